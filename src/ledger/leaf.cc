#include "ledger/leaf.h"
#include <algorithm>
#include <cassert>
#include "text/name.h"

namespace ledger {
namespace {

constexpr store::Query kLeaves{"leaves",
    "SELECT seq, at, commitments, facts_salt, facts, persons FROM leaf WHERE seq >= ?1 ORDER BY seq LIMIT ?2"};
constexpr store::Query kRows{"leaf_rows",
    "SELECT n, 0, commitments, facts_salt, facts, person FROM leaf_row WHERE leaf = ?1 AND n >= ?2 ORDER BY n LIMIT ?3"};

constexpr store::Query kTile{"tile", "SELECT hashes FROM tile WHERE level = ?1 AND idx = ?2"};

Columns columns_of(store::Row const& row) {
    Columns all{static_cast<std::uint64_t>(row.integer(0)), row.integer(1), std::string(row.text(2)), std::string(row.bytes(3)),
                std::string(row.text(4)), std::nullopt};
    if (!row.is_null(5)) all.persons = std::string(row.bytes(5));
    return all;
}

[[noreturn]] void altered(std::string_view context, std::uint64_t number, std::string_view what) {
    throw store::Failure(std::string(context) + " " + std::to_string(number) + ": " + std::string(what), "altered");
}

void open_persons(store::Db& db, std::string_view context, std::string const& sealed, std::vector<Personal>& persons) {
    auto opened = json::parse(db.sealer->open(context, sealed));
    if (!opened.is_array() || opened.get_array().size() != persons.size()) throw json::Error("not one part for each commitment");
    for (std::size_t p = 0; p < persons.size(); ++p) {
        auto const& part = opened.get_array()[p];
        if (part.is_null()) continue;
        if (!part.is_object()) throw json::Error("a part is no object");
        auto salt = crypto::from_base64(json::text(part.get_object(), "salt"));
        if (!salt) throw json::Error("a salt is no base64");
        persons[p].body = json::object(part.get_object(), "body");
        persons[p].salt = *salt;
    }
}

}  // namespace

std::string base64(Digest const& digest) { return crypto::base64(crypto::bytes(digest)); }

std::optional<Digest> digest_from_base64(std::string_view text) {
    auto bytes = crypto::from_base64(text);
    return bytes ? crypto::digest_from(*bytes) : std::nullopt;
}

Digest commit(Suite suite, std::string_view salt, std::string_view canonical) { return crypto::hash(suite, {salt, canonical}); }

namespace {

// What nobody could read again is not committed to: a ledger that holds it never verifies.
std::string readable(std::string text) {
    if (!text::is_utf8(text)) throw store::Failure("a leaf is to hold what is not UTF-8", "not_utf8");
    return text;
}

}  // namespace

Leaf new_leaf(Suite suite, json::Object facts, std::vector<json::Object> persons, Salts const& salts) {
    Leaf leaf;
    leaf.facts = std::move(facts);
    leaf.facts_text = readable(json::canonical(leaf.facts));
    leaf.facts_salt = salts(kSalt);
    assert(leaf.facts_salt.size() == kSalt);
    Commitments all{commit(suite, leaf.facts_salt, leaf.facts_text), {}};
    for (auto& body : persons) {
        auto salt = salts(kSalt);
        auto text = readable(json::canonical(body));
        all.persons.push_back(commit(suite, salt, text));
        leaf.persons.push_back({all.persons.back(), std::move(body), std::move(salt), std::move(text)});
    }
    leaf.commitments = text_of(all);
    leaf.hash = leaf_hash(suite, leaf.commitments);
    return leaf;
}

std::string text_of(Commitments const& commitments) {
    std::string text = "{\"facts\":\"" + base64(commitments.facts) + "\",\"persons\":[";
    for (auto const& person : commitments.persons) {
        if (text.back() != '[') text += ',';
        text += '"' + base64(person) + '"';
    }
    return text + "]}";
}

std::optional<Commitments> commitments_from(std::string_view text) {
    try {
        auto value = json::parse(text);
        if (!value.is_object()) return std::nullopt;
        auto facts = digest_from_base64(json::text(value.get_object(), "facts"));
        if (!facts) return std::nullopt;
        Commitments all{*facts, {}};
        for (auto const& each : json::array(value.get_object(), "persons")) {
            auto person = each.is_string() ? digest_from_base64(each.get_string()) : std::nullopt;
            if (!person) return std::nullopt;
            all.persons.push_back(*person);
        }
        if (text_of(all) != text) return std::nullopt;
        return all;
    } catch (json::Error const&) {
        return std::nullopt;
    }
}

// Canonical as it is put together: "body" comes before "salt", and nothing in base64 needs an escape.
store::Value sealed_persons(store::Db& db, std::string_view context, std::vector<Personal> const& persons) {
    std::string all = "[";
    bool any = false;
    for (auto const& person : persons) {
        if (all.size() > 1) all += ',';
        any = any || person.body;
        if (!person.body) all += "null";
        else all += "{\"body\":" + (person.text.empty() ? json::canonical(*person.body) : person.text) + ",\"salt\":\"" + crypto::base64(person.salt) + "\"}";
    }
    if (!any) return {};
    return store::Bytes{db.sealer->seal(context, all + "]")};
}

Leaf leaf_from(store::Db& db, Suite suite, std::string_view context, Columns const& columns) {
    Leaf leaf;
    auto commitments = commitments_from(columns.commitments);
    if (!commitments) altered(context, columns.number, "the commitments cannot be read");
    try {
        auto facts = json::parse(columns.facts);
        if (!facts.is_object()) throw json::Error("facts are no object");
        leaf.facts = std::move(facts.get_object());
        for (auto const& commitment : commitments->persons) leaf.persons.push_back({commitment, std::nullopt, {}});
        if (columns.persons) open_persons(db, context, *columns.persons, leaf.persons);
    } catch (json::Error const& error) {
        altered(context, columns.number, error.what());
    }
    leaf.facts_text = columns.facts;
    leaf.facts_salt = columns.facts_salt;
    leaf.commitments = columns.commitments;
    leaf.hash = leaf_hash(suite, leaf.commitments);
    return leaf;
}

law::Instant readable(law::Instant at) { return std::clamp(at, law::Instant{0}, law::Instant{253'402'300'799'999}); }

std::vector<Columns> leaves_from(store::Db& db, std::uint64_t first, std::size_t limit) {
    std::vector<Columns> all;
    db.each(kLeaves, [&](store::Row const& row) { all.push_back(columns_of(row)); }, static_cast<std::int64_t>(first),
            static_cast<std::int64_t>(limit));
    return all;
}

std::vector<Columns> rows_from(store::Db& db, std::uint64_t leaf, std::uint64_t first, std::size_t limit) {
    std::vector<Columns> all;
    db.each(kRows, [&](store::Row const& row) { all.push_back(columns_of(row)); }, static_cast<std::int64_t>(leaf),
            static_cast<std::int64_t>(first), static_cast<std::int64_t>(limit));
    return all;
}

std::vector<Digest> stored_tile(store::Db& db, int level, std::uint64_t index) {
    std::vector<Digest> hashes;
    db.each(kTile, [&](store::Row const& row) {
        auto bytes = row.bytes(0);
        if (bytes.size() % sizeof(Digest) != 0) return;
        for (; bytes.size() >= sizeof(Digest); bytes.remove_prefix(sizeof(Digest)))
            hashes.push_back(*crypto::digest_from(bytes.substr(0, sizeof(Digest))));
    }, std::int64_t{level}, static_cast<std::int64_t>(index));
    return hashes;
}

}  // namespace ledger

// Everything the ledger holds, one line a leaf, for whoever wants to verify or count without this program.
#include "ledger/leaf.h"
#include "ledger/verify.h"

namespace ledger {
namespace {

constexpr std::size_t kPage = 512;
constexpr store::Query kSuite{"genesis_facts", "SELECT facts FROM leaf WHERE seq = 0"};

json::Object line_of(store::Db& db, Suite suite, std::string_view context, Columns const& columns, bool facts_only) {
    json::Object line{{"leaf", static_cast<std::int64_t>(columns.number)},
                      {"facts", json::parse(columns.facts)},
                      {"facts_salt", crypto::base64(columns.facts_salt)},
                      {"commitments", json::parse(columns.commitments)}};
    if (facts_only) return line;
    json::Array persons;
    for (auto const& person : leaf_from(db, suite, context, columns).persons) {
        if (person.body) persons.push_back(json::Object{{"body", *person.body}, {"salt", crypto::base64(person.salt)}});
        else persons.push_back(nullptr);                 // erased
    }
    line["persons"] = std::move(persons);
    return line;
}

void export_rows(store::Db& db, Suite suite, Columns const& leaf, bool facts_only, std::function<void(std::string const&)> const& write) {
    for (std::uint64_t next = 0;;) {
        auto page = rows_from(db, leaf.number, next, kPage);
        for (auto const& columns : page) {
            auto line = line_of(db, suite, kRowPerson, columns, facts_only);
            line["leaf"] = static_cast<std::int64_t>(leaf.number);
            line["row"] = static_cast<std::int64_t>(columns.number);
            line["at"] = law::instant_text(readable(leaf.at));
            write(json::canonical(line));
            next = columns.number + 1;
        }
        if (page.size() < kPage) return;
    }
}

}  // namespace

void export_all(store::Db& db, bool facts_only, std::function<void(std::string const& line)> const& write) {
    auto genesis = db.word(kSuite);
    if (!genesis) return;
    auto suite = crypto::suite_named(json::text(json::parse(*genesis).as_object(), "suite"));
    if (!suite) throw store::Failure("the genesis leaf names no suite", "altered");
    for (std::uint64_t next = 0;;) {
        auto page = leaves_from(db, next, kPage);
        for (auto const& columns : page) {
            auto line = line_of(db, *suite, kLeafPersons, columns, facts_only);
            line["at"] = law::instant_text(readable(columns.at));
            write(json::canonical(line));
            export_rows(db, *suite, columns, facts_only, write);
            next = columns.number + 1;
        }
        if (page.size() < kPage) return;
    }
}

void read_facts(store::Db& db, std::function<void(std::uint64_t, std::optional<std::uint64_t>, json::Object const&)> const& take) {
    for (std::uint64_t next = 0;;) {
        auto page = leaves_from(db, next, kPage);
        for (auto const& leaf : page) {
            auto facts = json::parse(leaf.facts).as_object();
            take(leaf.number, {}, facts);
            next = leaf.number + 1;
            if (!facts.contains("rows")) continue;
            for (std::uint64_t from = 0;;) {
                auto rows = rows_from(db, leaf.number, from, kPage);
                for (auto const& row : rows) take(leaf.number, row.number, json::parse(row.facts).as_object());
                if (rows.size() < kPage) break;
                from = rows.back().number + 1;
            }
        }
        if (page.size() < kPage) return;
    }
}

}  // namespace ledger

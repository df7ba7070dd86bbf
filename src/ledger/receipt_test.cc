#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

using Try = std::function<void(std::string const&)>;

// Every value of a document once with another value, every member and element once away, doubled, moved or joined by a stranger.
class Alter {
 public:
    Alter(json::Value root, Try attempt) : root_(std::move(root)), original_(json::canonical(root_)), attempt_(std::move(attempt)) { visit(root_); }

 private:
    void put(json::Value& here, json::Value other) {
        std::swap(here, other);
        auto text = json::canonical(root_);
        if (text != original_) attempt_(text);
        std::swap(here, other);
    }

    void visit(json::Value& here) {
        put(here, nullptr);
        put(here, true);
        put(here, json::Array{here});
        if (here.is_int64()) {
            auto n = here.get_int64();
            for (auto other : {n + 1, n - 1, -n, n + 256, n + (std::int64_t{1} << 32)}) put(here, other);
            put(here, json::Value(std::to_string(n)));
        } else if (here.is_string()) {
            text(here);
        } else if (here.is_array()) {
            list(here);
        } else if (here.is_object()) {
            members(here);
        }
    }

    void text(json::Value& here) {
        std::string was(here.get_string().c_str(), here.get_string().size());
        put(here, 17);
        put(here, "");
        for (auto const& other : {was + "A", was + "=", was + " ", was + "\n", " " + was, "\n" + was, was + was}) put(here, json::Value(other));
        for (std::size_t i = 0; i < was.size(); ++i) {
            auto other = was;
            other[i] = other[i] == 'A' ? 'B' : 'A';
            if (static_cast<unsigned char>(was[i]) < 0x80) put(here, json::Value(other));
            if (i % 7 == 0 && static_cast<unsigned char>(was[i]) < 0x80) put(here, json::Value(was.substr(0, i) + was.substr(i + 1)));
        }
    }

    void list(json::Value& here) {
        auto const was = here.get_array();
        for (std::size_t i = 0; i < was.size(); ++i) {
            auto without = was, twice = was, moved = was;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            put(here, without);
            twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), json::Value(was[i]));
            put(here, twice);
            std::swap(moved[i], moved[(i + 1) % was.size()]);
            put(here, moved);
        }
        auto longer = was;
        longer.push_back(json::Object{});
        put(here, longer);
        for (auto& each : here.get_array()) visit(each);
    }

    void members(json::Value& here) {
        auto const was = here.get_object();
        for (auto const& member : was) {
            auto without = was, renamed = was;
            without.erase(member.key());
            put(here, without);
            renamed.erase(member.key());
            renamed[std::string(member.key()) + "_"] = member.value();
            put(here, renamed);
            twice(here, was, member);
        }
        for (auto const* stranger : {"extra", "", "commitment", "row", "receipt", "v "}) {
            auto more = was;
            if (!more.contains(stranger)) put(here, (more[stranger] = 0, more));
        }
        for (auto& member : here.get_object()) visit(member.value());
    }

    // The same name twice, with the same value, spelled alike and with an escape.
    void twice(json::Value& here, json::Object const& was, boost::json::key_value_pair const& member) {
        auto doubled = was;
        doubled["@"] = member.value();
        json::Value kept = std::exchange(here, doubled);
        auto text = json::canonical(root_);
        here = std::move(kept);
        std::string name(member.key());
        auto at = text.find("\"@\"");
        REQUIRE(at != text.npos);
        attempt_(text.substr(0, at + 1) + name + text.substr(at + 2));
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(name[0]));
        attempt_(text.substr(0, at + 1) + escaped + name.substr(1) + text.substr(at + 2));
    }

    json::Value root_;
    std::string original_;
    Try attempt_;
};

// A leaf with two persons, and a batch, in a ledger with some leaves around them.
struct Receipts {
    Book book;
    std::string leaf, row, bare_row;
    explicit Receipts(Suite suite) : book(suite) {
        book.commit([&] { book.add({{{"act", "note"}}}); });
        book.commit([&] {
            book.add({{{"act", "ask"}, {"result", "none"}, {"entries", json::Array{}}, {"list_version", 7}, {"late", false}, {"officer", nullptr}},
                      {{{"name", "某甲"}}, {{"name", "某乙"}, {"age", 7}}}});
            book.add(batch(7));
            book.add({{{"act", "note"}}});
        });
        leaf = book.receipt(2);
        row = book.receipt(3, 4);
        bare_row = book.receipt(3, 5);
    }
};

std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

// Every letter and digit of every string as an escape.
std::string escaped(std::string const& canonical) {
    std::string all;
    bool inside = false;
    for (std::size_t i = 0; i < canonical.size(); ++i) {
        auto c = canonical[i];
        if (c == '"') inside = !inside;
        if (inside && c == '\\') {
            all += canonical.substr(i++, 2);
        } else if (inside && std::isalnum(static_cast<unsigned char>(c))) {
            char hex[8];
            std::snprintf(hex, sizeof hex, "\\u%04X", static_cast<unsigned>(c));
            all += hex;
        } else {
            all += c;
        }
    }
    return all;
}

json::Value reversed(json::Value const& value) {
    if (!value.is_object()) return value;
    std::vector<boost::json::key_value_pair> members(value.get_object().begin(), value.get_object().end());
    json::Object all;
    for (auto member = members.rbegin(); member != members.rend(); ++member) all[member->key()] = reversed(member->value());
    return all;
}

std::vector<std::string> base64_in(json::Value const& value) {
    std::vector<std::string> all;
    if (value.is_string() && value.get_string().size() >= 44 && crypto::from_base64(value.get_string())) all.emplace_back(value.get_string());
    if (value.is_array())
        for (auto const& each : value.get_array())
            for (auto& found : base64_in(each)) all.push_back(found);
    if (value.is_object())
        for (auto const& each : value.get_object())
            for (auto& found : base64_in(each.value())) all.push_back(found);
    return all;
}

}  // namespace

TEST_CASE("receipts of leaves and of rows verify, at once and after the ledger was loaded again") {
    for (auto suite : kSuites) {
        CAPTURE(crypto::name(suite));
        Book book(suite);
        std::vector<std::pair<std::uint64_t, std::size_t>> batches;
        book.commit([&] {
            for (std::size_t count : {1, 2, 3, 255, 256, 257, 4096}) batches.emplace_back(book.add(batch(count)), count);
            book.add({{{"act", "note"}}, {{{"name", "某甲"}}}});
        });
        auto all_verify = [&] {
            for (std::uint64_t leaf = 0; leaf < book.log.size(); ++leaf) {
                auto verified = verify_receipt(book.receipt(leaf));
                CHECK(verified.why_en == "");
                CHECK(verified.ok);
                CHECK(verified.leaf == std::to_string(leaf));
                CHECK(verified.origin == book.log.origin());
                CHECK(verified.key_base64 == crypto::base64(book.log.public_key()));
                CHECK(verified.checkpoint == book.log.head().note);
                CHECK(verified.facts == read_leaf(*book.db, leaf)->facts);
            }
            for (auto [leaf, count] : batches)
                for (std::size_t row = 0; row < count; row += 1 + count / 5) {
                    auto verified = verify_receipt(book.receipt(leaf, row));
                    CHECK(verified.why_en == "");
                    CHECK(verified.leaf == std::to_string(leaf) + "." + std::to_string(row));
                    CHECK(json::integer(verified.facts, "place") == static_cast<std::int64_t>(row));
                    CHECK(json::text_or(verified.person, "name") == (row % 2 == 0 ? "某甲" + std::to_string(row) : ""));
                }
        };
        all_verify();
        CHECK(json::text(verify_receipt(book.receipt(book.log.size() - 1)).person, "name") == "某甲");
        book.commit([&] { book.add({{{"act", "note"}}}); });
        all_verify();
        book.load();
        all_verify();
        CHECK_THROWS_AS(book.receipt(batches[1].first, 2), store::Failure);
        History reader(*book.db);
        CHECK(verify_receipt(json::canonical(reader.receipt(*book.db, batches.back().first, 4095))).ok);
    }
}

TEST_CASE("no receipt with any other value, member or element verifies") {
    for (auto suite : kSuites) {
        Receipts all(suite);
        std::size_t tried = 0;
        std::vector<std::string> accepted;
        for (auto const& receipt : {all.leaf, all.row, all.bare_row}) {
            REQUIRE(verify_receipt(receipt).ok);
            Alter(json::parse(receipt), [&](std::string const& text) {
                ++tried;
                auto verified = verify_receipt(text);
                if (verified.ok) accepted.push_back(text);
                else if (verified.why_zh.empty() || verified.why_en.empty()) accepted.push_back("refused without a word: " + text);
            });
        }
        CHECK(tried > 3000);
        CHECK(accepted.size() == 0);
        if (!accepted.empty()) MESSAGE(accepted[0]);
    }
}

TEST_CASE("a value has one spelling; white space, order and escapes are transport") {
    for (auto suite : kSuites) {
        Receipts all(suite);
        for (auto const& [receipt, number] : {std::pair(all.leaf, "2"), std::pair(all.row, "3")}) {
            auto value = json::parse(receipt);
            CHECK(verify_receipt(json::pretty(value)).ok);
            CHECK(verify_receipt("\r\n\t " + receipt + " \n").ok);
            CHECK(json::pretty(reversed(value)) != json::pretty(value));
            CHECK(verify_receipt(json::pretty(reversed(value))).ok);
            CHECK(verify_receipt(escaped(receipt)).ok);
            for (std::string member : {"\"leaf\":", "\"v\":"})
                for (std::string other : {".0", "e0", "E0", "e+0", ".", "0", "n", "e-0"}) {
                    auto whole = member + (member == "\"v\":" ? "1" : number);
                    auto text = receipt;
                    for (auto at = text.find(whole); at != text.npos; at = text.find(whole, at + 1)) {
                        auto one = text;
                        CHECK_FALSE(verify_receipt(one.insert(at + whole.size(), other)).ok);
                        for (std::string before : {"+", "0", "-", "0x", "\""}) {
                            one = text;
                            CHECK_FALSE(verify_receipt(one.insert(at + member.size(), before)).ok);
                        }
                    }
                }
            for (auto const& spelled : base64_in(value)) {
                auto refused = [&, &whole = receipt](std::string const& other) {
                    if (other != spelled) CHECK_FALSE(verify_receipt(replaced(whole, spelled, other)).ok);
                };
                auto bare = spelled.substr(0, spelled.find('='));
                refused(bare);
                refused(bare + "=");
                refused(bare + "==");
                refused(bare + "====");
                refused(spelled + "\\n");
                refused(spelled.substr(0, 20) + " " + spelled.substr(20));
                refused(spelled.substr(0, 20) + "\\r\\n" + spelled.substr(20));
                auto url = spelled;
                for (auto& c : url) c = c == '+' ? '-' : c == '/' ? '_' : c;
                refused(url);
                auto last = bare.back();
                for (char other : {char(last + 1), char(last - 1)})              // bits that say nothing
                    if (bare.size() != spelled.size() && std::isalnum(static_cast<unsigned char>(other)))
                        refused(bare.substr(0, bare.size() - 1) + other + spelled.substr(bare.size()));
            }
        }
        for (std::string text : {"", "{}", "[]", "null", "7", "\"receipt\"", "{\"receipt\":{}}", "{\"receipt\":null}", "{\"v\":1}", "\xEF\xBB\xBF{}",
            "\xFF"})
            CHECK_FALSE(verify_receipt(text).ok);
        CHECK_FALSE(verify_receipt(all.leaf + all.leaf).ok);
        CHECK_FALSE(verify_receipt("\xEF\xBB\xBF" + all.leaf).ok);
        CHECK_FALSE(verify_receipt(all.leaf.substr(0, all.leaf.size() - 1)).ok);
        CHECK_FALSE(verify_receipt(std::string(100'000, '[')).ok);
    }
}

TEST_CASE("parts of one receipt do not fit another") {
    for (auto suite : kSuites) {
        Receipts one(suite);
        auto texts = {one.leaf, one.row, one.bare_row, one.book.receipt(3), one.book.receipt(4), one.book.receipt(3, 2), one.book.receipt(0)};
        std::vector<json::Value> receipts;
        for (auto const& text : texts) receipts.push_back(json::parse(text));
        for (auto const& a : receipts)
            for (auto const& b : receipts)
                for (auto const& member : b.get_object()) {
                    auto mixed = a.get_object();
                    if (auto const* own = mixed.if_contains(member.key()); own && *own == member.value()) continue;
                    mixed[member.key()] = member.value();
                    CHECK_FALSE(verify_receipt(json::canonical(mixed)).ok);
                }
        // Signed by another key, or of another suite.
        auto other = crypto::SigningKey::generate(suite);
        auto forged = json::parse(one.leaf).get_object();
        auto note = *open_note(json::text(forged, "checkpoint"), suite, one.book.log.public_key());
        forged["checkpoint"] = sign_note(note.origin, note.size, note.root, other);
        CHECK_FALSE(verify_receipt(json::canonical(forged)).ok);
        forged["key"] = crypto::base64(other.public_bytes());
        auto self_consistent = verify_receipt(json::canonical(forged));      // whose key signed is for the reader to judge
        CHECK(self_consistent.ok);
        CHECK(self_consistent.key_base64 != crypto::base64(one.book.log.public_key()));
    }
}

TEST_CASE("a whole answer verifies with its receipt, and no other answer does") {
    for (auto suite : kSuites) {
        Book book(suite);
        json::Object answer{{"id", "1"}, {"result", "discipline"}, {"list_version", 7}};
        answer["entries"] = json::Array{json::Object{{"id", "e1"}, {"until", "2027-03-02"}}};
        book.commit([&] {
            book.add({{{"act", "ask"}, {"answer", answer_hash(suite, answer)}}});
            auto rows = batch(3);
            rows.rows[1].facts["answer"] = answer_hash(suite, answer);
            book.add(rows);
        });
        for (auto const& receipt : {book.log.receipt(*book.db, 1), book.log.receipt(*book.db, 2, 1)}) {
            auto whole = answer;
            whole["receipt"] = receipt;
            CHECK(verify_receipt(json::pretty(whole)).ok);
            std::size_t accepted = 0, tried = 0;
            Alter(answer, [&](std::string const& text) {
                if (!text.starts_with('{') || text.find("\"receipt\"") != text.npos) return;
                json::Value other;
                try {
                    other = json::parse(text);
                } catch (json::Error const&) {
                    return;
                }
                other.get_object()["receipt"] = receipt;
                ++tried;
                accepted += verify_receipt(json::canonical(other)).ok;
            });
            CHECK(tried > 100);
            CHECK(accepted == 0);
        }
        auto whole = answer;
        whole["receipt"] = book.log.receipt(*book.db, 0);                    // proves no answer
        CHECK_FALSE(verify_receipt(json::canonical(whole)).ok);
    }
}

TEST_CASE("receipts stay verifiable when a person is erased, with the commitment in the person's place") {
    for (auto suite : kSuites) {
        Receipts all(suite);
        auto& book = all.book;
        book.commit([&] {
            CHECK(erase_person(*book.db, 2, 1));
            CHECK(erase_person(*book.db, 3, 0, 4));
            json::Array parts{json::Object{{"leaf", 2}, {"part", 1}}, json::Object{{"leaf", 3}, {"row", 4}, {"part", 0}}};
            book.add({{{"act", "erased"}, {"erased", parts}}});
        });
        CHECK_FALSE(erase_person(*book.db, 2, 1));
        CHECK_FALSE(erase_person(*book.db, 2, 2));
        CHECK_FALSE(erase_person(*book.db, 3, 0, 5));
        CHECK_FALSE(erase_person(*book.db, 99, 0));
        for (bool loaded : {false, true}) {
            if (loaded) book.load();
            auto leaf = book.receipt(2), row = book.receipt(3, 4);
            CHECK(leaf.find("某乙") == leaf.npos);
            CHECK(leaf.find("某甲") != leaf.npos);
            CHECK(row.find("某甲") == row.npos);
            CHECK(verify_receipt(leaf).ok);
            CHECK(verify_receipt(row).ok);
            CHECK(verify_receipt(row).person.empty());
        }
        CHECK(verify_receipt(all.leaf).ok);                                  // what was handed out before still verifies
        auto report = book.verify();
        CHECK(told(report) == "");
        CHECK(report.erased == 2);
        auto stored = read_leaf(*book.db, 2);
        CHECK(stored->persons.at(0));
        CHECK_FALSE(stored->persons.at(1));
    }
}

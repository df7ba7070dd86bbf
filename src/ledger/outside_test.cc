#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

Draft note(std::int64_t n) { return {{{"act", "note"}, {"n", n}}}; }

// Commits of one leaf each.
void grow(Book& book, int count, std::int64_t from = 0) {
    for (int i = 0; i < count; ++i) book.commit([&] { book.add(note(from + i)); });
}

bool holds_line(std::string const& told, std::string const& words) {
    INFO("found:\n", told, "wanted: ", words);
    bool found = told.find(words) != told.npos;
    CHECK(found);
    return found;
}

std::string anchor_of(Book& book) {
    std::string all;
    constexpr store::Query notes{"notes", "SELECT note FROM checkpoint ORDER BY size"};
    book.db->each(notes, [&](store::Row const& row) { all += std::string(row.text(0)) + "\n"; });
    return all;
}

}  // namespace

TEST_CASE("a ledger rolled back as a whole is found against a checkpoint kept elsewhere, and only so") {
    for (auto suite : kSuites) {
        Book book(suite);
        grow(book, 270);
        auto kept = book.log.head();
        auto thrice = [&](std::int64_t from) {
            store::Transaction transaction(*book.db);
            book.add(saving(*book.db, {thing("gone" + std::to_string(from))}));
            book.add(batch(3));
            book.add(note(from));
            book.log.seal(*book.db, book.at);
            transaction.commit();
        };
        thrice(1000);
        auto outside = book.log.head().note;
        CHECK(told(book.verify({outside})) == "");

        // As root: the last commit with all that belongs to it, and the head, as they were before it.
        auto size = static_cast<std::int64_t>(kept.size);
        for (auto query : {store::Query{"cut", "DELETE FROM leaf WHERE seq >= ?1"}, store::Query{"cut_rows", "DELETE FROM leaf_row WHERE leaf >= ?1"},
                           store::Query{"cut_checkpoints", "DELETE FROM checkpoint WHERE size > ?1"}})
            book.db->exec(query, size);
        holds_line(told(book.verify()), "row | thing gone1000 | unknown row");     // whoever forgets a row is found without
        book.db->exec(store::Query{"cut_row", "DELETE FROM thing"});
        holds_line(told(book.verify()), "head | head | it tells of 274 leaves, but there are 271");
        book.db->exec(store::Query{"cut_head", "UPDATE head SET size = ?1, root = ?2"}, size, store::Bytes{std::string(crypto::bytes(kept.root))});
        CHECK(told(book.verify()) == "");
        CHECK(told(book.verify({kept.note})) == "");
        CHECK(told(book.verify({outside}))
            == "outside checkpoint | outside checkpoint 1 (274) | the ledger has only 271 leaves: it was rolled back or truncated\n");

        // Grown again from there, it is another ledger.
        book.load();
        thrice(2000);
        CHECK(told(book.verify()) == "");
        holds_line(told(book.verify({outside})),
            "outside checkpoint | outside checkpoint 1 (274) | the ledger of that size has another root: history was rewritten");
        CHECK(told(book.verify({kept.note})) == "");
    }
}

TEST_CASE("history rewritten by the holder of the key is found against a checkpoint kept elsewhere") {
    for (auto suite : kSuites) {
        Book one(suite), other(suite);
        grow(one, 20);
        grow(other, 10);
        grow(other, 15, 500);
        CHECK(told(other.verify()) == "");
        auto found = other.verify({anchor_of(one)});
        CHECK(found.findings.size() == 10);                 // the ten checkpoints after the ten common leaves
        holds_line(told(found), "outside checkpoint 12 (12) | the ledger of that size has another root");
        holds_line(told(found), "outside checkpoint 21 (21) | the ledger of that size has another root");
        CHECK(told(one.verify({anchor_of(one), one.log.head().note})) == "");
        CHECK(told(other.verify({anchor_of(other)})) == "");
    }
}

TEST_CASE("a ledger signed anew with another key is found against a checkpoint kept elsewhere") {
    for (auto suite : kSuites) {
        Book book(suite);
        grow(book, 5);
        auto key = crypto::SigningKey::generate(suite);
        // As root with a key of one's own: every note again, the genesis leaf left as it was.
        std::vector<std::pair<std::int64_t, Digest>> checkpoints;
        book.db->each(store::Query{"all", "SELECT size, root FROM checkpoint"},
                      [&](store::Row const& row) { checkpoints.emplace_back(row.integer(0), *crypto::digest_from(row.bytes(1))); });
        auto outside = book.log.head().note;
        for (auto const& [size, root] : checkpoints)
            book.db->exec(store::Query{"again", "UPDATE checkpoint SET note = ?2 WHERE size = ?1"}, size,
                          sign_note(book.log.origin(), static_cast<std::uint64_t>(size), root, key));
        auto verify = [&](std::string const& public_key, std::vector<std::string> const& kept) {
            return told(verify_all(*book.db, suite, public_key, {kind_of(kThings)}, kept));
        };
        holds_line(verify(book.log.public_key(), {}), "checkpoint | checkpoint 6 | its signature does not hold");
        holds_line(verify(key.public_bytes(), {}), "leaf | leaf 0 | the genesis leaf names another suite or key");
        // A whole ledger of that key, genesis and all, is consistent with itself.
        auto signer = signer_of(suite);
        signer.key = key;
        auto db = open_db();
        Log log(signer);
        store::Transaction transaction(*db);
        log.load(*db, kStart);
        for (int i = 0; i < 5; ++i) log.append(note(i), kStart + 1000), log.seal(*db, kStart + 1000);
        auto forged = [&](std::vector<std::string> const& kept) {
            return told(verify_all(*db, suite, key.public_bytes(), {kind_of(kThings)}, kept));
        };
        CHECK(forged({}) == "");
        CHECK(forged({outside}) == "outside checkpoint | outside checkpoint 1 | its signature does not hold, or another key signed it\n");
    }
}

TEST_CASE("what is no checkpoint is not taken for one") {
    Book book(Suite::sha256_ed25519);
    grow(book, 3);
    for (std::string text : {"words", "words\n\n", "\xE2\x80\x94 x AAAA\n"})
        holds_line(told(book.verify({text})), "outside checkpoint | outside checkpoint 1 | its signature does not hold");
    CHECK(told(book.verify({"", "\n\n"})) == "");
    auto anchor = anchor_of(book);
    auto cut = anchor.substr(0, anchor.size() - 30);
    holds_line(told(book.verify({cut})), "outside checkpoint | outside checkpoint 4 | its signature does not hold");
    CHECK(book.verify({cut}).findings.size() == 1);
    auto witness = "\xE2\x80\x94 witness.example.org " + crypto::base64("wxyz" + std::string(64, 's')) + "\n";
    CHECK(told(book.verify({book.log.head().note + witness + "\n" + anchor})) == "");
}

TEST_CASE("an export has every leaf and row on a line of its own, and what was erased stays away") {
    for (auto suite : kSuites) {
        Book book(suite);
        book.commit([&] {
            book.add({{{"act", "note"}}, {{{"name", "某甲"}}, {{"name", "某乙"}}}});
            book.add(batch(600));
        });
        book.commit([&] {
            erase_person(*book.db, 1, 0);
            book.add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", 1}, {"part", 0}}}}}});
        });
        for (bool facts_only : {false, true}) {
            std::vector<json::Object> lines;
            std::string text;
            export_all(*book.db, facts_only, [&](std::string const& line) {
                CHECK(json::is_canonical(line));
                lines.push_back(json::parse(line).as_object());
                text += line;
            });
            CHECK(lines.size() == 4 + 600);
            CHECK((text.find("某甲0") != text.npos) == !facts_only);
            CHECK((text.find("某乙") != text.npos) == !facts_only);
            CHECK(text.find("\"某甲\"") == text.npos);
            for (auto const& line : lines) {
                CHECK(line.contains("persons") == !facts_only);
                auto const& commitments = json::object(line, "commitments");
                auto salt = *crypto::from_base64(json::text(line, "facts_salt"));
                CHECK(base64(commit(suite, salt, json::canonical(json::object(line, "facts")))) == json::text(commitments, "facts"));
            }
            CHECK(json::integer(lines[3 + 599], "row") == 599);
            CHECK(json::text(lines[5], "at") == "2026-03-02T01:00:01.000Z");
        }
    }
}

#include "ledger/for_tests.h"
#include "test/postgres.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

// A ledger of some 300 leaves (one full tile) with rows, persons, batches and an erased part.
//   leaf 1: rows a and b · 2: a again · 3: a batch of five · 4: two persons · 5: a row in a batch · … · 300: part 1 of leaf 4 erased
struct Subject : Book {
    explicit Subject(Suite suite, std::string const& address = ":memory:") : Book(suite, address) {
        commit([&] { add(saving(*db, {thing("a"), thing("b")})); });
        commit([&] {
            add(saving(*db, {thing("a", 2)}));
            add(batch(5));
        });
        commit([&] { add({{{"act", "note"}}, {{{"name", "某甲"}}, {{"name", "某乙"}}}}); });
        commit([&] {
            auto inside = batch(2);
            auto saved = store::save(*db, kThings, thing("c"));
            inside.rows[1].facts["images"] = json::Array{image(saved, saved.facts)};
            inside.rows[1].person["images"] = json::Array{image(saved, saved.person)};
            add(inside);
        });
        while (log.size() < 300)
            commit([&] {
                for (int i = 0; i < 59; ++i) add({{{"act", "note"}, {"n", i}}});
            });
        commit([&] {
            erase_person(*db, 4, 1);
            add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", 4}, {"part", 1}}}}}});
        });
    }
    void sql(std::string const& statement) { db->script(statement); }
    // What verification finds after a statement, which is then undone.
    std::string after(std::string const& statement, std::vector<std::string> const& outside = {}) {
        store::Transaction undone(*db);
        db->script(statement);
        return told(verify(outside));
    }
};

std::string after_savepoint(Book& book, std::string const& statement) {
    store::Savepoint undone(*book.db);
    book.db->script(statement);
    return told(book.verify());
}

bool tells(std::string const& told, std::string const& words) { return told.find(words) != told.npos; }

struct Edit {
    std::string statement, name;                 // what must be among the findings: "what | name"
};

// SQL of the two databases for bytes.
struct Spelled {
    store::Db const& db;
    std::string zeros = bytes(std::string(64, '0'));
    std::string bytes(std::string const& hex) const { return db.is_postgres() ? "'\\x" + hex + "'::bytea" : "x'" + hex + "'"; }
    std::string longer(std::string const& more) const { return db.is_postgres() ? "hashes || " + more : "CAST(hashes || " + more + " AS BLOB)"; }
};

std::vector<Edit> edits_of_leaves(Subject const& ledger) {
    Spelled const in{*ledger.db};
    auto last = std::to_string(ledger.log.size());
    return {
        Edit{"UPDATE leaf SET facts = replace(facts, 'note', 'nope') WHERE seq = 7", "leaf | leaf 7 | its facts or their salt"},
        Edit{"UPDATE leaf SET facts = replace(facts, ':', ': ') WHERE seq = 7", "leaf | leaf 7 | its facts or their salt"},
        Edit{"UPDATE leaf SET facts = '[]' WHERE seq = 7", "leaf | leaf 7 | unreadable"},
        Edit{"UPDATE leaf SET facts = '{}' WHERE seq = 0", "leaf | leaf 0 | its facts or their salt"},
        Edit{"UPDATE leaf SET facts_salt = " + in.zeros + " WHERE seq = 7", "leaf | leaf 7 | its facts or their salt"},
        Edit{"UPDATE leaf SET facts_salt = " + in.bytes("") + " WHERE seq = 7", "leaf | leaf 7 | its facts or their salt"},
        Edit{"UPDATE leaf SET at = at + 1 WHERE seq = 7", "leaf | leaf 7 | its number or instant"},
        Edit{"UPDATE leaf SET at = 9223372036854775807 WHERE seq = 7", "leaf | leaf 7 | its number or instant"},
        Edit{"UPDATE leaf SET at = -9223372036854775807 - 1 WHERE seq = 7", "leaf | leaf 7 | its number or instant"},
        Edit{"UPDATE leaf SET commitments = '{}' WHERE seq = 7", "leaf | leaf 7 | unreadable"},
        Edit{"UPDATE leaf SET commitments = commitments || ' ' WHERE seq = 7", "leaf | leaf 7 | unreadable"},
        Edit{"UPDATE leaf SET commitments = (SELECT commitments FROM leaf WHERE seq = 8) WHERE seq = 7",
             "leaf | leaf 7 | its facts or their salt"},
        Edit{"UPDATE leaf SET persons = NULL WHERE seq = 1", "leaf | leaf 1 | personal part 1 is missing"},
        Edit{"UPDATE leaf SET persons = NULL WHERE seq = 4", "leaf | leaf 4 | personal part 0 is missing"},
        Edit{"UPDATE leaf SET persons = (SELECT persons FROM leaf WHERE seq = 2) WHERE seq = 1", "leaf | leaf 1 | unreadable"},
        Edit{"UPDATE leaf SET persons = (SELECT persons FROM leaf WHERE seq = 1) WHERE seq = 4",
             "leaf | leaf 4 | personal part 0 was altered"},
        Edit{"UPDATE leaf SET persons = (SELECT persons FROM leaf WHERE seq = 1) WHERE seq = 4",
             "leaf | leaf 4 | personal part 1 was erased by leaf"},
        Edit{"UPDATE leaf SET persons = " + in.bytes("00") + " WHERE seq = 1", "leaf | leaf 1 | unreadable"},
        Edit{"UPDATE leaf SET persons = (SELECT persons FROM leaf WHERE seq = 1) WHERE seq = 7", "leaf | leaf 7 | unreadable"},
        Edit{"DELETE FROM leaf WHERE seq = 7", "leaf | leaf 7 | missing"},
        Edit{"DELETE FROM leaf WHERE seq BETWEEN 7 AND 9", "leaf | leaf 7–9 | missing"},
        Edit{"DELETE FROM leaf WHERE seq = 0", "leaf | leaf 0 | missing"},
        Edit{"DELETE FROM leaf WHERE seq = 270", "leaf | leaf 270 | missing"},
        Edit{"DELETE FROM leaf WHERE seq >= 290", "head | head | it tells of " + last + " leaves, but there are 290"},
        Edit{"DELETE FROM leaf WHERE seq >= 290", "leaf | leaf 290–" + std::to_string(ledger.log.size() - 1) + " | missing"},
        Edit{"DELETE FROM leaf", "head | head | it tells of " + last + " leaves, but there are 0"},
        Edit{"UPDATE leaf SET seq = -7 WHERE seq = 7", "leaf | leaf | there are unknown leaves besides"},
        Edit{"UPDATE leaf SET seq = 7000 WHERE seq = 290", "leaf | leaf 290 | missing"},
        Edit{"UPDATE leaf SET seq = 9223372036854775807 WHERE seq = 290", "leaf | leaf 9223372036854775807 | its number is far beyond"},
        Edit{"INSERT INTO leaf SELECT " + last + ", at, commitments, facts_salt, facts, persons FROM leaf WHERE seq = 7",
             "leaf | leaf " + last},
    };
}

std::vector<Edit> edits_of_rows_of_batches(Subject const& ledger) {
    Spelled const in{*ledger.db};
    return {
        Edit{"UPDATE leaf_row SET facts = replace(facts, 'none', 'gone') WHERE leaf = 3 AND n = 2",
             "leaf | leaf 3.2 | its facts or their salt"},
        Edit{"UPDATE leaf_row SET facts_salt = " + in.zeros + " WHERE leaf = 3 AND n = 2",
             "leaf | leaf 3.2 | its facts or their salt"},
        Edit{"UPDATE leaf_row SET commitments = (SELECT commitments FROM leaf_row WHERE leaf = 3 AND n = 0) WHERE leaf = 3 AND n = 2",
             "leaf | leaf 3.2 | its facts or their salt"},
        Edit{"UPDATE leaf_row SET person = NULL WHERE leaf = 3 AND n = 2", "leaf | leaf 3.2 | personal part 0 is missing"},
        Edit{"UPDATE leaf_row SET person = (SELECT person FROM leaf_row WHERE leaf = 3 AND n = 0) WHERE leaf = 3 AND n = 2",
             "leaf | leaf 3.2 | personal part 0 was altered"},
        Edit{"DELETE FROM leaf_row WHERE leaf = 3 AND n = 2", "leaf | leaf 3.2 | missing from its batch"},
        Edit{"DELETE FROM leaf_row WHERE leaf = 3", "leaf | leaf 3.0–4 | missing from its batch"},
        Edit{"UPDATE leaf_row SET n = 9 WHERE leaf = 3 AND n = 2", "leaf | leaf 3.9 | unknown"},
        Edit{"UPDATE leaf_row SET n = -1 WHERE leaf = 3 AND n = 2", "leaf | leaf 3.2 | missing"},
        Edit{"UPDATE leaf_row SET leaf = 8 WHERE leaf = 3", "leaf | leaf 8 | the rows under it are unknown"},
        Edit{"INSERT INTO leaf_row SELECT 3, 5, commitments, facts_salt, facts, person FROM leaf_row WHERE leaf = 3 AND n = 0",
             "leaf | leaf 3.5 | unknown"},
        Edit{"INSERT INTO leaf_row SELECT 7, n, commitments, facts_salt, facts, person FROM leaf_row WHERE leaf = 3",
             "leaf | leaf 7 | the rows under it"},
    };
}

std::vector<Edit> edits_of_checkpoints(Subject const& ledger) {
    Spelled const in{*ledger.db};
    auto last = std::to_string(ledger.log.size());
    auto root = in.bytes(crypto::hex(crypto::bytes(ledger.log.head().root)));
    return {
        Edit{"UPDATE head SET root = " + in.zeros, "head | head | its root is not"},
        Edit{"UPDATE head SET root = " + in.bytes("00"), "head | head | the ledger has no head, or it is unreadable"},
        Edit{"UPDATE head SET size = size - 1", "head | head | it tells of"},
        Edit{"UPDATE head SET size = size + 1", "head | head | it tells of"},
        Edit{"DELETE FROM head", "head | head | the ledger has no head"},
        Edit{"UPDATE checkpoint SET root = " + in.zeros + " WHERE size = 4", "checkpoint | checkpoint 4 | its root"},
        Edit{"UPDATE checkpoint SET root = " + in.bytes("") + " WHERE size = 4", "checkpoint | checkpoint 4 | its root"},
        Edit{"UPDATE checkpoint SET root = " + root + " WHERE size = 4", "checkpoint | checkpoint 4 | its root"},
        Edit{"UPDATE checkpoint SET note = '' WHERE size = 4", "checkpoint | checkpoint 4 | its signature does not hold"},
        Edit{"UPDATE checkpoint SET note = note || ' ' WHERE size = 4", "checkpoint | checkpoint 4 | its signature does not hold"},
        Edit{"UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 1) WHERE size = 4",
             "checkpoint | checkpoint 4 | its note signs another"},
        Edit{"UPDATE checkpoint SET note = NULL WHERE size = " + last,
             "checkpoint | checkpoint " + last + " | its signature is missing"},
        Edit{"UPDATE checkpoint SET at = at - 1 WHERE size = 4", "checkpoint | checkpoint 4 | its instant"},
        Edit{"UPDATE checkpoint SET size = 7 WHERE size = 4", "checkpoint | checkpoint 7 | its root"},
        Edit{"UPDATE checkpoint SET size = -4 WHERE size = 4", "checkpoint | checkpoint 0 | a checkpoint of no leaves"},
        Edit{"UPDATE checkpoint SET size = 5000 WHERE size = 4", "checkpoint | checkpoint 5000 | it is beyond"},
        Edit{"DELETE FROM checkpoint WHERE size = " + last, "checkpoint | checkpoint " + last + " | the present size"},
        Edit{"DELETE FROM checkpoint", "checkpoint | checkpoint " + last + " | the present size"},
    };
}

std::vector<Edit> edits_of_tiles(Subject const& ledger) {
    Spelled const in{*ledger.db};
    return {
        Edit{"DELETE FROM tile WHERE level = 0", "tile | tile 0/0 | this tile is missing"},
        Edit{"DELETE FROM tile WHERE level = 1", "tile | tile 1/0 | this tile is missing"},
        Edit{"UPDATE tile SET hashes = " + in.zeros + " WHERE level = 0", "tile | tile 0/0 | altered"},
        Edit{"UPDATE tile SET hashes = " + in.longer(in.bytes("00")) + " WHERE level = 0",
             "tile | tile 0/0 | this tile is missing or unreadable"},
        Edit{"UPDATE tile SET hashes = " + in.longer(in.zeros) + " WHERE level = 0", "tile | tile 0/0 | altered"},
        Edit{"UPDATE tile SET hashes = " + in.zeros + " WHERE level = 1", "tile | tile 1/0 | altered"},
        Edit{"UPDATE tile SET hashes = " + in.longer(in.zeros) + " WHERE level = 1", "tile | tile 1/0 | altered"},
        Edit{"UPDATE tile SET level = 3 WHERE level = 0", "tile | tile | "},
        Edit{"INSERT INTO tile VALUES (0, 1, " + in.zeros + ")", "tile | tile | 1 unknown tiles"},
    };
}

}  // namespace

#define CHECK_TOLD(findings, words)                                      \
    do {                                                                 \
        std::string const told_now = findings, told_of = words;                \
        INFO("found:\n", told_now, "wanted: ", told_of);                      \
        CHECK(tells(told_now, told_of));                                    \
    } while (false)

TEST_CASE("an unaltered ledger verifies clean, counted whole") {
    for (auto suite : kSuites) {
        Subject ledger(suite);
        std::uint64_t done = 0, all = 0;
        auto report = verify_all(*ledger.db, suite, ledger.log.public_key(), {kind_of(kThings)}, {ledger.log.head().note},
                                 [&](std::uint64_t d, std::uint64_t a) { done = d, all = a; });
        CHECK(told(report) == "");
        CHECK(report.leaves == ledger.log.size());
        CHECK(report.rows == 3);
        CHECK(report.erased == 1);
        CHECK(done == ledger.log.size());
        CHECK(all == ledger.log.size());
        // A kind that nobody compares is a gap, not a pass.
        CHECK_TOLD(told(verify_all(*ledger.db, suite, ledger.log.public_key(), {}, {})), "row | thing | ");
    }
}

TEST_CASE("every edit of a row is named, with its field") {
    for (auto suite : kSuites)
        for (bool postgres : {false, true}) {
            if (postgres && suite == Suite::sha256_ed25519) continue;
            Subject ledger(suite, postgres ? test::Postgres::instance().fresh_database() : ":memory:");
            CHECK(told(ledger.verify()) == "");
            std::string row = "row | thing ";
            for (auto const& edit : {
                     Edit{"UPDATE thing SET title = 'x' WHERE id = 'a'", row + "a | altered, as leaf 2 tells: title"},
                     Edit{"UPDATE thing SET title = title || ' ' WHERE id = 'b'", row + "b | altered, as leaf 1 tells: title"},
                     Edit{"UPDATE thing SET colour = 'red' WHERE id = 'a'", row + "a | altered, as leaf 2 tells: colour"},
                     Edit{"UPDATE thing SET amount = amount + 1, due = NULL WHERE id = 'a'", row + "a | altered, as leaf 2 tells: amount, due"},
                     Edit{"UPDATE thing SET amount = 9223372036854775807 WHERE id = 'a'", row + "a | altered, as leaf 2 tells: amount"},
                     Edit{"UPDATE thing SET amount = -9007199254740993 WHERE id = 'a'", row + "a | altered, as leaf 2 tells: amount"},
                     Edit{"UPDATE thing SET parts = '[]' WHERE id = 'c'", row + "c | altered, as leaf 5.1 tells: parts"},
                     Edit{"UPDATE thing SET holder = 'x' WHERE id = 'a'", row + "a | altered, as leaf 2 tells: holder"},
                     Edit{"UPDATE thing SET holder = 'x' WHERE id = 'c'", row + "c | altered, as leaf 5.1 tells: holder"},
                     Edit{"UPDATE thing SET number = (SELECT number FROM thing WHERE id = 'b') WHERE id = 'a'",
                          row + "a | altered, as leaf 2 tells: number"},
                     Edit{"UPDATE thing SET number = " + Spelled{*ledger.db}.bytes("00") + " WHERE id = 'a'", row + "a | unreadable"},
                     Edit{"UPDATE thing SET version = 1 WHERE id = 'a'", row + "a | version is 1, but 2 in leaf 2"},
                     Edit{"UPDATE thing SET version = 3 WHERE id = 'a'", row + "a | version is 3, but 2 in leaf 2"},
                     Edit{"UPDATE thing SET version = 9223372036854775807 WHERE id = 'a'", row + "a | version is 9223372036854775807"},
                     Edit{"UPDATE thing SET colour = 'blue' WHERE id = 'b'", row + "b | unreadable"},
                     Edit{"UPDATE thing SET due = '2026-02-30' WHERE id = 'b'", row + "b | unreadable"},
                     Edit{"UPDATE thing SET due = 'x' WHERE id = 'b'", row + "b | unreadable"},
                     Edit{"UPDATE thing SET parts = '[{\"name\":\"一\"}]' WHERE id = 'b'", row + "b | unreadable"},
                     Edit{"UPDATE thing SET id = 'z' WHERE id = 'b'", row + "b | missing"},
                     Edit{"UPDATE thing SET id = 'z' WHERE id = 'b'", row + "z | unknown"},
                     Edit{"DELETE FROM thing WHERE id = 'b'", row + "b | missing"},
                     Edit{"DELETE FROM thing", row + "c | missing"},
                     Edit{"INSERT INTO thing SELECT 'y', version, title, holder, colour, amount, due, parts, number FROM thing WHERE id = 'b'",
                          row + "y | unknown"},
                 }) {
                CAPTURE(edit.statement);
                CHECK_TOLD(ledger.after(edit.statement), edit.name);
            }
            // Back to what an earlier version was: the version and the fields tell.
            store::Transaction undone(*ledger.db);
            ledger.sql("DELETE FROM thing WHERE id = 'a'");
            store::save(*ledger.db, kThings, thing("a"));
            CHECK_TOLD(told(ledger.verify()), "row | thing a | version is 1, but 2 in leaf 2");
        }
}

TEST_CASE("every edit of the ledger itself is named, with its leaf") {
    for (auto suite : kSuites)
        for (bool postgres : {false, true}) {
            if (postgres && suite == Suite::sha256_ed25519) continue;
            Subject ledger(suite, postgres ? test::Postgres::instance().fresh_database() : ":memory:");
            for (auto edits : {edits_of_leaves, edits_of_rows_of_batches, edits_of_checkpoints, edits_of_tiles})
                for (auto const& edit : edits(ledger)) {
                    CAPTURE(edit.statement);
                    CHECK_TOLD(ledger.after(edit.statement), edit.name);
                }
            CHECK(told(ledger.verify()) == "");
        }
}

TEST_CASE("an altered leaf or tile is named alone where the rest shows which of them it was") {
    for (auto suite : kSuites) {
        Subject ledger(suite);
        CHECK(ledger.after("UPDATE leaf SET facts = replace(facts, 'note', 'nope') WHERE seq = 7")
            == "leaf | leaf 7 | its facts or their salt were altered\n");
        // Leaf rewritten with its commitments: the tile knows it.
        auto forged = new_leaf(suite, {{"act", "nope"}, {"leaf", 7}, {"at", law::instant_text(kStart)}}, {}, signer_of(suite).salts);
        {
            store::Transaction undone(*ledger.db);
            ledger.db->exec(store::Query{"forge", "UPDATE leaf SET at = ?1, facts = ?2, facts_salt = ?3, commitments = ?4 WHERE seq = 7"}, kStart,
                forged.facts_text,
                            store::Bytes{forged.facts_salt}, forged.commitments);
            CHECK(told(ledger.verify()) == "leaf | leaf 7 | it is not the leaf whose hash tile 0/0 holds\n");
            // The tile, too: the tile above and the checkpoint of that commit know it.
            auto tile = stored_tile(*ledger.db, 0, 0);
            tile[7] = forged.hash;
            std::string hashes;
            for (auto const& hash : tile) hashes += crypto::bytes(hash);
            ledger.db->exec(store::Query{"forge_tile", "UPDATE tile SET hashes = ?1 WHERE level = 0"}, store::Bytes{hashes});
            auto found = told(ledger.verify());
            CHECK_TOLD(found, "something from leaf 6 to leaf 64 was altered");
            CHECK_TOLD(found, "tile | tile 1/0 | altered");
        }
        auto hashes = stored_tile(*ledger.db, 0, 0);
        auto flipped = hashes;
        flipped[100][5] ^= 1;
        std::string all;
        for (auto const& hash : flipped) all += crypto::bytes(hash);
        store::Transaction undone(*ledger.db);
        ledger.db->exec(store::Query{"flip", "UPDATE tile SET hashes = ?1 WHERE level = 0"}, store::Bytes{all});
        CHECK(told(ledger.verify()) == "tile | tile 0/0 | altered: it is not what the leaves give\n");
    }
}

TEST_CASE("a personal part may be missing only when a later leaf says that it was erased") {
    for (auto suite : kSuites) {
        Subject ledger(suite);
        auto erase = [&](json::Object part, bool also) {
            store::Transaction undone(*ledger.db);
            if (also) erase_person(*ledger.db, 4, 0);
            ledger.add({{{"act", "erased"}, {"erased", json::Array{part}}}});
            ledger.log.seal(*ledger.db, ledger.at);
            return told(ledger.verify());
        };
        CHECK(erase({{"leaf", 4}, {"part", 0}}, true) == "");
        ledger.load();
        CHECK_TOLD(erase({{"leaf", 4}, {"part", 0}}, false), "leaf | leaf 4 | personal part 0 was erased by leaf");
        ledger.load();
        CHECK_TOLD(erase({{"leaf", 3}, {"part", 0}}, true), "leaf | leaf 4 | personal part 0 is missing");
        ledger.load();
        CHECK_TOLD(erase({{"leaf", 4}, {"row", 0}, {"part", 0}}, true), "leaf | leaf 4 | personal part 0 is missing");
        ledger.load();
        // Nor may an earlier leaf say so of a later one.
        ledger.commit([&] {
            auto next = static_cast<std::int64_t>(ledger.log.size()) + 1;
            ledger.add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", next}, {"part", 0}}}}}});
            ledger.add({{{"act", "note"}}, {{{"name", "某丙"}}}});
        });
        auto newest = std::to_string(ledger.log.size() - 1);
        CHECK_TOLD(ledger.after("UPDATE leaf SET persons = NULL WHERE seq = " + newest), "leaf | leaf " + newest + " | personal part 0 is missing");
    }
}

TEST_CASE("a row keeps its facts proven when its person was erased, and a row forged with its commitments is not its batch's") {
    for (auto suite : kSuites) {
        Subject ledger(suite);
        ledger.commit([&] {
            erase_person(*ledger.db, 1, 1);
            ledger.add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", 1}, {"part", 1}}}}}});
        });
        CHECK(told(ledger.verify()) == "");
        CHECK_TOLD(ledger.after("UPDATE thing SET title = 'x' WHERE id = 'b'"), "row | thing b | altered, as leaf 1 tells: title");
        auto forged = new_leaf(suite, {{"act", "nope"}}, {}, signer_of(suite).salts);
        store::Transaction undone(*ledger.db);
        constexpr store::Query forge{"forge_row",
            "UPDATE leaf_row SET facts = ?1, facts_salt = ?2, commitments = ?3, person = NULL WHERE leaf = 3 AND n = 2"};
        ledger.db->exec(forge, forged.facts_text, store::Bytes{forged.facts_salt}, forged.commitments);
        CHECK(told(ledger.verify()) == "leaf | leaf 3 | the rows of its batch are not those it commits to\n");
    }
}

TEST_CASE("images are held to their versions, and rows that are gone stay gone") {
    Subject ledger(Suite::sha256_ed25519);
    store::Transaction transaction(*ledger.db);
    auto draft = saving(*ledger.db, {thing("two")});
    auto again = saving(*ledger.db, {thing("two", 2)});
    // One leaf may tell of two versions of a row.
    auto images = json::array(again.facts, "images");
    draft.facts["images"].as_array().push_back(images[0]);
    draft.persons.push_back(again.persons[0]);
    ledger.add(draft);
    ledger.log.seal(*ledger.db, ledger.at);
    CHECK(told(ledger.verify()) == "");
    CHECK_TOLD(after_savepoint(ledger, "UPDATE thing SET title = 'x' WHERE id = 'two'"), "row | thing two | altered, as leaf 302 tells: title\n");
    // A leaf that tells an old version again.
    ledger.add(draft);
    ledger.log.seal(*ledger.db, ledger.at);
    CHECK_TOLD(told(ledger.verify()), "row | thing two | leaf 303 tells of version 1, which leaf 302 had reached already");
}

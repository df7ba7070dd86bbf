#include <chrono>
#include <thread>
#include "ledger/for_tests.h"
#include "test/postgres.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

std::vector<Digest> leaf_hashes(store::Db& db, Suite suite) {
    std::vector<Digest> all;
    for (auto const& leaf : leaves_from(db, 0, 1 << 20)) all.push_back(leaf_hash(suite, leaf.commitments));
    return all;
}

Proof proof_of(json::Object const& object) {
    Proof all;
    for (auto const& each : json::array(object, "proof")) all.push_back(*digest_from_base64(each.as_string()));
    return all;
}

Draft draft(std::int64_t n) { return {{{"act", "note"}, {"n", n}}, {{{"name", "某乙" + std::to_string(n)}}}}; }

template <class F> void on_each(F body) {
    for (auto suite : kSuites)
        for (bool postgres : {false, true}) {
            CAPTURE(crypto::name(suite));
            CAPTURE(postgres);
            Book book(suite, postgres ? test::Postgres::instance().fresh_database() : ":memory:");
            body(book, suite);
        }
}

std::string code_of(std::function<void()> const& act) {
    try {
        act();
    } catch (store::Failure const& failure) {
        return failure.code;
    }
    return "";
}

}  // namespace

TEST_CASE("an empty ledger gets one signed genesis leaf, and only once") {
    on_each([](Book& book, Suite suite) {
        CHECK(book.log.size() == 1);
        auto genesis = read_leaf(*book.db, 0);
        REQUIRE(genesis);
        CHECK(json::text(genesis->facts, "act") == "genesis");
        CHECK(json::text(genesis->facts, "suite") == crypto::name(suite));
        CHECK(json::text(genesis->facts, "origin") == book.log.origin());
        CHECK(json::text(genesis->facts, "key") == crypto::base64(book.log.public_key()));
        CHECK(json::integer(genesis->facts, "leaf") == 0);
        CHECK(json::text(genesis->facts, "at") == "2026-03-02T01:00:00.000Z");
        auto note = open_note(book.log.head().note, suite, book.log.public_key());
        REQUIRE(note);
        CHECK(note->size == 1);
        CHECK(note->root == book.log.head().root);
        auto before = book.log.head().note;
        book.load();
        CHECK(book.log.size() == 1);
        CHECK(book.log.head().note == before);
        CHECK(verify_receipt(book.receipt(0)).ok);
    });
}

TEST_CASE("what one writer sealed the next one goes on with, at every size around the tiles") {
    on_each([](Book& book, Suite suite) {
        std::map<std::uint64_t, Digest> roots{{1, book.log.head().root}};
        std::int64_t n = 0;
        for (int commit : {1, 2, 251, 1, 1, 1, 254, 3, 40}) {
            auto sealed = book.commit([&] {
                for (int i = 0; i < commit; ++i) book.add(draft(++n));
            });
            CHECK(sealed.size == book.log.size());
            CHECK(sealed.root == root_of(suite, leaf_hashes(*book.db, suite)));
            roots[sealed.size] = sealed.root;
            book.load();
            CHECK(book.log.head().root == sealed.root);
            CHECK(book.log.head().note == sealed.note);
            CHECK(verify_receipt(book.receipt(sealed.size - 1)).ok);
            CHECK(verify_receipt(book.receipt(0)).ok);
        }
        CHECK(book.log.size() == 555);
        auto hashes = leaf_hashes(*book.db, suite);
        for (std::uint64_t leaf = 0; leaf < 555; leaf += 37)
            CHECK(included(suite, hashes[leaf], leaf, 555, proof_of(book.log.proof(*book.db, leaf)), book.log.head().root));
        for (auto const& [from, old_root] : roots)
            for (auto const& [to, root] : roots) {
                if (from > to) continue;
                auto answer = book.log.consistency(*book.db, from, to);
                CHECK(json::text(answer, "from_root") == base64(old_root));
                CHECK(json::text(answer, "to_root") == base64(root));
                CHECK(open_note(json::text(answer, "from_checkpoint"), suite, book.log.public_key())->root == old_root);
                CHECK(consistent(suite, from, old_root, to, root, proof_of(answer)));
            }
        // Between commits, too, and from nothing at all.
        CHECK(json::text(book.log.consistency(*book.db, 100, 300), "to_root") == base64(root_of(suite, {hashes.begin(), hashes.begin() + 300})));
        CHECK(proof_of(book.log.consistency(*book.db, 0, 555)).empty());
        CHECK(code_of([&] { book.log.consistency(*book.db, 3, 556); }) == "missing");
        CHECK(code_of([&] { book.log.proof(*book.db, 555); }) == "missing");
        CHECK(code_of([&] { book.log.receipt(*book.db, 555); }) == "missing");

        auto report = book.verify();
        CHECK(told(report) == "");
        CHECK(report.leaves == 555);
        History reader(*book.db);
        CHECK(reader.head.root == book.log.head().root);
        CHECK(json::canonical(reader.receipt(*book.db, 300, {})) == book.receipt(300));
    });
}

TEST_CASE("a stored leaf reads back as it was appended") {
    on_each([](Book& book, Suite) {
        book.commit([&] {
            auto plain = book.add({{{"act", "note"}, {"words", "“引号”与\n换行"}}});
            auto two = book.add({{{"act", "note"}}, {{{"name", "某甲"}}, {{"name", "某乙"}}}});
            auto rows = book.add(batch(3));
            CHECK(plain == 1);
            CHECK(two == 2);
            CHECK(rows == 3);
        });
        auto plain = read_leaf(*book.db, 1), two = read_leaf(*book.db, 2), rows = read_leaf(*book.db, 3), row = read_leaf(*book.db, 3, 2);
        REQUIRE((plain && two && rows && row));
        CHECK(json::text(plain->facts, "words") == "“引号”与\n换行");
        CHECK(plain->at == book.at);
        CHECK(plain->persons.empty());
        REQUIRE(two->persons.size() == 2);
        CHECK(json::text(*two->persons[1], "name") == "某乙");
        CHECK(json::integer(json::object(rows->facts, "rows"), "count") == 3);
        CHECK(json::integer(row->facts, "place") == 2);
        CHECK(row->at == book.at);
        CHECK(json::text(row->persons.at(0).value(), "name") == "某甲2");
        CHECK(read_leaf(*book.db, 3, 1)->persons.empty());
        CHECK_FALSE(read_leaf(*book.db, 3, 3));
        CHECK_FALSE(read_leaf(*book.db, 4));
        CHECK(told(book.verify()) == "");
    });
}

TEST_CASE("a second writer's seal is a failure, and nothing of it stays") {
    on_each([](Book& book, Suite suite) {
        Log other(signer_of(suite));
        other.load(*book.db, book.at);
        book.commit([&] { book.add(draft(1)); });
        other.append(draft(2), book.at);
        CHECK(code_of([&] {
            store::Transaction transaction(*book.db);
            other.seal(*book.db, book.at);
            transaction.commit();
        }) == "epoch");
        CHECK(told(book.verify()) == "");
        book.commit([&] { book.add(draft(3)); });
        other.load(*book.db, book.at);
        CHECK(other.size() == 3);
        other.append(draft(4), book.at);
        store::Transaction transaction(*book.db);
        CHECK(other.seal(*book.db, book.at)->size == 4);
        transaction.commit();
        CHECK(told(book.verify()) == "");
    });
}

TEST_CASE("of two writers at the same time one wins, and the other is told so") {
    auto address = test::Postgres::instance().fresh_database();
    Book book(Suite::sha256_ed25519, address);
    auto db = open_db(address);
    Log other(signer_of(Suite::sha256_ed25519));
    other.load(*db, book.at);
    other.append(draft(2), book.at);
    book.add(draft(1));
    std::string code;
    store::Transaction first(*book.db);
    book.log.seal(*book.db, book.at);
    std::thread second([&] {                                             // waits for the first, unless it comes after it
        code = code_of([&] {
            store::Transaction transaction(*db);
            other.seal(*db, book.at);
            transaction.commit();
        });
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    first.commit();
    second.join();
    CHECK(code == "epoch");
    CHECK(book.log.size() == 2);
    CHECK(told(book.verify()) == "");
}

TEST_CASE("a ledger is written only by the suite, key and origin of its genesis") {
    Book book(Suite::sha256_ed25519);
    auto refused = [&](Signer signer) {
        return code_of([&] { Log(std::move(signer)).load(*book.db, book.at); });
    };
    CHECK(refused(signer_of(Suite::sm3_sm2)) != "");
    auto other_key = signer_of(Suite::sha256_ed25519), other_origin = other_key;
    other_key.key = crypto::SigningKey::from_seed("another key as long as the first");
    other_origin.origin = "hengxin/000000/00000000";
    CHECK(refused(other_key) == "signer");
    CHECK(refused(other_origin) == "signer");
    CHECK(refused(signer_of(Suite::sha256_ed25519)) == "");
}

TEST_CASE("rewinding forgets what was appended since the mark, and a failed commit is loaded again") {
    on_each([](Book& book, Suite) {
        book.commit([&] {
            book.add(draft(1));
            auto mark = book.log.mark();
            book.add(draft(2));
            book.add(batch(5));
            book.log.rewind(mark);
            CHECK(book.log.size() == 2);
            CHECK(book.add(draft(3)) == 2);
        });
        CHECK(book.log.size() == 3);
        CHECK(json::integer(read_leaf(*book.db, 2)->facts, "n") == 3);
        CHECK_FALSE(read_leaf(*book.db, 2, 0));
        auto head = book.log.head();
        {
            store::Transaction lost(*book.db);
            for (int i = 0; i < 300; ++i) book.add(draft(i));
            book.log.seal(*book.db, book.at);
        }
        book.load();
        CHECK(book.log.head().root == head.root);
        book.add(draft(8));
        book.log.rewind(book.log.head().size);
        CHECK_FALSE(book.log.seal(*book.db, book.at));
        book.commit([&] { book.add(draft(9)); });
        CHECK(told(book.verify()) == "");
        CHECK(verify_receipt(book.receipt(3)).ok);
    });
}

TEST_CASE("what a person's part said is given back when the act that forgets it is undone") {
    on_each([](Book& book, Suite) {
        auto of_case = [](std::string const& id) { return Draft{{{"act", "note"}, {"case", id}}, {{{"name", "某乙"}}, {{"name", "某丙"}}}}; };
        book.commit([&] { book.add(of_case("sealed")); });
        book.commit([&] {
            book.add(of_case("kept"));
            book.add(of_case("gone"));
            auto mark = book.log.mark();
            CHECK(book.log.forget(*book.db, 2, "kept").size() == 2);
            CHECK(book.log.forget(*book.db, 2, "kept").empty());
            book.log.rewind(mark);
            CHECK(book.log.forget(*book.db, 3, "gone").size() == 2);
            book.add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", 3}, {"part", 0}}, json::Object{{"leaf", 3}, {"part", 1}}}}}});
        });
        auto persons = [&](std::uint64_t leaf) { return read_leaf(*book.db, leaf)->persons; };
        CHECK(json::text(persons(2)[0].value(), "name") == "某乙");
        CHECK(json::text(persons(2)[1].value(), "name") == "某丙");
        CHECK_FALSE(persons(3)[0]);
        CHECK_FALSE(persons(3)[1]);
        CHECK(told(book.verify()) == "");
        CHECK(verify_receipt(book.receipt(2)).ok);
    });
}

TEST_CASE("old signatures go but the last of each legal day; roots stay, and the ledger still verifies") {
    on_each([](Book& book, Suite) {
        for (int i = 1; i <= 60; ++i) {
            book.at = kStart + i * kDay / 4;                             // four commits a day, the last of each at 03:00 of the next legal day
            book.commit([&] { book.add(draft(i)); });
        }
        constexpr store::Query notes{"notes", "SELECT COUNT(*) FROM checkpoint WHERE note IS NOT NULL"};
        constexpr store::Query roots{"roots", "SELECT COUNT(*) FROM checkpoint"};
        auto now = book.at;
        auto dropped = prune_notes(*book.db, now);
        CHECK(dropped > 20);
        CHECK(book.db->number(notes) == 61 - static_cast<std::int64_t>(dropped));
        CHECK(book.db->number(roots) == 61);
        CHECK(prune_notes(*book.db, now) == 0);
        std::map<law::Date, int> days;
        book.db->each(store::Query{"at", "SELECT at FROM checkpoint WHERE note IS NOT NULL"},
            [&](store::Row const& row) { ++days[law::legal_day(row.integer(0))]; });
        CHECK(days.size() == 16);
        for (auto const& [day, count] : days)
            if (day < law::legal_day(now - 7 * kDay)) CHECK(count == 1);
        CHECK(told(book.verify()) == "");
        CHECK_FALSE(book.log.consistency(*book.db, 2, 61).contains("from_checkpoint"));
        prune_notes(*book.db, now + 100 * kDay);
        CHECK(book.db->number(notes) == 16);
        CHECK(told(book.verify()) == "");
        book.load();
        CHECK(verify_receipt(book.receipt(5)).ok);
    });
}

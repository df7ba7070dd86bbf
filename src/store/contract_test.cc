// One contract, held against a real SQLite and a real PostgreSQL.
#include <doctest/doctest.h>
#include "store/table.h"
#include "test/postgres.h"

namespace {

using namespace store;

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Part { std::string name; std::int64_t count; };
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))
struct Thing {
    std::string id;
    std::int64_t version = 0;
    std::string from;                    // a word of SQL
    std::optional<law::Date> to;
    Colour colour = Colour::red;
    bool flag = false;
    std::optional<Sealed> number;
    std::vector<Part> parts;
    Bytes raw;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, version, from, to, colour, flag, number, parts, raw))
Table<Thing> const kThings{"thing", {"from"}};

constexpr std::string_view kCreate = R"(CREATE TABLE thing (id {{TEXT}} PRIMARY KEY, version {{INTEGER}} NOT NULL, "from" {{TEXT}} NOT NULL, "to" {{TEXT}},
    colour {{TEXT}} NOT NULL, flag {{INTEGER}} NOT NULL, number {{BLOB}}, parts {{TEXT}} NOT NULL, raw {{BLOB}} NOT NULL) {{STRICT}};)";

struct Reverse : Sealer {
    std::string seal(std::string_view context, std::string_view plain) const override { return std::string(context) + std::string(plain.rbegin(), plain.rend()); }
    std::string open(std::string_view context, std::string_view sealed) const override {
        if (!sealed.starts_with(context)) throw Failure("not of this column", "altered");
        sealed.remove_prefix(context.size());
        return {sealed.rbegin(), sealed.rend()};
    }
};

// Runs `body` on a fresh database of each kind.
template <class F> void on_both(F body) {
    static Reverse const sealer;
    test::OwnFolder folder("contract");
    for (auto& address : {folder.file("county.db"), test::Postgres::instance().fresh_database()}) {
        CAPTURE(address);
        auto db = open(address);
        db->sealer = &sealer;
        migrate(*db, {{1, "0001-thing", std::string(kCreate)}});
        body(*db, address);
    }
}

Thing thing(std::string id) {
    return {std::move(id), 1, "从“甲”'到\"乙", law::date_from("2026-03-02"), Colour::green, true, Sealed{"130528199001010010"}, {{"一", 9007199254740991}, {"", -1}},
            {std::string("\0\x01\xff", 3)}};
}

}  // namespace

TEST_CASE("a row comes back as it was saved, on both databases") {
    on_both([](Db& db, std::string const&) {
        auto image = save(db, kThings, thing("a"));
        CHECK(image.person.contains("from"));
        CHECK(image.person.contains("number"));
        CHECK_FALSE(image.facts.contains("number"));
        auto back = load(db, kThings, "a");
        REQUIRE(back);
        CHECK(json::canonical(json::write(*back)) == json::canonical(json::write(thing("a"))));
        CHECK_FALSE(load(db, kThings, "b"));
        auto bare = thing("c");
        bare.to = std::nullopt;
        bare.number = std::nullopt;
        bare.parts.clear();
        bare.raw = {""};
        save(db, kThings, bare);
        CHECK(json::canonical(json::write(*load(db, kThings, "c"))) == json::canonical(json::write(bare)));
        CHECK(select(db, kThings, "WHERE \"to\" IS NULL ORDER BY id").size() == 1);
        // The clear number is nowhere in the table.
        CHECK(db.number(Query{"plain", "SELECT COUNT(*) FROM thing WHERE number = ?1"}, Bytes{"130528199001010010"}) == 0);
    });
}

TEST_CASE("a text that one of them would cut short is kept by neither") {
    on_both([](Db& db, std::string const&) {
        auto cut = thing("a");
        cut.from = std::string("a\0b", 3);
        CHECK_THROWS_AS(save(db, kThings, cut), Failure);
        CHECK(!load(db, kThings, "a"));
    });
}

TEST_CASE("two writers of one version cannot both succeed") {
    on_both([](Db& db, std::string const&) {
        auto row = thing("a");
        save(db, kThings, row);
        row.version = 2;
        save(db, kThings, row);
        CHECK_THROWS_AS(save(db, kThings, row), Failure);
        row.version = 4;
        CHECK_THROWS_AS(save(db, kThings, row), Failure);
        CHECK(load(db, kThings, "a")->version == 2);
    });
}

TEST_CASE("transactions and savepoints undo what was not kept, also after an error") {
    on_both([](Db& db, std::string const&) {
        constexpr Query count{"count", "SELECT COUNT(*) FROM thing"};
        {
            Transaction transaction(db);
            save(db, kThings, thing("a"));
        }
        CHECK(db.number(count) == 0);
        {
            Transaction transaction(db);
            save(db, kThings, thing("a"));
            {
                Savepoint one(db);
                save(db, kThings, thing("b"));
                {
                    Savepoint two(db);
                    CHECK_THROWS_AS(save(db, kThings, thing("a")), Failure);
                }
                CHECK(db.number(count) == 2);
            }
            {
                Savepoint three(db);
                save(db, kThings, thing("c"));
                three.release();
            }
            transaction.commit();
        }
        CHECK(db.number(count) == 2);
        CHECK(load(db, kThings, "c"));
        CHECK_FALSE(load(db, kThings, "b"));
    });
}

TEST_CASE("what could not be undone is never committed") {
    on_both([](Db& db, std::string const&) {
        {
            Transaction transaction(db);
            {
                Savepoint savepoint(db);
                save(db, kThings, thing("a"));
                db.must_not_commit = true;             // as when its rollback fails
                savepoint.release();
            }
            CHECK_THROWS_AS(transaction.commit(), Failure);
        }
        CHECK(db.number(Query{"count", "SELECT COUNT(*) FROM thing"}) == 0);
        Transaction next(db);
        save(db, kThings, thing("b"));
        next.commit();
        CHECK(db.number(Query{"count", "SELECT COUNT(*) FROM thing"}) == 1);
    });
}

TEST_CASE("queries nest, parameters repeat, text sorts bytewise, and a wrong type is an altered row") {
    on_both([](Db& db, std::string const&) {
        for (auto* id : {"b", "B", "甲", "a", "Z"}) save(db, kThings, thing(id));
        std::string order;
        constexpr Query all{"all", "SELECT id FROM thing ORDER BY id"};
        int pairs = 0;
        db.each(all, [&](Row const& r) {
            order += r.text(0);
            db.each(all, [&](Row const&) { ++pairs; });
        });
        CHECK(order == "BZab甲");
        CHECK(pairs == 25);
        CHECK(db.number(Query{"twice", "SELECT COUNT(*) FROM thing WHERE id = ?1 OR \"from\" = ?1"}, std::string("a")) == 1);
        CHECK(db.exec(Query{"del", "DELETE FROM thing WHERE id < ?1"}, std::string("a")) == 2);
        CHECK_THROWS_AS(db.each(all, [](Row const& r) { r.integer(0); }), Failure);
        CHECK_THROWS_AS(db.exec(Query{"bad", "SELECT nothing FROM nowhere"}), Failure);
        CHECK(db.number(Query{"big", "SELECT version FROM thing WHERE id = ?1"}, std::string("a")) == 1);
    });
}

TEST_CASE("readers see the last commit and never wait for the writer") {
    on_both([](Db& db, std::string const& address) {
        save(db, kThings, thing("a"));
        auto reader = open(address, Access::read_only);
        constexpr Query count{"count", "SELECT COUNT(*) FROM thing"};
        Transaction writing(db);
        save(db, kThings, thing("b"));
        {
            Transaction reading(*reader);
            CHECK(reader->number(count) == 1);
        }
        writing.commit();
        CHECK(reader->number(count) == 2);
        CHECK_THROWS_AS(reader->exec(Query{"del", "DELETE FROM thing"}), Failure);
    });
}

TEST_CASE("migrations apply once, in order, and a changed text is found") {
    on_both([](Db& db, std::string const&) {
        std::vector<Migration> two{{1, "0001-thing", std::string(kCreate)}, {2, "0002-other", "CREATE TABLE other (id {{INTEGER}} PRIMARY KEY) {{STRICT}};"}};
        CHECK(migrate(db, two) == 1);
        CHECK(migrate(db, two) == 0);
        auto changed = two;
        changed[1].text += " ";
        CHECK_THROWS_AS(migrate(db, changed), Failure);
        CHECK_THROWS_AS(migrate(db, {two[0]}), Failure);
        // One that breaks half way leaves nothing behind.
        auto three = two;
        three.push_back({3, "0003-broken", "CREATE TABLE third (id {{INTEGER}} PRIMARY KEY) {{STRICT}}; CREATE TABLE other (id {{INTEGER}});"});
        CHECK_THROWS_AS(refuse_older(db, three), Failure);
        CHECK_NOTHROW(refuse_older(db, two));
        CHECK_THROWS_AS(migrate(db, three), Failure);
        three[2].text = "CREATE TABLE third (id {{INTEGER}} PRIMARY KEY) {{STRICT}};";
        CHECK(migrate(db, three) == 1);
    });
}

TEST_CASE("the shipped migrations make one and the same schema on both databases") {
    std::vector<std::string> schemas;
    on_both([&](Db& db, std::string const&) {
        db.script("DROP TABLE thing; DELETE FROM migration;");
        migrate(db, shipped_migrations());
        std::string all;
        auto add = [&](Row const& r) { all += std::string(r.text(0)) + "\n"; };
        if (db.is_postgres())
            db.each(Query{"schema", "SELECT CAST(table_name || '.' || column_name AS TEXT) COLLATE \"C\" AS c FROM information_schema.columns WHERE table_schema = 'public' ORDER BY c"}, add);
        else
            db.each(Query{"schema", "SELECT m.name || '.' || c.name AS c FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY c"}, add);
        schemas.push_back(all);
    });
    CHECK(schemas.at(0) == schemas.at(1));
    CHECK(schemas.at(0).find("leaf.commitments") != std::string::npos);
}

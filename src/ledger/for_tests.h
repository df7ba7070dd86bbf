// What the tests of the ledger share: a ledger in a database of its own, a table of proven rows, and a sealer that proves nothing, so
// that whatever is found out is found out by the ledger.
#pragma once
#include <doctest/doctest.h>
#include <cstdlib>
#include <map>
#include <random>
#include "ledger/history.h"
#include "ledger/leaf.h"
#include "ledger/log.h"
#include "ledger/receipt.h"
#include "ledger/verify.h"
#include "store/table.h"

namespace ledger::for_tests {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Part { std::string name; std::int64_t count; };
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))
struct Thing {
    std::string id;
    std::int64_t version = 1;
    std::string title, holder;
    Colour colour = Colour::red;
    std::int64_t amount = 0;
    std::optional<law::Date> due;
    std::vector<Part> parts;
    store::Sealed number;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, version, title, holder, colour, amount, due, parts, number))
inline store::Table<Thing> const kThings{"thing", {"holder"}};
constexpr std::string_view kCreate = R"(CREATE TABLE thing (id {{TEXT}} PRIMARY KEY, version {{INTEGER}} NOT NULL, title {{TEXT}} NOT NULL,
    holder {{TEXT}} NOT NULL, colour {{TEXT}} NOT NULL, amount {{INTEGER}} NOT NULL, due {{TEXT}}, parts {{TEXT}} NOT NULL,
    number {{BLOB}} NOT NULL) {{STRICT}};)";

constexpr Suite kSuites[] = {Suite::sm3_sm2, Suite::sha256_ed25519};
constexpr law::Instant kStart = 1'772'413'200'000, kDay = 86'400'000;      // 2026-03-02T01:00:00Z

struct Backwards : store::Sealer {
    std::string seal(std::string_view context, std::string_view plain) const override {
        return std::string(context) + std::string(plain.rbegin(), plain.rend());
    }
    std::string open(std::string_view context, std::string_view sealed) const override {
        if (!sealed.starts_with(context)) throw store::Failure("not of this column", "altered");
        sealed.remove_prefix(context.size());
        return {sealed.rbegin(), sealed.rend()};
    }
};

inline std::unique_ptr<store::Db> open_db(std::string const& address = ":memory:") {
    static Backwards const sealer;
    auto db = store::open(address);
    db->sealer = &sealer;
    std::vector<store::Migration> migrations;
    for (auto& each : store::shipped_migrations())
        if (each.number == 1) migrations.push_back(each);
    migrations.push_back({2, "0002-thing", std::string(kCreate)});
    store::migrate(*db, migrations);
    return db;
}

// SM2 keys have no seed: nothing here may depend on which key it is.
inline crypto::SigningKey key_of(Suite suite) {
    static auto const sm2 = crypto::SigningKey::generate(Suite::sm3_sm2);
    return suite == Suite::sm3_sm2 ? sm2 : crypto::SigningKey::from_seed("hengxin tests: 32 bytes of a key");
}

inline Signer signer_of(Suite suite) {
    auto random = std::make_shared<std::mt19937_64>(17);
    auto key = key_of(suite);
    auto origin = "hengxin/130528/" + crypto::hex(key.public_bytes()).substr(0, 8);
    return {origin, key, [random](std::size_t count) {
                std::string salt;
                while (salt.size() < count) salt += static_cast<char>((*random)());
                return salt;
            }};
}

// A ledger, its database and a clock.
struct Book {
    std::unique_ptr<store::Db> db;
    Log log;
    law::Instant at = kStart;

    explicit Book(Suite suite, std::string const& address = ":memory:") : db(open_db(address)), log(signer_of(suite)) { load(); }
    void load() {
        store::Transaction transaction(*db);
        log.load(*db, at);
        transaction.commit();
    }
    // One commit of whatever `acts` appends.
    template <class F> Checkpoint commit(F acts) {
        at += 1000;
        store::Transaction transaction(*db);
        acts();
        auto sealed = log.seal(*db, at);
        transaction.commit();
        REQUIRE(sealed);
        return *sealed;
    }
    std::uint64_t add(Draft draft) { return log.append(std::move(draft), at); }
    std::string receipt(std::uint64_t leaf, std::optional<std::uint64_t> row = {}) const { return json::canonical(log.receipt(*db, leaf, row)); }
    Report verify(std::vector<std::string> const& outside = {}) const {
        return verify_all(*db, log.suite(), log.public_key(), {kind_of(kThings)}, outside);
    }
};

inline json::Object image(store::Image const& image, json::Object const& fields) {
    return {{"kind", image.kind}, {"id", image.id}, {"version", image.version}, {"fields", fields}};
}

// Saves rows and makes the draft of the leaf that tells of them; the personal side of each row is a part of its own.
inline Draft saving(store::Db& db, std::vector<Thing> const& things) {
    Draft draft{{{"noun", "thing"}, {"act", "save"}}};
    json::Array images;
    for (auto const& thing : things) {
        auto saved = store::save(db, kThings, thing);
        images.push_back(image(saved, saved.facts));
        draft.persons.push_back({{"images", json::Array{image(saved, saved.person)}}});
    }
    draft.facts["images"] = std::move(images);
    return draft;
}

inline Thing thing(std::string id, std::int64_t version = 1) {
    return {id, version, "标题 " + id, "持有者 " + id, Colour::green, 100 * version, law::date_from("2026-03-02"), {{"一", 1}, {"二", version}},
            {"NUMBER-" + id}};
}

// A batch that checks `count` invented subjects.
inline Draft batch(std::size_t count) {
    Draft draft{{{"noun", "check"}, {"act", "ask_batch"}}};
    for (std::size_t i = 0; i < count; ++i) {
        RowDraft row{{{"noun", "check"}, {"act", "ask"}, {"result", "none"}, {"place", static_cast<std::int64_t>(i)}}, {}};
        if (i % 2 == 0) row.person = {{"name", "某甲" + std::to_string(i)}};
        draft.rows.push_back(std::move(row));
    }
    return draft;
}

inline bool long_run() { return std::getenv("HENGXIN_LONG") != nullptr; }

inline std::string told(Report const& report) {
    std::string all;
    for (auto const& each : report.findings) all += each.what + " | " + each.name + " | " + each.en + "\n";
    return all;
}

}  // namespace ledger::for_tests

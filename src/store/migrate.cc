#include <map>
#include "crypto/crypto.h"
#include "store/db.h"

namespace store {
namespace {

constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS migration (number {{INTEGER}} PRIMARY KEY, name {{TEXT}} NOT NULL, digest {{TEXT}} NOT NULL) {{STRICT}}";
constexpr Query kApplied{"migrations_applied", "SELECT number, digest FROM migration ORDER BY number"};
constexpr Query kRecord{"migration_record", "INSERT INTO migration (number, name, digest) VALUES (?1, ?2, ?3)"};

std::string spelled_for(Db const& db, std::string_view text) {
    struct Token { std::string_view name, sqlite, postgres; };
    constexpr Token tokens[] = {
        {"{{INTEGER}}", "INTEGER", "BIGINT"}, {"{{BLOB}}", "BLOB", "BYTEA"}, {"{{TEXT}}", "TEXT", "TEXT COLLATE \"C\""}, {"{{STRICT}}", "STRICT", ""}};
    std::string all(text);
    for (auto& token : tokens) {
        auto word = db.is_postgres() ? token.postgres : token.sqlite;
        for (auto at = all.find(token.name); at != std::string::npos; at = all.find(token.name, at + word.size()))
            all.replace(at, token.name.size(), word);
    }
    return all;
}

std::string digest_of(std::string_view text) { return crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {text}))); }

std::map<std::int64_t, std::string> applied(Db& db) {
    std::map<std::int64_t, std::string> all;
    db.each(kApplied, [&](Row const& r) { all.emplace(r.integer(0), r.text(1)); });
    return all;
}

void refuse_strangers(std::map<std::int64_t, std::string> const& known, std::vector<Migration> const& migrations) {
    for (auto& [number, digest] : known) {
        Migration const* ours = nullptr;
        for (auto& m : migrations) if (m.number == number) ours = &m;
        if (!ours)
            throw Failure("migration " + std::to_string(number) + " was applied by a newer program: upgrade this one", "newer");
        if (digest_of(ours->text) != digest) throw Failure("migration " + ours->name + " is not the text that was applied", "altered");
    }
}

}  // namespace

// Another process may be migrating too: whether a migration is applied is asked again inside its transaction.
int migrate(Db& db, std::vector<Migration> const& migrations) {
    {
        Transaction transaction(db);
        db.script(spelled_for(db, kTable));
        transaction.commit();
    }
    refuse_strangers(applied(db), migrations);
    int count = 0;
    for (auto& migration : migrations) {
        Transaction transaction(db);
        if (db.is_postgres()) db.script("LOCK TABLE migration IN EXCLUSIVE MODE");
        if (applied(db).count(migration.number)) continue;
        db.script(spelled_for(db, migration.text));
        db.exec(kRecord, std::int64_t{migration.number}, migration.name, digest_of(migration.text));
        transaction.commit();
        ++count;
    }
    return count;
}

void refuse_older(Db& db, std::vector<Migration> const& migrations) {
    auto known = applied(db);
    refuse_strangers(known, migrations);
    for (auto& migration : migrations)
        if (!known.count(migration.number))
            throw Failure("数据库结构早于本程序，先备份，再运行 hengxin migrate / the schema is older than this program: make a backup, then run hengxin migrate (" + migration.name + ")", "older");
}

}  // namespace store

#include "store/db.h"
#include <cassert>
#include "store/postgres.h"
#include "store/sqlite.h"

namespace store {

std::unique_ptr<Db> open(std::string const& address, Access access) {
    bool postgres = address.starts_with("postgresql://") || address.starts_with("postgres://");
    return postgres ? open_postgres(address, access) : open_sqlite(address, access);
}

namespace {

constexpr Query kCommit{"commit", "COMMIT"}, kRollback{"rollback", "ROLLBACK"};
constexpr Query kBegin{"begin", "BEGIN"}, kBeginWriting{"begin", "BEGIN IMMEDIATE"};
constexpr Query kBeginReading{"begin", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};

// PostgreSQL prepares no transaction statements worth keeping; SQLite saves the parsing.
void tell(Db& db, Query const& query) {
    if (db.is_postgres()) db.script(query.sql);
    else db.exec(query);
}
void tell(Db& db, std::string const& sql) { tell(db, Query{"savepoint", sql}); }

void refuse_undone(Db const& db) {
    if (db.must_not_commit) throw Failure("a savepoint could not be undone, so nothing of its transaction is kept", "undone");
}

}  // namespace

Transaction::Transaction(Db& db) : db_(db) {
    assert(db.savepoints == 0);
    db.must_not_commit = false;
    bool reads = db.access == Access::read_only;
    tell(db, db.is_postgres() ? (reads ? kBeginReading : kBegin) : (reads ? kBegin : kBeginWriting));
    db.in_transaction = true;
}
Transaction::~Transaction() {
    if (!open_) return;
    db_.in_transaction = false;
    try {
        tell(db_, kRollback);
    } catch (Failure const&) {
        // The connection is gone, or the database rolled back by itself: either way nothing was kept.
    }
}
void Transaction::commit() {
    refuse_undone(db_);
    tell(db_, kCommit);
    db_.in_transaction = open_ = false;
}

Savepoint::Savepoint(Db& db) : db_(db), name_("s" + std::to_string(db.savepoints)) {
    refuse_undone(db);
    tell(db_, "SAVEPOINT " + name_);
    ++db_.savepoints;
}
Savepoint::~Savepoint() {
    if (!open_) return;
    --db_.savepoints;
    try {
        tell(db_, "ROLLBACK TO " + name_);
        tell(db_, "RELEASE " + name_);
    } catch (Failure const&) {
        db_.must_not_commit = true;
    }
}
void Savepoint::release() {
    tell(db_, "RELEASE " + name_);
    --db_.savepoints;
    open_ = false;
}

}  // namespace store

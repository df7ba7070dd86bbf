#include "store/sqlite.h"
#include <sqlite3.h>
#include <unordered_map>

namespace store {
namespace {

constexpr std::size_t kMostStatements = 400;

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class SqliteRow : public Row {
 public:
    SqliteRow(sqlite3_stmt* statement, std::string_view query) : statement_(statement), query_(query) {}
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        expect(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        expect(column, SQLITE_TEXT);
        auto* data = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return {data, std::size_t(sqlite3_column_bytes(statement_, column))};
    }
    std::string_view bytes(int column) const override {
        expect(column, SQLITE_BLOB);
        auto* data = static_cast<char const*>(sqlite3_column_blob(statement_, column));
        return {data, std::size_t(sqlite3_column_bytes(statement_, column))};
    }

 private:
    void expect(int column, int type) const {
        if (sqlite3_column_type(statement_, column) != type)
            throw Failure(std::string(query_) + ": column " + sqlite3_column_name(statement_, column) + " is of another type", "altered");
    }
    sqlite3_stmt* statement_;
    std::string_view query_;
};

class Sqlite : public Db {
 public:
    Sqlite(std::string const& path, Access access) : Db(access) {
        int flags = (access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
        sqlite3* raw = nullptr;
        int rc = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
        db_.reset(raw);
        if (rc != SQLITE_OK) fail("open " + path);
        sqlite3_extended_result_codes(raw, 1);
        sqlite3_busy_timeout(raw, 5000);
        if (access == Access::read_write) script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;");
        script("PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;");
    }

    std::int64_t run(Query const& query, std::span<Value const> values, std::function<void(Row const&)> const& each) override {
        // A full disk or a failing one undoes the whole transaction by itself: what came after it would be kept statement by statement.
        if (in_transaction && sqlite3_get_autocommit(db_.get())) throw Failure(std::string(query.name) + ": the database has undone the transaction", "undone");
        // Taken out while it runs, so that a query inside a query's callback gets a statement of its own.
        auto taken = take(query);
        auto* statement = taken.mapped().get();
        bind(statement, query, values);
        SqliteRow row(statement, query.name);
        int rc;
        while ((rc = sqlite3_step(statement)) == SQLITE_ROW)
            if (each) each(row);
        if (rc != SQLITE_DONE) throw failure_of(std::string(query.name));
        auto changed = sqlite3_changes64(db_.get());
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        statements_.insert(std::move(taken));
        return changed;
    }

    void script(std::string_view statements) override {
        if (sqlite3_exec(db_.get(), std::string(statements).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("script");
    }
    bool is_postgres() const override { return false; }
    void leave_no_traces() override { script("PRAGMA wal_checkpoint(TRUNCATE)"); }      // the log of changes holds pages as they were before

 private:
    Failure failure_of(std::string const& what) const {
        return Failure(what + ": " + sqlite3_errmsg(db_.get()), "sqlite:" + std::to_string(sqlite3_extended_errcode(db_.get())));
    }
    [[noreturn]] void fail(std::string const& what) const { throw failure_of(what); }

    using Statements = std::unordered_map<std::string, Statement, Hash, std::equal_to<>>;

    Statements::node_type take(Query const& query) {
        if (auto known = statements_.find(query.sql); known != statements_.end()) return statements_.extract(known);
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v3(db_.get(), query.sql.data(), int(query.sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK)
            fail(std::string(query.name));
        Statement statement(raw);
        if (statements_.size() >= kMostStatements) statements_.clear();
        return statements_.extract(statements_.try_emplace(std::string(query.sql), std::move(statement)).first);
    }

    // Bound without copying: values outlive the steps of run().
    void bind(sqlite3_stmt* statement, Query const& query, std::span<Value const> values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            int at = int(i) + 1, rc;
            if (auto* number = std::get_if<std::int64_t>(&values[i])) rc = sqlite3_bind_int64(statement, at, *number);
            else if (auto* text = std::get_if<std::string>(&values[i])) {
                refuse_nul(*text);
                rc = sqlite3_bind_text(statement, at, text->data(), int(text->size()), SQLITE_STATIC);
            }
            else if (auto* bytes = std::get_if<Bytes>(&values[i]))
                rc = sqlite3_bind_blob(statement, at, bytes->data.empty() ? "" : bytes->data.data(), int(bytes->data.size()), SQLITE_STATIC);
            else rc = sqlite3_bind_null(statement, at);
            if (rc != SQLITE_OK) fail(std::string(query.name));
        }
    }

    std::unique_ptr<sqlite3, Close> db_;
    Statements statements_;
};

}  // namespace

std::unique_ptr<Db> open_sqlite(std::string const& path, Access access) { return std::make_unique<Sqlite>(path, access); }

}  // namespace store

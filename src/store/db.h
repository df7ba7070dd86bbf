// One connection to the database, SQLite or PostgreSQL, with one text of SQL for both: INTEGER, TEXT and BLOB columns, ?1 parameters,
// bytewise collation. Knows no noun. A broken world throws store::Failure; a row that is not there is an empty optional.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace store {

struct Bytes {                       // a BLOB; std::string is TEXT
    std::string data;
    auto operator<=>(Bytes const&) const = default;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

struct Failure : std::runtime_error {
    std::string code;                // SQLSTATE, or "sqlite:<extended code>"
    Failure(std::string message, std::string code_) : std::runtime_error(std::move(message)), code(std::move(code_)) {}
};

// PostgreSQL ends a text at its first U+0000 and SQLite does not: neither is asked to keep one.
inline void refuse_nul(std::string_view text) {
    if (text.find('\0') != text.npos) throw Failure("a text holds U+0000", "22021");
}

// A statement with a name that appears in logs and errors. The text uses ?1 … ?n, each may be used more than once.
struct Query {
    std::string_view name, sql;
};

class Row {
 public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;          // throws Failure when the stored type differs
    virtual std::string_view text(int column) const = 0;         // valid until the callback returns
    virtual std::string_view bytes(int column) const = 0;
};

// Encrypts columns of type Sealed (see column.h). The keys live apart from the data.
class Sealer {
 public:
    virtual ~Sealer() = default;
    virtual std::string seal(std::string_view context, std::string_view plain) const = 0;
    virtual std::string open(std::string_view context, std::string_view sealed) const = 0;   // throws Failure when altered
};

enum class Access { read_write, read_only };

class Db {
 public:
    virtual ~Db() = default;
    // Runs one statement; calls `each` for every row. Returns the number of rows changed.
    virtual std::int64_t run(Query const& query, std::span<Value const> values, std::function<void(Row const&)> const& each) = 0;
    virtual void script(std::string_view statements) = 0;         // several statements, no parameters: migrations only
    virtual bool is_postgres() const = 0;
    // Outside a transaction: what was overwritten or deleted is left nowhere in the files either, as far as nobody is reading just now.
    virtual void leave_no_traces() = 0;

    template <class... A> std::int64_t exec(Query const& query, A&&... values) {
        Value bound[] = {Value(std::forward<A>(values))..., Value()};
        return run(query, std::span<Value const>(bound, sizeof...(A)), {});
    }
    template <class F, class... A> void each(Query const& query, F&& row, A&&... values) {
        Value bound[] = {Value(std::forward<A>(values))..., Value()};
        run(query, std::span<Value const>(bound, sizeof...(A)), row);
    }
    template <class... A> std::optional<std::int64_t> number(Query const& query, A&&... values) {
        std::optional<std::int64_t> found;
        each(query, [&](Row const& r) { if (!r.is_null(0)) found = r.integer(0); }, std::forward<A>(values)...);
        return found;
    }
    template <class... A> std::optional<std::string> word(Query const& query, A&&... values) {
        std::optional<std::string> found;
        each(query, [&](Row const& r) { if (!r.is_null(0)) found = std::string(r.text(0)); }, std::forward<A>(values)...);
        return found;
    }

    Sealer const* sealer = nullptr;                               // set by whoever opened the connection; not owned
    Access const access;
    bool in_transaction = false;                                  // one was begun and has not ended as far as this program knows
    int savepoints = 0;                                           // open ones; they nest
    bool must_not_commit = false;                                 // a savepoint could not be undone: the transaction around it is undone

 protected:
    explicit Db(Access access_) : access(access_) {}
};

// `address`: a file path, ":memory:", or postgresql://…  SQLite: WAL, synchronous=FULL, foreign keys on, cache 64 MiB, mmap 256 MiB,
// a busy timeout of 5 s for readers. PostgreSQL: prepared statements, binary parameters, synchronous_commit on.
std::unique_ptr<Db> open(std::string const& address, Access access = Access::read_write);

// A transaction. Rolls back unless committed. Transactions do not nest; savepoints do.
class Transaction {
 public:
    explicit Transaction(Db& db);
    ~Transaction();
    void commit();
    Transaction(Transaction const&) = delete;
 private:
    Db& db_;
    bool open_ = true;
};
class Savepoint {
 public:
    explicit Savepoint(Db& db);
    ~Savepoint();
    void release();
    Savepoint(Savepoint const&) = delete;
 private:
    Db& db_;
    std::string name_;
    bool open_ = true;
};

// Forward-only migrations: NNNN-what.sql, each applied in one transaction that also records it (number, name, digest of its text) in
// table `migration`. A text that changed after it was applied throws. Tokens {{INTEGER}} {{BLOB}} {{STRICT}} are spelled per database
// (BIGINT, BYTEA and nothing on PostgreSQL; STRICT and COLLATE BINARY are SQLite's default; PostgreSQL's TEXT columns get COLLATE "C").
struct Migration {
    int number;
    std::string name, text;
};
std::vector<Migration> shipped_migrations();                      // those compiled into the program from migrations/*.sql
int migrate(Db& db, std::vector<Migration> const& migrations);    // how many were applied
// For who only reads: throws Failure "older" where one of these was not applied yet, since rows without its columns read as altered ones.
void refuse_older(Db& db, std::vector<Migration> const& migrations);

}  // namespace store

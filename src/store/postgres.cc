#include "store/postgres.h"
#include <libpq-fe.h>
#include <algorithm>
#include <unordered_map>

namespace store {
namespace {

constexpr std::size_t kMostStatements = 400;
// Types of pg_type.dat that this program reads.
constexpr Oid kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kVarchar = 1043;

struct Close {
    void operator()(PGconn* c) const { PQfinish(c); }
    void operator()(PGresult* r) const { PQclear(r); }
};
using Result = std::unique_ptr<PGresult, Close>;

class PgRow : public Row {
 public:
    PgRow(PGresult* result, std::string_view query) : result_(result), query_(query) {}
    int at = 0;
    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, at, column); }
    std::int64_t integer(int column) const override {
        auto type = PQftype(result_, column);
        if (is_null(column) || (type != kInt8 && type != kInt4 && type != kInt2)) other_type(column);
        auto raw = value(column);
        std::uint64_t bits = raw[0] & 0x80 ? ~std::uint64_t{0} : 0;
        for (char byte : raw) bits = bits << 8 | static_cast<unsigned char>(byte);
        return std::int64_t(bits);
    }
    std::string_view text(int column) const override {
        auto type = PQftype(result_, column);
        if (is_null(column) || (type != kText && type != kVarchar)) other_type(column);
        return value(column);
    }
    std::string_view bytes(int column) const override {
        if (is_null(column) || PQftype(result_, column) != kBytea) other_type(column);
        return value(column);
    }

 private:
    std::string_view value(int column) const { return {PQgetvalue(result_, at, column), std::size_t(PQgetlength(result_, at, column))}; }
    [[noreturn]] void other_type(int column) const {
        throw Failure(std::string(query_) + ": column " + PQfname(result_, column) + " is of another type", "altered");
    }
    PGresult* result_;
    std::string_view query_;
};

// What libpq wants of bound values: pointers into them, and the text of integers.
struct Bound {
    std::vector<std::string> integers;
    std::vector<char const*> data;
    std::vector<int> lengths, formats;

    explicit Bound(std::span<Value const> values) {
        integers.reserve(values.size());
        for (auto& value : values) {
            if (auto* number = std::get_if<std::int64_t>(&value)) add(integers.emplace_back(std::to_string(*number)), 0);
            else if (auto* text = std::get_if<std::string>(&value)) add(*text, 0);
            else if (auto* bytes = std::get_if<Bytes>(&value)) add(bytes->data, 1);
            else {
                data.push_back(nullptr);
                lengths.push_back(0);
                formats.push_back(0);
            }
        }
    }
    void add(std::string const& text, int format) {
        if (format == 0) refuse_nul(text);
        data.push_back(text.c_str());
        lengths.push_back(int(text.size()));
        formats.push_back(format);
    }
};

class Postgres : public Db {
 public:
    Postgres(std::string const& address, Access access) : Db(access), connection_(PQconnectdb(address.c_str())) {
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw Failure(std::string("cannot connect to PostgreSQL: ") + PQerrorMessage(connection_.get()), "08001");
        PQsetNoticeProcessor(connection_.get(), [](void*, char const*) {}, nullptr);
        script("SET client_encoding = 'UTF8'; SET synchronous_commit = on; SET standard_conforming_strings = on");
        if (access == Access::read_only) script("SET default_transaction_read_only = on");
    }

    std::int64_t run(Query const& query, std::span<Value const> values, std::function<void(Row const&)> const& each) override {
        auto& name = prepared(query);
        Bound bound(values);
        Result result(PQexecPrepared(connection_.get(), name.c_str(), int(values.size()), bound.data.data(), bound.lengths.data(), bound.formats.data(), 1));
        check(result.get(), query.name);
        PgRow row(result.get(), query.name);
        if (each)
            for (row.at = 0; row.at < PQntuples(result.get()); ++row.at) each(row);
        return std::atoll(PQcmdTuples(result.get()));
    }
    void script(std::string_view statements) override {
        Result result(PQexec(connection_.get(), std::string(statements).c_str()));
        check(result.get(), "script");
    }
    bool is_postgres() const override { return true; }
    void leave_no_traces() override {}       // its own vacuum takes dead rows away; archives of its log end as docs/operating.md says

 private:
    void check(PGresult* result, std::string_view what) {
        auto status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
        auto* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
        std::string message = result ? PQresultErrorMessage(result) : PQerrorMessage(connection_.get());
        throw Failure(std::string(what) + ": " + message, state ? state : "08006");
    }
    std::string const& prepared(Query const& query) {
        if (auto known = statements_.find(query.sql); known != statements_.end()) return known->second;
        if (statements_.size() >= kMostStatements) {
            script("DEALLOCATE ALL");
            statements_.clear();
        }
        auto name = "q" + std::to_string(++count_);
        Result result(PQprepare(connection_.get(), name.c_str(), numbered_with_dollars(query.sql).c_str(), 0, nullptr));
        check(result.get(), query.name);
        return statements_.emplace(std::string(query.sql), std::move(name)).first->second;
    }

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unique_ptr<PGconn, Close> connection_;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> statements_;
    std::uint64_t count_ = 0;
};

}  // namespace

std::string numbered_with_dollars(std::string_view sql) {
    std::string all(sql);
    char quote = 0;
    for (auto& c : all) {
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '\'' || c == '"') quote = c;
        else if (c == '?') c = '$';
    }
    return all;
}

std::unique_ptr<Db> open_postgres(std::string const& address, Access access) { return std::make_unique<Postgres>(address, access); }

}  // namespace store

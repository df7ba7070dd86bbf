// A described struct as a table: SQL and image come from the same list of members, so they cannot drift apart. The struct has
// `std::string id` (or law::Id) as its first member and `std::int64_t version` as its second; version counts its saves from 1.
#pragma once
#include <span>
#include "store/column.h"

namespace store {

template <class T> struct Table {
    std::string_view name;                                  // table and kind of row, e.g. "measure"
    std::vector<std::string_view> personal = {};            // members that tell of a person: the sealed part of an image
};

// The image of a row, as the ledger commits to it: kind, id, version and every named field, parted into what is kept for good and
// what tells of a person.
struct Image {
    std::string kind, id;
    std::int64_t version;
    json::Object facts, person;
};

template <class T> using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

// Texts of SQL from the members: table.cc. Each is quoted, because members are named by the field's terms and some of them (from, to) are words of SQL.
std::string column(std::string_view member);
using Members = std::span<std::string_view const>;
std::string column_list(Members members);
std::string insert_text(std::string_view table, Members members);
std::string update_text(std::string_view table, Members members);      // of the version before
[[noreturn]] void stale(std::string_view table, std::string const& id);

template <class T> std::string id_of(T const& row) {
    if constexpr (requires { row.id.value; }) return row.id.value;
    else return row.id;
}

template <class M> inline constexpr bool kSealed = std::is_same_v<M, Sealed> || std::is_same_v<M, std::optional<Sealed>>;
bool is_personal(std::vector<std::string_view> const& personal, std::string_view member, bool sealed);
void put(Image& image, std::vector<std::string_view> const& personal, std::string_view member, bool sealed, json::Value value);

template <class T> Image image_of(Table<T> const& table, T const& row) {
    Image image{std::string(table.name), id_of(row), row.version, {}, {}};
    boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
        constexpr std::string_view name = decltype(d)::name;
        if constexpr (name != "id" && name != "version")
            put(image, table.personal, name, kSealed<std::remove_cvref_t<decltype(row.*d.pointer)>>, json::write(row.*d.pointer));
    });
    return image;
}

template <class T> T row_of(Db& db, Table<T> const& table, Row const& row) {
    T all{};
    int column = 0;
    boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
        using M = std::remove_cvref_t<decltype(all.*d.pointer)>;
        all.*d.pointer = from_row<M>(db, {table.name, d.name}, row, column++);
    });
    return all;
}

template <class T> std::vector<Value> values_of(Db& db, Table<T> const& table, T const& row) {
    std::vector<Value> all;
    all.reserve(json::kMembers<T>.size());
    boost::mp11::mp_for_each<members_of<T>>([&](auto d) { all.push_back(to_value(db, Context{table.name, d.name}, row.*d.pointer)); });
    return all;
}

template <class T> std::optional<T> load(Db& db, Table<T> const& table, std::string const& id) {
    static std::string const sql = "SELECT " + column_list(json::kMembers<T>) + " FROM " + std::string(table.name) + " WHERE id = ?1";
    std::optional<T> found;
    db.each(Query{table.name, sql}, [&](Row const& r) { found = row_of(db, table, r); }, id);
    return found;
}

// Rows of a query that names the tail of the SELECT: "WHERE agency = ?1 ORDER BY id LIMIT ?2".
template <class T, class... A> std::vector<T> select(Db& db, Table<T> const& table, std::string const& tail, A&&... values) {
    std::string sql = "SELECT " + column_list(json::kMembers<T>) + " FROM " + std::string(table.name) + " " + tail;
    std::vector<T> all;
    db.each(Query{table.name, sql}, [&](Row const& r) { all.push_back(row_of(db, table, r)); }, std::forward<A>(values)...);
    return all;
}

// The row without what tells of a person: its skeleton.
template <class T> T without_personal(Table<T> const& table, T const& row) {
    T all = row;
    boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
        using M = std::remove_cvref_t<decltype(all.*d.pointer)>;
        if (is_personal(table.personal, d.name, kSealed<M>)) all.*d.pointer = M{};
    });
    return all;
}

// Writes the row (version 1 inserts, a later one replaces exactly the version before it) and returns its image. Two writers of one
// version cannot both succeed: the second throws Failure "stale".
template <class T> Image save(Db& db, Table<T> const& table, T const& row) {
    auto values = values_of(db, table, row);
    if (row.version == 1) {
        static std::string const sql = insert_text(table.name, json::kMembers<T>);
        db.run(Query{table.name, sql}, values, {});
    } else {
        static std::string const sql = update_text(table.name, json::kMembers<T>);
        if (db.run(Query{table.name, sql}, values, {}) != 1) stale(table.name, id_of(row));
    }
    return image_of(table, row);
}

}  // namespace store

// What every folder would otherwise compile again for itself, of a row that several read. Stated with the row, `HENGXIN_ROW(extern, Row)`;
// made once in a source file of its folder, `HENGXIN_ROW(, Row)`.
#define HENGXIN_ROW(where, T)                                                                                    \
    where template store::Image store::image_of<T>(store::Table<T> const&, T const&);                            \
    where template T store::row_of<T>(store::Db&, store::Table<T> const&, store::Row const&);                    \
    where template std::optional<T> store::load<T>(store::Db&, store::Table<T> const&, std::string const&);      \
    where template store::Image store::save<T>(store::Db&, store::Table<T> const&, T const&);                    \
    where template T json::read<T>(json::Value const&, std::string const&)

// How a member of a described struct is written to a column and read back. One specialisation per type.
#pragma once
#include "json/described.h"
#include "law/date.h"
#include "law/id.h"
#include "store/db.h"

namespace store {

// A number or contact that is kept encrypted. In memory it is plain; in the database it is sealed; in an image it is personal.
struct Sealed {
    std::string plain;
    auto operator<=>(Sealed const&) const = default;
};

// The column that a value lies in: what its seal is bound to, and what is named where it was altered.
struct Context {
    std::string_view table, member;
};
std::string to_text(Context const& context);
[[noreturn]] void altered(Context const& context, std::string const& what);       // throws Failure

template <class T> Value to_value(Db& db, Context const& context, T const& member) {
    if constexpr (std::is_same_v<T, bool>) return std::int64_t{member};
    else if constexpr (std::is_integral_v<T>) return static_cast<std::int64_t>(member);
    else if constexpr (std::is_same_v<T, std::string>) return member;
    else if constexpr (std::is_same_v<T, Bytes>) return member;
    else if constexpr (std::is_same_v<T, Sealed>) return Bytes{db.sealer->seal(to_text(context), member.plain)};
    else if constexpr (json::HasText<T>) return json::Text<T>::to(member);
    else if constexpr (std::is_enum_v<T>) return json::enum_name(member);
    else if constexpr (json::is_optional<T>::value) return member ? to_value(db, context, *member) : Value();
    else return json::canonical(json::write(member));             // vectors and nested structs: canonical JSON in TEXT
}

template <class T> T from_row(Db& db, Context const& context, Row const& row, int column) {
    if constexpr (std::is_integral_v<T>) {
        // A number that the member cannot hold was not written by this program: an altered row.
        auto number = row.integer(column);
        if (std::is_same_v<T, bool> ? number != 0 && number != 1 : !std::in_range<std::conditional_t<std::is_same_v<T, bool>, int, T>>(number))
            altered(context, std::to_string(number) + " is out of range");
        return static_cast<T>(number);
    }
    else if constexpr (std::is_same_v<T, std::string>) return std::string(row.text(column));
    else if constexpr (std::is_same_v<T, Bytes>) return Bytes{std::string(row.bytes(column))};
    else if constexpr (std::is_same_v<T, Sealed>) return Sealed{db.sealer->open(to_text(context), row.bytes(column))};
    else if constexpr (json::HasText<T>) return json::Text<T>::from(row.text(column));
    else if constexpr (std::is_enum_v<T>) {
        auto known = json::enum_from<T>(row.text(column));
        if (!known) altered(context, "unknown value '" + std::string(row.text(column)) + "'");
        return *known;
    } else if constexpr (json::is_optional<T>::value) {
        if (row.is_null(column)) return std::nullopt;
        return from_row<typename T::value_type>(db, context, row, column);
    } else {
        return json::read<T>(json::parse(row.text(column)));
    }
}

}  // namespace store

// Inside an image a sealed member is its plain text: images of personal members live in the sealed part of a leaf.
template <> struct json::Text<store::Sealed> {
    static std::string to(store::Sealed const& sealed) { return sealed.plain; }
    static store::Sealed from(std::string_view text) { return {std::string(text)}; }
};
template <> struct json::Text<store::Bytes> {
    static std::string to(store::Bytes const& bytes);             // lower-case hex
    static store::Bytes from(std::string_view text);
};

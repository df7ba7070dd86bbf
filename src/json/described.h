// Structs with BOOST_DESCRIBE_STRUCT ↔ JSON. Members may be: std::string, integers, bool, described enums (by name), std::optional,
// std::vector, described structs, and any T with Text<T> (dates, ids). Reading refuses unknown members and names the path.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <array>
#include <cassert>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>
#include "json/json.h"

namespace json {

// Specialise for types that are one string outside: `static std::string to(T const&); static T from(std::string_view)` (throws Error).
template <class T> struct Text;
template <class T> concept HasText = requires(T const& value) { { Text<T>::to(value) } -> std::convertible_to<std::string>; };

template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};

template <class T> Value write(T const& value);
template <class T> T read(Value const& value, std::string const& path = "$");

// What is described, as tables: what is asked of them is compiled once, not once for each member of each struct.
struct Enumerator {
    std::string_view name;
    std::int64_t value;
};
template <class T> inline constexpr auto kMembers = []<template <class...> class L, class... D>(L<D...>) {
    return std::array<std::string_view, sizeof...(D)>{D::name...};
}(boost::describe::describe_members<T, boost::describe::mod_public>{});
template <class E> inline constexpr auto kEnumerators = []<template <class...> class L, class... D>(L<D...>) {
    return std::array<Enumerator, sizeof...(D)>{{{D::name, std::int64_t(D::value)}...}};
}(boost::describe::describe_enumerators<E>{});
std::string_view name_of(std::span<Enumerator const> all, std::int64_t value);                      // "?" for none of them
std::optional<std::int64_t> value_of(std::span<Enumerator const> all, std::string_view name);
std::string names_of(std::span<Enumerator const> all);                                              // apart by spaces

template <class E> std::string enum_name(E value) { return std::string(name_of(kEnumerators<E>, std::int64_t(value))); }
template <class E> std::optional<E> enum_from(std::string_view name) {
    auto value = value_of(kEnumerators<E>, name);
    return value ? std::optional(E(*value)) : std::nullopt;
}
template <class E> std::string enum_names() { return names_of(kEnumerators<E>); }

// Where a value lies, spelled out only when something is wrong with it.
struct Path {
    Path const* within = nullptr;            // none: `name` is a path already
    std::string_view name = {};              // empty: a place in a list
    std::size_t at = 0;
};
std::string to_text(Path const& path);
[[noreturn]] void wrong(Path const& path, std::string_view what, std::string sent = "");            // throws Error
[[noreturn]] void wrong(Path const& path, std::string_view what, Value const& sent);
[[noreturn]] void none_of(Path const& path, std::string_view value, std::span<Enumerator const> all);
void refuse_strangers(Object const& object, std::span<std::string_view const> known, Path const& path);
void put(Object& object, std::string_view name, Value value);

template <class T> T read_at(Value const& value, Path const& path);
template <class T> T read(Value const& value, std::string const& path) { return read_at<T>(value, {nullptr, path}); }

template <class T> Value write(T const& value) {
    if constexpr (std::is_same_v<T, bool>) return Value(value);
    else if constexpr (std::is_integral_v<T>) {
        assert(std::in_range<std::int64_t>(value));
        return Value(static_cast<std::int64_t>(value));
    }
    else if constexpr (std::is_same_v<T, std::string>) return Value(value);
    else if constexpr (std::is_same_v<T, Value>) return value;
    else if constexpr (std::is_same_v<T, Object>) return Value(value);
    else if constexpr (HasText<T>) return Value(Text<T>::to(value));
    else if constexpr (std::is_enum_v<T>) return Value(enum_name(value));
    else if constexpr (is_optional<T>::value) return value ? write(*value) : Value(nullptr);
    else if constexpr (is_vector<T>::value) {
        Array all;
        for (auto const& each : value) all.push_back(write(each));
        return all;
    } else {
        Object all;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto d) { put(all, d.name, write(value.*d.pointer)); });
        return all;
    }
}

// One member of an object; whether it was there.
template <class M> bool read_member(Object const& object, char const* name, Path const& path, M& to) {
    if (auto const* member = object.if_contains(name)) {
        to = read_at<M>(*member, {&path, name});
        return true;
    }
    if constexpr (!is_optional<M>::value && !is_vector<M>::value) wrong({&path, name}, kMissing);
    return false;
}

template <class T> T read_at(Value const& value, Path const& path) {
    if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) wrong(path, kNoFlag, value);
        return value.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
        if (!value.is_int64()) wrong(path, kNoInteger, value);
        if (!std::in_range<T>(value.get_int64())) wrong(path, kTooLarge, value);
        return static_cast<T>(value.get_int64());
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!value.is_string()) wrong(path, kNoText, value);
        return std::string(value.get_string());
    } else if constexpr (std::is_same_v<T, Value>) {
        return value;
    } else if constexpr (std::is_same_v<T, Object>) {
        if (!value.is_object()) wrong(path, kNoObject, value);
        return value.get_object();
    } else if constexpr (HasText<T>) {
        if (!value.is_string()) wrong(path, kNoText, value);
        try {
            return Text<T>::from(std::string_view(value.get_string()));
        } catch (Error const& e) {
            wrong(path, e.what(), e.sent);
        }
    } else if constexpr (std::is_enum_v<T>) {
        if (!value.is_string()) none_of(path, as_sent(value), kEnumerators<T>);
        auto known = enum_from<T>(std::string_view(value.get_string()));
        if (!known) none_of(path, value.get_string(), kEnumerators<T>);
        return *known;
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null()) return std::nullopt;
        return read_at<typename T::value_type>(value, path);
    } else if constexpr (is_vector<T>::value) {
        if (!value.is_array()) wrong(path, kNoList, value);
        T all;
        for (auto const& each : value.get_array()) all.push_back(read_at<typename T::value_type>(each, {&path, {}, all.size()}));
        return all;
    } else {
        if (!value.is_object()) wrong(path, kNoObject, value);
        auto const& object = value.get_object();
        T all{};
        std::size_t known = 0;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto d) { known += read_member(object, d.name, path, all.*d.pointer); });
        if (known != object.size()) refuse_strangers(object, kMembers<T>, path);
        return all;
    }
}

}  // namespace json

// Structs with BOOST_DESCRIBE_STRUCT ↔ JSON. Members may be: std::string, integers, bool, described enums (by name), std::optional,
// std::vector, described structs, and any T with Text<T> (dates, ids). Reading refuses unknown members and names the path.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cassert>
#include <concepts>
#include <optional>
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

template <class E> std::string enum_name(E value) { return boost::describe::enum_to_string(value, "?"); }
template <class E> std::optional<E> enum_from(std::string_view name) {
    E value{};
    if (boost::describe::enum_from_string(std::string(name).c_str(), value)) return value;
    return std::nullopt;
}
template <class E> std::string enum_names() {
    std::string all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { all += (all.empty() ? "" : " ") + std::string(d.name); });
    return all;
}

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
            [&](auto d) { all[d.name] = write(value.*d.pointer); });
        return all;
    }
}

template <class T> T read(Value const& value, std::string const& path) {
    if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) throw Error(path + ": expected true or false");
        return value.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
        if (!value.is_int64()) throw Error(path + ": expected an integer");
        if (!std::in_range<T>(value.get_int64())) throw Error(path + ": the number is out of range");
        return static_cast<T>(value.get_int64());
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!value.is_string()) throw Error(path + ": expected a string");
        return std::string(value.get_string());
    } else if constexpr (std::is_same_v<T, Value>) {
        return value;
    } else if constexpr (std::is_same_v<T, Object>) {
        if (!value.is_object()) throw Error(path + ": expected an object");
        return value.get_object();
    } else if constexpr (HasText<T>) {
        if (!value.is_string()) throw Error(path + ": expected a string");
        try {
            return Text<T>::from(std::string_view(value.get_string()));
        } catch (Error const& e) {
            throw Error(path + ": " + e.what());
        }
    } else if constexpr (std::is_enum_v<T>) {
        if (!value.is_string()) throw Error(path + ": expected one of: " + enum_names<T>());
        auto known = enum_from<T>(std::string_view(value.get_string()));
        if (!known) throw Error(path + ": '" + std::string(value.get_string()) + "' is none of: " + enum_names<T>());
        return *known;
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null()) return std::nullopt;
        return read<typename T::value_type>(value, path);
    } else if constexpr (is_vector<T>::value) {
        if (!value.is_array()) throw Error(path + ": expected a list");
        T all;
        for (auto const& each : value.get_array()) all.push_back(read<typename T::value_type>(each, path + "[" + std::to_string(all.size()) + "]"));
        return all;
    } else {
        if (!value.is_object()) throw Error(path + ": expected an object");
        auto const& object = value.get_object();
        T all{};
        std::size_t known = 0;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto d) {
            using M = std::remove_reference_t<decltype(all.*d.pointer)>;
            auto const* member = object.if_contains(d.name);
            if (member) {
                ++known;
                all.*d.pointer = read<M>(*member, path + "." + d.name);
            } else if constexpr (!is_optional<M>::value && !is_vector<M>::value) {
                throw Error(path + "." + d.name + ": required field is missing");
            }
        });
        if (known != object.size())
            for (auto const& member : object) {
                bool found = false;
                boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
                    [&](auto d) { found = found || member.key() == d.name; });
                if (!found) throw Error(path + "." + std::string(member.key()) + ": unknown field");
            }
        return all;
    }
}

}  // namespace json

// What a described struct looks like as JSON, as a value: for forms that are drawn from it. Made from the description that reading and
// writing go by, so that a form cannot drift apart from what is read.
#pragma once
#include <algorithm>
#include "json/described.h"

namespace json {

enum class ShapeType { object, array, text, integer, date, flag, choice };
BOOST_DESCRIBE_ENUM(ShapeType, object, array, text, integer, date, flag, choice)

struct Shape {
    std::string name;                    // as a member; empty inside an array
    bool required;                       // must be sent, though a text may be empty
    ShapeType type;
    std::vector<Shape> inside = {};      // members of an object; the one thing an array holds
    std::vector<std::string> values = {};   // of a choice
};

template <class T> Shape shape_of(std::string name = "") {
    Shape all{std::move(name), true, ShapeType::text};
    if constexpr (is_optional<T>::value) {
        all = shape_of<typename T::value_type>(std::move(all.name));
        all.required = false;
    } else if constexpr (is_vector<T>::value) {
        all.type = ShapeType::array;
        all.required = false;
        all.inside.push_back(shape_of<typename T::value_type>());
    } else if constexpr (std::is_same_v<T, bool>) {
        all.type = ShapeType::flag;
    } else if constexpr (std::is_integral_v<T>) {
        all.type = ShapeType::integer;
    } else if constexpr (HasText<T>) {
        if constexpr (requires { Text<T>::kIsDate; }) all.type = ShapeType::date;
    } else if constexpr (std::is_enum_v<T>) {
        all.type = ShapeType::choice;
        for (auto& each : kEnumerators<T>) all.values.emplace_back(each.name);
    } else if constexpr (!std::is_same_v<T, std::string>) {
        all.type = ShapeType::object;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto d) { all.inside.push_back(shape_of<std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>>(d.name)); });
    }
    return all;
}

// Without members that nobody sends, because the procedure sets them.
inline Shape without(Shape shape, std::vector<std::string_view> const& names) {
    std::erase_if(shape.inside, [&](Shape const& member) { return std::find(names.begin(), names.end(), member.name) != names.end(); });
    return shape;
}

}  // namespace json

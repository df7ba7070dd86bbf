#include "json/schema.h"

namespace json::schema {
namespace {

Object typed(std::string_view type) { return {{"type", type}}; }

}  // namespace

Object string(std::string_view description) {
    auto all = typed("string");
    if (!description.empty()) all["description"] = description;
    return all;
}
Object integer() { return typed("integer"); }
Object flag() { return typed("boolean"); }
Object day() { return {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}; }
Object instant() { return {{"type", "string"}, {"format", "date-time"}}; }
Object anything() { return {}; }
Object value(std::string_view only) { return {{"const", only}}; }
Object values(Array all) { return {{"type", "string"}, {"enum", std::move(all)}}; }
Object array(Object of) { return {{"type", "array"}, {"items", std::move(of)}}; }
Object map(Object of) { return {{"type", "object"}, {"additionalProperties", std::move(of)}}; }
Object component(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }
Object any_of(Array schemas) { return {{"anyOf", std::move(schemas)}}; }

Object or_null(Object schema) {
    if (schema.empty()) return schema;
    auto* type = schema.if_contains("type");
    if (!type || !type->is_string()) return any_of({std::move(schema), typed("null")});
    *type = Array{*type, "null"};
    if (auto* all = schema.if_contains("enum")) all->as_array().push_back(nullptr);
    return schema;
}

void add(Object& object, std::string_view name, Object schema, bool required) {
    object["properties"].as_object()[name] = std::move(schema);
    if (!required) return;
    auto& all = object["required"];
    if (!all.is_array()) all = Array();
    if (std::ranges::find(all.as_array(), Value(name)) == all.as_array().end()) all.as_array().push_back(Value(name));
}

Object object(std::initializer_list<Member> members) {
    Object all{{"type", "object"}, {"properties", Object()}, {"additionalProperties", false}};
    for (auto& member : members) {
        bool optional = member.name.ends_with('?');
        add(all, member.name.substr(0, member.name.size() - optional), member.schema, !optional);
    }
    return all;
}

Object of(Shape const& shape, Way way) {
    switch (shape.type) {
        case ShapeType::text: return string();
        case ShapeType::integer: return integer();
        case ShapeType::date: return day();
        case ShapeType::flag: return flag();
        case ShapeType::choice: {
            Array all;
            for (auto& each : shape.values) all.push_back(Value(each));
            return values(std::move(all));
        }
        case ShapeType::array: return array(of(shape.inside.front(), way));
        case ShapeType::object: break;
    }
    auto all = object({});
    for (auto& member : shape.inside) {
        bool may_be_null = !member.required && member.type != ShapeType::array;
        auto schema = of(member, way);
        add(all, member.name, may_be_null ? or_null(std::move(schema)) : std::move(schema), way == Way::written || member.required);
    }
    return all;
}

}  // namespace json::schema

#include "http/described.h"

namespace http {
namespace {

json::Object& object_in(json::Object& all, std::string_view name) {
    auto& value = all[name];
    if (!value.is_object()) value = json::Object();
    return value.get_object();
}

}  // namespace

json::Object bytes() { return {{"type", "string"}, {"format", "binary"}}; }

Described& Described::parameter(std::string_view in, std::string_view name, std::string_view description, json::Object schema, bool required) {
    auto& all = all_["parameters"];
    if (!all.is_array()) all = json::Array();
    all.get_array().push_back(json::Object{{"name", name}, {"in", in}, {"required", required}, {"description", description}, {"schema", std::move(schema)}});
    return *this;
}

Described& Described::query(std::string_view name, std::string_view description, json::Object schema, bool required) {
    return parameter("query", name, description, std::move(schema), required);
}

Described& Described::header(std::string_view name, std::string_view description) { return parameter("header", name, description, json::schema::string(), false); }

Described& Described::takes(json::Object schema, std::string_view media, bool required) {
    auto& body = object_in(all_, "requestBody");
    body["required"] = required;
    object_in(body, "content")[media] = json::Object{{"schema", std::move(schema)}};
    return *this;
}

json::Object& Described::answer(std::string_view status, std::string_view description) {
    auto& all = object_in(object_in(all_, "responses"), status);
    if (!description.empty()) all["description"] = description;
    return all;
}

Described& Described::gives(int status, std::string_view description, json::Object schema, std::string_view media) {
    object_in(answer(std::to_string(status), description), "content")[media] = json::Object{{"schema", std::move(schema)}};
    return *this;
}

Described& Described::gives_nothing(int status, std::string_view description) {
    answer(std::to_string(status), description);
    return *this;
}

Described& Described::with(int status, std::string_view header, std::string_view description) {
    object_in(answer(std::to_string(status), ""), "headers")[header] = json::Object{{"description", description}, {"schema", json::schema::string()}};
    return *this;
}

Described& Described::refuses_with(json::Object schema) {
    auto& content = object_in(answer("4XX", "Refused, and why"), "content");
    content["application/json"] = json::Object{{"schema", std::move(schema)}};
    content["application/problem+json"] = json::Object{{"schema", json::schema::component("Problem")}};
    return *this;
}

Described& Described::once() {
    return header("Idempotency-Key", "Chosen by the caller. Repeated with it, the request has its effect once and is answered as it was the first time "
                                     "(`Idempotent-Replayed: true`).");
}

}  // namespace http

#include "http/router.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <set>
#include <utility>
#include "json/schema.h"

namespace http {
namespace {

constexpr std::size_t kUnknownBodyLimit = 64 * 1024;

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

// Takes the first segment off a path: "/checks/17" → "checks", leaving "/17".
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    auto const segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        auto const wanted = next_segment(pattern);
        auto const given = next_segment(path);
        if (is_parameter(wanted) ? given.empty() : wanted != given) return false;
    }
    return pattern.empty() && path.empty();
}

// Of two patterns that fit the same path: the one with a literal where the other first has a parameter.
bool is_more_literal(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        bool const first = is_parameter(next_segment(one)), second = is_parameter(next_segment(other));
        if (first != second) return second;
    }
    return false;
}

// Patterns that differ only in the names of their parameters fit the same paths.
bool same_shape(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        auto const a = next_segment(one), b = next_segment(other);
        if (is_parameter(a) != is_parameter(b) || (!is_parameter(a) && a != b)) return false;
    }
    return one.empty() && other.empty();
}

std::map<std::string, std::string> parameters_of(std::string_view pattern, std::string_view path) {
    std::map<std::string, std::string> result;
    while (!pattern.empty()) {
        auto const name = next_segment(pattern);
        auto const value = next_segment(path);
        if (is_parameter(name)) result.emplace(name.substr(1, name.size() - 2), value);
    }
    return result;
}

Route const* best(std::vector<Route> const& routes, std::string_view method, std::string_view path) {
    Route const* result = nullptr;
    for (auto const& route : routes)
        if (route.method == method && fits(route.pattern, path) && (!result || is_more_literal(route.pattern, result->pattern))) result = &route;
    return result;
}

Route const* find(std::vector<Route> const& routes, std::string_view method, std::string_view path) {
    if (!path.starts_with('/')) return nullptr;
    auto const result = best(routes, method, path);
    return !result && method == "HEAD" ? best(routes, "GET", path) : result;
}

std::string_view name_of(Policy policy) {
    switch (policy) {
        case Policy::everyone: return "everyone";
        case Policy::logged_in: return "logged_in";
        case Policy::agency_system: return "agency_system";
        case Policy::logged_in_or_agency_system: return "logged_in_or_agency_system";
    }
    std::abort();
}

std::string lower(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// GET /api/v1/checks/{id} → get_checks_by_id
std::string operation_id(Route const& route) {
    std::string result = lower(route.method);
    std::string_view rest = route.pattern;
    if (rest.starts_with("/api/v1/")) rest.remove_prefix(std::string_view("/api/v1").size());
    while (!rest.empty()) {
        auto segment = next_segment(rest);
        result += is_parameter(segment) ? "_by_" : "_";
        for (char c : segment)
            if (c != '{' && c != '}') result += (c == '-' || c == '.') ? '_' : c;
    }
    return result;
}

json::Array security(Route const& route) {
    // Only a cookie travels by itself, so only a session needs the token, and only where something is changed.
    json::Object session{{"session", json::Array()}};
    if (route.method != "GET" && route.method != "HEAD") session["csrf"] = json::Array();
    json::Object const agency{{"agency_system", json::Array()}};
    switch (route.policy) {
        case Policy::everyone: return {};
        case Policy::logged_in: return {session};
        case Policy::agency_system: return {agency};
        case Policy::logged_in_or_agency_system: return {session, agency};
    }
    std::abort();
}

bool same_parameter(json::Value const& one, json::Value const& other) {
    auto const member = [](json::Value const& of, char const* name) {
        auto const object = of.if_object();
        auto const found = object ? object->if_contains(name) : nullptr;
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    return !member(one, "name").empty() && member(one, "name") == member(other, "name") && member(one, "in") == member(other, "in");
}

// What the route says wins; objects are merged member by member, lists appended, a parameter said twice is the route's.
void merge(json::Value& base, json::Value const& addition) {
    if (base.is_object() && addition.is_object()) {
        for (auto const& member : addition.get_object()) {
            auto const there = base.get_object().if_contains(member.key());
            if (there) merge(*there, member.value());
            else base.get_object().emplace(member.key(), member.value());
        }
    } else if (base.is_array() && addition.is_array()) {
        for (auto const& item : addition.get_array()) {
            auto& items = base.get_array();
            auto const there = std::find_if(items.begin(), items.end(), [&](auto const& old) { return same_parameter(old, item); });
            if (there == items.end()) items.push_back(item);
            else *there = item;
        }
    } else {
        base = addition;
    }
}

json::Object operation(Route const& route) {
    json::Object result{{"operationId", operation_id(route)}, {"summary", route.summary}, {"x-policy", name_of(route.policy)}};
    result["security"] = security(route);
    json::Array parameters;
    for (std::string_view rest = route.pattern; !rest.empty();) {
        auto const segment = next_segment(rest);
        if (!is_parameter(segment)) continue;
        parameters.push_back(json::Object{{"name", segment.substr(1, segment.size() - 2)}, {"in", "path"}, {"required", true},
                                          {"schema", json::Object{{"type", "string"}}}});
    }
    if (!parameters.empty()) result["parameters"] = std::move(parameters);
    json::Object const problem{{"$ref", "#/components/responses/Problem"}};
    result["responses"] = json::Object{{"4XX", problem}, {"5XX", problem}};
    json::Value merged = std::move(result);
    merge(merged, route.openapi);
    // A refusal that is described otherwise than as a Problem is meant as it stands there.
    if (auto const all = merged.get_object().at("responses").if_object())
        if (auto const refused = all->if_contains("4XX"); refused && refused->is_object() && refused->get_object().contains("content"))
            refused->get_object().erase("$ref");
    return merged.get_object();
}

// RFC 9457, as message.h: problem makes it.
json::Object problem_schema() {
    using namespace json::schema;
    auto all = object({{"type", string()},
                       {"title", string("what is wrong, in the language asked for")},
                       {"status", integer()},
                       {"code", string("stable")},
                       {"trace_id", string("names this request in the log")},
                       {"detail?", string()},
                       {"article?", object({{"instrument", string()}, {"article", string()}})},
                       {"possible?", array(string("an act that is possible instead"))},
                       {"errors?", array(object({{"field", string()}, {"value", string("as sent; masked where it tells of a person")}, {"reason", string()}, {"remedy", string()}}))}});
    all["description"] = "RFC 9457: what was refused or failed, why, under which article, and what is possible instead.";
    return all;
}

json::Object components(json::Object schemas) {
    json::Object const content{{"application/problem+json", json::Object{{"schema", json::schema::component("Problem")}}}};
    json::Object const session{{"type", "apiKey"}, {"in", "cookie"}, {"name", "hengxin_session"}, {"description", "from POST /api/v1/session"}};
    json::Object const csrf{{"type", "apiKey"}, {"in", "header"}, {"name", "X-CSRF-Token"}, {"description", "`csrf` of the session, wherever something is changed"}};
    json::Object const flow{{"tokenUrl", "/oauth/token"}, {"scopes", json::Object()}};
    json::Object const agency{{"type", "oauth2"}, {"flows", json::Object{{"clientCredentials", flow}}}, {"description", "an agency's system, with the token as Bearer"}};
    schemas["Problem"] = problem_schema();
    return {{"securitySchemes", json::Object{{"session", session}, {"csrf", csrf}, {"agency_system", agency}}},
            {"schemas", std::move(schemas)},
            {"responses", json::Object{{"Problem", json::Object{{"description", "Refused or failed, and why"}, {"content", content}}}}}};
}

bool is_integer(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What a description says of a value in the query: one of these, or a whole number. Whatever else there is to say, the handler says.
void check_value(std::string const& name, std::string const& value, json::Object const& schema) {
    if (json::text_or(schema, "type") == "integer" && !is_integer(value)) throw json::Error(name + ": '" + value + "' 应为整数 / is no whole number");
    auto const* known = schema.if_contains("enum");
    if (!known) return;
    std::string all;
    for (auto const& each : known->get_array()) {
        if (!each.is_string()) continue;
        if (each.get_string() == std::string_view(value)) return;
        all += (all.empty() ? "" : " ") + std::string(each.get_string());
    }
    throw json::Error(name + ": '" + value + "' 应为下列之一：" + all + " / is none of: " + all);
}

void check_query(json::Array const& declared, Request const& request) {
    for (auto const& sent : request.query) {
        auto const* found = std::find_if(declared.begin(), declared.end(), [&](auto const& each) { return json::text(each.get_object(), "name") == sent.first; });
        if (found != declared.end()) {
            check_value(sent.first, sent.second, json::object(found->get_object(), "schema"));
            continue;
        }
        std::string all;
        for (auto const& each : declared) all += (all.empty() ? "" : " ") + json::text(each.get_object(), "name");
        if (all.empty()) all = "—";
        throw json::Error(sent.first + ": 没有这个参数；可用：" + all + " / is no parameter here; there is: " + all, json::as_sent(json::Value(sent.second)));
    }
}

// A parameter that is misspelt must not be passed over: dryrun=true would import.
Handler as_declared(Handler inner, json::Object const& described) {
    json::Array declared;
    for (auto const& each : json::array_or_empty(described, "parameters"))
        if (json::text(each.get_object(), "in") == "query") declared.push_back(each);
    return [inner = std::move(inner), declared = std::move(declared)](std::shared_ptr<Request const> request, Answer answer) {
        try {
            check_query(declared, *request);
        } catch (json::Error const& e) {
            return answer(unreadable(e));
        }
        inner(std::move(request), std::move(answer));
    };
}

}  // namespace

Route::Route(std::string method, std::string pattern, Policy policy, std::string summary, Handler handler)
    : method(std::move(method)), pattern(std::move(pattern)), policy(policy), summary(std::move(summary)), handler(std::move(handler)) {
    assert(this->pattern.starts_with('/') && "a pattern starts with /");
    assert(this->handler && "a route has a handler");
}

Route&& Route::as(json::Object described) && {
    openapi = std::move(described);
    return std::move(*this);
}

void Router::define(std::string const& name, json::Object schema) {
    assert((!schemas_.contains(name) || schemas_.at(name) == json::Value(schema)) && "one name, one schema");
    schemas_[name] = std::move(schema);
}

void Router::add(Route route) {
    for (auto const& known : routes_)
        assert(!(known.method == route.method && same_shape(known.pattern, route.pattern)) && "this method and pattern are routed already");
    if (route.pattern.starts_with("/api/")) route.handler = as_declared(std::move(route.handler), route.openapi);
    routes_.push_back(std::move(route));
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
    Match result;
    result.route = find(routes_, method, path);
    if (result.route) {
        result.parameters = parameters_of(result.route->pattern, path);
        return result;
    }
    if (!path.starts_with('/')) return result;
    std::set<std::string> allowed;
    for (auto const& route : routes_)
        if (fits(route.pattern, path)) allowed.insert(route.method);
    if (allowed.contains("GET")) allowed.insert("HEAD");
    result.allowed.assign(allowed.begin(), allowed.end());
    return result;
}

std::size_t Router::body_limit(std::string_view method, std::string_view path) const {
    auto const route = find(routes_, method, path);
    return route ? route->body_limit : kUnknownBodyLimit;
}

json::Object Router::openapi(std::string_view version) const {
    json::Object paths;
    for (auto const& route : routes_) {
        if (route.for_people) continue;
        auto& path = paths[route.pattern];
        if (!path.is_object()) path = json::Object();
        path.get_object()[lower(route.method)] = operation(route);
    }
    return {{"openapi", "3.1.0"},
            {"info", json::Object{{"title", "衡信 Hengxin"}, {"version", version}}},
            {"paths", std::move(paths)},
            {"components", components(schemas_)}};
}

}  // namespace http

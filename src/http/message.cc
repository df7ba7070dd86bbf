#include "http/message.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include "text/personal.h"

namespace http {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view trim(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Takes the part before `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
    auto const end = rest.find(separator);
    auto const part = trim(rest.substr(0, end));
    rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

// "0.8" → 800. What cannot be read counts as nothing, so a broken weight never wins.
int thousandths(std::string_view weight) {
    if (weight.empty() || (weight[0] != '0' && weight[0] != '1')) return 0;
    int result = (weight[0] - '0') * 1000;
    if (weight.size() > 1 && weight[1] != '.') return 0;
    for (std::size_t i = 2, worth = 100; i < weight.size() && worth > 0; ++i, worth /= 10) {
        if (weight[i] < '0' || weight[i] > '9') return 0;
        result += (weight[i] - '0') * static_cast<int>(worth);
    }
    return std::min(result, 1000);
}

// "https://Credit.example:443" and "credit.example" name one place.
std::string place_of(std::string_view address) {
    std::string_view scheme_port;
    if (address.starts_with("http://")) address.remove_prefix(7), scheme_port = ":80";
    else if (address.starts_with("https://")) address.remove_prefix(8), scheme_port = ":443";
    if (!scheme_port.empty() && address.ends_with(scheme_port)) address.remove_suffix(scheme_port.size());
    return lower(address);
}

}  // namespace

std::string Request::header(std::string_view name) const {
    auto const found = headers.find(lower(name));
    return found == headers.end() ? std::string() : found->second;
}

std::string Request::cookie(std::string_view name) const {
    auto const all = header("cookie");
    for (std::string_view rest = all; !rest.empty();) {
        auto pair = next_part(rest, ';');
        auto const equals = pair.find('=');
        if (equals == pair.npos || trim(pair.substr(0, equals)) != name) continue;
        auto value = trim(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return std::string(value);
    }
    return {};
}

std::string Request::parameter(std::string const& name) const {
    auto const found = parameters.find(name);
    assert(found != parameters.end() && "the route's pattern has no such parameter");
    return found->second;
}

std::string Request::query_or(std::string const& name, std::string const& fallback) const {
    auto const found = query.find(name);
    return found == query.end() ? fallback : found->second;
}

bool Request::wants_english() const {
    auto const languages = lower(header("accept-language"));
    int best = 0;
    bool english = false;
    for (std::string_view rest = languages; !rest.empty();) {
        auto entry = next_part(rest, ',');
        auto const tag = next_part(entry, ';');
        auto const primary = tag.substr(0, tag.find('-'));
        if (primary != "en" && primary != "zh") continue;
        int weight = 1000;
        while (!entry.empty())
            if (auto const option = next_part(entry, ';'); option.starts_with("q=")) weight = thousandths(option.substr(2));
        if (weight <= best) continue;   // of equal weights the first stands
        best = weight;
        english = primary == "en";
    }
    return english;
}

// A browser that knows of sites says so itself. Of others, Origin has to name the place that was asked: a gateway that takes TLS off keeps Host.
bool Request::from_another_site() const {
    auto const site = header("sec-fetch-site"), origin = header("origin"), host = header("host");
    if (site == "cross-site") return true;
    if (site == "same-origin" || origin.empty()) return false;
    auto const scheme = origin.substr(0, origin.find("://"));
    return scheme == origin || place_of(origin) != place_of(scheme + "://" + host);
}

bool Request::accepts_gzip() const {
    auto const encodings = lower(header("accept-encoding"));
    for (std::string_view rest = encodings; !rest.empty();) {
        auto entry = next_part(rest, ',');
        if (next_part(entry, ';') != "gzip") continue;
        while (!entry.empty())
            if (auto const option = next_part(entry, ';'); option.starts_with("q=")) return thousandths(option.substr(2)) > 0;
        return true;
    }
    return false;
}

Response json_response(int status, json::Value const& body) { return {.status = status, .body = boost::json::serialize(body)}; }

namespace {

// Whatever a problem repeats of what was sent, in whichever member: no citizen number is among it.
void without_numbers(json::Value& value) {
    if (value.is_string()) value = text::without_citizen_numbers(value.get_string());
    if (value.is_array())
        for (auto& each : value.get_array()) without_numbers(each);
    if (value.is_object())
        for (auto& member : value.get_object()) without_numbers(member.value());
}

}  // namespace

Response problem(int status, std::string_view code, std::string_view title, std::string_view detail, json::Object extra) {
    json::Object body{{"type", "about:blank"}, {"title", title}, {"status", status}, {"code", code}};
    if (!detail.empty()) body["detail"] = detail;
    for (auto& member : extra) body.insert_or_assign(member.key(), std::move(member.value()));
    json::Value whole(std::move(body));
    without_numbers(whole);
    auto response = json_response(status, whole);
    response.content_type = "application/problem+json; charset=utf-8";
    return response;
}

Response unreadable(json::Error const& error, std::string_view code) {
    auto [field, value, reason] = json::misread(error);
    json::Object named{{"field", field}, {"value", text::without_citizen_numbers(value)}, {"reason", reason},
                       {"remedy", "按接口说明（/openapi.json）填写 / send it as /openapi.json describes"}};
    return problem(400, code, "请求内容无法读取 / The request cannot be read", error.what(),
                   {{"article", json::Object{{"instrument", "衡信系统规则 (own rule)"}, {"article", "接口"}}}, {"possible", json::Array{}}, {"errors", json::Array{std::move(named)}}});
}

std::string in_one_language(std::string_view both, bool english) {
    auto const is_chinese = [](std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe3; }); };
    auto const between = both.find(" / ");
    if (between == both.npos || !is_chinese(both.substr(0, between)) || is_chinese(both.substr(between))) return std::string(both);
    return std::string(english ? both.substr(between + 3) : both.substr(0, between));
}

Response told_to(Request const& request, Response response) {
    if (!response.content_type.starts_with("application/problem+json")) return response;
    auto body = json::parse(response.body);
    auto& told = body.get_object();
    if (auto const title = json::text_or(told, "title"); !title.empty()) told["title"] = in_one_language(title, request.wants_english());
    told["trace_id"] = request.trace_id;
    response.body = boost::json::serialize(body);
    return response;
}

}  // namespace http

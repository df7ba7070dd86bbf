// A request and its answer, as plain values. Only server.cc knows the library behind them.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "json/json.h"

namespace http {

struct Request {
    std::string method;                                   // upper case
    std::string path;                                     // decoded, without the query: /api/v1/checks/17
    std::map<std::string, std::string> query;             // decoded
    std::map<std::string, std::string> headers;           // names in lower case
    std::string body;
    std::string peer;                                     // address of the other end, without port
    std::map<std::string, std::string> parameters;        // from the route: {id} → parameters["id"]
    std::string trace_id;                                 // 32 hex digits, from traceparent or made by the server

    std::string header(std::string_view name) const;      // empty when absent
    std::string cookie(std::string_view name) const;
    std::string parameter(std::string const& name) const; // asserts that the route has it
    std::string query_or(std::string const& name, std::string const& fallback = "") const;
    bool wants_english() const;                           // Accept-Language prefers en over zh
    bool from_another_site() const;                       // as a browser says; whoever says nothing is none
    bool accepts_gzip() const;                            // Accept-Encoding names it, with a weight above nothing
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

Response json_response(int status, json::Value const& body);

// Fields of an application/x-www-form-urlencoded body, decoded; what cannot be decoded is left out.
std::map<std::string, std::string> form_fields(std::string_view body);

// RFC 9457. `code` is stable; `extra` adds members (article, possible, errors).
Response problem(int status, std::string_view code, std::string_view title, std::string_view detail = "", json::Object extra = {});

// A body, a query or a field that is not what it should be: named with its value and the reason, as far as the reader said where.
Response unreadable(json::Error const& error, std::string_view code = "bad_json");
// A problem says which request it answers, and its title in the language that is read; any other answer stays as it is.
Response told_to(Request const& request, Response response);
// "没有这个地址 / there is no such path" in one of the two languages; what is written otherwise stays whole.
std::string in_one_language(std::string_view both, bool english);

// Answers a request, at once or later and from any thread, exactly once.
using Answer = std::function<void(Response)>;
using Handler = std::function<void(std::shared_ptr<Request const>, Answer)>;

}  // namespace http

// From Beast's messages to ours and back, for server.cc alone: what is refused before a handler sees it, and what every reply carries.
#pragma once
#include <algorithm>
#include <boost/beast/http.hpp>
#include <cassert>

#include "http/message.h"
#include "http/target.h"

namespace http {

namespace beast = boost::beast;
namespace wire = boost::beast::http;
using Parser = wire::request_parser<wire::string_body>;
using Reply = wire::response<wire::string_body>;
using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view path)>;

// A request as far as it was read, or why it goes no further.
struct Incoming {
    std::shared_ptr<Request> request = std::make_shared<Request>();
    std::optional<Response> refusal = {};
    bool gone = false, head = false, keep_alive = false, wants_continue = false;
    unsigned version = 11;
    std::size_t body_limit = 0;

    void refuse(int status, std::string_view code, std::string_view title) {
        refusal = problem(status, code, title);
    }
    void bad(std::string_view title) { refuse(400, "bad_request", title); }
    void too_large() { refuse(413, "body_too_large", "请求内容过大 / The body is too large"); }
};

inline void take_read_error(Incoming& incoming, boost::system::error_code const& error, bool late) {
    if (!error) return;
    if (late) return incoming.refuse(408, "request_too_slow", "请求未在时限内发送完毕 / The request did not arrive in time");
    if (error == wire::error::end_of_stream || error == wire::error::partial_message) incoming.gone = true;
    else if (error == wire::error::header_limit) incoming.refuse(431, "header_too_large", "请求头过大 / The header is too large");
    else if (error == wire::error::body_limit) incoming.too_large();
    else if (error.category() == make_error_code(wire::error::bad_method).category()) incoming.bad("请求格式有误 / This is not an HTTP request");
    else incoming.gone = true;
}

inline void take_framing(Incoming& incoming, wire::request_header<> const& header) {
    incoming.version = header.version();
    auto const encodings = header.count(wire::field::transfer_encoding);
    if (encodings > 0 && incoming.version < 11) return incoming.bad("HTTP/1.0 不可使用 Transfer-Encoding / Transfer-Encoding needs HTTP/1.1");
    if (encodings > 0 && header.count(wire::field::content_length) > 0)
        return incoming.bad("不可同时使用 Transfer-Encoding 与 Content-Length / Transfer-Encoding and Content-Length exclude each other");
    if (encodings > 1 || (encodings == 1 && !beast::iequals(header[wire::field::transfer_encoding], "chunked")))
        return incoming.bad("Transfer-Encoding 只支持 chunked / The only Transfer-Encoding is chunked");
    if (incoming.version >= 11 && header.count(wire::field::host) != 1) return incoming.bad("须有且仅有一个 Host / Exactly one Host is required");
    auto const expect = header[wire::field::expect];
    incoming.wants_continue = incoming.version >= 11 && beast::iequals(expect, "100-continue");
    if (!expect.empty() && !beast::iequals(expect, "100-continue"))
        incoming.refuse(417, "expectation_failed", "不支持的 Expect / This Expect is not supported");
}

inline void take_header(Incoming& incoming, Parser const& parser, BodyLimit const& body_limit) {
    auto const& header = parser.get();
    auto& request = *incoming.request;
    for (auto const& field : header) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        auto const [place, fresh] = request.headers.try_emplace(name, std::string(field.value()));
        if (!fresh) place->second.append(name == "cookie" ? "; " : ", ").append(std::string(field.value()));
    }
    request.trace_id = trace_id_from(request.header("traceparent")).value_or(request.trace_id);
    incoming.head = header.method() == wire::verb::head;
    incoming.keep_alive = header.keep_alive();
    request.method = incoming.head ? "GET" : std::string(header.method_string());
    take_framing(incoming, header);
    if (incoming.refusal) return;
    std::string const sent(header.target());
    auto target = read_target(sent);
    if (!target) {
        incoming.refusal = unreadable(why_no_target(sent), "bad_request");
        return;
    }
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    incoming.body_limit = body_limit(request.method, request.path);
    if (auto const length = parser.content_length(); length && *length > incoming.body_limit) incoming.too_large();
}

inline std::string without_line_ends(std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

inline Reply make_reply(Incoming const& incoming, Response response, bool keep_alive) {
    assert(response.status >= 200 && response.status <= 599 && "a final status");
    response = told_to(*incoming.request, std::move(response));
    Reply reply;
    reply.version(incoming.version < 11 ? 10 : 11);
    reply.result(static_cast<unsigned>(response.status));
    for (auto const& [name, value] : response.headers) reply.insert(without_line_ends(name), without_line_ends(value));
    reply.set("X-Trace-Id", incoming.request->trace_id);
    reply.set("X-Content-Type-Options", "nosniff");
    if (reply.count("Referrer-Policy") == 0) reply.set("Referrer-Policy", "no-referrer");
    reply.set("X-Frame-Options", "DENY");
    if (reply.count("Cache-Control") == 0) reply.set("Cache-Control", "no-store");
    if (reply.count("Content-Security-Policy") == 0) reply.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    reply.keep_alive(keep_alive);
    if (response.status == 204 || response.status == 304) return reply;   // these have no body, and so no length
    if (!response.content_type.empty()) reply.set(wire::field::content_type, without_line_ends(std::move(response.content_type)));
    reply.body() = std::move(response.body);
    reply.content_length(reply.body().size());
    return reply;
}

}  // namespace http

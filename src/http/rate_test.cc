#include "http/rate.h"

#include <doctest/doctest.h>

namespace {

struct Asking {
    std::int64_t now = 0;
    http::Rate rate{60, 3, [this] { return now; }};
};

http::Request from(std::string peer, std::string forwarded = "") {
    http::Request request;
    request.peer = std::move(peer);
    if (!forwarded.empty()) request.headers["x-forwarded-for"] = forwarded;
    return request;
}

}  // namespace

TEST_CASE("rate: so many at once, then as they come back, and each address for itself") {
    Asking a;
    for (int i = 0; i < 3; ++i) CHECK(a.rate.wait("10.0.0.1") == 0);
    CHECK(a.rate.wait("10.0.0.1") == 1);
    CHECK(a.rate.wait("10.0.0.2") == 0);
    a.now += 999;
    CHECK(a.rate.wait("10.0.0.1") == 1);
    a.now += 1;
    CHECK(a.rate.wait("10.0.0.1") == 0);
    CHECK(a.rate.wait("10.0.0.1") == 1);
    a.now += 3'600'000;                          // no more in hand than at first
    for (int i = 0; i < 3; ++i) CHECK(a.rate.wait("10.0.0.1") == 0);
    CHECK(a.rate.wait("10.0.0.1") == 1);
}

TEST_CASE("rate: a hundred thousand addresses do not stay for ever, and none in use is forgotten") {
    Asking a;
    for (int i = 0; i < 3; ++i) a.rate.wait("busy");
    for (int i = 0; i < 100'000; ++i) a.rate.wait("other " + std::to_string(i));
    a.now += 900;
    a.rate.wait("one more");
    CHECK(a.rate.wait("busy") == 1);
}

TEST_CASE("rate: only a gateway on this machine is believed whom it asks for") {
    CHECK(http::asker_of(from("203.0.113.9")) == "203.0.113.9");
    CHECK(http::asker_of(from("203.0.113.9", "10.0.0.1")) == "203.0.113.9");
    CHECK(http::asker_of(from("127.0.0.1", "10.0.0.1")) == "10.0.0.1");
    CHECK(http::asker_of(from("::1", "198.51.100.7, 10.0.0.2")) == "10.0.0.2");
    CHECK(http::asker_of(from("127.0.0.1", "198.51.100.7,")).empty());
    CHECK(http::asker_of(from("127.0.0.1")) == "127.0.0.1");
}

TEST_CASE("rate: too many is a problem that says how long to wait") {
    Asking a;
    int reached = 0;
    auto handler = http::limited(std::make_shared<http::Rate>(60, 1, [&a] { return a.now; }), [&](auto, http::Answer answer) {
        ++reached;
        answer({});
    });
    http::Response last;
    auto request = std::make_shared<http::Request const>(from("10.0.0.1"));
    for (int i = 0; i < 2; ++i) handler(request, [&](http::Response response) { last = std::move(response); });
    CHECK(reached == 1);
    CHECK(last.status == 429);
    REQUIRE(last.headers.size() == 1);
    CHECK(last.headers[0] == std::pair<std::string, std::string>("Retry-After", "1"));
    CHECK(last.body.find("too_many_requests") != std::string::npos);
}

#include "http/described.h"
#include "http/router.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

#include "http/target.h"

namespace {

using http::Policy;
using Names = std::vector<std::string>;

http::Route route(std::string method, std::string pattern, Policy policy = Policy::logged_in) {
    return http::Route(std::move(method), std::move(pattern), policy, "A summary", [](auto, auto) {});
}

http::Router sample() {
    http::Router router;
    router.add(route("GET", "/api/v1/checks/{id}"));
    router.add(route("GET", "/api/v1/checks/latest"));
    router.add(route("DELETE", "/api/v1/checks/{id}"));
    router.add(route("GET", "/api/v1/{noun}/{id}/proof", Policy::everyone));
    router.add(route("POST", "/api/v1/checks", Policy::logged_in_or_agency_system));
    auto upload = route("POST", "/api/v1/files", Policy::agency_system);
    upload.body_limit = 1024 * 1024;
    upload.openapi = {{"responses", json::Object{{"201", json::Object{{"description", "Kept"}}}}},
                      {"parameters", json::Array{json::Object{{"name", "dry_run"}, {"in", "query"}}}}};
    router.add(std::move(upload));
    return router;
}

std::string pattern_of(http::Router const& router, std::string_view method, std::string_view path) {
    auto const match = router.match(method, path);
    return match.route ? match.route->pattern : "";
}

}  // namespace

TEST_CASE("A literal segment wins over a parameter, whatever the order of the routes") {
    auto const router = sample();
    CHECK(pattern_of(router, "GET", "/api/v1/checks/latest") == "/api/v1/checks/latest");
    CHECK(pattern_of(router, "GET", "/api/v1/checks/17") == "/api/v1/checks/{id}");
    CHECK(pattern_of(router, "DELETE", "/api/v1/checks/latest") == "/api/v1/checks/{id}");
}

TEST_CASE("A parameter takes exactly one segment that is not empty") {
    auto const router = sample();
    auto const match = router.match("GET", "/api/v1/entries/17/proof");
    REQUIRE(match.route);
    CHECK(match.parameters == std::map<std::string, std::string>{{"noun", "entries"}, {"id", "17"}});
    CHECK(pattern_of(router, "GET", "/api/v1/checks/").empty());
    CHECK(pattern_of(router, "GET", "/api/v1/checks/17/18").empty());
    CHECK(pattern_of(router, "GET", "/api/v1/entries//proof").empty());
    CHECK(pattern_of(router, "GET", "").empty());
    CHECK(pattern_of(router, "GET", "*").empty());
}

TEST_CASE("A known path by another method names the methods it has; an unknown path names none") {
    auto const router = sample();
    auto const match = router.match("PUT", "/api/v1/checks/17");
    CHECK(match.route == nullptr);
    CHECK(match.allowed == Names{"DELETE", "GET", "HEAD"});
    CHECK(router.match("GET", "/api/v1/checks").allowed == Names{"POST"});
    CHECK(router.match("GET", "/nowhere").allowed.empty());
    CHECK(pattern_of(router, "HEAD", "/api/v1/checks/17") == "/api/v1/checks/{id}");
}

TEST_CASE("The body limit is the route's, and 64 KiB where there is no route") {
    auto const router = sample();
    CHECK(router.body_limit("POST", "/api/v1/files") == 1024 * 1024);
    CHECK(router.body_limit("POST", "/api/v1/checks") == 64 * 1024);
    CHECK(router.body_limit("POST", "/nowhere") == 64 * 1024);
}

TEST_CASE("The OpenAPI document has every route with its policy, and who may call it how") {
    auto const router = sample();
    auto const document = router.openapi("1.2.3");
    CHECK(document.at("openapi") == "3.1.0");
    CHECK(document.at("info").at("version") == "1.2.3");
    auto const& paths = document.at("paths").as_object();
    std::vector<std::string> ids;
    for (auto const& route : router.routes()) {
        std::string method = route.method;
        for (auto& c : method) c = static_cast<char>(std::tolower(c));
        REQUIRE(paths.contains(route.pattern));
        auto const& operation = paths.at(route.pattern).as_object().at(method).as_object();
        CHECK(operation.contains("x-policy"));
        CHECK(operation.at("summary") == "A summary");
        CHECK(operation.at("responses").at("4XX").at("$ref") == "#/components/responses/Problem");
        ids.emplace_back(operation.at("operationId").as_string());
    }
    std::sort(ids.begin(), ids.end());
    CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
    CHECK(std::count(ids.begin(), ids.end(), "get_checks_by_id") == 1);

    auto const& open = paths.at("/api/v1/{noun}/{id}/proof").at("get");
    CHECK(json::canonical(open.at("security")) == "[]");
    CHECK(open.at("x-policy") == "everyone");
    CHECK(open.at("parameters").as_array().size() == 2);
    CHECK(open.at("parameters").at(1).at("name") == "id");
    CHECK(json::canonical(paths.at("/api/v1/checks/latest").at("get").at("security")) == R"([{"session":[]}])");
    CHECK(json::canonical(paths.at("/api/v1/checks").at("post").at("security")) == R"([{"csrf":[],"session":[]},{"agency_system":[]}])");
    CHECK(document.at("components").at("securitySchemes").at("csrf").at("name") == "X-CSRF-Token");
}

TEST_CASE("What a route says of itself is merged into its operation") {
    auto const document = sample().openapi("1");
    auto const& operation = document.at("paths").at("/api/v1/files").at("post");
    CHECK(operation.at("responses").at("201").at("description") == "Kept");
    CHECK(operation.at("responses").as_object().contains("5XX"));
    CHECK_FALSE(operation.at("responses").as_object().contains("200"));
    CHECK(operation.at("parameters").at(0).at("name") == "dry_run");
    // A route that says nothing of its success has none: the test of all routes finds it.
    CHECK_FALSE(document.at("paths").at("/api/v1/checks").at("post").at("responses").as_object().contains("200"));
}

TEST_CASE("What an operation takes and gives is described beside its route, and may refuse otherwise than by a problem") {
    http::Router router;
    router.define("Receipt", json::schema::object({{"leaf", json::schema::integer()}, {"row?", json::schema::integer()}}));
    router.add(http::Route{"POST", "/oauth/token", http::Policy::everyone, "A token", [](auto, http::Answer) {}}
                   .as(http::Described().once().query("dry", "", json::schema::flag(), true).takes(json::schema::string()).gives(201, "Given", json::schema::component("Receipt"))
                           .with(201, "Location", "it").refuses_with(json::schema::object({{"error", json::schema::string()}}))));
    auto const document = router.openapi("1");
    auto const& operation = document.at("paths").at("/oauth/token").at("post");
    CHECK(operation.at("parameters").as_array().size() == 2);
    CHECK(operation.at("parameters").at(1).at("required") == true);
    CHECK(operation.at("requestBody").at("content").at("application/json").at("schema").at("type") == "string");
    auto const& responses = operation.at("responses");
    CHECK(responses.at("201").at("content").at("application/json").at("schema").at("$ref") == "#/components/schemas/Receipt");
    CHECK(responses.at("201").at("headers").as_object().contains("Location"));
    CHECK_FALSE(responses.at("4XX").as_object().contains("$ref"));
    CHECK(responses.at("4XX").at("content").as_object().size() == 2);
    CHECK(responses.at("5XX").as_object().contains("$ref"));
    CHECK(json::canonical(document.at("components").at("schemas").at("Receipt")) ==
          R"({"additionalProperties":false,"properties":{"leaf":{"type":"integer"},"row":{"type":"integer"}},"required":["leaf"],"type":"object"})");
}

TEST_CASE("A target is decoded, or refused when it could mean two things") {
    auto const target = http::read_target("/a/%E8%A1%A1%E4%BF%A1?name=%E4%BF%A1+%2B1&flag&x=a%3Db");
    REQUIRE(target);
    CHECK(target->path == "/a/衡信");
    CHECK(target->query == std::map<std::string, std::string>{{"name", "信 +1"}, {"flag", ""}, {"x", "a=b"}});
    CHECK(http::read_target("http://example.invalid/a?b=c")->path == "/a");
    for (auto const bad : {"/a%2Fb", "/a%2fb", "/a%0", "/a%zz", "/a%00", "/a%0a", "/a%ff", "/a%c0%af", "/a%ed%a0%80", "/a/../b", "/%2e%2e/b", "*",
                           "a", "/a#b", "/a?x=%", "/a?x=%00", "/a?x=%ff", "/a?x=1&x=2", "http://example.invalid", ""}) {
        CAPTURE(bad);
        CHECK_FALSE(http::read_target(bad));
    }
}

TEST_CASE("A form's fields are decoded, and what cannot be is left out") {
    CHECK(http::form_fields("grant_type=client_credentials&scope=a+b%2B&bad=%zz&grant_type=other&") ==
          std::map<std::string, std::string>{{"grant_type", "client_credentials"}, {"scope", "a b+"}});
}

TEST_CASE("A traceparent is taken whole or not at all") {
    std::string const trace = "4bf92f3577b34da6a3ce929d0e0e4736", zeros(32, '0');
    CHECK(http::trace_id_from("00-" + trace + "-00f067aa0ba902b7-01") == trace);
    CHECK_FALSE(http::trace_id_from("00-" + zeros + "-00f067aa0ba902b7-01"));
    CHECK_FALSE(http::trace_id_from("00-" + trace + "-0000000000000000-01"));
    CHECK_FALSE(http::trace_id_from("00-" + trace + "-00F067AA0BA902B7-01"));
    CHECK_FALSE(http::trace_id_from("01-" + trace + "-00f067aa0ba902b7-01"));
    CHECK_FALSE(http::trace_id_from("00-" + trace + "-00f067aa0ba902b7-01-x"));
    CHECK_FALSE(http::trace_id_from(""));
}

TEST_CASE("A request finds its cookie, and English only where it is preferred") {
    http::Request request;
    request.headers = {{"cookie", "a=1; session=abc=; sessions=\"x\""}};
    CHECK(request.cookie("session") == "abc=");
    CHECK(request.cookie("sessions") == "x");
    CHECK(request.cookie("sess").empty());
    CHECK_FALSE(request.wants_english());
    for (auto const* english : {"en", "en-GB,en;q=0.9", "zh;q=0.3, en;q=0.8", "fr, EN;q=0.5, zh;q=0.4"}) {
        request.headers["accept-language"] = english;
        CAPTURE(english);
        CHECK(request.wants_english());
    }
    for (auto const* chinese : {"", "zh-CN,zh;q=0.9,en;q=0.8", "fr", "en;q=0", "en;q=zz", "zh,en"}) {
        request.headers["accept-language"] = chinese;
        CAPTURE(chinese);
        CHECK_FALSE(request.wants_english());
    }
}

TEST_CASE("A problem has the members of RFC 9457 and those added") {
    auto const response = http::problem(409, "out_of_time", "期限已过", "", {{"article", "7"}});
    CHECK(response.status == 409);
    CHECK(response.content_type == "application/problem+json; charset=utf-8");
    CHECK(response.body == R"({"type":"about:blank","title":"期限已过","status":409,"code":"out_of_time","article":"7"})");
}

TEST_CASE("What a query holds is what the description names; anything else is refused before the handler hears of it") {
    using namespace json::schema;
    using Sent = std::pair<char const*, char const*>;
    http::Router router;
    int heard = 0;
    auto handler = [&heard](auto, http::Answer answer) { answer({204, "", "", {}}), ++heard; };
    auto described = http::Described().query("dry_run", "", values({"true", "false"})).query("skip", "", integer()).query("name", "");
    router.add(http::Route{"POST", "/api/v1/imports", Policy::logged_in, "Import", handler}.as(described));
    router.add(http::Route{"GET", "/api/v1/nothing", Policy::logged_in, "Asks nothing", handler});
    router.add(http::Route{"GET", "/page", Policy::everyone, "A page", handler});
    auto asked = [&](char const* method, char const* path, std::map<std::string, std::string> query) {
        auto request = std::make_shared<http::Request>();
        request->query = std::move(query);
        http::Response response;
        router.match(method, path).route->handler(request, [&](http::Response answered) { response = std::move(answered); });
        return response;
    };
    for (auto const& good : std::initializer_list<Sent>{{"dry_run", "true"}, {"dry_run", "false"}, {"skip", "0"}, {"skip", "-12"}, {"name", ""}, {"name", "’é'"}})
        CHECK(asked("POST", "/api/v1/imports", {good}).status == 204);
    CHECK(asked("GET", "/api/v1/nothing", {}).status == 204);
    CHECK(asked("GET", "/page", {{"utm", "1"}}).status == 204);
    CHECK(heard == 8);
    for (auto const& bad : std::initializer_list<Sent>{{"dry_run", "1"}, {"dry_run", "TRUE"}, {"dry_run", ""}, {"dryrun", "true"}, {"skip", ""}, {"skip", "1.5"}, {"skip", "-"}, {"Name", "x"}}) {
        auto response = asked("POST", "/api/v1/imports", {bad});
        CAPTURE(response.body);
        CHECK(response.status == 400);
        CHECK(json::text(json::parse(response.body).at("errors").at(0).as_object(), "field") == bad.first);
    }
    CHECK(asked("GET", "/api/v1/nothing", {{"as_of", "2026-01-01"}}).status == 400);
    CHECK(heard == 8);
}

TEST_CASE("Another site is what a browser calls one, or an Origin that is not the Host") {
    auto from = [](std::map<std::string, std::string> headers) {
        http::Request request;
        request.headers = std::move(headers);
        return request.from_another_site();
    };
    CHECK_FALSE(from({{"host", "credit.example"}}));
    CHECK_FALSE(from({{"host", "credit.example"}, {"sec-fetch-site", "none"}}));
    CHECK_FALSE(from({{"host", "credit.example"}, {"origin", "null"}, {"sec-fetch-site", "same-origin"}}));
    for (auto* own : {"https://credit.example", "https://CREDIT.example", "https://credit.example:443", "http://credit.example:80"}) CHECK_FALSE(from({{"host", "Credit.example"}, {"origin", own}}));
    CHECK_FALSE(from({{"host", "credit.example:443"}, {"origin", "https://credit.example"}}));
    CHECK_FALSE(from({{"host", "127.0.0.1:8080"}, {"origin", "http://127.0.0.1:8080"}}));
    CHECK_FALSE(from({{"host", "[::1]:8080"}, {"origin", "http://[::1]:8080"}}));
    CHECK(from({{"host", "credit.example"}, {"sec-fetch-site", "cross-site"}}));
    CHECK(from({{"host", "credit.example"}, {"origin", "https://credit.example"}, {"sec-fetch-site", "cross-site"}}));
    for (auto* other : {"https://evil.example", "https://credit.example.evil.example", "https://credit.example:8443", "https://xcredit.example", "null", "credit.example"})
        CHECK(from({{"host", "credit.example"}, {"origin", other}}));
    CHECK(from({{"host", "127.0.0.1:8080"}, {"origin", "http://127.0.0.1:9090"}, {"sec-fetch-site", "same-site"}}));
    CHECK(from({{"origin", "https://credit.example"}}));
}

TEST_CASE("A target that is refused names the parameter that stands twice or cannot be decoded") {
    auto why = [](char const* target) { return json::misread(http::why_no_target(target)); };
    CHECK((why("/a?x=1&y=2&x=3").field == "x" && why("/a?x=1&y=2&x=3").value == "3"));
    CHECK((why("/a?x=%ff").field == "x" && why("/a?x=%ff").value == "%ff"));
    CHECK(why("/a?%zz=1").field == "%zz");
    CHECK(why("/a%2Fb?x=1").field.empty());
}

TEST_CASE("A problem is told in the language that is read, when its title is in both") {
    http::Request request;
    request.trace_id = "7";
    auto title = [&](char const* language, std::string_view both) {
        request.headers = {{"accept-language", language}};
        return json::text(json::parse(http::told_to(request, http::problem(404, "x", both)).body).get_object(), "title");
    };
    CHECK(title("zh", "没有这个地址 / there is no such path") == "没有这个地址");
    CHECK(title("en", "没有这个地址 / there is no such path") == "there is no such path");
    for (auto* whole : {"期限已过", "It is over.", "没有 / 有", "yes / no"}) CHECK((title("zh", whole) == whole && title("en", whole) == whole));
}

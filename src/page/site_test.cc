#include "page/site.h"
#include <doctest/doctest.h>
#include <algorithm>

namespace {

using Headers = std::map<std::string, std::string>;

constexpr page::BuiltFile kFiles[] = {
    {"index.html", "<!doctype html><script src=\"/assets/a-B1_x-k2Q.js\"></script>", "packed index"},
    {"verify.html", "<meta name=\"hengxin-own-key\" content=\"\"><style>p{}</style><script type=\"module\">let a = '<style>';</script>", "packed verify"},
    {"assets/a-B1_x-k2Q.js", "let a", "packed a"},
    {"assets/mark.svg", "<svg/>", ""},
};

struct Got {
    int status = 404;
    std::string body, type;
    Headers headers;
};

Got get(std::string const& path, std::map<std::string, std::string> const& headers = {}, std::span<page::BuiltFile const> files = kFiles) {
    http::Router router;
    page::add_site(router, files, "b3duIGtleQ==");
    auto match = router.match("GET", path);
    Got got;
    if (!match.route) return got;
    auto request = std::make_shared<http::Request>();
    request->method = "GET";
    request->path = path;
    request->headers = headers;
    request->parameters = match.parameters;
    match.route->handler(request, [&](http::Response response) {
        got = {response.status, response.body, response.content_type, Headers(response.headers.begin(), response.headers.end())};
    });
    return got;
}

}  // namespace

TEST_CASE("every address of the application gives its page, to be asked for again each time") {
    for (auto* path : {"/", "/login", "/password", "/desk", "/desk/tasks", "/desk/tasks/17", "/desk/tasks/17/print", "/window"}) {
        CAPTURE(path);
        auto page = get(path);
        CHECK(page.status == 200);
        CHECK(page.type == "text/html; charset=utf-8");
        CHECK(page.body == kFiles[0].body);
        CHECK(page.headers["Cache-Control"] == "no-cache");
    }
}

TEST_CASE("pages and files allow nothing inline, nothing foreign and no frame") {
    for (auto* path : {"/", "/assets/a-B1_x-k2Q.js", "/assets/mark.svg"}) {
        CAPTURE(path);
        auto headers = get(path).headers;
        CHECK(headers["Content-Security-Policy"] == page::kOwnFilesOnly);
        CHECK(headers["X-Frame-Options"] == "DENY");
        CHECK(headers["Referrer-Policy"] == "no-referrer");
    }
    CHECK(page::kOwnFilesOnly.find("unsafe") == std::string_view::npos);
}

TEST_CASE("the verifying page allows its own inline script and style by their hashes, and no network") {
    auto policy = get("/verify").headers["Content-Security-Policy"];
    CHECK(policy ==
          "default-src 'none'; script-src 'sha256-GpC3AQyLlsJwzDyJENVNOCctoJ+Z5bS0dgoDHyexVaY='; "
          "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data:; connect-src 'none'; form-action 'none'; "
          "base-uri 'none'; frame-ancestors 'none'");
    CHECK(page::policy_of_whole("<p>").starts_with("default-src 'none'; script-src 'none'; style-src 'none'"));
}

TEST_CASE("the verifying page as served names the key of the deployment, also to who takes gzip") {
    for (auto* accepted : {"", "gzip"}) {
        auto page = get("/verify", {{"accept-encoding", accepted}});
        CHECK(page.body.find("<meta name=\"hengxin-own-key\" content=\"b3duIGtleQ==\">") != page.body.npos);
        CHECK(page.headers.count("Content-Encoding") == 0);
    }
}

TEST_CASE("an asset is kept for good, and only its exact name is an address") {
    auto asset = get("/assets/a-B1_x-k2Q.js");
    CHECK(asset.status == 200);
    CHECK(asset.type == "text/javascript; charset=utf-8");
    CHECK(asset.headers["Cache-Control"] == "public, max-age=31536000, immutable");
    CHECK(get("/assets/mark.svg").headers["Cache-Control"] == "no-cache");       // no hash in its name
    for (auto* path : {"/assets/", "/assets/a-B1_x-k2Q", "/assets/../index.html", "/assets/a-B1_x-k2Q.js/", "/assets/A-B1_x-k2Q.js", "/index.html", "/verify.html", "/desk/a/b/c/d"}) {
        CAPTURE(path);
        CHECK(get(path).status == 404);
    }
}

TEST_CASE("who takes gzip gets it, and who has the file already gets nothing again") {
    auto packed = get("/assets/a-B1_x-k2Q.js", {{"accept-encoding", "br;q=1.0, gzip;q=0.8"}});
    CHECK(packed.body == "packed a");
    CHECK(packed.headers["Content-Encoding"] == "gzip");
    CHECK(packed.headers["Vary"] == "Accept-Encoding");
    CHECK(get("/assets/a-B1_x-k2Q.js", {{"accept-encoding", "gzip;q=0"}}).body == "let a");
    CHECK(get("/assets/mark.svg", {{"accept-encoding", "gzip"}}).headers.count("Content-Encoding") == 0);
    auto again = get("/assets/a-B1_x-k2Q.js", {{"if-none-match", packed.headers["ETag"]}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(get("/", {{"if-none-match", packed.headers["ETag"]}}).status == 200);
}

TEST_CASE("a program built without the screens says on their page how to build them") {
    auto page = get("/desk", {}, {});
    CHECK(page.status == 200);
    CHECK(page.body.find("scripts/build-web.sh") != std::string::npos);
    CHECK(get("/verify", {}, {}).status == 404);
}

#include "page/site.h"
#include <map>
#include "crypto/crypto.h"

namespace page {
namespace {

using http::Policy;
using http::Request;
using http::Response;

constexpr std::string_view kRevalidated = "no-cache", kForGood = "public, max-age=31536000, immutable";
// Where the application begins; what follows is its own matter.
constexpr char const* kAddresses[] = {"/", "/login", "/password", "/desk", "/desk/{one}", "/desk/{one}/{two}", "/desk/{one}/{two}/{three}", "/window"};

constexpr std::string_view kNotBuilt =
    "<!doctype html>\n<html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>衡信</title>\n"
    "<h1>界面尚未构建</h1><p>本程序构建时没有界面文件。请运行 <code>scripts/build-web.sh</code> 后重新构建；无脚本窗口 <a href=\"/window/plain\">/window/plain</a> 仍可使用。</p>\n"
    "<p lang=\"en\">This program was built without its screens. Run <code>scripts/build-web.sh</code> and build again; "
    "the counter without script at <a href=\"/window/plain\">/window/plain</a> works.</p></html>\n";

std::string_view content_type(std::string_view path) {
    static std::pair<std::string_view, std::string_view> const known[] = {
        {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"}, {".svg", "image/svg+xml"},
        {".png", "image/png"}, {".ico", "image/x-icon"}, {".woff2", "font/woff2"}, {".woff", "font/woff"}, {".json", "application/json; charset=utf-8"},
        {".wasm", "application/wasm"}, {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"}};
    for (auto& [ending, type] : known) if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

std::string hash_of(std::string_view bytes) { return std::string(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {bytes}))); }

// "index-4f2aB_7x.js": Vite puts eight signs of the content's hash before the ending.
bool is_hashed(std::string_view name) {
    auto dot = name.rfind('.');
    return dot != name.npos && dot > 9 && name[dot - 9] == '-';
}

// A file as it is answered, whoever asks.
struct Served {
    BuiltFile file;
    std::string type, tag;
    std::vector<std::pair<std::string, std::string>> headers;
};

Served served(BuiltFile const& file, std::string_view policy, std::string_view caching) {
    // Weak, because one tag stands for the file and for its compressed form.
    Served all{file, std::string(content_type(file.path)), "W/\"" + crypto::hex(hash_of(file.body)).substr(0, 32) + "\"", page_headers(policy, caching)};
    all.headers.push_back({"ETag", all.tag});
    all.headers.push_back({"Vary", "Accept-Encoding"});
    return all;
}

bool known_already(Request const& request, std::string const& tag) {
    auto known = request.header("if-none-match");
    return known == "*" || known.find(tag.substr(2)) != std::string::npos;
}

Response answer_file(Request const& request, Served const& served) {
    Response response{200, served.type, "", served.headers};
    if (known_already(request, served.tag)) {
        response.status = 304;
    } else if (!served.file.gzip.empty() && request.accepts_gzip()) {
        response.body = served.file.gzip;
        response.headers.push_back({"Content-Encoding", "gzip"});
    } else {
        response.body = served.file.body;
    }
    return response;
}

void add_route(http::Router& router, std::string pattern, std::string summary, http::Handler handler) {
    http::Route route{"GET", std::move(pattern), Policy::everyone, std::move(summary), std::move(handler)};
    route.for_people = true;
    router.add(std::move(route));
}

void add_file(http::Router& router, std::string pattern, std::string summary, std::shared_ptr<Served const> served) {
    add_route(router, std::move(pattern), std::move(summary),
              [served](std::shared_ptr<Request const> request, http::Answer answer) { answer(answer_file(*request, *served)); });
}

// Its scripts and styles, and so its policy, are those of the file; it is another text, so no packed form of the file stands for it.
void add_verifying_page(http::Router& router, BuiltFile const& file, std::string const& own_key) {
    constexpr std::string_view kPlace = "name=\"hengxin-own-key\" content=\"";
    auto text = std::make_shared<std::string>(file.body);
    if (auto at = text->find(kPlace); at != text->npos) text->insert(at + kPlace.size(), own_key);
    auto page = std::make_shared<Served>(served({file.path, *text, {}}, policy_of_whole(*text), kRevalidated));
    add_route(router, "/verify", "The page that verifies a receipt without a network",
              [page, text](std::shared_ptr<Request const> request, http::Answer answer) { answer(answer_file(*request, *page)); });
}

void add_assets(http::Router& router, std::map<std::string, Served> assets) {
    auto all = std::make_shared<std::map<std::string, Served> const>(std::move(assets));
    add_route(router, "/assets/{name}", "A file of the screens, under a name that changes with its content",
              [all](std::shared_ptr<Request const> request, http::Answer answer) {
                  auto found = all->find(request->parameter("name"));
                  if (found == all->end()) return answer(http::problem(404, "no_such_path", "没有这个地址 / there is no such path"));
                  answer(answer_file(*request, found->second));
              });
}

}  // namespace

std::string policy_of_whole(std::string_view html) {
    std::string scripts, styles;
    for (std::size_t at = 0;;) {
        auto script = html.find("<script", at), style = html.find("<style", at);
        if (script == html.npos && style == html.npos) break;
        bool is_script = script < style;
        auto begin = html.find('>', is_script ? script : style);
        auto end = begin == html.npos ? html.npos : html.find(is_script ? "</script" : "</style", begin);
        if (end == html.npos) break;
        (is_script ? scripts : styles) += " 'sha256-" + crypto::base64(hash_of(html.substr(begin + 1, end - begin - 1))) + "'";
        at = end;
    }
    auto allowed = [](std::string const& hashes) { return hashes.empty() ? std::string(" 'none'") : hashes; };
    return "default-src 'none'; script-src" + allowed(scripts) + "; style-src" + allowed(styles) +
           "; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
}

std::vector<std::pair<std::string, std::string>> page_headers(std::string_view policy, std::string_view caching, std::string_view referrer) {
    return {{"Content-Security-Policy", std::string(policy)}, {"Cache-Control", std::string(caching)}, {"Referrer-Policy", std::string(referrer)},
            {"X-Frame-Options", "DENY"}};
}

void add_site(http::Router& router, std::span<BuiltFile const> files, std::string const& own_key) {
    BuiltFile application{"index.html", kNotBuilt, {}};
    std::map<std::string, Served> assets;
    for (auto& file : files) {
        if (file.path == "index.html") {
            application = file;
        } else if (file.path == "verify.html") {
            add_verifying_page(router, file, own_key);
        } else if (file.path.starts_with("assets/")) {
            assets.emplace(file.path.substr(7), served(file, kOwnFilesOnly, is_hashed(file.path) ? kForGood : kRevalidated));
        } else {
            add_file(router, "/" + std::string(file.path), "A file of the screens", std::make_shared<Served>(served(file, kOwnFilesOnly, kRevalidated)));
        }
    }
    auto page = std::make_shared<Served>(served(application, kOwnFilesOnly, kRevalidated));
    for (auto* address : kAddresses) add_file(router, address, "The screens", page);
    add_assets(router, std::move(assets));
}

}  // namespace page

#include <chrono>
#include <mutex>
#include "account/api.h"
#include "batch/api.h"
#include "casework/read.h"
#include "check/api.h"
#include "check/recipients.h"
#include "check/store.h"
#include "document/api.h"
#include "engine/beside.h"
#include "engine/clue_candidates.h"
#include "engine/described.h"
#include "engine/editions.h"
#include "engine/indicators.h"
#include "engine/industry_report.h"
#include "engine/receipts.h"
#include "engine/seals.h"
#include "engine/sheet_routes.h"
#include "engine/slips.h"
#include "engine/web.h"
#include "engine/what_if.h"
#include "http/rate.h"
#include "ledger/history.h"
#include "ledger/receipt.h"
#include "page/counter.h"
#include "page/site.h"
#include "record/api.h"
#include "subscription/api.h"

namespace engine {
namespace {

using http::Policy;
using http::Request;
using http::Response;

// What one address may ask of the public routes.
constexpr int kPublicPerMinute = 120, kPublicInHand = 60;

std::uint64_t number_of(Request const& request, std::string const& name) {
    auto text = request.query_or(name);
    if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos)
        throw json::Error(name + ": '" + text + "' 不是非负整数 / is not a whole number");
    return std::stoull(text);
}

// Reads for everybody: the ledger tells nothing but hashes here.
void add_ledger_routes(http::Router& router, Engine& engine) {
    auto reading = [&engine](auto read) {
        return [&engine, read](std::shared_ptr<Request const> request, http::Answer answer) {
            try {
                answer(engine.readers.with([&](store::Db& db) { return read(db, *request); }));
            } catch (json::Error const& e) {
                answer(http::unreadable(e));
            } catch (store::Failure const& e) {
                answer(http::problem(404, "no_such_leaf", "没有这个账页或检查点 / there is no such leaf or checkpoint"));
            }
        };
    };
    router.add(http::Route{"GET", "/api/v1/ledger/checkpoint", Policy::everyone, "The newest checkpoint as a signed note", reading([](store::Db& db, Request const&) {
                               return Response{200, "text/plain; charset=utf-8", ledger::History(db).head.note, {}};
                           })}.as(plain_text("The note")));
    router.add(http::Route{"GET", "/api/v1/ledger/proof", Policy::everyone, "Inclusion of a leaf in the newest checkpoint", reading([](store::Db& db, Request const& request) {
                               return http::json_response(200, ledger::History(db).proof(db, number_of(request, "leaf")));
                           })}.as(telling_proof()));
    router.add(http::Route{"GET", "/api/v1/ledger/consistency", Policy::everyone, "Consistency of two sizes of the ledger", reading([](store::Db& db, Request const& request) {
                               auto from = number_of(request, "from"), to = number_of(request, "to");
                               if (from > to) throw json::Error("from: '" + std::to_string(from) + "' 大于 to，应是较小的账页数 / is more than `to`; it is the smaller size");
                               return http::json_response(200, ledger::History(db).consistency(db, from, to));
                           })}.as(telling_consistency()));
    auto rate = std::make_shared<http::Rate>(kPublicPerMinute, kPublicInHand, [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    });
    router.add(http::Route{"POST", "/api/v1/public/receipts/verify", Policy::everyone, "Verify a receipt, or a whole answer with its receipt",
                           http::limited(rate, [](std::shared_ptr<Request const> request, http::Answer answer) {
                               auto verified = ledger::verify_receipt(request->body);
                               answer(http::json_response(200, json::Object{{"ok", verified.ok}, {"why", verified.ok ? "" : request->wants_english() ? verified.why_en : verified.why_zh},
                                                                            {"origin", verified.origin}, {"key", verified.key_base64}, {"leaf", verified.leaf}}));
                           })}.as(verifying()));
}

void add_operations(http::Router& router, Engine& engine) {
    router.add(http::Route{"GET", "/livez", Policy::everyone, "Alive", [](auto, http::Answer answer) { answer(Response{200, "text/plain; charset=utf-8", "ok", {}}); }}.as(plain_text("ok")));
    router.add(http::Route{"GET", "/readyz", Policy::everyone, "Ready to write", [&engine](auto, http::Answer answer) {
                               if (engine.writer->healthy()) answer(Response{200, "text/plain; charset=utf-8", "ok", {}});
                               else answer(http::problem(503, "not_ready", "账本暂时无法写入 / the ledger cannot be written at the moment"));
                           }}.as(plain_text("ok")));
}

// Who opens a record has received it.
void looked(store::Db& db, std::string const& noun, std::vector<std::string> const& cases, casework::Actor const& actor, law::Date on, std::uint64_t leaf) {
    if (noun == "record" && !actor.agency.empty()) check::receive(db, cases, actor.agency, on, leaf);
}

}  // namespace

namespace {

std::shared_ptr<casework::Api> api_of(Engine& engine, casework::Api::Authenticate authenticate) {
    return std::make_shared<casework::Api>(casework::Api{
        *engine.writer, all_nouns(), engine.readers, std::move(authenticate),
        [&engine](casework::Actor const& actor, std::string const& officer) { return engine.auth->name_officer(actor, officer); },
        [&engine] { return engine.clock.now(); },
        [](store::Db& db, casework::CaseFile const& file, casework::Actor const& actor) { return document::listed(db, all_nouns(), file, actor); },
        [&engine](std::string_view number) { return engine.blind(number); },
        [&engine](store::Db& db, casework::CaseFile const& file, casework::Actor const& actor) { return beside(db, file, actor, law::legal_day(engine.clock.now())); }, looked, beside_described()});
}

// Cases of every kind, and the papers and files that belong to them.
void add_cases(http::Router& router, Engine& engine, std::shared_ptr<casework::Api> const& api) {
    batch::add_routes(router, api);
    record::add_routes(router, api);
    document::add_routes(router, api, {[&engine](std::size_t count) { return engine.random(count); },
                                       [&engine](std::uint64_t leaf) { return engine.readers.with([&](store::Db& db) { return proof_reference(db, leaf, std::nullopt); }); },
                                       [&engine](store::Db& db, std::string const& agency) { return seal_of(engine, db, agency).has_value(); }});
    subscription::add_routes(router, api, *engine.desk);
    casework::add_routes(router, api, {});
    add_what_if(router, engine, api);
    add_differences(router, api);
}

}  // namespace

std::shared_ptr<http::Router> case_routes(Engine& engine, casework::Actor const& actor) {
    auto router = std::make_shared<http::Router>();
    add_cases(*router, engine, api_of(engine, [actor](Request const&) { return law::Result<casework::Actor>(actor); }));
    return router;
}

std::shared_ptr<http::Router> all_routes(Engine& engine) {
    auto router = std::make_shared<http::Router>();
    auto api = api_of(engine, [&engine](Request const& request) { return engine.auth->authenticate(request); });
    define_common(*router);
    account::add_routes(*router, *engine.auth);
    check::add_routes(*router, api, *engine.desk);
    add_cases(*router, engine, api);
    add_ledger_routes(*router, engine);
    add_operations(*router, engine);
    add_receipt_routes(*router, engine);
    auto jobs = std::make_shared<Jobs>(engine);
    SheetRoutes sheets{engine, *jobs, api};
    add_job_routes(*router, sheets, jobs);
    add_import_routes(*router, sheets);
    add_batch_routes(*router, sheets);
    add_template_routes(*router, sheets);
    add_seal_routes(*router, sheets);
    add_indicator_routes(*router, sheets);
    add_industry_report(*router, sheets);
    add_clue_candidates(*router, sheets);
    page::add_site(*router, page::built_files(), crypto::base64(engine.writer->door().log().public_key()));
    page::add_counter(*router, {api, *engine.auth, *engine.desk, [&engine](std::size_t bytes) { return engine.random(bytes); }});
    auto* raw = router.get();                              // no route is added once it serves: described once, when it is first asked for
    auto described = std::make_shared<std::once_flag>();
    auto text = std::make_shared<Response>();
    router->add(http::Route{"GET", "/openapi.json", Policy::everyone, "This description", [raw, described, text](auto, http::Answer answer) {
                                std::call_once(*described, [&] { *text = http::json_response(200, raw->openapi(HENGXIN_VERSION)); });
                                answer(*text);
                            }}.as(telling_description()));
    return router;
}

namespace {

Response no_parts() {
    return http::problem(415, "no_form_of_parts", "请求体应为文件本身，不能是表单 / the body is the file itself, not a form of several parts", "curl --data-binary @FILE",
                         {{"errors", json::Array{json::Object{{"field", "Content-Type"}, {"value", "multipart"}, {"reason", "表单 / a form"},
                                                             {"remedy", "以文件本身作为请求体（curl --data-binary @FILE） / send the file as the body"}}}}});
}

}  // namespace

http::Handler handler_of(std::shared_ptr<http::Router> router) {
    return [router](std::shared_ptr<Request const> request, http::Answer answer) {
        auto match = router->match(request->method, request->path);
        if (match.route && request->header("content-type").starts_with("multipart/")) return answer(no_parts());
        if (match.route) {
            auto with = std::make_shared<Request>(*request);
            with->parameters = std::move(match.parameters);
            return match.route->handler(with, std::move(answer));
        }
        if (match.allowed.empty()) return answer(http::problem(404, "no_such_path", "没有这个地址 / there is no such path"));
        auto response = http::problem(405, "method_not_allowed", "该地址不支持这种方法 / not by this method");
        std::string allowed;
        for (auto& method : match.allowed) allowed += (allowed.empty() ? "" : ", ") + method;
        response.headers.push_back({"Allow", allowed});
        answer(std::move(response));
    };
}

}  // namespace engine

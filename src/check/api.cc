#include "check/api.h"
#include "casework/idempotency.h"

namespace check {
namespace {

using http::Request;
using http::Response;

void ask(std::shared_ptr<casework::Api> api, Desk& desk, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    auto body = casework::body_object(*request);
    json::refuse_unknown(body, {"matter", "case", "subject", "officer"});
    auto& subject = json::object(body, "subject");
    json::refuse_unknown(subject, {"code", "name"}, "$.subject");
    Desk::Request asked{json::text(body, "matter"), json::text_or(body, "case"), json::text_or(subject, "code", "", "$.subject"), json::text_or(subject, "name", "", "$.subject"), {}};
    if (auto officer = json::text_or(body, "officer"); !officer.empty() && actor->roles.has(law::Party::agency_system)) {
        auto named = api->name_officer(*actor, officer);
        if (!named) return answer(casework::problem_of(named.refusal(), request->wants_english()));
        actor = named;
    }
    asked.key = casework::idempotency::key_of(*request, *actor);
    bool english = request->wants_english();
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); };
    auto done = [answer, english](law::Result<json::Object> result, bool again) {
        std::vector<std::pair<std::string, std::string>> replayed;
        if (again) replayed.emplace_back("Idempotent-Replayed", "true");
        if (!result) {
            auto problem = casework::problem_of(result.refusal(), english);
            problem.headers.insert(problem.headers.end(), replayed.begin(), replayed.end());
            return answer(std::move(problem));
        }
        auto id = json::text(*result, "id");
        // In one spelling, so that a repeated request gets the same bytes.
        http::Response response{201, "application/json; charset=utf-8", json::canonical(*result), std::move(replayed)};
        response.headers.push_back({"Location", "/api/v1/checks/" + id});
        answer(std::move(response));
    };
    desk.ask(api->writer, *actor, std::move(asked), law::legal_day(api->now()), done, failed);
}

json::Object schema_of_text(char const* description) { return {{"type", "string"}, {"description", description}}; }

}  // namespace

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, Desk& desk) {
    http::Route route{"POST", "/api/v1/checks", http::Policy::logged_in_or_agency_system, "Check one subject; answers with a receipt, also when nothing is listed",
                      [api, &desk](std::shared_ptr<Request const> request, http::Answer answer) {
                          try {
                              ask(api, desk, request, answer);
                          } catch (json::Error const& e) {
                              answer(http::problem(400, "bad_json", request->wants_english() ? "The request cannot be read" : "请求内容无法读取", e.what()));
                          }
                      }};
    json::Object subject{{"type", "object"},
                         {"properties", json::Object{{"code", schema_of_text("unified code, registration number, citizen number or masked number, as typed")},
                                                     {"name", schema_of_text("name, as typed")}}}};
    json::Object body{{"type", "object"}, {"required", json::Array{"matter", "subject"}},
                      {"properties", json::Object{{"matter", schema_of_text("code of a matter within the agency's remit")}, {"case", schema_of_text("number of the host case")},
                                                  {"subject", std::move(subject)}, {"officer", schema_of_text("user name, from an agency's system")}}}};
    route.openapi = {{"requestBody", json::Object{{"required", true}, {"content", json::Object{{"application/json", json::Object{{"schema", std::move(body)}}}}}}}};
    router.add(std::move(route));
}

}  // namespace check

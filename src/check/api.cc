#include "check/api.h"
#include "casework/idempotency.h"
#include "check/verdict.h"
#include "http/described.h"
#include "partner/partner.h"

namespace check {
namespace {

using http::Request;
using http::Response;

void ask(std::shared_ptr<casework::Api> api, Desk& desk, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    auto body = casework::body_object(*request);
    // A market partner names a purpose of its agreement where others name a matter.
    bool market = actor->roles.has(law::Party::partner);
    json::refuse_unknown(body, {"matter", "case", "subject", "officer", "purpose"});
    auto& subject = json::object(body, "subject");
    json::refuse_unknown(subject, {"code", "name"}, "$.subject");
    auto purpose = market ? json::text_or(body, "purpose") : "";
    if (purpose.empty()) purpose = json::text(body, "matter");
    Desk::Request asked{purpose, json::text_or(body, "case"), json::text_or(subject, "code", "", "$.subject"), json::text_or(subject, "name", "", "$.subject"), {}};
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

using namespace json::schema;

json::Object entry_schema() {
    auto origin = object({{"level", string()}, {"issuer", string()}, {"document_no", string()}, {"region?", string()}, {"region_name?", string()}, {"list_type_name?", string()}});
    return object({{"id", string()}, {"name", string()}, {"list_type", string()}, {"list_type_name", string()}, {"polarity", values_of<list_type::Polarity>()},
                   {"state", values_of<entry::Standing>()}, {"origin", std::move(origin)}, {"basis", string()}, {"until", or_null(day())}});
}

json::Object measure_schema() {
    return object({{"number", string()}, {"edition", integer()}, {"name", string()}, {"name_en", string()}, {"kind", values_of<measure::Kind>()}, {"binds_by_law", flag()}, {"suspended", flag()},
                   {"entry", or_null(string())}, {"basis", string()}, {"what_to_do", string()}, {"what_to_do_en", string()}, {"until", or_null(day())}});
}

// As verdict.h: shown makes it, with the receipt beside it.
json::Object answer_schema() {
    auto candidate = object({{"entry", string()}, {"name", string()}, {"code", string()}, {"reason", string()}, {"reason_en", string()}, {"score", integer()}});
    auto record = object({{"record", string()}, {"kind", string()}, {"held_from", day()}, {"what_to_do", string()}, {"what_to_do_en", string()}});
    return object({{"id", string()}, {"result", values_of<Result>()}, {"wording", string()}, {"wording_en", string()}, {"disclaimer", string()},
                   {"name", string("whom it is about, a natural person masked; empty when nobody is on file")}, {"entries", array(entry_schema())},
                   {"measures", array(measure_schema())}, {"candidates", array(std::move(candidate))},
                   {"warnings", array(object({{"code", string()}, {"zh", string()}, {"en", string()}}))}, {"as_of", day()}, {"list_version", integer()},
                   {"catalogue_version", integer()}, {"suspended_records?", array(std::move(record))},
                   {"consent?", or_null(string("of a partner's answer: the consent it rests on"))}, {"receipt", component("Receipt")}});
}

http::Described asking() {
    auto subject = object({{"code?", string("unified code, registration number, citizen number or masked number, as typed")}, {"name?", string("name, as typed")}});
    return http::Described()
        .once().takes(object({{"matter?", string("code of a matter within the agency's remit; required of an agency")}, {"purpose?", values_of<partner::Purpose>()},
                              {"case?", or_null(string("number of the host case"))}, {"subject", std::move(subject)},
                              {"officer?", or_null(string("user name, from an agency's system"))}}))
        .gives(201, "The answer with its receipt", component("CheckAnswer")).with(201, "Location", "the check");
}

}  // namespace

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, Desk& desk) {
    http::Route route{"POST", "/api/v1/checks", http::Policy::logged_in_or_agency_system, "Check one subject; answers with a receipt, also when nothing is listed",
                      [api, &desk](std::shared_ptr<Request const> request, http::Answer answer) {
                          try {
                              ask(api, desk, request, answer);
                          } catch (json::Error const& e) {
                              answer(http::unreadable(e));
                          }
                      }};
    router.define("CheckAnswer", answer_schema());
    route.openapi = asking();
    router.add(std::move(route));
}

}  // namespace check

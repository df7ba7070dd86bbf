#include "casework/api.h"
#include <algorithm>
#include <charconv>
#include "casework/described.h"
#include "casework/fields.h"
#include "casework/forms.h"
#include "casework/idempotency.h"
#include "casework/read.h"
#include "casework/work.h"

namespace casework {
namespace {

using http::Request;
using http::Response;
using law::Refusal;

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

law::Date day_named(std::string const& name, std::string const& said) {
    auto day = law::date_from(said);
    if (!day) throw json::Error(name + ": '" + said + "' 应写作 2026-03-02 / is not a date like 2026-03-02");
    return *day;
}

// `as_of`: law and facts of that day as known now.
law::Date day_asked(Api const& api, Request const& request) {
    auto asked = request.query_or("as_of");
    return asked.empty() ? law::legal_day(api.now()) : day_named("as_of", asked);
}

// `known_at`: what had been recorded by then.
std::optional<law::Instant> instant_asked(Request const& request) {
    auto asked = request.query_or("known_at");
    if (asked.empty()) return std::nullopt;
    auto at = law::instant_from(asked);
    if (!at) throw json::Error("known_at: '" + asked + "' 应写作 2026-03-02T09:00:00+08:00 / is not an RFC 3339 time");
    return at;
}

// What identifies persons is shown once the look is in the ledger.
void answer_page(Api& api, Noun const& noun, Actor const& actor, Page page, std::string const& trace, http::Answer answer) {
    auto response = http::json_response(200, json::Object{{"items", std::move(page.items)}, {"next", page.next.empty() ? json::Value(nullptr) : json::Value(page.next)}});
    if (page.persons.empty()) return answer(std::move(response));
    auto failed = [answer, trace](std::exception_ptr error) { answer(problem_of(error, trace)); };
    look(api, noun, actor, page.persons, [answer, response = std::move(response)] { answer(response); }, failed);
}

void list(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    answer_page(*api, noun, *actor, read_page(*api, noun, *actor, *request, day_asked(*api, *request)), request->trace_id, std::move(answer));
}

// In the body, because addresses are written down by proxies and a number of a person must not be (I-16).
void list_by_code(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    auto body = body_object(*request);
    json::refuse_unknown(body, {"code"});
    auto page = read_by_code(*api, noun, *actor, json::text(body, "code"), law::legal_day(api->now()), request->wants_english());
    answer_page(*api, noun, *actor, std::move(page), request->trace_id, std::move(answer));
}

void read_one(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    bool english = request->wants_english();
    if (!actor) return answer(problem_of(actor.refusal(), english));
    auto shown = [answer, english](law::Result<json::Object> found) {
        if (!found) return answer(problem_of(found.refusal(), english));
        auto response = http::json_response(200, *found);
        response.headers.push_back({"ETag", etag(json::integer(*found, "version"))});
        answer(std::move(response));
    };
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(problem_of(error, trace)); };
    if (auto purpose = request->query_or("purpose"); !purpose.empty()) actor->purpose = purpose;
    read_case(*api, noun, *actor, request->parameter("id"), {day_asked(*api, *request), instant_asked(*request)}, english, shown, failed);
}

void act(std::shared_ptr<Api> api, Noun const& noun, std::string const& id, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    auto command = command_from(*api, noun, id, body_object(*request), *request, *actor);
    if (!command) return answer(problem_of(command.refusal(), request->wants_english()));
    auto work = [actor = *actor, command = *command, path = noun.path](store::Db& db, Door& door, Setting const& now) -> law::Result<Response> {
        auto done = door.act(db, actor, command, now);
        if (!done) return done.refusal();
        auto response = http::json_response(command.id.empty() ? 201 : 200,
                                            json::Object{{"id", done->id}, {"noun", done->noun}, {"act", done->act}, {"state", done->state},
                                                         {"version", done->version}, {"due", json::write(done->due)}, {"provisional", done->provisional},
                                                         {"leaf", std::int64_t(done->leaf)}, {"moved", std::int64_t(done->moved)}});
        response.headers.push_back({"ETag", etag(done->version)});
        if (command.id.empty()) response.headers.push_back({"Location", "/api/v1/" + path + "/" + done->id});
        return response;
    };
    perform(*api, request, *actor, std::move(work), std::move(answer));
}

void list_nouns(Api& api, Request const& request, http::Answer const& answer) {
    auto actor = api.authenticate(request);
    if (!actor) return answer(problem_of(actor.refusal(), request.wants_english()));
    json::Array items;
    for (auto& noun : api.nouns.all()) items.push_back(noun_json(noun, *actor, request.wants_english()));
    answer(http::json_response(200, json::Object{{"items", std::move(items)}}));
}

void list_work(Api& api, Request const& request, http::Answer const& answer) {
    auto actor = api.authenticate(request);
    if (!actor) return answer(problem_of(actor.refusal(), request.wants_english()));
    auto law = api.writer.law_now();
    auto at = api.now();
    Setting now{law::legal_day(at), at, &law->periods, &law->calendar, api.writer.region(), api.blind};
    answer(http::json_response(200, api.readers.with([&](store::Db& db) { return work_of(db, api.writer.door(), *actor, now, request.wants_english()); })));
}

// The version in an ETag of ours, `"7"`, and in nothing else.
std::optional<std::int64_t> version_in(std::string_view tag) {
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
    auto digits = tag.substr(1, tag.size() - 2);
    std::int64_t version = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    bool whole = error == std::errc() && end == digits.data() + digits.size() && digits.front() != '-';
    return whole ? std::optional(version) : std::nullopt;
}

Refusal if_match_unreadable(std::string const& value) {
    return {"if_match_unreadable", "If-Match 不是本系统给出的 ETag，未作任何办理。", "If-Match is no ETag of ours; nothing was done.", "衡信系统规则 (own rule)", "If-Match", {},
            {{"If-Match", value, "应为带引号的版本号 / a version in quotes", "照抄 ETag，例如 \"7\" / send the ETag as it was given, as \"7\""}}, 400};
}

bool opened_by_people(Noun const& noun) {
    auto& procedure = noun.editions.back();
    return std::ranges::any_of(procedure.rules, [&](auto& rule) { return rule.when == procedure.begins && by_people(rule); });
}

}  // namespace

http::Handler guarded(std::function<void(std::shared_ptr<Request const>, http::Answer)> inner) {
    return [inner](std::shared_ptr<Request const> request, http::Answer answer) {
        try {
            inner(request, answer);
        } catch (json::Error const& e) {
            answer(http::unreadable(e));
        }
    };
}

json::Object body_object(Request const& request) {
    auto value = json::parse(request.body);
    if (!value.is_object()) throw json::Error("$: " + std::string(json::kNoObject), json::as_sent(value));
    return value.get_object();
}

law::Result<Command> command_from(Api const& api, Noun const& noun, std::string const& id, json::Object body, Request const& request, Actor& actor) {
    Command command{noun.name, id, json::text_or(body, "act"), {}, {}, {}, {}};
    body.erase("act");
    if (auto on = json::text_or(body, "on"); !on.empty()) command.on = day_named("$.on", on);
    body.erase("on");
    if (actor.roles.has(law::Party::agency_system))
        if (auto officer = json::text_or(body, "officer"); !officer.empty()) {
            auto named = api.name_officer(actor, officer);
            if (!named) return named.refusal();
            actor = *named;
        }
    auto& procedure = noun.editions.back();
    if (command.act.empty() && id.empty())           // opening: the one act that begins a case for this actor
        for (auto& rule : procedure.rules)
            if (rule.when == procedure.begins && rule.who.meets(actor.roles) && command.act.empty()) command.act = procedure.acts[rule.may].name;
    if (command.act.empty())
        return Refusal{"wrong_fields", "请写明办理行为（act）。", "Name the act.", "衡信系统规则 (own rule)", "字段校验", {},
                       {{"act", "", "必填 / required", "见 possible / see `possible`"}}, 400};
    if (auto no = secret_sent(procedure, command.act, body)) return *no;
    bool wants_officer = false;
    if (auto known = procedure.act_named(command.act))
        for (auto& field : procedure.acts[*known].fields) wants_officer = wants_officer || field.name == "officer";
    if (!wants_officer) body.erase("officer");
    if (auto match = request.header("if-match"); !match.empty() && match != "*") {
        command.expected_version = version_in(match);
        if (!command.expected_version) return if_match_unreadable(match);
    }
    command.fields = std::move(body);
    return command;
}

Response problem_of(Refusal const& refusal, bool english) {
    json::Array errors, possible;
    for (auto& f : refusal.fields)
        errors.push_back(json::Object{{"field", f.field}, {"value", f.value}, {"reason", f.reason}, {"remedy", f.remedy}});
    for (auto& act : refusal.possible) possible.push_back(json::Value(act));
    return http::problem(refusal.status, refusal.code, english ? refusal.en : refusal.zh, "",
                         {{"article", json::Object{{"instrument", refusal.instrument}, {"article", refusal.article}}},
                          {"possible", std::move(possible)}, {"errors", std::move(errors)}});
}

Response problem_of(std::exception_ptr error, std::string const& trace_id) {
    try {
        std::rethrow_exception(error);
    } catch (json::Error const& e) {
        return http::unreadable(e);
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", trace_id.c_str(), e.what());
        auto* failure = dynamic_cast<store::Failure const*>(&e);
        if (failure && failure->code == "outcome_unknown")
            return http::problem(500, "outcome_unknown",
                                 "系统出错，办理是否已生效尚不能确认：请以相同的幂等键重发，或先查询再办。 / Something broke, and whether this was kept is not "
                                 "known: send it again with the same Idempotency-Key, or look before you repeat it.");
        if (failure && failure->code == "queue") return http::problem(503, "busy", "系统繁忙，请稍后重试。 / Busy, try again.");
        return http::problem(500, "internal", "系统内部错误，未作任何改动。 / Something broke; nothing was changed.");
    }
}

void perform(Api& api, std::shared_ptr<Request const> request, Actor const& actor, Work work, http::Answer answer) {
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(problem_of(error, trace)); };
    auto job = [request, actor, work, answer](store::Db& db, Door& door, Setting const& now) {
        idempotency::Key key = idempotency::key_of(*request, actor);
        if (auto known = idempotency::find(db, key, now.at)) return Finished{false, [answer, known](auto*) { answer(*known); }};
        auto mark = door.log().mark();
        auto touched = door.touched().size();
        Response response;
        {
            store::Savepoint savepoint(db);
            auto done = work(db, door, now);
            if (done) {
                savepoint.release();
                response = std::move(*done);
            } else {
                door.log().rewind(mark);
                door.forget_touched_since(touched);
                response = problem_of(done.refusal(), request->wants_english());
            }
        }
        idempotency::keep(db, key, now.at, response);
        return Finished{false, [answer, response](auto*) { answer(response); }};
    };
    if (!api.writer.submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

void add_routes(http::Router& router, std::shared_ptr<Api> api, std::set<std::string> const& except) {
    using http::Policy;
    define_common(router);
    router.add(http::Route{"GET", "/api/v1/nouns", Policy::logged_in_or_agency_system, "The kinds of cases there are, as screens need them",
                guarded([api](auto request, auto answer) { list_nouns(*api, *request, answer); })}.as(telling_nouns()));
    router.add(http::Route{"GET", "/api/v1/work", Policy::logged_in_or_agency_system, "Open cases that wait for an act of the asking actor",
                guarded([api](auto request, auto answer) { list_work(*api, *request, answer); })}.as(telling_work()));
    for (auto& noun : api->nouns.all()) {
        if (except.count(noun.name)) continue;
        auto base = "/api/v1/" + noun.path;
        auto title = noun.editions.back().en;
        auto const* n = &noun;
        define(router, noun, api->beside_described);
        router.add(http::Route{"GET", base, Policy::logged_in_or_agency_system, "List: " + title,
                    guarded([api, n](auto request, auto answer) { list(api, *n, request, std::move(answer)); })}.as(listing(noun)));
        if (noun.by_code)
            router.add(http::Route{"POST", base + "/by-code", Policy::logged_in_or_agency_system, "Find by a code or number, sent in the body: " + title,
                        guarded([api, n](auto request, auto answer) { list_by_code(api, *n, request, std::move(answer)); })}.as(finding_by_code(noun)));
        router.add(http::Route{"GET", base + "/{id}", Policy::logged_in_or_agency_system, "Read: " + title,
                    guarded([api, n](auto request, auto answer) { read_one(api, *n, request, std::move(answer)); })}.as(reading(noun)));
        router.add(http::Route{"POST", base + "/{id}/acts", Policy::logged_in_or_agency_system, "Act: " + title,
                    guarded([api, n](auto request, auto answer) { act(api, *n, request->parameter("id"), request, std::move(answer)); })}.as(acting(noun)));
        if (opened_by_people(noun) && !router.match("POST", base).route)
            router.add(http::Route{"POST", base, Policy::logged_in_or_agency_system, "Open: " + title,
                        guarded([api, n](auto request, auto answer) { act(api, *n, "", request, std::move(answer)); })}.as(opening(noun)));
    }
}

}  // namespace casework

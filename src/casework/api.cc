#include "casework/api.h"
#include "casework/idempotency.h"
#include "casework/known.h"

namespace casework {
namespace {

using http::Request;
using http::Response;
using law::Refusal;

constexpr int kPage = 50, kLargestPage = 200;

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

json::Array possible_json(law::Procedure const& procedure, std::vector<law::ProcedureRule const*> const& rules, bool english) {
    json::Array all;
    for (auto* rule : rules) {
        auto& act = procedure.acts[rule->may];
        json::Array fields;
        for (auto& field : act.fields) {
            json::Array values;
            for (std::size_t at = 0; at < field.values.size();) {
                auto end = std::min(field.values.find(' ', at), field.values.size());
                values.push_back(json::Value(std::string(field.values.substr(at, end - at))));
                at = end + 1;
            }
            fields.push_back(json::Object{{"name", std::string(field.name)}, {"title", std::string(english ? field.en : field.zh)},
                                          {"type", json::enum_name(field.type)}, {"required", field.required}, {"values", std::move(values)}});
        }
        all.push_back(json::Object{{"act", act.name}, {"title", english ? act.en : act.zh},
                                   {"article", std::string(rule->under.instrument) + std::string(rule->under.article)}, {"fields", std::move(fields)}});
    }
    return all;
}

json::Array history_json(law::Procedure const& procedure, CaseFile const& file, bool english) {
    json::Array all;
    for (auto& step : file.steps) {
        auto act = procedure.act_named(step.act);
        all.push_back(json::Object{{"act", step.act}, {"title", act ? (english ? procedure.acts[*act].en : procedure.acts[*act].zh) : step.act},
                                   {"party", json::enum_name(step.party)}, {"account", step.account}, {"on", law::to_text(step.on)}, {"leaf", step.leaf}});
    }
    return all;
}

struct Page {
    json::Array items;
    std::vector<std::string> persons;              // cases shown that identify a person
    std::string next;
};

// Cases of a noun that the actor may read, in the order of their ids, from a cursor on.
Page read_page(Api& api, Noun const& noun, Actor const& actor, Request const& request, law::Date today) {
    Page page;
    std::string after = crypto::from_base64(request.query_or("cursor")).value_or("");
    std::size_t limit = std::clamp(std::atoi(request.query_or("limit", std::to_string(kPage)).c_str()), 1, kLargestPage);
    std::string tail = "WHERE noun = ?1 AND id > ?2", state = request.query_or("state"), agency = request.query_or("agency"),
                subject = request.query_or("subject"), due = request.query_or("due_before");
    std::vector<store::Value> values{noun.name, after};
    auto filter = [&](std::string const& value, std::string const& column, char const* op) {
        if (value.empty()) return;
        values.push_back(value);
        tail += " AND " + column + " " + op + " ?" + std::to_string(values.size());
    };
    filter(state, "state", "=");
    filter(agency, "agency", "=");
    filter(subject, "subject", "=");
    filter(due, "due", "<");
    values.push_back(std::int64_t{0});
    api.readers.with([&](store::Db& db) {
        std::string sql = "SELECT " + store::column_list<CaseFile>() + " FROM casefile " + tail + " ORDER BY id LIMIT ?" + std::to_string(values.size());
        for (bool more = true; more && page.items.size() < limit;) {
            values[1] = after;
            values.back() = std::int64_t(limit);
            std::vector<CaseFile> files;
            db.run(store::Query{"cases", sql}, values, [&](store::Row const& r) { files.push_back(store::row_of(db, kCaseFiles, r)); });
            more = files.size() == limit;
            for (auto& file : files) {
                if (page.items.size() == limit) break;
                after = file.id;
                auto row = noun.load(db, file.id);
                if (!row.has_value() || !noun.may_read(row, file, actor)) continue;
                if (noun.identifies_person(row)) page.persons.push_back(file.id);
                page.items.push_back(case_json(api.writer.door(), noun, file, row, actor, false, today, request.wants_english()));
            }
            if (page.items.size() == limit) page.next = crypto::base64(after);
        }
        return 0;
    });
    return page;
}

// `as_of`: law and facts of that day as known now.
law::Date day_asked(Api const& api, Request const& request) {
    auto asked = request.query_or("as_of");
    return asked.empty() ? law::legal_day(api.now()) : json::Text<law::Date>::from(asked);
}

// `known_at`: what had been recorded by then.
std::optional<law::Instant> instant_asked(Request const& request) {
    auto asked = request.query_or("known_at");
    if (asked.empty()) return std::nullopt;
    auto at = law::instant_from(asked);
    if (!at) throw json::Error("known_at: '" + asked + "' 应写作 2026-03-02T09:00:00+08:00 / is not an RFC 3339 time");
    return at;
}

// Reading what identifies a person is itself an act (I-16): answered only once it is in the ledger.
void look(Api& api, Noun const& noun, Actor const& actor, std::vector<std::string> const& cases, Response response, std::string const& trace_id,
          http::Answer answer) {
    json::Array ids;
    for (auto& id : cases) ids.push_back(json::Value(id));
    auto failed = [answer, trace_id](std::exception_ptr error) { answer(problem_of(error, trace_id)); };
    bool queued = api.writer.submit(
        [noun = noun.name, actor, ids, response, answer](store::Db&, Door& door, Setting const& now) {
            door.note({{{"noun", noun}, {"act", "look"}, {"cases", ids}}, {}, {}}, actor, now);
            return Finished{false, [response, answer](auto*) { answer(response); }};
        },
        failed);
    if (!queued) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

void list(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    if (instant_asked(*request)) throw json::Error("known_at: 仅适用于单个事项 / asks about one case: GET /" + noun.path + "/{id}?known_at=");
    auto page = read_page(*api, noun, *actor, *request, day_asked(*api, *request));
    auto response = http::json_response(200, json::Object{{"items", std::move(page.items)}, {"next", page.next.empty() ? json::Value(nullptr) : json::Value(page.next)}});
    if (page.persons.empty()) return answer(std::move(response));
    look(*api, noun, *actor, page.persons, std::move(response), request->trace_id, std::move(answer));
}

void read_one(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    auto id = request->parameter("id");
    auto then = instant_asked(*request);
    std::optional<Response> found;
    bool person = false;
    api->readers.with([&](store::Db& db) {
        auto file = store::load(db, kCaseFiles, id);
        auto row = file && file->noun == noun.name ? noun.load(db, id) : std::any();
        if (auto unopened = !file && noun.unopened ? noun.unopened(db, id) : std::nullopt) {
            file = std::move(unopened->file);
            row = std::move(unopened->row);
        }
        if (!row.has_value() || !noun.may_read(row, *file, *actor)) return 0;
        if (then) {
            auto known = known_at(db, noun, *file, *then);
            if (!known) return 0;
            file = std::move(known->file);
            row = std::move(known->row);
        }
        person = noun.identifies_person(row);
        auto shown = case_json(api->writer.door(), noun, *file, row, *actor, true, day_asked(*api, *request), request->wants_english());
        if (then) shown["possible"] = json::Array{};           // nobody acts in the past
        found = http::json_response(200, std::move(shown));
        found->headers.push_back({"ETag", etag(file->version)});
        return 0;
    });
    if (!found)
        return answer(problem_of(Refusal{"unknown_case", "没有这个事项，或您无权查看。", "There is no such case, or it is not yours to see.",
                                         "衡信系统规则 (own rule)", noun.name, {}, {}, 404}, request->wants_english()));
    if (!person) return answer(std::move(*found));
    look(*api, noun, *actor, {id}, std::move(*found), request->trace_id, std::move(answer));
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
                                                         {"leaf", std::int64_t(done->leaf)}});
        response.headers.push_back({"ETag", etag(done->version)});
        if (command.id.empty()) response.headers.push_back({"Location", "/api/v1/" + path + "/" + done->id});
        return response;
    };
    perform(*api, request, *actor, std::move(work), std::move(answer));
}

bool opened_by_people(Noun const& noun) {
    auto& procedure = noun.editions.back();
    law::Parties machines{law::Party::law, law::Party::clock};
    for (auto& rule : procedure.rules)
        if (rule.when == procedure.begins && rule.who.bits & ~machines.bits) return true;
    return false;
}

// A handler whose bad JSON is a 400 that names the place.
http::Handler guarded(std::function<void(std::shared_ptr<Request const>, http::Answer)> inner) {
    return [inner](std::shared_ptr<Request const> request, http::Answer answer) {
        try {
            inner(request, answer);
        } catch (json::Error const& e) {
            answer(http::problem(400, "bad_json", request->wants_english() ? "The body cannot be read" : "请求内容无法读取", e.what()));
        }
    };
}

}  // namespace

json::Object body_object(Request const& request) {
    auto value = json::parse(request.body);
    if (!value.is_object()) throw json::Error("$: expected an object");
    return value.get_object();
}

json::Object case_json(Door const& door, Noun const& noun, CaseFile const& file, std::any const& row, Actor const& actor, bool full, law::Date today,
                       bool english) {
    auto all = noun.view(row, Reader{actor, full, today, english});
    auto& procedure = door.procedure_of(file);
    auto& state = procedure.states[*procedure.state_named(file.state)];
    all["id"] = file.id;
    all["noun"] = file.noun;
    all["state"] = file.state;
    all["state_title"] = english ? state.en : state.zh;
    all["due"] = json::write(file.due);
    all["provisional"] = file.provisional;
    all["opened"] = law::to_text(file.opened);
    all["agency"] = file.agency;
    all["version"] = file.version;
    if (full || !noun.identifies_person(row)) all["title"] = file.title;
    if (full) {
        all["history"] = history_json(procedure, file, english);
        all["possible"] = possible_json(procedure, door.possible(file, actor), english);
    }
    return all;
}

law::Result<Command> command_from(Api const& api, Noun const& noun, std::string const& id, json::Object body, Request const& request, Actor& actor) {
    Command command{noun.name, id, json::text_or(body, "act"), {}, {}, {}, {}};
    body.erase("act");
    if (auto on = json::text_or(body, "on"); !on.empty()) command.on = json::Text<law::Date>::from(on);
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
    bool wants_officer = false;
    if (auto known = procedure.act_named(command.act))
        for (auto& field : procedure.acts[*known].fields) wants_officer = wants_officer || field.name == "officer";
    if (!wants_officer) body.erase("officer");
    if (auto match = request.header("if-match"); match.size() > 2) command.expected_version = std::atoll(match.c_str() + 1);
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
        return http::problem(400, "bad_json", "请求内容无法读取 / The body cannot be read", e.what());
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", trace_id.c_str(), e.what());
        bool busy = false;
        if (auto* failure = dynamic_cast<store::Failure const*>(&e)) busy = failure->code == "queue";
        if (busy) return http::problem(503, "busy", "系统繁忙，请稍后重试。 / Busy, try again.", "", {{"trace_id", trace_id}});
        return http::problem(500, "internal", "系统内部错误，未作任何改动。 / Something broke; nothing was changed.", "", {{"trace_id", trace_id}});
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
    for (auto& noun : api->nouns.all()) {
        if (except.count(noun.name)) continue;
        auto base = "/api/v1/" + noun.path;
        auto title = noun.editions.back().en;
        auto const* n = &noun;
        router.add(http::Route{"GET", base, Policy::logged_in_or_agency_system, "List: " + title,
                    guarded([api, n](auto request, auto answer) { list(api, *n, request, std::move(answer)); })});
        router.add(http::Route{"GET", base + "/{id}", Policy::logged_in_or_agency_system, "Read: " + title,
                    guarded([api, n](auto request, auto answer) { read_one(api, *n, request, std::move(answer)); })});
        router.add(http::Route{"POST", base + "/{id}/acts", Policy::logged_in_or_agency_system, "Act: " + title,
                    guarded([api, n](auto request, auto answer) { act(api, *n, request->parameter("id"), request, std::move(answer)); })});
        if (opened_by_people(noun))
            router.add(http::Route{"POST", base, Policy::logged_in_or_agency_system, "Open: " + title,
                        guarded([api, n](auto request, auto answer) { act(api, *n, "", request, std::move(answer)); })});
    }
}

}  // namespace casework

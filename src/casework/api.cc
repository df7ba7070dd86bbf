#include "casework/api.h"
#include "casework/forms.h"
#include "casework/idempotency.h"
#include "casework/work.h"
#include "text/name.h"

namespace casework {
namespace {

using http::Request;
using http::Response;
using law::Refusal;

constexpr int kPage = 50, kLargestPage = 200;
constexpr int kScanned = 1000, kRounds = 100;              // rows looked at in one go, and how often

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

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

// What a list is asked for, as the end of its SELECT with the values that belong to it. ?1 is the noun, ?2 the cursor, ?3 how many.
struct Asked {
    std::string where = "WHERE noun = ?1 AND id > ?2";
    std::vector<store::Value> values;
    std::string words, words_normalised;           // that the title holds, in lower case
    int at_once = kScanned;                        // ?3
};

std::string lower(std::string_view text) {
    std::string all(text);
    for (auto& c : all) if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return all;
}

Asked asked_for(Noun const& noun, Request const& request) {
    Asked asked;
    asked.words = lower(request.query_or("q"));
    asked.words_normalised = lower(text::normalise_name(asked.words));
    asked.at_once = asked.words.empty() ? kLargestPage : kScanned;
    asked.values = {noun.name, crypto::from_base64(request.query_or("cursor")).value_or(""), std::int64_t{asked.at_once}};
    auto filter = [&](std::string const& value, std::string const& compared) {
        if (value.empty()) return;
        asked.values.push_back(value);
        asked.where += " AND " + compared + " ?" + std::to_string(asked.values.size());
    };
    filter(request.query_or("state"), "state =");
    filter(request.query_or("agency"), "agency =");
    filter(request.query_or("subject"), "subject =");
    filter(request.query_or("due_before"), "due <");
    return asked;
}

bool holds(std::string_view title, Asked const& asked) {
    if (asked.words.empty()) return true;
    auto said = lower(title);
    if (said.find(asked.words) != said.npos) return true;
    return !asked.words_normalised.empty() && said.find(asked.words_normalised) != said.npos;
}

// The next ids that fit, and where the search stopped when it did not come to the end.
struct Found {
    std::vector<std::string> ids;
    std::string last;
    bool more = false;
};
Found find(store::Db& db, Asked& asked, std::string const& after) {
    static std::string const kColumns = "SELECT id, title FROM casefile ";
    Found found;
    int scanned = 0;
    asked.values[1] = after;
    auto sql = kColumns + asked.where + " ORDER BY id LIMIT ?3";
    db.run(store::Query{"cases", sql}, asked.values, [&](store::Row const& r) {
        ++scanned;
        found.last = r.text(0);
        if (holds(r.text(1), asked)) found.ids.push_back(found.last);
    });
    found.more = scanned == asked.at_once;
    return found;
}

// Cases of a noun that the actor may read, in the order of their ids, from a cursor on. A page may be short, or empty, and still have a
// next one: nobody's search reads the whole county at once.
Page read_page(Api& api, Noun const& noun, Actor const& actor, Request const& request, law::Date today) {
    Page page;
    std::size_t limit = std::clamp(std::atoi(request.query_or("limit", std::to_string(kPage)).c_str()), 1, kLargestPage);
    auto asked = asked_for(noun, request);
    auto after = std::get<std::string>(asked.values[1]);
    api.readers.with([&](store::Db& db) {
        int rounds = 0;
        for (bool more = true; more && page.items.size() < limit;) {
            if (++rounds > kRounds) {
                page.next = crypto::base64(after);
                break;
            }
            auto found = find(db, asked, after);
            for (auto& id : found.ids) {
                if (page.items.size() == limit) break;
                after = id;
                auto file = store::load(db, kCaseFiles, id);
                auto row = noun.load(db, id);
                if (!file || !row.has_value() || !noun.may_read(row, *file, actor)) continue;
                if (noun.identifies_person(row)) page.persons.push_back(id);
                page.items.push_back(case_json(api.writer.door(), noun, *file, row, actor, false, today, request.wants_english()));
            }
            if (page.items.size() == limit) page.next = crypto::base64(after);
            else after = found.last;
            more = found.more;
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

// Reading what identifies a person is itself an act (I-16): answered only once it is in the ledger.
void look(Api& api, Noun const& noun, Actor const& actor, std::vector<std::string> const& cases, std::function<void()> shown, Failed failed) {
    json::Array ids;
    for (auto& id : cases) ids.push_back(json::Value(id));
    bool queued = api.writer.submit(
        [noun = noun.name, actor, ids, shown = std::move(shown)](store::Db&, Door& door, Setting const& now) {
            door.note({{{"noun", noun}, {"act", "look"}, {"cases", ids}}, {}, {}}, actor, now);
            return Finished{false, shown};
        },
        failed);
    if (!queued) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

void list(std::shared_ptr<Api> api, Noun const& noun, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(problem_of(actor.refusal(), request->wants_english()));
    auto page = read_page(*api, noun, *actor, *request, day_asked(*api, *request));
    auto response = http::json_response(200, json::Object{{"items", std::move(page.items)}, {"next", page.next.empty() ? json::Value(nullptr) : json::Value(page.next)}});
    if (page.persons.empty()) return answer(std::move(response));
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(problem_of(error, trace)); };
    look(*api, noun, *actor, page.persons, [answer, response = std::move(response)] { answer(response); }, failed);
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
    read_case(*api, noun, *actor, request->parameter("id"), day_asked(*api, *request), english, shown, failed);
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
    auto today = law::legal_day(api.now());
    answer(http::json_response(200, api.readers.with([&](store::Db& db) { return work_of(db, api.writer.door(), *actor, today, request.wants_english()); })));
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

void read_case(Api& api, Noun const& noun, Actor const& actor, std::string const& id, law::Date today, bool english,
               std::function<void(law::Result<json::Object>)> shown, Failed failed) {
    std::optional<json::Object> found;
    bool person = false;
    api.readers.with([&](store::Db& db) {
        auto file = store::load(db, kCaseFiles, id);
        if (!file || file->noun != noun.name) return 0;
        auto row = noun.load(db, id);
        if (!row.has_value() || !noun.may_read(row, *file, actor)) return 0;
        person = noun.identifies_person(row);
        found = case_json(api.writer.door(), noun, *file, row, actor, true, today, english);
        return 0;
    });
    if (!found)
        return shown(Refusal{"unknown_case", "没有这个事项，或您无权查看。", "There is no such case, or it is not yours to see.", "衡信系统规则 (own rule)", noun.name, {}, {}, 404});
    if (!person) return shown(std::move(*found));
    look(api, noun, actor, {id}, [shown, found = std::move(*found)] { shown(found); }, failed);
}

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
        all["possible"] = acts_json(noun, procedure, door.possible(file, actor), english);
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
        if (auto known = idempotency::find(db, key, now.at)) return Finished{false, [answer, known] { answer(*known); }};
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
        return Finished{false, [answer, response] { answer(response); }};
    };
    if (!api.writer.submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

void add_routes(http::Router& router, std::shared_ptr<Api> api, std::set<std::string> const& except) {
    using http::Policy;
    router.add(http::Route{"GET", "/api/v1/nouns", Policy::logged_in_or_agency_system, "The kinds of cases there are, as screens need them",
                guarded([api](auto request, auto answer) { list_nouns(*api, *request, answer); })});
    router.add(http::Route{"GET", "/api/v1/work", Policy::logged_in_or_agency_system, "Open cases that wait for an act of the asking actor",
                guarded([api](auto request, auto answer) { list_work(*api, *request, answer); })});
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

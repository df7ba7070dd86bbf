#include "casework/about_fields.h"
#include "engine/described.h"
#include "engine/sheet_routes.h"
#include "spreadsheet/errors.h"
#include "spreadsheet/write.h"

namespace engine {

using http::Policy;
using http::Request;
using http::Response;

namespace {

constexpr char kXlsx[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Response no_such_job() {
    return http::problem(404, "no_such_job", "没有这个任务，或不是您的 / there is no such job, or it is not yours");
}

law::Refusal no_such_act(std::string const& wanted) {
    auto said = casework::as_sent(json::Value(wanted));
    return {"unknown_act", "没有这种办理行为：" + said, "There is no such act: " + said, "衡信系统规则 (own rule)", "任务", {"undo"},
            {{"act", said, "没有这种办理行为 / no such act", "undo"}}, 400};
}

// One event and a time to come back: a browser's EventSource follows the job to its end.
Response event_of(json::Object const& job) {
    return {200, "text/event-stream; charset=utf-8", "retry: 500\nevent: progress\ndata: " + json::canonical(job) + "\n\n", {}};
}

void list(Engine& engine, Jobs const& jobs, casework::Actor const& actor, http::Answer const& answer) {
    answer(http::json_response(200, engine.readers.with([&](store::Db& db) {
        json::Array items;
        for (auto& job : jobs.of(db, actor.account)) items.push_back(jobs.shown(db, job));
        return json::Object{{"items", std::move(items)}, {"next", nullptr}};
    })));
}

void one(SheetRoutes const& with, casework::Actor const& actor, Request const& request, http::Answer const& answer) {
    auto shown = with.engine.readers.with([&](store::Db& db) -> std::optional<json::Object> {
        auto job = with.jobs.find(db, actor.account, request.parameter("id"));
        return job ? std::optional(with.jobs.shown(db, *job)) : std::nullopt;
    });
    if (!shown) return answer(no_such_job());
    bool events = request.header("accept").starts_with("text/event-stream");
    answer(events ? event_of(*shown) : http::json_response(200, std::move(*shown)));
}

// The headings may stand below titles: the row before the first answer is found by its columns.
std::string workbook_of(std::string const& csv, std::string const& name) {
    spreadsheet::SheetOut sheet{name == "errors" ? "错误与更正办法" : "比对结果", spreadsheet::read_csv(csv), 1, {}, {}, {}};
    auto marked = name == "errors" ? std::string(spreadsheet::kReasonHeading) : std::string("receipt");
    for (std::size_t i = 0; i < std::min<std::size_t>(sheet.rows.size(), 20); ++i)
        for (auto& cell : sheet.rows[i])
            if (cell.starts_with(marked)) sheet.headings = i + 1;
    return spreadsheet::write_xlsx({sheet});
}

void file(SheetRoutes const& with, std::string const& name, bool workbook, casework::Actor const& actor, std::shared_ptr<Request const> request, http::Answer answer) {
    bool known = false;
    auto csv = with.engine.readers.with([&](store::Db& db) -> std::optional<std::string> {
        auto job = with.jobs.find(db, actor.account, request->parameter("id"));
        known = job.has_value();
        return job ? with.jobs.file(db, job->id, name) : std::nullopt;
    });
    if (!known) return answer(no_such_job());
    if (!csv) return answer(http::problem(404, "no_such_sheet", "该任务没有这份表格 / the job has left no such sheet"));
    if (!workbook) return answer(download(name + ".csv", std::move(*csv)));
    with.jobs.aside(actor, request, [csv = std::move(*csv), name] { return download(name + ".xlsx", workbook_of(csv, name)); }, answer);
}

void act(SheetRoutes const& with, casework::Actor const& actor, std::shared_ptr<Request const> request, http::Answer answer) {
    auto wanted = json::text_or(casework::body_object(*request), "act");
    if (wanted != "undo") return answer(casework::problem_of(no_such_act(wanted), request->wants_english()));
    auto work = [with, actor, id = request->parameter("id"), request](store::Db& db, casework::Door& door, casework::Setting const& now) -> law::Result<Response> {
        auto job = with.jobs.find(db, actor.account, id);
        if (!job) return no_such_job();
        auto undone = with.jobs.undo(db, door, now, actor, std::move(*job));
        if (!undone) return undone.refusal();
        return http::json_response(200, with.jobs.shown(db, *undone));
    };
    casework::perform(*with.api, request, actor, work, std::move(answer));
}

}  // namespace

http::Handler logged_in(Engine& engine, Use use) {
    return [&engine, use](std::shared_ptr<Request const> request, http::Answer answer) {
        auto actor = engine.auth->authenticate(*request);
        if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
        try {
            use(*actor, request, answer);
        } catch (json::Error const& e) {
            answer(http::unreadable(e));
        }
    };
}

law::Result<casework::Actor> with_officer(Engine& engine, casework::Actor const& actor, Request const& request) {
    auto officer = request.query_or("officer");
    if (officer.empty() || !actor.roles.has(law::Party::agency_system)) return actor;
    return engine.auth->name_officer(actor, officer);
}

Response download(std::string name, std::string bytes) {
    auto type = name.ends_with(".xlsx") ? std::string(kXlsx) : "text/csv; charset=utf-8";
    return {200, type, std::move(bytes), {{"Content-Disposition", "attachment; filename=\"" + name + "\""}, {"Cache-Control", "no-store"}}};
}

void add_job_routes(http::Router& router, SheetRoutes const& with, std::shared_ptr<Jobs> jobs) {
    auto both = Policy::logged_in_or_agency_system;
    auto& engine = with.engine;
    router.add(http::Route{"GET", "/api/v1/jobs", both, "Own jobs of the last day, newest first",
                           logged_in(engine, [&engine, jobs](auto& actor, auto, auto answer) {
                               list(engine, *jobs, actor, answer);
                           })}.as(telling_jobs()));
    router.add(http::Route{"GET", "/api/v1/jobs/{id}", both, "A job; as server-sent events when asked for text/event-stream",
                           logged_in(engine, [with](auto& actor, auto request, auto answer) { one(with, actor, *request, answer); })}.as(telling_job()));
    router.add(http::Route{"POST", "/api/v1/jobs/{id}/acts", both, "Act on a job: undo an import within 30 minutes",
                           logged_in(engine, [with](auto& actor, auto request, auto answer) { act(with, actor, request, answer); })}.as(acting_on_job()));
    for (std::string name : {"errors", "result"})
        for (bool workbook : {false, true})
            router.add(http::Route{"GET", "/api/v1/jobs/{id}/" + name + (workbook ? ".xlsx" : ".csv"), both,
                                   name == "errors" ? "The sheet back with reasons and remedies" : "The sheet back with its answers",
                                   logged_in(engine, [with, name, workbook](auto& actor, auto request, auto answer) { file(with, name, workbook, actor, request, answer); })}
                           .as(giving_sheet(workbook)));
}

}  // namespace engine

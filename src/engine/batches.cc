#include "engine/batches.h"
#include <future>
#include <thread>
#include "casework/api.h"

namespace engine {

using http::Policy;
using http::Request;
using http::Response;

namespace {

constexpr std::size_t kRowsPerLeaf = 4096, kLargestUpload = 20u << 20;
constexpr std::size_t kRunningAtOnce = 2;              // sheets of one account
constexpr law::Instant kKept = law::Instant{24} * 3600 * 1000;

std::string joined(json::Array const& all, char const* member) {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : ";") + std::string(each.get_object().at(member).get_string());
    return text;
}

law::Refusal bad_sheet(std::string const& why) {
    return {"bad_sheet", "表格无法读取。", "The sheet cannot be read.", "衡信系统规则 (own rule)", "批量比对", {}, {{"file", "", why, "CSV，表头含“名称”和“统一社会信用代码” / CSV with name and code"}}, 400};
}

}  // namespace

std::vector<spreadsheet::Field> const& batch_fields() {
    static std::vector<spreadsheet::Field> const all{{"name", {"name", "企业名称", "名称", "主体名称", "单位名称"}, true, "名称", ""},
                                                     {"code", {"code", "统一社会信用代码", "社会信用代码", "代码"}, true, "统一社会信用代码", ""}};
    return all;
}

json::Object batch_row(check::Answer const& answer, check::Board const& board, std::string const& id) {
    auto shown = check::shown(answer, id, board);
    std::string remarks;
    for (auto& w : answer.warnings) remarks += (remarks.empty() ? "" : "；") + w.en + "（" + w.zh + "）";
    std::string reason;
    for (auto& c : answer.candidates) reason += (reason.empty() ? "" : "；") + c.reason_zh;
    bool invalid = answer.result == check::Result::invalid;
    return {{"result", json::enum_name(answer.result)},
            {"entries", joined(shown.at("entries").get_array(), "id")},
            {"measures", joined(shown.at("measures").get_array(), "number")},
            {"warnings", invalid ? "" : remarks},
            {"reason", invalid ? remarks : reason},
            {"receipt", id}};
}

struct Batches::Job {
    std::string id, account, matter;
    casework::Actor actor;
    law::Instant at;
    spreadsheet::Cells heading;
    spreadsheet::Mapping mapping;
    std::vector<spreadsheet::Cells> rows;
    mutable std::mutex mutex;
    Progress progress{"running", 0, 0, ""};
    std::string csv;
    std::atomic<bool> stop{false};
    std::thread thread;
};

Batches::~Batches() {
    for (auto& [id, job] : jobs_) {
        job->stop = true;
        if (job->thread.joinable()) job->thread.join();
    }
}

law::Result<std::string> Batches::start(casework::Actor const& actor, std::string const& matter, std::string const& csv) {
    if (auto no = engine_.desk->may_ask(*engine_.desk->board(), actor, matter, engine_.today())) return *no;
    auto job = std::make_shared<Job>();
    std::vector<spreadsheet::Cells> first;
    try {
        for (auto& cells : spreadsheet::read_csv(csv)) {
            if (!job->heading.empty()) {
                job->rows.push_back(cells);
                continue;
            }
            first.push_back(cells);
            auto found = spreadsheet::find_headings(first, batch_fields());
            if (!found || !found->mapping.complete()) continue;
            job->heading = cells;
            job->mapping = found->mapping;
        }
    } catch (spreadsheet::Error const& e) {
        return bad_sheet(e.what());
    }
    if (job->rows.empty()) return bad_sheet("没有表头或没有数据行 / no headings, or no rows");
    job->id = law::uuid7(engine_.clock.now(), engine_.random(10));
    job->account = actor.account;
    job->matter = matter;
    job->actor = actor;
    job->at = engine_.clock.now();
    job->progress.all = job->rows.size();
    std::lock_guard lock(mutex_);
    forget_old();
    if (running_of(actor.account) >= kRunningAtOnce)
        return law::Refusal{"too_many_jobs", "您有批量比对尚未完成，请稍后再试。", "Some of your sheets are still being checked; wait for them.", "衡信系统规则 (own rule)", "批量比对", {}, {}, 429};
    jobs_[job->id] = job;
    job->thread = std::thread([this, job] {
        std::string why = "系统内部错误 / something broke";
        try {
            return run(job);
        } catch (std::exception const& e) {
            std::fprintf(stderr, "job %s: %s\n", job->id.c_str(), e.what());
        }
        std::lock_guard lock(job->mutex);
        job->progress.state = "failed";
        job->progress.why = why;
    });
    return job->id;
}

void Batches::run(std::shared_ptr<Job> job) {
    auto line = job->heading;
    for (auto* column : kBatchColumns) line.push_back(column);
    std::string csv = std::string(spreadsheet::kBom) + spreadsheet::csv_line(line);
    std::string why;
    for (std::size_t at = 0; at < job->rows.size() && !job->stop; at += kRowsPerLeaf) {
        auto end = std::min(at + kRowsPerLeaf, job->rows.size());
        std::vector<check::Row> rows;
        for (auto i = at; i < end; ++i) rows.push_back({job->mapping.cell(job->rows[i], "name"), job->mapping.cell(job->rows[i], "code")});
        using Answered = law::Result<check::Desk::BatchAnswer>;
        std::promise<Answered> finished;
        engine_.desk->ask_batch(
            *engine_.writer, job->actor, job->matter, std::move(rows), engine_.today(), [&](Answered answered) { finished.set_value(std::move(answered)); },
            [&](std::exception_ptr error) { finished.set_exception(error); });
        auto answered = finished.get_future().get();
        if (!answered) {
            why = answered.refusal().zh + " / " + answered.refusal().en;
            break;
        }
        for (std::size_t i = 0; i < answered->answers.size(); ++i) {
            auto cells = job->rows[at + i];
            cells.resize(std::max(cells.size(), job->heading.size()));
            auto row = batch_row(answered->answers[i], *answered->board, std::to_string(answered->leaf) + "." + std::to_string(i));
            for (auto* column : kBatchColumns) cells.push_back(json::text(row, column));
            csv += spreadsheet::csv_line(cells);
        }
        std::lock_guard lock(job->mutex);
        job->progress.done = end;
    }
    std::lock_guard lock(job->mutex);
    job->progress.state = why.empty() ? "done" : "failed";
    job->progress.why = why;
    if (why.empty()) job->csv = std::move(csv);
    job->rows.clear();
}

std::size_t Batches::running_of(std::string const& account) const {
    std::size_t count = 0;
    for (auto& [id, job] : jobs_) {
        std::lock_guard lock(job->mutex);
        count += job->account == account && job->progress.state == "running";
    }
    return count;
}

void Batches::forget_old() {
    auto now = engine_.clock.now();
    std::erase_if(jobs_, [&](auto& each) {
        auto& job = *each.second;
        bool running = [&] {
            std::lock_guard lock(job.mutex);
            return job.progress.state == "running";
        }();
        if (running || job.at + kKept > now) return false;
        job.thread.join();
        return true;
    });
}

std::shared_ptr<Batches::Job> Batches::job_of(casework::Actor const& actor, std::string const& id) const {
    std::lock_guard lock(mutex_);
    auto found = jobs_.find(id);
    return found == jobs_.end() || found->second->account != actor.account ? nullptr : found->second;
}

std::optional<Batches::Progress> Batches::progress(casework::Actor const& actor, std::string const& id) const {
    auto job = job_of(actor, id);
    if (!job) return std::nullopt;
    std::lock_guard lock(job->mutex);
    return job->progress;
}

std::optional<std::string> Batches::result(casework::Actor const& actor, std::string const& id) const {
    auto job = job_of(actor, id);
    if (!job) return std::nullopt;
    std::lock_guard lock(job->mutex);
    if (job->progress.state != "done") return std::nullopt;
    return job->csv;
}

namespace {

json::Object progress_json(std::string const& id, Batches::Progress const& p) {
    return {{"id", id}, {"state", p.state}, {"done", std::int64_t(p.done)}, {"all", std::int64_t(p.all)}, {"why", p.why},
            {"result", p.state == "done" ? json::Value("/api/v1/jobs/" + id + "/result.csv") : json::Value(nullptr)}};
}

using Use = std::function<void(casework::Actor const&, Request const&, http::Answer const&)>;
http::Handler logged_in(Engine& engine, Use use) {
    return [&engine, use](std::shared_ptr<Request const> request, http::Answer answer) {
        auto actor = engine.auth->authenticate(*request);
        if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
        use(*actor, *request, answer);
    };
}

Response no_such_job() { return http::problem(404, "no_such_job", "没有这个任务，或不是您的 / there is no such job, or it is not yours"); }

// One event and a time to come back: a browser's EventSource follows the job to its end.
Response event_of(json::Object const& progress) {
    return {200, "text/event-stream; charset=utf-8", "retry: 500\nevent: progress\ndata: " + json::canonical(progress) + "\n\n", {}};
}

}  // namespace

void add_batch_routes(http::Router& router, Engine& engine, std::shared_ptr<Batches> batches) {
    http::Route upload{"POST", "/api/v1/check-batches", Policy::logged_in_or_agency_system, "Check every row of an uploaded CSV sheet (query: matter, officer)",
                       logged_in(engine, [&engine, batches](casework::Actor const& who, Request const& request, http::Answer const& answer) {
                           auto actor = who;
                           if (auto officer = request.query_or("officer"); !officer.empty() && actor.roles.has(law::Party::agency_system)) {
                               auto named = engine.auth->name_officer(actor, officer);
                               if (!named) return answer(casework::problem_of(named.refusal(), request.wants_english()));
                               actor = *named;
                           }
                           auto started = batches->start(actor, request.query_or("matter"), request.body);
                           if (!started) return answer(casework::problem_of(started.refusal(), request.wants_english()));
                           auto response = http::json_response(202, progress_json(*started, *batches->progress(actor, *started)));
                           response.headers.push_back({"Location", "/api/v1/jobs/" + *started});
                           answer(std::move(response));
                       })};
    upload.body_limit = kLargestUpload;
    router.add(std::move(upload));
    router.add(http::Route{"GET", "/api/v1/jobs/{id}", Policy::logged_in_or_agency_system, "Progress of a job; as server-sent events when asked for text/event-stream",
                           logged_in(engine, [batches](casework::Actor const& actor, Request const& request, http::Answer const& answer) {
                               auto progress = batches->progress(actor, request.parameter("id"));
                               if (!progress) return answer(no_such_job());
                               auto shown = progress_json(request.parameter("id"), *progress);
                               bool events = request.header("accept").starts_with("text/event-stream");
                               answer(events ? event_of(shown) : http::json_response(200, std::move(shown)));
                           })});
    router.add(http::Route{"GET", "/api/v1/jobs/{id}/result.csv", Policy::logged_in_or_agency_system, "The sheet back with its answers",
                           logged_in(engine, [batches](casework::Actor const& actor, Request const& request, http::Answer const& answer) {
                               auto csv = batches->result(actor, request.parameter("id"));
                               if (!csv) return answer(no_such_job());
                               answer(Response{200, "text/csv; charset=utf-8", std::move(*csv), {{"Content-Disposition", "attachment; filename=\"result.csv\""}}});
                           })});
}

}  // namespace engine

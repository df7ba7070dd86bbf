#include "engine/jobs.h"
#include <algorithm>
#include <future>

namespace engine {

using http::Request;
using http::Response;

namespace {

constexpr law::Instant kKept = law::Instant{24} * 3600 * 1000, kUndoable = law::Instant{30} * 60 * 1000;
constexpr std::size_t kJobsOfAccount = 2, kPlacesOfAccount = 4, kPlaces = 12, kShown = 50, kCasesPerLeaf = 4096;

store::Table<Job> const kJobs{"job"};
store::Table<JobFile> const kFiles{"job_file"};

constexpr store::Query kInterruptImports{"jobs_interrupt_imports",
                                         "UPDATE job SET state = 'failed', why = ?1, version = version + 1 WHERE state = 'running' AND kind = 'import'"};
constexpr store::Query kInterruptBatches{"jobs_interrupt_batches",
                                         "UPDATE job SET state = 'failed', why = ?1, version = version + 1 WHERE state = 'running' AND kind = 'check_batch'"};
constexpr store::Query kForgetFiles{"jobs_forget_files", "DELETE FROM job_file WHERE job IN (SELECT id FROM job WHERE at <= ?1 AND state <> 'running')"};
constexpr store::Query kForget{"jobs_forget", "DELETE FROM job WHERE at <= ?1 AND state <> 'running'"};
constexpr store::Query kFileNames{"job_file_names", "SELECT name FROM job_file WHERE job = ?1 ORDER BY name"};

law::Refusal own(std::string code, std::string zh, std::string en, int status) {
    return {std::move(code), std::move(zh), std::move(en), "衡信系统规则 (own rule)", "任务", {}, {}, status};
}

std::vector<Undoing> undoing_of(Job const& job) {
    std::vector<Undoing> all;
    if (job.undoing.plain.empty()) return all;
    auto value = json::parse(job.undoing.plain);
    for (auto& each : value.as_array()) {
        auto& o = each.as_object();
        all.push_back({json::text(o, "noun"), json::text(o, "act"), json::read<std::vector<std::string>>(o.at("ids"), "$.ids"), json::object(o, "fields")});
    }
    return all;
}

// A batch is taken back by another act in each of its states.
std::string act_for(store::Db& db, Undoing const& undoing) {
    if (undoing.noun != "batch") return undoing.act;
    auto file = store::load(db, casework::kCaseFiles, undoing.ids.front());
    if (file && file->state == "reviewed") return "return_it";
    if (file && file->state == "published") return "undo";
    return undoing.act;
}

}  // namespace

law::Refusal bad_sheet(std::string const& why) {
    return {"bad_sheet", "表格无法读取。", "The sheet cannot be read.", "衡信系统规则 (own rule)", "表格",
            {}, {{"file", "", why, "CSV 或 XLSX，可从“下载模板”开始 / CSV or XLSX; begin with the template"}}, 400};
}
law::Refusal too_many_jobs() {
    return own("too_many_jobs", "您有任务尚未完成，请稍后再试。", "Some of your sheets are still being worked on; wait for them.", 429);
}

Jobs::Jobs(Engine& engine) : engine_(engine) {
    engine_.writer->run([&](store::Db& db, casework::Door&, casework::Setting const& now) {
        db.exec(kInterruptImports, std::string("服务曾中断，未导入任何内容；请重新上传。 / The server stopped; nothing was imported, send it again."));
        db.exec(kInterruptBatches, std::string("服务曾中断，未全部比对；已答复的各行均有回执，请重新上传。 / The server stopped before the end; rows answered have their receipts, send it again."));
        forget_old_jobs(db, now.at);
        return 0;
    });
}

Jobs::~Jobs() {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    for (auto& [id, progress] : running_) progress->stop = true;
    left_.wait(lock, [this] { return threads_ == 0; });
}

void forget_old_jobs(store::Db& db, law::Instant now) {
    db.exec(kForgetFiles, now - kKept);
    db.exec(kForget, now - kKept);
}

bool Jobs::take_place(std::string const& account, std::size_t most) {
    std::lock_guard lock(mutex_);
    if (stopping_ || places_.size() >= kPlaces || places_.count(account) >= most) return false;
    places_.insert(account);
    ++threads_;
    return true;
}

// A place was taken for the account. It is given back before the last word is said: who was answered may ask at once again.
void Jobs::on_own_thread(std::string const& account, std::function<LastWord()> work) {
    std::thread([this, account, work = std::move(work)]() mutable {
        LastWord last;
        try {
            last = work();
        } catch (std::exception const& e) {
            std::fprintf(stderr, "a job's thread: %s\n", e.what());
        }
        work = {};
        {
            std::lock_guard lock(mutex_);
            places_.erase(places_.find(account));
        }
        if (last) last();
        last = {};
        std::lock_guard lock(mutex_);
        --threads_;
        left_.notify_all();
    }).detach();
}

void Jobs::aside(casework::Actor const& actor, std::shared_ptr<Request const> request, std::function<Response()> work, http::Answer answer) {
    if (!take_place(actor.account, kPlacesOfAccount)) return answer(casework::problem_of(too_many_jobs(), request->wants_english()));
    on_own_thread(actor.account, [request, work, answer]() -> LastWord {
        Response response;
        try {
            response = work();
        } catch (...) {
            response = casework::problem_of(std::current_exception(), request->trace_id);
        }
        return [answer, response = std::move(response)] { answer(response); };
    });
}

void Jobs::begin(std::shared_ptr<casework::Api> api, std::shared_ptr<Request const> request, casework::Actor const& actor,
                 std::function<law::Result<Plan>()> plan, http::Answer answer) {
    if (!take_place(actor.account, kJobsOfAccount)) return answer(casework::problem_of(too_many_jobs(), request->wants_english()));
    on_own_thread(actor.account, [this, api, request, actor, plan, answer]() -> LastWord {
        auto answering = [&](Response response) { return [answer, response = std::move(response)] { answer(response); }; };
        std::optional<law::Result<Plan>> planned;
        try {
            planned.emplace(plan());
        } catch (...) {
            return answering(casework::problem_of(std::current_exception(), request->trace_id));
        }
        if (!*planned) return answering(casework::problem_of(planned->refusal(), request->wants_english()));
        Job job;
        job.id = law::uuid7(engine_.clock.now(), engine_.random(10));
        job.version = 1;
        job.account = actor.account;
        job.kind = (*planned)->kind;
        job.title = {(*planned)->title};
        job.at = engine_.clock.now();
        {
            std::lock_guard lock(mutex_);
            running_[job.id] = std::make_shared<Progress>();
            running_[job.id]->stop = stopping_;
        }
        // However it ends, and also when its last word could not be kept: what the database says of it holds from then on.
        std::shared_ptr<void> over(nullptr, [this, id = job.id](void*) {
            std::lock_guard lock(mutex_);
            running_.erase(id);
        });
        auto work = [this, job](store::Db& db, casework::Door&, casework::Setting const& now) -> law::Result<Response> {
            forget_old_jobs(db, now.at);
            store::save(db, kJobs, job);
            auto response = http::json_response(202, shown(db, job));
            response.headers.push_back({"Location", "/api/v1/jobs/" + job.id});
            return response;
        };
        std::promise<Response> opened;
        casework::perform(*api, request, actor, work, [&](Response response) { opened.set_value(std::move(response)); });
        auto response = opened.get_future().get();
        // An answer given before, to the same Idempotency-Key, tells of the job that was opened then.
        bool fresh = response.status == 202 && std::none_of(response.headers.begin(), response.headers.end(), [](auto& h) { return h.first == "Idempotent-Replayed"; });
        if (!fresh) return answering(std::move(response));
        answer(std::move(response));
        run(**planned, job, request->trace_id);
        return [over = std::move(over)]() mutable { over.reset(); };
    });
}

void Jobs::run(Plan const& plan, Job const& job, std::string const& trace_id) {
    auto progress = [&] {
        std::lock_guard lock(mutex_);
        return running_.at(job.id);
    }();
    try {
        plan.run(job, *progress);
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: job %s: %s\n", trace_id.c_str(), job.id.c_str(), e.what());
        if (was_finished(job.id)) return;         // its commit was kept all the same: it says itself how it ended
        auto failed = job;
        failed.state = JobState::failed;
        failed.why = job.kind == JobKind::import ? "系统内部错误，未导入任何内容；请重新上传。 / Something broke; nothing was imported, send it again."
                                                 : "系统内部错误，未全部比对；请重新上传。 / Something broke before the end; send it again.";
        finish(failed, {});
    }
}

bool Jobs::was_finished(std::string const& id) {
    return engine_.writer->run([&](store::Db& db, casework::Door&, casework::Setting const&) {
        auto kept = store::load(db, kJobs, id);
        return kept && kept->state != JobState::running;
    });
}

void Jobs::save(store::Db& db, Job job) const {
    ++job.version;
    store::save(db, kJobs, job);
}

void Jobs::finish(Job job, std::map<std::string, std::string> const& files) {
    engine_.writer->run([&](store::Db& db, casework::Door&, casework::Setting const& now) {
        save(db, job);
        for (auto& [name, content] : files)
            store::save(db, kFiles, JobFile{law::uuid7(now.at, engine_.random(10)), 1, job.id, name, {content}});
        return 0;
    });
}

std::optional<Job> Jobs::find(store::Db& db, std::string const& account, std::string const& id) const {
    auto job = store::load(db, kJobs, id);
    if (!job || job->account != account || job->at <= engine_.clock.now() - kKept) return {};
    return job;
}

std::vector<Job> Jobs::of(store::Db& db, std::string const& account) const {
    return store::select(db, kJobs, "WHERE account = ?1 AND at > ?2 ORDER BY id DESC LIMIT ?3", account, engine_.clock.now() - kKept, std::int64_t(kShown));
}

std::optional<std::string> Jobs::file(store::Db& db, std::string const& job, std::string const& name) const {
    auto files = store::select(db, kFiles, "WHERE job = ?1 AND name = ?2", job, name);
    if (files.empty()) return {};
    return std::move(files.front().content.plain);
}

json::Object Jobs::shown(store::Db& db, Job const& job) const {
    auto done = job.done, all = job.all;
    auto state = job.state;
    {
        std::lock_guard lock(mutex_);
        if (auto progress = running_.find(job.id); progress != running_.end()) {
            state = JobState::running;            // until its place is free for another
            done = std::int64_t(progress->second->done);
            all = std::int64_t(progress->second->all);
        }
    }
    json::Array files;
    db.each(kFileNames, [&](store::Row const& r) {
        std::string name(r.text(0));
        bool errors = name == "errors";
        for (std::string ending : {".xlsx", ".csv"})
            files.push_back(json::Object{{"title", (errors ? "错误与更正办法" : "结果") + ending + (errors ? " / errors" : " / result") + ending},
                                         {"href", "/api/v1/jobs/" + job.id + "/" + name + ending}});
    }, job.id);
    auto until = job.state == JobState::done && job.undo_until && *job.undo_until > engine_.clock.now() ? job.undo_until : std::nullopt;
    json::Array possible;                         // in the form of a case
    if (until) possible.push_back(json::Object{{"act", "undo"}, {"title", "撤销导入 / undo the import"}, {"article", "衡信系统规则 (own rule)"}, {"fields", json::Array{}}});
    return {{"id", job.id}, {"kind", json::enum_name(job.kind)}, {"title", job.title.plain}, {"state", json::enum_name(state)}, {"done", done}, {"all", all},
            {"why", job.why}, {"at", law::instant_text(job.at)}, {"result", job.result.plain.empty() ? json::Value(nullptr) : json::parse(job.result.plain)},
            {"files", std::move(files)}, {"undo_until", until ? json::Value(law::instant_text(*until)) : json::Value(nullptr)},
            {"due", nullptr}, {"provisional", false}, {"history", json::Array{json::Object{{"act", "begin"}, {"title", "开始 / begun"}, {"at", law::instant_text(job.at)}}}},
            {"possible", std::move(possible)}};
}

law::Result<Job> Jobs::undo(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Job job) const {
    auto undoing = undoing_of(job);
    if (job.state == JobState::undone) return own("already_undone", "已经撤销。", "It was undone already.", 409);
    if (job.state != JobState::done || undoing.empty())
        return own("nothing_to_undo", "该任务没有导入内容，无可撤销。", "The job brought nothing in; there is nothing to undo.", 409);
    if (now.at > job.at + kUndoable)
        return own("out_of_time", "导入满30分钟后不能整体撤销；请逐项办理。", "An import is undone within 30 minutes; after that, act on its cases one by one.", 409);
    for (auto& each : undoing)
        for (std::size_t at = 0; at < each.ids.size(); at += kCasesPerLeaf) {
            auto end = std::min(at + kCasesPerLeaf, each.ids.size());
            std::vector<std::string> some(each.ids.begin() + std::ptrdiff_t(at), each.ids.begin() + std::ptrdiff_t(end));
            casework::Command command{each.noun, "", act_for(db, each), each.fields, {}, {}, {}};
            auto done = some.size() == 1 ? (command.id = some.front(), door.act(db, actor, command, now)) : door.act_on_many(db, actor, command, some, now);
            if (!done) return done.refusal();
        }
    job.state = JobState::undone;
    job.undo_until.reset();
    save(db, job);
    return job;
}

std::optional<law::Instant> undo_until(casework::Door const& door, store::Db& db, casework::Actor const& actor, std::vector<Undoing> const& undoing, law::Instant at) {
    if (undoing.empty()) return {};
    for (auto& each : undoing) {
        auto file = store::load(db, casework::kCaseFiles, each.ids.front());
        if (!file) return {};
        auto& procedure = door.procedure_of(*file);
        auto possible = door.possible(*file, actor);
        auto wanted = act_for(db, each);
        if (std::none_of(possible.begin(), possible.end(), [&](auto* rule) { return procedure.acts[rule->may].name == wanted; })) return {};
    }
    return at + kUndoable;
}

std::string undoing_text(std::vector<Undoing> const& undoing) {
    json::Array all;
    for (auto& each : undoing)
        all.push_back(json::Object{{"noun", each.noun}, {"act", each.act}, {"ids", json::write(each.ids)}, {"fields", each.fields}});
    return all.empty() ? "" : json::canonical(all);
}

}  // namespace engine

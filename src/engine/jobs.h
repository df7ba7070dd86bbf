// Work on a whole sheet that outlives its request: kept in the database for a day, so that a page opened again, or a server started again,
// knows it. A job is its uploader's alone. What it did is in the ledger, whatever happens to the job.
#pragma once
#include <atomic>
#include <set>
#include <thread>
#include "casework/api.h"
#include "engine/import.h"

namespace engine {

enum class JobKind { import, check_batch };
BOOST_DESCRIBE_ENUM(JobKind, import, check_batch)
enum class JobState { running, done, failed, undone };
BOOST_DESCRIBE_ENUM(JobState, running, done, failed, undone)

struct Job {
    std::string id;
    std::int64_t version = 0;
    std::string account;
    JobKind kind = JobKind::import;
    store::Sealed title;
    JobState state = JobState::running;
    std::int64_t done = 0, all = 0;
    std::string why;                              // it failed; Chinese and English
    law::Instant at = 0;
    std::optional<law::Instant> undo_until;
    store::Sealed result, undoing;                // JSON; empty: none
};
BOOST_DESCRIBE_STRUCT(Job, (), (id, version, account, kind, title, state, done, all, why, at, undo_until, result, undoing))

// A sheet that a job leaves behind: "errors" or "result", as CSV.
struct JobFile {
    std::string id;
    std::int64_t version = 0;
    std::string job, name;
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(JobFile, (), (id, version, job, name, content))

class Jobs {
 public:
    explicit Jobs(Engine& engine);                // a job that a crash or a stop interrupted is told so
    ~Jobs();                                      // waits for what is under way
    Jobs(Jobs const&) = delete;

    struct Progress {
        std::atomic<std::size_t> done{0}, all{0};
        std::atomic<bool> stop{false};            // the server is stopping
    };
    // What a job is and does. `run` is called on a thread of its own once the job is durable; it saves the job itself (finish, or inside a
    // transaction of its own) before it returns. What it throws makes the job failed.
    struct Plan {
        JobKind kind;
        std::string title;
        std::function<void(Job job, Progress& progress)> run;
    };
    // Reads the request aside from the threads of the server (`plan` may refuse), opens the job once per Idempotency-Key, answers 202.
    void begin(std::shared_ptr<casework::Api> api, std::shared_ptr<http::Request const> request, casework::Actor const& actor,
               std::function<law::Result<Plan>()> plan, http::Answer answer);
    // Work that needs no job but is too much for a thread of the server.
    void aside(casework::Actor const& actor, std::shared_ptr<http::Request const> request, std::function<http::Response()> work, http::Answer answer);

    void save(store::Db& db, Job job) const;                                     // inside the writer's transaction
    void finish(Job job, std::map<std::string, std::string> const& files);       // name → CSV
    std::optional<Job> find(store::Db& db, std::string const& account, std::string const& id) const;
    std::vector<Job> of(store::Db& db, std::string const& account) const;        // newest first
    std::optional<std::string> file(store::Db& db, std::string const& job, std::string const& name) const;
    json::Object shown(store::Db& db, Job const& job) const;
    // Inside the writer's transaction: takes back what the job did, as acts of `actor`.
    law::Result<Job> undo(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Job job) const;

 private:
    using LastWord = std::function<void()>;
    bool take_place(std::string const& account, std::size_t most);
    void on_own_thread(std::string const& account, std::function<LastWord()> work);
    bool was_finished(std::string const& id);
    void run(Plan const& plan, Job const& job, std::string const& trace_id);

    Engine& engine_;
    mutable std::mutex mutex_;
    std::condition_variable left_;
    std::map<std::string, std::shared_ptr<Progress>> running_;       // by id
    std::multiset<std::string> places_;                              // accounts with work under way
    std::size_t threads_ = 0;
    bool stopping_ = false;
};

// Which act takes back what an import did, as the law allows it to this actor now; none when it does not.
std::optional<law::Instant> undo_until(casework::Door const& door, store::Db& db, casework::Actor const& actor, std::vector<Undoing> const& undoing, law::Instant at);
std::string undoing_text(std::vector<Undoing> const& undoing);

// Jobs of more than a day ago go, with their sheets.
void forget_old_jobs(store::Db& db, law::Instant now);

law::Refusal bad_sheet(std::string const& why);
law::Refusal too_many_jobs();

inline constexpr std::size_t kMostCellsUploaded = 2'000'000, kLargestUpload = 20u << 20;

}  // namespace engine

// One writer per deployment: one thread, one connection, one order of events. It commits whatever queued while the last commit was on
// its way: each job in a savepoint, then all leaves, one signed checkpoint, one commit, then the answers. Nobody is answered before
// their act is durable. After a failed commit everything in memory is dropped and read again. Answers are spelled by a second thread, the
// teller, in the same order, while the next commit is under way. Without threads of its own (a simulation) it does all of it where it is
// asked, before `submit` returns: the same commits, and nothing of them depends on a scheduler.
#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include "casework/door.h"

namespace casework {

// Runs in the writer's transaction. What it returns is run after the commit, with receipts of that commit at hand and the writer's
// connection no longer; throw to undo the job alone. A job that was refused undoes what it did by returning `undo = true`.
struct Finished {
    bool undo = false;
    std::function<void(ledger::Sealed const*)> answer;     // after the commit, by the teller; null when nothing was sealed
};
using Job = std::function<Finished(store::Db&, Door&, Setting const&)>;
using Failed = std::function<void(std::exception_ptr)>;    // the job threw, or the commit failed
bool may_have_been_kept(std::exception_ptr const& error);  // nobody knows whether the commit that failed was kept all the same

// The law in force as the writer knows it, read again whenever an act touched it.
struct Law {
    law::Periods periods;
    law::Calendar calendar;
};

class Writer {
 public:
    struct Parts {
        bool threads = true;
        std::unique_ptr<store::Db> db;
        std::function<std::unique_ptr<store::Db>()> open = {};   // the same again, after a failure; empty where there is but the one
        Nouns const* nouns;
        ledger::Signer signer;
        std::function<law::Instant()> now;
        std::function<std::string(std::size_t)> random;
        std::function<Law(store::Db&)> read_law;
        std::vector<std::string> law_nouns;                // nouns whose acts change what read_law reads
        std::string region;
        std::function<std::string(std::string_view)> blind;   // blind index of a number under the deployment's key
        // After each commit: which cases changed, with the writer's connection; before anybody is answered.
        std::function<void(store::Db&, std::vector<Touched> const&, std::uint64_t leaves)> committed;
        // After a commit that failed, or whose outcome is unknown: everything kept in memory is dropped and read again.
        std::function<void(store::Db&, std::uint64_t leaves)> reloaded;
        std::function<void(ledger::Checkpoint const&)> anchored;
    };
    explicit Writer(Parts parts);
    ~Writer();                                             // finishes what is queued

    // False when the queue is full (the caller answers 503).
    bool submit(Job job, Failed failed);
    // What `queue` submits is one commit (up to its most jobs).
    void together(std::function<void()> const& queue);
    // Waits for the answer; for the command line and tests.
    template <class F> auto run(F&& job) -> decltype(job(std::declval<store::Db&>(), std::declval<Door&>(), std::declval<Setting const&>()));

    Law const& law() const { return *law_; }               // as of the last commit; replaced, never changed in place
    std::shared_ptr<Law const> law_now() const;
    std::string const& region() const { return parts_.region; }
    Door& door() { return *door_; }
    ledger::Log& log() { return *log_; }
    store::Db& db() { return *parts_.db; }                 // the writer's own connection: only from inside a job
    bool healthy() const;
    std::size_t queued() const;

 private:
    struct Queued { Job job; Failed failed; };
    struct Told {
        std::vector<std::function<void(ledger::Sealed const*)>> answers;
        std::shared_ptr<ledger::Sealed const> sealed;
    };
    void work();
    void tell();
    void here();
    std::deque<Queued> take();                             // what is one commit; under the mutex
    void hold(bool held);
    void commit(std::deque<Queued> batch);
    bool changes_law(std::size_t touched_before) const;
    void recover();
    void reload();
    Setting setting();

    Parts parts_;
    std::unique_ptr<ledger::Log> log_;
    std::unique_ptr<Door> door_;
    mutable std::mutex law_mutex_;
    std::shared_ptr<Law const> law_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Queued> queue_;
    bool stop_ = false, healthy_ = true, held_ = false, busy_ = false;
    std::condition_variable told_;
    std::deque<Told> telling_;
    bool nothing_more_ = false;                            // the last commit is done
    std::thread thread_, teller_;
};

// ---- run ----
template <class F> auto Writer::run(F&& job) -> decltype(job(std::declval<store::Db&>(), std::declval<Door&>(), std::declval<Setting const&>())) {
    using T = decltype(job(std::declval<store::Db&>(), std::declval<Door&>(), std::declval<Setting const&>()));
    std::mutex m;
    std::condition_variable ready;
    bool done = false;
    std::exception_ptr error;
    std::optional<T> result;
    auto finish = [&](std::exception_ptr e) {
        std::lock_guard lock(m);
        error = e;
        done = true;
        ready.notify_one();
    };
    bool queued = submit(
        [&](store::Db& db, Door& door, Setting const& setting) {
            result.emplace(job(db, door, setting));
            bool refused = false;
            if constexpr (requires { result->refusal(); }) refused = !*result;
            return Finished{refused, [&](auto*) { finish(nullptr); }};
        },
        finish);
    if (!queued) throw store::Failure("the writer's queue is full", "queue");
    std::unique_lock lock(m);
    ready.wait(lock, [&] { return done; });
    if (error) std::rethrow_exception(error);
    return std::move(*result);
}

}  // namespace casework

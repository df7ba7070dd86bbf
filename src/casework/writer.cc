#include "casework/writer.h"
#include <algorithm>
#include <cstdio>

namespace casework {
namespace {

// A commit gathers at most this many jobs, so that one flood cannot make everybody wait for its end.
constexpr std::size_t kMostJobs = 4096;
constexpr std::size_t kLongestQueue = 65536;

// Nobody's answer may end the thread that answers all: what was done is done, and the edge tells whoever was not answered.
template <class Tell> void telling(Tell one) {
    try {
        one();
    } catch (std::exception const& e) {
        std::fprintf(stderr, "an answer failed: %s\n", e.what());
    }
}

}  // namespace

bool may_have_been_kept(std::exception_ptr const& error) {
    try {
        std::rethrow_exception(error);
    } catch (store::Failure const& e) {
        return e.code == "outcome_unknown";
    } catch (...) {
        return false;
    }
}

Writer::Writer(Parts parts) : parts_(std::move(parts)) {
    log_ = std::make_unique<ledger::Log>(parts_.signer);
    door_ = std::make_unique<Door>(*parts_.nouns, *log_, parts_.random);
    door_->count_by(parts_.law_nouns, [this](store::Db& db) { return parts_.read_law(db).calendar; });
    reload();
    if (!parts_.threads) return;
    teller_ = std::thread([this] { tell(); });
    thread_ = std::thread([this] { work(); });
}

Writer::~Writer() {
    if (!parts_.threads) return;                  // nothing is ever left in the queue
    {
        std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
    {
        std::lock_guard lock(mutex_);
        nothing_more_ = true;
    }
    told_.notify_all();
    teller_.join();
}

bool Writer::submit(Job job, Failed failed) {
    {
        std::lock_guard lock(mutex_);
        if (stop_ || queue_.size() >= kLongestQueue) return false;
        queue_.push_back({std::move(job), std::move(failed)});
    }
    if (parts_.threads) wake_.notify_one();
    else here();
    return true;
}

void Writer::hold(bool held) {
    {
        std::lock_guard lock(mutex_);
        held_ = held;
    }
    if (held) return;
    if (parts_.threads) wake_.notify_one();
    else here();
}

void Writer::together(std::function<void()> const& queue) {
    hold(true);
    try {
        queue();
    } catch (...) {
        hold(false);
        throw;
    }
    hold(false);
}

bool Writer::healthy() const {
    std::lock_guard lock(mutex_);
    return healthy_;
}

std::size_t Writer::queued() const {
    std::lock_guard lock(mutex_);
    return queue_.size();
}

std::shared_ptr<Law const> Writer::law_now() const {
    std::lock_guard lock(law_mutex_);
    return law_;
}

Setting Writer::setting() {
    auto at = parts_.now();
    return {law::legal_day(at), at, &law_->periods, &law_->calendar, parts_.region, parts_.blind};
}

void Writer::reload() {
    auto& db = *parts_.db;
    store::Transaction transaction(db);
    log_->load(db, parts_.now());
    door_->forget();
    auto law = std::make_shared<Law const>(parts_.read_law(db));
    {
        std::lock_guard lock(law_mutex_);
        law_ = law;
    }
    log_->seal(db, parts_.now());                 // the genesis leaf of a new ledger
    transaction.commit();
}

void Writer::work() {
    for (;;) {
        std::deque<Queued> batch;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || (!queue_.empty() && !held_); });
            if (queue_.empty()) return;           // stopping, and everything was done
            batch = take();
        }
        commit(std::move(batch));
    }
}

std::deque<Writer::Queued> Writer::take() {
    std::deque<Queued> batch;
    while (!queue_.empty() && batch.size() < kMostJobs) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

// What is submitted from within a commit or an answer is taken after it, as by the threads.
void Writer::here() {
    if (held_ || busy_) return;
    busy_ = true;
    while (!queue_.empty()) {
        commit(take());
        for (; !telling_.empty(); telling_.pop_front())
            for (auto& answer : telling_.front().answers) telling([&] { answer(telling_.front().sealed.get()); });
    }
    busy_ = false;
}

bool Writer::changes_law(std::size_t touched_before) const {
    auto& touched = door_->touched();
    return std::any_of(touched.begin() + std::ptrdiff_t(touched_before), touched.end(),
                       [&](Touched const& each) { return std::find(parts_.law_nouns.begin(), parts_.law_nouns.end(), each.noun) != parts_.law_nouns.end(); });
}

void Writer::recover() {
    // A lost connection never comes back by itself.
    if (parts_.open) parts_.db = parts_.open();
    reload();
    parts_.reloaded(*parts_.db, log_->size());
    std::lock_guard lock(mutex_);
    healthy_ = true;
}

void Writer::commit(std::deque<Queued> batch) {
    Told told;
    std::vector<Failed> waiting;                  // whom to tell when the commit fails
    told.answers.reserve(batch.size());
    waiting.reserve(batch.size());
    bool handed_over = false;                     // to the database: what fails from then on may have been kept all the same
    try {
        if (!healthy()) recover();                // the last commit failed: nothing in memory is to be trusted
        auto& db = *parts_.db;
        store::Transaction transaction(db);
        auto now = setting();
        std::vector<std::shared_ptr<Law const>> fresh;       // law that a job of this very commit changed
        for (auto& queued : batch) {
            auto mark = log_->mark();
            std::optional<store::Savepoint> savepoint(db);
            auto touched = door_->touched().size();
            // Where it cannot be undone alone, nothing of the commit is kept: thrown past the other jobs.
            auto undo = [&] {
                savepoint.reset();
                if (db.must_not_commit) throw store::Failure("a job could not be undone alone", "undone");
                log_->rewind(mark);
                door_->forget_touched_since(touched);
            };
            try {
                auto finished = queued.job(db, *door_, now);
                if (finished.undo) {
                    undo();
                } else {
                    // Whatever may fail comes before this: from here on it cannot be undone alone.
                    bool law_changed = changes_law(touched);
                    if (law_changed) fresh.push_back(std::make_shared<Law const>(parts_.read_law(db)));
                    savepoint->release();
                    if (law_changed) {
                        now.periods = &fresh.back()->periods;
                        now.calendar = &fresh.back()->calendar;
                    }
                }
                told.answers.push_back(std::move(finished.answer));
                waiting.push_back(std::move(queued.failed));
            } catch (std::exception const&) {
                undo();
                auto error = std::current_exception();
                waiting.push_back(queued.failed);            // told by one of the two: this job's end, or the commit's
                told.answers.push_back([failed = std::move(queued.failed), error](auto*) { failed(error); });
            }
        }
        auto checkpoint = log_->seal(db, now.at);
        handed_over = true;
        transaction.commit();
        if (door_->take_destroyed()) db.leave_no_traces();
        if (changes_law(0)) {
            auto law = std::make_shared<Law const>(parts_.read_law(db));
            std::lock_guard lock(law_mutex_);
            law_ = law;
        }
        auto touched = door_->take_touched();
        parts_.committed(db, touched, log_->size());
        if (checkpoint && parts_.anchored) parts_.anchored(*checkpoint);
    } catch (std::exception const& e) {
        std::fprintf(stderr, "commit failed: %s\n", e.what());
        {
            std::lock_guard lock(mutex_);
            healthy_ = false;
        }
        auto error = handed_over ? std::make_exception_ptr(store::Failure(e.what(), "outcome_unknown")) : std::current_exception();
        for (std::size_t i = waiting.size(); i < batch.size(); ++i) waiting.push_back(std::move(batch[i].failed));
        for (auto& failed : waiting) telling([&] { failed(error); });
        return;
    }
    told.sealed = log_->sealed();
    {
        std::lock_guard lock(mutex_);
        telling_.push_back(std::move(told));
    }
    told_.notify_one();
}

void Writer::tell() {
    for (;;) {
        Told told;
        {
            std::unique_lock lock(mutex_);
            told_.wait(lock, [this] { return nothing_more_ || !telling_.empty(); });
            if (telling_.empty()) return;
            told = std::move(telling_.front());
            telling_.pop_front();
        }
        for (auto& answer : told.answers) telling([&] { answer(told.sealed.get()); });
    }
}

}  // namespace casework

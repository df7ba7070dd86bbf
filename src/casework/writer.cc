#include "casework/writer.h"
#include <algorithm>
#include <cstdio>

namespace casework {
namespace {

// A commit gathers at most this many jobs, so that one flood cannot make everybody wait for its end.
constexpr std::size_t kMostJobs = 4096;
constexpr std::size_t kLongestQueue = 65536;

}  // namespace

Writer::Writer(Parts parts) : parts_(std::move(parts)) {
    log_ = std::make_unique<ledger::Log>(parts_.signer);
    door_ = std::make_unique<Door>(*parts_.nouns, *log_, parts_.random);
    door_->count_by(parts_.law_nouns, [this](store::Db& db) { return parts_.read_law(db).calendar; });
    reload();
    teller_ = std::thread([this] { tell(); });
    thread_ = std::thread([this] { work(); });
}

Writer::~Writer() {
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
    wake_.notify_one();
    return true;
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
    door_->take_touched();
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
            wake_.wait(lock, [this] { return stop_ || !queue_.empty(); });
            if (queue_.empty()) return;           // stopping, and everything was done
            while (!queue_.empty() && batch.size() < kMostJobs) {
                batch.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
        }
        commit(std::move(batch));
    }
}

bool Writer::changes_law(std::size_t touched_before) const {
    auto& touched = door_->touched();
    return std::any_of(touched.begin() + std::ptrdiff_t(touched_before), touched.end(),
                       [&](Touched const& each) { return std::find(parts_.law_nouns.begin(), parts_.law_nouns.end(), each.noun) != parts_.law_nouns.end(); });
}

void Writer::commit(std::deque<Queued> batch) {
    auto& db = *parts_.db;
    Told told;
    std::vector<Failed> waiting;                  // whom to tell when the commit fails
    bool handed_over = false;                     // to the database: what fails from then on may have been kept all the same
    try {
        if (!healthy()) {                         // the last commit failed: nothing in memory is to be trusted
            reload();
            parts_.reloaded(db, log_->size());
            std::lock_guard lock(mutex_);
            healthy_ = true;
        }
        store::Transaction transaction(db);
        auto now = setting();
        std::vector<std::shared_ptr<Law const>> fresh;       // law that a job of this very commit changed
        for (auto& queued : batch) {
            auto mark = log_->mark();
            std::optional<store::Savepoint> savepoint(db);
            auto touched = door_->touched().size();
            try {
                auto finished = queued.job(db, *door_, now);
                if (finished.undo) {
                    savepoint.reset();
                    log_->rewind(mark);
                    door_->forget_touched_since(touched);
                } else {
                    // Read while all of it can still be undone.
                    auto law = changes_law(touched) ? std::make_shared<Law const>(parts_.read_law(db)) : nullptr;
                    savepoint->release();
                    if (law) {
                        now.periods = &law->periods;
                        now.calendar = &law->calendar;
                        fresh.push_back(std::move(law));
                    }
                }
                told.answers.push_back(std::move(finished.answer));
                waiting.push_back(std::move(queued.failed));
            } catch (std::exception const&) {
                savepoint.reset();
                log_->rewind(mark);
                door_->forget_touched_since(touched);
                auto error = std::current_exception();
                told.answers.push_back([failed = std::move(queued.failed), error](auto*) { failed(error); });
                waiting.push_back([](std::exception_ptr) {});
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
        for (auto& failed : waiting) failed(error);
        for (std::size_t i = waiting.size(); i < batch.size(); ++i) batch[i].failed(error);
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
        for (auto& answer : told.answers) answer(told.sealed.get());
    }
}

}  // namespace casework

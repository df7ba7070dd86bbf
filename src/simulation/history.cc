#include "simulation/history.h"
#include <algorithm>
#include <atomic>
#include <deque>
#include <future>
#include <set>
#include <thread>
#include "engine/industry_report.h"

namespace simulation {
namespace {

constexpr std::size_t kLastLines = 12, kEverything = 1000;
constexpr int kDaysAYear = 365, kStretch = 30;

struct Column {
    std::string_view table, column;
};
constexpr Column kEdited[] = {
    {"subject", "name"}, {"entry", "exit_reason"}, {"measure", "what_to_do_zh"}, {"determination", "basis"}, {"list_type", "repair"}, {"batch", "source"},
    {"record", "issuer"}, {"objection", "ground"}, {"withdrawal", "outcome"}, {"memorandum", "issuer"}, {"commitment", "matter"}, {"repair", "entry"},
    {"task", "measure_number"}, {"check_case", "result"}, {"casefile", "state"}, {"rule", "instrument"}, {"account", "name"}, {"agency", "name"},
};

class Telling {
 public:
    explicit Telling(Options const& options)
        : options_(options), plant_(plant_of(options)), town_(options.seed, options.subjects, plant_), play_(town_, options.seed, plant_, options.faults) {}

    History tell(Progress const& progress) {
        auto end = options_.until ? std::min(options_.until, options_.acts) : options_.acts;
        for (std::size_t number = 1; number <= end && !stopped(); ++number) {
            move_to(number);
            if (stopped()) break;
            if (!options_.left_out.contains(number)) one(number);
            if (!stopped() && (number % kEverything == 0 || number == end)) everything();
            if (progress && number % 256 == 0) progress(number, end);
        }
        if (!stopped()) at_the_end();
        history_.seed = options_.seed;
        history_.leaves = town_.leaves();
        history_.tally = play_.tally();
        history_.reached = town_.world.reached;
        history_.root = town_.root();
        history_.last.assign(lines_.begin(), lines_.end());
        return std::move(history_);
    }

 private:
    static Plant const* plant_of(Options const& options) {
        auto* plant = options.plant.empty() ? nullptr : plant_named(options.plant);
        if (!plant && !options.plant.empty()) throw std::invalid_argument("没有这个预设缺陷 / no such planted bug: " + options.plant);
        return plant;
    }
    bool stopped() const { return options_.wanted.empty() ? !history_.violations.empty() : history_.broke(options_.wanted); }
    void line(std::string said) {
        lines_.push_back(std::move(said));
        if (lines_.size() > kLastLines) lines_.pop_front();
    }
    void one(std::size_t number) {
        history_.violations.clear();
        line(play_.act(number, history_.violations));
        ++history_.acts;
    }

    // Acts are spread evenly over the days. The clock comes by each day, or rarely, or for a month not at all.
    void move_to(std::size_t number) {
        auto day = int(number * std::size_t(options_.years) * kDaysAYear / options_.acts);
        for (; day_ < day && !stopped(); ++day_) {
            town_.pass(1);
            demo::Chance chance(options_.seed + 3, std::uint64_t(day_ / kStretch));
            auto mood = chance.below(3);
            bool comes = mood == 0 || (mood == 1 && demo::Chance(options_.seed + 4, std::uint64_t(day_)).percent(15));
            if (options_.clock == Clock::dead || !comes) continue;
            town_.begin((std::uint64_t{1} << 40) + std::uint64_t(day_));
            history_.violations.clear();
            line(law::to_text(town_.today()) + " " + play_.lapse(history_.violations));
        }
    }

    void everything() {
        town_.read([&](store::Db& db, casework::Door&, casework::Setting const&) {
            check_everything(town_.world, db, town_.today(), history_.violations);
            return 0;
        });
        if (history_.violations.empty() && demo::Chance(options_.seed + 6, town_.leaves()).percent(12)) report(a_month_before());
    }

    // I-8: what the county would publish of that day.
    void report(law::Date on) {
        town_.read([&](store::Db& db, casework::Door&, casework::Setting const&) {
            auto told = engine::report_now(db, on);
            if (plant_ && plant_->alters_report) plant_->alters_report(told, town_.world, on);
            check_report(town_.world, told, on, town_.today(), history_.violations);
            return 0;
        });
    }
    law::Date a_month_before() {
        std::chrono::year_month_day day{town_.today() - std::chrono::days{demo::Chance(options_.seed + 7, town_.leaves()).between(1, 300)}};
        return std::chrono::sys_days{day.year() / day.month() / std::chrono::last};
    }

    // I-17: of the whole ledger nothing is found but the rows edited behind its back, and each of those.
    void at_the_end() {
        report(town_.today());
        bool editing = history_.violations.empty() && options_.edits;
        auto edited = town_.read([&](store::Db& db, casework::Door& door, casework::Setting const&) {
            store::Savepoint undone(db);
            auto names = editing ? edit(db) : std::set<std::string>();
            auto missed = names;
            for (auto& finding : ledger::verify_all(db, door.log().suite(), door.log().public_key(), town_.nouns().kinds(), {}).findings) {
                missed.erase(finding.name);
                if (!names.contains(finding.name)) history_.violations.push_back({"I-17", "the ledger finds: " + finding.what + " " + finding.name + ": " + finding.en});
            }
            for (auto& name : missed) history_.violations.push_back({"I-17", "an edit of " + name + " is not found"});
            return names;
        });
        history_.edits_found = edited.size();
    }

    // One row of each kind; their names as verify() tells them.
    std::set<std::string> edit(store::Db& db) {
        std::set<std::string> names;
        demo::Chance chance(options_.seed, 5);
        for (auto& [table, column] : kEdited) {
            auto some = "SELECT id FROM " + std::string(table) + " ORDER BY id";
            std::vector<std::string> ids;
            db.each(store::Query{"ids", some}, [&](store::Row const& r) { ids.emplace_back(r.text(0)); });
            if (ids.empty()) continue;
            auto id = chance.one_of(ids);
            auto edit = "UPDATE " + std::string(table) + " SET \"" + std::string(column) + "\" = \"" + std::string(column) + "\" || 'x' WHERE id = ?1";
            db.exec(store::Query{"edit", edit}, id);
            names.insert(std::string(table) + " " + id);
        }
        return names;
    }

    Options const options_;
    Plant const* plant_;
    Town town_;
    Play play_;
    History history_;
    std::deque<std::string> lines_;
    int day_ = 0;
};

}  // namespace

bool History::broke(std::string const& invariant) const {
    return std::any_of(violations.begin(), violations.end(), [&](auto& violation) { return violation.invariant == invariant; });
}

History simulate(Options const& options, Progress const& progress) { return Telling(options).tell(progress); }

std::vector<History> simulate_many(Options const& first, std::size_t count, Progress const& progress) {
    std::vector<History> told(count);
    std::atomic<std::size_t> next = 0, played = 0;
    std::atomic<bool> broken = false;
    auto play = [&] {
        for (auto i = next++; i < count && !broken; i = next++) {
            auto one = first;
            one.seed += i;
            one.edits = first.edits && i == 0;
            told[i] = simulate(one);
            if (!told[i].violations.empty()) broken = true;
            ++played;
        }
    };
    {
        std::vector<std::future<void>> all;
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) all.push_back(std::async(std::launch::async, play));
        for (auto& each : all)
            while (each.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready)
                if (progress) progress(played, count);
        for (auto& each : all) each.get();
    }
    std::erase_if(told, [](History const& history) { return history.acts == 0; });
    return told;
}

// Greedy: takes away ever smaller runs of acts, and keeps away what was not needed.
Options shrunk(Options const& options, History const& broken, int runs, Progress const& progress) {
    auto best = options;
    best.wanted = broken.violations.front().invariant;
    std::vector<std::size_t> kept;
    for (std::size_t number = 1; kept.size() < broken.acts; ++number) if (!options.left_out.contains(number)) kept.push_back(number);
    if (kept.empty()) return best;
    best.until = kept.back() + 1;                          // the clock may break it on the way to the next act
    int ran = 0;
    auto still_breaks = [&](std::vector<std::size_t> const& some) {
        auto tried = best;
        for (std::size_t number = 1; number <= best.until; ++number) tried.left_out.insert(number);
        for (auto number : some) tried.left_out.erase(number);
        if (progress) progress(std::uint64_t(ran), std::uint64_t(runs));
        ++ran;
        if (!simulate(tried).broke(best.wanted)) return false;
        best.left_out = std::move(tried.left_out);
        return true;
    };
    for (auto size = kept.size() / 2; size > 0 && ran < runs; size /= 2)
        for (std::size_t at = 0; at < kept.size() && ran < runs;) {
            std::vector<std::size_t> some(kept.begin(), kept.begin() + std::ptrdiff_t(at));
            some.insert(some.end(), kept.begin() + std::ptrdiff_t(std::min(at + size, kept.size())), kept.end());
            if (still_breaks(some)) kept = std::move(some);
            else at += size;
        }
    return best;
}

}  // namespace simulation

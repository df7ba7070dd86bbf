#include <algorithm>
#include "simulation/invariants.h"
#include "simulation/naive.h"

namespace simulation {
namespace {

using law::Date;

// A published row lapses with the clock, which may be late; what answers say is held against the day itself.
bool list_may_hold(World const& world, std::string const& code, Date today) {
    return list_holds(world, code, today) || std::any_of(world.list_types.begin(), world.list_types.end(), [&](auto& each) {
        return each.second.code == code && world.state_of(each.first) == "published";
    });
}
bool measure_may_hold(World const& world, std::string const& number, Date today) {
    return std::any_of(world.measures.begin(), world.measures.end(), [&](auto& each) {
        return each.second.number == number && (world.state_of(each.first) == "published" || may_be_used(world, each.second, today));
    });
}

bool disciplined_after(World const& world, std::string const& subject, std::int64_t leaf) {
    auto all = world.entries_of.find(subject);
    if (all == world.entries_of.end()) return false;
    return std::any_of(all->second.begin(), all->second.end(), [&](auto& id) {
        auto& steps = world.files.at(id).steps;
        return world.entries.at(id).polarity == list_type::Polarity::discipline &&
               std::any_of(steps.begin(), steps.end(), [&](auto& step) { return (step.act == "publish" || step.act == "relist") && step.leaf > leaf; });
    });
}

}  // namespace

void check_ends(World const& world, casework::CaseFile const& file, Date today, Violations& found) {
    auto broken = [&](char const* invariant, std::string what) { found.push_back({invariant, file.noun + " " + file.id + " (" + file.state + "): " + std::move(what)}); };
    bool over = file.due && *file.due < today;
    if (auto e = world.entries.find(file.id); e != world.entries.end()) {
        bool listed = (file.state == "listed" || file.state == "held") && !over;
        if (listed && !list_may_hold(world, e->second.list_type, today)) broken("I-19", "is listed, and its list is none any more");
    }
    if (auto t = world.tasks.find(file.id); t != world.tasks.end()) {
        auto measure = world.measures.find(t->second.measure);
        bool open = file.state == "due" || file.state == "deferred" || (file.state == "applied" && !over);
        if (!open || measure == world.measures.end()) return;
        if (!measure_may_hold(world, t->second.measure_number, today)) broken("I-11", "goes on, and its measure is none any more");
        bool incentive = measure->second.polarity == measure::Polarity::incentive;
        if (incentive && disciplined_after(world, t->second.subject, file.steps.back().leaf)) broken("I-6", "goes on beside a discipline entry that came after it");
    }
}

}  // namespace simulation

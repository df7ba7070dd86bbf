// I-23, said once more: what a clue is called follows from what persons did, and what is established was told by the organ that may decide.
#include <algorithm>
#include "simulation/invariants.h"

namespace simulation {

void check_clue(World const& world, casework::CaseFile const& file, law::Date today, law::Periods const& periods, law::Calendar const& calendar, Violations& found) {
    auto broken = [&](std::string what) { found.push_back({"I-23", "clue " + file.id + " (" + file.state + "): " + std::move(what)}); };
    auto row = world.clues.find(file.id);
    if (row == world.clues.end()) return broken("the case has no row");
    auto& c = row->second;
    auto step_named = [&](std::string_view act) -> casework::Step const* {
        auto step = std::find_if(file.steps.begin(), file.steps.end(), [&](auto& each) { return each.act == act; });
        return step == file.steps.end() ? nullptr : &*step;
    };
    for (auto& step : file.steps)
        if ((step.party == law::Party::law || step.party == law::Party::clock) && step.act != "destroy" && step.act != casework::kCountedAgain)
            broken("'" + step.act + "' was done by nobody");
    for (auto [holds, act] : {std::pair{clue::Holds::concluded, "conclude"}, std::pair{clue::Holds::cleared, "clear"}, std::pair{clue::Holds::withdrawn, "withdraw"}})
        if ((c.holds == holds) != (step_named(act) != nullptr)) broken(std::string("is not called what '") + act + "' makes of it");
    bool told = !c.outcome_no.empty() && c.outcome_on && *c.outcome_on <= today;
    if (told != (c.holds == clue::Holds::concluded)) broken("its outcome is not a document of whom it was referred to");

    // Nothing is found worth referring before the agency was heard, or its time to explain had gone by; the periods are told right after an act alone.
    auto *verified = step_named("verify"), *notified = step_named("notify");
    if (!verified || verified->on != today || step_named("explain")) return;
    auto* period = notified ? periods.in_force("clue.explain", notified->on) : nullptr;
    if (!notified || (period && verified->on <= law::last_day(period->span, period->sort, notified->on, calendar).day)) broken("the agency was not heard");
}

}  // namespace simulation

#include "simulation/told.h"
#include <algorithm>
#include <utility>

namespace simulation {
namespace {

template <class Fits> bool has_one(World const& world, std::string const& about, Fits fits) {
    auto all = world.withdrawals_about.find(about);
    return all != world.withdrawals_about.end() && std::any_of(all->second.begin(), all->second.end(), [&](auto& id) { return fits(world.withdrawals.at(id)); });
}

bool was_told_of_end(World const& world, std::string const& agency, std::string const& about, casework::Step const& step) {
    using withdrawal::Outcome;
    return has_one(world, about, [&](withdrawal::Withdrawal const& n) {
        bool over = n.outcome != Outcome::pending && n.outcome != Outcome::resumed && n.outcome != Outcome::still_held;
        bool said = step.act == "correct" ? n.outcome == Outcome::corrected : (step.act == "renew") == (n.outcome == Outcome::renewed);
        return n.agency == agency && n.ended_on == step.on && over && said;
    });
}

bool was_told_of_hold(World const& world, std::string const& agency, std::string const& about, casework::Step const& step) {
    return has_one(world, about, [&](withdrawal::Withdrawal const& n) {
        if (n.agency != agency || !n.held_from || step.on < *n.held_from) return false;
        bool over_before = n.ended_on && *n.ended_on < *n.held_from;      // a correction found that its time had been over when it was suspended
        return !n.ended_on || over_before || step.on <= *n.ended_on;
    });
}

}  // namespace

bool runs_objections(World const& world, std::string const& agency) {
    auto found = world.agencies.find(agency);
    return found != world.agencies.end() && std::any_of(found->second.duties.begin(), found->second.duties.end(), [](auto& duty) { return duty.name == "credit_office"; });
}

// The agency that acts knows. What ends or corrects its determination tells of that. What an undone batch lists again, suspended as it had been, was over for
// whoever had received it: nothing is left to stop.
Violations untold(World const& world, casework::CaseFile const& file, entry::Entry const& e) {
    Violations found;
    auto received = world.received.find(e.id);
    if (received == world.received.end()) return found;
    std::string_view before;
    for (auto& step : file.steps) {
        bool again = std::exchange(before, step.act) == "relist";
        bool holds = step.act == "hold" && !again, ends = step.act == "remove" || step.act == "correct" || step.act == "renew" || step.act == "revoke";
        if (!holds && !ends) continue;
        auto who = world.accounts.find(step.account);
        for (auto& [agency, leaf] : received->second) {
            if (leaf >= step.leaf || runs_objections(world, agency) || (who != world.accounts.end() && who->second.agency == agency)) continue;
            bool told = holds ? was_told_of_hold(world, agency, e.id, step)
                              : was_told_of_end(world, agency, e.id, step) || (!e.determination.empty() && was_told_of_end(world, agency, e.determination, step));
            if (!told) found.push_back({holds ? "I-18" : "I-20", "'" + step.act + "' reached what " + agency + " had received, and did not tell it"});
        }
    }
    return found;
}

}  // namespace simulation

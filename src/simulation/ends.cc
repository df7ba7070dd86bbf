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
}  // namespace

void check_ends(World const& world, casework::CaseFile const& file, Date today, Violations& found) {
    auto broken = [&](char const* invariant, std::string what) { found.push_back({invariant, file.noun + " " + file.id + " (" + file.state + "): " + std::move(what)}); };
    bool over = file.due && *file.due < today;
    if (auto e = world.entries.find(file.id); e != world.entries.end()) {
        bool listed = (file.state == "listed" || file.state == "held") && !over;
        if (listed && !list_may_hold(world, e->second.list_type, today)) broken("I-19", "is listed, and its list is none any more");
    }
}

}  // namespace simulation

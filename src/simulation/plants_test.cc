#include <doctest/doctest.h>
#include "simulation/history.h"

namespace {

simulation::Options small(std::string_view plant) {
    simulation::Options options;
    options.acts = 3000;
    options.subjects = 60;
    options.plant = plant;
    return options;
}

}  // namespace

TEST_CASE("a simulated county finds every planted bug, and calls it by its invariant") {
    for (auto& plant : simulation::plants()) {
        auto options = small(plant.name);
        bool found = false;
        for (options.seed = 1; options.seed <= 8 && !found; ++options.seed)              // what is rare needs more than one county
            found = simulation::simulate(options).broke(std::string(plant.finds));
        CHECK_MESSAGE(found, plant.name << " is not found as " << plant.finds << " in eight counties of " << options.acts << " acts");
    }
}

TEST_CASE("the same county without a planted bug keeps every invariant") { CHECK(simulation::simulate(small("")).violations.empty()); }

TEST_CASE("a history that breaks an invariant is told again by a shorter one that breaks the same") {
    auto options = small("hold-without-date");
    auto broken = simulation::simulate(options);
    REQUIRE(!broken.violations.empty());
    auto shorter = simulation::shrunk(options, broken, 12);
    auto again = simulation::simulate(shorter);
    CHECK(again.broke(broken.violations.front().invariant));
    CHECK(again.acts < broken.acts);
}

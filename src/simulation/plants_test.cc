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

// A history ends with what it breaks first, and a bug may show under a neighbouring invariant before its own: some seed tells it by its own.
TEST_CASE("a simulated county finds every planted bug, and calls it by its invariant") {
    for (auto& plant : simulation::plants()) {
        bool called = false;
        for (std::uint64_t seed = 1; seed <= 12 && !called; ++seed) {
            auto options = small(plant.name);
            options.seed = seed;
            called = simulation::simulate(options).broke(std::string(plant.finds));
        }
        CHECK_MESSAGE(called, plant.name << " is not found as " << plant.finds);
    }
}

TEST_CASE("the same county without a planted bug keeps every invariant") { CHECK(simulation::simulate(small("")).violations.empty()); }

TEST_CASE("a history that breaks an invariant is told again by a shorter one that breaks the same") {
    auto options = small("hold-without-date");
    options.seed = 2;                                      // there an act breaks it, not the clock between two
    auto broken = simulation::simulate(options);
    REQUIRE(!broken.violations.empty());
    auto shorter = simulation::shrunk(options, broken, 12);
    auto again = simulation::simulate(shorter);
    CHECK(again.broke(broken.violations.front().invariant));
    CHECK(again.acts < broken.acts);
}

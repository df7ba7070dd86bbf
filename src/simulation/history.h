// A simulated history of a county: seeded acts through the real engine, each held against the invariants; and the shortest history found
// that still breaks the same one.
#pragma once
#include "simulation/play.h"

namespace simulation {

enum class Clock { as_it_comes, dead };                    // on time, late or for weeks not at all; or never

struct Options {
    std::uint64_t seed = 1;
    int years = 1;
    std::size_t acts = 10'000, subjects = 240;
    Clock clock = Clock::as_it_comes;
    bool faults = false;                                   // the database fails now and then
    bool edits = true;                                     // at the end, rows are edited behind the ledger's back and must be found
    std::string plant;                                     // name of a planted bug
    std::string wanted;                                    // stops only where this invariant is broken; empty: at the first
    std::size_t until = 0;                                 // plays this many of `acts`; 0: all
    std::set<std::size_t> left_out = {};
};

struct History {
    std::size_t acts = 0;                                  // played
    std::uint64_t seed = 0, leaves = 0, edits_found = 0;
    Tally tally;
    std::map<std::string, std::size_t> reached;            // how often a case came to a state, by "noun.state"
    std::string root;                                      // of the ledger, in hex
    Violations violations;                                 // of the last act played; empty: everything held
    std::vector<std::string> last;                         // lines of the last acts
    bool broke(std::string const& invariant) const;
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t all)>;

// Throws std::invalid_argument for a plant of no such name.
History simulate(Options const& options, Progress const& progress = {});
// Counties that have nothing to do with one another, of the seeds from `first.seed` on, as many at once as there are cores. Only the first
// is edited at its end. Returns what was played, by seed; after a broken one none begins.
std::vector<History> simulate_many(Options const& first, std::size_t count, Progress const& progress = {});
// Leaves out acts as long as the same invariant is broken, with at most `runs` histories more. Returns the options of the shortest.
Options shrunk(Options const& options, History const& broken, int runs, Progress const& progress = {});

}  // namespace simulation

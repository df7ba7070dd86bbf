// The verdict once more, by looking at every row: no index, no board, no history. Written from the rules and not from check/, so that the
// two can disagree. Also the few sentences that everything rests on: what is in force on a day.
#pragma once
#include <tuple>
#include "simulation/world.h"

namespace simulation {

// In force on a day, from the rows alone.
bool listed_on(entry::Entry const& entry, law::Date day);          // listed, not exited, not past its last day; held or not
bool list_holds(World const& world, std::string const& list_type, law::Date day);          // a row of this code is published and in force
bool counts_on(World const& world, entry::Entry const& entry, law::Date day);             // listed, and its list is one of that day
bool held_on(entry::Entry const& entry, law::Date day);
bool basis_is_enough(measure::Measure const& measure, law::Date day);
bool may_be_used(World const& world, measure::Measure const& measure, law::Date day);     // published by a person, valid, on a sufficient basis
agency::Remit const* remit(World const& world, std::string const& agency, std::string const& matter, law::Date day);
bool under_discipline(World const& world, std::string const& subject, law::Date day);     // held or not
// A measure that the subject objects to while that is examined, and an edition that was found not to fit it.
bool is_contested(World const& world, std::string const& subject, std::string const& number);
bool is_unfitting(World const& world, std::string const& subject, std::string const& measure);
bool is_clean(World const& world, std::string const& subject, law::Date day);             // no adverse record that day

struct Asking {
    std::string agency, matter, code, name;
    std::string blind;                                     // of the code, when it is a citizen number
};

struct Expected {
    std::string result;
    std::map<std::string, std::string> entries;            // id → in_force or held
    using Shown = std::tuple<std::string, std::int64_t, std::string, bool>;      // number, edition, entry, suspended
    std::set<Shown> measures;
    std::set<std::string> candidates;                      // all of them; an answer shows ten
    std::set<std::string> warnings;
};
constexpr std::size_t kMostShown = 10;

Expected naive_verdict(World const& world, Asking const& asking, law::Date today);

// What the feed of entries says to this agency of those that changed after a leaf: id → state and the numbers of what it may apply.
struct Fed {
    std::int64_t leaf;                                     // of its last change
    std::string state;
    std::set<std::string> measures;
};
std::map<std::string, Fed> naive_feed(World const& world, subscription::Subscription const& subscription, std::int64_t after, law::Date today);
// What this agency may apply at all that day: "number/edition".
std::set<std::string> naive_in_force(World const& world, std::string const& agency, law::Date today);

}  // namespace simulation

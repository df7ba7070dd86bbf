// The invariants of docs/invariants.md, said once more in plain loops over rows: after each act about the cases it touched, now and then
// about everything. Nothing here uses what a statute or the door decided.
#pragma once
#include "record/conduct.h"
#include "simulation/naive.h"

namespace simulation {

struct Violation {
    std::string invariant, what;
};
using Violations = std::vector<Violation>;

// What must hold of a case whenever it is looked at. `just_touched`: it was changed on this very day.
void check_case(World const& world, std::string const& noun, std::string const& id, law::Date today, bool just_touched, law::Periods const& periods,
                law::Calendar const& calendar, Violations& found);
// Of a clue, by check_case.
void check_clue(World const& world, casework::CaseFile const& file, law::Date today, law::Periods const& periods, law::Calendar const& calendar, Violations& found);
// Of an entry and of a task, by check_case: neither goes on when what it rests on is none any more.
void check_ends(World const& world, casework::CaseFile const& file, law::Date today, Violations& found);
// Every case, the shape of the database, and the database against what the acts left behind.
void check_everything(World const& world, store::Db& db, law::Date today, Violations& found);

// An answer as it was given, with its receipt, against the brute-force verdict (`expected`) and the offline verifier.
void check_answer(World const& world, Asking const& asking, Expected const& expected, json::Object const& answer, law::Date today, Violations& found);
// One row of an answered sheet, which has no receipt of its own.
void check_row(World const& world, Asking const& asking, Expected const& expected, json::Object const& shown, law::Date today, Violations& found);
// The classes of conduct that are told of a subject: each by a published rule in force that day, resting on exactly what every row says, and none of a
// natural person.
void check_conduct(World const& world, std::string const& subject, std::vector<record::ConductClass> const& told, law::Date today, Violations& found);
// What a check offers to be taken up is exactly what its answer had to show, and to whom it had to.
void check_offers(World const& world, std::vector<check::Offer> const& offers, Expected const& expected, law::Date today, Violations& found);
// The industry report of a day: no number below the floor; of today, exactly the organisations that stand on each list.
void check_report(World const& world, json::Object const& report, law::Date on, law::Date today, Violations& found);
// Asking was refused: only who has no remit, no role or no question may be sent away.
bool may_ask(World const& world, casework::Actor const& actor, std::string const& matter, law::Date today);

}  // namespace simulation

// The work list: open cases that wait for an act of this actor's, the most urgent first.
#pragma once
#include "casework/door.h"

namespace casework {

// What an actor's roles let them take up: states in which an act of theirs is awaited. Where only roles within an agency reach, only
// cases of their own agency (or of none) count.
struct Awaited {
    Noun const* noun;
    std::string state;
    bool own_agency_only;
};
std::vector<Awaited> awaited_from(Nouns const& nouns, Actor const& actor);

enum class Urgency { overdue, today, week, later, open };
BOOST_DESCRIBE_ENUM(Urgency, overdue, today, week, later, open)
// By the legal day; `week` is the six days after it.
Urgency urgency(std::optional<law::Date> due, law::Date today);

// {"items":[…],"counts":{"overdue":n,…},"more":bool}. A case that identifies a person stands there by its number alone, so that showing
// it is no look at anybody.
// Where a noun computes what its wait ends by (`due_now`), only what has a day that way stands there.
json::Object work_of(store::Db& db, Door const& door, Actor const& actor, Setting const& now, bool english);

}  // namespace casework

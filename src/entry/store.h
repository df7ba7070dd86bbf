// Entries by what they rest on.
#pragma once
#include "entry/entry.h"

namespace entry {

// As state_on, and over as well where no row of its list type holds that day, whether or not the clock has come by.
Standing standing_on(store::Db& db, Entry const& entry, law::Date on);

// Whether a discipline entry of this subject is in force or held on that day: no incentive stands beside it (I-6).
bool discipline_in_force(store::Db& db, std::string const& subject, law::Date on);

// The open case that suspends this entry, other than `except`, as a hold names its cause: an objection, a remedy whose organ ordered it, an
// enterprise's reorganisation, or a determination whose basis was reported gone.
// An entry resumes when there is none left.
std::optional<std::string> cause_of_hold(store::Db& db, std::string const& entry, std::string const& except = "");
// Whether such a case began the hold. What the credit office suspended of its own accord, it alone resumes.
bool held_by_a_case(Entry const& entry);

// Other entries of its list type that were listed for the same fact: rows of an origin take each other's place.
std::vector<Entry> of_its_fact(store::Db& db, Entry const& entry);
// What stands of its fact that day: it, or what took its place. What was decided after it had left is another decision.
std::vector<std::string> standing_for(store::Db& db, Entry const& entry, law::Date on);

// Something is open that may suspend or end it: a hold, an objection or a remedy. What batch `except` withdraws itself is not.
bool is_in_question(store::Db& db, Entry const& entry, law::Date on, std::string const& except);
// It was repaired, revoked or found wrong, also when that was found after it had left for another reason.
bool is_settled_for_good(store::Db& db, Entry const& entry, law::Date on);

}  // namespace entry

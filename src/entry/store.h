// Entries by what they rest on.
#pragma once
#include "law/date.h"
#include "store/db.h"

namespace entry {

// Whether a discipline entry of this subject is in force or held on that day: no incentive stands beside it (I-6).
bool discipline_in_force(store::Db& db, std::string const& subject, law::Date on);

}  // namespace entry

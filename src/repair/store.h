// What keeps an entry suspended, and whose repair was approved.
#pragma once
#include "store/db.h"

namespace repair {

// Another case that keeps the entry suspended, as its hold names it: an open objection, or an enterprise's reorganisation.
std::optional<std::string> cause_of_hold(store::Db& db, std::string const& entry, std::string const& except = "");
// Whether a case, and not the office's own reason, suspended it.
bool held_by_a_case(std::string const& hold_cause);
bool approved(store::Db& db, std::string const& entry);

}  // namespace repair

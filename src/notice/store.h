// Notices by what they come from.
#pragma once
#include "store/db.h"

namespace notice {

// Of this objection, those told of the suspension and not yet of its end. Ids, in order.
std::vector<std::string> open_notices(store::Db& db, std::string const& cause);
// Agencies that have one of this objection.
std::vector<std::string> told(store::Db& db, std::string const& cause);

}  // namespace notice

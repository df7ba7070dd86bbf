// Objections by the entry that they are about.
#pragma once
#include "store/db.h"

namespace objection {

// An open objection that suspends this entry, other than `except`.
std::optional<std::string> holding(store::Db& db, std::string const& entry, std::string const& except = "");

}  // namespace objection

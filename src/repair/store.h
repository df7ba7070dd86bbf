// Which reorganisation shields an entry, and whose repair was approved.
#pragma once
#include "store/db.h"

namespace repair {

// The reorganisation that shields this entry, other than `except`.
std::optional<std::string> shielding(store::Db& db, std::string const& entry, std::string const& except = "");
bool approved(store::Db& db, std::string const& entry);

}  // namespace repair

// Which reorganisation shields an entry or a record, whose repair is under way, and whose was approved.
#pragma once
#include "store/db.h"

namespace repair {

// One entry or one record.
struct About {
    std::string entry, record;
};
// The reorganisation that shields it, other than `except`.
std::optional<std::string> shielding(store::Db& db, About const& about, std::string const& except = "");
// Applied for and not decided yet: by the subject itself, or accepted.
bool under_way(store::Db& db, std::string const& entry, std::string const& record);
bool approved(store::Db& db, std::string const& entry);

}  // namespace repair

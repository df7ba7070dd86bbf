// A case as it was recorded at an instant (`known_at`): its rows of then, read from their images in the ledger. `as_of` asks what held on
// a day as known now; this asks what was known.
#pragma once
#include "casework/noun.h"

namespace casework {

struct Known {
    CaseFile file;
    std::any row;
    bool destroyed = false;              // what it was then cannot be read any more; there is no row
};
// Nothing when the case had not been recorded by then. Throws store::Failure "altered" when the ledger lacks what the case names.
std::optional<Known> known_at(store::Db& db, Noun const& noun, CaseFile const& now, law::Instant at);

}  // namespace casework

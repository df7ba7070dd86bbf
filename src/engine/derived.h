// Tables beside the ledger that follow from it: who received what, what the feed tells, which partner asked. Verification compares them with what
// the ledger tells of them, and they can be made again from it.
#pragma once
#include "casework/noun.h"
#include "ledger/verify.h"

namespace engine {

// After `verify_all`. Where the ledger itself is altered it tells nothing, and that nothing was compared is said; a row that is altered hides no other.
// What else breaks while it reads is no finding, and is thrown.
void compare_derived(store::Db& db, casework::Blind const& blind, ledger::Report& report);
// Whether it names a row of a table that can be made again.
bool names_derived(ledger::Report const& report);

// Makes the tables again, inside the caller's transaction and with a sealer, for what leaves say of persons; their names.
std::vector<std::string> make_derived_again(store::Db& db, casework::Blind const& blind);

}  // namespace engine

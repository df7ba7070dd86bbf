// I-15, I-18, I-20: who had received an entry is told of what becomes of it.
#pragma once
#include "simulation/invariants.h"

namespace simulation {

// It has every objection itself, and is told of none.
bool runs_objections(World const& world, std::string const& agency);
// What an act of this case, the entry's or its determination's, suspended, ended, corrected or renewed without telling an agency that had received the entry.
Violations untold(World const& world, casework::CaseFile const& file, entry::Entry const& e);

}  // namespace simulation

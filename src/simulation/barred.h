// Who did the one may not do the other (I-21): written down here, not read from the statutes.
#pragma once
#include <string_view>
#include "simulation/world.h"

namespace simulation {

// In the same case.
struct Barred {
    std::string_view noun, later;
    std::vector<std::string_view> earlier;
};
std::vector<Barred> const& barred();

// Across cases: who answered or decided an objection to what they had determined, recorded, reviewed or published themselves. What came from above
// nobody here determined: bringing it does not bar from answering.
std::vector<std::string> of_ones_own(World const& world, casework::CaseFile const& file, objection::Objection const& o);

}  // namespace simulation

// Checks that come out in every way a check can, for whoever tries the demo. Files of this folder only.
#pragma once
#include "demo/people.h"

namespace demo {

struct Sample { std::string code, name, agency, matter, user, expected; };
// At least two of each result, found by asking; throws std::runtime_error when the county is too small for one.
std::vector<Sample> samples(engine::Engine& engine, County const& county, People const& people, std::vector<std::string> const& agency_ids, std::vector<std::size_t> const& staffed);

}  // namespace demo

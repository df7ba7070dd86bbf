// A whole generated county in a data folder: everything in it was brought, reviewed and published through the one door by accounts of
// the demo, as in a real county.
#pragma once
#include <string>
#include "demo/generator.h"

namespace demo {

// Makes DIR with a virtual clock, demo-accounts.csv, demo-agency-key.json and demo-samples.csv. A folder that is there already is refused;
// one that could not be finished is not left behind.
void make(std::string const& dir, std::int64_t seed, Sizes const& sizes, std::string const& suite, std::string const& database);

}  // namespace demo

// Who did the one may not do the other in the same case (I-21): written down here, not read from the statutes.
#pragma once
#include <string_view>
#include <vector>

namespace simulation {

struct Barred {
    std::string_view noun, later;
    std::vector<std::string_view> earlier;
};
std::vector<Barred> const& barred();

}  // namespace simulation

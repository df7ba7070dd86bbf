// The seed files of rules/, compiled into the program.
#pragma once
#include <string_view>

namespace engine {

std::string_view seed(std::string_view name);     // "periods": rules/periods.csv; asserts that there is one

}  // namespace engine

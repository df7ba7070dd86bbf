// The files of papers/, compiled into the program.
#pragma once
#include <string_view>
#include <utility>
#include <vector>

namespace paper {

std::vector<std::pair<std::string_view, std::string_view>> shipped_templates();    // name and text

}  // namespace paper

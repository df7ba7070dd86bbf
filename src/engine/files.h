// Whole files, read and written safely.
#pragma once
#include <string>
#include <string_view>

namespace engine {

std::string read_file(std::string const& path);                                        // throws std::runtime_error
void write_file(std::string const& path, std::string_view text, unsigned mode = 0644); // atomic

}  // namespace engine

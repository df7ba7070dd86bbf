// Whole files, read and written safely.
#pragma once
#include <string>
#include <string_view>

namespace engine {

std::string read_file(std::string const& path);                                        // throws std::runtime_error
void write_file(std::string const& path, std::string_view text, unsigned mode = 0644); // atomic

// What a configured file holds, without the line's end; nothing when none is configured.
std::string secret_in(std::string const& dir, std::string const& file);

}  // namespace engine

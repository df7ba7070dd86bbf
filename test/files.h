// Files as tests read them: whole, as bytes.
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace test {

inline std::string read_all(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

// A file that the product ships, by its path from the root.
inline std::string shipped(std::string const& file) {
    auto all = read_all(std::string(SOURCE_DIR) + "/" + file);
    if (all.empty()) throw std::runtime_error("missing: " + file);
    return all;
}

}  // namespace test

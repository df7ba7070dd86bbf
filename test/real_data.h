// Sheets of real enterprises and the calendar as announced stay outside the repository: HENGXIN_REAL_DATA names their folder, and tests read
// them where it does.
#pragma once
#include <cstdlib>
#include <string>

namespace test {

inline std::string real_data(std::string const& file) {
    auto* folder = std::getenv("HENGXIN_REAL_DATA");
    return folder ? folder + ("/" + file) : std::string();
}

}  // namespace test

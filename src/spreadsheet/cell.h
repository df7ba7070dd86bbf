// What every reader of sheets does to a cell.
#pragma once
#include <string_view>

namespace spreadsheet {

// Without white space around it, also the kinds that people do not see: no-break, full-width, zero-width, byte order mark.
std::string_view trimmed(std::string_view cell);

}  // namespace spreadsheet

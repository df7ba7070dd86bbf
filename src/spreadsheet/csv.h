// CSV by RFC 4180 (libcsv), in UTF-8 or GB18030, in and out. Codes leave as text; a cell that a spreadsheet would take for a formula
// leaves with a leading apostrophe.
#pragma once
#include <functional>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace spreadsheet {

struct Error : std::runtime_error { using std::runtime_error::runtime_error; };

using Cells = std::vector<std::string>;

// Rows one by one, in constant memory, decoded to UTF-8, cells trimmed of surrounding white space and BOM. `line` counts from 1 as a
// person counts rows in a spreadsheet. Empty rows are skipped. Throws Error for bytes in no known encoding and unbalanced quotes, with
// the line. The whole input may be up to `limit` bytes per cell (default 64 KiB).
void read_csv(std::istream& in, std::function<void(std::size_t line, Cells const& cells)> const& each);
std::vector<Cells> read_csv(std::string_view bytes);          // of small inputs and tests

std::string csv_line(Cells const& cells);                     // quoted where needed, formulas inert, ends in \r\n
inline constexpr std::string_view kBom = "\xEF\xBB\xBF";

}  // namespace spreadsheet

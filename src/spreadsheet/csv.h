// CSV by RFC 4180 (libcsv), in UTF-8 or GB18030, in and out. A cell that a spreadsheet would take for a formula leaves with a leading
// apostrophe; a code that it would take for a number (long digits, leading zeros, 123E45) with a tab behind it, which nobody sees and
// which makes it text. Reading takes both away again.
// Plain numbers such as -5 stay as they are.
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
// person counts rows in a spreadsheet: a line break inside a cell is no row, an empty row is one, though it is skipped. Throws Error for
// bytes in no known encoding, other file formats, unbalanced quotes, cells over 64 KiB and rows over 1 MiB, in Chinese and English, with
// the line. The rows before it have been handed over by then.
void read_csv(std::istream& in, std::function<void(std::size_t line, Cells const& cells)> const& each);
std::vector<Cells> read_csv(std::string_view bytes);          // of small inputs and tests

std::string csv_line(Cells const& cells);                     // quoted where needed, formulas inert, ends in \r\n
inline constexpr std::string_view kBom = "\xEF\xBB\xBF";

}  // namespace spreadsheet

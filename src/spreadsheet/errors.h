// The same sheet back, with what is wrong beside each row.
#pragma once
#include "spreadsheet/sheet.h"

namespace spreadsheet {

inline constexpr char kReasonHeading[] = "错误原因 / reason", kRemedyHeading[] = "更正办法 / remedy";

// `heading_line`: the row of the headings, 0 when none was found; errors of line 0 (a missing column) stand there, too. What an earlier
// round wrote beside the rows is replaced. `headings`: what the sheet itself calls a field.
std::vector<Cells> with_errors(Sheet const& sheet, std::size_t heading_line, std::vector<BadRow> const& bad,
                               std::map<std::string, std::string> const& headings = {});

// What was spoilt before it was handed over, as errors of the columns in use; `mapping` gives them their fields.
std::vector<BadRow> spoilt_rows(Sheet const& sheet, Mapping const& mapping);

// Columns that both claim one field, as errors of the heading row (line 0).
std::vector<BadRow> doubled_columns(Mapping const& mapping);

// What stands in a row beyond its last heading belongs to no column, and whatever is written behind the row would stand under the wrong one. Empty
// cells are nothing.
std::optional<BadRow> beyond_headings(std::size_t line, Cells const& cells, std::size_t headings);

}  // namespace spreadsheet

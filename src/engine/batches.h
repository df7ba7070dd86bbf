// Whole sheets checked row by row, answered in leaves of up to 4,096 rows.
#pragma once
#include "check/verdict.h"
#include "spreadsheet/headings.h"

namespace engine {

// One row of a sheet with its answer: result,entries,measures,warnings,reason,receipt, for programs.
json::Object batch_row(check::Answer const& answer, check::Board const& board, std::string const& id);
inline constexpr char const* kBatchColumns[] = {"result", "entries", "measures", "warnings", "reason", "receipt"};

// The name and the code column of a sheet.
std::vector<spreadsheet::Field> const& batch_fields();

}  // namespace engine

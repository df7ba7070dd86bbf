// XLSX (ECMA-376) in: values as a person sees them, as text. Formulas give the result they were saved with. Nothing outside the file is
// ever followed. Throws Error in Chinese and English.
#pragma once
#include "spreadsheet/sheet.h"

namespace spreadsheet {

std::vector<Sheet> read_xlsx(std::string_view bytes, std::size_t most_cells);

}  // namespace spreadsheet

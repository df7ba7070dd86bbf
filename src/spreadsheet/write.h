// XLSX out (libxlsxwriter): every cell is text, so that codes keep their digits and nothing is ever a formula. Made in memory; nothing is
// left on disk.
#pragma once
#include "spreadsheet/csv.h"

namespace spreadsheet {

// Values of a column that a list offers: a range of another sheet of the same workbook, below its heading.
struct Offered {
    std::size_t column;
    std::string sheet;
    std::size_t sheet_column, count;
};
struct Hint { std::size_t column; std::string text; };       // shown when a cell of the column is entered

struct SheetOut {
    std::string name;
    std::vector<Cells> rows;
    std::size_t headings = 1;                 // rows on top that stay in view; the last of them is bold
    std::vector<std::size_t> required = {};   // columns whose heading is marked
    std::vector<Offered> offered = {};
    std::vector<Hint> hints = {};
};

std::string write_xlsx(std::vector<SheetOut> const& sheets);

}  // namespace spreadsheet

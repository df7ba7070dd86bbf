// One entrance for the sheets that people hand over: CSV or XLSX by their bytes, whatever the file is called. Other formats are refused
// with the steps that make them one of the two.
#pragma once
#include "spreadsheet/headings.h"

namespace spreadsheet {

struct Row {
    std::size_t line;                     // as a person counts them in the program, from 1
    Cells cells;
};

// A cell whose content the spreadsheet program has destroyed or never held: digits beyond the fifteenth, an error value, a formula
// that was never calculated.
struct Spoilt {
    std::size_t line, column;             // column from 0
    std::string value, reason, remedy;
};

struct Sheet {
    std::string name;                     // of a worksheet; empty for CSV
    std::vector<Row> rows;                // without empty ones; cells trimmed, dates as YYYY-MM-DD
    std::vector<Spoilt> spoilt;
};

// Every visible sheet, in order. Throws Error, in Chinese and English, for what cannot be read or is more than `most_cells`.
std::vector<Sheet> read(std::string_view bytes, std::size_t most_cells = ~std::size_t{0});

bool is_csv(std::string_view first_bytes);        // no other format by its first bytes; read_csv may still refuse it

// The sheet to take: the first whose headings name every required field, else the first that names one, else the first with rows.
struct Chosen {
    Sheet const* sheet;
    std::optional<Found> found;           // its headings; `heading_row` counts rows of the sheet
};
Chosen choose(std::vector<Sheet> const& sheets, std::vector<Field> const& fields, std::map<std::string, std::string> const& remembered = {});

std::string column_letters(std::size_t column);   // 0 → A, 27 → AB

}  // namespace spreadsheet

// Which column is which. Headings of other systems are mapped once per source and remembered; a row that cannot be used is named with
// its place, reason and remedy.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>
#include "spreadsheet/csv.h"

namespace spreadsheet {

struct Field {
    std::string name;                      // "code"
    std::vector<std::string> headings;     // known spellings: "统一社会信用代码", "code", "CF_XDR_SHXYM"
    bool required = false;
    std::string zh = {}, note = {};        // title and a note for templates
    std::vector<std::string> instead = {}; // spellings that mean it only where no other column does: beside one, they are something else
};

// Two columns that both claim a field: nobody but who made the sheet knows which is meant.
struct Doubled {
    std::string field;
    std::size_t first, second;
    std::string first_heading, second_heading;
};

struct Mapping {
    std::map<std::string, std::size_t> column;          // field → index
    std::vector<std::string> missing;                   // required fields without a column
    std::vector<std::string> unknown;                   // headings that nobody claims
    std::vector<Doubled> doubled;                       // no row can be read until they are told apart
    bool complete() const { return missing.empty(); }
    std::string cell(Cells const& row, std::string const& field) const;   // empty when absent
};

// Finds the heading row among the first rows (merged title rows above it are skipped): the first row that names at least one required
// field. `remembered` maps headings of this source to fields and goes first; one mapped to "" is known to be of no use here and not
// reported. Spelling is compared without spaces, case and width. A second known heading beside one that was mapped counts as unknown.
struct Found { std::size_t heading_row; Mapping mapping; };
std::optional<Found> find_headings(std::vector<Cells> const& first_rows, std::vector<Field> const& fields,
                                   std::map<std::string, std::string> const& remembered = {});

// A date in the forms people write: 2019-09-04, 2019-9-4, 2019/9/4, 2019.9.4, 2019年9月4日, 20190904, a spreadsheet's serial number
// (43712, from 20000 to 80000), full-width digits, each with or without a time of day behind it. Returns YYYY-MM-DD; nothing when
// it is no date that exists.
std::optional<std::string> plain_date(std::string_view typed);

struct BadRow { std::size_t line; std::string field, value, reason, remedy; };

}  // namespace spreadsheet

// A roster as an agency hands it over, in lines of text or as a sheet: read whole, and each row that cannot be checked named with its place, why,
// and what helps. Natural persons are compared by their whole number alone.
#pragma once
#include "law/facts.h"
#include "review/review.h"

namespace review {

inline constexpr std::size_t kMostRows = 500;      // a letter is no export of the register; whoever has more sends more letters

struct Typed {
    std::size_t line;                              // as a person counts them, from 1
    std::string name, code;
    std::size_t parts = 2;                         // of the line, between its commas
};

// Lines of "name,code", of a code alone or of a name alone; a first line of headings is passed over.
std::vector<Typed> lines_typed(std::string_view text);

struct Read {
    std::vector<Row> rows;                         // codes in one spelling, numbers masked
    std::vector<std::string> numbers;              // whole, by row; empty of organisations
    law::Finding finding;
};
Read read_roster(std::vector<Typed> const& typed);

}  // namespace review

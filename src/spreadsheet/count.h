// How much a sheet surely holds, told from its bytes before it is read: one that is far too large is refused in about the time it takes to
// unpack it. Counted is only what every reading would count, so nothing that could be read is refused; but a sheet of little else than
// markup that means nothing is. Files of this folder only.
#pragma once
#include "spreadsheet/worksheet.h"

namespace spreadsheet {

class Count {
 public:
    explicit Count(Book const& book);                     // of a sheet
    static Count of_strings(Book const& book);            // of the texts that its cells refer to
    void feed(std::string_view piece);                    // throws Error as the reading would
    void finish();
 private:
    std::size_t take(std::string_view text, std::size_t at);
    void cell(std::string_view tag, bool whole);
    void value(std::string_view content);
    void run(std::string_view piece);                     // of a text

    Book const& book_;
    bool of_strings_ = false;
    std::vector<std::uint64_t> empty_;                    // numbers of shared strings without content
    std::size_t cells_, rows_ = 0, seen_ = 0, tags_ = 0, strings_ = 0, text_;
    std::size_t column_ = 0, next_column_ = 0, filled_ = 0;      // filled_: columns of this row that are counted
    bool known_ = false, row_counted_ = false, inline_ = false, phonetic_ = false, in_run_ = false;
    std::string rest_;                                    // of a piece, cut off at a tag
};

// Cells of a CSV, at least; it stops at `most` + 1. A quote that is not where RFC 4180 has it ends the count.
std::size_t cells_at_least(std::string_view csv, std::size_t most);

}  // namespace spreadsheet

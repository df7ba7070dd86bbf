// How much a sheet surely holds, told from its bytes before it is read: one that is far too large is refused in about the time it takes to
// unpack it. Counted is only what every reading would count, so nothing that could be read is refused. Files of this folder only.
#pragma once
#include "spreadsheet/worksheet.h"

namespace spreadsheet {

class Count {
 public:
    explicit Count(Book const& book);
    void feed(std::string_view piece);                    // throws Error as the reading would
    void finish();
 private:
    std::size_t take(std::string_view text, std::size_t at);
    void value(std::string_view content);

    Book const& book_;
    std::vector<std::uint64_t> empty_;                    // numbers of shared strings without content
    std::size_t cells_, rows_ = 0;
    bool row_counted_ = false, inline_ = false;
    std::string rest_;                                    // of a piece, cut off within a tag
};

}  // namespace spreadsheet

#include "spreadsheet/count.h"
#include <algorithm>
#include <charconv>
#include <utility>
#include "spreadsheet/cell.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kLook = 64;                          // longest look from a tag on: its name, and how its content begins

}  // namespace

Count::Count(Book const& book) : book_(book), cells_(book.cells) {
    for (std::size_t i = 0; i < book.strings.size(); ++i) if (trimmed(book.strings[i]).empty()) empty_.push_back(i);
}

void Count::feed(std::string_view piece) {
    rest_ += piece;
    std::string_view text = rest_;
    std::size_t at = text.find('<');
    while (at != text.npos && at + kLook <= text.size()) at = text.find('<', take(text, at));
    rest_ = at == text.npos ? "" : std::string(text.substr(at));
}

void Count::finish() {
    rest_.append(kLook, ' ');
    feed({});
}

// What begins at `at`; where to look further.
std::size_t Count::take(std::string_view text, std::size_t at) {
    auto tag = text.substr(at, kLook);
    if (tag.starts_with("<row") && (tag[4] == ' ' || tag[4] == '>')) {
        row_counted_ = false;
    } else if (tag.starts_with("<v>")) {
        value(tag.substr(3, tag.find('<', 3) - 3));
    } else if (tag.starts_with("<is>")) {
        inline_ = true;
    } else if (tag.starts_with("</is>")) {
        inline_ = false;
    } else if (inline_ && (tag.starts_with("<t>") || tag.starts_with("<t "))) {
        auto begin = tag.find('>');
        if (begin != tag.npos && tag[begin - 1] != '/') value(tag.substr(begin + 1, tag.find('<', begin) - begin - 1));
    }
    return at + 1;
}

// An entity, an escape or the number of an empty string may stand for nothing; whatever else there is to see is content.
void Count::value(std::string_view content) {
    auto seen = trimmed(content);
    if (seen.empty() || seen[0] == '&' || seen[0] == '_') return;
    std::uint64_t number = 0;
    if (!empty_.empty() && std::from_chars(seen.data(), seen.data() + seen.size(), number).ec == std::errc() &&
        std::binary_search(empty_.begin(), empty_.end(), number))
        return;
    inline_ = false;
    if (++cells_ > book_.most_cells) too_many_cells(book_.most_cells);
    if (!std::exchange(row_counted_, true) && ++rows_ > kMostRows) too_many_rows();
}

}  // namespace spreadsheet

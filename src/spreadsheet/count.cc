#include "spreadsheet/count.h"
#include <algorithm>
#include <charconv>
#include <utility>
#include "spreadsheet/cell.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kLook = 64;                          // longest look from a tag on: its name, and how its content begins
// What a program writes around its cells (columns, joined cells, formats), and within one (its text in runs, each with its fonts).
constexpr std::size_t kTagsAround = 1'000'000, kTagsOfCell = 32;

}  // namespace

Count::Count(Book const& book) : book_(book), cells_(book.cells), text_(book.text) {
    for (std::size_t i = 0; i < book.strings.size(); ++i) if (trimmed(book.strings[i]).empty()) empty_.push_back(i);
}

Count Count::of_strings(Book const& book) {
    Count all(book);
    all.of_strings_ = true;
    all.text_ = 0;
    return all;
}

void Count::feed(std::string_view piece) {
    rest_ += piece;
    std::string_view text = rest_;
    std::size_t at = text.find('<');
    if (in_run_) run(text.substr(0, at));
    while (at != text.npos && at + kLook <= text.size()) {
        auto after = take(text, at);
        at = text.find('<', after);
        if (in_run_) run(text.substr(after, at == text.npos ? at : at - after));
    }
    rest_ = at == text.npos ? "" : std::string(text.substr(at));
}

void Count::finish() {
    rest_.append(kLook, ' ');
    feed({});
}

// What begins at `at`; where to look further, which is where a text begins when one does.
std::size_t Count::take(std::string_view text, std::size_t at) {
    auto tag = text.substr(at, kLook);
    auto is = [&](std::string_view name) { return tag.starts_with(name) && (tag[name.size()] == '>' || tag[name.size()] == ' '); };
    in_run_ = false;
    if (!of_strings_ && ++tags_ > kTagsAround + kTagsOfCell * seen_) too_much_markup();
    if (is("<t")) {
        auto begin = tag.find('>');
        in_run_ = begin != tag.npos && tag[begin - 1] != '/' && !phonetic_ && (of_strings_ || inline_);
        if (in_run_ && !of_strings_) value(tag.substr(begin + 1, tag.find('<', begin) - begin - 1));
        if (in_run_) return at + begin + 1;
    } else if (is("<rPh")) {
        phonetic_ = true;
    } else if (tag.starts_with("</rPh")) {
        phonetic_ = false;
    } else if (of_strings_) {
        if ((is("<si") || tag.starts_with("<si/")) && ++strings_ > kMostStrings) too_many_strings();
    } else if (is("<row")) {
        row_counted_ = false;
        next_column_ = filled_ = 0;
    } else if (is("<c") || tag.starts_with("<c/")) {
        auto end = tag.find('>');
        cell(tag.substr(0, end), end != tag.npos);
    } else if (tag.starts_with("<v>")) {
        value(tag.substr(3, tag.find('<', 3) - 3));
    } else if (tag.starts_with("<is>")) {
        inline_ = true;
    } else if (tag.starts_with("</is>")) {
        inline_ = false;
    }
    return at + 1;
}

// Its column is told by its place in the row, or by a reference that can be seen; of any other it is not known.
void Count::cell(std::string_view tag, bool whole) {
    if (++seen_ > 4 * book_.most_cells) too_many_empty_cells();
    auto reference = tag.find(" r=");
    known_ = reference == tag.npos ? whole : tag.substr(reference + 3).starts_with('"');
    if (!known_) return;
    column_ = next_column_;
    if (reference != tag.npos) {
        std::size_t column = 0;
        for (auto c : tag.substr(reference + 4, 3)) {
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + std::size_t(c - 'A' + 1);
        }
        known_ = column > 0;
        column_ = column - known_;
    }
    next_column_ = column_ + 1;
}

// An entity, an escape or the number of an empty string may stand for nothing; whatever else there is to see is content. A cell fills its
// row up to its column, as in CSV.
void Count::value(std::string_view content) {
    auto seen = trimmed(content);
    if (seen.empty() || seen[0] == '&' || seen[0] == '_') return;
    std::uint64_t number = 0;
    if (!empty_.empty() && std::from_chars(seen.data(), seen.data() + seen.size(), number).ec == std::errc() &&
        std::binary_search(empty_.begin(), empty_.end(), number))
        return;
    if (known_ && column_ >= filled_) {
        cells_ += column_ + 1 - filled_;
        filled_ = column_ + 1;
    }
    if (cells_ > book_.most_cells) too_many_cells(book_.most_cells);
    if (!std::exchange(row_counted_, true) && ++rows_ > kMostRows) too_many_rows();
}

// What an entity or an escape stands for is shorter than what is seen.
void Count::run(std::string_view piece) {
    if (piece.find('&') != piece.npos || piece.find("_x") != piece.npos) return;
    text_ += trimmed(piece).size();
    if (text_ > kMostText) too_much_text();
}

std::size_t cells_at_least(std::string_view csv, std::size_t most) {
    enum class At { begin, plain, quoted, after_quote } at = At::begin;
    std::size_t cells = 0, of_row = 1;
    if (csv.starts_with(kBom)) csv.remove_prefix(kBom.size());
    bool filled = false;                                   // a row without content is skipped; blanks of every script are none
    for (auto c : csv) {
        if (at == At::quoted ? c == '"' : c == ',' || c == '\n' || c == '\r') {
            if (at == At::quoted) at = At::after_quote;
            else if (at = At::begin; c == ',') ++of_row;
            else {
                if (filled && (cells += of_row) > most) return cells;
                of_row = 1;
                filled = false;
            }
            continue;
        }
        if (c == '"') {
            if (at == At::plain) return cells;
            at = At::quoted;                               // its first, or the second of two that stand for one
            continue;
        }
        if (at == At::after_quote) return cells;
        if (at == At::begin) at = At::plain;
        filled = filled || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return cells;
}

}  // namespace spreadsheet

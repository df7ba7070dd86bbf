// The parts of a workbook that hold cells. Files of this folder only.
#pragma once
#include "spreadsheet/number.h"
#include "spreadsheet/sheet.h"
#include "spreadsheet/xml.h"

namespace spreadsheet {

// Texts that cells refer to by number, in one block.
class SharedStrings {
 public:
    void add(std::string_view text);
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t i) const;
 private:
    std::string text_;
    std::vector<std::uint32_t> ends_;
};

struct Styles {
    struct Style { Shown shown = Shown::number; std::size_t zeros = 0; };
    std::vector<Style> cells;             // by the number that cells name
};

// What all sheets of a workbook share.
struct Book {
    SharedStrings strings;
    Styles styles;
    bool since_1904 = false;
    std::size_t most_cells = 0, cells = 0, text = 0;      // held and allowed, over all sheets
};

inline constexpr std::size_t kMostRows = 200'000;         // of a sheet
inline constexpr std::size_t kMostText = 32u << 20, kMostStrings = 1'000'000;
[[noreturn]] void too_many_cells(std::size_t most);
[[noreturn]] void too_many_empty_cells();
[[noreturn]] void too_much_markup();
[[noreturn]] void too_many_rows();
[[noreturn]] void too_many_strings();
[[noreturn]] void too_much_text();

// Each listens to one part.
Listener strings_listener(SharedStrings& strings);
Listener styles_listener(Styles& styles);
Listener worksheet_listener(Book& book, Sheet& sheet);

}  // namespace spreadsheet

// What a numeric cell of a workbook says: a spreadsheet keeps every number as a double, and only its format tells a date from an amount.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace spreadsheet {

enum class Shown { number, date, time, zeros };        // zeros: a format of zeros alone, as codes are given that begin with 0

// By the number of a built-in format; number when it has no meaning of its own.
Shown shown_by_builtin(int format);
// By the text of a format: yyyy"年"m"月"d"日", [h]:mm, 000000 …
Shown shown_by_code(std::string_view code);

std::optional<double> number_from(std::string_view text);     // the whole text, in the machine's spelling
bool has_lost_digits(double number);                          // of more than 15 digits: the rest is gone
std::string number_text(double number);                       // at most 15 digits, never with an exponent
std::string as_displayed(double number);                      // as a spreadsheet shows a long one: 9.11305E+17
// YYYY-MM-DD, with the time of day when there is one; nothing for a day that is none.
std::optional<std::string> date_text(double serial, bool since_1904);
std::string time_text(double serial);

}  // namespace spreadsheet

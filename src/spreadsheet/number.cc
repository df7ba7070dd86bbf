#include "spreadsheet/number.h"
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace spreadsheet {
namespace {

constexpr double kFirstNumberLost = 1e15;             // the first of 16 digits
constexpr int kDigits = 15, kSecondsADay = 86400;
constexpr double kLastSerial = 2958465;               // 9999-12-31

std::string spelled(double number, std::chars_format format, int precision) {
    char out[400];
    auto end = std::to_chars(out, out + sizeof out, number, format, precision).ptr;
    return std::string(out, end);
}

std::string clock(int seconds) {
    char out[48];
    std::snprintf(out, sizeof out, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return out;
}

// The letters of a format that stand for themselves nowhere: without quoted text, escapes, padding, colours and locales. Of several
// sections the first, which positive numbers take.
std::string letters_of(std::string_view code) {
    std::string all;
    for (std::size_t i = 0; i < code.size(); ++i) {
        auto c = code[i];
        if (c == ';') break;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"' || c == '[') {
            auto end = code.find(c == '"' ? '"' : ']', i + 1);
            auto inside = code.substr(i + 1, end == code.npos ? code.npos : end - i - 1);
            if (c == '[' && !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) all += inside;      // [h]: hours beyond a day
            if (end == code.npos) break;
            i = end;
        } else {
            all += c;
        }
    }
    return all;
}

}  // namespace

Shown shown_by_builtin(int format) {
    if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47) || (format >= 32 && format <= 35) || format == 55 || format == 56) return Shown::time;
    if ((format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)) return Shown::date;
    return Shown::number;
}

Shown shown_by_code(std::string_view code) {
    if (code == "General" || code == "GENERAL" || code == "@") return Shown::number;
    auto letters = letters_of(code);
    if (letters.find("General") != letters.npos) return Shown::number;
    if (letters.size() > 1 && letters.find_first_not_of('0') == letters.npos) return Shown::zeros;
    if (letters.find_first_of("yYdD") != letters.npos) return Shown::date;
    if (letters.find_first_of("hHsS") != letters.npos) return Shown::time;
    if (letters.find_first_of("mM") != letters.npos) return Shown::date;
    return Shown::number;
}

std::optional<double> number_from(std::string_view text) {
    double number = 0;
    auto end = text.data() + text.size();
    auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || text.empty() || !std::isfinite(number)) return {};
    return number;
}

bool has_lost_digits(double number) { return std::abs(number) >= kFirstNumberLost; }

std::string number_text(double number) {
    if (number == 0) return "0";
    auto text = spelled(number, std::chars_format::general, kDigits);
    if (text.find('e') == text.npos) return text;
    // Less than 0.0001: the same digits, written out.
    int zeros = 0;
    std::from_chars(text.data() + text.find("e-") + 2, text.data() + text.size(), zeros);
    text = spelled(number, std::chars_format::fixed, std::min(kDigits - 1 + zeros, 330));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string as_displayed(double number) {
    auto text = spelled(number, std::chars_format::scientific, 5);
    for (auto& c : text) if (c == 'e') c = 'E';
    return text;
}

std::optional<std::string> date_text(double serial, bool since_1904) {
    using namespace std::chrono;
    if (!(serial >= 0) || serial > kLastSerial) return {};
    auto days_in = static_cast<int>(serial);
    auto seconds = static_cast<int>(std::lround((serial - days_in) * kSecondsADay));
    if (seconds == kSecondsADay) {
        ++days_in;
        seconds = 0;
    }
    // The older count has a day that never was, 1900-02-29, which it calls 60; day 0 is none either.
    if (!since_1904 && (days_in == 0 || days_in == 60)) return {};
    auto first = since_1904 ? sys_days(1904y / January / 1) : days_in < 60 ? sys_days(1899y / December / 31) : sys_days(1899y / December / 30);
    year_month_day day(first + days(days_in));
    if (int(day.year()) > 9999) return {};
    char out[48];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return seconds == 0 ? std::string(out) : std::string(out) + " " + clock(seconds);
}

std::string time_text(double serial) {
    auto part = serial - std::floor(serial);
    return clock(static_cast<int>(std::lround(part * kSecondsADay)) % kSecondsADay);
}

}  // namespace spreadsheet

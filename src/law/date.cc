#include "law/date.h"
#include <cstdio>

namespace law {
namespace {

using namespace std::chrono;

// Takes exactly `count` digits off the front; nothing when they are not there.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int number = 0;
    for (char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text[0]) == any_of.npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    auto y = take_number(text, 4);
    if (!y || !take(text, "-")) return std::nullopt;
    auto m = take_number(text, 2);
    if (!m || !take(text, "-")) return std::nullopt;
    auto d = take_number(text, 2);
    if (!d) return std::nullopt;
    year_month_day civil{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!civil.ok()) return std::nullopt;
    return Date{civil};
}

// hh:mm, of a clock or of an offset.
std::optional<minutes> take_minutes(std::string_view& text) {
    auto h = take_number(text, 2);
    if (!h || !take(text, ":")) return std::nullopt;
    auto m = take_number(text, 2);
    if (!m || *h > 23 || *m > 59) return std::nullopt;
    return hours{*h} + minutes{*m};
}

// An optional fraction of a second. Digits past the millisecond are read and dropped.
std::optional<milliseconds> take_fraction(std::string_view& text) {
    if (!take(text, ".")) return milliseconds{0};
    int value = 0, weight = 100;
    auto before = text.size();
    while (auto digit = take_number(text, 1)) {
        value += *digit * weight;
        weight /= 10;
    }
    if (text.size() == before) return std::nullopt;
    return milliseconds{value};
}

// What must be added to local time to get UTC.
std::optional<minutes> take_offset(std::string_view& text) {
    if (take(text, "Zz")) return minutes{0};
    bool east = text.starts_with('+');
    if (!take(text, "+-")) return std::nullopt;
    auto offset = take_minutes(text);
    if (!offset) return std::nullopt;
    return east ? -*offset : *offset;
}

}  // namespace

std::string to_text(Date date) {
    year_month_day civil{date};
    char text[32];
    auto size = std::snprintf(text, sizeof text, "%04d-%02u-%02u", int{civil.year()}, unsigned{civil.month()}, unsigned{civil.day()});
    return {text, static_cast<std::size_t>(size)};
}

std::string in_chinese(Date date) {
    year_month_day day{date};
    return std::to_string(int(day.year())) + "年" + std::to_string(unsigned(day.month())) + "月" + std::to_string(unsigned(day.day())) + "日";
}

std::optional<Date> date_from(std::string_view text) {
    auto date = take_date(text);
    return text.empty() ? date : std::nullopt;
}

std::string instant_text(Instant at) {
    sys_time<milliseconds> moment{milliseconds{at}};
    auto date = floor<days>(moment);
    hh_mm_ss clock{moment - date};
    char text[32];
    auto size = std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                              static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                              static_cast<int>(clock.subseconds().count()));
    return to_text(date) + std::string(text, static_cast<std::size_t>(size));
}

std::optional<Instant> instant_from(std::string_view text) {
    auto date = take_date(text);
    if (!date || !take(text, "Tt")) return std::nullopt;
    auto clock = take_minutes(text);
    if (!clock || !take(text, ":")) return std::nullopt;
    auto second = take_number(text, 2);
    if (!second || *second > 59) return std::nullopt;
    auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    sys_time<milliseconds> moment = *date + *clock + seconds{*second} + *fraction + *offset;
    return moment.time_since_epoch().count();
}

}  // namespace law

#include "spreadsheet/headings.h"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>
#include "text/name.h"

namespace spreadsheet {
namespace {

// The spelling that headings are compared in; marks for the person who fills in the sheet are no part of a heading.
std::string spelling(std::string_view heading) {
    auto plain = text::normalise_name(heading);
    for (std::string_view mark : {"*", ":", "(必填)", "(选填)"})
        for (auto at = plain.find(mark); at != plain.npos; at = plain.find(mark)) plain.erase(at, mark.size());
    return plain;
}

using Spellings = std::map<std::string, std::string>;      // spelling → field

Spellings known_spellings(std::vector<Field> const& fields) {
    Spellings known;
    for (auto const& field : fields) {
        known.emplace(spelling(field.name), field.name);
        if (!field.zh.empty()) known.emplace(spelling(field.zh), field.name);
        for (auto const& heading : field.headings) known.emplace(spelling(heading), field.name);
    }
    return known;
}

Spellings instead_spellings(std::vector<Field> const& fields) {
    Spellings known;
    for (auto const& field : fields)
        for (auto const& heading : field.instead) known.emplace(spelling(heading), field.name);
    return known;
}

// What was claimed before stays; two columns that claim a field with the same right are doubled.
void claim(Spellings const& spellings, Cells const& row, std::vector<std::string> const& headings, Mapping& mapping, std::set<std::size_t>& claimed) {
    auto const before = mapping.column;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        auto found = headings[i].empty() ? spellings.end() : spellings.find(headings[i]);
        if (found == spellings.end() || claimed.contains(i) || before.contains(found->second)) continue;
        claimed.insert(i);
        if (found->second.empty()) continue;
        if (auto [taken, fresh] = mapping.column.emplace(found->second, i); !fresh)
            mapping.doubled.push_back({found->second, taken->second, i, row[taken->second], row[i]});
    }
}

// In the order of their right: what was said of this source, what is known, what is known to stand in for it.
Mapping map_row(Cells const& row, std::vector<Field> const& fields, std::initializer_list<Spellings> all) {
    std::vector<std::string> headings;
    std::transform(row.begin(), row.end(), std::back_inserter(headings), spelling);
    Mapping mapping;
    std::set<std::size_t> claimed;
    for (auto const& spellings : all) claim(spellings, row, headings, mapping, claimed);
    for (auto const& field : fields)
        if (field.required && !mapping.column.contains(field.name)) mapping.missing.push_back(field.name);
    for (std::size_t i = 0; i < row.size(); ++i)
        if (!headings[i].empty() && !claimed.contains(i)) mapping.unknown.push_back(row[i]);
    return mapping;
}

bool names_enough(Mapping const& mapping, std::vector<Field> const& fields) {
    auto any_required = std::any_of(fields.begin(), fields.end(), [](Field const& field) { return field.required; });
    return std::any_of(fields.begin(), fields.end(), [&](Field const& field) {
        return (field.required || !any_required) && mapping.column.contains(field.name);
    });
}

// Full-width forms as ASCII, without spaces and without a time of day behind a space or T. 日 and 号 both end a day.
std::optional<std::u32string> date_letters(std::string_view typed) {
    if (!text::is_utf8(typed)) return {};
    auto letters = text::code_points(typed);
    for (auto& c : letters) {
        if (c >= U'！' && c <= U'～') c -= U'！' - U'!';
        if (c == U'\u3000' || c == U'\u00A0') c = U' ';
        if (c == U'号') c = U'日';
    }
    if (auto colon = letters.find(U':'); colon != letters.npos) {
        auto time = letters.find_last_of(U" T", colon);
        if (time == letters.npos || letters.find_first_not_of(U"0123456789:.", time + 1) != letters.npos) return {};
        letters.erase(time);
    }
    std::erase(letters, U' ');
    return letters;
}

// The number at the front, taken off; nothing when there is none or it has too many digits.
std::optional<int> take_number(std::u32string_view& letters, std::size_t digits_min, std::size_t digits_max) {
    auto size = std::min(letters.find_first_not_of(U"0123456789"), letters.size());
    if (size < digits_min || size > digits_max) return {};
    int number = 0;
    for (auto c : letters.substr(0, size)) number = number * 10 + static_cast<int>(c - U'0');
    letters.remove_prefix(size);
    return number;
}

std::optional<std::string> spelled(std::chrono::year_month_day day) {
    if (!day.ok() || int(day.year()) < 1000 || int(day.year()) > 9999) return {};
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return out;
}

std::optional<std::string> spelled(int year, int month, int day) {
    return spelled(std::chrono::year(year) / month / day);
}

// A spreadsheet counts days from 1899-12-30; a fraction is the time of day. Other numbers are no dates that these lists hold.
std::optional<std::string> from_serial(std::u32string_view letters) {
    auto serial = take_number(letters, 5, 5);
    if (!serial || *serial < 20000 || *serial > 80000) return {};
    if (letters.starts_with(U'.') && letters.find_first_not_of(U"0123456789", 1) == letters.npos) letters = {};
    if (!letters.empty()) return {};
    using namespace std::chrono;
    return spelled(year_month_day(sys_days(1899y / December / 30) + days(*serial)));
}

}  // namespace

std::string Mapping::cell(Cells const& row, std::string const& field) const {
    auto found = column.find(field);
    return found == column.end() || found->second >= row.size() ? std::string() : row[found->second];
}

std::optional<Found> find_headings(std::vector<Cells> const& first_rows, std::vector<Field> const& fields,
                                   std::map<std::string, std::string> const& remembered) {
    auto known = known_spellings(fields), instead = instead_spellings(fields);
    auto is_field = [&](std::string const& name) {
        return std::any_of(fields.begin(), fields.end(), [&](Field const& field) { return field.name == name; });
    };
    Spellings of_source;
    for (auto const& [heading, field] : remembered)
        if (field.empty() || is_field(field)) of_source.emplace(spelling(heading), field);
    for (std::size_t row = 0; row < first_rows.size(); ++row) {
        auto mapping = map_row(first_rows[row], fields, {of_source, known, instead});
        if (names_enough(mapping, fields)) return Found{row, std::move(mapping)};
    }
    return {};
}

std::optional<std::string> plain_date(std::string_view typed) {
    auto letters = date_letters(typed);
    if (!letters) return {};
    std::u32string_view rest = *letters;
    auto digits = std::min(rest.find_first_not_of(U"0123456789"), rest.size());
    if (digits == 5) return from_serial(rest);
    if (digits == 8 && rest.size() == 8) {
        auto number = *take_number(rest, 8, 8);
        return spelled(number / 10000, number / 100 % 100, number % 100);
    }
    auto year = take_number(rest, 4, 4);
    if (!year || rest.empty()) return {};
    auto separator = rest.front();
    auto in_words = separator == U'年';
    if (!in_words && std::u32string_view(U"-/.").find(separator) == std::u32string_view::npos) return {};
    rest.remove_prefix(1);
    auto month = take_number(rest, 1, 2);
    if (!month || !rest.starts_with(in_words ? U'月' : separator)) return {};
    rest.remove_prefix(1);
    auto day = take_number(rest, 1, 2);
    if (in_words && rest.starts_with(U'日')) rest.remove_prefix(1);
    if (!day || !rest.empty()) return {};
    return spelled(*year, *month, *day);
}

}  // namespace spreadsheet

// How a row of the catalogue (list type, measure, row of law) is drafted: its content as JSON, or a row of a seed file under its headings.
#pragma once
#include <map>
#include "json/shape.h"

namespace list_type {

using SeedRow = std::map<std::string, std::string>;        // heading → cell

// Members that only the procedure sets, with the values they have in a draft.
using SetByProcedure = std::vector<std::pair<std::string_view, json::Value>>;

// The struct in the JSON field `field`. Members that only the procedure sets are given here and may not be sent.
template <class T> T drafted(json::Object const& fields, std::string_view field, SetByProcedure const& set_by_procedure) {
    json::Object content = json::object(fields, field);
    auto path = "$." + std::string(field);
    for (auto& [name, value] : set_by_procedure) {
        if (content.if_contains(name)) throw json::Error(path + "." + std::string(name) + ": 由程序设定，请勿填写 / set by the procedure, leave it out");
        content[name] = value;
    }
    return json::read<T>(content, path);
}

// What may be sent in that field.
template <class T> json::Shape shape_drafted(std::string field, SetByProcedure const& set_by_procedure) {
    std::vector<std::string_view> names;
    for (auto& [name, value] : set_by_procedure) names.push_back(name);
    return json::without(json::shape_of<T>(std::move(field)), names);
}

inline void expect(bool holds, std::string const& path, std::string_view said) {
    if (!holds) throw json::Error(path + ": " + std::string(said));
}

// ---- cells of a seed row; each throws json::Error naming its column ----
inline std::string cell_or(SeedRow const& row, std::string const& column) {
    auto found = row.find(column);
    return found == row.end() ? "" : found->second;
}
inline std::string cell(SeedRow const& row, std::string const& column) {
    auto text = cell_or(row, column);
    expect(!text.empty(), column, json::kMissing);
    return text;
}
inline std::vector<std::string> parts(std::string const& text, char separator) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find(separator, at), text.size());
        all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}
inline bool yes_or_no(SeedRow const& row, std::string const& column) {
    auto text = cell(row, column);
    expect(text == "yes" || text == "no", column, "'" + text + "' 应为 yes 或 no / is neither yes nor no");
    return text == "yes";
}
inline std::int64_t number(SeedRow const& row, std::string const& column) {
    auto text = cell(row, column);
    bool digits = text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
    expect(digits, column, "'" + text + "' 应为整数 / is not a whole number");
    return std::stoll(text);
}

// A cell read as the member it becomes: an enumerator, a date.
template <class Member> Member member(SeedRow const& row, std::string const& column) {
    return json::read<Member>(json::Value(cell(row, column)), column);
}

}  // namespace list_type

#include "spreadsheet/errors.h"
#include <algorithm>

namespace spreadsheet {
namespace {

struct Words { std::string reason, remedy; };

std::map<std::size_t, Words> by_line(std::vector<BadRow> const& bad, std::map<std::string, std::string> const& headings) {
    std::map<std::size_t, Words> all;
    auto add = [](std::string& text, std::string const& more) {
        if (!more.empty() && text.find(more) == text.npos) text += (text.empty() ? "" : "\n") + more;
    };
    for (auto& each : bad) {
        auto& words = all[each.line];
        auto found = headings.find(each.field);
        auto place = each.field.empty() ? "" : (found == headings.end() ? each.field : found->second) + (each.value.empty() ? "" : "“" + each.value + "”") + "：";
        add(words.reason, place + each.reason);
        add(words.remedy, each.remedy);
    }
    return all;
}

// Where the two columns go: over those of an earlier round, else behind the last.
std::size_t first_column(Sheet const& sheet, std::size_t heading_line) {
    std::size_t widest = 0;
    for (auto& row : sheet.rows) {
        if (row.line == heading_line)
            if (auto found = std::find(row.cells.begin(), row.cells.end(), kReasonHeading); found != row.cells.end())
                return std::size_t(found - row.cells.begin());
        widest = std::max(widest, row.cells.size());
    }
    return widest;
}

}  // namespace

std::vector<Cells> with_errors(Sheet const& sheet, std::size_t heading_line, std::vector<BadRow> const& bad,
                               std::map<std::string, std::string> const& headings_found) {
    auto words = by_line(bad, headings_found);
    auto column = first_column(sheet, heading_line);
    auto headings = heading_line == 0 && !sheet.rows.empty() ? sheet.rows.front().line : heading_line;
    std::vector<Cells> all;
    for (auto& row : sheet.rows) {
        auto& cells = all.emplace_back(row.cells);
        cells.resize(std::max(cells.size(), column + 2));
        auto& own = words[row.line];
        cells[column] = row.line == headings ? kReasonHeading : own.reason;
        cells[column + 1] = row.line == headings ? kRemedyHeading : own.remedy;
        if (row.line == headings && words.contains(0)) {
            cells[column] += "：" + words[0].reason;
            cells[column + 1] += "：" + words[0].remedy;
        }
    }
    return all;
}

std::vector<BadRow> spoilt_rows(Sheet const& sheet, Mapping const& mapping) {
    std::vector<BadRow> all;
    for (auto& each : sheet.spoilt)
        for (auto& [field, column] : mapping.column)
            if (column == each.column) all.push_back({each.line, field, each.value, each.reason + "（" + column_letters(column) + " 列 / column）", each.remedy});
    return all;
}

std::vector<BadRow> doubled_columns(Mapping const& mapping) {
    std::vector<BadRow> all;
    for (auto& each : mapping.doubled)
        all.push_back({0, each.field, each.first_heading + " · " + each.second_heading,
                       "有两列都是这一项（" + column_letters(each.first) + " 列“" + each.first_heading + "”、" + column_letters(each.second) + " 列“" + each.second_heading +
                           "”） / two columns are this field (" + column_letters(each.first) + " and " + column_letters(each.second) + ")",
                       "删去一列或改其表头；导入时也可指明用哪一列 / delete one of them or rename its heading; of an import, say which one is meant"});
    return all;
}

std::optional<BadRow> beyond_headings(std::size_t line, Cells const& cells, std::size_t headings) {
    for (auto column = headings; column < cells.size(); ++column)
        if (!cells[column].empty())
            return BadRow{line, "", cells[column], "在表头之外还有内容（" + column_letters(column) + " 列） / there is more than there are headings (column " + column_letters(column) + ")",
                          "补上该列的表头，或删去多余内容；单元格中的逗号须连同内容加引号 / give the column a heading or take it away; a comma within a cell needs quotes around it"};
    return std::nullopt;
}

}  // namespace spreadsheet

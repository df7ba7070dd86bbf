#include "spreadsheet/worksheet.h"
#include <algorithm>
#include <charconv>
#include <memory>
#include "spreadsheet/cell.h"

namespace spreadsheet {
namespace {

// As in CSV, so that whatever was read can be written as CSV and read again.
constexpr std::size_t kLongestCell = 64 * 1024, kLongestRow = 512 * 1024;
constexpr std::size_t kMostColumns = 256, kMostStyles = 100'000;
constexpr std::size_t kMostSpoilt = 10'000;

[[noreturn]] void too_much(std::string const& zh, std::string const& en) {
    throw Error("表格过大：" + zh + "；请删去无关的行列，或分成几个文件，或改存“CSV UTF-8”。"
                "The sheet is too large: " + en + "; remove what is not needed, split it, or save it as \"CSV UTF-8\".");
}
[[noreturn]] void damaged(std::string const& where) {
    throw Error("工作簿内容有误（" + where + "）；请用 WPS 或 Excel 打开后“另存为” .xlsx 再上传。"
                "The workbook is damaged (" + where + "); open it, use Save as → .xlsx, and send that.");
}

std::optional<std::uint64_t> whole(std::string_view text) {
    std::uint64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
    return number;
}

void append(std::string& all, std::string_view piece) {
    if (all.size() + piece.size() > kLongestCell) too_much("有单元格超过 64 KiB", "a cell of more than 64 KiB");
    all += piece;
}

std::optional<unsigned> hex4(std::string_view text) {
    unsigned number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

// Control characters that XML cannot hold are written _x000D_, and an underscore that only looks like that _x005F_.
std::string unescaped(std::string_view text) {
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        auto next = text.find("_x", at);
        auto code = next == text.npos || next + 7 > text.size() || text[next + 6] != '_' ? std::nullopt : hex4(text.substr(next + 2, 4));
        if (code && *code != 0 && *code < 0x80) {
            all += text.substr(at, next - at);
            all += static_cast<char>(*code);
            at = next + 7;
        } else {
            auto end = next == text.npos ? text.size() : next + 2;
            all += text.substr(at, end - at);
            at = end;
        }
    }
    return all;
}

// Text of <t> elements, without phonetic readings (rPh).
struct Texts {
    std::string text;
    bool inside = false;
    int phonetic = 0;
    void start(std::string_view name) {
        phonetic += name == "rPh";
        inside = name == "t" && phonetic == 0;
    }
    void end(std::string_view name) {
        phonetic -= name == "rPh";
        inside = false;
    }
    void add(std::string_view piece) {
        if (inside) append(text, piece);
    }
};

// "AB12" → 27, the letters alone.
std::size_t column_of(std::string_view reference) {
    std::size_t column = 0, letters = 0;
    for (; letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
        column = column * 26 + std::size_t(reference[letters] - 'A' + 1);
    if (letters == 0 || letters > 3) damaged("单元格位置 / cell reference");
    return column - 1;
}

class Worksheet {
 public:
    Worksheet(Book& book, Sheet& sheet) : book_(book), sheet_(sheet) {}

    void start(std::string_view name, Attributes const& with) {
        texts_.start(name);
        if (name == "row") {
            begin_row(with["r"]);
        } else if (name == "c") {
            if (!in_row_) damaged("单元格在行外 / a cell outside a row");
            begin_cell(with);
        } else if (name == "v") {
            in_value_ = in_cell_;
        } else if (name == "f") {
            formula_ = true;
        }
    }
    void end(std::string_view name) {
        texts_.end(name);
        if (name == "v") in_value_ = false;
        else if (name == "c") end_cell();
        else if (name == "row") end_row();
    }
    void text(std::string_view piece) {
        if (in_value_) append(value_, piece);
        else if (in_cell_) texts_.add(piece);
    }

 private:
    void begin_row(std::string_view number) {
        if (in_row_) damaged("行中有行 / a row inside a row");
        auto line = number.empty() ? std::optional<std::uint64_t>(line_ + 1) : whole(number);
        if (!line || *line <= line_ || *line > 1'048'576) damaged("行号 / row number");
        line_ = std::size_t(*line);
        next_column_ = 0;
        in_row_ = true;
        row_.clear();
        row_text_ = 0;
    }
    void begin_cell(Attributes const& with) {
        if (in_cell_) damaged("单元格中有单元格 / a cell inside a cell");
        column_ = with["r"].empty() ? next_column_ : column_of(with["r"]);
        if (column_ < next_column_) damaged("单元格顺序 / order of cells");
        next_column_ = column_ + 1;
        type_ = with["t"];
        style_ = with["s"].empty() ? 0 : whole(with["s"]).value_or(book_.styles.cells.size());
        in_cell_ = true;
        formula_ = false;
        value_.clear();
        texts_.text.clear();
        if (++seen_ > 4 * book_.most_cells) too_many_empty_cells();
    }
    void end_cell() {
        if (!in_cell_) return;
        in_cell_ = false;
        auto content = content_of();
        auto cell = trimmed(content);
        if (cell.empty()) return;
        if (column_ >= kMostColumns) too_much("超过 " + std::to_string(kMostColumns) + " 列", "more than " + std::to_string(kMostColumns) + " columns");
        book_.cells += column_ + 1 - row_.size();
        book_.text += cell.size();
        if (book_.cells > book_.most_cells) too_many_cells(book_.most_cells);
        row_text_ += cell.size();
        if (row_text_ > kLongestRow) too_much("有一行超过 512 KiB", "a row of more than 512 KiB");
        if (book_.text > kMostText) too_much_text();
        row_.resize(column_ + 1);
        row_[column_] = std::string(cell);
    }
    void end_row() {
        in_row_ = false;
        if (row_.empty()) return;
        if (sheet_.rows.size() == kMostRows) too_many_rows();
        row_.shrink_to_fit();
        sheet_.rows.push_back({line_, std::move(row_)});
        row_ = {};
    }

    std::string content_of() {
        auto value = std::string(trimmed(value_));
        if (type_ == "s") {
            auto which = whole(value);
            if (!which || *which >= book_.strings.size()) damaged("共享文字编号 / number of a shared string");
            return std::string(book_.strings[std::size_t(*which)]);
        }
        if (type_ == "inlineStr") return unescaped(texts_.text);
        if (formula_ && value_.empty() && type_ != "str")
            return spoilt("", "公式没有计算结果 / a formula without its result",
                          "在 WPS 或 Excel 中打开并保存，或“选择性粘贴 → 数值” / open and save it there, or paste it as values");
        if (type_ == "str") return unescaped(value_);
        if (type_ == "d") return value;
        if (type_ == "b") return value == "1" ? "TRUE" : value == "0" ? "FALSE" : value;
        if (type_ == "e") return spoilt(value, "单元格是错误值 / the cell holds an error", "更正公式，或填写内容 / correct the formula, or write the content");
        return value.empty() ? "" : number(value);
    }

    std::string number(std::string const& value) {
        auto number = number_from(value);
        if (!number || (!type_.empty() && type_ != "n")) damaged("单元格内容 / content of a cell");
        if (has_lost_digits(*number))
            return spoilt(as_displayed(*number), "末几位已丢失：数字格式只保留前15位 / last digits lost: a number keeps 15 digits",
                          "把该列设为“文本”格式，再重新粘贴完整号码 / set the column to Text and paste the full numbers again");
        auto style = style_ < book_.styles.cells.size() ? book_.styles.cells[style_] : Styles::Style{};
        auto text = number_text(*number);
        switch (style.shown) {
            case Shown::number: return text;
            case Shown::date: return date_text(*number, book_.since_1904).value_or(text);
            case Shown::time: return *number < 1 ? time_text(*number) : text;
            case Shown::zeros: break;
        }
        if (text.find_first_not_of("0123456789") == text.npos && text.size() < style.zeros) text.insert(0, style.zeros - text.size(), '0');
        return text;
    }

    std::string spoilt(std::string const& value, std::string const& reason, std::string const& remedy) {
        if (sheet_.spoilt.size() == kMostSpoilt) too_much("损坏的单元格超过 1 万个", "more than 10,000 spoilt cells");
        sheet_.spoilt.push_back({line_, column_, value, reason, remedy});
        return value.empty() ? "#" : value;
    }

    Book& book_;
    Sheet& sheet_;
    Texts texts_;
    Cells row_;
    std::string value_, type_;
    std::size_t line_ = 0, column_ = 0, next_column_ = 0, style_ = 0, seen_ = 0, row_text_ = 0;
    bool in_row_ = false, in_cell_ = false, in_value_ = false, formula_ = false;
};

}  // namespace

void too_many_cells(std::size_t most) {
    too_much("超过 " + std::to_string(most) + " 个单元格", "more than " + std::to_string(most) + " cells");
}
void too_many_empty_cells() { too_much("格式单元格过多", "too many cells, empty ones among them"); }
void too_much_markup() { too_much("表格以外的标记过多", "too much markup beside the cells"); }
void too_many_strings() { too_much("共享文字超过 100 万条", "more than a million shared strings"); }
void too_much_text() { too_much("文字超过 32 MB", "more than 32 MB of text"); }
void too_many_rows() { too_much("超过 " + std::to_string(kMostRows) + " 行", "more than " + std::to_string(kMostRows) + " rows"); }

void SharedStrings::add(std::string_view text) {
    if (ends_.size() == kMostStrings) too_many_strings();
    if (text_.size() + text.size() > kMostText) too_much_text();
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::string_view SharedStrings::operator[](std::size_t i) const {
    auto begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
}

Listener strings_listener(SharedStrings& strings) {
    auto texts = std::make_shared<Texts>();
    return {[texts](std::string_view name, Attributes const&) {
                texts->start(name);
                if (name == "si") texts->text.clear();
            },
            [texts, &strings](std::string_view name) {
                texts->end(name);
                if (name == "si") strings.add(unescaped(texts->text));
            },
            [texts](std::string_view piece) { texts->add(piece); }};
}

Listener styles_listener(Styles& styles) {
    struct State { std::map<std::uint64_t, Styles::Style> formats; bool in_cells = false; };
    auto state = std::make_shared<State>();
    return {[state, &styles](std::string_view name, Attributes const& with) {
                if (name == "cellXfs") state->in_cells = true;
                if (state->formats.size() > kMostStyles || styles.cells.size() > kMostStyles) too_much("样式过多", "too many styles");
                auto format = whole(with["numFmtId"]);
                if (name == "numFmt" && format) {
                    auto shown = shown_by_code(with["formatCode"]);
                    auto zeros = std::size_t(std::ranges::count(with["formatCode"].substr(0, with["formatCode"].find(';')), '0'));
                    state->formats[*format] = {shown, shown == Shown::zeros ? zeros : 0};
                }
                if (name != "xf" || !state->in_cells) return;
                auto own = state->formats.find(format.value_or(0));
                bool builtin = own == state->formats.end();
                styles.cells.push_back(builtin ? Styles::Style{shown_by_builtin(int(std::min<std::uint64_t>(format.value_or(0), 10'000))), 0} : own->second);
            },
            [state](std::string_view name) { state->in_cells = state->in_cells && name != "cellXfs"; }, [](std::string_view) {}};
}

Listener worksheet_listener(Book& book, Sheet& sheet) {
    auto worksheet = std::make_shared<Worksheet>(book, sheet);
    return {[worksheet](std::string_view name, Attributes const& with) { worksheet->start(name, with); },
            [worksheet](std::string_view name) { worksheet->end(name); }, [worksheet](std::string_view piece) { worksheet->text(piece); }};
}

}  // namespace spreadsheet

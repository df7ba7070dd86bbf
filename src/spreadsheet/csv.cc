#include "spreadsheet/csv.h"
#include <csv.h>
#include <algorithm>
#include <array>
#include <cassert>
#include <new>
#include <optional>
#include <sstream>
#include "spreadsheet/cell.h"
#include "text/name.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kCellMax = 64 * 1024;
constexpr std::size_t kRowMax = 1024 * 1024;

[[noreturn]] void refuse(std::size_t line, std::string const& zh, std::string const& en) {
    throw Error("第 " + std::to_string(line) + " 行：" + zh + "。Line " + std::to_string(line) + ": " + en + ".");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// A line end is no part of a longer character in UTF-8 or GB18030, so a block cut after one can be decoded by itself.
std::size_t after_last_line_end(std::string_view bytes) {
    auto at = bytes.find_last_of("\r\n");
    return at == bytes.npos ? 0 : at + 1;
}

bool is_digits(std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_digit); }

bool is_plain_number(std::string_view cell) {
    if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
    auto point = std::min(cell.find('.'), cell.size());
    return is_digits(cell.substr(0, point)) && (point == cell.size() || is_digits(cell.substr(point + 1)));
}

bool is_formula(std::string_view cell) {
    constexpr std::array<std::string_view, 10> kStarts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    auto starts = [&](std::string_view text) {
        return std::any_of(kStarts.begin(), kStarts.end(), [&](auto start) { return text.starts_with(start); });
    };
    return (starts(cell) || starts(trimmed(cell))) && !is_plain_number(cell);
}

// Digits that a spreadsheet would spoil by taking them for a number: long ones, leading zeros, 123E45.
bool is_numeric_code(std::string_view cell) {
    auto e = cell.find_first_of("Ee");
    if (e != cell.npos) return is_digits(cell.substr(0, e)) && is_digits(cell.substr(e + 1));
    return is_digits(cell) && (cell.size() >= 12 || (cell.size() > 1 && cell.front() == '0'));
}

// An apostrophe before digits that a spreadsheet program exported as text is taken away as well. Leading ones do not count, so that writing adds exactly one and reading takes exactly one away.
bool needs_apostrophe(std::string_view cell) {
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    return is_formula(cell) || is_numeric_code(cell);
}

std::string read_cell(std::string_view bytes) {
    auto cell = trimmed(bytes);
    if (cell.starts_with('\'') && needs_apostrophe(cell)) cell.remove_prefix(1);
    return std::string(trimmed(cell));
}

// libcsv calls back through C, where nothing may be thrown: complete rows wait here until csv_parse has returned.
class Parser {
 public:
    using Each = std::function<void(std::size_t line, Cells const& cells)>;
    explicit Parser(Each const& each) : each_(each) {
        if (csv_init(&csv_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
    }
    ~Parser() { csv_free(&csv_); }
    Parser(Parser const&) = delete;
    Parser& operator=(Parser const&) = delete;

    std::size_t line() const { return line_; }

    void feed(std::string_view utf8) {
        auto parsed = csv_parse(&csv_, utf8.data(), utf8.size(), on_cell, on_row, this);
        deliver();
        if (parsed != utf8.size()) unbalanced();
        if (csv_.entry_pos > kCellMax) too_big();
    }

    void finish() {
        auto failed = csv_fini(&csv_, on_cell, on_row, this) != 0;
        deliver();
        if (failed) unbalanced();
    }

 private:
    struct Row { std::size_t line; Cells cells; };

    static void on_cell(void* bytes, std::size_t size, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        parser.after_cr_ = false;
        parser.row_size_ += size + 1;
        if (size > kCellMax || parser.row_size_ > kRowMax) parser.too_big_at_ = std::min(parser.too_big_at_, parser.line_);
        else parser.cells_.push_back(read_cell({static_cast<char*>(bytes), size}));
    }

    static void on_row(int end, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        auto second_half = end == '\n' && parser.after_cr_;      // of CR LF
        parser.after_cr_ = end == '\r';
        if (second_half) return;
        auto filled = [](std::string const& cell) { return !cell.empty(); };
        if (std::any_of(parser.cells_.begin(), parser.cells_.end(), filled))
            parser.rows_.push_back({parser.line_, std::move(parser.cells_)});
        parser.cells_.clear();
        parser.row_size_ = 0;
        ++parser.line_;
    }

    void deliver() {
        for (auto const& row : rows_) {
            if (row.line >= too_big_at_) break;
            each_(row.line, row.cells);
        }
        rows_.clear();
        if (too_big_at_ != kNever) too_big();
    }

    [[noreturn]] void unbalanced() {
        refuse(line_, "引号不成对；单元格内的引号须写成两个，并用引号括住整个单元格",
               "unbalanced quote; a quote inside a cell is written twice and the whole cell is put in quotes");
    }
    [[noreturn]] void too_big() {
        refuse(std::min(line_, too_big_at_), "单元格超过 64 KiB 或整行超过 1 MiB，可能缺少右引号",
               "a cell of more than 64 KiB or a row of more than 1 MiB; a closing quote may be missing");
    }

    static constexpr std::size_t kNever = ~std::size_t{0};
    Each const& each_;
    csv_parser csv_{};
    Cells cells_;
    std::vector<Row> rows_;
    std::size_t line_ = 1, row_size_ = 0, too_big_at_ = kNever;
    bool after_cr_ = false;
};

// Bytes in, UTF-8 into the parser, whole lines at a time. The charset is decided where the first character outside ASCII appears.
class Decoder {
 public:
    Decoder(std::istream& in, Parser& parser) : in_(in), parser_(parser) {}

    void run() {
        fill();
        refuse_other_formats();
        while (!waiting_.empty()) {
            auto block = next_block();
            decode(std::string_view(waiting_).substr(0, block));
            waiting_.erase(0, block);
            fill();
        }
        parser_.finish();
    }

 private:
    void fill() {
        while (in_ && waiting_.size() < kBlock) read(kBlock - waiting_.size());
    }

    void read(std::size_t wanted) {
        auto before = waiting_.size();
        waiting_.resize(before + wanted);
        in_.read(waiting_.data() + before, static_cast<std::streamsize>(wanted));
        waiting_.resize(before + static_cast<std::size_t>(in_.gcount()));
        if (in_.bad()) throw Error("文件无法读取。The file cannot be read.");
    }

    void refuse_other_formats() const {
        std::string_view start = waiting_;
        if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
            throw Error("文件是 UTF-16 编码；请另存为“CSV UTF-8”。The file is in UTF-16; save it as \"CSV UTF-8\".");
        if (start.starts_with("PK\x03\x04") || start.starts_with("\xD0\xCF\x11\xE0"))
            throw Error("文件是 Excel 工作簿，不是 CSV；请另存为“CSV UTF-8”。"
                        "The file is an Excel workbook, not CSV; save it as \"CSV UTF-8\".");
    }

    // While undecided, lines of pure ASCII go first, so that the decision sees as much of the text behind them as a block holds.
    std::size_t next_block() {
        if (charset_.empty()) {
            auto first = std::find_if_not(waiting_.begin(), waiting_.end(), is_ascii) - waiting_.begin();
            if (static_cast<std::size_t>(first) == waiting_.size()) return waiting_.size();
            if (auto ascii = after_last_line_end(std::string_view(waiting_).substr(0, first)); ascii != 0) return ascii;
        }
        auto block = in_ ? after_last_line_end(waiting_) : waiting_.size();
        while (block == 0) {
            if (waiting_.size() > kRowMax)
                refuse(parser_.line(), "整行超过 1 MiB", "a row of more than 1 MiB");
            read(kBlock);
            block = in_ ? after_last_line_end(waiting_) : waiting_.size();
        }
        return block;
    }

    void decode(std::string_view block) {
        if (std::all_of(block.begin(), block.end(), is_ascii)) return feed(block);
        if (charset_.empty()) charset_ = text::guess_charset(block);
        auto utf8 = decoded(block, charset_);
        if (!utf8) refuse_bytes(block);
        feed(*utf8);
    }

    static std::optional<std::string> decoded(std::string_view bytes, std::string const& charset) {
        if (charset.empty()) return {};
        try {
            return text::to_utf8(bytes, charset);
        } catch (std::runtime_error const&) {
            return {};
        }
    }

    // Goes on line by line, to name the line that holds the bytes.
    [[noreturn]] void refuse_bytes(std::string_view block) {
        auto charset = charset_;
        while (!block.empty()) {
            auto end = std::min(block.find_first_of("\r\n"), block.size() - 1) + 1;
            auto bytes = block.substr(0, end);
            if (charset.empty() && !std::all_of(bytes.begin(), bytes.end(), is_ascii)) charset = text::guess_charset(bytes);
            auto utf8 = decoded(bytes, charset.empty() ? "UTF-8" : charset);
            if (!utf8) break;
            feed(*utf8);
            block.remove_prefix(end);
        }
        refuse(parser_.line(), "有字节既非 UTF-8 也非 GB18030（GBK），或同一文件混用两种编码；请另存为“CSV UTF-8”",
               "bytes that are neither UTF-8 nor GB18030 (GBK), or both mixed in one file; save it as \"CSV UTF-8\"");
    }

    void feed(std::string_view utf8) {
        if (at_start_ && utf8.starts_with(kBom)) utf8.remove_prefix(kBom.size());
        at_start_ = false;
        auto zero = utf8.find('\0');
        parser_.feed(zero == utf8.npos ? utf8 : utf8.substr(0, after_last_line_end(utf8.substr(0, zero))));     // the lines before it, to name its own
        if (zero != utf8.npos)
            refuse(parser_.line(), "含有空字节，不是 CSV 文本（可能是 UTF-16 或其他格式）；请另存为“CSV UTF-8”",
                   "zero bytes, so this is no CSV text (perhaps UTF-16 or another format); save it as \"CSV UTF-8\"");
    }

    std::istream& in_;
    Parser& parser_;
    std::string waiting_, charset_;
    bool at_start_ = true;
};

std::string quoted(std::string const& cell) {
    std::string out(cell.size() * 2 + 2, '\0');
    out.resize(csv_write(out.data(), out.size(), cell.data(), cell.size()));
    return out;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
    // With the spaces that people do not see: no-break, full-width, zero-width, byte order mark.
    constexpr std::array<std::string_view, 10> kSpaces{" ", "\t", "\r", "\n", "\v", "\f", "\u00A0", "\u3000", "\u200B", kBom};
    auto shorten = [&](auto has, auto cut) {
        for (bool again = true; again;) {
            auto found = std::find_if(kSpaces.begin(), kSpaces.end(), has);
            again = found != kSpaces.end();
            if (again) cut(found->size());
        }
    };
    shorten([&](auto space) { return cell.starts_with(space); }, [&](auto size) { cell.remove_prefix(size); });
    shorten([&](auto space) { return cell.ends_with(space); }, [&](auto size) { cell.remove_suffix(size); });
    return cell;
}

void read_csv(std::istream& in, std::function<void(std::size_t line, Cells const& cells)> const& each) {
    assert(each);
    Parser parser(each);
    Decoder(in, parser).run();
}

std::vector<Cells> read_csv(std::string_view bytes) {
    std::istringstream in{std::string(bytes)};
    std::vector<Cells> rows;
    read_csv(in, [&](std::size_t, Cells const& cells) { rows.push_back(cells); });
    return rows;
}

std::string csv_line(Cells const& cells) {
    std::string line;
    for (auto const& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        auto inert = is_numeric_code(cell) ? cell + "\t" : needs_apostrophe(cell) ? "'" + cell : cell;
        auto plain = inert.find_first_of(",\"\r\n") == inert.npos && trimmed(inert).size() == inert.size();
        line += plain ? inert : quoted(inert);
    }
    return line + "\r\n";
}

}  // namespace spreadsheet

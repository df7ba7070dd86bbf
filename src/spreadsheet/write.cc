#include "spreadsheet/write.h"
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <algorithm>
#include <stdexcept>
#include "spreadsheet/sheet.h"
#include "text/name.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kMostCharacters = 32'767;           // characters, the program's own limit
constexpr std::size_t kRowsMeasured = 200, kNarrowest = 8, kWidest = 50, kLongestHint = 250;
constexpr lxw_row_t kLastRow = 9'999;                  // that a list or a hint reaches in a form
constexpr char kMemory[] = "/dev/shm";

[[noreturn]] void broken(char const* what) { throw std::runtime_error(std::string("the workbook could not be written: ") + what); }

// What XML can hold, and no longer than a cell may be.
std::string sound(std::string const& cell) {
    if (cell.size() <= kMostCharacters && text::is_utf8(cell) && cell.find("\xEF\xBF\xBE") == cell.npos && cell.find("\xEF\xBF\xBF") == cell.npos) return cell;
    auto points = text::code_points(cell);
    for (auto& point : points) if ((point & 0xFFFE) == 0xFFFE) point = 0xFFFD;
    if (points.size() > kMostCharacters) points = points.substr(0, kMostCharacters - 1) + U"…";
    return text::utf8(points);
}

// In letters as a screen shows them: a Chinese character takes two.
std::size_t shown_width(std::string const& cell) {
    std::size_t width = 0, widest = 0;
    for (auto point : text::code_points(cell)) {
        width = point == U'\n' ? 0 : width + (point < 0x1100 ? 1 : 2);
        widest = std::max(widest, width);
    }
    return widest;
}

std::vector<std::size_t> widths_of(SheetOut const& sheet) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), kRowsMeasured); ++i) {
        // A title above the headings runs over its neighbours.
        if (i + 1 < sheet.headings && sheet.rows[i].size() == 1) continue;
        all.resize(std::max(all.size(), sheet.rows[i].size()), kNarrowest);
        for (std::size_t c = 0; c < sheet.rows[i].size(); ++c) all[c] = std::clamp(shown_width(sheet.rows[i][c]) + 2, all[c], kWidest);
    }
    return all;
}

// A file in memory, under a name that a library can open.
class MemoryFile {
 public:
    MemoryFile() : file_(::memfd_create("workbook", MFD_CLOEXEC)) {
        if (file_ < 0) broken("no memory file");
    }
    ~MemoryFile() { ::close(file_); }
    MemoryFile(MemoryFile const&) = delete;
    std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
    std::string content() const {
        std::string all(std::size_t(std::max<off_t>(::lseek(file_, 0, SEEK_END), 0)), '\0');
        for (std::size_t at = 0; at < all.size();) {
            auto count = ::pread(file_, all.data() + at, all.size() - at, off_t(at));
            if (count <= 0) broken("its memory file could not be read");
            at += std::size_t(count);
        }
        return all;
    }
 private:
    int file_;
};

struct Formats { lxw_format *text, *title, *heading, *required; };

Formats formats_of(lxw_workbook* book) {
    auto make = [&](bool bold, lxw_color_t colour, bool filled) {
        auto* format = workbook_add_format(book);
        format_set_num_format(format, "@");
        if (bold) format_set_bold(format);
        if (colour != LXW_COLOR_BLACK) format_set_font_color(format, colour);
        if (filled) {
            format_set_bg_color(format, 0xE8EEF7);
            format_set_border(format, LXW_BORDER_THIN);
        }
        return format;
    };
    return {make(false, LXW_COLOR_BLACK, false), make(false, 0x555555, false), make(true, LXW_COLOR_BLACK, true), make(true, 0xB00020, true)};
}

lxw_data_validation validation(std::string& message) {
    lxw_data_validation all{};
    all.validate = LXW_VALIDATION_TYPE_ANY;
    all.show_input = LXW_VALIDATION_ON;
    if (!message.empty()) all.input_message = message.data();
    return all;
}

void add_help(lxw_worksheet* worksheet, SheetOut const& sheet, std::size_t column) {
    std::string hint, range;
    for (auto& each : sheet.hints)
        if (each.column == column) hint = text::utf8(text::code_points(each.text).substr(0, kLongestHint));
    for (auto& each : sheet.offered)
        if (each.column == column && each.count > 0)
            range = "='" + each.sheet + "'!$" + column_letters(each.sheet_column) + "$2:$" + column_letters(each.sheet_column) + "$" + std::to_string(each.count + 1);
    if (hint.empty() && range.empty()) return;
    auto all = validation(hint);
    if (!range.empty()) {
        all.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        all.value_formula = range.data();
        all.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;         // a clerk may know better than the table
    }
    auto first = lxw_row_t(sheet.headings);
    if (worksheet_data_validation_range(worksheet, first, lxw_col_t(column), kLastRow, lxw_col_t(column), &all) != LXW_NO_ERROR) broken("a list of values");
}

void fill(lxw_workbook* book, Formats const& formats, SheetOut const& sheet) {
    auto* worksheet = workbook_add_worksheet(book, sheet.name.c_str());
    if (!worksheet) broken("the name of a sheet");
    auto widths = widths_of(sheet);
    for (std::size_t c = 0; c < widths.size(); ++c)
        worksheet_set_column(worksheet, lxw_col_t(c), lxw_col_t(c), double(widths[c]), formats.text);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r)
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
            auto marked = std::find(sheet.required.begin(), sheet.required.end(), c) != sheet.required.end();
            auto* format = r + 1 == sheet.headings ? (marked ? formats.required : formats.heading) : r < sheet.headings ? formats.title : formats.text;
            auto cell = sound(sheet.rows[r][c]);
            if (cell.empty()) continue;
            if (worksheet_write_string(worksheet, lxw_row_t(r), lxw_col_t(c), cell.c_str(), format) != LXW_NO_ERROR) broken("a cell");
        }
    worksheet_freeze_panes(worksheet, lxw_row_t(sheet.headings), 0);
    for (std::size_t c = 0; c < widths.size(); ++c) add_help(worksheet, sheet, c);
}

}  // namespace

std::string write_xlsx(std::vector<SheetOut> const& sheets) {
    MemoryFile file;
    auto name = file.name();
    std::string memory = kMemory;
    lxw_workbook_options options{};
    // The library's own scratch files hold the same text: they go to memory, where there is any.
    if (::access(kMemory, W_OK) == 0) options.tmpdir = memory.data();
    auto* book = workbook_new_opt(name.c_str(), &options);
    if (!book) broken("no memory");
    try {
        auto formats = formats_of(book);
        for (auto& sheet : sheets) fill(book, formats, sheet);
    } catch (...) {
        workbook_close(book);
        throw;
    }
    if (auto error = workbook_close(book); error != LXW_NO_ERROR) broken(lxw_strerror(error));
    return file.content();
}

}  // namespace spreadsheet

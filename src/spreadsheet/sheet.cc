#include "spreadsheet/sheet.h"
#include <sstream>
#include "spreadsheet/count.h"
#include "spreadsheet/xlsx.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kRowsSearched = 20;         // for headings

// The same text in UTF-16, as old compound files name their streams.
std::string wide(std::string_view ascii) {
    std::string all;
    for (char c : ascii) (all += c) += '\0';
    return all;
}

// ZIP; a CSV may well begin with the letters PK.
bool is_package(std::string_view bytes) { return bytes.size() > 2 && bytes.starts_with("PK") && static_cast<unsigned char>(bytes[2]) < 0x20; }

constexpr char kSaveAs[] =
    "请在 WPS 中打开它，点“文件 → 另存为 → Excel 文件(*.xlsx)”，或在 Excel 中点“文件 → 另存为 → Excel 工作簿(*.xlsx)”，再上传另存的文件。"
    "In WPS: File → Save As → Excel file (*.xlsx); in Excel: File → Save As → Excel Workbook (*.xlsx); then send the saved file.";

[[noreturn]] void refuse(std::string const& zh, std::string const& en) { throw Error(zh + " " + en + " " + kSaveAs); }

void refuse_other_formats(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        if (bytes.find(wide("EncryptedPackage")) != bytes.npos)
            throw Error("文件带有打开密码；请在 WPS 或 Excel 中去掉密码（文件 → 文档加密/信息 → 清空密码）并另存为 .xlsx 再上传。"
                        "The file is protected by a password; remove it (File → Info → Protect Workbook, empty password) and save it as .xlsx.");
        refuse("这是旧版表格文件（.xls 或 WPS 的 .et）。", "This is an old workbook (.xls, or .et of WPS).");
    }
    if (bytes.starts_with("%PDF")) refuse("这是 PDF，不是表格。", "This is a PDF and no sheet.");
    if (is_package(bytes) && bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument") != bytes.npos)
        refuse("这是 OpenDocument 表格（.ods）。", "This is an OpenDocument spreadsheet (.ods).");
    for (std::string_view start : {"Rar!", "7z\xBC\xAF", "\x1F\x8B"})
        if (bytes.starts_with(start)) throw Error("这是压缩包；请解压后上传里面的表格。This is an archive; unpack it and send the sheet inside.");
    auto head = bytes.substr(0, 512);
    auto text = head.substr(std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size()));
    if (text.starts_with("<?xml") || text.starts_with("<html") || text.starts_with("<HTML") || text.starts_with("<!DOCTYPE") || text.starts_with("<table"))
        refuse("这是网页或 XML，只是用了表格的扩展名。", "This is a web page or XML under a sheet's name.");
}

}  // namespace

bool is_csv(std::string_view first_bytes) { return !is_package(first_bytes) && !first_bytes.starts_with("\xD0\xCF\x11\xE0"); }

std::vector<Sheet> read(std::string_view bytes, std::size_t most_cells) {
    refuse_other_formats(bytes);
    if (is_package(bytes)) return read_xlsx(bytes, most_cells);
    Sheet all;
    std::size_t cells_in_all = 0;
    auto limit = [&](std::size_t cells) {
        if (cells > most_cells)
            throw Error("表格超过 " + std::to_string(most_cells) + " 个单元格；请分成几个文件上传。More than " + std::to_string(most_cells) +
                        " cells; split the sheet into several files.");
    };
    limit(cells_at_least(bytes, most_cells));
    std::istringstream in{std::string(bytes)};
    read_csv(in, [&](std::size_t line, Cells const& cells) {
        limit(cells_in_all += cells.size());
        all.rows.push_back({line, cells});
    });
    std::vector<Sheet> one;
    one.push_back(std::move(all));
    return one;
}

Chosen choose(std::vector<Sheet> const& sheets, std::vector<Field> const& fields, std::map<std::string, std::string> const& remembered) {
    Chosen best{nullptr, {}};
    for (auto& sheet : sheets) {
        if (sheet.rows.empty()) continue;
        std::vector<Cells> first;
        for (std::size_t i = 0; i < std::min(sheet.rows.size(), kRowsSearched); ++i) first.push_back(sheet.rows[i].cells);
        auto found = find_headings(first, fields, remembered);
        if (found && found->mapping.complete()) return {&sheet, std::move(found)};
        if (!best.sheet || (found && !best.found)) best = {&sheet, std::move(found)};
    }
    return best;
}

std::string column_letters(std::size_t column) {
    std::string all;
    for (++column; column > 0; column = (column - 1) / 26) all.insert(all.begin(), static_cast<char>('A' + (column - 1) % 26));
    return all;
}

}  // namespace spreadsheet

#include "spreadsheet/xlsx.h"
#include <algorithm>
#include "spreadsheet/count.h"
#include "spreadsheet/package.h"
#include "spreadsheet/worksheet.h"

namespace spreadsheet {
namespace {

constexpr std::size_t kMostSheets = 64;
constexpr std::size_t kMostCells = 1'000'000;
constexpr std::uint64_t kCountedFirst = 4u << 20;          // a smaller part can hardly hold too much

[[noreturn]] void incomplete() {
    throw Error("这不是完整的 .xlsx 工作簿；如果是压缩包，请解压后上传里面的表格，否则请用 WPS 或 Excel“另存为” .xlsx。"
                "This is no complete .xlsx workbook; unpack it if it is an archive, otherwise use Save as → .xlsx.");
}

void parse(Package const& package, std::string const& part, Listener listener) {
    if (!package.has(part)) incomplete();
    Xml xml(std::move(listener));
    package.read(part, [&](std::string_view piece) { xml.feed(piece); });
    xml.finish();
}

// What is far too large is refused before it is read.
void count_first(Package const& package, std::string const& part, Count count) {
    if (!package.has(part) || package.size(part) < kCountedFirst) return;
    package.read(part, [&](std::string_view piece) { count.feed(piece); });
    count.finish();
}

// A target named in a part, as a name of the package: relative to the part's folder, or from the root.
std::string resolved(std::string const& part, std::string_view target) {
    std::vector<std::string> names;
    auto add = [&](std::string_view path) {
        for (std::size_t at = 0; at <= path.size();) {
            auto end = std::min(path.find('/', at), path.size());
            auto name = path.substr(at, end - at);
            if (name == ".." && !names.empty()) names.pop_back();
            else if (!name.empty() && name != "." && name != "..") names.emplace_back(name);
            at = end + 1;
        }
    };
    if (!target.starts_with('/')) add(std::string_view(part).substr(0, part.rfind('/') == part.npos ? 0 : part.rfind('/')));
    add(target);
    std::string all;
    for (auto& name : names) all += (all.empty() ? "" : "/") + name;
    for (auto& c : all) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return all;
}

struct Relation { std::string id, type, part; };

// What a part names: only parts of this file. Links to other files are left alone.
std::vector<Relation> relations_of(Package const& package, std::string const& part) {
    auto slash = part.rfind('/');
    auto folder = slash == part.npos ? "" : part.substr(0, slash + 1);
    std::vector<Relation> all;
    parse(package, folder + "_rels/" + part.substr(folder.size()) + ".rels",
          {[&](std::string_view name, Attributes const& with) {
               if (name != "Relationship" || with["TargetMode"] == "External") return;
               auto type = with["Type"];
               if (all.size() < 4096) all.push_back({std::string(with["Id"]), std::string(type.substr(type.rfind('/') + 1)), resolved(part, with["Target"])});
           },
           [](std::string_view) {}, [](std::string_view) {}});
    return all;
}

std::string only(std::vector<Relation> const& relations, std::string_view type) {
    for (auto& each : relations) if (each.type == type) return each.part;
    return "";
}

struct Named { std::string name, id; };
struct Contents {
    std::vector<Named> sheets;            // visible ones
    bool since_1904 = false;
};

Contents contents_of(Package const& package, std::string const& workbook) {
    Contents all;
    parse(package, workbook,
          {[&](std::string_view name, Attributes const& with) {
               if (name == "workbookPr") all.since_1904 = with["date1904"] == "1" || with["date1904"] == "true";
               if (name != "sheet" || with["state"] == "hidden" || with["state"] == "veryHidden") return;
               if (all.sheets.size() == kMostSheets) throw Error("工作表超过 64 个；请只保留要报送的。More than 64 sheets; keep those that are needed.");
               all.sheets.push_back({std::string(with["name"]), std::string(with["id"])});
           },
           [](std::string_view) {}, [](std::string_view) {}});
    return all;
}

// What a list of rows never needs, and what carries harm.
void refuse_foreign_parts(Package const& package) {
    for (auto& name : package.names()) {
        if (name.ends_with("vbaproject.bin") || name.find("/macrosheets/") != name.npos)
            throw Error("工作簿含有宏；请另存为“Excel 工作簿(*.xlsx)”再上传。The workbook holds macros; save it as Excel Workbook (*.xlsx) and send that.");
        bool inside = name.find("/embeddings/") != name.npos || name.find("/activex/") != name.npos;
        for (auto* ending : {".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".docm", ".rar", ".7z", ".exe", ".dll", ".js"}) inside = inside || name.ends_with(ending);
        if (inside)
            throw Error("工作簿里嵌有其他文件；请删去嵌入对象，只留表格。Other files are embedded in the workbook; remove them and keep the sheet alone.");
    }
}

}  // namespace

std::vector<Sheet> read_xlsx(std::string_view bytes, std::size_t most_cells) {
    Package package(bytes);
    refuse_foreign_parts(package);
    if (!package.has("[content_types].xml")) incomplete();
    auto workbook = only(relations_of(package, ""), "officeDocument");
    if (workbook.empty()) incomplete();
    auto contents = contents_of(package, workbook);
    auto relations = relations_of(package, workbook);
    Book book;
    book.since_1904 = contents.since_1904;
    book.most_cells = std::min(most_cells, kMostCells);
    if (auto part = only(relations, "styles"); !part.empty()) parse(package, part, styles_listener(book.styles));
    if (auto part = only(relations, "sharedStrings"); !part.empty()) {
        count_first(package, part, Count::of_strings(book));
        parse(package, part, strings_listener(book.strings));
    }
    std::vector<Sheet> all;
    for (auto& named : contents.sheets) {
        auto relation = std::find_if(relations.begin(), relations.end(), [&](Relation const& each) { return each.id == named.id; });
        if (relation == relations.end()) incomplete();
        if (relation->type != "worksheet") continue;          // a chart
        all.push_back({named.name, {}, {}});
        count_first(package, relation->part, Count(book));
        parse(package, relation->part, worksheet_listener(book, all.back()));
    }
    if (all.empty()) incomplete();
    return all;
}

}  // namespace spreadsheet

#include <doctest/doctest.h>
#include <array>
#include <functional>
#include <map>
#include <random>
#include "spreadsheet/count.h"
#include "spreadsheet/csv.h"
#include "spreadsheet/workbook_for_test.h"

using namespace spreadsheet;
using namespace spreadsheet::for_test;

namespace {

std::string const kSheet = "xl/worksheets/sheet1.xml", kStrings = "xl/sharedStrings.xml";

std::string refusal(std::string const& bytes) {
    try {
        read(bytes);
        return "";
    } catch (Error const& e) {
        return e.what();
    }
}

// A good workbook, one thing of which is changed.
std::string changed(std::function<void(std::vector<PartIn>&)> const& change) {
    auto parts = Workbook{row_of(1, text_cell("A1", "甲")), {"<t>乙</t>"}}.parts();
    change(parts);
    return zip_of(parts);
}
std::string with_sheet(std::string const& xml) {
    return changed([&](auto& parts) { part(parts, kSheet).content = xml; });
}
std::string with_rows(std::string const& rows) { return Workbook{rows}.bytes(); }
std::string with_part(std::string const& name, std::string const& content = "x") {
    return changed([&](auto& parts) { parts.push_back({name, content}); });
}
std::string without(std::string const& name) {
    return changed([&](auto& parts) { std::erase_if(parts, [&](PartIn const& each) { return each.name == name; }); });
}
std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}
std::string times(std::size_t count, std::string const& text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}
std::string edited(std::string const& name, std::string const& from, std::string const& to) {
    return changed([&](auto& parts) { part(parts, name).content = replaced(part(parts, name).content, from, to); });
}
std::string rows(std::size_t count, std::string const& cells) {
    std::string all;
    for (std::size_t i = 1; i <= count; ++i) all += "<row>" + cells + "</row>";
    return all;
}
std::string wide(std::string_view ascii) {
    std::string all;
    for (char c : ascii) (all += c) += '\0';
    return all;
}

std::string const kDoctype = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
std::string const kLaughs = "<!DOCTYPE sst [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

std::map<std::string, std::function<std::string()>> const kHostile{
    // the container
    {"three bytes", [] { return std::string("PK\x03"); }},
    {"a header and nothing", [] { return "PK\x03\x04" + std::string(100, '\0'); }},
    {"half a workbook", [] { auto all = with_rows(rows(500, text_cell("A1", "甲"))); return all.substr(0, all.size() / 2); }},
    {"an end record alone", [] { return "PK\x05\x06" + std::string(18, '\0'); }},
    {"a directory of 65,535 parts that are not there", [] { return zip_of(Workbook{}.parts(), std::uint16_t(65535)); }},
    {"a wide directory", [] { auto all = with_rows(""); return all.insert(all.size() - 22, "PK\x06\x07" + std::string(16, '\0')); }},
    {"two thousand parts", [] { return changed([](auto& parts) { for (int i = 0; i < 2000; ++i) parts.push_back({"x" + std::to_string(i), ""}); }); }},
    {"a wrong checksum", [] { return changed([](auto& parts) { part(parts, kSheet).crc = 1; }); }},
    {"more than it claims", [] { return changed([](auto& parts) { auto& sheet = part(parts, kSheet); sheet.content += std::string(1 << 20, ' '); sheet.size = 200; }); }},
    {"less than it claims", [] { return changed([](auto& parts) { part(parts, kSheet).size = 1000; }); }},
    {"four gigabytes, it claims", [] { return changed([](auto& parts) { part(parts, kSheet).size = 0xFFFFFFF0; }); }},
    {"a bomb of 64 MB of spaces", [] { return with_sheet(kXml + "<worksheet>" + std::string(64 << 20, ' ') + "</worksheet>"); }},
    {"a bomb in a part that nobody reads", [] { return with_part("xl/media/image1.png", std::string(64 << 20, '\0')); }},
    {"a bomb of texts", [] { return changed([](auto& parts) { part(parts, "xl/sharedStrings.xml").content = kXml + "<sst>" + times(1'500'000, "<si><t>a</t></si>") + "</sst>"; }); }},
    {"two parts of one name", [] { return with_part(kSheet); }},
    {"two parts of one name, in other letters", [] { return with_part("XL/Worksheets/SHEET1.xml"); }},
    {"a password on a part", [] { return changed([](auto& parts) { part(parts, kSheet).flags = 1; }); }},
    {"an unknown packing", [] { return changed([](auto& parts) { part(parts, kSheet).method = 14; }); }},
    {"damaged packing", [] { return changed([](auto& parts) { auto& sheet = part(parts, kSheet); sheet.method = 8; sheet.content = std::string(50, '\xFF'); sheet.packed = false; }); }},
    // the package
    {"an archive of a sheet", [] { return zip_of({{"a.csv", "name,code\r\n"}}); }},
    {"no content types", [] { return without("[Content_Types].xml"); }},
    {"no relations", [] { return without("_rels/.rels"); }},
    {"no workbook", [] { return without("xl/workbook.xml"); }},
    {"no relations of the workbook", [] { return without("xl/_rels/workbook.xml.rels"); }},
    {"no sheet", [] { return without(kSheet); }},
    {"no texts, though they are named", [] { return without("xl/sharedStrings.xml"); }},
    {"a sheet outside the package", [] { return edited("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../etc/passwd"); }},
    {"a sheet in another file", [] {
         return edited("xl/_rels/workbook.xml.rels", "Target=\"worksheets/sheet1.xml\"", "TargetMode=\"External\" Target=\"file:///etc/passwd\"");
     }},
    {"macros", [] { return with_part("xl/vbaProject.bin"); }},
    {"old macros", [] { return with_part("xl/macrosheets/sheet1.xml"); }},
    {"an archive inside", [] { return with_part("xl/embeddings/oleObject1.bin", zip_of({{"a", "b"}})); }},
    {"a workbook inside", [] { return with_part("xl/inner.xlsx", Workbook{}.bytes()); }},
    {"seventy sheets", [] { return edited("xl/workbook.xml", "</sheets>", times(70, "<sheet name=\"x\" r:id=\"rId1\"/>") + "</sheets>"); }},
    // the XML
    {"an entity of a file", [] { return with_sheet(kXml + kDoctype + "<worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>"); }},
    {"an entity in the workbook", [] { return edited("xl/workbook.xml", "<workbook", kDoctype + "<workbook"); }},
    {"a billion laughs", [] { return changed([](auto& parts) { part(parts, "xl/sharedStrings.xml").content = kXml + kLaughs + "<sst><si><t>&c;</t></si></sst>"; }); }},
    {"a DOCTYPE from elsewhere", [] { return with_sheet(kXml + "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><worksheet/>"); }},
    {"an entity that nobody declared", [] { return with_rows(row_of(1, text_cell("A1", "&x;"))); }},
    {"a hundred thousand levels", [] { return with_sheet(kXml + times(100'000, "<a>") + times(100'000, "</a>")); }},
    {"an attribute of a megabyte", [] { return with_sheet(kXml + "<worksheet a=\"" + times(1 << 18, "甲乙") + "\"/>"); }},
    {"a tag without an end", [] { return with_sheet(kXml + "<worksheet " + times(100'000, "a b ")); }},
    {"tags crossed", [] { return with_sheet(kXml + "<worksheet><sheetData></worksheet></sheetData>"); }},
    {"nothing at all", [] { return with_sheet(""); }},
    {"bytes that are no UTF-8", [] { return with_rows(row_of(1, text_cell("A1", "\xFF\xFE\x80"))); }},
    {"an unknown encoding", [] { return with_sheet("<?xml version=\"1.0\" encoding=\"EBCDIC-X\"?><worksheet/>"); }},
    // the cells
    {"quadratic texts", [] { return Workbook{rows(60'000, "<c t=\"s\"><v>0</v></c>"), {"<t>" + times(10'000, "甲") + "</t>"}}.bytes(); }},
    {"a text of a megabyte", [] { return with_rows(row_of(1, text_cell("A1", times(300'000, "甲乙")))); }},
    {"a text of a megabyte in pieces", [] { return Workbook{"", {times(100'000, "<r><t>甲乙丙丁</t></r>")}}.bytes(); }},
    {"the last column of every row", [] {
         std::string all;
         for (int i = 1; i <= 100'000; ++i) all += row_of(std::size_t(i), "<c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c>");
         return with_rows(all);
     }},
    {"sparse rows of many columns", [] {
         std::string all;
         for (int i = 1; i <= 20'000; ++i) all += row_of(std::size_t(i), "<c r=\"IV" + std::to_string(i) + "\"><v>" + std::to_string(i) + "</v></c>");
         return with_rows(all);
     }},
    {"more rows than are taken", [] {
         std::string all;
         for (int i = 1; i <= 200'001; ++i) all += "<row><c><v>" + std::to_string(i * 7919 % 100'003) + "</v></c></row>";
         return with_rows(all);
     }},
    {"rows backwards", [] { return with_rows(row_of(2, text_cell("A2", "甲")) + row_of(1, text_cell("A1", "乙"))); }},
    {"one row twice", [] { return with_rows(row_of(1, text_cell("A1", "甲")) + row_of(1, text_cell("A1", "乙"))); }},
    {"a row beyond the last", [] { return with_rows(row_of(1'048'577, text_cell("A1", "甲"))); }},
    {"a row of no number", [] { return with_rows("<row r=\"x\"/>"); }},
    {"cells backwards", [] { return with_rows(row_of(1, text_cell("B1", "甲") + text_cell("A1", "乙"))); }},
    {"a cell at no place", [] { return with_rows(row_of(1, text_cell("11", "甲"))); }},
    {"a cell in no row", [] { return with_rows(text_cell("A1", "甲")); }},
    {"a cell in a cell", [] { return with_rows(row_of(1, "<c r=\"A1\"><c r=\"B1\"/></c>")); }},
    {"a row in a row", [] { return with_rows(row_of(1, row_of(2, ""))); }},
    {"a text that is not there", [] { return with_rows(row_of(1, "<c t=\"s\"><v>99</v></c>")); }},
    {"a text of number -1", [] { return with_rows(row_of(1, "<c t=\"s\"><v>-1</v></c>")); }},
    {"a number that is none", [] { return with_rows(row_of(1, "<c><v>1e</v></c>")); }},
    {"a number without end", [] { return with_rows(row_of(1, "<c><v>1E+999</v></c>")); }},
    {"a type that is none", [] { return with_rows(row_of(1, "<c t=\"zz\"><v>1</v></c>")); }},
    {"too many styles", [] { return Workbook{"", {}, "", times(120'000, "<xf numFmtId=\"0\"/>")}.bytes(); }},
    // other formats
    {"an old workbook", [] { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0') + wide("Workbook"); }},
    {"a workbook with a password", [] { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0') + wide("EncryptedPackage"); }},
    {"an OpenDocument sheet", [] { return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", {}, {}, false}, {"content.xml", "<a/>"}}); }},
    {"a PDF", [] { return std::string("%PDF-1.7\n"); }},
    {"a RAR archive", [] { return std::string("Rar!\x1A\x07"); }},
    {"a 7z archive", [] { return std::string("7z\xBC\xAF\x27\x1C"); }},
    {"a gzip file", [] { return std::string("\x1F\x8B\x08"); }},
    {"a web page", [] { return std::string("\xEF\xBB\xBF<html><table><tr><td>1</td></tr></table></html>"); }},
    {"an XML sheet of 2003", [] { return std::string("<?xml version=\"1.0\"?><Workbook/>"); }},
};

}  // namespace

TEST_CASE("every hostile file is refused in Chinese and English") {
    for (auto& each : kHostile) {
        CAPTURE(each.first);
        auto said = refusal(each.second());
        CHECK_MESSAGE(said.find("。") != said.npos, said);
        CHECK_MESSAGE(said.find_first_of("abcdefghijklmnopqrstuvwxyz") != said.npos, said);
    }
    CHECK(kHostile.size() >= 60);
}

TEST_CASE("a file of another format is refused with the steps that make it a workbook") {
    for (auto* what : {"an old workbook", "an OpenDocument sheet", "a PDF", "a web page", "an XML sheet of 2003"}) {
        auto said = refusal(kHostile.at(what)());
        CAPTURE(said);
        CHECK(said.find("另存为") != said.npos);
        CHECK(said.find("WPS") != said.npos);
        CHECK(said.find("Save As") != said.npos);
    }
    CHECK(refusal(kHostile.at("a workbook with a password")()).find("密码") != std::string::npos);
    CHECK(refusal(kHostile.at("an archive of a sheet")()).find("解压") != std::string::npos);
    CHECK(refusal(kHostile.at("macros")()).find("宏") != std::string::npos);
}

TEST_CASE("a dimension that claims the whole sheet costs nothing") {
    auto all = read(with_sheet(kXml + "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" + row_of(1, text_cell("A1", "甲")) + "</sheetData></worksheet>"));
    CHECK(all[0].rows.size() == 1);
}

TEST_CASE("a CSV of more cells than an upload may hold is refused") {
    CHECK(read("a,b\r\n1,2\r\n", 4)[0].rows.size() == 2);
    CHECK_THROWS_AS(read("a,b\r\n1,2\r\n", 3), Error);
}

TEST_CASE("whatever bytes of a workbook are changed, it is read or refused") {
    std::mt19937 chance(20200318);
    auto any = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance); };
    Workbook good{row_of(1, text_cell("A1", "企业名称") + "<c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>46083</v></c>") +
                      row_of(2, "<c r=\"A2\" t=\"str\"><f>1</f><v>2</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c r=\"C2\"><v>911305281234567000</v></c>"),
                  {"<r><t>甲</t></r><rPh><t>jia</t></rPh>"}, "<numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m\"/>", "<xf numFmtId=\"0\"/><xf numFmtId=\"170\"/>"};
    auto mutate = [&](std::string& bytes) {
        for (auto n = 1 + any(4); n-- > 0 && !bytes.empty();) {
            auto at = any(bytes.size());
            switch (any(5)) {
                case 0: bytes[at] = char(any(256)); break;
                case 1: bytes[at] = char(bytes[at] ^ (1 << any(8))); break;
                case 2: bytes.erase(at, 1 + any(8)); break;
                case 3: bytes.insert(at, bytes.substr(any(bytes.size()), 1 + any(40))); break;
                case 4: bytes.resize(at); break;
            }
        }
    };
    int reads = 0, refused = 0;
    auto attempt = [&](std::string const& bytes) {
        try {
            read(bytes);
            ++reads;
        } catch (Error const&) {
            ++refused;
        }
    };
    auto bytes = good.bytes();
    for (int i = 0; i < 4000; ++i) {
        auto wrong = bytes;
        mutate(wrong);
        attempt(wrong);
    }
    auto parts = good.parts();
    for (int i = 0; i < 4000; ++i) {                  // inside a sound container, so that the XML is reached
        auto wrong = parts;
        mutate(wrong[any(wrong.size())].content);
        attempt(zip_of(wrong));
    }
    CHECK(reads > 100);
    CHECK(refused > 4000);
}

TEST_CASE("counting before reading refuses nothing that could be read: empty texts, blanks and escapes are no content") {
    // More cells than a book may hold, nearly all of them empty in one way or another; over the size from which sheets are counted first.
    std::string empty = "<c t=\"s\"><v>1</v></c><c t=\"str\"><v> </v></c><c t=\"inlineStr\"><is><t/></is></c><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c>"
                        "<c t=\"str\"><v>_x0009_</v></c><c t=\"str\"><v>&#32;</v></c><c t=\"inlineStr\"><is><t>\xE3\x80\x80</t></is></c>";
    auto parts = Workbook{rows(30'000, "<c t=\"s\"><v>0</v></c>" + empty), {"<t>甲</t>", "<t></t>"}}.parts();
    part(parts, kSheet).packed = false;                    // packed, so much of the same would be taken for a bomb
    auto sheet = read(zip_of(parts), 100'000);
    REQUIRE(sheet[0].rows.size() == 30'000);
    CHECK(sheet[0].rows[29'999].cells == Cells{"甲"});
}

TEST_CASE("too many cells or rows are told before the sheet is read, cut into pieces wherever it is") {
    auto wide = [](std::size_t count, std::string const& cell) {
        auto parts = Workbook{rows(count, times(30, cell))}.parts();
        part(parts, kSheet).packed = false;
        return refusal(zip_of(parts));
    };
    CHECK(wide(40'000, "<c t=\"inlineStr\"><is><t>甲</t></is></c>").find("1000000 个单元格") != std::string::npos);
    CHECK(wide(40'000, "<c><v>7</v></c>").find("1000000 个单元格") != std::string::npos);
    CHECK(refusal(kHostile.at("more rows than are taken")()).find("200000 行") != std::string::npos);
}
TEST_CASE("what is too large by its texts, its empty cells or the cells that a row skips is refused before it is read") {
    auto unpacked = [](Workbook const& book, std::string const& where) {
        auto parts = book.parts();
        part(parts, where).packed = false;
        return refusal(zip_of(parts));
    };
    auto said = [](std::string const& text, char const* what) { return text.find(what) != std::string::npos; };
    auto long_text = times(8'000, "甲");
    CHECK(said(unpacked({rows(1'600, "<c t=\"inlineStr\"><is><t>" + long_text + "</t></is></c>"), {}}, kSheet), "32 MB"));
    CHECK(said(unpacked({rows(1, "<c t=\"s\"><v>0</v></c>"), std::vector<std::string>(1'600, "<t>" + long_text + "</t>")}, kStrings), "32 MB"));
    CHECK(said(unpacked({rows(1, "<c t=\"s\"><v>0</v></c>"), std::vector<std::string>(1'000'001, "<t/>")}, kStrings), "100 万条"));
    CHECK(said(unpacked({rows(42'000, times(100, "<c s=\"1\"/>")), {}}, kSheet), "格式单元格过多"));
    CHECK(said(unpacked({rows(90'000, times(20, "<c s=\"1\"/>") + "<c><v>7</v></c>"), {}}, kSheet), "1000000 个单元格"));
    CHECK(said(unpacked({rows(1, "<c><v>7</v></c>") + times(1'100'000, "<x/>"), {}}, kSheet), "标记过多"));
    auto rich = Workbook{rows(20'000, times(5, "<c t=\"inlineStr\"><is>" + times(2, "<r><rPr><rFont val=\"x\"/><sz val=\"9\"/><b/></rPr><t>甲</t></r>") + "</is></c>")), {}}.parts();
    part(rich, kSheet).packed = false;
    CHECK(read(zip_of(rich))[0].rows.size() == 20'000);
}

TEST_CASE("the cells of a CSV that are counted before reading are never more than there are") {
    std::mt19937 random(1);
    std::size_t same = 0, read_all = 0;
    for (int n = 0; n < 20'000; ++n) {
        std::string text;
        for (auto left = random() % 24; left-- > 0;) text += std::array<char const*, 10>{"a", "7", ",", ",", "\"", "\n", "\r", "\r\n", " ", "甲"}[random() % 10];
        std::size_t there = 0;
        try {
            for (auto& row : read_csv(text)) there += row.size();
        } catch (Error const&) {
            continue;
        }
        CAPTURE(text);
        auto counted = cells_at_least(text, 1000);
        REQUIRE(counted <= there);
        ++read_all;
        same += counted == there;
    }
    CHECK(read_all > 5'000);
    CHECK(same > read_all / 4);
    std::string many;
    for (int n = 0; n < 1'000; ++n) many += csv_line({"衡安县\"甲\"公司", "91,1", "", "二\n三"});
    CHECK(cells_at_least(std::string(kBom) + many, 10'000) == 4'000);
    CHECK(cells_at_least(many, 99) == 100);
    CHECK(cells_at_least(times(500, ",,,\r\n"), 10) == 0);
}

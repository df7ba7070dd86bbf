#include <doctest/doctest.h>
#include "spreadsheet/workbook_for_test.h"

using namespace spreadsheet;
using namespace spreadsheet::for_test;

namespace {

// The cells of one row, as they read.
Cells cells(std::string const& row, Workbook book = {}) {
    book.rows = row_of(1, row);
    auto all = read(book.bytes());
    REQUIRE(all.size() == 1);
    return all[0].rows.empty() ? Cells{} : all[0].rows[0].cells;
}
std::string cell(std::string const& xml, Workbook book = {}) {
    auto all = cells(xml, std::move(book));
    return all.empty() ? "" : all[0];
}
// A number in a cell of the one style, whose format is given by number or as text.
std::string shown(std::string const& number, std::string const& format, bool since_1904 = false) {
    Workbook book;
    book.since_1904 = since_1904;
    bool builtin = format.find_first_not_of("0123456789") == format.npos && format.size() < 3;
    if (!builtin) book.formats = "<numFmt numFmtId=\"170\" formatCode=\"" + format + "\"/>";
    book.xfs = "<xf numFmtId=\"0\"/><xf numFmtId=\"" + (builtin ? format : "170") + "\"/>";
    return cell("<c r=\"A1\" s=\"1\"><v>" + number + "</v></c>", book);
}
std::vector<Spoilt> spoilt(std::string const& xml) {
    Workbook book;
    book.rows = row_of(7, xml);
    return read(book.bytes())[0].spoilt;
}

}  // namespace

TEST_CASE("shared, inline and rich texts read as they are seen, without phonetic readings") {
    Workbook book;
    book.strings = {"<t>衡安县</t>", "<r><t>第一</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 第二</t></r>", "<t>汉</t><rPh sb=\"0\" eb=\"1\"><t>han</t></rPh>"};
    CHECK(cells("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>" + text_cell("D1", "行内"), book) ==
          Cells{"衡安县", "第一 第二", "汉", "行内"});
}

TEST_CASE("cells lose the spaces around them, and escapes of control characters are read") {
    CHECK(cell(text_cell("A1", "\u3000 衡安县　\u00A0")) == "衡安县");
    CHECK(cell(text_cell("A1", "上_x000D_下_x005F_x000D_")) == "上\r下_x000D_");
    CHECK(cell(text_cell("A1", "_x0000_甲_xZZZZ_")) == "_x0000_甲_xZZZZ_");
}

TEST_CASE("rare characters and every name dot come through unchanged") {
    for (std::string name : {"𠮷𡈽𤰖", "䶮", "买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提‧艾力", "９１１３０５２８"}) CHECK(cell(text_cell("A1", name)) == name);
}

TEST_CASE("a number of up to 15 digits reads digit by digit, never with an exponent") {
    CHECK(cell("<c r=\"A1\"><v>130528198001013</v></c>") == "130528198001013");
    CHECK(cell("<c r=\"A1\"><v>1.30528198001013E+14</v></c>") == "130528198001013");
    CHECK(cell("<c r=\"A1\"><v>0.30000000000000004</v></c>") == "0.3");
    CHECK(cell("<c r=\"A1\"><v>2.0000000000000002E-5</v></c>") == "0.00002");
    CHECK(cell("<c r=\"A1\"><v>-5</v></c>") == "-5");
    CHECK(cell("<c r=\"A1\"><v>0</v></c>") == "0");
}

TEST_CASE("a number of more than 15 digits is spoilt, named by row and column, and shown no further than the screen shows it") {
    for (auto* number : {"1000000000000000", "911305281234567000", "9.1130528123456701E+17", "-1E+300"}) {
        auto all = spoilt("<c r=\"C7\"><v>" + std::string(number) + "</v></c>");
        REQUIRE(all.size() == 1);
        CHECK(all[0].line == 7);
        CHECK(all[0].column == 2);
        CHECK(all[0].reason.find("末几位已丢失") != std::string::npos);
        CHECK(all[0].remedy.find("文本") != std::string::npos);
        CHECK(all[0].value.size() <= 13);
    }
    CHECK(spoilt("<c r=\"C7\"><v>999999999999999</v></c>").empty());
    CHECK(spoilt(text_cell("C7", "911305281234567000")).empty());
}

TEST_CASE("an error value and a formula without its result are spoilt; a formula with one reads as its result") {
    CHECK(spoilt("<c r=\"A7\" t=\"e\"><v>#REF!</v></c>").size() == 1);
    CHECK(spoilt("<c r=\"A7\"><f>SUM(B1:B2)</f></c>").size() == 1);
    CHECK(spoilt("<c r=\"A7\"><f>SUM(B1:B2)</f><v></v></c>").size() == 1);
    CHECK(cell("<c r=\"A1\"><f>1+1</f><v>2</v></c>") == "2");
    CHECK(cell("<c r=\"A1\" t=\"str\"><f>\"衡\"&amp;\"安\"</f><v>衡安</v></c>") == "衡安");
    CHECK(spoilt("<c r=\"A7\" t=\"str\"><f>\"\"</f><v></v></c>").empty());
    CHECK(cell("<c r=\"A1\" t=\"b\"><v>1</v></c>") == "TRUE");
}

TEST_CASE("a date reads as YYYY-MM-DD whichever format shows it, in both counts of days") {
    for (std::string format : {"14", "31", "57", "yyyy-mm-dd", "yyyy/m/d", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "[$-804]yyyy\\-mm\\-dd;@", "[DBNum1][$-804]yyyy年m月d日",
                               "m/d/yy", "mmm"})
        CHECK_MESSAGE(shown("46083", format) == "2026-03-02", format);
    CHECK(shown("44621", "14", true) == "2026-03-02");
    CHECK(shown("46083.5", "22") == "2026-03-02 12:00:00");
    CHECK(shown("1", "14") == "1900-01-01");
    CHECK(shown("59", "14") == "1900-02-28");
    CHECK(shown("60", "14") == "60");                    // 1900-02-29 never was
    CHECK(shown("61", "14") == "1900-03-01");
    CHECK(shown("0.75", "20") == "18:00:00");
    CHECK(cell("<c r=\"A1\" t=\"d\"><v>2026-03-02T00:00:00</v></c>") == "2026-03-02T00:00:00");
    CHECK(plain_date("2026-03-02T00:00:00") == "2026-03-02");
}

TEST_CASE("a format of amounts is no date, and one of zeros keeps the zeros that a code begins with") {
    for (std::string format : {"0", "2", "General", "#,##0.00", "0.00E+00", "[Red]0.00", "&quot;d&quot;0", "0.00_);[Red]\\(0.00\\)", "¥#,##0"})
        CHECK_MESSAGE(shown("46083", format) == "46083", format);
    CHECK(shown("130528", "000000000") == "000130528");
    CHECK(shown("1234567", "0000") == "1234567");
}

TEST_CASE("rows keep the numbers a person sees; empty rows and cells are no rows") {
    Workbook book;
    book.rows = row_of(2, "<c r=\"A2\" s=\"0\"/><c r=\"XFD2\" s=\"0\"/>") + row_of(5, text_cell("B5", "甲")) + "<row>" + text_cell("A6", "乙") + "</row>";
    auto all = read(book.bytes());
    REQUIRE(all[0].rows.size() == 2);
    CHECK(all[0].rows[0].line == 5);
    CHECK(all[0].rows[0].cells == Cells{"", "甲"});
    CHECK(all[0].rows[1].line == 6);
}

TEST_CASE("a workbook of another program's prefixes and places reads the same") {
    auto parts = Workbook{row_of(1, text_cell("A1", "甲"))}.parts();
    auto& sheet = part(parts, "xl/worksheets/sheet1.xml").content;
    sheet = kXml + "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>甲</x:t></x:is></x:c></x:row>"
                   "</x:sheetData></x:worksheet>";
    part(parts, "xl/worksheets/sheet1.xml").name = "XL\\Worksheets\\Sheet1.xml";
    CHECK(read(zip_of(parts))[0].rows[0].cells == Cells{"甲"});
}

TEST_CASE("of several sheets the first with all headings is taken, below its titles; hidden ones are not looked at") {
    std::vector<Field> fields{{"name", {"企业名称"}, true}, {"code", {"代码"}, true}};
    Workbook book;
    book.rows = row_of(1, text_cell("A1", "封面")) + row_of(2, text_cell("A2", "企业名称"));
    book.more_sheets = row_of(1, text_cell("A1", "关于报送的情况表")) + row_of(3, text_cell("A3", "企业名称") + text_cell("B3", "代码")) + row_of(4, text_cell("A4", "甲"));
    auto sheets = read(book.bytes());
    auto chosen = choose(sheets, fields);
    REQUIRE(chosen.found);
    CHECK(chosen.sheet->name == "表二");
    CHECK(chosen.sheet->rows[chosen.found->heading_row].line == 3);
    auto parts = book.parts();
    auto& names = part(parts, "xl/workbook.xml").content;
    names.replace(names.find("sheetId=\"2\""), 11, "sheetId=\"2\" state=\"hidden\"");
    sheets = read(zip_of(parts));
    CHECK(sheets.size() == 1);
    CHECK_FALSE(choose(sheets, fields).found->mapping.complete());
}

TEST_CASE("columns are counted in letters") {
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(16383) == "XFD");
}

#include <doctest/doctest.h>
#include "spreadsheet/errors.h"
#include "spreadsheet/package.h"
#include "spreadsheet/write.h"

using namespace spreadsheet;

namespace {

std::string part_of(std::string const& workbook, std::string const& name) {
    std::string all;
    Package(workbook).read(name, [&](std::string_view piece) { all += piece; });
    return all;
}

}  // namespace

TEST_CASE("what is written reads back the same, codes digit by digit") {
    std::vector<Cells> rows{{"名称", "代码", "备注"}, {"衡安县𠮷有限公司", "911305281234567890", "上\n下"}, {"买买提·艾力", "000123", "<&>\"'"}, {"甲", "123E45", ""}};
    auto sheets = read(write_xlsx({{"表", rows}}));
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].spoilt.empty());
    rows[3].pop_back();
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(sheets[0].rows[i].cells == rows[i]);
}

TEST_CASE("nothing written is a formula or a number") {
    std::vector<Cells> rows{{"a"}, {"=1+1"}, {"+1"}, {"-1"}, {"@SUM(A1)"}, {"=cmd|' /C calc'!A0"}, {"911305281234567890"}, {"=HYPERLINK(\"http://x\")"}};
    auto workbook = write_xlsx({{"表", rows}});
    auto sheet = part_of(workbook, "xl/worksheets/sheet1.xml");
    CHECK(sheet.find("<f>") == sheet.npos);
    CHECK(sheet.find("<hyperlink") == sheet.npos);
    CHECK(sheet.find("<c r=\"A2\"") != sheet.npos);
    for (std::size_t at = sheet.find("<c "); at != sheet.npos; at = sheet.find("<c ", at + 1))
        CHECK(sheet.substr(at, sheet.find('>', at) - at).find("t=\"s\"") != std::string::npos);
    auto back = read(workbook);
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(back[0].rows[i].cells == rows[i]);
}

TEST_CASE("hostile text is written as text that every program can open") {
    std::string control("a\x01\x02" "b"), broken("\xFF\xFE"), longest;
    for (int i = 0; i < 40'000; ++i) longest += "x";
    auto sheets = read(write_xlsx({{"表", {{"x"}, {control}, {broken}, {longest}, {"\xEF\xBF\xBF"}}}}));
    CHECK(sheets[0].rows[1].cells[0] == control);
    CHECK(sheets[0].rows[2].cells[0] == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(sheets[0].rows[3].cells[0].ends_with("…"));
    CHECK(sheets[0].rows[4].cells[0] == "\xEF\xBF\xBD");
}

TEST_CASE("a form offers its lists and keeps its headings in view") {
    SheetOut form{"填报", {{"标题"}, {"名称", "类别"}}, 2, {0}, {{1, "代码表", 2, 3}}, {{0, "与证照一致"}}};
    auto sheet = part_of(write_xlsx({form, {"代码表", {{"a", "b", "类别"}, {"", "", "甲"}, {"", "", "乙"}, {"", "", "丙"}}}}), "xl/worksheets/sheet1.xml");
    CHECK(sheet.find("ySplit=\"2\"") != sheet.npos);
    CHECK(sheet.find("$C$2:$C$4") != sheet.npos);
    CHECK(sheet.find("与证照一致") != sheet.npos);
}

TEST_CASE("errors come back beside their rows, and a second round replaces them") {
    auto sheets = read("关于报送的表\r\n名称,代码\r\n甲,1\r\n\r\n乙,2\r\n");
    std::vector<BadRow> bad{{5, "code", "2", "长度不符", "填18位"}, {5, "name", "乙", "太短", "填全称"}};
    auto back = with_errors(sheets[0], 2, bad, {{"code", "代码"}, {"name", "名称"}});
    CHECK(back[0] == Cells{"关于报送的表", "", "", ""});
    CHECK(back[1] == Cells{"名称", "代码", kReasonHeading, kRemedyHeading});
    CHECK(back[2] == Cells{"甲", "1", "", ""});
    CHECK(back[3][2] == "代码“2”：长度不符\n名称“乙”：太短");
    CHECK(back[3][3] == "填18位\n填全称");
    std::string csv;
    for (auto& row : back) csv += csv_line(row);
    auto again = with_errors(read(csv)[0], 2, {{3, "code", "1", "另一个错", "改"}});
    CHECK(again[1].size() == 4);
    CHECK(again[2][2] == "code“1”：另一个错");
    CHECK(again[3][2] == "");
}

TEST_CASE("a missing column is told in the headings") {
    auto back = with_errors(read("甲,乙\r\n1,2\r\n")[0], 0, {{0, "名称", "", "缺少这一列", "补上"}});
    CHECK(back[0][2].find("缺少这一列") != std::string::npos);
}

TEST_CASE("a spoilt cell is an error of the field that its column holds, and none when nobody uses the column") {
    Sheet sheet{"", {{1, {"代码", "账号"}}, {2, {"#", "#"}}}, {{2, 0, "9.1E+17", "末几位已丢失", "设为文本"}, {2, 1, "6.2E+18", "末几位已丢失", "设为文本"}}};
    Mapping mapping;
    mapping.column["code"] = 0;
    auto bad = spoilt_rows(sheet, mapping);
    REQUIRE(bad.size() == 1);
    CHECK(bad[0].field == "code");
    CHECK(bad[0].reason.find("A 列") != std::string::npos);
}

TEST_CASE("a row that holds more than its headings is named with its line and column; empty cells beyond them are nothing") {
    CHECK(!beyond_headings(2, {"a", "b"}, 2));
    CHECK(!beyond_headings(2, {"a"}, 2));
    CHECK(!beyond_headings(2, {"a", "b", "", ""}, 2));
    auto bad = beyond_headings(7, {"a", "b", "", "d"}, 2);
    REQUIRE(bad);
    CHECK(bad->line == 7);
    CHECK(bad->value == "d");
    CHECK(bad->reason.find("D 列") != std::string::npos);
    CHECK(bad->remedy.find("/ give the column a heading") != std::string::npos);
}

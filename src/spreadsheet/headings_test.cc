#include "spreadsheet/headings.h"
#include <doctest/doctest.h>

using namespace spreadsheet;

namespace {

std::vector<Field> const kFields{
    {.name = "name", .headings = {"企业名称", "行政相对人名称", "CF_XDR_MC"}, .required = true},
    {.name = "code", .headings = {"统一社会信用代码", "CF_XDR_SHXYM"}, .required = true},
    {.name = "amount", .headings = {"罚款金额(万元)"}},
    {.name = "second", .headings = {"联系人2"}, .zh = "第二联系人"},
};

Found found(std::vector<Cells> const& rows, std::map<std::string, std::string> const& remembered = {}) {
    auto result = find_headings(rows, kFields, remembered);
    REQUIRE(result);
    return *result;
}

using Columns = std::map<std::string, std::size_t>;

}  // namespace

TEST_CASE("headings are found below merged title rows") {
    auto [row, mapping] = found({{"宁晋县失信企业名单", "", ""}, {"填报单位：某局", "", "2019年"}, {"序号", "企业名称", "统一社会信用代码"}});
    CHECK(row == 2);
    CHECK(mapping.column == Columns{{"name", 1}, {"code", 2}});
    CHECK(mapping.complete());
    CHECK(mapping.unknown == std::vector<std::string>{"序号"});
}

TEST_CASE("spelling is compared without spaces, case, width and marks for the person filling in") {
    auto mapping = found({{"企 业 名 称", "cf_xdr_shxym", "罚款金额（万元）", "联系人２"}}).mapping;
    CHECK(mapping.column == Columns{{"name", 0}, {"code", 1}, {"amount", 2}, {"second", 3}});
    mapping = found({{"*企业名称：", "统一社会信用代码（必填）", "第二联系人"}}).mapping;
    CHECK(mapping.column == Columns{{"name", 0}, {"code", 1}, {"second", 2}});
    CHECK(found({{"NAME", "Ｃｏｄｅ"}}).mapping.complete());
}

TEST_CASE("what is missing and what nobody claims is named") {
    auto mapping = found({{"企业名称", "备注", ""}}).mapping;
    CHECK_FALSE(mapping.complete());
    CHECK(mapping.missing == std::vector<std::string>{"code"});
    CHECK(mapping.unknown == std::vector<std::string>{"备注"});
    CHECK_FALSE(find_headings({{"甲", "乙"}, {"罚款金额(万元)", "丙"}}, kFields).has_value());
    CHECK_FALSE(find_headings({}, kFields).has_value());
}

TEST_CASE("what was remembered of a source goes first") {
    std::map<std::string, std::string> const remembered{{"单位", "name"}, {"信用 代码", "code"}, {"序号", ""}, {"旧", "no_such_field"}};
    auto mapping = found({{"序号", "企业名称", "单位", "信用代码", "旧"}}, remembered).mapping;
    CHECK(mapping.column == Columns{{"name", 2}, {"code", 3}});
    CHECK(mapping.unknown == std::vector<std::string>{"企业名称", "旧"});
}

TEST_CASE("two columns for one field are told, unless one was mapped or only stands in for the other") {
    auto doubled = [](Cells const& row, std::map<std::string, std::string> const& remembered = {}) {
        std::string all;
        for (auto& each : found({row}, remembered).mapping.doubled)
            all += each.field + " " + std::to_string(each.first) + each.first_heading + " " + std::to_string(each.second) + each.second_heading + ";";
        return all;
    };
    CHECK(doubled({"企业名称", "code", "统一社会信用代码"}) == "code 1code 2统一社会信用代码;");
    CHECK(doubled({"企业名称", "企业名称", "统一社会信用代码"}) == "name 0企业名称 1企业名称;");
    CHECK(doubled({"企业名称", "code", "统一社会信用代码"}, {{"统一社会信用代码", "code"}}).empty());
    CHECK(doubled({"企业名称", "code", "统一社会信用代码"}, {{"code", ""}}).empty());
    CHECK(doubled({"单位", "厂名", "code"}, {{"单位", "name"}, {"厂名", "name"}}) == "name 0单位 1厂名;");
    std::vector<Field> const dated{{.name = "decided_on", .headings = {"认定日期"}, .required = true, .instead = {"列入日期"}}};
    auto both = find_headings({{"列入日期", "认定日期"}}, dated)->mapping;
    CHECK(both.column == Columns{{"decided_on", 1}});
    CHECK(both.doubled.empty());
    CHECK(both.unknown == std::vector<std::string>{"列入日期"});
    CHECK(find_headings({{"列入日期"}}, dated)->mapping.complete());
}

TEST_CASE("without required fields any known heading makes the row") {
    auto result = find_headings({{"标题"}, {"罚款"}}, {{.name = "fine", .headings = {"罚款"}}});
    REQUIRE(result);
    CHECK(result->heading_row == 1);
}

TEST_CASE("a cell of an absent column is empty") {
    auto mapping = found({{"企业名称", "统一社会信用代码"}}).mapping;
    CHECK(mapping.cell({"某厂", "91"}, "code") == "91");
    CHECK(mapping.cell({"某厂"}, "code").empty());
    CHECK(mapping.cell({"某厂", "91"}, "amount").empty());
}

TEST_CASE("dates in every form that people write") {
    for (auto typed : {"2019-09-04", "2019-9-4", "2019/9/4", "2019.9.4", "2019年9月4日", "2019年09月04日", "2019年9月4号", "2019年9月4",
                       "20190904", "43712", "43712.5", "２０１９－０９－０４", "２０１９年９月４日", "２０１９．９．４", "2019 年 9 月 4 日",
                       "2019-09-04 00:00:00", "2019/9/4 8:30", "2019-09-04T08:30:00.000", "　2019-9-4 "})
        CHECK_MESSAGE(plain_date(typed) == "2019-09-04", typed);
    CHECK(plain_date("2020-2-29") == "2020-02-29");
    CHECK(plain_date("20000") == "1954-10-03");
    CHECK(plain_date("80000") == "2119-01-11");
    CHECK(plain_date("9999-12-31") == "9999-12-31");
}

TEST_CASE("what is no date that exists is none") {
    for (auto typed : {"2019-02-30", "2019-02-29", "2019-13-01", "2019-00-10", "20190230", "2019年2月30日", "19999", "80001", "", "长期",
                       "2019", "2019-9", "2019-9-", "2019-9/4", "2019年9-4", "19-9-4", "2019-009-4", "2019-9-4x", "2019-09-0400:00",
                       "2019-09-04 8:30 PM", "43712x", "43712.x", "1234567", "201909041", "0000-01-01", "0019-01-01", "\xC3\xFB", ":"})
        CHECK_MESSAGE(!plain_date(typed).has_value(), typed);
}

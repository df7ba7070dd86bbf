#include <doctest/doctest.h>
#include "engine/jobs.h"
#include "entry/noun.h"
#include "test/county.h"
#include "text/code.h"

using namespace std::chrono_literals;
using test::County;

namespace {

std::string code(int serial) {
    auto digits = std::to_string(100000 + serial);
    std::string first = "91130528MA0" + digits;
    return first + text::unified_check(first);
}

std::string lines(std::vector<std::string> const& all) {
    std::string text;
    for (auto& line : all) text += line + "\r\n";
    return text;
}

// name, code, issuer, document number, decided on, basis, and in the last column when its origin let it go
std::string const kEntries = "名称,统一社会信用代码,认定单位,文书号,认定日期,依据,实际移出日期";
std::string row_of(int serial, std::string const& exited = "", std::string const& decided = "2026-02-02", std::string const& issuer = "某税务局") {
    return "甲" + std::to_string(serial) + "建筑有限公司," + code(serial) + "," + issuer + ",税认〔2026〕" + std::to_string(serial) + "号," + decided + ",某办法第六条," + exited;
}

engine::ImportRequest of_tax(bool snapshot = false) {
    engine::ImportRequest how;
    how.list_type = "tax_severe";
    how.level = "province";
    how.node = "试验来源";
    how.snapshot = snapshot;
    return how;
}

void publish(County& county, engine::ImportAnswer const& answer) {
    REQUIRE(answer.ids.size() == 1);
    auto& id = answer.ids.front();
    REQUIRE(county.act("office", {"batch", id, "review", {{"large_drop_confirmed", true}}, {}, {}, {}}));
    REQUIRE(county.act("publisher", {"batch", id, "publish", {{"secrecy_reviewed", true}}, {}, {}, {}}));
}

std::map<std::string, std::string> exits(County& county) {
    return county.read([&](store::Db& db, casework::Door&) {
        std::map<std::string, std::string> all;
        for (auto& e : store::select(db, entry::EntryNoun::table(), "ORDER BY id")) all[e.origin.document_no] = e.exit_reason;
        return all;
    });
}

std::string why(engine::ImportAnswer const& answer) {
    std::string all;
    for (auto& bad : answer.bad) all += std::to_string(bad.line) + " " + bad.field + " [" + bad.value + "] " + bad.reason + "\n";
    return all;
}

bool has_chinese(std::string const& words) {
    return words.find(" / ") != words.npos && std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9; });
}

}  // namespace

TEST_CASE("import of entries: what its origin let go leaves, and a sign or a day to come in that column leaves nothing out") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto first = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2), row_of(3), row_of(4), row_of(6, "2026-03-02"), row_of(5)}), of_tax());
    CAPTURE(why(first));
    CHECK(first.fresh == 5);
    REQUIRE(first.warnings.size() == 1);                   // never listed here
    CHECK(first.warnings.front().line == 6);
    CHECK(first.warnings.front().field == "name");         // nor is anybody of that code on file
    CHECK(first.rows == 6);
    CHECK(first.same == 1);
    publish(county, first);
    county.move_to(county.today() + std::chrono::days{1});
    auto day = law::to_text(county.today());
    SUBCASE("as part of a list") {
        auto second = county.import("clerk", "entries", lines({kEntries, row_of(1, day), row_of(2, "无"), row_of(3, "2099-01-01"), row_of(4, "—"), row_of(5, "N/A")}), of_tax());
        CHECK(why(second) == "");
        CHECK(second.fresh + second.changed == 0);
        CHECK(second.same == 4);
        CHECK(second.gone == 1);
        publish(county, second);
        CHECK(exits(county) == std::map<std::string, std::string>{{"税认〔2026〕1号", "withdrawn_by_origin"}, {"税认〔2026〕2号", ""}, {"税认〔2026〕3号", ""}, {"税认〔2026〕4号", ""}, {"税认〔2026〕5号", ""}});
    }
    SUBCASE("as the whole list") {
        auto second = county.import("clerk", "entries", lines({kEntries, row_of(1, "未移出。"), row_of(2, "/"), row_of(3, "2099-01-01"), row_of(4, "暂无"), row_of(5, day)}), of_tax(true));
        CHECK(why(second) == "");
        CHECK(second.same == 4);
        CHECK(second.gone == 1);
    }
    SUBCASE("a row that lists it and one that says it was let go contradict each other") {
        auto second = county.import("clerk", "entries", lines({kEntries, row_of(1, day), row_of(1)}), of_tax());
        REQUIRE(second.bad.size() == 1);
        CHECK(second.bad.front().line == 2);
        CHECK(second.bad.front().field == "exited");
    }
    SUBCASE("it cannot have been let go before it was decided") {
        auto second = county.import("clerk", "entries", lines({kEntries, row_of(1, "2020-01-01")}), of_tax());
        REQUIRE(second.bad.size() == 1);
        CHECK(second.bad.front().field == "exited");
    }
    SUBCASE("what waits in another batch is handed over once") {
        auto snapshot = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2), row_of(3), row_of(4), row_of(5), row_of(7)}), of_tax());
        CHECK(snapshot.fresh == 1);
        auto same = county.import("clerk", "entries", lines({kEntries, row_of(7)}), of_tax());
        CHECK(same.bad.empty());
        CHECK(same.same == 1);
        auto let_go = county.import("clerk", "entries", lines({kEntries, row_of(7, day)}), of_tax());
        REQUIRE(let_go.bad.size() == 1);
        CHECK(let_go.bad.front().reason.find(snapshot.ids.front()) != std::string::npos);
        auto lacking = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2), row_of(3), row_of(4), row_of(5)}), of_tax(true));
        REQUIRE(lacking.bad.size() == 1);
        CHECK(lacking.bad.front().field == "snapshot");
    }
    SUBCASE("what nobody can read is a bad row") {
        auto second = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2, "上个月")}), of_tax());
        REQUIRE(second.bad.size() == 1);
        CHECK(second.bad.front().line == 3);
        CHECK(second.bad.front().field == "exited");
        CHECK_FALSE(second.imported);
    }
}

TEST_CASE("import of entries: each bad row is named by its own line and column") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto future = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2), row_of(3), row_of(4, "", "2099-01-01")}), of_tax());
    REQUIRE(future.bad.size() == 1);
    CHECK(future.bad.front().line == 5);
    CHECK(future.bad.front().field == "decided_on");
    auto number = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2, "", "2026-02-02", "某局130528199001010010")}), of_tax());
    REQUIRE(number.bad.size() == 1);
    CHECK(number.bad.front().line == 3);
    CHECK(number.bad.front().field == "issuer");
    CHECK(number.bad.front().value.find("130528199001010010") == std::string::npos);
    auto unread = county.import("clerk", "entries", lines({kEntries, row_of(1), row_of(2, "", "二月三十日")}), of_tax());
    REQUIRE(unread.bad.size() == 1);
    CHECK(unread.bad.front().line == 3);
}

TEST_CASE("import of entries: a row that the act refuses is named by its line, also in the second leaf of a long sheet") {
    County county;
    county.move_to(2026y / 3 / 2);
    std::vector<std::string> all{"名称,统一社会信用代码,主体类别,证件号码（遮盖）,认定单位,文书号,认定日期,依据"};
    constexpr int kRows = 4100;
    for (int i = 1; i < kRows; ++i)
        all.push_back("甲" + std::to_string(i) + "建筑有限公司," + code(i) + ",法人及非法人组织,,某局,认〔2026〕" + std::to_string(i) + "号,2026-02-02,某办法第六条");
    all.push_back("张某某,,自然人,1305********5678,某局,认〔2026〕" + std::to_string(kRows) + "号,2026-02-02,某办法第六条");
    engine::ImportRequest how;
    how.list_type = "customs_dishonest";
    how.level = "province";
    how.node = "试验来源";
    auto answer = county.import("clerk", "entries", lines(all), how);
    REQUIRE(answer.bad.size() == 1);
    CAPTURE(why(answer));
    CHECK(answer.bad.front().line == kRows + 1);
}

TEST_CASE("import of penalties: who brought it takes it back at once, and it can be brought again; later another person ends it") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto sheet = lines({"行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额,处罚决定日期,处罚机关",
                        "甲建筑有限公司,法人及非法人组织," + code(1) + ",宁人社罚〔2026〕1号,拖欠工资,拖欠工资,某条例第一条,罚款,罚款,0.5,2026-02-10,县人力资源和社会保障局"});
    auto brought = county.import("clerk", "penalties", sheet);
    CAPTURE(why(brought));
    REQUIRE(brought.imported);
    REQUIRE(brought.undoing.size() == 1);
    auto& undoing = brought.undoing.front();
    auto offered = county.read([&](store::Db& db, casework::Door& door) { return engine::undo_until(door, db, *county.actor("clerk"), brought.undoing, 0); });
    CHECK(offered);
    SUBCASE("at once") {
        auto done = county.act("clerk", {undoing.noun, undoing.ids.front(), undoing.act, undoing.fields, {}, {}, {}});
        REQUIRE(done);
        CHECK(done->state == "ended");
        CHECK(county.import("clerk", "penalties", sheet).fresh == 1);
    }
    SUBCASE("not what another brought") {
        auto done = county.act("handler", {undoing.noun, undoing.ids.front(), undoing.act, undoing.fields, {}, {}, {}});
        REQUIRE_FALSE(done);
        CHECK(done.refusal().code == "entered_by_oneself");
    }
    SUBCASE("not on another day") {
        county.move_to(county.today() + std::chrono::days{1});
        auto done = county.act("clerk", {undoing.noun, undoing.ids.front(), undoing.act, undoing.fields, {}, {}, {}});
        REQUIRE_FALSE(done);
        CHECK(done.refusal().code == "entered_just_now");
    }
}

TEST_CASE("import of penalties and licences: a person's number in another column, a bare name and two codes are bad rows; a licence without end has none") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto penalty = [&](std::string const& party, std::string const& document = "宁人社罚〔2026〕1号") {
        return county.import("clerk", "penalties", lines({"行政相对人名称,行政相对人类别,统一社会信用代码,证件类型,证件号码,行政处罚决定书文号,违法事实,处罚依据,处罚类别,处罚决定日期,处罚机关",
                                                          party + "," + document + ",拖欠工资,某条例第一条,警告,2026-02-10,县人力资源和社会保障局"}));
    };
    auto bad = [](engine::ImportAnswer const& answer) { return answer.bad.empty() ? "" : answer.bad.front().field; };
    CHECK(bad(penalty("张某某,自然人,130528201501010017,,")) == "code");
    CHECK(bad(penalty("张某某,自然人,,护照,130528201501010017")) == "document");
    CHECK(bad(penalty("张某某,自然人,,,")) == "number");
    CHECK(bad(penalty("甲公司,法人及非法人组织," + code(1) + "/" + code(2) + ",,")) == "code");
    CHECK(bad(penalty("/,法人及非法人组织," + code(1) + ",,")) == "name");
    CHECK_FALSE(bad(penalty("甲公司,法人及非法人组织," + code(1) + ",,", "/")).empty());
    CHECK(bad(penalty("张某某,自然人,/,身份证,130528199001010010")) == "");
    for (std::string end : {"长期", "永久有效", "无固定期限", "2099-12-31"}) {
        auto answer = county.import("clerk", "licences", lines({"相对人名称,统一社会信用代码,许可文书号,许可决定日期,有效期至,许可机关", "乙公司," + code(3) + ",许〔2026〕" + end + "号,2026-02-10," + end + ",县人力资源和社会保障局"}));
        CHECK_MESSAGE(why(answer) == "", end);
    }
}

TEST_CASE("import of subjects: a name that differs and that the importer may not change is told with its column and what to do") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto sheet = [&](std::string const& name) { return lines({"名称,主体类别,统一社会信用代码", name + ",法人及非法人组织," + code(1)}); };
    REQUIRE(county.import("clerk", "subjects", sheet("甲公司")).imported);
    auto answer = county.import("system", "subjects", sheet("乙公司"));
    REQUIRE(answer.bad.size() == 1);
    CHECK(answer.bad.front().field == "name");
    CHECK(answer.bad.front().value == "乙公司");
    CHECK(answer.bad.front().remedy.find("更名") != std::string::npos);
}

TEST_CASE("import: headings are remembered of an import, not of a dry run") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto sheet = lines({"商户,性质,赋码", "甲公司,法人及非法人组织," + code(1)});
    engine::ImportRequest mapped;
    mapped.map = {{"商户", "name"}, {"性质", "kind"}, {"赋码", "code"}};
    mapped.dry = true;
    CHECK(county.import("clerk", "subjects", sheet, mapped).fresh == 1);
    CHECK_FALSE(county.import("clerk", "subjects", sheet).bad.empty());
    mapped.dry = false;
    CHECK(county.import("clerk", "subjects", sheet, mapped).imported);
    CHECK(county.import("clerk", "subjects", sheet).same == 1);
}

TEST_CASE("import: what was taken back or refused does not stand in the way of the same sheet") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto taken_back = [&](engine::ImportAnswer const& answer, char const* by) {
        CAPTURE(why(answer));
        REQUIRE(answer.imported);
        REQUIRE(answer.undoing.size() == 1);
        auto& undoing = answer.undoing.front();
        for (auto& id : undoing.ids) REQUIRE(county.act(by, {undoing.noun, id, undoing.act, undoing.fields, {}, {}, {}}));
    };
    auto measures = lines({"编号,措施名称,性质,类别,种类,适用名单类别,事项类别,实施单位类别,法律强制,操作要求,操作要求（英文）,英文名称,修复方式,依据,起,止,已核对原文",
                           "Y1,某措施,discipline,administrative,management,tax_severe,licence,*,no,重点审查,examine,A measure,随条目解除,国发〔2016〕33号#（十）#central_policy,2026-01-01,,yes"});
    taken_back(county.import("office", "measures", measures), "office");
    CHECK(county.import("office", "measures", measures).fresh == 1);
    CHECK(county.import("office", "measures", measures).same == 1);
    measures.replace(measures.find("Y1,"), 3, " ｙ1 ,");
    CHECK(county.import("office", "measures", measures).same == 1);
    auto calendar = lines({"日期,类型,来源", "2032-01-01,holiday,关于2032年部分节假日安排的通知"});
    taken_back(county.import("office", "calendar", calendar), "office");
    CHECK(county.import("office", "calendar", calendar).fresh == 1);
    auto agencies = lines({"单位名称,统一社会信用代码,单位类别,职权事项,职责,起,止", "某局," + code(77) + ",finance,SY-01:某事项:licence,,2026-01-01,"});
    taken_back(county.import("sysadmin", "agencies", agencies), "secadmin");
    auto again = county.import("sysadmin", "agencies", agencies);
    CAPTURE(why(again));
    CHECK(again.fresh == 1);
}

TEST_CASE("import: what is wrong in a sheet of the catalogue is told in Chinese and English, with its column, its value and its line") {
    County county;
    county.move_to(2026y / 3 / 2);
    std::string const headings = "number,name_zh,name_en,polarity,category,kind,target_list_types,matter_kinds,agencies,binds_by_law,what_to_do_zh,what_to_do_en,repair,bases,from,to,confirmed";
    std::map<std::string, std::string> const good{{"number", "Y1"}, {"name_zh", "某措施"}, {"name_en", "A"}, {"polarity", "discipline"}, {"category", "administrative"}, {"kind", "management"},
                                                  {"target_list_types", "tax_severe"}, {"matter_kinds", "licence"}, {"agencies", "*"}, {"binds_by_law", "no"}, {"what_to_do_zh", "审查"},
                                                  {"what_to_do_en", "x"}, {"repair", "随条目解除"}, {"bases", "某法#第一条#law"}, {"from", "2026-01-01"}, {"to", ""}, {"confirmed", "yes"}};
    auto with = [&](std::string const& column, std::string const& value) {
        std::string row;
        for (auto& heading : list_type::parts(headings, ',')) row += (row.empty() ? "" : ",") + (heading == column ? value : good.at(heading));
        return county.import("office", "measures", lines({headings, row}));
    };
    REQUIRE(with("", "").bad.empty());
    for (auto& [column, value] : std::map<std::string, std::string>{{"what_to_do_zh", ""}, {"binds_by_law", "是"}, {"bases", "某法第一条"}, {"target_list_types", "all_discipline|tax_severe"},
                                                                     {"to", "2025-01-01"}, {"matter_kinds", "gardening"}, {"from", "昨天"}, {"polarity", "so-so"}, {"confirmed", "对"},
                                                                     {"agencies", "no_such_kind"}}) {
        auto bad = with(column, value).bad;
        REQUIRE(bad.size() == 1);
        CHECK(bad.front().line == 2);
        CHECK(bad.front().field == column);
        CHECK(bad.front().value == value);
        CHECK_MESSAGE(has_chinese(bad.front().reason), bad.front().reason);
        CHECK(has_chinese(bad.front().remedy));
        CHECK(bad.front().remedy.find("README") == std::string::npos);
    }
    auto calendar = county.import("office", "calendar", lines({"日期,类型,来源", "2032-01-01,holiday,关于2032年部分节假日安排的通知", "2032-01-02,holiday,某通知"}));
    REQUIRE(calendar.bad.size() == 1);
    CHECK(calendar.bad.front().line == 3);
    CHECK(calendar.bad.front().field == "source");
    CHECK(calendar.bad.front().value == "某通知");
    CHECK(has_chinese(calendar.bad.front().reason));
    auto agency = county.import("sysadmin", "agencies", lines({"单位名称,统一社会信用代码,单位类别,职权事项,职责,起,止", "某局," + code(78) + ",finance,SY-01:某事项:licence,,明天,"}));
    REQUIRE(agency.bad.size() == 1);
    CHECK(agency.bad.front().field == "from");
    CHECK(agency.bad.front().value == "明天");
}

TEST_CASE("import: a refusal of the act is told once") {
    County county;
    county.move_to(2026y / 3 / 2);
    auto sheet = [&](std::string const& day) {
        return lines({"出台层级,出台机关,文号,印发日期,备忘录名称,奖惩对象,奖惩依据", "省,某厅,某财金〔2026〕9号," + day + ",某备忘录,某对象,某法#第一条#law"});
    };
    auto bad = county.import("office", "memoranda", sheet("2099-01-01")).bad;
    REQUIRE(bad.size() == 1);
    auto& reason = bad.front().reason;
    auto first = reason.substr(0, reason.find("。"));
    REQUIRE(!first.empty());
    CHECK_MESSAGE(reason.find(first, first.size()) == std::string::npos, reason);
}

#include <doctest/doctest.h>
#include <algorithm>
#include "review/noun.h"
#include "review/roster.h"

namespace {

std::vector<std::string> places(review::Read const& read) {
    std::vector<std::string> all;
    for (auto& each : read.finding.fields) all.push_back(each.field);
    return all;
}

}  // namespace

TEST_CASE("a roster is read line by line, with a code, a name or both in either order") {
    auto read = review::read_roster(review::lines_typed("名称,代码\n甲建筑有限公司,91130528MA00000019\n\n９１１３０５２８ma0000003f，丙科技有限公司\r\n130528198501010012\n乙商贸有限公司,\n"));
    REQUIRE(read.finding.holds);
    REQUIRE(read.rows.size() == 4);
    CHECK(read.rows[0].name == "甲建筑有限公司");
    CHECK(read.rows[1].code == "91130528MA0000003F");
    CHECK(read.rows[1].name == "丙科技有限公司");
    CHECK(read.rows[2].person);
    CHECK(read.rows[2].code == "1305************12");
    CHECK(read.numbers[2] == "130528198501010012");
    CHECK(read.numbers[0].empty());
    CHECK(read.rows[3].code.empty());
}

TEST_CASE("each row that cannot be checked is named, and shows no whole number") {
    auto read = review::read_roster(review::lines_typed("甲公司,91130528MA00000019\n9.11305E+17\n甲公司,91130528MA00000019\n张某某,1305************12\n张某某 130528198501010012\n"
                                                        "李某某,130528198501010013\n甲,乙,丙"));
    CHECK_FALSE(read.finding.holds);
    CHECK(places(read) == std::vector<std::string>{"roster[2]", "roster[3]", "roster[4]", "roster[6]", "roster[7]"});
    for (auto& each : read.finding.fields) {
        CHECK_FALSE(each.reason.empty());
        CHECK_FALSE(each.remedy.empty());
        CHECK(each.value.find("130528198501010012") == std::string::npos);
    }
}

TEST_CASE("a letter has an end: nobody on it, or more rows than it may have") {
    CHECK(places(review::read_roster({})) == std::vector<std::string>{"roster"});
    std::string text;
    for (std::size_t i = 0; i <= review::kMostRows; ++i) text += "虚构单位" + std::to_string(i) + "\n";
    CHECK(places(review::read_roster(review::lines_typed(text))) == std::vector<std::string>{"roster"});
}

TEST_CASE("the annex says of each row what the counter says, with its receipt") {
    review::Review r{};
    r.roster = {{"甲建筑有限公司", "91130528MA00000019", false, "discipline", "列入惩戒名单", "拖欠农民工工资（县）", "M08 限制参加评先评优", "", "17.0", {}},
                {"", "1305************12", true, "none", "未列入名单", "", "", "", "17.1", {}}};
    r.results = {{"discipline", 1}, {"none", 1}};
    CHECK(review::in_numbers(r) == "列入惩戒名单1个，未列入名单1个");
    CHECK(review::annex(r) == std::vector<std::string>{"1．甲建筑有限公司，91130528MA00000019：列入惩戒名单。名单类别：拖欠农民工工资（县）。对应措施：M08 限制参加评先评优。比对回执：17.0",
                                                       "2．1305************12：未列入名单。比对回执：17.1"});
}

TEST_CASE("an agency knows of its own reviews alone") {
    review::Review r{};
    r.agency = "asks";
    auto reads = [&](std::string agency, law::Party role) {
        casework::Actor actor;
        actor.agency = std::move(agency);
        actor.roles = role;
        return review::ReviewNoun::may_read(r, {}, actor);
    };
    CHECK(reads("asks", law::Party::officer));
    CHECK_FALSE(reads("another", law::Party::approver));
    CHECK(reads("credit", law::Party::office));
    CHECK(reads("", law::Party::auditor));
}

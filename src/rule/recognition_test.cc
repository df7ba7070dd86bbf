// Recognition of other regions, as its rows say: what a row must be, who is elsewhere, how long rows carry.
#include <doctest/doctest.h>
#include "rule/noun.h"
#include "rule/recognition.h"

namespace {

law::Date day(char const* text) { return law::date_from(text).value(); }

json::Object sent(json::Object changes = {}) {
    json::Object what{{"region", "130600"}, {"region_name", "邻市（虚构）"}, {"of", "list"}, {"theirs", "debtors"}, {"theirs_name", "名单"}, {"recognised", true},
                      {"list_type", "dishonest_judgment_debtor"}, {"classes", json::Array{}}};
    for (auto& each : changes) what[each.key()] = each.value();
    return {{"rule", json::Object{{"kind", "recognition"}, {"recognition", what}, {"from", "2026-03-02"}, {"to", nullptr}, {"instrument", "宁社信发〔2020〕6号"},
                                  {"article", "（五）"}, {"rank", "normative_document"}, {"source", "协议（虚构）"}, {"confirmed", false}}}};
}

rule::Rule published(char const* from, char const* to, char const* list_type = "dishonest_judgment_debtor") {
    auto all = rule::content(sent({{"list_type", list_type}, {"recognised", *list_type != 0}}));
    all.from = day(from);
    if (to) all.to = day(to);
    all.published_on = day(from);
    return all;
}

}  // namespace

TEST_CASE("recognition: a row says what is recognised of which region, and what ours is") {
    CHECK(rule::content(sent()).name == "recognition.130600.list.debtors");
    CHECK(rule::content(sent({{"of", "evaluation"}, {"list_type", ""}, {"classes", json::Array{"优"}}})).name == "recognition.130600.evaluation");
    CHECK_THROWS_WITH(rule::content(sent({{"region", "1306"}})), doctest::Contains("$.rule.recognition.region"));
    CHECK_THROWS_WITH(rule::content(sent({{"theirs", "a b"}})), doctest::Contains("theirs"));
    CHECK_THROWS_WITH(rule::content(sent({{"list_type", ""}})), doctest::Contains("list_type"));
    CHECK_THROWS_WITH(rule::content(sent({{"recognised", false}})), doctest::Contains("list_type"));
    CHECK_THROWS_WITH(rule::content(sent({{"classes", json::Array{"优"}}})), doctest::Contains("classes"));
    CHECK_NOTHROW(rule::content(sent({{"recognised", false}, {"list_type", ""}})));
}

TEST_CASE("recognition: the words of a class are words") {
    auto with = [](char const* word) { return rule::content(sent({{"of", "evaluation"}, {"list_type", ""}, {"classes", json::Array{word}}})); };
    for (auto* word : {"优", "AAA", "守信"}) CHECK_NOTHROW(with(word));
    for (auto* word : {"92", "９２", "九十分", "前5%", "第一", ""}) CHECK_THROWS_WITH_AS(with(word), doctest::Contains("classes"), json::Error);
}

TEST_CASE("recognition: a county, its city and its province are not elsewhere") {
    for (auto* own : {"130528", "130500", "130000"}) CHECK_FALSE_MESSAGE(rule::is_elsewhere(own, "130528"), own);
    for (auto* other : {"130600", "130529", "140000", "140100"}) CHECK_MESSAGE(rule::is_elsewhere(other, "130528"), other);
}

TEST_CASE("recognition: it carries through the last of the rows that go on saying the same") {
    std::vector<rule::Rule> rows{published("2026-03-02", "2026-06-30"), published("2026-07-01", "2026-12-31"), published("2027-01-01", nullptr, "wage_arrears")};
    CHECK(rule::carries(rows, "dishonest_judgment_debtor", day("2026-03-02")).last == day("2026-12-31"));
    CHECK_FALSE(rule::carries(rows, "dishonest_judgment_debtor", day("2026-03-01")).now);
    CHECK_FALSE(rule::carries(rows, "dishonest_judgment_debtor", day("2027-01-01")).now);
    auto open = rule::carries(rows, "wage_arrears", day("2027-01-01"));
    CHECK(open.now);
    CHECK_FALSE(open.last);
    rows[1].ended_on = day("2026-04-01");
    CHECK(rule::carries(rows, "dishonest_judgment_debtor", day("2026-03-02")).last == day("2026-06-30"));
    rows[0] = published("2026-03-02", nullptr, "");
    CHECK_FALSE(rule::carries(rows, "dishonest_judgment_debtor", day("2026-03-02")).now);
}

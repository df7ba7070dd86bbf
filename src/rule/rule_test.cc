#include "list_type/noun.h"
#include "list_type/office_for_test.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "test/sweep.h"

namespace {

using namespace catalogue_test;
using rule::Rule;
using rule::RuleNoun;
using rule::Step;

json::Object period(std::string from, std::string to = "", int count = 7) {
    json::Object sent{{"kind", "period"}, {"name", "objection.source"}, {"count", count}, {"unit", "working_days"}, {"sort", "time_to_act"},
                      {"from", from}, {"instrument", "某条例"}, {"article", "第四十一条"}, {"rank", "local_regulation"}, {"confirmed", true}};
    if (!to.empty()) sent["to"] = to;
    return {{"rule", std::move(sent)}};
}

Rule published(json::Object const& fields, std::string id) {
    auto all = rule::content(fields);
    all.id = std::move(id);
    all.published_on = day("2026-01-01");
    return all;
}

std::string unmet(Rule const& r, std::vector<Rule> const& others = {}) {
    auto facts = rule::answers(r, others, Step::publish);
    facts.answer(rule::recognition_fits, true);               // asked of the store; no period or calendar recognises anything
    return first_unmet(RuleNoun::editions().front(), "publish", facts);
}

}  // namespace

TEST_CASE("every cell of the rule's statute is applied as written") { sweep(RuleNoun::editions().front()); }

TEST_CASE("every shipped period can be drafted and published, one after the other") {
    std::map<std::string, std::vector<Rule>> on_file;
    int count = 0;
    for (auto& row : seed_rows("periods.csv")) {
        CAPTURE(row.at("name"));
        CAPTURE(row.at("from"));
        auto r = published(rule::fields_from_row(row), std::to_string(++count));
        CHECK(unmet(r, on_file[r.name]) == "");
        on_file[r.name].push_back(r);
    }
    CHECK(count >= 40);
}

TEST_CASE("the shipped calendars announce each year once and count like the notices") {
    auto years = rule::fields_from_calendar(seed_rows("calendar.csv"));
    REQUIRE(years.size() == 8);
    std::vector<Rule> all;
    for (auto& fields : years) {
        auto r = published(fields, "y");
        CAPTURE(r.name);
        CHECK(unmet(r) == "");
        all.push_back(std::move(r));
    }
    CHECK(all.front().name == "calendar.2019");
    CHECK(all.front().source.find("调整2019年劳动节") != std::string::npos);
    CHECK(all.back().name == "calendar.2026");
    auto calendar = rule::calendar_of(all);
    CHECK(calendar.is_working(day("2026-02-14")));
    CHECK_FALSE(calendar.is_working(day("2026-02-16")));
    CHECK(calendar.is_announced(day("2019-01-01")));
    CHECK_FALSE(calendar.is_announced(day("2018-12-29")));
    CHECK(calendar.is_working(day("2018-12-29")));
    CHECK_FALSE(calendar.is_announced(day("2027-01-04")));
    all.back().ended_on = day("2026-05-01");
    CHECK_FALSE(rule::calendar_of(all).is_announced(day("2026-02-16")));
}

TEST_CASE("a wrong cell of a period or of the calendar is named by its column") {
    auto row = seed_rows("periods.csv").front();
    for (auto* column : {"count", "unit", "sort", "from", "to", "rank", "confirmed"}) {
        auto wrong = row;
        wrong[column] = "?";
        CHECK_THROWS_WITH_AS(rule::fields_from_row(wrong), doctest::Contains(column), json::Error);
    }
    auto days = seed_rows("calendar.csv");
    days.front()["date"] = "2026-02-30";
    CHECK_THROWS_WITH_AS(rule::fields_from_calendar(days), doctest::Contains("date"), json::Error);
    days.front() = {{"date", "2026-01-01"}, {"kind", "holiday"}, {"source", "关于放假的通知"}};
    CHECK_THROWS_WITH_AS(rule::fields_from_calendar(days), doctest::Contains("source"), json::Error);
}

TEST_CASE("a malformed rule is told where") {
    auto said = [](auto change) {
        auto fields = period("2026-01-01");
        change(fields["rule"].as_object());
        try {
            rule::content(fields);
        } catch (json::Error const& e) {
            return std::string(e.what());
        }
        return std::string("accepted");
    };
    CHECK(said([](json::Object&) {}) == "accepted");
    CHECK(said([](json::Object& r) { r["count"] = 0; }).starts_with("$.rule.count"));
    CHECK(said([](json::Object& r) { r["count"] = 4000; }).starts_with("$.rule.count"));
    CHECK(said([](json::Object& r) { r["unit"] = "weeks"; }).starts_with("$.rule.unit"));
    CHECK(said([](json::Object& r) { r.erase("sort"); }).starts_with("$.rule.sort"));
    CHECK(said([](json::Object& r) { r["to"] = "2025-12-31"; }).starts_with("$.rule.to"));
    CHECK(said([](json::Object& r) { r["name"] = "calendar.2026"; }).starts_with("$.rule.name"));
    CHECK(said([](json::Object& r) { r["year"] = 2026; }).starts_with("$.rule.year"));
    CHECK(said([](json::Object& r) { r["kind"] = "calendar"; }).starts_with("$.rule.year"));
    CHECK(said([](json::Object& r) { r["published_on"] = "2026-01-01"; }).starts_with("$.rule.published_on"));
}

TEST_CASE("a house rule is marked as one and burdens nobody, save that it may cap a burden") {
    auto r = rule::content(period("2026-01-01"));
    CHECK(unmet(r) == "");
    r.rank = law::Rank::house_rule;
    CHECK(unmet(r) == "basis_is_named");
    r.instrument = "衡信系统规则 (own rule)";
    CHECK(unmet(r) == "");
    r.sort = law::Sort::burden;
    CHECK(unmet(r) == "house_rule_burdens_nobody");
    r.name = "repair.minor.max";
    CHECK(unmet(r) == "");
    r.rank = law::Rank::normative_document;
    CHECK(unmet(r) == "basis_is_named");
    r.instrument.clear();
    CHECK(unmet(r) == "basis_is_named");
}

TEST_CASE("a calendar whose days do not fit the week or the year is refused") {
    auto calendar = [](json::Array days) {
        json::Object sent{{"kind", "calendar"}, {"year", 2026}, {"source", "关于2026年的通知"}, {"days", days}, {"confirmed", true}};
        return rule::content({{"rule", sent}});
    };
    auto one = [](char const* date, char const* kind) { return json::Object{{"date", date}, {"kind", kind}}; };
    CHECK(unmet(calendar({one("2026-02-16", "holiday"), one("2026-02-14", "make_up_working_day"), one("2025-12-31", "holiday")})) == "");
    CHECK(unmet(calendar({one("2026-02-14", "holiday")})) == "days_fit_the_week");
    CHECK(unmet(calendar({one("2026-02-16", "make_up_working_day")})) == "days_fit_the_week");
    CHECK(unmet(calendar({one("2026-02-16", "holiday"), one("2026-02-16", "holiday")})) == "days_fit_the_week");
    CHECK(unmet(calendar({one("2027-01-01", "holiday")})) == "days_fit_the_week");
    CHECK(unmet(calendar({one("2025-10-01", "holiday")})) == "days_fit_the_week");
}

TEST_CASE("rows of one period never overlap and never leave a day without a value") {
    auto open = published(period("2020-03-18"), "open");
    CHECK(unmet(published(period("2026-04-01"), "new"), {open}) == "");                        // closes the open one
    CHECK(unmet(published(period("2026-04-01", "2026-12-31"), "new"), {open}) == "no_day_is_left_out");
    CHECK(unmet(published(period("2019-01-01"), "new"), {open}) == "rows_do_not_overlap");
    CHECK(unmet(published(period("2019-01-01", "2020-03-17"), "new"), {open}) == "");
    CHECK(unmet(published(period("2020-03-18"), "new"), {open}) == "");                        // the same days, put right
    auto closed = published(period("2020-03-18", "2026-03-31"), "closed");
    CHECK(unmet(published(period("2026-03-31"), "new"), {closed}) == "rows_do_not_overlap");
    CHECK(unmet(published(period("2026-04-01"), "new"), {closed}) == "");
    auto drafted = open;
    drafted.published_on.reset();
    CHECK(unmet(published(period("2019-01-01"), "new"), {drafted}) == "");
    CHECK_FALSE(rule::answers(open, {open}, Step::end).ask(rule::no_day_is_left_out).holds);
}

TEST_CASE("a change of law is a new row: the old value still counts the waits that began in its time") {
    Office desk({casework::noun<RuleNoun>()}, day("2026-03-01"));
    auto first = desk.published("rule", period("2020-03-18"));
    CHECK(desk.law().periods.covers("objection.source", day("2020-03-18"), {}));
    auto second = desk.published("rule", period("2026-04-01", "", 5));
    CHECK(desk.state(first) == "published");
    CHECK(store::load(desk.db(), RuleNoun::table(), first)->to == day("2026-03-31"));
    CHECK(desk.law().periods.in_force("objection.source", day("2026-03-31"))->span.count == 7);
    CHECK(desk.law().periods.in_force("objection.source", day("2026-04-01"))->span.count == 5);
    CHECK(desk.law().periods.covers("objection.source", day("2020-03-18"), {}));

    auto corrected = desk.published("rule", period("2026-04-01", "", 6));
    CHECK(desk.state(second) == "superseded");
    CHECK(desk.law().periods.in_force("objection.source", day("2026-04-01"))->span.count == 6);
    auto no = desk.act(Office::publisher(), "rule", corrected, "end", {{"reason", "误录"}});
    REQUIRE_FALSE(no);
    CHECK(no.refusal().code == "no_day_is_left_out");
}

TEST_CASE("a new deployment is founded on rows that meet the conditions of publication, by the law alone") {
    Office desk({casework::noun<RuleNoun>()}, day("2026-03-01"));
    casework::Actor law = casework::the_law(Office::drafter());
    auto done = desk.act(law, "rule", "", "found", period("2020-03-18"));
    REQUIRE_MESSAGE(done, Office::refused(done));
    CHECK(desk.state(done->id) == "published");
    CHECK(desk.law().periods.in_force("objection.source", day("2020-03-18"))->span.count == 7);
    CHECK(desk.act(law, "rule", "", "found", period("2019-01-01")).refusal().code == "rows_do_not_overlap");
    auto house = period("2019-01-01", "2019-12-31");
    house["rule"].as_object()["rank"] = "house_rule";
    CHECK(desk.act(law, "rule", "", "found", house).refusal().code == "basis_is_named");
    CHECK(desk.act(Office::publisher(), "rule", "", "found", period("2019-01-01", "2019-12-31")).refusal().code == "not_this_party");
}

TEST_CASE("a later notice replaces the calendar of its year, and a calendar can be taken back") {
    Office desk({casework::noun<RuleNoun>()}, day("2026-03-01"));
    auto years = rule::fields_from_calendar(seed_rows("calendar.csv"));
    auto first = desk.published("rule", years.back());
    CHECK_FALSE(desk.law().calendar.is_working(day("2026-05-04")));
    auto& days = years.back()["rule"].as_object()["days"].as_array();
    for (auto each = days.begin(); each != days.end();) each = each->as_object().at("date") == "2026-05-04" ? days.erase(each) : each + 1;
    auto second = desk.published("rule", years.back());
    CHECK(desk.state(first) == "superseded");
    CHECK(desk.law().calendar.is_working(day("2026-05-04")));
    REQUIRE(desk.act(Office::publisher(), "rule", second, "end", {{"reason", "通知有误"}}));
    CHECK_FALSE(desk.law().calendar.is_announced(day("2026-05-04")));
}

TEST_CASE("a period that a statute names and nobody has filled is found, and the shipped ones fill theirs") {
    casework::Nouns nouns({casework::noun<RuleNoun>(), casework::noun<list_type::ListTypeNoun>(), casework::noun<measure::MeasureNoun>()});
    CHECK(rule::missing_periods(law::Periods(), nouns).size() == 2);
    std::vector<Rule> rows;
    for (auto& row : seed_rows("periods.csv")) rows.push_back(published(rule::fields_from_row(row), "p"));
    CHECK(rule::missing_periods(rule::periods_of(rows), nouns).empty());
    for (auto& r : rows) if (r.name == "measure.legal_review") r.from = day("2021-01-01");
    auto missing = rule::missing_periods(rule::periods_of(rows), nouns);
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().starts_with("measure: measure.legal_review"));
}

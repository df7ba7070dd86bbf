#include "list_type/repair.h"
#include <doctest/doctest.h>

namespace {

using law::Date;
using namespace list_type;
using std::chrono::year;

constexpr Date ymd(int y, unsigned m, unsigned d) { return Date{year{y} / std::chrono::month{m} / std::chrono::day{d}}; }
constexpr Date kTurn = ymd(2026, 4, 1);

// Three months before the turn, one year since.
law::Periods periods() {
    auto row = [](int count, law::Unit unit, Date from, std::optional<Date> to, bool confirmed) {
        return law::PeriodValue{"repair.invented.min", {count, unit}, law::Sort::burden, from, to, "invented", "art. 1", law::Rank::central_policy, confirmed};
    };
    return law::Periods({row(3, law::Unit::months, ymd(2023, 5, 1), ymd(2026, 3, 31), false), row(1, law::Unit::years, kTurn, {}, true)});
}

RepairRule rule_of(RepairWay way) { return {way, "repair.invented.min"}; }

RepairLaw generation(Date from, std::optional<Date> to, Governs by, bool keeps) { return {from, to, by, keeps, false, false, {}, true}; }

}  // namespace

TEST_CASE("the repair of an older document may rest on the rule of its days or on today's, whichever comes first, and says which is confirmed") {
    auto old = eligibility(rule_of(RepairWay::from_document), periods(), ymd(2026, 2, 10), {});
    CHECK(old.from == ymd(2026, 5, 11));
    CHECK_FALSE(old.confirmed);
    auto fresh = eligibility(rule_of(RepairWay::from_document), periods(), kTurn, {});
    CHECK(fresh.from == ymd(2027, 4, 2));
    CHECK(fresh.confirmed);
    // So old that both let it be asked for at once: the earlier day is the older rule's.
    CHECK(eligibility(rule_of(RepairWay::from_document), periods(), ymd(2023, 6, 1), {}).from == ymd(2023, 9, 2));
}

TEST_CASE("which day governs and whether older documents keep their rule are columns of a generation") {
    auto under = [](Governs by, bool keeps) {
        RepairLaw laws[] = {generation(ymd(2023, 5, 1), ymd(2026, 3, 31), by, keeps), generation(kTurn, {}, Governs::application, false)};
        return eligibility(rule_of(RepairWay::from_document), periods(), ymd(2026, 2, 10), {}, laws).from;
    };
    CHECK(under(Governs::application, true) == ymd(2026, 5, 11));
    CHECK(under(Governs::document, false) == ymd(2026, 5, 11));
    CHECK(under(Governs::application, false) == ymd(2027, 2, 11));       // the year of the new generation, counted from the document
}

TEST_CASE("a time that runs from the correction has no day before that is known; what the law forbids has none at all") {
    auto document = ymd(2026, 1, 12);
    CHECK_FALSE(eligibility(rule_of(RepairWay::from_correction), periods(), document, {}).from);
    CHECK(eligibility(rule_of(RepairWay::from_correction), periods(), document, ymd(2026, 2, 1)).from == ymd(2026, 5, 2));
    RepairRule forbidden{RepairWay::forbidden, {}, {"invented law", "art. 7", law::Rank::law}, true};
    auto none = eligibility(forbidden, periods(), document, {});
    CHECK_FALSE(none.from);
    CHECK(none.under == "invented law art. 7");
    CHECK(eligibility(RepairRule{RepairWay::at_once, {}, {}, true}, periods(), document, {}).from == document);
}

TEST_CASE("every list type has its rule of repair, and on every day one generation governs applications") {
    auto row = [](char const* name, int count, Date from, std::optional<Date> to = {}) {
        return law::PeriodValue{name, {count, law::Unit::months}, law::Sort::burden, from, to, "invented", "art. 2", law::Rank::law, true};
    };
    law::Periods rows({row("repair.at_once.a", 0, kTurn), row("repair.from_correction.b", 6, kTurn), row("repair.forbidden.c", 0, kTurn), row("repair.list.min", 3, kTurn)});
    CHECK(repair_rules_of("a", rows)[0].way == RepairWay::at_once);
    CHECK(repair_rules_of("a", rows)[0].under.article == "art. 2");
    CHECK(repair_rules_of("b", rows)[0].period == "repair.from_correction.b");
    CHECK(repair_rules_of("c", rows)[0].way == RepairWay::forbidden);
    CHECK(repair_rules_of("an invented list", rows)[0].period == "repair.list.min");
    // A change of law is another row: while both hold the subject may rest on the better.
    law::Periods changed({row("repair.from_document.d", 6, ymd(2023, 5, 1), ymd(2026, 3, 31)), row("repair.from_correction.d", 1, kTurn)});
    CHECK(repair_rules_of("d", changed).size() == 2);
    CHECK(eligibility(repair_rules_of("d", changed), changed, ymd(2026, 2, 10), ymd(2026, 4, 1)).from == ymd(2026, 5, 2));
    // A folder of before has its ways as they were.
    law::Periods before({row("repair.wage_arrears.min", 6, ymd(2022, 1, 1)), row("repair.list.min", 3, kTurn)});
    CHECK(repair_rules_of("wage_arrears_county", before)[0].way == RepairWay::from_correction);
    CHECK(repair_rules_of("dishonest_judgment_debtor", before)[0].way == RepairWay::at_once);
    auto laws = repair_laws();
    for (std::size_t i = 1; i < laws.size(); ++i) CHECK(laws[i - 1].to == laws[i].from - std::chrono::days{1});
    CHECK_FALSE(laws.back().to);
    CHECK(repair_law_on(ymd(2026, 3, 31)).one_window == false);
    CHECK(repair_law_on(kTurn).one_window);
}

TEST_CASE("a subject is reminded of each day of a repair once, near the day, and never of what cannot be repaired") {
    law::PeriodValue ahead{"repair.remind", {15, law::Unit::calendar_days}, law::Sort::time_to_act, ymd(2020, 3, 18), {}, "own rule", "invented", law::Rank::house_rule, true};
    law::Periods periods(std::vector{ahead});
    Eligibility when{RepairWay::from_document, ymd(2026, 5, 20), "invented law art. 1", false};
    auto last = ymd(2026, 12, 31);
    auto on = [&](Date today, Reminder told = {}) { return reminder(when, last, told, periods, {}, today); };
    CHECK_FALSE(on(ymd(2026, 5, 4)).any());
    CHECK(on(ymd(2026, 5, 5)).may_apply == ymd(2026, 5, 20));
    CHECK(on(ymd(2026, 6, 4)).may_apply == ymd(2026, 5, 20));            // the clock stood still meanwhile
    CHECK_FALSE(on(ymd(2026, 6, 5)).any());
    CHECK_FALSE(on(ymd(2026, 5, 6), {ymd(2026, 5, 20), {}}).any());
    CHECK(on(ymd(2026, 5, 6), {ymd(2026, 4, 20), {}}).may_apply == ymd(2026, 5, 20));      // another day than the one that was told
    CHECK(on(ymd(2026, 12, 16)).ends == last);
    CHECK_FALSE(on(ymd(2027, 1, 1)).any());
    CHECK_FALSE(reminder(when, {}, {}, periods, {}, ymd(2026, 12, 20)).any());
    CHECK_FALSE(reminder(when, last, {}, law::Periods{}, {}, ymd(2026, 5, 6)).any());
    for (auto way : {RepairWay::none, RepairWay::forbidden}) CHECK_FALSE(reminder({way, ymd(2026, 5, 20), "", true}, last, {}, periods, {}, ymd(2026, 5, 6)).any());
    CHECK(reminder({RepairWay::at_once, ymd(2026, 5, 20), "", true}, ymd(2026, 5, 20), {}, periods, {}, ymd(2026, 5, 6)).may_apply == std::nullopt);
    // An end before the day from which it could be asked for: only the end is told.
    when.from = ymd(2027, 1, 5);
    auto end = on(ymd(2026, 12, 25));
    CHECK_FALSE(end.may_apply);
    CHECK(end.ends == last);
    CHECK(ends_in_words(when, last) == "期限至2026年12月31日届满，届满后自动终止，无须申请");
    CHECK(may_apply_in_words(when) == "自2027年1月5日起可以申请信用修复（invented law art. 1，依据待核对）");
}

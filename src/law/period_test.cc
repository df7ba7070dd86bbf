#include "law/period.h"
#include "test/real_data.h"
#include <doctest/doctest.h>
#include <fstream>

namespace {

using namespace std::chrono_literals;
using law::Date, law::Sort, law::Unit;
using Kind = law::Calendar::Kind;

// Ordinary weeks in the years that these tests visit.
law::Calendar plain() { return {{}, {2024, 2025, 2026, 2027, 2028}}; }

// The holiday of May 2026 as announced: 1–5 May off, Saturday 9 May worked.
law::Calendar may() {
    return {{{2026y / 5 / 1, Kind::holiday},
             {2026y / 5 / 4, Kind::holiday},
             {2026y / 5 / 5, Kind::holiday},
             {2026y / 5 / 9, Kind::make_up_working_day}},
            {2026}};
}

Date act_by(law::Span span, Date event, law::Calendar const& calendar) {
    auto due = law::last_day(span, Sort::time_to_act, event, calendar);
    CHECK(!due.provisional);
    return due.day;
}
Date burden_until(law::Span span, Date event, law::Calendar const& calendar) {
    return law::last_day(span, Sort::burden, event, calendar).day;
}
law::PeriodValue row(int count, Date from, std::optional<Date> to) {
    return {.name = "objection.source", .span = {count, Unit::working_days}, .sort = Sort::time_to_act, .from = from, .to = to,
            .instrument = "Rules", .article = "7", .rank = law::Rank::normative_document, .confirmed = true};
}

}  // namespace

TEST_CASE("a day that is provisional is written as one") {
    CHECK(law::in_words(law::Due{2026y / 12 / 31, false}) == "2026年12月31日");
    CHECK(law::in_words(law::Due{2027y / 1 / 4, true}) == "2027年1月4日（暂定：期间所经年度的放假安排尚未公布，公布后重新计算）");
}

TEST_CASE("calendar: weekends, holidays and make-up days") {
    auto calendar = may();
    CHECK(calendar.is_working(2026y / 4 / 30));
    CHECK(!calendar.is_working(2026y / 5 / 1));    // a Friday, holiday
    CHECK(!calendar.is_working(2026y / 5 / 2));    // a Saturday
    CHECK(calendar.is_working(2026y / 5 / 9));     // a Saturday, made up
    CHECK(!calendar.is_working(2026y / 5 / 10));   // a Sunday
    CHECK(calendar.is_announced(2026y / 12 / 31));
    CHECK(!calendar.is_announced(2027y / 1 / 1));
}

TEST_CASE("period: working days skip the holiday and count the make-up day") {
    // 30 April, then 6 and 7 May: 1 to 5 May are off.
    CHECK(act_by({3, Unit::working_days}, 2026y / 4 / 29, may()) == Date{2026y / 5 / 7});
    // 6, 7, 8 and 9 May (made up), then Monday 11 May.
    CHECK(act_by({5, Unit::working_days}, 2026y / 5 / 4, may()) == Date{2026y / 5 / 11});
    CHECK(act_by({4, Unit::working_days}, 2026y / 5 / 4, may()) == Date{2026y / 5 / 9});
    CHECK(burden_until({4, Unit::working_days}, 2026y / 5 / 4, may()) == Date{2026y / 5 / 9});
    // The day of the event does not count, be it a working day or not.
    CHECK(act_by({1, Unit::working_days}, 2026y / 3 / 2, plain()) == Date{2026y / 3 / 3});
    CHECK(act_by({1, Unit::working_days}, 2026y / 3 / 7, plain()) == Date{2026y / 3 / 9});
    CHECK(act_by({15, Unit::working_days}, 2026y / 3 / 4, plain()) == Date{2026y / 3 / 25});
}

TEST_CASE("period: with 1 May alone off, as small calendars have it") {
    law::Calendar one_day{{{2026y / 5 / 1, Kind::holiday}, {2026y / 5 / 9, Kind::make_up_working_day}}, {2026}};
    CHECK(act_by({3, Unit::working_days}, 2026y / 4 / 29, one_day) == Date{2026y / 5 / 5});
    CHECK(act_by({5, Unit::working_days}, 2026y / 5 / 4, one_day) == Date{2026y / 5 / 9});
}

TEST_CASE("period: a month ends on the corresponding day, or on the last day of a shorter month") {
    CHECK(burden_until({1, Unit::months}, 2026y / 1 / 31, plain()) == Date{2026y / 2 / 28});
    CHECK(burden_until({1, Unit::months}, 2024y / 1 / 31, plain()) == Date{2024y / 2 / 29});
    CHECK(burden_until({1, Unit::months}, 2026y / 2 / 28, plain()) == Date{2026y / 3 / 28});
    CHECK(burden_until({14, Unit::months}, 2025y / 12 / 31, plain()) == Date{2027y / 2 / 28});
    CHECK(burden_until({1, Unit::years}, 2024y / 2 / 29, plain()) == Date{2025y / 2 / 28});
    CHECK(burden_until({4, Unit::years}, 2024y / 2 / 29, plain()) == Date{2028y / 2 / 29});
    CHECK(burden_until({3, Unit::years}, 2024y / 6 / 15, plain()) == Date{2027y / 6 / 15});
}

TEST_CASE("period: a time to act that ends on a day off rolls to the next working day; a burden never") {
    // 28 February 2026 is a Saturday …
    CHECK(act_by({1, Unit::months}, 2026y / 1 / 31, plain()) == Date{2026y / 3 / 2});
    CHECK(burden_until({1, Unit::months}, 2026y / 1 / 31, plain()) == Date{2026y / 2 / 28});
    // … which the official calendar makes a working day.
    law::Calendar official{{{2026y / 2 / 28, Kind::make_up_working_day}}, {2026}};
    CHECK(act_by({1, Unit::months}, 2026y / 1 / 31, official) == Date{2026y / 2 / 28});
    CHECK(act_by({5, Unit::calendar_days}, 2026y / 4 / 26, may()) == Date{2026y / 5 / 6});
    CHECK(burden_until({5, Unit::calendar_days}, 2026y / 4 / 26, may()) == Date{2026y / 5 / 1});
    CHECK(act_by({60, Unit::calendar_days}, 2026y / 3 / 2, plain()) == Date{2026y / 5 / 1});
}

TEST_CASE("period: no time to act ends on a day off, and no burden later than the same time to act") {
    for (Date event = 2026y / 1 / 1; event <= Date{2026y / 8 / 31}; event += std::chrono::days{1})
        for (auto unit : {Unit::working_days, Unit::calendar_days, Unit::months})
            for (int count : {1, 2, 3}) {
                auto due = law::last_day({count, unit}, Sort::time_to_act, event, may()).day;
                if (!may().is_working(due)) FAIL(law::to_text(event));
                if (burden_until({count, unit}, event, may()) > due) FAIL(law::to_text(event));
                if (due <= event) FAIL(law::to_text(event));
            }
}

TEST_CASE("period: a day counted without an announced calendar makes the end provisional") {
    law::Calendar only_2026{{}, {2026}};
    auto due = [&](law::Span span, Sort sort, Date event) { return law::last_day(span, sort, event, only_2026); };
    CHECK(!due({2, Unit::working_days}, Sort::time_to_act, 2026y / 12 / 29).provisional);   // ends on Thursday the 31st
    CHECK(due({3, Unit::working_days}, Sort::time_to_act, 2026y / 12 / 29).provisional);
    CHECK(due({3, Unit::working_days}, Sort::time_to_act, 2026y / 12 / 29).day == Date{2027y / 1 / 1});   // Monday to Friday
    CHECK(due({1, Unit::months}, Sort::time_to_act, 2026y / 12 / 15).provisional);
    CHECK(!due({3, Unit::years}, Sort::burden, 2026y / 12 / 15).provisional);               // looks at no calendar
    CHECK(law::last_day({1, Unit::working_days}, Sort::time_to_act, 2026y / 3 / 2, {}).provisional);
}

TEST_CASE("periods: the value of the day the wait begins; the later law prevails") {
    law::Periods periods({row(15, 2020y / 1 / 1, Date{2025y / 12 / 31}), row(10, 2026y / 1 / 1, {}), row(7, 2026y / 7 / 1, {})});
    auto count_on = [&](Date on) { return periods.in_force("objection.source", on)->span.count; };
    CHECK(!periods.in_force("objection.source", 2019y / 12 / 31));
    CHECK(count_on(2020y / 1 / 1) == 15);
    CHECK(count_on(2025y / 12 / 31) == 15);
    CHECK(count_on(2026y / 1 / 1) == 10);
    CHECK(count_on(2026y / 7 / 1) == 7);
    CHECK(!periods.in_force("objection", 2026y / 7 / 1));
}

TEST_CASE("periods: a gap of one day is found") {
    law::Periods whole({row(10, 2026y / 1 / 1, {}), row(15, 2020y / 1 / 1, Date{2025y / 12 / 31})});
    CHECK(whole.covers("objection.source", 2020y / 1 / 1, {}));
    CHECK(!whole.covers("objection.source", 2019y / 12 / 31, {}));
    CHECK(!whole.covers("repair", 2020y / 1 / 1, {}));
    law::Periods gap({row(15, 2020y / 1 / 1, Date{2025y / 12 / 30}), row(10, 2026y / 1 / 1, {})});
    CHECK(!gap.covers("objection.source", 2020y / 1 / 1, {}));
    CHECK(gap.covers("objection.source", 2020y / 1 / 1, Date{2025y / 12 / 30}));
    CHECK(!gap.covers("objection.source", 2020y / 1 / 1, Date{2025y / 12 / 31}));
    CHECK(gap.covers("objection.source", 2026y / 1 / 1, {}));
    CHECK(!law::Periods({row(15, 2020y / 1 / 1, Date{2025y / 12 / 31})}).covers("objection.source", 2020y / 1 / 1, {}));
}

TEST_CASE("calendar: as announced for 2019 to 2026") {
    std::ifstream file(test::real_data("calendar.csv"));
    if (!file) return;
    std::vector<law::Calendar::Departure> departures;
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "date,kind");
    while (std::getline(file, line)) {
        auto day = law::date_from(std::string_view(line).substr(0, 10));
        REQUIRE(day);
        departures.push_back({*day, line.ends_with(",holiday") ? Kind::holiday : Kind::make_up_working_day});
    }
    law::Calendar official(departures, {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026});
    law::Calendar weeks_only;
    for (auto const& departure : departures) {   // each row says something that the week alone does not
        CAPTURE(law::to_text(departure.day));
        CHECK(official.is_working(departure.day) != weeks_only.is_working(departure.day));
    }
    CHECK(act_by({3, Unit::working_days}, 2026y / 4 / 29, official) == Date{2026y / 5 / 7});
    CHECK(act_by({4, Unit::working_days}, 2026y / 5 / 4, official) == Date{2026y / 5 / 9});
    CHECK(act_by({1, Unit::months}, 2026y / 1 / 31, official) == Date{2026y / 2 / 28});
    CHECK(act_by({1, Unit::working_days}, 2026y / 2 / 14, official) == Date{2026y / 2 / 24});
}

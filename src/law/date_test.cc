#include "law/date.h"
#include <doctest/doctest.h>
#include "law/id.h"

using namespace std::chrono_literals;
using law::Date;

TEST_CASE("papers write a day in Chinese, without zeros before it") {
    CHECK(law::in_chinese(Date{2026y / 3 / 2}) == "2026年3月2日");
    CHECK(law::in_chinese(Date{2026y / 12 / 31}) == "2026年12月31日");
}

TEST_CASE("date: only days that exist, in one spelling") {
    CHECK(law::date_from("2026-03-02") == Date{2026y / 3 / 2});
    CHECK(law::date_from("2024-02-29") == Date{2024y / 2 / 29});
    CHECK(law::to_text(Date{2026y / 3 / 2}) == "2026-03-02");
    CHECK(law::to_text(Date{1970y / 1 / 1}) == "1970-01-01");
    for (auto bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-3-2", "2026-03-2", "2026/03/02", "20260302",
                     "2026-03-02 ", " 2026-03-02", "+026-03-02", "2026-03-02T00:00:00Z", "２026-03-02", "1900-02-29"}) {
        CAPTURE(bad);
        CHECK(!law::date_from(bad));
    }
}

TEST_CASE("date: every day of two centuries survives its text") {
    for (Date day = 1900y / 1 / 1; day <= Date{2100y / 12 / 31}; day += std::chrono::days{1})
        if (law::date_from(law::to_text(day)) != day) FAIL(law::to_text(day));
}

TEST_CASE("date: an instant is written in UTC to the millisecond and read with any offset") {
    CHECK(law::instant_text(0) == "1970-01-01T00:00:00.000Z");
    CHECK(law::instant_text(-1) == "1969-12-31T23:59:59.999Z");
    auto at = law::instant_from("2026-03-02T01:02:03.004Z");
    REQUIRE(at);
    CHECK(law::instant_text(*at) == "2026-03-02T01:02:03.004Z");
    CHECK(law::instant_from("2026-03-02T09:02:03.004+08:00") == at);
    CHECK(law::instant_from("2026-03-01T19:32:03.004-05:30") == at);
    CHECK(law::instant_from("2026-03-02t01:02:03.0049999z") == at);
    CHECK(law::instant_from("2026-03-02T01:02:03Z") == *at - 4);
    CHECK(law::instant_from("2026-03-02T01:02:03.5Z") == *at - 4 + 500);
    for (auto bad : {"", "2026-03-02", "2026-03-02T01:02:03", "2026-03-02 01:02:03Z", "2026-03-02T24:00:00Z", "2026-03-02T01:60:00Z",
                     "2026-03-02T01:02:60Z", "2026-03-02T01:02:03.Z", "2026-03-02T01:02Z", "2026-03-02T01:02:03+0800",
                     "2026-03-02T01:02:03+24:00", "2026-03-02T01:02:03ZZ", "2026-02-30T01:02:03Z"}) {
        CAPTURE(bad);
        CHECK(!law::instant_from(bad));
    }
}

TEST_CASE("date: the legal day turns at midnight in China") {
    CHECK(law::legal_day(*law::instant_from("2026-03-02T23:59:59.999+08:00")) == Date{2026y / 3 / 2});
    CHECK(law::legal_day(*law::instant_from("2026-03-03T00:00:00+08:00")) == Date{2026y / 3 / 3});
    CHECK(law::legal_day(*law::instant_from("2026-03-02T16:00:00Z")) == Date{2026y / 3 / 3});
    CHECK(law::legal_day(-1) == Date{1970y / 1 / 1});
    CHECK(law::legal_day(*law::instant_from("1969-12-31T15:59:59.999Z")) == Date{1969y / 12 / 31});
}

TEST_CASE("id: a UUIDv7 as in RFC 9562 appendix A.6") {
    auto at = law::instant_from("2022-02-22T14:22:22-05:00");
    REQUIRE(at);
    CHECK(law::uuid7(*at, "\xcc\xc3\xd8\xc4\xdc\x0c\x0c\x07\x39\x8f") == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("id: version and variant hold whatever the random bytes, and ids sort by time") {
    auto low = law::uuid7(1, std::string(10, '\xFF')), high = law::uuid7(2, std::string(10, '\0'));
    CHECK(low == "00000000-0001-7fff-bfff-ffffffffffff");
    CHECK(high == "00000000-0002-7000-8000-000000000000");
    CHECK(low < high);
}

TEST_CASE("id and date: in JSON they are one string, and a wrong date names itself") {
    CHECK(json::canonical(json::write(Date{2026y / 3 / 2})) == "\"2026-03-02\"");
    CHECK(json::read<Date>(json::Value("2026-03-02")) == Date{2026y / 3 / 2});
    CHECK(json::read<law::Id<struct Anything>>(json::Value("x")).value == "x");
    CHECK_THROWS_WITH(json::read<Date>(json::Value("2026-02-30")), "$: '2026-02-30' 应写作 2026-03-02 / is not a date YYYY-MM-DD");
}

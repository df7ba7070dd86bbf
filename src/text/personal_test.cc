#include <doctest/doctest.h>
#include "text/personal.h"

using text::holds_citizen_number;
using text::without_citizen_numbers;

TEST_CASE("a citizen number inside words is found and masked") {
    CHECK(without_citizen_numbers("当事人130528199001010010，男") == "当事人1305************10，男");
    CHECK(without_citizen_numbers("1305 2819 9001 0100 10") == "1305 **** **** **** 10");
    CHECK(without_citizen_numbers("１３０５２８１９９００１０１００１０") == "１３０５************１０");
    CHECK(without_citizen_numbers("一三〇五二八一九九〇〇一〇一〇〇一〇") == "一三〇五************一〇");
    CHECK(holds_citizen_number("身份证壹叁零伍贰捌 壹玖玖零 零壹零壹 零零壹零"));
    CHECK(holds_citizen_number("1305二八19９0零壹01001x") == holds_citizen_number("13052819900101001X"));
    CHECK(holds_citizen_number("NO-130528-19900101-0010"));
    CHECK(holds_citizen_number("9130528199001010010"));          // one digit too many, and the check digit within fits
    CHECK(holds_citizen_number("13052819900101001x") == holds_citizen_number("13052819900101001X"));
}

TEST_CASE("other numbers stay as they are") {
    for (auto* words : {"", "K-2026-0001", "911305286958904323", "91130528MA0ABCDE6N", "6222021234567890123", "130528199013010010", "2026年3月2日第12号"}) {
        CAPTURE(words);
        CHECK_FALSE(holds_citizen_number(words));
        CHECK(without_citizen_numbers(words) == words);
    }
}

TEST_CASE("what may never be collected of a natural person is told by its word") {
    CHECK(text::never_collected("拖欠工资，有病史") == "病史");
    CHECK(text::never_collected("信仰宗教") == "宗教");
    CHECK(text::never_collected("拖欠农民工工资，责令后逾期未付").empty());
    CHECK(text::never_collected("").empty());
}

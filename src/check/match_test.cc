#include "check/match.h"
#include <doctest/doctest.h>

using namespace check;

namespace {

Matcher sample() {
    return Matcher(std::vector<Listing>{{"a", "宁晋县聚来塑料厂", "91130528MA0ABCDE6N"},
                                        {"b", "宁晋县聚盛塑料厂", ""},
                                        {"c", "宁晋县恒通商贸有限公司", "130528585878431"},
                                        {"d", "王某", "1305************10"},
                                        {"e", "李某", "130528199001010010"},
                                        {"f", "寧晉縣聚来塑料廠", "91-130528-ma0abcde6n"},
                                        {"g", "宁晋县永顺机械有限公司", "9.11305E+16"}});
}

std::string line(std::vector<Match> const& all) {
    std::string text;
    for (auto& match : all) text += match.id + " " + score_text(match.score) + " " + grade_word(match.grade) + "; ";
    return text;
}

}  // namespace

TEST_CASE("a listed code comes first, then names, each item once") {
    auto matcher = sample();
    CHECK(matcher.size() == 7);
    CHECK(line(matcher.matches("宁晋县聚来塑料厂", "９１１３０５２８ＭＡ０ＡＢＣＤＥ６Ｎ")) == "a 100.00 exact_code; f 100.00 exact_code; b 87.50 candidate; ");
    CHECK(line(matcher.matches("宁晋县聚来塑料厂", "91130528MA0ABCDE6N", 1)) == "a 100.00 exact_code; ");
    CHECK(line(matcher.matches("宁晋县聚来塑料厂", "")) == "a 100.00 exact_name; f 100.00 exact_name; b 87.50 candidate; ");
    CHECK(line(matcher.matches("宁晋县聚盛塑料厂", "")) == "b 100.00 exact_name; a 87.50 candidate; f 87.50 candidate; ");
    CHECK(line(matcher.matches("", "91130528MA0ABCDE6N")) == "a 100.00 exact_code; f 100.00 exact_code; ");
}

TEST_CASE("old and masked numbers only make candidates") {
    auto matcher = sample();
    CHECK(line(matcher.matches("", "130528585878431")) == "c 90.00 candidate; ");
    CHECK(line(matcher.matches("", "130528199001010010")) == "e 100.00 exact_code; d 33.33 candidate; ");
    CHECK(line(matcher.matches("", "1305************10")) == "d 33.33 candidate; e 33.33 candidate; ");
    CHECK(line(matcher.matches("", "91130528MA0A****6N")) == "a 77.77 candidate; f 77.77 candidate; ");
}

TEST_CASE("a code that stands with the name is looked up where no other is given") {
    auto matcher = sample();
    for (auto* name : {"91130528MA0ABCDE6N", "统一社会信用代码：91130528MA0ABCDE6N", "某塑料厂91130528MA0ABCDE6N", "某塑料厂（91130528ma0abcde6n）"})
        CHECK_MESSAGE(line(matcher.matches(name, "")) == "a 100.00 exact_code; f 100.00 exact_code; ", name);
    CHECK(line(Matcher(std::vector<Listing>{{"h", "某塑料厂 91130528MA0ABCDE6N", ""}}).matches("", "91130528MA0ABCDE6N")) == "h 100.00 exact_code; ");
}

TEST_CASE("a code that cannot be one is not looked up, the name is") {
    auto matcher = sample();
    CHECK(line(matcher.matches("宁晋县恒通商贸有限公", "9.11305E+16")) == "c 90.90 candidate; ");
    CHECK(matcher.matches("", "9.11305E+16").empty());
    CHECK(matcher.matches("", "").empty());
    CHECK(matcher.matches("天津某某中心", "").empty());
}

TEST_CASE("the least score and the number of matches are kept to") {
    auto matcher = sample();
    CHECK(matcher.matches("宁晋县聚盛塑料厂", "", 5, 9000).size() == 1);
    CHECK(matcher.matches("宁晋县聚盛塑料厂", "", 2).size() == 2);
    CHECK(matcher.matches("宁晋县聚盛塑料厂", "91130528MA0ABCDE6N", 3).size() == 3);
    CHECK(matcher.matches("宁晋县聚盛塑料厂", "91130528MA0ABCDE6N", 0).empty());
    CHECK(Matcher(std::vector<Listing>{}).matches("宁晋县聚盛塑料厂", "91130528MA0ABCDE6N").empty());
}

TEST_CASE("a match is written as one row with its reason in both languages") {
    auto all = sample().matches("宁晋县聚盛塑料厂", "");
    CHECK(match_row("q1", 2, all.at(1)) ==
          std::vector<std::string>{"q1", "2", "a", "87.50", "candidate", "名称相差一字：第 5 字 盛→来 / one character differs at position 5: 盛 → 来"});
    CHECK(match_heading() == std::vector<std::string>{"qid", "rank", "id", "score", "grade", "reason"});
    CHECK(score_text(10000) == "100.00");
    CHECK(score_text(8505) == "85.05");
    CHECK(score_text(0) == "0.00");
}

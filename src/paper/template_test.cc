#include "paper/template.h"
#include <doctest/doctest.h>
#include <stdexcept>

namespace {

constexpr char kHead[] = "名称：告知书\n英文：Notice\n文号字：告\n事项：task\n---\n";

paper::Template made(std::string const& text) { return paper::read_template("x", kHead + text); }
std::string text_of(paper::Filled const& filled) {
    std::string all;
    for (auto& line : filled.lines) all += line.text + "|";
    return all;
}

}  // namespace

TEST_CASE("every shipped template is well formed and has its titles, letters and blanks") {
    CHECK(paper::templates().size() == 15);
    for (auto& each : paper::templates()) {
        CAPTURE(each.name);
        CHECK(each.blanks.size() > 3);
        CHECK(paper::template_named(each.name) == &each);
    }
    CHECK(paper::template_named("letter") == nullptr);
}

TEST_CASE("a line stands as its mark says") {
    auto form = made("> {甲}：\n# 一、事由\n经查{乙}，{甲}。\n");
    REQUIRE(form.lines.size() == 3);
    CHECK(form.lines[0].mark == paper::Mark::address);
    CHECK(form.lines[1].mark == paper::Mark::heading);
    CHECK(form.lines[2].mark == paper::Mark::body);
    CHECK(form.blanks == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("what stands behind a second line of dashes is the annex, and its blanks are blanks") {
    auto form = made("经查{甲}。\n附件：表\n---\n# {乙}表\n");
    CHECK(form.lines.size() == 2);
    REQUIRE(form.annex.size() == 1);
    CHECK(form.blanks == std::vector<std::string>{"甲", "乙"});
    auto filled = paper::fill(form, {{"甲", "一"}, {"乙", "二"}});
    REQUIRE(filled.annex.size() == 1);
    CHECK(filled.annex[0].text == "二表");
    CHECK(filled.annex[0].mark == paper::Mark::heading);
}

TEST_CASE("a blank without a value is told by name, and nothing is written into it") {
    auto form = made("{甲}和{乙}和{丙}。");
    auto filled = paper::fill(form, {{"甲", "一"}, {"丙", " \n"}});
    CHECK(filled.missing == std::vector<std::string>{"乙", "丙"});
    CHECK(text_of(paper::fill(form, {{"甲", "一"}, {"乙", "二"}, {"丙", "三"}})) == "一和二和三。|");
}

TEST_CASE("a value is words and nothing else: no line, no blank, no turned writing") {
    auto form = made("{甲}。\n{乙}。");
    auto filled = paper::fill(form, {{"甲", "a\n# 标题\r\n{乙}"}, {"乙", "\u202e文\u2066字\u2028二\x01"}});
    CHECK(filled.lines.size() == 2);
    CHECK(filled.lines[0].text == "a # 标题  {乙}。");
    CHECK(filled.lines[1].text == "文字二 。");
}

TEST_CASE("a sentence ends once, whether or not the value ends it") {
    auto form = made("{甲}。\n{甲}，后。");
    CHECK(text_of(paper::fill(form, {{"甲", "逾期未付"}})) == "逾期未付。|逾期未付，后。|");
    CHECK(text_of(paper::fill(form, {{"甲", "逾期未付。"}})) == "逾期未付。|逾期未付。，后。|");
}

TEST_CASE("a template that is not well formed is refused") {
    CHECK_THROWS_AS(made("{甲"), std::runtime_error);
    CHECK_THROWS_AS(made("甲}"), std::runtime_error);
    CHECK_THROWS_AS(made("{}"), std::runtime_error);
    CHECK_THROWS_AS(made(""), std::runtime_error);
    CHECK_THROWS_AS(paper::read_template("x", "名称：告知书\n---\n正文\n"), std::runtime_error);
    CHECK_THROWS_AS(paper::read_template("x", "作者：某\n---\n正文\n"), std::runtime_error);
}

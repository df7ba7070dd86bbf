#include "law/print.h"
#include <doctest/doctest.h>
#include <algorithm>

namespace {

using law::Party;
enum class State { not_yet, asked, held, end };
BOOST_DESCRIBE_ENUM(State, not_yet, asked, held, end)
enum class Act { ask, hold, go_on, decide, refuse, lapse };
BOOST_DESCRIBE_ENUM(Act, ask, hold, go_on, decide, refuse, lapse)

constexpr law::Question kIsOnTheShelf{"is_on_the_shelf", "书不在架。", "The book is not on the shelf.",
                                      {"某馆规则", "第三条", law::Rank::local_regulation}};
constexpr law::Field kFields[] = {
    {"pages", law::FieldType::integer, true, "页数", "pages"},
    {"colour", law::FieldType::choice, false, "颜色", "colour", "red green|blue"},
    {"code", law::FieldType::secret, false, "口令", "pass code"},
};
constexpr law::Rule<State, Act> kRules[] = {
    {.when = State::not_yet, .who = {Party::subject}, .may = Act::ask, .then = State::asked, .under = law::clause("（一）"),
     .may_be_recorded_late = true},
    {.when = State::asked, .who = {Party::handler}, .may = Act::hold, .then = State::held, .under = law::own_rule("暂停|一次"), .pauses = true},
    {.when = State::held, .who = {Party::handler, Party::law}, .may = Act::go_on, .then = State::asked, .under = law::clause("（二）"), .resumes = true},
    {.when = State::asked, .who = {Party::approver, Party::supervisor}, .may = Act::decide, .then = State::end, .under = law::clause("（三）"),
     .effect = law::Effect::favours_subject, .not_by = {Act::ask, Act::hold}, .provided = {&kIsOnTheShelf}},
    {.when = State::asked, .who = {Party::approver}, .may = Act::refuse, .then = State::end, .under = law::clause("（三）"),
     .effect = law::Effect::burdens_subject, .challenge = "行政复议", .provided = {&kIsOnTheShelf}},
    {.when = State::held, .who = {Party::clock}, .may = Act::lapse, .then = State::end, .under = law::clause("（四）")},
};
constexpr law::Limit<State, Act> kLimits[] = {
    {.in = State::asked, .within = law::period("book.decide"), .otherwise = law::Otherwise::right_is_lost, .under = law::clause("（五）")},
    {.in = State::held, .within = law::until("loan_ends"), .otherwise = law::Otherwise::case_moves_on, .under = law::clause("（六）"), .by = Act::lapse},
};
constexpr State kEnds[] = {State::end};
constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "未申请", "not yet"}, {State::asked, "已申请：待定", "asked"}, {State::held, "暂停", "held"}, {State::end, "办结", "end"}};
constexpr law::ActTerm<Act> kActs[] = {{Act::ask, "申请", "ask", kFields}, {Act::hold, "暂停", "hold"},     {Act::go_on, "恢复", "go on"},
                                       {Act::decide, "决定", "decide"},    {Act::refuse, "不予", "refuse"}, {Act::lapse, "到期", "lapse"}};
constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

law::Procedure book() {
    return law::procedure("book", "借书", "Borrowing", std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}, kStatute);
}
bool says(std::string const& text, std::string_view words) { return text.find(words) != text.npos; }

// The one line of the document that has all these words.
std::string line_with(std::string const& text, std::initializer_list<std::string_view> words) {
    for (std::size_t start = 0; start < text.size();) {
        auto end = std::min(text.find('\n', start), text.size());
        auto line = text.substr(start, end - start);
        if (std::all_of(words.begin(), words.end(), [&](auto word) { return says(line, word); })) return line;
        start = end + 1;
    }
    return "";
}

// Signs between unescaped bars: each row of a table must have as many cells as its heading.
int cells(std::string_view line) {
    int bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && !(i && line[i - 1] == '\\');
    return bars - 1;
}

}  // namespace

TEST_CASE("print: the document names the procedure and its edition, and is the same each time") {
    auto text = law::document(book());
    CHECK(text.starts_with("# 借书程序 / Borrowing\n"));
    CHECK(says(text, "2026-04-01"));
    CHECK(says(text, "`src/book/statute.h`"));
    CHECK(text == law::document(book()));
    CHECK(text.ends_with("\n"));
    auto later = book();
    later.from += std::chrono::days{1};
    CHECK(law::document(later) != text);
}

TEST_CASE("print: the diagram has safe names, one arrow between two states, and marks what nobody does by hand") {
    auto text = law::document(book());
    auto start = text.find("```mermaid\nstateDiagram-v2\n");
    REQUIRE(start != text.npos);
    auto diagram = text.substr(start, text.find("```\n", start + 5) - start);
    CHECK(says(diagram, "state \"办结\" as s_end\n"));
    CHECK(says(diagram, "[*] --> s_not_yet\n"));
    CHECK(says(diagram, "s_not_yet --> s_asked : 申请\n"));
    CHECK(says(diagram, "s_asked --> s_end : 决定、不予\n"));
    CHECK(says(diagram, "s_held --> s_end : 到期（时钟）\n"));
    CHECK(says(diagram, "s_held --> s_asked : 恢复\n"));
    CHECK(says(diagram, "s_end --> [*]\n"));
    CHECK(!says(diagram, "s_asked --> [*]"));
}

TEST_CASE("print: each rule is a row with everything that the engine applies") {
    auto text = law::document(book());
    auto decide = line_with(text, {"决定 / decide", "approver"});
    CHECK(says(decide, "审批人、分管领导 / approver, supervisor"));
    CHECK(says(decide, "办结 / end"));
    CHECK(says(decide, "宁社信发〔2020〕6号（三）<br>规范性文件"));
    CHECK(says(decide, "`is_on_the_shelf` 某馆规则第三条"));
    CHECK(says(decide, "不得由办理“申请、暂停”的人 / not by whoever did: ask, hold"));
    CHECK(says(decide, "对主体有利"));
    auto refuse = line_with(text, {"不予 / refuse", "行政复议"});
    CHECK(says(refuse, "使主体承受不利"));
    CHECK(!says(refuse, "不得由办理"));                  // a row without .not_by bars nobody
    CHECK(says(line_with(text, {"申请 / ask", "subject"}), "可补录"));
    CHECK(says(line_with(text, {"暂停 / hold", "handler"}), "期限中止"));
    CHECK(says(line_with(text, {"暂停 / hold", "handler"}), "本系统规则，非法定依据"));
    CHECK(says(line_with(text, {"恢复 / go on", "handler"}), "期限恢复"));
}

TEST_CASE("print: a condition asked by two rules is explained once, with its basis") {
    auto text = law::document(book());
    auto row = line_with(text, {"| `is_on_the_shelf` |"});
    CHECK(says(row, "书不在架。<br>The book is not on the shelf."));
    CHECK(says(row, "某馆规则第三条<br>地方性法规"));
    CHECK(text.find("| `is_on_the_shelf` |") == text.rfind("| `is_on_the_shelf` |"));
}

TEST_CASE("print: limits say how long and what silence means") {
    auto text = law::document(book());
    auto asked = line_with(text, {"`book.decide`"});
    CHECK(says(asked, "the right to act is lost"));
    CHECK(says(asked, "（五）"));
    auto held = line_with(text, {"`loan_ends`"});
    CHECK(says(held, "期满自动“到期”，转为“办结”"));
    auto changed = book();
    changed.limits[1].within = law::no_limit("等待读者");
    changed.limits[1].otherwise = law::Otherwise::delay_is_recorded;
    auto other = law::document(changed);
    CHECK(says(line_with(other, {"等待读者"}), "不设期限"));
    CHECK(says(line_with(other, {"等待读者"}), "逾期记录在案"));
    changed.limits.clear();
    CHECK(says(law::document(changed), "没有须等待的状态"));
}

TEST_CASE("print: acts show their fields, and no text breaks a table") {
    auto text = law::document(book());
    CHECK(says(line_with(text, {"`pages`"}), "整数 / integer | 是 / yes | —"));
    CHECK(says(line_with(text, {"`colour`"}), "否 / no"));
    CHECK(says(line_with(text, {"`code`"}), "never written down"));
    CHECK(says(line_with(text, {"`hold`"}), "nothing to fill in"));
    CHECK(says(text, "暂停\\|一次"));
    int heading = 0;
    for (std::size_t start = 0; start < text.size();) {
        auto end = std::min(text.find('\n', start), text.size());
        auto line = text.substr(start, end - start);
        CAPTURE(line);
        if (!line.starts_with("| ") && !line.starts_with("|-")) heading = 0;
        else if (!heading) heading = cells(line);
        else CHECK(cells(line) == heading);
        start = end + 1;
    }
}

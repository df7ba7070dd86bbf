// A calendar that comes late leaves every running wait as if it had come in time, and says beforehand how many it moves.
#include <doctest/doctest.h>
#include <algorithm>
#include "check/store.h"
#include "engine/what_if.h"
#include "rule/store.h"
#include "test/story.h"

namespace {

// Of a year that was not announced when the waits began; invented.
constexpr char const* kYear = R"(
DAY office    rule.draft as C rule={"kind":"calendar","name":"calendar.2027","year":2027,"source":"invented notice","confirmed":false,
 "days":[{"date":"2027-01-01","kind":"holiday"},{"date":"2027-01-12","kind":"holiday"},{"date":"2027-01-13","kind":"holiday"},{"date":"2027-01-16","kind":"make_up_working_day"}]}
DAY office    C.submit
DAY reviewer  C.pass
DAY publisher C.publish
)";
constexpr char const* kWaits = R"(
let full = {"document_no":"1","decided_on":"2026-12-20","notice_on":"2026-12-05","served_on":"2026-12-24",
 "until":"2027-12-19","basis":"保障农民工工资支付条例 第四十八条","facts":"逾期未支付工资","statement_outcome":"未提出","exit_conditions":"期满","remedies":"复议或诉讼"}
let doubt = {"applicant_kind":"subject","applicant":"甲","channel":"window","ground":"content","claim":"工资已付清"}
2026-12-28 clerk     subject.register as S1 kind=organisation name=甲建筑有限公司 code=91130528MA00000019
2026-12-28 clerk     subject.register as S2 kind=organisation name=乙商贸有限公司 code=91130528MA0000002C
2026-12-28 handler   determination.draft as D1 subject=S1 list_type=wage_arrears_county +full
2026-12-28 approver  D1.submit
2026-12-28 office    D1.review
2026-12-28 publisher D1.publish secrecy_reviewed=true
2026-12-28 -         find entry determination=D1 as E
2026-12-28 officer   check as Q matter=JY-TB-01 case=ZB-001 code=91130528MA00000019
2026-12-28 officer   Q.confirm decisions=[]
2026-12-28 office    objection.file as O entry=E +doubt
2026-12-28 office    O.accept
2026-12-29 office    O.forward
2026-12-30 handler   O.pause reason=笔迹鉴定
2026-12-30 handler   determination.draft as D2 subject=S2 list_type=wage_arrears_county +full document_no=2
2026-12-30 approver  D2.submit
2027-01-04 handler   determination.draft as D3 subject=S2 list_type=wage_arrears_county +full document_no=3
2027-01-04 approver  D3.submit
)";

std::string on_day(std::string text, std::string const& day) {
    for (auto at = text.find("DAY"); at != text.npos; at = text.find("DAY")) text.replace(at, 3, day);
    return text;
}

std::string play(test::Story& story, std::string const& text) {
    std::string last;
    for (auto& line : test::story_lines(text)) {
        last = story.play(line);
        REQUIRE_MESSAGE(last.find("✗") == last.npos, line.text << " " << last);
    }
    return last;
}

// Every wait of every case but the rules themselves.
std::vector<std::string> waits(test::County& county) {
    return county.read([](store::Db& db, casework::Door&) {
        std::vector<std::string> all;
        for (auto& file : store::select(db, casework::kCaseFiles, "WHERE noun <> 'rule' ORDER BY noun, id"))
            all.push_back(file.noun + " " + file.state + " " + (file.due ? law::to_text(*file.due) : "-") + (file.provisional ? " provisional" : "") +
                          (file.days_left ? " left " + std::to_string(*file.days_left) : ""));
        std::sort(all.begin(), all.end());
        return all;
    });
}

std::int64_t foretold(test::County& county) {
    return county.read([&](store::Db& db, casework::Door&) {
        auto id = db.word({"drafted_calendar", "SELECT id FROM casefile WHERE noun = 'rule' AND state = 'drafted'"}).value();
        auto told = engine::what_if({db, county.nouns(), *check::load_board(db, 0), rule::read_law(db), county.today()}, *store::load(db, casework::kCaseFiles, id));
        REQUIRE(bool(told));
        return json::integer(*told, "days_moved");
    });
}

}  // namespace

TEST_CASE("a calendar that comes late leaves every wait as if it had come in time, and what it moves was foretold") {
    test::County late, early;
    test::Story of_late(late), of_early(early);
    play(of_early, on_day(kYear, "2026-12-28"));
    play(of_early, kWaits);
    play(of_late, kWaits);
    auto before = waits(late);
    CHECK(before != waits(early));
    auto year = on_day(kYear, "2027-01-04");
    auto drafted = year.find("2027-01-04 office    C.submit");
    play(of_late, year.substr(0, drafted));
    auto moved = foretold(late);
    CHECK(moved > 0);
    auto published = play(of_late, year.substr(drafted));
    CHECK(published == "→ published moved " + std::to_string(moved));
    CHECK(waits(late) == waits(early));
    CHECK(late.findings().empty());
    CHECK(early.findings().empty());
    for (auto& wait : waits(late)) CHECK_MESSAGE(wait.find("provisional") == wait.npos, wait);

    // The same year again moves nothing.
    auto again = on_day(kYear, "2027-01-05");
    CHECK(play(of_late, again) == "→ published");
    CHECK(waits(late) == waits(early));
}

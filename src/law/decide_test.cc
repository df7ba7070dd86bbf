// Each branch of the engine on an invented procedure: somebody borrows a book from a library.
#include "law/decide.h"
#include <doctest/doctest.h>
#include "test/sweep.h"

namespace {

using namespace std::chrono_literals;
using law::Date;
using law::Party;

enum class State { not_yet, asked, held, contested, lent, back };
BOOST_DESCRIBE_ENUM(State, not_yet, asked, held, contested, lent, back)
enum class Act { ask, note, hold, go_on, contest, answer, lend, give_back, lapse };
BOOST_DESCRIBE_ENUM(Act, ask, note, hold, go_on, contest, answer, lend, give_back, lapse)

constexpr law::Question kIsOnTheShelf{"is_on_the_shelf", "书不在架。", "The book is not on the shelf.", law::clause("（四）"), 409, law::kByTheCase};
constexpr law::Question kFormIsComplete{"form_is_complete", "申请不完整。", "The form is incomplete.", law::clause("（五）"), 422};

constexpr law::Rule<State, Act> kRules[] = {
    {.when = State::not_yet, .who = {Party::subject, Party::law}, .may = Act::ask, .then = State::asked, .under = law::clause("（一）"),
     .may_be_recorded_late = true},
    {.when = State::asked, .who = {Party::handler}, .may = Act::note, .then = State::asked, .under = law::clause("（二）"),
     .may_be_recorded_late = true},
    {.when = State::asked, .who = {Party::handler}, .may = Act::hold, .then = State::held, .under = law::clause("（二）"), .pauses = true},
    {.when = State::held, .who = {Party::handler}, .may = Act::go_on, .then = State::asked, .under = law::clause("（二）"), .resumes = true},
    {.when = State::asked, .who = {Party::subject}, .may = Act::contest, .then = State::contested, .under = law::clause("（三）")},
    {.when = State::contested, .who = {Party::subject}, .may = Act::answer, .then = State::asked, .under = law::clause("（三）")},
    {.when = State::asked, .who = {Party::handler, Party::approver, Party::law}, .may = Act::lend, .then = State::lent,
     .under = law::clause("（四）"), .not_by = {Act::note, Act::hold}, .provided = {&kFormIsComplete, &kIsOnTheShelf}},
    {.when = State::lent, .who = {Party::handler}, .may = Act::give_back, .then = State::back, .under = law::clause("（五）")},
    {.when = State::lent, .who = {Party::clock}, .may = Act::lapse, .then = State::back, .under = law::clause("（六）")},
};
constexpr law::Limit<State, Act> kLimits[] = {
    {.in = State::asked, .within = law::period("book.decide"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（七）")},
    {.in = State::held, .within = law::no_limit("等待 / waits"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（七）")},
    {.in = State::contested, .within = law::period("book.answer"), .otherwise = law::Otherwise::right_is_lost, .under = law::clause("（八）")},
    {.in = State::lent, .within = law::until("loan_ends"), .otherwise = law::Otherwise::case_moves_on, .under = law::clause("（九）"),
     .by = Act::lapse},
};
constexpr State kEnds[] = {State::back};
constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "未申请", "not yet"},    {State::asked, "已申请", "asked"}, {State::held, "暂停", "held"},
    {State::contested, "有争议", "contested"}, {State::lent, "已借出", "lent"},   {State::back, "已还", "back"},
};
constexpr law::ActTerm<Act> kActs[] = {
    {Act::ask, "申请", "ask"},       {Act::note, "记录", "note"},     {Act::hold, "暂停", "hold"},
    {Act::go_on, "恢复", "go on"},    {Act::contest, "争议", "contest"}, {Act::answer, "答复", "answer"},
    {Act::lend, "借出", "lend"},      {Act::give_back, "归还", "give back"}, {Act::lapse, "到期", "lapse"},
};
constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

constexpr Date kMonday{2026y / 3 / 2};          // an ordinary week of an announced year
Date day(int later) { return kMonday + std::chrono::days{later}; }

law::PeriodValue five(std::string name, Date from, int count = 5) {
    return {std::move(name), {count, law::Unit::working_days}, law::Sort::time_to_act, from, {}, "an invented rule", "1",
            law::Rank::house_rule, true};
}

struct Library {
    law::Procedure book = law::procedure("book", "图书", "Book", Date{2020y / 1 / 1}, kStatute);
    law::Periods periods{{five("book.decide", Date{2025y / 1 / 1}), five("book.decide", Date{2026y / 6 / 1}, 3),
                          five("book.answer", Date{2025y / 1 / 1})}};
    law::Calendar calendar{{}, {2026}};
    law::Code code{periods, calendar};
    bool form = true, shelf = true;
    mutable int times_asked = 0;
    std::optional<Date> loan_ends = day(30);

    law::CaseDate case_date() const {
        return [this](std::string_view name) { return name == "loan_ends" ? loan_ends : std::nullopt; };
    }
    law::Result<law::Move> decide(law::Standing const& standing, Act act, law::Parties who, Date on, Date today, std::string account = "li") const {
        auto facts = [this] {
            ++times_asked;
            law::Facts all;
            all.answer(kFormIsComplete, {form, "缺书号。", "No number was given.", {{"number", "", "missing", "give the number"}}});
            all.answer(kIsOnTheShelf, shelf);
            return all;
        };
        return law::decide(book, standing, {int(act), who, std::move(account), on, today}, facts, case_date(), code);
    }
    law::Result<law::Move> decide(law::Standing const& standing, Act act, law::Parties who, Date today = kMonday) const {
        return decide(standing, act, who, today, today);
    }
};

law::Standing in(State state, std::optional<Date> due = {}, bool provisional = false) { return {int(state), due, provisional, {}, {}}; }
std::string code_of(law::Result<law::Move> const& result) { return result ? "moved" : result.refusal().code; }

}  // namespace

TEST_CASE("decide: every cell of the invented procedure is applied as written") { sweep(Library().book); }

TEST_CASE("decide: a move names its row, its capacity, its next state and its due date") {
    Library library;
    auto move = library.decide(in(State::not_yet), Act::ask, {Party::subject});
    REQUIRE(bool(move));
    CHECK(move->rule == &library.book.rules[0]);
    CHECK(move->as == Party::subject);
    CHECK(move->then == int(State::asked));
    REQUIRE(bool(move->due));
    CHECK(move->due->day == day(7));
    CHECK(!move->due->provisional);
    CHECK(!move->late);
    CHECK(!move->days_left);
    CHECK(library.times_asked == 0);                     // a row without conditions asks nothing of the world
}

TEST_CASE("decide: who holds several capacities acts in the first that the row names") {
    Library library;
    auto move = library.decide(in(State::asked), Act::lend, {Party::approver, Party::handler, Party::auditor});
    REQUIRE(bool(move));
    CHECK(move->as == Party::handler);
    CHECK(code_of(library.decide(in(State::asked), Act::lend, {Party::auditor, Party::subject})) == "not_this_party");
    law::Parties nobody{std::initializer_list<Party>{}};
    CHECK(code_of(library.decide(in(State::asked), Act::lend, nobody)) == "not_this_party");
}

TEST_CASE("decide: what has ended stays ended") {
    Library library;
    auto no = library.decide(in(State::back), Act::lend, {Party::handler});
    REQUIRE(!no);
    CHECK(no.refusal().code == "case_has_ended");
    CHECK(no.refusal().status == 409);
    CHECK(no.refusal().possible.empty());
}

TEST_CASE("decide: what the table does not provide for is refused, and what is possible instead is named") {
    Library library;
    auto no = library.decide(in(State::asked), Act::give_back, {Party::handler});
    REQUIRE(!no);
    CHECK(no.refusal().code == "not_provided_for");
    CHECK(no.refusal().status == 409);
    CHECK(no.refusal().possible == std::vector<std::string>{"note", "hold", "lend"});
    CHECK(no.refusal().zh.find("已申请") != std::string::npos);
    CHECK(no.refusal().en.find("give back") != std::string::npos);
    // What only the law or the clock may do is nobody's to choose instead.
    CHECK(library.decide(in(State::asked), Act::give_back, {Party::law}).refusal().possible.empty());
    CHECK(library.decide(in(State::lent), Act::hold, {Party::clock}).refusal().possible.empty());
    CHECK(library.decide(in(State::asked), Act::give_back, {Party::subject, Party::law}).refusal().possible == std::vector<std::string>{"contest"});
}

TEST_CASE("decide: an act is only for the parties of its row") {
    Library library;
    auto no = library.decide(in(State::asked), Act::lend, {Party::subject});
    REQUIRE(!no);
    CHECK(no.refusal().code == "not_this_party");
    CHECK(no.refusal().status == 403);
    CHECK(no.refusal().article == "（四）");
    CHECK(no.refusal().possible == std::vector<std::string>{"contest"});
}

TEST_CASE("decide: nobody reviews their own work") {
    Library library;
    auto standing = in(State::asked);
    standing.steps = {{int(Act::ask), "li"}, {int(Act::note), "wang"}, {int(Act::hold), "zhao"}};
    auto as = [&](std::string account) { return library.decide(standing, Act::lend, {Party::approver}, kMonday, kMonday, std::move(account)); };
    CHECK(code_of(as("li")) == "moved");                 // an earlier step that the row does not name
    CHECK(code_of(as("wang")) == "same_person");
    CHECK(code_of(as("zhao")) == "same_person");
    auto no = as("wang");
    CHECK(no.refusal().status == 403);
    CHECK(no.refusal().possible.empty());
    CHECK(library.times_asked == 1);
}

TEST_CASE("decide: no act lies in the future, and few may be recorded late") {
    Library library;
    auto asked = in(State::asked);
    CHECK(code_of(library.decide(asked, Act::hold, {Party::handler}, day(1), day(0))) == "day_in_future");
    CHECK(code_of(library.decide(asked, Act::note, {Party::handler}, day(1), day(0))) == "day_in_future");
    CHECK(code_of(library.decide(asked, Act::hold, {Party::handler}, day(0), day(1))) == "may_not_be_recorded_late");
    CHECK(code_of(library.decide(asked, Act::note, {Party::handler}, day(0), day(1))) == "moved");
    CHECK(library.decide(asked, Act::hold, {Party::handler}, day(1), day(0)).refusal().status == 422);
    CHECK(library.decide(asked, Act::hold, {Party::handler}, day(0), day(1)).refusal().status == 422);
    auto late = library.decide(in(State::not_yet), Act::ask, {Party::subject}, day(0), day(3));
    REQUIRE(bool(late));
    CHECK(late->due->day == day(7));                     // periods run from the legal day, not from the day of recording
}

TEST_CASE("decide: after the due date the right is lost where the law says so") {
    Library library;
    CHECK(code_of(library.decide(in(State::contested, day(1)), Act::answer, {Party::subject}, day(1))) == "moved");
    auto no = library.decide(in(State::contested, day(1)), Act::answer, {Party::subject}, day(2));
    REQUIRE(!no);
    CHECK(no.refusal().code == "out_of_time");
    CHECK(no.refusal().article == "（八）");              // the article of the limit, not that of the row
    CHECK(no.refusal().zh.find("2026-03-03") != std::string::npos);
    CHECK(code_of(library.decide(in(State::contested, day(1), true), Act::answer, {Party::subject}, day(2))) == "moved");
    CHECK(code_of(library.decide(in(State::lent, day(1)), Act::give_back, {Party::handler}, day(2))) == "out_of_time");
}

TEST_CASE("decide: where the law only records a delay the act is done and marked late") {
    Library library;
    auto move = [&](std::optional<Date> due, bool provisional, int on, int today) {
        auto result = library.decide(in(State::asked, due, provisional), Act::note, {Party::handler}, day(on), day(today));
        REQUIRE(bool(result));
        return result->late;
    };
    CHECK(!move(day(1), false, 1, 1));
    CHECK(move(day(1), false, 2, 2));
    CHECK(!move(day(1), true, 2, 2));
    CHECK(!move({}, false, 2, 2));
    CHECK(!move(day(1), false, 1, 4));                   // done in time, written down later
}

TEST_CASE("decide: an unmet condition is the refusal, with its fields") {
    Library library;
    library.form = library.shelf = false;
    auto no = library.decide(in(State::asked), Act::lend, {Party::handler});
    REQUIRE(!no);
    CHECK(no.refusal().code == "form_is_complete");      // the first that does not hold, in the order of the row
    CHECK(no.refusal().status == 422);
    CHECK(no.refusal().article == "（五）");
    CHECK(no.refusal().zh == "申请不完整。缺书号。");
    CHECK(no.refusal().en == "The form is incomplete. No number was given.");
    REQUIRE(no.refusal().fields.size() == 1);
    CHECK(no.refusal().fields[0].field == "number");
    library.form = true;
    auto other = library.decide(in(State::asked), Act::lend, {Party::handler});
    CHECK(code_of(other) == "is_on_the_shelf");
    CHECK(other.refusal().en == "The book is not on the shelf.");
    CHECK(other.refusal().fields.empty());
    library.shelf = true;
    CHECK(code_of(library.decide(in(State::asked), Act::lend, {Party::handler})) == "moved");
}

TEST_CASE("decide: the clock comes after the last day and never on a provisional date") {
    Library library;
    auto lapse = [&](std::optional<Date> due, bool provisional, int today) {
        return code_of(library.decide(in(State::lent, due, provisional), Act::lapse, {Party::clock}, due.value_or(day(0)), day(today)));
    };
    CHECK(lapse({}, false, 9) == "not_yet");
    CHECK(lapse(day(1), false, 0) == "not_yet");
    CHECK(lapse(day(1), false, 1) == "not_yet");
    CHECK(lapse(day(1), false, 2) == "moved");
    CHECK(lapse(day(1), false, 300) == "moved");         // dated by the period, however late the job ran
    CHECK(lapse(day(1), true, 300) == "not_yet");
    CHECK(code_of(library.decide(in(State::asked, day(1)), Act::lapse, {Party::clock}, day(9))) == "not_provided_for");
    CHECK(code_of(library.decide(in(State::lent, day(1)), Act::lapse, {Party::handler}, day(9))) == "not_this_party");
}

TEST_CASE("decide: what follows by law is dated by its cause") {
    Library library;
    auto opened = library.decide(in(State::not_yet), Act::ask, {Party::law}, day(0), day(20));
    REQUIRE(bool(opened));
    CHECK(opened->as == Party::law);
    CHECK(opened->due->day == day(7));
    auto lent = library.decide(in(State::asked, day(1)), Act::lend, {Party::law}, day(0), day(20));
    REQUIRE(bool(lent));                                  // `lend` may not be recorded late by a person
    CHECK(!lent->late);
    CHECK(code_of(library.decide(in(State::asked, day(1)), Act::lend, {Party::handler}, day(0), day(20))) == "may_not_be_recorded_late");
    library.form = false;
    CHECK(code_of(library.decide(in(State::asked), Act::lend, {Party::law}, day(0), day(20))) == "form_is_complete");
}

TEST_CASE("decide: a step that does not move the case does not restart its wait") {
    Library library;
    auto same = library.decide(in(State::asked, day(4), true), Act::note, {Party::handler}, day(2));
    REQUIRE(bool(same));
    REQUIRE(bool(same->due));
    CHECK(same->due->day == day(4));
    CHECK(same->due->provisional);
    auto first = library.decide(in(State::asked), Act::note, {Party::handler}, day(2));
    REQUIRE(bool(first));
    CHECK(first->due->day == day(9));                    // none was running: it begins
}

TEST_CASE("decide: a pause keeps the working days that were left, and resuming gives them back") {
    Library library;
    auto held = library.decide(in(State::asked, day(7)), Act::hold, {Party::handler}, day(3));
    REQUIRE(bool(held));
    CHECK(held->days_left == 2);                         // Friday and Monday
    CHECK(!held->due);
    auto standing = in(State::held);
    standing.days_left = held->days_left;
    auto resumed = library.decide(standing, Act::go_on, {Party::handler}, day(14));
    REQUIRE(bool(resumed));
    REQUIRE(bool(resumed->due));
    CHECK(resumed->due->day == day(16));
    CHECK(!resumed->days_left);

    auto overdue = library.decide(in(State::asked, day(1)), Act::hold, {Party::handler}, day(3));
    REQUIRE(bool(overdue));
    CHECK(overdue->late);
    CHECK(overdue->days_left == 0);
    standing.days_left = 0;
    CHECK(library.decide(standing, Act::go_on, {Party::handler}, day(14))->due->day == day(15));   // never less than a day
    auto not_running = library.decide(in(State::asked), Act::hold, {Party::handler}, day(3));
    CHECK(!not_running->days_left);
    standing.days_left = {};
    CHECK(library.decide(standing, Act::go_on, {Party::handler}, day(14))->due->day == day(21));   // nothing was kept: a new wait
    standing.days_left = 3;
    CHECK(library.decide(standing, Act::go_on, {Party::handler}, Date{2026y / 12 / 31})->due->provisional);
}

TEST_CASE("due_in: a named period, a date of the case, or none") {
    Library library;
    auto due = [&](State state, Date event) { return law::due_in(library.book, int(state), event, library.case_date(), library.code); };
    CHECK(due(State::asked, day(0))->day == day(7));
    CHECK(due(State::asked, Date{2026y / 6 / 1})->day == Date{2026y / 6 / 4});     // the value in force when the wait begins
    CHECK(!due(State::held, day(0)));                    // no limit, for a reason
    CHECK(!due(State::back, day(0)));                    // an end waits for nothing
    CHECK(!due(State::not_yet, day(0)));
    CHECK(due(State::lent, day(0))->day == day(30));
    CHECK(!due(State::lent, day(0))->provisional);
    library.loan_ends = {};
    CHECK(!due(State::lent, day(0)));                    // open
    CHECK(!law::due_in(library.book, int(State::lent), day(0), {}, library.code));
    CHECK(due(State::asked, Date{2026y / 12 / 30})->provisional);                  // 2027 is not announced
    CHECK_THROWS_AS(due(State::asked, Date{2024y / 12 / 31}), std::runtime_error); // a failure of the deployment, no refusal
}

TEST_CASE("possible: what these parties may do now, whether or not its conditions hold") {
    Library library;
    library.form = library.shelf = false;
    auto names = [&](law::Standing const& standing, law::Parties who, std::string const& account) {
        std::vector<std::string> all;
        for (auto* rule : law::possible(library.book, standing, who, account)) all.push_back(library.book.acts[rule->may].name);
        return all;
    };
    using Names = std::vector<std::string>;
    auto standing = in(State::asked);
    CHECK(names(standing, {Party::handler}, "li") == Names{"note", "hold", "lend"});
    CHECK(names(standing, {Party::approver}, "li") == Names{"lend"});
    CHECK(names(standing, {Party::subject, Party::approver}, "li") == Names{"contest", "lend"});
    CHECK(names(standing, {Party::auditor}, "li").empty());
    standing.steps = {{int(Act::note), "li"}};
    CHECK(names(standing, {Party::handler}, "li") == Names{"note", "hold"});
    CHECK(names(standing, {Party::handler}, "wang") == Names{"note", "hold", "lend"});
    CHECK(names(in(State::back), {Party::handler}, "li").empty());
}

TEST_CASE("lapsed: only a certain date that has passed, where the case moves on") {
    Library library;
    auto limit = law::lapsed(library.book, in(State::lent, day(1)), day(2));
    REQUIRE(limit);
    CHECK(limit->by == int(Act::lapse));
    CHECK(!law::lapsed(library.book, in(State::lent, day(1)), day(1)));
    CHECK(!law::lapsed(library.book, in(State::lent), day(400)));
    CHECK(!law::lapsed(library.book, in(State::lent, day(1), true), day(2)));
    CHECK(!law::lapsed(library.book, in(State::asked, day(1)), day(2)));
    CHECK(!law::lapsed(library.book, in(State::contested, day(1)), day(2)));
    CHECK(!law::lapsed(library.book, in(State::back, day(1)), day(2)));
}

TEST_CASE("not_yet: what no form could do waits, and what a form may still mend does not") {
    static constexpr law::Field kForm[] = {{"number", law::FieldType::text, true, "书号", "number"}};
    Library library;
    auto& lend = library.book.rules[6];
    REQUIRE(lend.may == int(Act::lend));
    auto waits = [&](law::ProcedureRule const& rule, law::Standing const& standing, Date today, bool told = true) {
        auto facts = [&]() -> std::optional<law::Facts> {
            ++library.times_asked;
            if (!told) return std::nullopt;
            law::Facts all;
            all.answer(kFormIsComplete, library.form);
            all.answer(kIsOnTheShelf, library.shelf);
            return all;
        };
        auto no = law::not_yet(library.book, standing, rule, today, facts);
        return no ? no->code : "";
    };
    CHECK(waits(lend, in(State::asked), kMonday) == "");
    library.form = false;                                // an act without a form: nothing would mend it
    CHECK(waits(lend, in(State::asked), kMonday) == "form_is_complete");
    library.book.acts[std::size_t(Act::lend)].fields = kForm;
    CHECK(waits(lend, in(State::asked), kMonday) == "");
    library.shelf = false;                               // told by the case, whatever the form says
    CHECK(waits(lend, in(State::asked), kMonday) == "is_on_the_shelf");
    CHECK(waits(lend, in(State::asked), kMonday, false) == "");
    auto asked = library.times_asked;
    auto& answer = library.book.rules[5];
    CHECK(waits(answer, in(State::contested, day(2)), day(2)) == "");
    CHECK(waits(answer, in(State::contested, day(2)), day(3)) == "out_of_time");
    CHECK(waits(answer, in(State::contested, day(2), true), day(3)) == "");
    CHECK(library.times_asked == asked);                 // a row without conditions asks nothing of the world
}

// The compile-time proofs are themselves on trial: true of a good small statute, and each false of that statute broken in one way.
#include <doctest/doctest.h>
#include <array>
#include "law/procedure.h"

namespace {

// An invented procedure: somebody asks for a library card.
enum class State { not_yet, asked, paused, granted, refused };
BOOST_DESCRIBE_ENUM(State, not_yet, asked, paused, granted, refused)
enum class Act { ask, hold, go_on, grant, refuse, lapse };
BOOST_DESCRIBE_ENUM(Act, ask, hold, go_on, grant, refuse, lapse)
using law::Party;
using Rule = law::Rule<State, Act>;
using Limit = law::Limit<State, Act>;
using Statute = law::Statute<State, Act>;

constexpr law::Question kReaderIsKnown{"reader_is_known", "读者身份未核实。", "The reader is not known.", law::clause("（一）")};

constexpr Rule kRules[] = {
    {.when = State::not_yet, .who = {Party::subject}, .may = Act::ask, .then = State::asked, .under = law::clause("（一）")},
    {.when = State::asked, .who = {Party::handler}, .may = Act::hold, .then = State::paused, .under = law::clause("（二）"), .pauses = true},
    {.when = State::paused, .who = {Party::handler}, .may = Act::go_on, .then = State::asked, .under = law::clause("（二）"), .resumes = true},
    {.when = State::asked, .who = {Party::handler}, .may = Act::grant, .then = State::granted, .under = law::clause("（三）"),
     .effect = law::Effect::favours_subject, .provided = {&kReaderIsKnown}},
    {.when = State::asked, .who = {Party::handler, Party::approver}, .may = Act::refuse, .then = State::refused, .under = law::clause("（四）"),
     .effect = law::Effect::burdens_subject, .challenge = "复议", .not_by = {Act::ask}},
    {.when = State::asked, .who = {Party::clock}, .may = Act::lapse, .then = State::refused, .under = law::clause("（五）")},
};
constexpr Limit kLimits[] = {
    {.in = State::asked, .within = law::period("card.decide"), .otherwise = law::Otherwise::case_moves_on, .under = law::clause("（五）"),
     .by = Act::lapse},
    {.in = State::paused, .within = law::no_limit("等待读者 / waits for the reader"), .otherwise = law::Otherwise::delay_is_recorded,
     .under = law::clause("（二）")},
};
constexpr State kEnds[] = {State::granted, State::refused};
constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "未申请", "not yet"}, {State::asked, "已申请", "asked"},     {State::paused, "暂停", "paused"},
    {State::granted, "已发", "granted"},   {State::refused, "不予发", "refused"},
};
constexpr law::ActTerm<Act> kActs[] = {
    {Act::ask, "申请", "ask"},   {Act::hold, "暂停", "hold"},      {Act::go_on, "恢复", "go on"},
    {Act::grant, "发证", "grant"}, {Act::refuse, "不予发证", "refuse"}, {Act::lapse, "逾期", "lapse"},
};
constexpr Statute kGood{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kGood);

enum Proof { cites, one_outcome, reachable, can_end, stays_ended, has_limit, says_how_long, lapse_has_outcome, challenge, somebody, resumed, words };

// Which proofs fail of a statute, one bit each.
consteval unsigned failing(Statute law) {
    unsigned bits = 0;
    auto fails = [&](Proof proof, bool holds) { bits |= unsigned(!holds) << proof; };
    fails(cites, law::every_line_cites_an_article(law));
    fails(one_outcome, law::no_act_has_two_outcomes(law));
    fails(reachable, law::every_state_is_reachable(law));
    fails(can_end, law::every_case_can_end(law));
    fails(stays_ended, law::what_has_ended_stays_ended(law));
    fails(has_limit, law::every_wait_has_a_limit(law));
    fails(says_how_long, law::every_limit_says_how_long(law));
    fails(lapse_has_outcome, law::every_lapse_has_an_outcome(law));
    fails(challenge, law::every_burden_can_be_challenged(law));
    fails(somebody, law::somebody_may_do_each_act(law));
    fails(resumed, law::every_pause_is_resumed(law));
    fails(words, law::everything_has_words(law));
    return bits;
}
constexpr unsigned only(std::initializer_list<Proof> some) {
    unsigned bits = 0;
    for (auto proof : some) bits |= 1u << proof;
    return bits;
}

// The good table with one thing changed.
template <class Row, std::size_t N, class Change> consteval std::array<Row, N> changed(Row const (&rows)[N], Change change) {
    auto copy = std::to_array(rows);
    change(copy);
    return copy;
}
template <class Row, std::size_t N> consteval std::array<Row, N + 1> with(Row const (&rows)[N], Row more) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return std::array<Row, N + 1>{rows[I]..., more}; }(std::make_index_sequence<N>());
}
consteval Statute ruled(std::span<Rule const> rules) { return {State::not_yet, rules, kLimits, kEnds, kStates, kActs}; }
consteval Statute limited(std::span<Limit const> limits) { return {State::not_yet, kRules, limits, kEnds, kStates, kActs}; }
consteval Statute ending(std::span<State const> ends) { return {State::not_yet, kRules, kLimits, ends, kStates, kActs}; }

static_assert(failing(kGood) == 0);

// What may not be left out has no default, so that leaving it out does not compile.
static_assert(!std::is_default_constructible_v<law::Stated<law::Basis>>);
static_assert(!std::is_default_constructible_v<law::Stated<law::Wait>>);
static_assert(!std::is_default_constructible_v<law::Stated<law::Otherwise>>);
static_assert(!std::is_default_constructible_v<law::Parties>);

}  // namespace

TEST_CASE("statute: a rule without .not_by bars nobody") {
    CHECK(kRules[0].not_by.empty());
    CHECK(law::procedure("card", "借书证", "Card", {}, kGood).rules[3].not_by == 0);
    CHECK(law::procedure("card", "借书证", "Card", {}, kGood).rules[4].not_by == 1u << int(Act::ask));
}

TEST_CASE("statute: every line cites an article") {
    static constexpr auto no_article = changed(kRules, [](auto& rows) { rows[3].under.value.article = ""; });
    static constexpr auto no_instrument = changed(kRules, [](auto& rows) { rows[3].under.value.instrument = ""; });
    static constexpr auto limit_without = changed(kLimits, [](auto& rows) { rows[1].under.value.article = ""; });
    static constexpr auto limit_of_nothing = changed(kLimits, [](auto& rows) { rows[1].under.value.instrument = ""; });
    CHECK(failing(ruled(no_article)) == only({cites}));
    CHECK(failing(ruled(no_instrument)) == only({cites}));
    CHECK(failing(limited(limit_without)) == only({cites}));
    CHECK(failing(limited(limit_of_nothing)) == only({cites}));
}

TEST_CASE("statute: no act has two outcomes") {
    static constexpr auto same_party = with(kRules, Rule{.when = State::asked, .who = {Party::approver}, .may = Act::refuse,
                                                         .then = State::granted, .under = law::clause("（六）")});
    static constexpr auto other_party = with(kRules, Rule{.when = State::asked, .who = {Party::supervisor}, .may = Act::refuse,
                                                          .then = State::granted, .under = law::clause("（六）")});
    CHECK(failing(ruled(same_party)) == only({one_outcome}));
    CHECK(failing(ruled(other_party)) == 0);
}

TEST_CASE("statute: every state is reachable") {
    static constexpr auto nobody_grants = changed(kRules, [](auto& rows) { rows[3].then = State::refused; });
    CHECK(failing(ruled(nobody_grants)) == only({reachable}));
}

TEST_CASE("statute: every case can end") {
    static constexpr auto never_back = changed(kRules, [](auto& rows) { rows[2].then = State::paused; });
    CHECK(failing(ruled(never_back)) == only({can_end}));
    CHECK(failing(ending({})) == only({can_end}));
}

TEST_CASE("statute: what has ended stays ended") {
    static constexpr auto after_the_end = with(kRules, Rule{.when = State::granted, .who = {Party::supervisor}, .may = Act::refuse,
                                                            .then = State::refused, .under = law::clause("（六）")});
    // A limit of its own, so that the end is all that is wrong.
    static constexpr auto limits = with(kLimits, Limit{.in = State::granted, .within = law::until("card_ends"),
                                                       .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（六）")});
    CHECK(failing({State::not_yet, after_the_end, limits, kEnds, kStates, kActs}) == only({stays_ended}));
}

TEST_CASE("statute: every wait has exactly one limit") {
    static constexpr auto twice = with(kLimits, Limit{.in = State::paused, .within = law::period("card.wait"),
                                                      .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二）")});
    CHECK(failing(limited(std::span(kLimits).first(1))) == only({has_limit}));
    CHECK(failing(limited(twice)) == only({has_limit}));
}

TEST_CASE("statute: every limit says how long") {
    static constexpr auto nothing = changed(kLimits, [](auto& rows) { rows[1].within.value = {}; });
    static constexpr auto both = changed(kLimits, [](auto& rows) { rows[0].within.value.until = "card_ends"; });
    // Without a limit nothing can ever lapse, so silence can cost nobody a right there.
    static constexpr auto lost_without_limit = changed(kLimits, [](auto& rows) { rows[1].otherwise.value = law::Otherwise::right_is_lost; });
    CHECK(failing(limited(nothing)) == only({says_how_long}));
    CHECK(failing(limited(both)) == only({says_how_long}));
    CHECK(failing(limited(lost_without_limit)) == only({says_how_long}));
}

TEST_CASE("statute: every lapse has an outcome, and only a lapse has one") {
    static constexpr auto not_the_clock = changed(kRules, [](auto& rows) { rows[5].who = {Party::law}; });
    static constexpr auto wrong_act = changed(kLimits, [](auto& rows) { rows[0].by = Act::grant; });
    static constexpr auto does_not_move = changed(kLimits, [](auto& rows) { rows[0].otherwise.value = law::Otherwise::right_is_lost; });
    CHECK(failing(ruled(not_the_clock)) == only({lapse_has_outcome}));
    CHECK(failing(limited(wrong_act)) == only({lapse_has_outcome}));
    CHECK(failing(limited(does_not_move)) == only({lapse_has_outcome}));
}

TEST_CASE("statute: every burden can be challenged") {
    static constexpr auto no_remedy = changed(kRules, [](auto& rows) { rows[4].challenge = {}; });
    CHECK(failing(ruled(no_remedy)) == only({challenge}));
}

TEST_CASE("statute: somebody may do each act") {
    static constexpr auto nobody = changed(kRules, [](auto& rows) { rows[3].who.bits = 0; });
    static constexpr auto no_such_row = changed(kRules, [](auto& rows) { rows[5].may = Act::refuse; });
    static constexpr auto limits = changed(kLimits, [](auto& rows) { rows[0].by = Act::refuse; });
    CHECK(failing(ruled(nobody)) == only({somebody}));
    CHECK(failing({State::not_yet, no_such_row, limits, kEnds, kStates, kActs}) == only({somebody}));
}

TEST_CASE("statute: every pause is resumed") {
    static constexpr auto never = changed(kRules, [](auto& rows) { rows[2].resumes = false; });
    CHECK(failing(ruled(never)) == only({resumed}));
}

TEST_CASE("statute: everything has words, in the order of its enumeration") {
    static constexpr auto states_swapped = changed(kStates, [](auto& rows) { std::swap(rows[0], rows[1]); });
    static constexpr auto state_mute = changed(kStates, [](auto& rows) { rows[2].zh = {}; });
    static constexpr auto acts_swapped = changed(kActs, [](auto& rows) { std::swap(rows[0], rows[1]); });
    static constexpr auto act_mute = changed(kActs, [](auto& rows) { rows[5].zh = {}; });
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, states_swapped, kActs}) == only({words}));
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, state_mute, kActs}) == only({words}));
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, kStates, acts_swapped}) == only({words}));
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, kStates, act_mute}) == only({words}));
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, std::span(kStates).first(4), kActs}) == only({words}));
    CHECK(failing({State::not_yet, kRules, kLimits, kEnds, kStates, std::span(kActs).first(5)}) == only({words}));
}

TEST_CASE("procedure: the same table as numbers and names") {
    auto card = law::procedure("card", "借书证", "Card", std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}, kGood);
    CHECK(card.begins == int(State::not_yet));
    REQUIRE(card.rules.size() == std::size(kRules));
    for (std::size_t i = 0; i < std::size(kRules); ++i) {
        CHECK(card.rules[i].when == int(kRules[i].when));
        CHECK(card.rules[i].may == int(kRules[i].may));
        CHECK(card.rules[i].then == int(kRules[i].then));
        CHECK(card.rules[i].who.bits == kRules[i].who.bits);
        CHECK(card.rules[i].pauses == kRules[i].pauses);
        CHECK(card.rules[i].resumes == kRules[i].resumes);
        CHECK(card.rules[i].may_be_recorded_late == kRules[i].may_be_recorded_late);
        CHECK(card.rules[i].provided.all[0] == kRules[i].provided.all[0]);
        CHECK(card.rules[i].effect == kRules[i].effect);
        CHECK(card.rules[i].challenge == kRules[i].challenge);
    }
    CHECK(card.states[3].name == "granted");
    CHECK(card.acts[4].zh == "不予发证");
    CHECK(card.is_end == std::vector<bool>{false, false, false, true, true});
    CHECK(card.state_named("paused") == int(State::paused));
    CHECK(!card.state_named("lost"));
    CHECK(card.act_named("grant") == int(Act::grant));
    CHECK(!card.act_named("eat"));
    REQUIRE(card.limit_of(int(State::asked)));
    CHECK(card.limit_of(int(State::asked))->within.period == "card.decide");
    CHECK(!card.limit_of(int(State::granted)));
}

TEST_CASE("procedure: a case keeps the edition it was opened under") {
    using namespace std::chrono;
    auto from = [](sys_days day) { return law::procedure("card", "借书证", "Card", day, kGood); };
    law::Editions editions{from(2020y / 1 / 1), from(2024y / 7 / 1)};
    CHECK(&law::edition_for(editions, 2024y / 6 / 30) == &editions[0]);
    CHECK(&law::edition_for(editions, 2024y / 7 / 1) == &editions[1]);
    CHECK(&law::edition_for(editions, 2019y / 1 / 1) == &editions[0]);
    CHECK(law::editions_follow_one_another(editions));
    CHECK(!law::editions_follow_one_another({editions[1], editions[0]}));
    CHECK(!law::editions_follow_one_another({editions[0], editions[0]}));
    CHECK(!law::editions_follow_one_another({}));
}

// A notice's procedure: told by the law in the act that suspends, acknowledged by the agency that received the thing, told again in the act
// that ends the suspension or finds it wrong, acknowledged once more. Nobody can forget to tell, and nobody else can acknowledge.
#pragma once
#include "law/statute.h"

namespace notice {

enum class State { not_yet, told, acknowledged, over, closed };
BOOST_DESCRIBE_ENUM(State, not_yet, told, acknowledged, over, closed)
enum class Act { tell_hold, acknowledge, tell_end };
BOOST_DESCRIBE_ENUM(Act, tell_hold, acknowledge, tell_end)

using law::Party;

inline constexpr law::Field kAcknowledgeFields[] = {{"words", law::FieldType::long_text, false, "停止适用、恢复或纠正的情况", "what was stopped, resumed or undone"}};
inline constexpr law::AnyOf<Party> kRecipients{Party::officer, Party::handler, Party::agency_system};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                 these parties           may                       and then it is                 under
    {.when = State::not_yet,      .who = {Party::law},   .may = Act::tell_hold,   .then = State::told,         .under = law::clause("（十七）"), .effect = law::Effect::favours_subject},
    {.when = State::not_yet,      .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十九）")},
    {.when = State::told,         .who = kRecipients,    .may = Act::acknowledge, .then = State::acknowledged, .under = law::clause("（十七）")},
    {.when = State::told,         .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十七）")},
    {.when = State::acknowledged, .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十七）")},
    {.when = State::over,         .who = kRecipients,    .may = Act::acknowledge, .then = State::closed,       .under = law::clause("（十七）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay             for at most                                   otherwise                                       under
    {.in = State::told,         .within = law::period("withdrawal.acknowledge"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::acknowledged, .within = law::settled("何时恢复由异议程序决定，届时另行通知 / the objection's own procedure decides when, and tells it"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::over,         .within = law::period("withdrawal.acknowledge"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
};
inline constexpr State kEnds[] = {State::closed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未通知", "not yet"},           {State::told, "已通知暂停，待签收", "told of the suspension"}, {State::acknowledged, "已签收暂停", "suspension acknowledged"},
    {State::over, "已通知结果，待签收", "told how it ended"}, {State::closed, "已签收结果", "end acknowledged"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::tell_hold, "通知暂停适用", "tell of the suspension"}, {Act::acknowledge, "签收", "acknowledge", kAcknowledgeFields}, {Act::tell_end, "通知核实结果", "tell how it ended"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace notice

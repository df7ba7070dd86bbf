// A withdrawal's procedure: told by the law in the act that suspends, acknowledged by the agency that received the thing, told again in the act
// that ends the suspension or finds it wrong, acknowledged once more. Nobody can forget to tell, and nobody else can acknowledge: who stays silent
// past the last day is the credit office's to ask and to explain, and may still acknowledge.
#pragma once
#include "law/statute.h"

namespace withdrawal {

enum class State { not_yet, told, acknowledged, over, silent, explained, closed };
BOOST_DESCRIBE_ENUM(State, not_yet, told, acknowledged, over, silent, explained, closed)
enum class Act { tell_hold, acknowledge, tell_end, escalate, explain };
BOOST_DESCRIBE_ENUM(Act, tell_hold, acknowledge, tell_end, escalate, explain)

using law::Party;

inline constexpr law::Field kAcknowledgeFields[] = {{"words", law::FieldType::long_text, false, "停止适用、恢复或纠正的情况", "what was stopped, resumed or undone"}};
inline constexpr law::Field kExplainFields[] = {{"words", law::FieldType::long_text, true, "未签收的原因和已采取的办法", "why it is silent, and what was done"}};
inline constexpr law::AnyOf<Party> kRecipients{Party::officer, Party::handler, Party::agency_system, Party::partner};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                 these parties           may                       and then it is                 under
    {.when = State::not_yet,      .who = {Party::law},   .may = Act::tell_hold,   .then = State::told,         .under = law::clause("（十七）"), .effect = law::Effect::favours_subject},
    {.when = State::not_yet,      .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十九）")},
    {.when = State::told,         .who = kRecipients,    .may = Act::acknowledge, .then = State::acknowledged, .under = law::clause("（十七）")},
    {.when = State::told,         .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十七）")},
    {.when = State::acknowledged, .who = {Party::law},   .may = Act::tell_end,    .then = State::over,         .under = law::clause("（十七）")},
    {.when = State::over,         .who = kRecipients,    .may = Act::acknowledge, .then = State::closed,       .under = law::clause("（十七）")},
    {.when = State::over,         .who = {Party::clock}, .may = Act::escalate,    .then = State::silent,       .under = law::clause("（十九）")},
    {.when = State::silent,       .who = kRecipients,    .may = Act::acknowledge, .then = State::closed,       .under = law::clause("（十七）")},
    {.when = State::silent,       .who = {Party::office}, .may = Act::explain,    .then = State::explained,    .under = law::clause("（十九）")},
    {.when = State::explained,    .who = kRecipients,    .may = Act::acknowledge, .then = State::closed,       .under = law::clause("（十七）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay             for at most                                   otherwise                                       under
    {.in = State::told,         .within = law::period("withdrawal.acknowledge"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::acknowledged, .within = law::settled("何时恢复由异议程序决定，届时另行通知 / the objection's own procedure decides when, and tells it"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::over,         .within = law::period("withdrawal.acknowledge"), .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十七）"), .by = Act::escalate},
    {.in = State::silent,       .within = law::no_limit("催收和说明由信用办掌握，未见本地期限 / asking and explaining is the credit office's; no local text limits it"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::explained,    .within = law::settled("已说明，单位仍可签收 / explained; the agency may still acknowledge"), .otherwise = law::Otherwise::delay_is_recorded,
     .under = law::clause("（十九）")},
};
inline constexpr State kEnds[] = {State::closed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未通知", "not yet"},           {State::told, "已通知暂停，待签收", "told of the suspension"}, {State::acknowledged, "已签收暂停", "suspension acknowledged"},
    {State::over, "已通知结果，待签收", "told how it ended"}, {State::silent, "逾期未签收", "not acknowledged in time"}, {State::explained, "未签收，已说明", "silence explained"},
    {State::closed, "已签收结果", "end acknowledged"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::tell_hold, "通知暂停适用", "tell of the suspension"}, {Act::acknowledge, "签收", "acknowledge", kAcknowledgeFields}, {Act::tell_end, "通知结果", "tell how it ended"},
    {Act::escalate, "逾期转信用办", "pass to the credit office"}, {Act::explain, "说明未签收情况", "explain the silence", kExplainFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace withdrawal

// A subscription to the lists and measures: one small case of each agency, however much is published. What is published is read from the feed and
// acknowledged by a named officer, up to a leaf of the ledger. Silence past the period costs nobody a right and changes nothing of what is in
// force: the credit office tells the agency's supervisor (督办).
#pragma once
#include "law/statute.h"

namespace subscription {

enum class State { not_yet, subscribed, urged, ended };
BOOST_DESCRIBE_ENUM(State, not_yet, subscribed, urged, ended)
enum class Act { subscribe, acknowledge, escalate, end };
BOOST_DESCRIBE_ENUM(Act, subscribe, acknowledge, escalate, end)

using law::clause, law::Party;

inline constexpr law::Question agency_in_force{"agency_in_force", "该单位不在册或已撤销。", "The agency is not on file, or has ended.", clause("（三）"), 422};
inline constexpr law::Question implements_measures{
    "implements_measures", "已公布的措施中没有由该单位实施的，或所限定的名单类别不在其内。", "No published measure is the agency's to implement, or a list type named is none of its own.",
    clause("（十二）"), 422};
inline constexpr law::Question one_of_its_agency{
    "one_of_its_agency", "该单位已有在用的接收事项。", "The agency has a subscription already.", law::own_rule("一个单位一件，推送内容按职权计算"), 409};
inline constexpr law::Question officer_is_named{
    "officer_is_named", "签收须由具名的工作人员作出。", "A named officer acknowledges.", clause("（十三）"), 403};
inline constexpr law::Question within_the_ledger{
    "within_the_ledger", "游标超出账本。", "The cursor is past the end of the ledger.", law::own_rule("签收到账本中已有的位置"), 422};
inline constexpr law::Question goes_forward{
    "goes_forward", "签收的游标不得后退。", "What was acknowledged is not taken back.", law::own_rule("签收不得后退"), 409};
inline constexpr law::Question was_given{
    "was_given", "摘要与推送给该单位、截至该游标的内容不符。", "The digest is not that of what was given to this agency up to this cursor.", law::own_rule("签收与推送内容相符，逐页相接"), 422};
inline constexpr law::Question is_overdue{
    "is_overdue", "没有逾期未签收的内容。", "Nothing has waited past its period to be acknowledged.", law::own_rule("逾期未签收的方可督办"), 409, law::kByTheCase};

inline constexpr law::Field kSubscribeFields[] = {
    {"agency", law::FieldType::id, false, "单位（信用办填写）", "agency, from the credit office"},
    {"list_types", law::FieldType::text, false, "仅限名单类别（空格分隔）", "these list types only, separated by spaces"},
};
inline constexpr law::Field kAcknowledgeFields[] = {
    {"feed", law::FieldType::choice, true, "签收内容", "what is acknowledged", "entries measures"},
    {"cursor", law::FieldType::integer, true, "截至（账本序号）", "up to this leaf"},
    {"digest", law::FieldType::text, true, "所收内容的摘要", "digest of what was received"},
};
inline constexpr law::Field kWordsFields[] = {{"words", law::FieldType::long_text, true, "督办的要求", "what is asked"}};
inline constexpr law::Field kEndFields[] = {{"reason", law::FieldType::long_text, true, "终止的理由", "why it ends"}};

inline constexpr law::AnyOf<Party> kTakers{Party::officer, Party::handler, Party::data_clerk, Party::supervisor, Party::agency_system};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                                            may                        and then it is             under
    {.when = State::not_yet,    .who = {Party::office, Party::supervisor, Party::data_clerk}, .may = Act::subscribe,   .then = State::subscribed, .under = clause("（十一）"),
     .provided = {&agency_in_force, &implements_measures, &one_of_its_agency}},
    {.when = State::subscribed, .who = kTakers,                                              .may = Act::acknowledge, .then = State::subscribed, .under = clause("（十一）"),
     .provided = {&officer_is_named, &within_the_ledger, &goes_forward, &was_given}},
    {.when = State::urged,      .who = kTakers,                                              .may = Act::acknowledge, .then = State::subscribed, .under = clause("（十一）"),
     .provided = {&officer_is_named, &within_the_ledger, &goes_forward, &was_given}},
    {.when = State::subscribed, .who = {Party::office},                                      .may = Act::escalate,    .then = State::urged,      .under = clause("（十一）"),
     .provided = {&is_overdue}},
    {.when = State::subscribed, .who = {Party::office},                                      .may = Act::end,         .then = State::ended,      .under = clause("（十一）")},
    {.when = State::urged,      .who = {Party::office},                                      .may = Act::end,         .then = State::ended,      .under = clause("（十一）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                               otherwise                                             under
    {.in = State::subscribed, .within = law::until("acknowledge_due"),     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十一）")},
    {.in = State::urged,      .within = law::period("push.acknowledge"),   .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十一）")},
};
inline constexpr State kEnds[] = {State::ended};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未接收", "not yet"}, {State::subscribed, "接收推送", "subscribed"}, {State::urged, "督办中", "its supervisor was told"}, {State::ended, "已终止", "ended"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::subscribe, "开通接收", "subscribe", kSubscribeFields},
    {Act::acknowledge, "签收推送", "acknowledge", kAcknowledgeFields},
    {Act::escalate, "督办未签收", "tell its supervisor", kWordsFields},
    {Act::end, "终止接收", "end", kEndFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace subscription

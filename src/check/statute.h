// The check's procedure after its answer: a named officer confirms who the subject is and what was done, once per case (I-13, clause
// （十三）). The question and its answer are one leaf and no case; a case begins only where measures were offered.
#pragma once
#include "law/statute.h"

namespace check {

enum class State { not_yet, answered, confirmed, set_aside };
BOOST_DESCRIBE_ENUM(State, not_yet, answered, confirmed, set_aside)
enum class Act { answer, confirm, set_aside };
BOOST_DESCRIBE_ENUM(Act, answer, confirm, set_aside)

using law::Party;

inline constexpr law::Question officer_is_named{
    "officer_is_named", "确认身份须由具名的工作人员作出。", "Identity is confirmed by a named officer.", law::clause("（十三）"), 403};
inline constexpr law::Question decisions_are_of_this_check{
    "decisions_are_of_this_check", "反馈的措施不在本次比对结果之内。", "A decision names a measure that this check did not offer.", law::clause("（十三）"), 422};
inline constexpr law::Question refusals_have_reasons{
    "refusals_have_reasons", "未实施的措施须选择原因，其他原因须写明。", "A measure not applied needs a reason from the list; another reason is put into words.", law::clause("（十三）"), 422};
inline constexpr law::Question still_in_force{
    "still_in_force", "该措施或名单条目现已不得实施。", "A measure or its entry may no longer be applied.", law::clause("（十二）"), 409};
inline constexpr law::Question warnings_are_overridden{
    "warnings_are_overridden", "比对有提示，须写明仍予确认的理由。", "The check came with warnings; acting on it needs override_reason.", law::clause("（十七）"), 422};
inline constexpr law::Question confirmed_once_per_case{
    "confirmed_once_per_case", "该办件已对同一主体确认过。", "This subject was already confirmed for this case.", law::clause("（十三）"), 409};

// Reasons for not applying a measure, of a decision here and of a task.
inline constexpr std::string_view kReasons =
    "not_relevant_to_matter discretion_exercised already_applied entry_corrected subject_corrected_meanwhile higher_rule_forbids case_ended_otherwise not_the_same_subject other";

inline constexpr law::Field kConfirmFields[] = {
    {"officer", law::FieldType::text, false, "经办人员", "named officer"},
    {"entry", law::FieldType::id, false, "经核对确认的疑似条目", "the candidate entry that was confirmed"},
    {"decisions", law::FieldType::json, true, "各项措施的处理", "decisions"},
    {"override_reason", law::FieldType::long_text, false, "有提示仍予确认的理由", "why acting in spite of warnings"},
};
inline constexpr law::Field kSetAsideFields[] = {
    {"officer", law::FieldType::text, false, "经办人员", "named officer"},
    {"reason", law::FieldType::choice, true, "原因", "reason", "not_the_same_subject case_withdrawn asked_in_error"},
    {"words", law::FieldType::long_text, false, "说明", "words"},
};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties                                                    may                      and then it is            under
    {.when = State::not_yet,  .who = {Party::law},                                             .may = Act::answer,    .then = State::answered,  .under = law::clause("（十三）")},
    {.when = State::answered, .who = {Party::officer, Party::handler, Party::agency_system},   .may = Act::confirm,   .then = State::confirmed, .under = law::clause("（十三）"),
     .effect = law::Effect::burdens_subject, .challenge = "异议（十七）；行政复议、行政诉讼（十九）",
     .provided = {&officer_is_named, &decisions_are_of_this_check, &refusals_have_reasons, &still_in_force, &warnings_are_overridden, &confirmed_once_per_case}},
    {.when = State::answered, .who = {Party::officer, Party::handler, Party::agency_system},   .may = Act::set_aside, .then = State::set_aside, .under = law::clause("（十三）"),
     .provided = {&officer_is_named}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                              otherwise                                       under
    {.in = State::answered, .within = law::period("check.confirm"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十三）")},
};
inline constexpr State kEnds[] = {State::confirmed, State::set_aside};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未比对", "not yet"},
    {State::answered, "待确认", "answered, to be confirmed"},
    {State::confirmed, "已确认", "confirmed"},
    {State::set_aside, "不适用", "set aside"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::answer, "答复", "answer"},
    {Act::confirm, "确认身份并反馈", "confirm identity and feed back", kConfirmFields},
    {Act::set_aside, "不适用", "set aside", kSetAsideFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace check

// A task's procedure: one measure on one entry for one case. Feedback is given with the confirmation or later within the period; what was
// applied is lifted when the entry or the measure ends, an incentive as well when its subject is listed for discipline (I-6).
#pragma once
#include "check/statute.h"

namespace task {

enum class State { not_yet, due, applied, not_applied, deferred, lifted };
BOOST_DESCRIBE_ENUM(State, not_yet, due, applied, not_applied, deferred, lifted)
enum class Act { open, open_applied, open_not_applied, open_deferred, apply, not_apply, defer, resume, shorten, lift, lapse };
BOOST_DESCRIBE_ENUM(Act, open, open_applied, open_not_applied, open_deferred, apply, not_apply, defer, resume, shorten, lift, lapse)

using law::Party;

inline constexpr law::Question measure_still_in_force{
    "measure_still_in_force", "该措施未公布、已废止或不在有效期内，不得实施。", "The measure is not published and in force today and may not be applied.",
    law::clause("（十二）"), 409, law::kByTheCase};
inline constexpr law::Question entry_still_in_force{
    "entry_still_in_force", "该名单条目已退出、到期或正在核实，不得实施联合措施。", "The entry has ended or is held; no joint measure rests on it.", law::clause("（十七）"), 409, law::kByTheCase};

inline constexpr law::Question officer_is_named{
    "officer_is_named", "实施与不实施须由具名的工作人员决定。", "A named officer decides whether it is applied.", law::clause("（十三）"), 403};
inline constexpr law::Question another_reason_is_explained{
    "another_reason_is_explained", "原因为其他的须写明为何未实施。", "Another reason than those of the list is put into words.", law::clause("（十三）"), 422};

inline constexpr law::Field kApplyFields[] = {
    {"officer", law::FieldType::text, false, "经办人员（业务系统代为办理时填写）", "named officer, from an agency's system"},
    {"words", law::FieldType::long_text, false, "实施情况", "what was done"},
    {"told_by", law::FieldType::choice, false, "告知方式", "how the subject was told", "in_person post electronic public_notice"},
};
inline constexpr law::Field kNotApplyFields[] = {
    {"officer", law::FieldType::text, false, "经办人员（业务系统代为办理时填写）", "named officer, from an agency's system"},
    {"reason", law::FieldType::choice, true, "未实施原因", "reason", check::kReasons},
    {"words", law::FieldType::long_text, false, "说明", "words"},
};
inline constexpr law::Field kLiftFields[] = {
    {"officer", law::FieldType::text, false, "经办人员（业务系统代为办理时填写）", "named officer, from an agency's system"},
    {"reason", law::FieldType::choice, true, "解除原因", "reason", check::kReasons},
    {"words", law::FieldType::long_text, true, "说明", "words"},
};

inline constexpr law::AnyOf<Party> kOfficers{Party::officer, Party::handler, Party::agency_system};
inline constexpr std::string_view kRemedy = "异议（十七）；行政复议、行政诉讼（十九）";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties            may                            and then it is               under
    {.when = State::not_yet,     .who = {Party::law},    .may = Act::open,             .then = State::due,         .under = law::clause("（十三）")},
    {.when = State::not_yet,     .who = {Party::law},    .may = Act::open_applied,     .then = State::applied,     .under = law::clause("（十三）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .provided = {&measure_still_in_force, &entry_still_in_force}},
    {.when = State::not_yet,     .who = {Party::law},    .may = Act::open_not_applied, .then = State::not_applied, .under = law::clause("（十三）")},
    {.when = State::not_yet,     .who = {Party::law},    .may = Act::open_deferred,    .then = State::deferred,    .under = law::clause("（十七）")},
    {.when = State::due,         .who = kOfficers,       .may = Act::apply,            .then = State::applied,     .under = law::clause("（十三）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .provided = {&officer_is_named, &measure_still_in_force, &entry_still_in_force}},
    {.when = State::due,         .who = kOfficers,       .may = Act::not_apply,        .then = State::not_applied, .under = law::clause("（十三）"),
     .provided = {&officer_is_named, &another_reason_is_explained}},
    {.when = State::due,         .who = {Party::law},    .may = Act::defer,            .then = State::deferred,    .under = law::clause("（十七）")},
    {.when = State::deferred,    .who = {Party::law},    .may = Act::resume,           .then = State::due,         .under = law::clause("（十七）")},
    // Its entry ends earlier than was said when the task was opened.
    {.when = State::due,         .who = {Party::law},    .may = Act::shorten,          .then = State::due,         .under = law::clause("（十七）"), .effect = law::Effect::favours_subject},
    {.when = State::deferred,    .who = {Party::law},    .may = Act::shorten,          .then = State::deferred,    .under = law::clause("（十七）"), .effect = law::Effect::favours_subject},
    {.when = State::applied,     .who = {Party::law},    .may = Act::shorten,          .then = State::applied,     .under = law::clause("（十七）"), .effect = law::Effect::favours_subject},
    {.when = State::deferred,    .who = {Party::law},    .may = Act::lift,             .then = State::lifted,      .under = law::clause("（十八）"), .effect = law::Effect::favours_subject},
    {.when = State::due,         .who = {Party::law},    .may = Act::lift,             .then = State::lifted,      .under = law::clause("（十八）"), .effect = law::Effect::favours_subject},
    {.when = State::applied,     .who = {Party::law},    .may = Act::lift,             .then = State::lifted,      .under = law::clause("（十八）"), .effect = law::Effect::favours_subject},
    // Lifted before its entry ends, it is applied no more, and that has its reason as what is not applied has.
    {.when = State::applied,     .who = kOfficers,       .may = Act::lift,             .then = State::lifted,      .under = law::clause("（十三）"),
     .effect = law::Effect::favours_subject, .provided = {&officer_is_named}},
    {.when = State::applied,     .who = {Party::clock},  .may = Act::lapse,            .then = State::lifted,      .under = law::clause("（十八）"), .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                                 otherwise                                       under
    {.in = State::due,      .within = law::period("task.respond"),     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十三）")},
    {.in = State::applied,  .within = law::until("entry_ends"),        .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十八）"), .by = Act::lapse},
    {.in = State::deferred, .within = law::no_limit("异议办理期限由异议程序规定 / the objection's own periods govern"), .otherwise = law::Otherwise::delay_is_recorded,
     .under = law::clause("（十七）")},
};
inline constexpr State kEnds[] = {State::not_applied, State::lifted};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未产生", "not yet"},  {State::due, "待反馈", "due"},           {State::applied, "已实施", "applied"},
    {State::not_applied, "未实施", "not applied"}, {State::deferred, "核实期间暂缓", "deferred"}, {State::lifted, "已解除", "lifted"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::open, "产生任务", "open"},
    {Act::open_applied, "产生并已实施", "open as applied"},
    {Act::open_not_applied, "产生并未实施", "open as not applied"},
    {Act::open_deferred, "产生并暂缓", "open as deferred"},
    {Act::apply, "实施", "apply", kApplyFields},
    {Act::not_apply, "不实施", "do not apply", kNotApplyFields},
    {Act::defer, "暂缓", "defer"},
    {Act::resume, "恢复", "resume"},
    {Act::shorten, "截止日期随条目提前", "end earlier, with the entry"},
    {Act::lift, "解除", "lift", kLiftFields},
    {Act::lapse, "到期解除", "lift at the end of the entry"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace task

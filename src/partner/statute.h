// A partner's procedure: drafted by one person of the credit office, approved by another; changed as it was made; suspended and resumed with a
// reason; ended, or over by its last day. Nothing in it asks anything of a subject.
#pragma once
#include "law/statute.h"

namespace partner {

enum class State { not_yet, drafted, in_force, change_proposed, suspended, refused, ended };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, in_force, change_proposed, suspended, refused, ended)
enum class Act { draft, amend, approve, refuse, suspend, resume, end, expire };
BOOST_DESCRIBE_ENUM(Act, draft, amend, approve, refuse, suspend, resume, end, expire)

using law::Party, law::clause;

inline constexpr law::Question code_is_whole{
    "code_is_whole", "须填写完整有效的统一社会信用代码，且未另有在办或在期的合作方使用。",
    "Give its whole unified code, which no other partner that is proposed or in force has.", clause("（十四）"), 422};
inline constexpr law::Question terms_fit{
    "terms_fit", "协议须写明用途、可查询的名单类别、每日查询上限和起止日期。", "An agreement states purposes, list types, a daily quota, and its first and last day.", clause("（十四）"), 422};
inline constexpr law::Question terms_still_run{
    "terms_still_run", "协议期限已满，不得批准；请先修改。", "The agreement's last day is past; amend it first.", clause("（十四）"), 409};

inline constexpr law::Field kDraftFields[] = {
    {"name", law::FieldType::text, true, "市场主体名称", "name"},
    {"code", law::FieldType::code, true, "统一社会信用代码", "unified code"},
    {"kind", law::FieldType::choice, true, "类别", "kind", "trade_association credit_service bank insurer social_organisation enterprise"},
    {"contact", law::FieldType::text, false, "联系人和联系方式", "contact"},
    {"agreement_no", law::FieldType::text, true, "协议编号", "number of the agreement"},
    {"purposes", law::FieldType::json, true, "约定的查询用途", "purposes agreed"},
    {"list_types", law::FieldType::json, true, "可查询的名单类别", "list types it may ask about"},
    {"daily_quota", law::FieldType::integer, true, "每日查询上限（次）", "questions a day"},
    {"from", law::FieldType::date, true, "协议起始日", "first day"},
    {"until", law::FieldType::date, true, "协议截止日", "last day"},
};
inline constexpr law::Field kAmendFields[] = {
    {"contact", law::FieldType::text, false, "联系人和联系方式", "contact"},
    {"agreement_no", law::FieldType::text, false, "协议编号", "number of the agreement"},
    {"purposes", law::FieldType::json, false, "约定的查询用途", "purposes agreed"},
    {"list_types", law::FieldType::json, false, "可查询的名单类别", "list types it may ask about"},
    {"daily_quota", law::FieldType::integer, false, "每日查询上限（次）", "questions a day"},
    {"from", law::FieldType::date, false, "协议起始日", "first day"},
    {"until", law::FieldType::date, false, "协议截止日", "last day"},
};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::AnyOf<Party> kOffice{Party::office};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                      these parties             may                    and then it is                    under
    {.when = State::not_yet,         .who = kOffice,           .may = Act::draft,   .then = State::drafted,         .under = clause("（十四）"), .provided = {&code_is_whole, &terms_fit}},
    {.when = State::drafted,         .who = kOffice,           .may = Act::amend,   .then = State::drafted,         .under = clause("（十四）"), .provided = {&terms_fit}},
    {.when = State::drafted,         .who = kOffice,           .may = Act::approve, .then = State::in_force,        .under = clause("（十四）"), .not_by = {Act::draft, Act::amend},
     .provided = {&terms_fit, &terms_still_run}},
    {.when = State::drafted,         .who = kOffice,           .may = Act::refuse,  .then = State::refused,         .under = clause("（十四）")},
    {.when = State::in_force,        .who = kOffice,           .may = Act::amend,   .then = State::change_proposed, .under = clause("（十四）"), .provided = {&terms_fit}},
    {.when = State::change_proposed, .who = kOffice,           .may = Act::approve, .then = State::in_force,        .under = clause("（十四）"), .not_by = {Act::amend},
     .provided = {&terms_fit, &terms_still_run}},
    {.when = State::change_proposed, .who = kOffice,           .may = Act::refuse,  .then = State::in_force,        .under = clause("（十四）")},
    {.when = State::in_force,        .who = kOffice,           .may = Act::suspend, .then = State::suspended,       .under = clause("（十六）")},
    {.when = State::change_proposed, .who = kOffice,           .may = Act::suspend, .then = State::suspended,       .under = clause("（十六）")},
    {.when = State::suspended,       .who = kOffice,           .may = Act::resume,  .then = State::in_force,        .under = clause("（十六）")},
    {.when = State::in_force,        .who = kOffice,           .may = Act::end,     .then = State::ended,           .under = clause("（十四）")},
    {.when = State::change_proposed, .who = kOffice,           .may = Act::end,     .then = State::ended,           .under = clause("（十四）")},
    {.when = State::suspended,       .who = kOffice,           .may = Act::end,     .then = State::ended,           .under = clause("（十四）")},
    {.when = State::in_force,        .who = {Party::clock},    .may = Act::expire,  .then = State::ended,           .under = clause("（十四）")},
    {.when = State::change_proposed, .who = {Party::clock},    .may = Act::expire,  .then = State::ended,           .under = clause("（十四）")},
    {.when = State::suspended,       .who = {Party::clock},    .may = Act::expire,  .then = State::ended,           .under = clause("（十四）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay                for at most                              otherwise                                       under
    {.in = State::drafted,         .within = law::period("partner.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十四）")},
    {.in = State::in_force,        .within = law::until("agreement_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = clause("（十四）"), .by = Act::expire},
    {.in = State::change_proposed, .within = law::until("agreement_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = clause("（十四）"), .by = Act::expire},
    {.in = State::suspended,       .within = law::until("agreement_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = clause("（十四）"), .by = Act::expire},
};
inline constexpr State kEnds[] = {State::refused, State::ended};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"}, {State::drafted, "待批准", "drafted"}, {State::in_force, "在期", "in force"},
    {State::change_proposed, "变更待批准", "change proposed"}, {State::suspended, "已暂停", "suspended"}, {State::refused, "未批准", "refused"}, {State::ended, "已终止", "ended"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草合作协议", "draft", kDraftFields}, {Act::amend, "修改", "amend", kAmendFields}, {Act::approve, "批准", "approve"}, {Act::refuse, "不予批准", "refuse", kReasonFields},
    {Act::suspend, "暂停", "suspend", kReasonFields}, {Act::resume, "恢复", "resume", kReasonFields}, {Act::end, "终止", "end", kReasonFields}, {Act::expire, "协议期满", "expire"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace partner

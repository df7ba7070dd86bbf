// From an agency's decision to the list: drafted by one person, submitted by another, reviewed by the credit office, published by a
// third after a secrecy review (I-10, I-21). Nothing takes effect before publication.
#pragma once
#include "law/statute.h"

namespace determination {

enum class State { not_yet, drafted, submitted, returned, reviewed, published, withdrawn, revoked };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, submitted, returned, reviewed, published, withdrawn, revoked)
enum class Act { draft, amend, submit, return_it, review, publish, withdraw, revoke };
BOOST_DESCRIBE_ENUM(Act, draft, amend, submit, return_it, review, publish, withdraw, revoke)

using law::Party;

inline constexpr law::Question list_type_is_the_countys{
    "list_type_is_the_countys", "没有这个由本县认定的在期名单类别。", "No list type of this code is in force and determined in the county.", law::clause("（十一）"), 422};
inline constexpr law::Question duty_covers_list_type{
    "duty_covers_list_type", "本单位没有认定该类名单的职责。", "Your agency has no duty to determine for this list.", law::clause("（三）"), 403};
inline constexpr law::Question subject_may_be_listed{
    "subject_may_be_listed", "该主体不得列入此类名单。", "This subject may not be on such a list.", law::clause("（二）"), 422};
inline constexpr law::Question gate_is_passed{
    "gate_is_passed", "认定要素不齐，不得报送。", "The evidence gate is not passed.", law::clause("（十一）"), 422};
inline constexpr law::Question no_discipline_in_force{
    "no_discipline_in_force", "该主体有在期的惩戒条目，不得列入激励名单。", "A discipline entry of this subject is in force; no incentive beside it.", law::clause("（六）"), 409};
inline constexpr law::Question secrecy_is_reviewed{
    "secrecy_is_reviewed", "公布前须由发布人完成保密审查并注明。", "The secrecy review must be stated before publication.", law::clause("（十五）"), 422};
inline constexpr law::Question not_determined_before{
    "not_determined_before", "同一文书号的认定已经报送。", "A determination with this document number is on file already.", law::own_rule("同一决定只报送一次"), 409};

inline constexpr law::Field kDraftFields[] = {
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"list_type", law::FieldType::text, true, "名单类别代码", "code of the list type"},
    {"document_no", law::FieldType::text, true, "决定文书号", "document number"},
    {"decided_on", law::FieldType::date, true, "决定日期", "day of the decision"},
    {"notice_on", law::FieldType::date, false, "事先告知日期", "day of the prior notice"},
    {"served_on", law::FieldType::date, false, "送达日期", "day of service"},
    {"until", law::FieldType::date, false, "截止日期", "last day"},
    {"basis", law::FieldType::text, true, "认定依据", "basis"},
    {"facts", law::FieldType::long_text, true, "认定事实", "facts"},
    {"statement_outcome", law::FieldType::long_text, false, "陈述申辩情况", "statement and defence and how it was weighed"},
    {"exit_conditions", law::FieldType::long_text, false, "移出条件", "exit conditions"},
    {"remedies", law::FieldType::long_text, false, "救济途径", "remedies"},
    {"proposal_shown_from", law::FieldType::date, false, "拟认定公示起", "publicity of the proposal, from"},
    {"proposal_shown_until", law::FieldType::date, false, "拟认定公示止", "publicity of the proposal, until"},
};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kPublishFields[] = {{"secrecy_reviewed", law::FieldType::flag, true, "已完成保密审查", "secrecy review done"}};

inline constexpr std::string_view kRemedy = "异议（十七）；信用修复（十八）；行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                                     may                       and then it is                under
    {.when = State::not_yet,    .who = {Party::handler, Party::agency_system},   .may = Act::draft,     .then = State::drafted,    .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before}},
    {.when = State::drafted,    .who = {Party::handler, Party::agency_system},   .may = Act::amend,     .then = State::drafted,    .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before}},
    {.when = State::drafted,    .who = {Party::approver},                        .may = Act::submit,    .then = State::submitted,  .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend},
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &gate_is_passed, &no_discipline_in_force}},
    {.when = State::drafted,    .who = {Party::handler, Party::approver, Party::agency_system}, .may = Act::withdraw, .then = State::withdrawn, .under = law::clause("（十一）")},
    {.when = State::submitted,  .who = {Party::office},                          .may = Act::return_it, .then = State::returned,   .under = law::clause("（十一）")},
    {.when = State::submitted,  .who = {Party::office},                          .may = Act::review,    .then = State::reviewed,   .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend, Act::submit}, .provided = {&list_type_is_the_countys, &gate_is_passed}},
    {.when = State::submitted,  .who = {Party::approver},                        .may = Act::withdraw,  .then = State::withdrawn,  .under = law::clause("（十一）")},
    {.when = State::returned,   .who = {Party::handler, Party::agency_system},   .may = Act::amend,     .then = State::drafted,    .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before}},
    {.when = State::returned,   .who = {Party::handler, Party::approver, Party::agency_system}, .may = Act::withdraw, .then = State::withdrawn, .under = law::clause("（十一）")},
    {.when = State::reviewed,   .who = {Party::publisher},                       .may = Act::publish,   .then = State::published,  .under = law::clause("（十五）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend, Act::submit, Act::review},
     .provided = {&list_type_is_the_countys, &subject_may_be_listed, &gate_is_passed, &no_discipline_in_force, &secrecy_is_reviewed}},
    {.when = State::reviewed,   .who = {Party::publisher, Party::office},        .may = Act::return_it, .then = State::returned,   .under = law::clause("（十一）")},
    {.when = State::published,  .who = {Party::approver, Party::law},            .may = Act::revoke,    .then = State::revoked,    .under = law::clause("（十八）"),
     .effect = Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                                      otherwise                                       under
    {.in = State::drafted,    .within = law::no_limit("起草由认定单位自行掌握 / the agency's own drafting"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::submitted,  .within = law::period("determination.review"),   .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::returned,   .within = law::period("determination.resubmit"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::reviewed,   .within = law::period("determination.review"),   .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十五）")},
    {.in = State::published,  .within = law::settled("条目自有期限 / the entry has its own period"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十八）")},
};
inline constexpr State kEnds[] = {State::withdrawn, State::revoked};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},  {State::drafted, "已起草", "drafted"},   {State::submitted, "已报送", "submitted"}, {State::returned, "已退回", "returned"},
    {State::reviewed, "已审核", "reviewed"},  {State::published, "已公布", "published"}, {State::withdrawn, "已撤回", "withdrawn"}, {State::revoked, "已撤销", "revoked"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kDraftFields},          {Act::amend, "修改", "amend", kDraftFields}, {Act::submit, "报送", "submit"},
    {Act::return_it, "退回", "return", kReasonFields},    {Act::review, "审核通过", "review"},         {Act::publish, "公布", "publish", kPublishFields},
    {Act::withdraw, "撤回", "withdraw", kReasonFields},   {Act::revoke, "撤销认定", "revoke", kReasonFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace determination

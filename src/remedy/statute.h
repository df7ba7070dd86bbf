// A remedy's procedure: an application for reconsideration or a lawsuit is registered, is pending once its organ or court has taken it up, and
// ends with the organ's decision, which is carried out in the transaction that records it. What was wrong is made good before the case ends:
// everyone who received the error is told in that same transaction, by a withdrawal of their own (I-20), and the case ends once each has
// acknowledged or their silence is explained. Pendency suspends nothing by itself; only an order of the organ does. Whether an application
// came in time is the organ's to judge and refused to nobody here. What has ended is destroyed when its time is over.
#pragma once
#include "law/statute.h"

namespace remedy {

// `register` is a word of C++; the act is called that outside (see RemedyNoun::editions).
enum class State { not_yet, registered, pending, upheld, dismissed, withdrawn, restored, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, registered, pending, upheld, dismissed, withdrawn, restored, destroyed)
enum class Act {
    register_, take_up, order_suspension, lift_suspension, uphold, uphold_in_part, dismiss, withdraw, acknowledge, correct_publicly, compensate, restore,
    destroy
};
BOOST_DESCRIBE_ENUM(Act, register_, take_up, order_suspension, lift_suspension, uphold, uphold_in_part, dismiss, withdraw, acknowledge, correct_publicly,
                    compensate, restore, destroy)

using law::Party;

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};

inline constexpr law::Question thing_is_on_file{
    "thing_is_on_file", "没有所指的条目、记录、措施、任务、认定或查询回执。", "There is no such entry, record, measure, task, determination or check.", law::clause("（十九）"), 422};
inline constexpr law::Question concerns_own_agency{
    "concerns_own_agency", "由作出该行为的单位或信用办登记。", "The agency concerned or the credit office registers it.", law::clause("（十九）"), 403};
inline constexpr law::Question days_have_come{
    "days_have_come", "日期不能晚于今天；申请不早于所针对的行为，知道该行为不晚于申请，受理不早于申请。",
    "No day is still to come; it is applied for after what it is about and by who had learned of it, and taken up after that.", law::clause("（十九）"), 422};
inline constexpr law::Question not_registered_before{
    "not_registered_before", "该机关的这一案号已经登记。", "This case number of this organ is registered already.", law::clause("（十九）"), 409};
inline constexpr law::Question execution_can_be_suspended{
    "execution_can_be_suspended", "停止执行针对条目、记录、认定和任务；措施只能一并申请审查，查询答复无可停止执行。",
    "An entry, a record, a determination or a task can be suspended; a measure is reviewed along with it, and an answer has nothing to suspend.", law::clause("（十九）"), 422, law::kByTheCase};
inline constexpr law::Question no_suspension_yet{
    "no_suspension_yet", "已登记过停止执行，尚未解除。", "A suspension is ordered already and not lifted.", law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question suspension_is_ordered{
    "suspension_is_ordered", "没有登记过停止执行，无可解除。", "No suspension is ordered that could be lifted.", law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question end_is_on_paper{
    "end_is_on_paper", "停止执行由复议机关、法院决定，不凭口头终结：写明准予撤回、终止办理的文书号。",
    "A suspension that an organ or court ordered ends on its paper, not on anybody's word: give the number of the paper that permits the withdrawal or ends the case.", law::clause("（十九）"), 422};
inline constexpr law::Question is_another_person{
    "is_another_person", "认定、审核或实施过该事项的人不得经办其复议、诉讼结果的执行：由信用办其他工作人员、法制审核人员或者其他发布人员经办。",
    "Who determined, reviewed or applied the thing does not carry out the outcome: another clerk, the legal reviewer or another publisher of the credit office does.",
    law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question outcome_is_in_effect{
    "outcome_is_in_effect", "只执行已经生效的决定或裁判：作出日期不早于申请日期，生效日期不早于作出日期，且不晚于今天。",
    "Only a decision in effect is carried out: made not before it was applied for, in effect not before it was made, and not after today.",
    law::clause("（十九）"), 422};
inline constexpr law::Question part_is_named{
    "part_is_named", "部分支持须写明更正什么：条目和认定写明不晚于原期限的截止日期，处罚记录写明变更后的类别、罚款或内容，查询答复写明正确的答复；不得加重。",
    "Upheld in part names what is corrected: the last day of an entry or determination, not later than before; kinds, fine or content of a record; the right answer of a check; nothing heavier.",
    law::clause("（十九）"), 422};
inline constexpr law::Question has_parts{
    "has_parts", "一项任务、一项措施没有可以部分更正的内容：决定解除任务或者废止措施的，登记支持；只更正期限的，针对条目或者认定登记。",
    "A task or a measure has no part of its own: what lifts or repeals it is upheld; what corrects a last day is about the entry or the determination.",
    law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question amount_is_positive{
    "amount_is_positive", "赔偿金额须大于零。", "A compensation is more than nothing.", law::clause("（十九）"), 422};
inline constexpr law::Question compensated_once{
    "compensated_once", "赔偿已经登记；登记有误的，写明更正理由。", "A compensation is on record already; say why it is corrected.", law::clause("（十九）"), 409};
inline constexpr law::Question silence_is_explained{
    "silence_is_explained", "有单位已通知而未签收，须写明情况。", "An agency was told and has not acknowledged: say why the case ends all the same.", law::clause("（十九）"), 422};

inline constexpr law::Field kRegisterFields[] = {
    {"kind", law::FieldType::choice, true, "救济方式", "kind of remedy", "reconsideration litigation"},
    {"organ", law::FieldType::text, true, "复议机关或法院", "organ or court"},
    {"organ_case", law::FieldType::text, false, "案号", "its case number"},
    {"about_kind", law::FieldType::choice, true, "针对的事项类别", "what kind of thing it is about", "entry record measure task determination check"},
    {"about", law::FieldType::id, true, "针对的事项", "what it is about"},
    {"applicant", law::FieldType::text, true, "申请人或原告", "applicant or plaintiff"},
    {"applied_on", law::FieldType::date, true, "申请或起诉日期", "applied on"},
    {"known_on", law::FieldType::date, false, "知道该行为的日期（送达日）", "day the applicant learned of it (service)"},
    {"claim", law::FieldType::long_text, true, "请求和理由", "claim and reasons"},
};
inline constexpr law::Field kTakeUpFields[] = {
    {"organ_case", law::FieldType::text, true, "案号", "its case number"},
    {"taken_up_on", law::FieldType::date, true, "受理或立案日期", "taken up on"},
};
inline constexpr law::Field kSuspendFields[] = {{"document_no", law::FieldType::text, true, "停止执行的文书号", "document that orders it"}};
inline constexpr law::Field kLiftFields[] = {{"document_no", law::FieldType::text, true, "恢复执行的文书号", "document that lifts it"}};
inline constexpr law::Field kOutcomeFields[] = {
    {"document_no", law::FieldType::text, true, "决定书或裁判文书号", "document of the decision"},
    {"decided_on", law::FieldType::date, true, "作出日期", "decided on"},
    {"effective_on", law::FieldType::date, true, "生效日期", "in effect since"},
    {"conclusion", law::FieldType::long_text, true, "结果要点", "what was decided"},
};
inline constexpr law::Field kUpholdFields[] = {
    {"document_no", law::FieldType::text, true, "决定书或裁判文书号", "document of the decision"},
    {"decided_on", law::FieldType::date, true, "作出日期", "decided on"},
    {"effective_on", law::FieldType::date, true, "生效日期", "in effect since"},
    {"conclusion", law::FieldType::long_text, true, "结果要点", "what was decided"},
    {"correction", law::FieldType::long_text, false, "正确的答复（查询答复；不填即为结果要点）", "the right answer of a check; else what was decided"},
};
inline constexpr law::Field kPartFields[] = {
    {"document_no", law::FieldType::text, true, "决定书或裁判文书号", "document of the decision"},
    {"decided_on", law::FieldType::date, true, "作出日期", "decided on"},
    {"effective_on", law::FieldType::date, true, "生效日期", "in effect since"},
    {"conclusion", law::FieldType::long_text, true, "结果要点", "what was decided"},
    {"until", law::FieldType::date, false, "更正后的截止日期（条目、认定）", "right last day (entry, determination)"},
    {"penalty_kind", law::FieldType::text, false, "变更后的处罚类别（多项以;分隔）", "kinds of penalty as changed, separated by ;"},
    {"fine_cents", law::FieldType::integer, false, "变更后的罚款金额（分）", "fine in cents as changed"},
    {"content", law::FieldType::long_text, false, "变更后的内容", "content as changed"},
    {"correction", law::FieldType::long_text, false, "正确的答复（查询答复）", "the right answer of a check"},
};
inline constexpr std::string_view kPartsOfRecord[] = {"penalty_kind", "fine_cents", "content"};
inline constexpr law::Field kWithdrawFields[] = {
    {"reason", law::FieldType::choice, true, "终结原因", "why it ended", "applicant_withdrew not_taken_up settled"},
    {"document_no", law::FieldType::text, false, "准予撤回、终止办理的文书号（已停止执行的，必须填写）", "document that permits the withdrawal or ends the case; needed where execution is suspended"},
    {"conclusion", law::FieldType::long_text, true, "说明", "words"},
};
inline constexpr law::Field kPublicFields[] = {{"public_correction", law::FieldType::long_text, true, "公开更正的载体和内容", "where and how it was corrected in public"}};
inline constexpr law::Field kCompensateFields[] = {
    {"compensation_cents", law::FieldType::integer, true, "赔偿金额（分）", "amount in cents"},
    {"document_no", law::FieldType::text, true, "赔偿决定文书号", "document of the decision"},
    {"compensation_corrected", law::FieldType::long_text, false, "更正已登记赔偿的理由", "why what was recorded is corrected"},
};
inline constexpr law::Field kRestoreFields[] = {{"unacknowledged", law::FieldType::long_text, false, "未签收单位的情况", "about those who did not acknowledge"}};

inline constexpr law::AnyOf<Party> kRegistrars{Party::office, Party::handler};
// Where the office is small, one clerk reviewed what is contested and the other registered the remedy.
inline constexpr law::AnyOf<Party> kDeciders{Party::office, Party::publisher, Party::legal_reviewer};
inline constexpr std::string_view kNext = "对复议决定提起行政诉讼、对裁判提起上诉或申请再审（十九），机关和期限以文书告知的为准";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                 these parties                may                               and then it is                 under
    {.when = State::not_yet,     .who = kRegistrars,        .may = Act::register_,        .then = State::registered, .under = law::clause("（十九）"),
     .provided = {&thing_is_on_file, &concerns_own_agency, &days_have_come, &not_registered_before}},
    {.when = State::registered,  .who = kRegistrars,        .may = Act::take_up,          .then = State::pending,    .under = law::clause("（十九）"),
     .provided = {&days_have_come, &not_registered_before}},
    {.when = State::registered,  .who = {Party::office},    .may = Act::withdraw,         .then = State::withdrawn,  .under = law::clause("（十九）")},
    {.when = State::pending,     .who = kRegistrars,        .may = Act::order_suspension, .then = State::pending,    .under = law::clause("（十九）"),
     .effect = Effect::favours_subject, .provided = {&execution_can_be_suspended, &no_suspension_yet}},
    {.when = State::pending,     .who = kDeciders,          .may = Act::lift_suspension,  .then = State::pending,    .under = law::clause("（十九）"),
     .effect = Effect::burdens_subject, .challenge = kNext, .provided = {&suspension_is_ordered, &is_another_person}},
    {.when = State::pending,     .who = kDeciders,          .may = Act::uphold,           .then = State::upheld,     .under = law::clause("（十九）"),
     .effect = Effect::favours_subject, .not_by = Act::register_, .provided = {&is_another_person, &outcome_is_in_effect}},
    {.when = State::pending,     .who = kDeciders,          .may = Act::uphold_in_part,   .then = State::upheld,     .under = law::clause("（十九）"),
     .effect = Effect::favours_subject, .not_by = Act::register_, .provided = {&is_another_person, &has_parts, &outcome_is_in_effect, &part_is_named}},
    {.when = State::pending,     .who = kDeciders,          .may = Act::dismiss,          .then = State::dismissed,  .under = law::clause("（十九）"),
     .effect = Effect::burdens_subject, .challenge = kNext, .not_by = Act::register_, .provided = {&is_another_person, &outcome_is_in_effect}},
    {.when = State::pending,     .who = kDeciders,          .may = Act::withdraw,         .then = State::withdrawn,  .under = law::clause("（十九）"),
     .effect = Effect::burdens_subject, .challenge = kNext, .not_by = Act::register_, .provided = {&is_another_person, &end_is_on_paper}},
    {.when = State::upheld,      .who = {Party::law},       .may = Act::acknowledge,      .then = State::upheld,     .under = law::clause("（十九）")},
    {.when = State::upheld,      .who = kRegistrars,        .may = Act::correct_publicly, .then = State::upheld,     .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::upheld,      .who = kRegistrars,        .may = Act::compensate,       .then = State::upheld,     .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&amount_is_positive, &compensated_once}},
    {.when = State::upheld,      .who = {Party::office},    .may = Act::restore,          .then = State::restored,   .under = law::clause("（十九）"),
     .effect = Effect::favours_subject, .provided = {&silence_is_explained}},
    // What was restored may be compensated, or corrected in public, later than that.
    {.when = State::restored,    .who = kRegistrars,        .may = Act::correct_publicly, .then = State::restored,   .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::restored,    .who = kRegistrars,        .may = Act::compensate,       .then = State::restored,   .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&amount_is_positive, &compensated_once}},
    {.when = State::dismissed,   .who = {Party::clock},     .may = Act::destroy,          .then = State::destroyed,  .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::withdrawn,   .who = {Party::clock},     .may = Act::destroy,          .then = State::destroyed,  .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::restored,    .who = {Party::clock},     .may = Act::destroy,          .then = State::destroyed,  .under = kRetention, .effect = Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                           otherwise                                       under
    {.in = State::registered, .within = law::no_limit("是否受理由复议机关、法院决定 / whether to take it up is the organ's to decide"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::pending,    .within = law::no_limit("办案期限由复议机关、法院掌握 / the organ's own time"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::upheld,     .within = law::period("remedy.restore"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::dismissed,  .within = law::until("archive_ends"),    .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::withdrawn,  .within = law::until("archive_ends"),    .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::restored,   .within = law::until("archive_ends"),    .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未登记", "not yet"},     {State::registered, "已登记待受理", "registered"}, {State::pending, "复议、诉讼进行中", "pending"},
    {State::upheld, "已获支持，恢复中", "upheld, to be made good"}, {State::dismissed, "未获支持", "dismissed"}, {State::withdrawn, "已终结", "ended without decision"},
    {State::restored, "已恢复", "restored"},     {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::register_, "登记", "register", kRegisterFields},        {Act::take_up, "登记受理（立案）", "taken up", kTakeUpFields},
    {Act::order_suspension, "登记停止执行", "order of suspension", kSuspendFields}, {Act::lift_suspension, "登记恢复执行", "suspension lifted", kLiftFields},
    {Act::uphold, "支持并执行结果", "uphold", kUpholdFields},    {Act::uphold_in_part, "部分支持并执行结果", "uphold in part", kPartFields},
    {Act::dismiss, "不支持", "dismiss", kOutcomeFields},          {Act::withdraw, "终结（撤回、不予受理等）", "end without decision", kWithdrawFields},
    {Act::acknowledge, "签收更正", "acknowledged"},
    {Act::correct_publicly, "公开更正", "correct in public", kPublicFields}, {Act::compensate, "登记赔偿", "record compensation", kCompensateFields},
    {Act::restore, "恢复完毕", "restored", kRestoreFields}, {Act::destroy, "销毁", "destroy"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace remedy

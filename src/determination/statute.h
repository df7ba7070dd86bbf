// From an agency's decision to the list, by two roads. A decision that was made and served elsewhere is recorded with its days (draft …);
// or the agency walks the procedure here (propose …): prior notice, time for statement and defence, weighing, decision by another person,
// service of both papers together; then its days come from the acts and nobody types them. From there one road: submitted, reviewed by the
// credit office, published by a third after a secrecy review (I-10, I-21). Nothing takes effect before publication.
#pragma once
#include "casework/correction.h"

namespace determination {

enum class State {
    not_yet, drafted, proposed, noticed, unstated, stated, weighed, shown, shown_through, decided, served, submitted, returned, reviewed, published, basis_revoked,
    withdrawn, revoked
};
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, proposed, noticed, unstated, stated, weighed, shown, shown_through, decided, served, submitted, returned, reviewed,
                    published, basis_revoked, withdrawn, revoked)
enum class Act {
    draft, amend, propose, revise, notice, state, waive, weigh, show, let_pass, decide, serve, submit, return_it, resubmit, review, publish, correct, report, reinstate,
    withdraw, revoke, propose_renewal, renew, drop_renewal
};
BOOST_DESCRIBE_ENUM(Act, draft, amend, propose, revise, notice, state, waive, weigh, show, let_pass, decide, serve, submit, return_it, resubmit, review, publish, correct, report,
                    reinstate, withdraw, revoke, propose_renewal, renew, drop_renewal)

using law::Party;

// Before deciding: reasons, basis and rights are told, an objection is verified and answered. The two papers go out together. What to do when
// the basis is gone.
inline constexpr law::Basis kBeforeDeciding{"国办发〔2020〕49号", "（八）", law::Rank::central_policy};
// The last way, when no other reaches the receiver; it counts as arrived when it has run. The same as of a notice (notice/statute.h).
inline constexpr law::Basis kAnnouncing{"民事诉讼法（2023修正）（参照）", "第九十五条", law::Rank::law};
inline constexpr law::Basis kServedTogether{"国办发〔2025〕22号", "两书同达", law::Rank::central_policy};
inline constexpr law::Basis kBasisReported{"山东省社会信用条例", "第四十条", law::Rank::local_regulation};
inline constexpr law::Basis kBasisRemoved{"河南省社会信用条例", "第四十二条", law::Rank::local_regulation};

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
inline constexpr law::Question facts_hold_nothing_forbidden{
    "facts_hold_nothing_forbidden", "所写内容含有依法不得归集的自然人信息。", "What is written holds what may not be collected of a natural person.",
    {"浙江省公共信用信息管理条例", "第十四条", law::Rank::local_regulation}, 422};
inline constexpr law::Question basis_is_of_the_list{
    "basis_is_of_the_list", "认定依据须写明该名单类别所依据的文件（名称或者文号）。", "The basis names an instrument that this list rests on, by its name or number.",
    {"国办发〔2020〕49号", "（八）", law::Rank::central_policy}, 422};
inline constexpr law::Question subject_accepts_promotion{
    "subject_accepts_promotion", "该主体声明不参加守信宣传，不得列入激励名单。", "The subject declines to be promoted; it is not listed for incentives.",
    {"深圳经济特区社会信用条例", "第三十九条", law::Rank::local_regulation}, 409};
inline constexpr law::Question is_for_incentive{
    "is_for_incentive", "拟认定公示适用于激励名单；惩戒名单须事先告知。", "Publicity of a proposal is for incentives; a discipline listing needs a prior notice.", law::clause("（十一）"), 422, law::kByTheCase};
inline constexpr law::Question prior_notice_is_issued{
    "prior_notice_is_issued", "须先就拟认定的内容制发事先告知书，再登记送达。", "The prior notice must be issued on the proposal as it stands, then served.", kBeforeDeciding, 409, law::kByTheCase};
inline constexpr law::Question proof_is_on_file{
    "proof_is_on_file", "须附本件本环节的证明材料（送达回证、放弃声明等）。", "Proof of this step, belonging to this case, must be on file.", law::clause("（十一）"), 422};
// The same rules as of a notice (notice/statute.h); each says itself which of them it is.
inline constexpr law::Question way_suits_the_receiver{
    "way_suits_the_receiver", "该受送达人不适用这一送达方式。", "This receiver is not served this way.",
    law::own_rule("电子送达凭送达之日有效的地址确认书（参照行政处罚法第六十一条）；公告只用于单位（（十六））"), 422};
inline constexpr law::Question other_ways_were_tried{
    "other_ways_were_tried", "公告是最后的送达方式：先以其他方式送达；未送达的，写明试过的方式和原因，并附本件的凭证（退件、上门记录等），或者以已公告期满的告知送达为凭证。",
    "An announcement is the last way: serve it otherwise first; if that failed, say what was tried and why it did not arrive, with proof on this case, or name a notice whose announcement has run.",
    kAnnouncing, 422};
inline constexpr law::Question announcement_has_run{
    "announcement_has_run", "公告满三十日才视为送达：写明公告之日，期满后以视为送达之日或者以后登记。",
    "What is announced counts as served after thirty days: name the day of the announcement, and record the service when it has run.", kAnnouncing, 409};
inline constexpr law::Question day_follows_the_case{
    "day_follows_the_case", "行为日期不能早于本件的前一环节。", "The legal day lies before the step that this act rests on.", law::clause("（十一）"), 422};
inline constexpr law::Question statement_time_has_run{
    "statement_time_has_run", "陈述申辩期未满，不得作出决定。", "The time for statement and defence has not run out; nothing may be decided yet.", kBeforeDeciding, 409, law::kByTheCase};
inline constexpr law::Question statement_is_not_accepted{
    "statement_is_not_accepted", "陈述申辩已予采纳，不得作出列入决定，可以撤回。", "The statement was accepted; no listing is decided, withdraw it.", kBeforeDeciding, 409, law::kByTheCase};
inline constexpr law::Question both_papers_are_issued{
    "both_papers_are_issued", "列入决定书与信用修复告知书须一并送达。", "The decision and the notice of credit repair are served together.", kServedTogether, 409, law::kByTheCase};
inline constexpr law::Question was_decided_outside{
    "was_decided_outside", "在本系统内作出的决定，日期和陈述申辩情况由各环节形成，不得改填。", "What was decided here takes its days from its acts; nothing is typed over them.", law::clause("（十一）"), 409, law::kByTheCase};
inline constexpr law::Question was_decided_here{
    "was_decided_here", "在系统外作出的决定，请修改后重新报送。", "What was decided elsewhere is amended and submitted again.", law::clause("（十一）"), 409, law::kByTheCase};
inline constexpr law::Question substance_stays{
    "substance_stays", "认定事实、依据、移出条件和救济途径的更正、补充由他人决定：请登记自查疑点（异议），由信用办处理。",
    "Facts, basis, exit conditions and remedies are put right by another's decision: note a doubt of your own, on which the credit office decides.",
    law::clause("（十七）"), 409};
inline constexpr law::Question correction_shortens{
    "correction_shortens", "更正后的截止日期不得晚于原截止日期。", "A corrected last day is not later than before.", law::clause("（十八）"), 422};
inline constexpr law::Question until_is_lawful{
    "until_is_lawful", "截止日期须不早于拟认定、决定之日，不晚于事先告知的拟列入期限，也不晚于告知时和决定时该名单类别的期限。",
    "The last day is none that has gone by when it is proposed or decided, and no later than was told in advance or than the period of this list type when it was told and decided.", law::clause("（十八）"), 422};
inline constexpr law::Question time_is_not_over{
    "time_is_not_over", "截止日期已过，不再列入；可以退回、撤回或者撤销。", "Its last day has passed; nothing is listed any more: return, withdraw or revoke it.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question execution_is_not_suspended{
    "execution_is_not_suspended", "复议机关、法院已决定停止执行，不予公布；恢复执行后再公布。", "Its execution is suspended by order: nothing is published before that is lifted.", law::clause("（十九）"), 409,
    law::kByTheCase};
inline constexpr law::Question basis_is_gone{
    "basis_is_gone", "依据被撤销、变更的日期不能晚于报告之日。", "The basis is reported gone on a day that has come.", kBasisReported, 422};

inline constexpr law::Question list_type_is_renewable{
    "list_type_is_renewable", "该名单类别不可续期，期满即移出。", "This list type is not renewable; its entries leave when their time is over.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question entry_is_in_force{
    "entry_is_in_force", "条目须在列、在期且未暂停，才能续期；期满移出的须重新认定。",
    "Only an entry that is listed and not suspended is renewed, before it ends; what has left is determined anew.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question renewal_fits{
    "renewal_fits", "续期须晚于现截止日期，一次不超过该名单类别的期限，并且不超过不良信息的查询年限。",
    "A renewal ends later than before, by no more than the list type's period, and within the years for which adverse information may be asked for.", law::clause("（十八）"), 422};
inline constexpr law::Question not_renewed_before{
    "not_renewed_before", "续期以一次为限。", "An entry is renewed once.", law::own_rule("同一条目续期以一次为限；未见本地规定"), 409, law::kByTheCase};
inline constexpr law::Question renewal_is_proposed{
    "renewal_is_proposed", "没有待决定的续期；先提出拟续期并告知主体。", "No renewal is proposed; first propose one and tell the subject.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question renewal_was_told{
    "renewal_was_told", "拟续期须先告知主体，送达后陈述申辩期满，才能决定。",
    "The subject is told of the proposed renewal first; it is decided when the time for statement and defence since the service has run out.", kBeforeDeciding, 409, law::kByTheCase};

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
inline constexpr law::Field kResubmitFields[] = {{"answer", law::FieldType::long_text, true, "对退回理由的答复", "answer to why it was returned"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kProposeFields[] = {
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"list_type", law::FieldType::text, true, "名单类别代码", "code of the list type"},
    {"until", law::FieldType::date, false, "截止日期", "last day"},
    {"basis", law::FieldType::text, true, "认定依据", "basis"},
    {"facts", law::FieldType::long_text, true, "认定事实", "facts"},
    {"exit_conditions", law::FieldType::long_text, false, "移出条件", "exit conditions"},
    {"remedies", law::FieldType::long_text, false, "救济途径", "remedies"},
};
inline constexpr law::Field kServiceFields[] = {
    {"way", law::FieldType::choice, true, "送达方式", "how it was served", "in_person left_there post electronic announced"},
    {"receiver", law::FieldType::text, true, "受送达人或者签收人", "receiver"},
    {"proof", law::FieldType::id, true, "证明材料", "proof"},
    {"consent", law::FieldType::id, false, "电子送达地址确认书", "confirmation that electronic service rests on"},
    {"announced_on", law::FieldType::date, false, "公告之日（公告送达）", "day of the announcement"},
    {"tried", law::FieldType::long_text, false, "已试过的送达方式和未送达的原因（公告送达）", "what was tried before an announcement, and why it did not arrive"},
    {"tried_proof", law::FieldType::id, false, "未送达的凭证（公告送达）", "proof that it did not arrive otherwise"},
};
inline constexpr law::Field kStateFields[] = {
    {"heard", law::FieldType::choice, true, "陈述申辩形式", "how it was made", "in_writing orally at_a_hearing"},
    {"statement", law::FieldType::long_text, true, "陈述申辩内容", "statement and defence"},
};
inline constexpr law::Field kWaiveFields[] = {{"proof", law::FieldType::id, true, "证明材料", "proof"}};
inline constexpr law::Field kWeighFields[] = {
    {"weighed", law::FieldType::choice, true, "核实结论", "how it was weighed", "accepted partly_accepted not_accepted"},
    {"reasons", law::FieldType::long_text, true, "核实情况和理由", "what was verified, and reasons"},
};
inline constexpr law::Field kShowFields[] = {{"shown_at", law::FieldType::text, true, "公示处", "where it is shown"}};
inline constexpr law::Field kDecideFields[] = {
    {"document_no", law::FieldType::text, true, "决定文书号", "document number"},
    {"until", law::FieldType::date, false, "截止日期", "last day"},
};
inline constexpr law::Field kCorrectFields[] = {
    casework::kAmends,
    {"until", law::FieldType::date, false, "截止日期", "last day"},
    {"document_no", law::FieldType::text, false, "决定文书号", "document number"},
    {"basis", law::FieldType::text, false, "认定依据", "basis"},
    {"facts", law::FieldType::long_text, false, "认定事实", "facts"},
    {"exit_conditions", law::FieldType::long_text, false, "移出条件", "exit conditions"},
    {"remedies", law::FieldType::long_text, false, "救济途径", "remedies"},
    casework::kRemark,
    {"correction_no", law::FieldType::text, true, "更正文书号", "number of the corrected paper"},
    casework::kProof,
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
};
inline constexpr law::Field kReportFields[] = {
    {"basis_gone_on", law::FieldType::date, true, "依据被撤销、变更的日期", "day on which the basis was revoked or changed"},
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
};
inline constexpr law::Field kRevokeFields[] = {
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
    {"revoked_under", law::FieldType::text, false, "撤销依据", "basis of the revocation"},
};
inline constexpr law::Field kProposeRenewalFields[] = {
    {"until", law::FieldType::date, true, "拟续期至", "proposed new last day"},
    {"reason", law::FieldType::long_text, true, "续期理由", "reason of the renewal"},
    {"proof", law::FieldType::long_text, true, "证明材料（名称、编号）", "proof: what it is, and its number"},
};
inline constexpr law::Field kRenewFields[] = {
    {"decision_no", law::FieldType::text, true, "续期决定文书号", "number of the decision"},
    {"statement_outcome", law::FieldType::long_text, true, "陈述申辩情况", "statement and defence and how it was weighed"},
    {"remedies", law::FieldType::long_text, true, "救济途径（复议、诉讼的机关和期限）", "remedies: where and until when"},
};
inline constexpr law::Field kPublishFields[] = {{"secrecy_reviewed", law::FieldType::flag, true, "已完成保密审查", "secrecy review done"}};

inline constexpr law::AnyOf<Party> kDrafters{Party::handler, Party::agency_system};
inline constexpr law::AnyOf<Party> kAgency{Party::handler, Party::approver, Party::agency_system};
inline constexpr law::AnyOf<Act> kDrafting{Act::draft, Act::amend, Act::propose, Act::revise};
inline constexpr std::string_view kRemedy = "异议（十七）；信用修复（十八）；行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                   these parties                       may                        and then it is                    under
    // A decision made elsewhere, recorded.
    {.when = State::not_yet,       .who = kDrafters,                   .may = Act::draft,     .then = State::drafted,       .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list, &until_is_lawful}},
    {.when = State::drafted,       .who = kDrafters,                   .may = Act::amend,     .then = State::drafted,       .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list, &until_is_lawful}},
    {.when = State::drafted,       .who = {Party::approver},           .may = Act::submit,    .then = State::submitted,     .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &gate_is_passed, &time_is_not_over, &no_discipline_in_force, &subject_accepts_promotion,
                  &until_is_lawful}},
    {.when = State::drafted,       .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    // Proposed, told, heard, weighed.
    {.when = State::not_yet,       .who = kDrafters,                   .may = Act::propose,   .then = State::proposed,      .under = kBeforeDeciding,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &until_is_lawful, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    {.when = State::proposed,      .who = kDrafters,                   .may = Act::revise,    .then = State::proposed,      .under = kBeforeDeciding,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &until_is_lawful, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    {.when = State::proposed,      .who = kAgency,                     .may = Act::notice,    .then = State::noticed,       .under = kBeforeDeciding,
     .provided = {&list_type_is_the_countys, &subject_may_be_listed, &prior_notice_is_issued, &proof_is_on_file, &way_suits_the_receiver, &other_ways_were_tried, &announcement_has_run,
                  &day_follows_the_case},
     .may_be_recorded_late = true},
    {.when = State::proposed,      .who = kAgency,                     .may = Act::show,      .then = State::shown,         .under = law::clause("（十一）"),
     .provided = {&list_type_is_the_countys, &subject_may_be_listed, &is_for_incentive, &no_discipline_in_force, &subject_accepts_promotion}},
    {.when = State::proposed,      .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = kBeforeDeciding, .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::noticed,       .who = kAgency,                     .may = Act::state,     .then = State::stated,        .under = kBeforeDeciding,
     .effect = Effect::favours_subject, .provided = {&day_follows_the_case, &facts_hold_nothing_forbidden}, .may_be_recorded_late = true},
    {.when = State::noticed,       .who = kAgency,                     .may = Act::waive,     .then = State::noticed,       .under = kBeforeDeciding,
     .provided = {&proof_is_on_file, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::noticed,       .who = {Party::clock},              .may = Act::let_pass,  .then = State::unstated,      .under = kBeforeDeciding},
    {.when = State::noticed,       .who = {Party::approver},           .may = Act::decide,    .then = State::decided,       .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &statement_time_has_run, &until_is_lawful, &not_determined_before, &day_follows_the_case},
     .may_be_recorded_late = true},
    {.when = State::noticed,       .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = kBeforeDeciding, .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    // Late, but before anything was decided: it is heard.
    {.when = State::unstated,      .who = kAgency,                     .may = Act::state,     .then = State::stated,        .under = kBeforeDeciding,
     .effect = Effect::favours_subject, .provided = {&day_follows_the_case, &facts_hold_nothing_forbidden}, .may_be_recorded_late = true},
    {.when = State::unstated,      .who = {Party::approver},           .may = Act::decide,    .then = State::decided,       .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &statement_time_has_run, &until_is_lawful, &not_determined_before, &day_follows_the_case},
     .may_be_recorded_late = true},
    {.when = State::unstated,      .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = kBeforeDeciding, .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::stated,        .who = kAgency,                     .may = Act::weigh,     .then = State::weighed,       .under = kBeforeDeciding, .provided = {&facts_hold_nothing_forbidden}},
    // What was not told is not decided on: a changed proposal is told anew.
    {.when = State::weighed,       .who = kDrafters,                   .may = Act::revise,    .then = State::proposed,      .under = kBeforeDeciding,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &until_is_lawful, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    {.when = State::weighed,       .who = {Party::approver},           .may = Act::decide,    .then = State::decided,       .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &statement_is_not_accepted, &until_is_lawful, &not_determined_before, &day_follows_the_case},
     .may_be_recorded_late = true},
    {.when = State::weighed,       .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = kBeforeDeciding, .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    // An incentive: shown to its end, then decided.
    {.when = State::shown,         .who = {Party::clock},              .may = Act::let_pass,  .then = State::shown_through, .under = law::clause("（十一）")},
    {.when = State::shown,         .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::shown_through, .who = {Party::approver},           .may = Act::decide,    .then = State::decided,       .under = law::clause("（十一）"), .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &until_is_lawful, &not_determined_before, &no_discipline_in_force, &subject_accepts_promotion}},
    {.when = State::shown_through, .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    // Decided, both papers served together, submitted. An incentive has nothing to serve; the gate asks for service where it must be.
    {.when = State::decided,       .who = kAgency,                     .may = Act::serve,     .then = State::served,        .under = kServedTogether,
     .provided = {&both_papers_are_issued, &proof_is_on_file, &way_suits_the_receiver, &other_ways_were_tried, &announcement_has_run, &day_follows_the_case},
     .may_be_recorded_late = true},
    {.when = State::decided,       .who = {Party::approver},           .may = Act::submit,    .then = State::submitted,     .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &gate_is_passed, &time_is_not_over, &no_discipline_in_force, &subject_accepts_promotion}},
    {.when = State::decided,       .who = {Party::approver},           .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::served,        .who = {Party::approver},           .may = Act::submit,    .then = State::submitted,     .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kDrafting,
     .provided = {&list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &gate_is_passed, &time_is_not_over, &no_discipline_in_force}},
    {.when = State::served,        .who = {Party::approver},           .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十八）"), .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    // Quashed before it was published.
    {.when = State::drafted,       .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::decided,       .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::served,        .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::submitted,     .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::returned,      .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    {.when = State::reviewed,      .who = {Party::law},                .may = Act::revoke,    .then = State::revoked,       .under = law::clause("（十九）"), .effect = Effect::favours_subject},
    // Corrected in part before it was published.
    {.when = State::drafted,         .who = {Party::law},                .may = Act::correct,   .then = State::drafted,      .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    {.when = State::decided,         .who = {Party::law},                .may = Act::correct,   .then = State::decided,      .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    {.when = State::served,          .who = {Party::law},                .may = Act::correct,   .then = State::served,       .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    {.when = State::submitted,       .who = {Party::law},                .may = Act::correct,   .then = State::submitted,    .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    {.when = State::returned,        .who = {Party::law},                .may = Act::correct,   .then = State::returned,     .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    {.when = State::reviewed,        .who = {Party::law},                .may = Act::correct,   .then = State::reviewed,     .under = law::clause("（十九）"), .effect = Effect::favours_subject,
     .provided = {&casework::correction_fits, &correction_shortens}},
    // Reviewed and published.
    {.when = State::submitted,     .who = {Party::office},             .may = Act::return_it, .then = State::returned,      .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::submitted,     .who = {Party::office},             .may = Act::review,    .then = State::reviewed,      .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend, Act::propose, Act::revise, Act::decide, Act::submit, Act::resubmit},
     .provided = {&list_type_is_the_countys, &gate_is_passed, &time_is_not_over}},
    {.when = State::submitted,     .who = {Party::approver},           .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::returned,      .who = kDrafters,                   .may = Act::amend,     .then = State::drafted,       .under = law::clause("（十一）"),
     .provided = {&was_decided_outside, &list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list,
                  &until_is_lawful}},
    {.when = State::returned,      .who = kAgency,                     .may = Act::serve,     .then = State::served,        .under = kServedTogether,
     .provided = {&was_decided_here, &both_papers_are_issued, &proof_is_on_file, &way_suits_the_receiver, &other_ways_were_tried, &announcement_has_run, &day_follows_the_case},
     .may_be_recorded_late = true},
    // What was decided here is not written anew: the office's reasons are answered in words, by whoever may submit.
    {.when = State::returned,      .who = {Party::approver},           .may = Act::resubmit,  .then = State::submitted,     .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend, Act::propose, Act::revise, Act::return_it},
     .provided = {&was_decided_here, &list_type_is_the_countys, &duty_covers_list_type, &subject_may_be_listed, &gate_is_passed, &time_is_not_over, &no_discipline_in_force, &subject_accepts_promotion}},
    {.when = State::returned,      .who = kAgency,                     .may = Act::withdraw,  .then = State::withdrawn,     .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    {.when = State::reviewed,      .who = {Party::publisher},          .may = Act::publish,   .then = State::published,     .under = law::clause("（十五）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::draft, Act::amend, Act::propose, Act::revise, Act::decide, Act::submit, Act::resubmit, Act::review},
     .provided = {&list_type_is_the_countys, &subject_may_be_listed, &gate_is_passed, &time_is_not_over, &no_discipline_in_force, &secrecy_is_reviewed, &subject_accepts_promotion,
                  &execution_is_not_suspended}},
    {.when = State::reviewed,      .who = {Party::publisher, Party::office}, .may = Act::return_it, .then = State::returned, .under = law::clause("（十一）"), .provided = {&facts_hold_nothing_forbidden}},
    // Corrected, or its basis gone: what is listed follows in the same transaction. The agency corrects a slip by itself; what it was decided on, facts and
    // basis, and the ways out of it, nobody changes alone (I-21): that comes from an objection, which may be its own, or from a remedy.
    {.when = State::published,     .who = {Party::approver},           .may = Act::correct,   .then = State::published,     .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&substance_stays, &casework::correction_fits, &correction_shortens, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    {.when = State::published,     .who = {Party::law},                .may = Act::correct,   .then = State::published,     .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&casework::correction_fits, &correction_shortens, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    // Renewed with a reason of its own, by two persons, after the subject was told and heard.
    {.when = State::published,     .who = kDrafters,                   .may = Act::propose_renewal, .then = State::published, .under = law::clause("（十八）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&duty_covers_list_type, &list_type_is_renewable, &entry_is_in_force, &not_renewed_before, &renewal_fits, &facts_hold_nothing_forbidden}},
    {.when = State::published,     .who = {Party::approver},           .may = Act::renew,     .then = State::published,     .under = law::clause("（十八）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::propose_renewal},
     .provided = {&renewal_is_proposed, &duty_covers_list_type, &list_type_is_renewable, &entry_is_in_force, &renewal_fits, &renewal_was_told, &facts_hold_nothing_forbidden}},
    {.when = State::published,     .who = kAgency,                     .may = Act::drop_renewal, .then = State::published,  .under = law::clause("（十八）"),
     .effect = Effect::favours_subject, .provided = {&renewal_is_proposed, &facts_hold_nothing_forbidden}},
    {.when = State::published,     .who = {Party::handler, Party::approver, Party::agency_system, Party::office}, .may = Act::report, .then = State::basis_revoked, .under = kBasisReported,
     .effect = Effect::favours_subject, .provided = {&basis_is_gone, &facts_hold_nothing_forbidden}},
    {.when = State::published,     .who = {Party::approver, Party::law}, .may = Act::revoke,  .then = State::revoked,       .under = law::clause("（十八）"), .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
    // Reported, and found not to be so: the source says why, by another than who reported it, before what is listed has left.
    {.when = State::basis_revoked, .who = {Party::approver},           .may = Act::reinstate, .then = State::published,     .under = law::clause("（十九）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::report}, .provided = {&facts_hold_nothing_forbidden}},
    // What an objection or a remedy finds meanwhile is put right or revoked all the same: what is reinstated says what was found.
    {.when = State::basis_revoked, .who = {Party::law},                .may = Act::correct,   .then = State::basis_revoked, .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&casework::correction_fits, &correction_shortens, &not_determined_before, &facts_hold_nothing_forbidden, &basis_is_of_the_list}},
    {.when = State::basis_revoked, .who = {Party::approver, Party::clock, Party::law}, .may = Act::revoke, .then = State::revoked, .under = kBasisRemoved, .effect = Effect::favours_subject,
     .provided = {&facts_hold_nothing_forbidden}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay               for at most                                          otherwise                                       under
    {.in = State::drafted,       .within = law::no_limit("起草由认定单位自行掌握 / the agency's own drafting"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::proposed,      .within = law::no_limit("尚未告知，不影响主体 / nobody has been told, nothing weighs on the subject"), .otherwise = law::Otherwise::delay_is_recorded, .under = kBeforeDeciding},
    {.in = State::noticed,       .within = law::period("determination.statement"),      .otherwise = law::Otherwise::case_moves_on,     .under = kBeforeDeciding, .by = Act::let_pass},
    {.in = State::unstated,      .within = law::no_limit("决定前仍可陈述申辩，未见本地决定期限 / a statement is still heard; no local text limits the decision"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = kBeforeDeciding},
    {.in = State::stated,        .within = law::period("determination.weigh"),          .otherwise = law::Otherwise::delay_is_recorded, .under = kBeforeDeciding},
    {.in = State::weighed,       .within = law::no_limit("未见本地决定期限 / no local text limits the decision"), .otherwise = law::Otherwise::delay_is_recorded, .under = kBeforeDeciding},
    {.in = State::shown,         .within = law::period("incentive.proposal_publicity"), .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十一）"), .by = Act::let_pass},
    {.in = State::shown_through, .within = law::no_limit("激励名单，不影响主体权利 / an incentive: no right hangs on it"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::decided,       .within = law::period("determination.serve"),          .otherwise = law::Otherwise::delay_is_recorded, .under = kServedTogether},
    {.in = State::served,        .within = law::no_limit("报送由认定单位掌握，公布前不生效 / nothing takes effect before publication"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::submitted,     .within = law::period("determination.review"),         .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::returned,      .within = law::period("determination.resubmit"),       .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::reviewed,      .within = law::period("determination.review"),         .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十五）")},
    {.in = State::published,     .within = law::settled("条目自有期限 / the entry has its own period"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十八）")},
    {.in = State::basis_revoked, .within = law::period("basis_revoked.remove"),         .otherwise = law::Otherwise::case_moves_on,     .under = kBasisRemoved, .by = Act::revoke},
};
inline constexpr State kEnds[] = {State::withdrawn, State::revoked};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},          {State::drafted, "已起草", "drafted"},                   {State::proposed, "拟认定", "proposed"},
    {State::noticed, "已事先告知", "told in advance"}, {State::unstated, "期满未陈述申辩", "no statement in time"}, {State::stated, "已陈述申辩待核实", "statement received"},
    {State::weighed, "陈述申辩已核实", "statement weighed"}, {State::shown, "拟认定公示中", "proposal shown"}, {State::shown_through, "拟认定公示期满", "proposal shown to its end"},
    {State::decided, "已作决定待送达", "decided"},    {State::served, "已送达待报送", "served"},               {State::submitted, "已报送", "submitted"},
    {State::returned, "已退回", "returned"},          {State::reviewed, "已审核", "reviewed"},                 {State::published, "已公布", "published"},
    {State::basis_revoked, "依据已撤销待移出", "its basis is gone"}, {State::withdrawn, "已撤回", "withdrawn"}, {State::revoked, "已撤销", "revoked"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kDraftFields},              {Act::amend, "修改", "amend", kDraftFields},       {Act::propose, "拟认定", "propose", kProposeFields},
    {Act::revise, "修改拟认定", "revise the proposal", kProposeFields}, {Act::notice, "事先告知", "give prior notice", kServiceFields},
    {Act::state, "登记陈述申辩", "record a statement", kStateFields},   {Act::waive, "登记书面放弃陈述申辩", "record a waiver", kWaiveFields},
    {Act::weigh, "核实陈述申辩", "weigh the statement", kWeighFields},  {Act::show, "公示拟认定", "show the proposal", kShowFields},
    {Act::let_pass, "期限届满", "let the time pass"},         {Act::decide, "作出决定", "decide", kDecideFields}, {Act::serve, "送达", "serve", kServiceFields},
    {Act::submit, "报送", "submit"},                          {Act::return_it, "退回", "return", kReasonFields},
    {Act::resubmit, "答复后重新报送", "answer and submit again", kResubmitFields}, {Act::review, "审核通过", "review"},
    {Act::publish, "公布", "publish", kPublishFields},        {Act::correct, "更正认定", "correct", kCorrectFields}, {Act::report, "报告依据撤销", "report the basis gone", kReportFields},
    {Act::reinstate, "核实依据有效，恢复", "find that the basis stands", kReasonFields},
    {Act::withdraw, "撤回", "withdraw", kReasonFields},       {Act::revoke, "撤销认定", "revoke", kRevokeFields},
    {Act::propose_renewal, "拟续期", "propose a renewal", kProposeRenewalFields}, {Act::renew, "续期", "renew", kRenewFields},
    {Act::drop_renewal, "不再续期", "drop the renewal", kReasonFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace determination

// An objection's procedure: filed, accepted or returned once with everything that is missing, forwarded to the source unit, answered by it
// and decided by the credit office. What is contested is suspended in the transaction that accepts, and who received it is told; when nobody
// accepts or returns in time, the clock accepts. It is declined on three grounds alone, within that time, by two persons (docs/decisions/0073).
// Who accepted or answered does not also decide, and nobody answers or decides an objection to what they determined, reviewed or published (I-21).
// It is withdrawn on the signed paper of whoever brought it.
#pragma once
#include "law/statute.h"
#include "subject/subject.h"

namespace objection {

enum class State { not_yet, filed, returned, accepted, forwarded, paused, answered, upheld, rejected, withdrawn, declined };
BOOST_DESCRIBE_ENUM(State, not_yet, filed, returned, accepted, forwarded, paused, answered, upheld, rejected, withdrawn, declined)
enum class Act { file, note, return_it, supplement, accept, forward, pause, resume, answer, uphold, reject, withdraw, extend, propose_decline, decline };
BOOST_DESCRIBE_ENUM(Act, file, note, return_it, supplement, accept, forward, pause, resume, answer, uphold, reject, withdraw, extend, propose_decline, decline)

using law::Party;

inline constexpr law::Question can_be_contested{
    "can_be_contested", "须写明且只写明一项：在列或暂停中的名单条目、仍可查询的记录（包括已经修复、尚未封存的）、已公布的措施，或者一次查询答复。",
    "Name one thing, and only one: an entry that is listed or suspended, a record that may still be queried or was repaired and is not sealed yet, a published measure, or the answer to a check.",
    law::clause("（十七）"), 422};
inline constexpr law::Question is_authorised{
    "is_authorised", "代理人、破产管理人提出异议须附授权或指定文书：写明文书，或者选择已上传的文件。",
    "An agent or insolvency administrator shows the authorisation, in words or as an uploaded document.", law::clause("（十七）"), 422};
inline constexpr law::Question is_own_doubt{
    "is_own_doubt", "自查发现的疑点由来源单位或信用办登记，市场主体发现的由信用办写明其名称登记；他人提出的按异议受理。",
    "A doubt of one's own is noted by the source unit or the credit office, a partner's by the credit office with the partner's name; others file an objection.",
    law::clause("（十七）"), 403};
inline constexpr law::Question not_returned_before{
    "not_returned_before", "补正只能一次性告知，不得再次退回。", "What is missing is told once and in full; it may not be returned again.", law::clause("（十七）"), 409, law::kByTheCase};
inline constexpr law::Question answers_for_the_source{
    "answers_for_the_source", "由来源单位核实答复；上级名单由报送入库的单位向来源核实后登记。", "The source unit verifies and answers; for an entry from above whoever brought it asks its origin.",
    law::clause("（十七）"), 403, law::kByTheCase};
inline constexpr law::Question did_not_decide_it{
    "did_not_decide_it", "参与过原认定、录入、审核或者公布的人员不得答复或者处理对它的异议（谁作出的、谁不得自查）：由来源单位其他经办人、窗口人员、审批人或者分管领导答复，由信用办其他经办人、法制审核员或者其他发布员处理。",
    "Who determined, recorded, reviewed or published it neither answers nor decides the objection to it: another handler, officer, approver or the supervisor of the source unit answers, and another clerk,"
    " the legal reviewer or another publisher of the credit office decides.",
    law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question withdrawal_is_signed{
    "withdrawal_is_signed", "撤回他人的异议须附异议人签字（盖章）的书面撤回，由本单位先行上传，且未附于其他事项；没有书面撤回的，照常核实处理。",
    "What somebody else brought is withdrawn on their signed paper, which your agency uploaded before and which belongs to no other case; without one it is examined and decided.", law::clause("（十七）"), 422};
inline constexpr law::Question correction_is_named{
    "correction_is_named", "更正、补充须写明正确或者缺少的内容和证明材料：截止日期不得晚于原期限，不得改换主体、名单类别、认定单位或者加重后果（须移出后重新认定）；查询答复写明正确的情况。",
    "A correction says what is right or was missing, and on what proof: no later last day, no other subject, list or organ, nothing heavier (that is decided anew); of an answer, what it should have said.",
    law::clause("（十七）"), 422};
inline constexpr law::Question finding_fits{
    "finding_fits", "措施本身的废止由公布人办理；只有写明主体的异议才能认定不适用于该主体。",
    "A measure is repealed by its own procedure; only an objection that names its subject can find that it does not fit that subject.", law::clause("（十二）"), 422};
inline constexpr law::Question source_found_it_wrong{
    "source_found_it_wrong", "来源单位核实结论为属实，不能按异议成立处理；可请其重新核实。", "The source unit found that it stands; the objection is not upheld against it.", law::clause("（十七）"), 409, law::kByTheCase};
inline constexpr law::Question source_found_it_right{
    "source_found_it_right", "来源单位已认为应当更正或移出，不得驳回异议。", "The source unit found that it is wrong; the objection is not rejected.", law::clause("（十七）"), 409, law::kByTheCase};

inline constexpr law::Question not_extended_before{
    "not_extended_before", "核实期限只能延长一次。", "The period is extended once.", law::clause("（十七）"), 409, law::kByTheCase};
inline constexpr law::Question period_still_runs{
    "period_still_runs", "核实期限已届满，不得再延长；请即答复。", "The period has run out and is no longer extended; answer now.", law::clause("（十七）"), 409, law::kByTheCase};

inline constexpr law::Question was_told_what_is_missing{
    "was_told_what_is_missing", "欠缺可以补正的，先一次性告知补正；补正后仍不符合形式要求的，才可以不予受理。证据不足不是不予受理的理由，由来源单位核实。",
    "What can be supplied is asked for first, once; only what still lacks its form then is declined. Weak evidence is no reason: the source unit verifies.", law::clause("（十七）"), 409};
inline constexpr law::Question identity_is_examined{
    "identity_is_examined", "称“不是同一主体”的异议须核实，不得以不是信用主体本人或者不属于异议范围为由不予受理。",
    "That somebody else is meant is verified: such an objection is not declined for coming from another person or being about another matter.", law::clause("（十七）"), 409};
inline constexpr law::Question declining_is_proposed{
    "declining_is_proposed", "不予受理须先由一人提出情形和理由，再由另一人同意。", "One person proposes it with ground and reasons, another agrees.", law::clause("（二十）"), 409, law::kByTheCase};

inline constexpr law::Question something_is_supplied{
    "something_is_supplied", "补正须至少补充一项此前没有的内容：补正只有一次，未补充内容的不计为补正；另行上传的材料，在证据材料中写明。",
    "A supplement brings at least one thing that was not there: there is one only, and nothing uses it up; say under evidence what was uploaded.", law::clause("（十七）"), 422};

inline constexpr std::string_view kGrounds = "mistaken_identity content basis period procedure measure";
inline constexpr law::Field kFileFields[] = {
    {"entry", law::FieldType::id, false, "名单条目", "entry"},
    {"record", law::FieldType::id, false, "信用记录", "record"},
    {"measure", law::FieldType::id, false, "奖惩措施", "measure"},
    {"check", law::FieldType::id, false, "查询答复", "answer to a check"},
    {"subject", law::FieldType::id, false, "所涉主体（措施、他单位的查询答复）", "subject concerned (of a measure, or of another agency's answer)"},
    {"applicant_kind", law::FieldType::choice, true, "异议人身份", "who objects", "subject agent administrator partner"},
    {"applicant", law::FieldType::text, true, "异议人", "name of who objects"},
    {"authorisation", law::FieldType::text, false, "授权或指定文书", "authorisation"},
    {"document", law::FieldType::id, false, "授权文书（已上传的文件）", "authorisation as uploaded"},
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"channel", law::FieldType::choice, true, "提出渠道", "channel", "window phone mail portal app official_account"},
    {"ground", law::FieldType::choice, true, "异议事项", "ground", kGrounds},
    {"claim", law::FieldType::long_text, true, "异议内容和理由", "claim and reasons"},
    {"evidence", law::FieldType::long_text, false, "证据材料", "evidence"},
};
inline constexpr law::Field kNoteFields[] = {
    {"entry", law::FieldType::id, false, "名单条目", "entry"},
    {"record", law::FieldType::id, false, "信用记录", "record"},
    {"measure", law::FieldType::id, false, "奖惩措施", "measure"},
    {"check", law::FieldType::id, false, "查询答复", "answer to a check"},
    {"subject", law::FieldType::id, false, "所涉主体（措施、他单位的查询答复）", "subject concerned (of a measure, or of another agency's answer)"},
    {"applicant_kind", law::FieldType::choice, false, "由谁发现（不填为机关自查）", "who found it (an organ, when not said)", "organ partner"},
    {"applicant", law::FieldType::text, false, "发现问题的市场主体", "partner that found it"},
    {"ground", law::FieldType::choice, true, "异议事项", "ground", kGrounds},
    {"claim", law::FieldType::long_text, true, "发现的问题", "what was found"},
    {"evidence", law::FieldType::long_text, false, "证据材料", "evidence"},
};
inline constexpr law::Field kReturnFields[] = {{"missing", law::FieldType::long_text, true, "需要补正的全部内容", "everything that is missing"}};
inline constexpr law::Field kSupplementFields[] = {
    {"authorisation", law::FieldType::text, false, "授权或指定文书", "authorisation"},
    {"document", law::FieldType::id, false, "授权文书（已上传的文件）", "authorisation as uploaded"},
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"claim", law::FieldType::long_text, false, "补充的内容和理由", "claim and reasons"},
    {"evidence", law::FieldType::long_text, false, "证据材料", "evidence"},
};
inline constexpr law::Field kPauseFields[] = {{"reason", law::FieldType::long_text, true, "暂停计算期限的事由（鉴定、评估等）", "why the days stand still (appraisal)"}};
inline constexpr law::Field kAnswerFields[] = {
    {"found", law::FieldType::choice, true, "核实结论", "finding", "stands correct remove supplement"},
    {"until", law::FieldType::date, false, "正确的截止日期（条目）", "the right last day (entry)"},
    {"document_no", law::FieldType::text, false, "正确的文书号（条目、记录）", "the right document number (entry, record)"},
    {"penalty_kind", law::FieldType::text, false, "正确的处罚类别（记录，多项以;分隔）", "the right kinds of penalty (record), separated by ;"},
    {"fine_cents", law::FieldType::integer, false, "正确的罚款金额（记录，分）", "the right fine in cents (record)"},
    {"content", law::FieldType::long_text, false, "正确的内容（记录）", "the right content (record)"},
    {"issuer", law::FieldType::text, false, "正确的认定（决定）单位（上级条目、记录）", "the right deciding organ (entry from above, record)"},
    {"basis", law::FieldType::text, false, "正确或者补充的依据", "the right or missing basis"},
    {"facts", law::FieldType::long_text, false, "正确或者补充的事实", "the right or missing facts"},
    {"exit_conditions", law::FieldType::long_text, false, "正确或者补充的移出（修复）条件（本县认定的条目）", "the right or missing exit conditions (entry determined in the county)"},
    {"remedies", law::FieldType::long_text, false, "正确或者补充的救济途径（本县认定的条目）", "the right or missing remedies (entry determined in the county)"},
    {"remark", law::FieldType::long_text, false, "备注（如款项已付清）", "remark, such as that the sum was paid"},
    {"proof", law::FieldType::long_text, false, "证明材料（更正、补充必填）", "proof (of a correction or supplement, required)"},
    {"correction", law::FieldType::long_text, false, "答复应当怎样（查询答复）", "what the answer should have said (check)"},
    {"answer", law::FieldType::long_text, true, "核实情况和理由", "what was verified, and reasons"},
};
inline constexpr law::Field kExtendFields[] = {{"extension", law::FieldType::long_text, true, "延长的理由（负责人已批准）", "why it takes longer (its head has agreed)"}};
inline constexpr law::Field kUpholdFields[] = {{"conclusion", law::FieldType::long_text, true, "处理决定和理由", "decision and reasons"}};
inline constexpr law::Field kRejectFields[] = {
    {"conclusion", law::FieldType::long_text, true, "处理决定和理由", "decision and reasons"},
    {"remedies", law::FieldType::long_text, true, "救济途径（复议、诉讼的机关和期限）", "remedies: where and until when"},
};
inline constexpr law::Field kProposeDeclineFields[] = {
    {"declining", law::FieldType::choice, true, "不予受理的情形", "ground on which it is declined", "not_entitled outside still_incomplete"},
    {"conclusion", law::FieldType::long_text, true, "不予受理的理由", "reasons for declining"},
};
inline constexpr law::Field kDeclineFields[] = {{"remedies", law::FieldType::long_text, true, "救济途径（投诉、复议、诉讼的机关和期限）", "remedies: where and until when"}};
inline constexpr law::Field kWithdrawFields[] = {
    {"reason", law::FieldType::long_text, true, "撤回的说明", "how it was withdrawn"},
    {"paper", law::FieldType::id, false, "异议人签字的书面撤回（已上传的文件；机关自查的不填）", "signed withdrawal as uploaded (none of an organ's own doubt)"},
};

inline constexpr law::AnyOf<Party> kIntake{Party::office, Party::handler, Party::officer, Party::agency_system};
inline constexpr law::AnyOf<Party> kDeciders{Party::office, Party::publisher, Party::legal_reviewer};
inline constexpr law::AnyOf<Party> kSource{Party::office, Party::handler, Party::agency_system};
// Wider than who else acts for the source: where one person drafted it and another submitted it, there is still somebody.
inline constexpr law::AnyOf<Party> kAnswerers{Party::office, Party::handler, Party::officer, Party::approver, Party::supervisor, Party::agency_system};
inline constexpr std::string_view kRemedy = "行政复议、行政诉讼（十九）", kRemedyOfDeclining = "投诉（十七）；行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                          may                        and then it is                 under
    {.when = State::not_yet,    .who = kIntake,                        .may = Act::file,       .then = State::filed,       .under = law::clause("（十七）"),
     .effect = Effect::favours_subject, .provided = {&can_be_contested, &is_authorised}},
    {.when = State::not_yet,    .who = kSource,                        .may = Act::note,       .then = State::accepted,    .under = law::clause("（十七）"),
     .effect = Effect::favours_subject, .provided = {&can_be_contested, &is_own_doubt}},
    {.when = State::filed,      .who = {Party::office, Party::clock},  .may = Act::accept,     .then = State::accepted,    .under = law::clause("（十七）"), .effect = Effect::favours_subject},
    {.when = State::filed,      .who = {Party::office},                .may = Act::return_it,  .then = State::returned,    .under = law::clause("（十七）"),
     .provided = {&not_returned_before}},
    {.when = State::filed,      .who = {Party::office},                .may = Act::withdraw,   .then = State::withdrawn,   .under = law::clause("（十七）"),
     .provided = {&withdrawal_is_signed}},
    // A proposal moves nothing: the days of acceptance run on, and when they are over the clock has accepted.
    {.when = State::filed,      .who = {Party::office},                .may = Act::propose_decline, .then = State::filed,  .under = law::clause("（十七）"),
     .provided = {&was_told_what_is_missing, &identity_is_examined}},
    {.when = State::filed,      .who = {Party::office},                .may = Act::decline,    .then = State::declined,    .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedyOfDeclining, .not_by = {Act::propose_decline}, .provided = {&declining_is_proposed}},
    {.when = State::returned,   .who = kIntake,                        .may = Act::supplement, .then = State::filed,       .under = law::clause("（十七）"),
     .effect = Effect::favours_subject, .provided = {&is_authorised, &something_is_supplied}},
    {.when = State::returned,   .who = {Party::office},                .may = Act::withdraw,   .then = State::withdrawn,   .under = law::clause("（十七）"),
     .provided = {&withdrawal_is_signed}},
    {.when = State::accepted,   .who = {Party::office},                .may = Act::forward,    .then = State::forwarded,   .under = law::clause("（十七）")},
    {.when = State::accepted,   .who = {Party::office},                .may = Act::withdraw,   .then = State::withdrawn,   .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::accept, Act::note}, .provided = {&withdrawal_is_signed}},
    {.when = State::forwarded,  .who = kAnswerers,                     .may = Act::answer,     .then = State::answered,    .under = law::clause("（十七）"),
     .provided = {&answers_for_the_source, &did_not_decide_it, &correction_is_named, &finding_fits, &subject::words_hold_nothing_forbidden}},
    {.when = State::forwarded,  .who = kSource,                        .may = Act::pause,      .then = State::paused,      .under = law::clause("（十七）"),
     .provided = {&answers_for_the_source}, .pauses = true},
    // Once, with the consent of its head; whoever objected is told why.
    {.when = State::forwarded,  .who = {Party::office, Party::approver, Party::supervisor}, .may = Act::extend, .then = State::forwarded, .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&answers_for_the_source, &not_extended_before, &period_still_runs}, .extends = "objection.extend"},
    {.when = State::paused,     .who = kSource,                        .may = Act::resume,     .then = State::forwarded,   .under = law::clause("（十七）"),
     .provided = {&answers_for_the_source}, .resumes = true},
    {.when = State::forwarded,  .who = {Party::office},                .may = Act::withdraw,   .then = State::withdrawn,   .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::accept, Act::note}, .provided = {&withdrawal_is_signed}},
    {.when = State::answered,   .who = {Party::office},                .may = Act::forward,    .then = State::forwarded,   .under = law::clause("（十七）"), .goes_on = true},
    // Publisher and legal reviewer may decide too: where the office is small, one clerk reviewed the listing and the other accepted. The legal reviewer takes part in no listing.
    {.when = State::answered,   .who = kDeciders,                      .may = Act::uphold,     .then = State::upheld,      .under = law::clause("（十七）"),
     .effect = Effect::favours_subject, .not_by = {Act::accept, Act::note, Act::answer}, .provided = {&did_not_decide_it, &source_found_it_wrong, &subject::words_hold_nothing_forbidden}},
    {.when = State::answered,   .who = kDeciders,                      .may = Act::reject,     .then = State::rejected,    .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::accept, Act::note, Act::answer}, .provided = {&did_not_decide_it, &source_found_it_right, &subject::words_hold_nothing_forbidden}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                                     otherwise                                       under
    {.in = State::filed,     .within = law::period("objection.accept"),       .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十七）"), .by = Act::accept},
    {.in = State::returned,  .within = law::no_limit("补正时间由异议人掌握，不因未补正而失权 / whoever objects takes the time needed and loses no right"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::accepted,  .within = law::period("objection.office_check"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::forwarded, .within = law::period("objection.source"),       .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::paused,    .within = law::no_limit("鉴定、评估所需时间不计入期限；其间仍暂停适用 / the appraisal takes its time, and what is contested stays suspended"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
    {.in = State::answered,  .within = law::period("objection.office_check"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十七）")},
};
inline constexpr State kEnds[] = {State::upheld, State::rejected, State::withdrawn, State::declined};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未提出", "not yet"},        {State::filed, "已提出待受理", "filed"},     {State::returned, "已告知补正", "returned"},
    {State::accepted, "已受理", "accepted"},        {State::forwarded, "来源单位核实中", "with the source"}, {State::paused, "核实期限暂停计算", "paused"},
    {State::answered, "来源单位已答复", "answered"}, {State::upheld, "异议成立", "upheld"},      {State::rejected, "异议不成立", "rejected"},
    {State::withdrawn, "已撤回", "withdrawn"},      {State::declined, "不予受理", "declined"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::file, "提出异议", "file", kFileFields},          {Act::note, "登记自查疑点", "note a doubt", kNoteFields},
    {Act::return_it, "一次性告知补正", "return", kReturnFields}, {Act::supplement, "补正", "supplement", kSupplementFields},
    {Act::accept, "受理", "accept"},                       {Act::forward, "转来源单位核实", "forward to the source"},
    {Act::pause, "暂停计算期限", "pause", kPauseFields},   {Act::resume, "恢复计算期限", "resume"},
    {Act::answer, "核实答复", "answer", kAnswerFields},    {Act::uphold, "异议成立", "uphold", kUpholdFields},
    {Act::reject, "异议不成立", "reject", kRejectFields},  {Act::withdraw, "撤回异议", "withdraw", kWithdrawFields},
    {Act::extend, "延长核实期限", "extend the period", kExtendFields},
    {Act::propose_decline, "提出不予受理", "propose to decline", kProposeDeclineFields}, {Act::decline, "同意不予受理", "decline", kDeclineFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace objection

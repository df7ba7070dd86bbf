// A repair's procedure: applied for, accepted or returned once with everything that is missing, forwarded to whoever recognised the conduct,
// approved or refused there. When nobody accepts or returns in time, the clock accepts; what is missing is then told by whoever has it, once as ever,
// and nothing is approved without it. What somebody else brought and nobody accepted yet gives way to the subject's own.
// What is approved ends the record or removes the entry in the same transaction (I-19). What has left or ended
// meanwhile is not decided any more, and its case is closed; an approval that was given before is recorded all the same, so that it does not come back.
// Nobody who took it in or took part in the recognition records the decision (I-21).
#pragma once
#include "law/statute.h"

namespace repair {

enum class State {
    not_yet, applied, returned, accepted, forwarded, extended, approved, refused, not_accepted, withdrawn, found_false, shielded, restored, finished,
    overtaken
};
BOOST_DESCRIBE_ENUM(State, not_yet, applied, returned, accepted, forwarded, extended, approved, refused, not_accepted, withdrawn, found_false, shielded,
                    restored, finished, overtaken)
enum class Act { apply, return_it, supplement, accept, not_accept, forward, extend, approve, refuse, withdraw, find_false, shield, restore, finish, close };
BOOST_DESCRIBE_ENUM(Act, apply, return_it, supplement, accept, not_accept, forward, extend, approve, refuse, withdraw, find_false, shield, restore, finish, close)

using law::Party;

inline constexpr law::Basis kRepairs{"国办发〔2025〕22号；国家发改委令第36号", "信用修复", law::Rank::central_policy};

inline constexpr law::Question target_stands{
    "target_stands", "须指明一条在列的名单条目或一条有效的失信信息。", "Name one entry that is listed, or one record that is current.", law::clause("（十八）"), 422};
inline constexpr law::Question target_still_stands{
    "target_still_stands", "所修复的条目已经移出，或者信息已经终止、公示期满，没有可以修复或者恢复的：请登记对象已终止办结（repair.close），或者凭书面撤回终止；此前已经作出的准予修复决定，可以登记。",
    "What was to be repaired has left the list or ended, so that nothing is left to repair or restore: close the case as overtaken (repair.close), or withdraw it on the"
    " signed paper. An approval that was decided before may be recorded.",
    law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question target_has_left{
    "target_has_left", "条目仍在列、信息仍有效的，照常办理，不得以对象已终止办结。", "What is still listed or current is not overtaken: go on with it.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question law_allows_repair{
    "law_allows_repair", "不属于信用修复的范围，或者依法不予修复。", "It is nothing to be repaired, or the law forbids its repair.", law::clause("（十八）"), 409};
inline constexpr law::Question day_has_come{
    "day_has_come", "尚未到最早可申请修复之日。", "Its repair may not be asked for yet.", law::clause("（十八）"), 409};
// Claimed with the application, noted by the recogniser afterwards: what it noted counts until the decision.
inline constexpr law::Question noted_day_has_come{
    "noted_day_has_come", "认定单位登记了履行完毕之日的，最早可申请修复之日自该日计算；该日未到的，不得准予修复：说明理由不予修复，届时可以重新申请。",
    "Where the recogniser noted since when duties are done, the earliest day of a repair follows from that: before it nothing is approved; refuse with reasons, and it may be asked for again then.",
    law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question duties_are_done{
    "duties_are_done", "须在纠正失信行为、履行义务之后申请：履行完毕之日不晚于今天，不早于名单认定之日；认定单位已登记的，以登记的日期为准。",
    "Duties are done before a repair is asked for: on a day that has come and not before the listing was decided; where the recogniser noted one, that day counts.", law::clause("（十八）"), 422};
inline constexpr law::Question is_authorised{
    "is_authorised", "代理人、破产管理人申请修复须附授权或指定文书。", "An agent or insolvency administrator shows the authorisation.", law::clause("（十八）"), 422};
inline constexpr law::Question no_other_is_open{
    "no_other_is_open", "该条目或信息已有修复事项在办；他人代为提出、尚未受理的，不妨碍信用主体本人以自己的名义申请。",
    "A repair of it is under way already; what somebody else brought and nobody accepted yet does not bar the subject's own, in its own name.", law::clause("（十八）"), 409};
inline constexpr law::Question papers_are_there{
    "papers_are_there", "缺少履行证明或信用承诺书，请一次性告知补正。", "Proof of performance or commitment is missing; tell all that is missing at once.", kRepairs, 422};
inline constexpr law::Question papers_are_complete{
    "papers_are_complete", "没有履行证明或信用承诺书的，不得准予修复：先一次性告知补正；已告知而仍未补正的，说明理由不予修复。",
    "Nothing is approved without proof of performance and commitment: tell what is missing, once; where that was told and not supplied, refuse with reasons.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question something_is_missing{
    "something_is_missing", "履行证明和信用承诺书均已提交，受理后不得再要求补正；需要核实的，可以延长办理期限。",
    "Both papers are there: once accepted nothing more may be asked for; what needs looking into may take longer.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question something_to_complete{
    "something_to_complete", "履行证明、信用承诺书、信用中国受理编号和代理、管理人的授权文书均已提交，没有需要补正的：请受理。",
    "Proof, commitment, case number and the uploaded authorisation of who acts for another are all there, and nothing is left to complete: accept it.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question way_is_open{
    "way_is_open", "该名单类别公布的规则没有规定可以通过社会公益服务修复；可以在纠正失信行为、履行义务后，作出信用承诺申请修复。",
    "The published rules of this list type do not let service count; ask for the repair by correction, with the commitment.", law::clause("（十八）"), 409};
inline constexpr law::Question service_is_shown{
    "service_is_shown", "以社会公益服务修复的，须附服务证明。", "Service is shown by whoever it was done for.", law::clause("（十八）"), 422};
inline constexpr law::Question something_is_supplied{
    "something_is_supplied", "补正须至少补充一项此前没有的内容：补正只有一次，未补充内容的不计为补正；另行上传的材料，在履行证明中写明。",
    "A supplement brings at least one thing that was not there: there is one only, and nothing uses it up; say under proof what was uploaded.", kRepairs, 422};
inline constexpr law::Question not_returned_before{
    "not_returned_before", "补正只能一次性告知，不得再次退回。", "What is missing is told once and in full; it may not be returned again.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question was_told_what_is_missing{
    "was_told_what_is_missing", "材料不全的，先一次性告知补正。", "First tell what is missing, all at once.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question filed_at_credit_china{
    "filed_at_credit_china", "须先在信用中国提交，并填写其受理编号。", "It is filed at Credit China first; give its case number.", kRepairs, 422};
inline constexpr law::Question acts_for_the_recogniser{
    "acts_for_the_recogniser", "谁认定、谁修复：由认定单位决定；上级条目由报送入库的单位登记来源的决定。",
    "Who recognised it decides; of an entry from above, whoever brought it records what its origin decided.", kRepairs, 403, law::kByTheCase};
inline constexpr law::Question took_no_part_before{
    "took_no_part_before", "参与过原认定或登记的人员不得办理修复决定。", "Whoever took part in the determination or recorded it does not record this decision.", law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question decision_day_fits{
    "decision_day_fits", "决定日期不得晚于今天，也不得早于所修复的认定（决定）之日；受理前已经作出的修复决定可以登记。",
    "The decision is neither of a later day than today nor older than what it repairs; one made before the case opened here may be recorded.", law::clause("（十八）"), 422};
inline constexpr law::Question period_still_runs{
    "period_still_runs", "办理期限已届满，不得再延长；请即决定。", "The period has run out and is no longer extended; decide now.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question still_lacks_something{
    "still_lacks_something", "履行证明、信用承诺书、信用中国受理编号和代理、管理人的授权文书均已提交，不得不予受理：请受理，是否准予修复由认定单位决定。",
    "Proof, commitment, case number and the uploaded authorisation of who acts for another are all there: accept it; whether to approve is the recogniser's to decide.", kRepairs, 409, law::kByTheCase};
inline constexpr law::Question withdrawal_is_signed{
    "withdrawal_is_signed", "撤回申请须附申请人签字（盖章）的书面撤回，由本单位先行上传，且未附于其他事项；没有书面撤回的，照常办理。",
    "An application is withdrawn on the applicant's signed paper, which your agency uploaded before and which belongs to no other case; without one it goes on.", law::clause("（十八）"), 422};
inline constexpr law::Question law_shields{
    "law_shields", "重整期间暂停惩戒的规定自2026年4月1日起施行，只适用于企业等组织。", "Suspension during reorganisation is law since 2026-04-01, for organisations.", kRepairs, 409};

inline constexpr law::Field kApplyFields[] = {
    {"entry", law::FieldType::id, false, "名单条目", "entry"},
    {"record", law::FieldType::id, false, "失信信息", "record"},
    {"applicant_kind", law::FieldType::choice, true, "申请人身份", "who applies", "subject agent administrator"},
    {"applicant", law::FieldType::text, true, "申请人", "name of the applicant"},
    {"authorisation", law::FieldType::text, false, "授权或指定文书", "authorisation"},
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"channel", law::FieldType::choice, true, "提出渠道", "channel", "window portal credit_china"},
    {"credit_china_no", law::FieldType::text, false, "信用中国受理编号", "case number at Credit China"},
    {"duties_done_on", law::FieldType::date, true, "改正、履行完毕之日", "duties done on"},
    {"proof", law::FieldType::long_text, false, "履行义务的证明材料", "proof that duties are done"},
    {"commitment", law::FieldType::long_text, false, "信用承诺书", "commitment"},
    {"way", law::FieldType::choice, false, "修复方式", "way of repair", "correction service"},
    {"service_proof", law::FieldType::long_text, false, "社会公益服务证明（服务单位、时间、内容）", "proof of service: for whom, when, what"},
};
inline constexpr law::Field kReturnFields[] = {{"missing", law::FieldType::long_text, true, "需要补正的全部内容", "everything that is missing"}};
inline constexpr law::Field kSupplementFields[] = {
    {"authorisation", law::FieldType::text, false, "授权或指定文书", "authorisation"},
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"credit_china_no", law::FieldType::text, false, "信用中国受理编号", "case number at Credit China"},
    {"proof", law::FieldType::long_text, false, "履行义务的证明材料", "proof that duties are done"},
    {"commitment", law::FieldType::long_text, false, "信用承诺书", "commitment"},
};
inline constexpr law::Field kForwardFields[] = {{"credit_china_no", law::FieldType::text, false, "信用中国受理编号", "case number at Credit China"}};
inline constexpr law::Field kExtendFields[] = {{"extension", law::FieldType::long_text, true, "延长的理由", "why it takes longer"}};
inline constexpr law::Field kRefusalFields[] = {
    {"conclusion", law::FieldType::long_text, true, "理由", "reasons"},
    {"remedies", law::FieldType::long_text, true, "救济途径（复议、诉讼的机关和期限）", "remedies: where and until when"},
};
inline constexpr law::Field kApproveFields[] = {
    {"decision_no", law::FieldType::text, true, "认定单位决定文书号", "number of the recogniser's decision"},
    {"decided_on", law::FieldType::date, true, "决定日期", "decided on"},
    {"conclusion", law::FieldType::long_text, false, "决定内容", "what was decided"},
};
inline constexpr law::Field kRefuseFields[] = {
    {"decision_no", law::FieldType::text, true, "认定单位决定文书号", "number of the recogniser's decision"},
    {"decided_on", law::FieldType::date, true, "决定日期", "decided on"},
    {"conclusion", law::FieldType::long_text, true, "理由", "reasons"},
    {"remedies", law::FieldType::long_text, true, "救济途径（复议、诉讼的机关和期限）", "remedies: where and until when"},
};
inline constexpr law::Field kWithdrawFields[] = {
    {"conclusion", law::FieldType::long_text, true, "撤回的说明", "how it was withdrawn"},
    {"paper", law::FieldType::id, true, "申请人签字的书面撤回（已上传的文件）", "signed withdrawal as uploaded"},
};
inline constexpr law::Field kFalseFields[] = {
    {"found_false", law::FieldType::long_text, true, "不实材料及认定单位的处理", "what was untrue, and what the recogniser did"},
    {"remedies", law::FieldType::long_text, false, "救济途径（复议、诉讼的机关和期限）", "remedies: where and until when"},
};
inline constexpr law::Field kShieldFields[] = {
    {"entry", law::FieldType::id, false, "名单条目", "entry"},
    {"record", law::FieldType::id, false, "失信信息", "record"},
    {"applicant_kind", law::FieldType::choice, true, "申请人身份", "who applies", "subject administrator"},
    {"applicant", law::FieldType::text, true, "申请人", "name of the applicant"},
    {"authorisation", law::FieldType::text, false, "授权或指定文书", "authorisation"},
    {"ruling", law::FieldType::long_text, true, "法院批准重整计划或认可和解协议的裁定", "the court's ruling: reorganisation plan or settlement"},
};
inline constexpr law::Field kEndOfShieldFields[] = {{"conclusion", law::FieldType::long_text, true, "结果和依据", "outcome, and what it rests on"}};
inline constexpr law::Field kCloseFields[] = {{"conclusion", law::FieldType::long_text, true, "说明（何时、因何移出或者终止）", "when it left or ended, and why"}};

inline constexpr law::AnyOf<Party> kIntake{Party::office, Party::handler, Party::officer, Party::agency_system};
inline constexpr law::AnyOf<Party> kRecogniser{Party::office, Party::approver, Party::supervisor};
inline constexpr law::AnyOf<Act> kTookIn{Act::apply, Act::supplement, Act::accept};
inline constexpr std::string_view kRemedy = "异议（十七）；行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                may                        and then it is                  under
    {.when = State::not_yet,   .who = kIntake,             .may = Act::apply,      .then = State::applied,      .under = law::clause("（十八）"),
     .effect = Effect::favours_subject, .provided = {&target_stands, &law_allows_repair, &way_is_open, &service_is_shown, &duties_are_done, &day_has_come, &is_authorised, &no_other_is_open}},
    {.when = State::applied,   .who = {Party::office},     .may = Act::accept,     .then = State::accepted,     .under = kRepairs,
     .effect = Effect::favours_subject, .provided = {&papers_are_there}},
    {.when = State::applied,   .who = {Party::clock},      .may = Act::accept,     .then = State::accepted,     .under = law::own_rule("逾期未受理、未告知补正的，视为受理"),
     .effect = Effect::favours_subject},
    {.when = State::applied,   .who = {Party::office},     .may = Act::return_it,  .then = State::returned,     .under = kRepairs, .provided = {&not_returned_before, &something_to_complete}},
    {.when = State::applied,   .who = {Party::office},     .may = Act::not_accept, .then = State::not_accepted, .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&was_told_what_is_missing, &still_lacks_something}},
    {.when = State::applied,   .who = {Party::office},     .may = Act::withdraw,   .then = State::withdrawn,    .under = law::clause("（十八）"), .provided = {&withdrawal_is_signed}},
    {.when = State::returned,  .who = kIntake,             .may = Act::supplement, .then = State::applied,      .under = kRepairs,
     .effect = Effect::favours_subject, .provided = {&is_authorised, &something_is_supplied}},
    {.when = State::returned,  .who = {Party::office},     .may = Act::withdraw,   .then = State::withdrawn,    .under = law::clause("（十八）"), .provided = {&withdrawal_is_signed}},
    {.when = State::accepted,  .who = {Party::office},     .may = Act::return_it,  .then = State::returned,     .under = kRepairs, .provided = {&not_returned_before, &something_is_missing}},
    {.when = State::accepted,  .who = {Party::office},     .may = Act::forward,    .then = State::forwarded,    .under = kRepairs, .provided = {&filed_at_credit_china}},
    {.when = State::accepted,  .who = {Party::office},     .may = Act::withdraw,   .then = State::withdrawn,    .under = law::clause("（十八）"), .provided = {&withdrawal_is_signed}},
    {.when = State::forwarded, .who = kRecogniser,         .may = Act::return_it,  .then = State::returned,     .under = kRepairs,
     .provided = {&acts_for_the_recogniser, &not_returned_before, &something_is_missing}},
    {.when = State::forwarded, .who = kRecogniser,         .may = Act::extend,     .then = State::extended,     .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&acts_for_the_recogniser, &target_still_stands, &period_still_runs}, .extends = "repair.extend"},
    {.when = State::forwarded, .who = kRecogniser,         .may = Act::approve,    .then = State::approved,     .under = kRepairs,
     .effect = Effect::favours_subject, .not_by = kTookIn, .provided = {&acts_for_the_recogniser, &target_still_stands, &papers_are_complete, &noted_day_has_come, &took_no_part_before, &decision_day_fits}},
    {.when = State::forwarded, .who = kRecogniser,         .may = Act::refuse,     .then = State::refused,      .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kTookIn, .provided = {&acts_for_the_recogniser, &target_still_stands, &took_no_part_before, &decision_day_fits}},
    {.when = State::forwarded, .who = {Party::office},     .may = Act::withdraw,   .then = State::withdrawn,    .under = law::clause("（十八）"), .provided = {&withdrawal_is_signed}},
    {.when = State::extended,  .who = kRecogniser,         .may = Act::return_it,  .then = State::returned,     .under = kRepairs,
     .provided = {&acts_for_the_recogniser, &not_returned_before, &something_is_missing}},
    {.when = State::extended,  .who = kRecogniser,         .may = Act::approve,    .then = State::approved,     .under = kRepairs,
     .effect = Effect::favours_subject, .not_by = kTookIn, .provided = {&acts_for_the_recogniser, &target_still_stands, &papers_are_complete, &noted_day_has_come, &took_no_part_before, &decision_day_fits}},
    {.when = State::extended,  .who = kRecogniser,         .may = Act::refuse,     .then = State::refused,      .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = kTookIn, .provided = {&acts_for_the_recogniser, &target_still_stands, &took_no_part_before, &decision_day_fits}},
    {.when = State::extended,  .who = {Party::office},     .may = Act::withdraw,   .then = State::withdrawn,    .under = law::clause("（十八）"), .provided = {&withdrawal_is_signed}},
    // The finding is on file and told; it restores nothing: no text lets a repair be undone by registering one, and what is to be listed again is
    // determined again, through the gate.
    {.when = State::approved,  .who = kRecogniser,         .may = Act::find_false, .then = State::found_false,  .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&acts_for_the_recogniser}},
    {.when = State::not_yet,   .who = kRecogniser,         .may = Act::shield,     .then = State::shielded,     .under = kRepairs,
     .effect = Effect::favours_subject, .provided = {&target_stands, &law_allows_repair, &law_shields, &is_authorised, &no_other_is_open, &acts_for_the_recogniser}},
    {.when = State::shielded,  .who = kRecogniser,         .may = Act::restore,    .then = State::restored,     .under = kRepairs,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::shield}, .provided = {&acts_for_the_recogniser, &target_still_stands}},
    {.when = State::shielded,  .who = kRecogniser,         .may = Act::finish,     .then = State::finished,     .under = kRepairs,
     .effect = Effect::favours_subject, .not_by = {Act::shield}, .provided = {&acts_for_the_recogniser, &target_still_stands}},
    // Its time came, or it was revoked, while the case was open: there is nothing left to decide.
    {.when = State::applied,   .who = {Party::office},     .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
    {.when = State::returned,  .who = {Party::office},     .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
    // Somebody else brought it, and the subject applies itself.
    {.when = State::applied,   .who = {Party::law},        .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）")},
    {.when = State::returned,  .who = {Party::law},        .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）")},
    {.when = State::accepted,  .who = {Party::office},     .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
    {.when = State::forwarded, .who = kRecogniser,         .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
    {.when = State::extended,  .who = kRecogniser,         .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
    {.when = State::shielded,  .who = kRecogniser,         .may = Act::close,      .then = State::overtaken,    .under = law::clause("（十八）"), .provided = {&target_has_left}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                              otherwise                                       under
    {.in = State::applied,   .within = law::period("repair.accept"),  .otherwise = law::Otherwise::case_moves_on,     .under = kRepairs, .by = Act::accept},
    {.in = State::returned,  .within = law::no_limit("补正时间由申请人掌握，不因未补正而失权 / the applicant takes the time needed and loses no right"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十八）")},
    {.in = State::accepted,  .within = law::period("repair.forward"), .otherwise = law::Otherwise::delay_is_recorded, .under = kRepairs},
    {.in = State::forwarded, .within = law::period("repair.decide"),  .otherwise = law::Otherwise::delay_is_recorded, .under = kRepairs},
    {.in = State::extended,  .within = law::period("repair.extend"),  .otherwise = law::Otherwise::delay_is_recorded, .under = kRepairs},
    {.in = State::approved,  .within = law::settled("修复已生效 / the repair has taken effect"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十八）")},
    {.in = State::shielded,  .within = law::no_limit("至重整计划或和解协议执行完毕或终止；条目原截止日期不变 / until the plan is carried out or ends; the entry's last day stays"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = kRepairs},
};
inline constexpr State kEnds[] = {State::refused, State::not_accepted, State::withdrawn, State::found_false, State::restored, State::finished, State::overtaken};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未申请", "not yet"},          {State::applied, "已申请待受理", "applied"},       {State::returned, "已告知补正", "returned"},
    {State::accepted, "已受理", "accepted"},          {State::forwarded, "认定单位办理中", "with the recogniser"}, {State::extended, "已延长办理", "extended"},
    {State::approved, "准予修复", "approved"},        {State::refused, "不予修复", "refused"},           {State::not_accepted, "不予受理", "not accepted"},
    {State::withdrawn, "已撤回", "withdrawn"},        {State::found_false, "材料不实", "papers were false"}, {State::shielded, "重整期间暂停惩戒", "shielded"},
    {State::restored, "恢复惩戒", "restored"},        {State::finished, "重整完成，已移出", "finished"},
    {State::overtaken, "对象已终止，办结", "overtaken"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::apply, "申请修复", "apply", kApplyFields},           {Act::return_it, "一次性告知补正", "return", kReturnFields},
    {Act::supplement, "补正", "supplement", kSupplementFields}, {Act::accept, "受理", "accept"},
    {Act::not_accept, "不予受理", "not accept", kRefusalFields}, {Act::forward, "转认定单位", "forward to the recogniser", kForwardFields},
    {Act::extend, "延长办理期限", "extend", kExtendFields},    {Act::approve, "登记准予修复", "record an approval", kApproveFields},
    {Act::refuse, "登记不予修复", "record a refusal", kRefuseFields}, {Act::withdraw, "撤回申请", "withdraw", kWithdrawFields},
    {Act::find_false, "登记材料不实", "record false papers", kFalseFields}, {Act::shield, "重整期间暂停惩戒", "shield", kShieldFields},
    {Act::restore, "恢复惩戒", "restore", kEndOfShieldFields}, {Act::finish, "重整完成移出", "finish", kEndOfShieldFields},
    {Act::close, "对象已终止办结", "close as overtaken", kCloseFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace repair

// A record's procedure: entered, corrected by a second person, suspended while it is contested, ended; out of publicity by itself, sealed
// when it may no longer be queried at all, and destroyed when its time in the archive is over ("Records are not entries").
#pragma once
#include "casework/correction.h"
#include "subject/subject.h"

namespace record {

enum class State { not_yet, current, held, archived, ended, sealed, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, current, held, archived, ended, sealed, destroyed)
enum class Act { enter, evaluate, correct, hold, resume, end, expire, remind, seal, retain, destroy, take_back };
BOOST_DESCRIBE_ENUM(Act, enter, evaluate, correct, hold, resume, end, expire, remind, seal, retain, destroy, take_back)

using law::Party;

inline constexpr law::Basis kNotices{"发改办财金〔2018〕424号", "行政许可和行政处罚公示（双公示）", law::Rank::normative_document};
inline constexpr law::Basis kPublicity{"国办发〔2025〕22号", "失信信息公示期限", law::Rank::central_policy};
inline constexpr law::Basis kSealedByLaw{"治安管理处罚法（2025修订）", "第一百三十六条", law::Rank::law};
inline constexpr law::Basis kChildren{"个人信息保护法", "第二十八条、第三十一条", law::Rank::law};
inline constexpr law::Basis kQueryCap{"山东省社会信用条例（参照）", "第三十八条", law::Rank::local_regulation};
inline constexpr law::Basis kWithdrawal{"行政处罚法（2021修订）", "第四十八条", law::Rank::law};

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};

inline constexpr law::Question category_allowed{
    "category_allowed", "治安管理处罚记录依法封存，不得归集、公示。", "Records of public-security penalties are sealed by law since 2026-01-01.", kSealedByLaw, 422};
inline constexpr law::Question subject_on_file{
    "subject_on_file", "该信用主体未建档。", "The subject is not on file.", law::clause("（二十二）"), 422};
inline constexpr law::Question subject_of_age{
    "subject_of_age", "不得归集未满十四周岁未成年人的信用信息。", "A child under 14 may not be recorded.", kChildren, 422};
inline constexpr law::Question not_recorded_before{
    "not_recorded_before", "该文书已登记。", "This document is on record already.", law::clause("（二十二）"), 409};
inline constexpr law::Question issuer_is_own{
    "issuer_is_own", "各单位只登记本单位作出的决定：决定机关须与本单位名称一致；其他机关作出的，由作出机关或者信用办登记。",
    "An agency enters what it decided itself: the organ is its own name as on file; what another decided, that organ or the credit office enters.", law::clause("（十一）"), 403};
inline constexpr law::Question decision_day_fits{
    "decision_day_fits", "决定日期晚于今天、晚于有效期，或已超过信息可查询的最长期限。", "The decision lies in the future, after the last day of what it grants, or too far back to be queried at all.", kQueryCap, 422};
inline constexpr law::Question persons_are_not_evaluated{
    "persons_are_not_evaluated", "自然人（含个体工商户）的信用评价结果不予归集。", "Evaluations of natural persons, sole traders too, are not taken in.",
    law::Basis{"个人信息保护法", "第二十四条", law::Rank::law}, 422};
inline constexpr law::Question evaluation_is_recognised{
    "evaluation_is_recognised", "该地的评价结果没有已公布、在期的互认规定，或者所填等次不在互认用语之内。",
    "No published recognition of this region's evaluations with these words is in force; points and ranks are never one.", law::clause("（五）"), 422};
inline constexpr law::Question cites_its_basis{
    "cites_its_basis", "行政处罚信息须有处罚依据和处罚类别。", "A penalty names its basis and its kinds.",
    law::Basis{"行政处罚法（2021修订）", "第九条、第五十九条", law::Rank::law}, 422};

inline constexpr law::Question is_an_evaluation{
    "is_an_evaluation", "由登记单位的审批人员或者分管领导终止；数据录入人员和信用办只终止外地评价结果。", "The agency that entered it ends it, by an approver or its supervisor; clerks and the credit office end evaluations alone.",
    law::clause("（五）"), 403, law::kByTheCase};
inline constexpr law::Question reason_fits_its_kind{
    "reason_fits_its_kind", "来源地撤回只用于外地评价结果；外地评价结果没有信用修复。", "Withdrawn by its origin is said of an evaluation alone, and an evaluation is not repaired.",
    law::clause("（五）"), 422};
inline constexpr law::Question ends_after_its_decision{
    "ends_after_its_decision", "终止日期不得早于决定日期。", "It does not end before it was decided.", kWithdrawal, 422};
inline constexpr law::Question repaired_by_its_procedure{
    "repaired_by_its_procedure", "信用修复由修复事项准予后自动终止，不得直接登记：请办理信用修复（repair.apply）；决定撤销、误录的，按实际原因终止。",
    "A repair ends it when it is approved in its own procedure (repair.apply), never by itself; what was revoked or recorded in error ends for that reason.", law::clause("（十八）"), 409};
inline constexpr law::Question entered_by_oneself{
    "entered_by_oneself", "只有登记人可以撤回；他人登记的，由登记单位的审批人员或者分管领导终止。", "Only who entered it takes it back; what another entered, an approver or supervisor of the agency ends.",
    law::own_rule("误导入的记录，登记人可即时撤回"), 403, law::kByTheCase};
inline constexpr law::Question entered_just_now{
    "entered_just_now", "登记满三十分钟后不能撤回；误录的，由他人终止（end，误录）。", "It was entered more than thirty minutes ago; recorded in error, it is ended by another person.",
    law::own_rule("误导入的记录，登记人可即时撤回"), 409, law::kByTheCase};
inline constexpr law::Question proceeding_is_pending{
    "proceeding_is_pending", "没有未结的行政复议或诉讼，不得延长保存。", "No reconsideration or action is pending about it; nothing else keeps it longer.", law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question retained_shortly{
    "retained_shortly", "延长保存须晚于原截止日，且每次不超过一年。", "What is kept longer is kept past its last day, by a year at most each time.", law::clause("（十九）"), 422};

inline constexpr law::Field kRetainFields[] = {
    {"until", law::FieldType::date, true, "保存至", "kept until"},
    {"reason", law::FieldType::long_text, true, "未结程序的案号和理由", "the pending proceeding, and why it is needed"},
};
inline constexpr law::Field kEnterFields[] = {
    {"kind", law::FieldType::choice, true, "信息类别", "kind", "penalty abnormal_operation licence other"},
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"document_no", law::FieldType::text, true, "决定文书号", "document number"},
    {"issuer", law::FieldType::text, true, "决定机关", "deciding organ"},
    {"issuer_code", law::FieldType::code, false, "决定机关统一社会信用代码", "its unified code"},
    {"conduct", law::FieldType::text, false, "违法行为类型", "kind of unlawful act"},
    {"facts", law::FieldType::long_text, false, "事实", "facts"},
    {"basis", law::FieldType::long_text, false, "依据", "legal basis"},
    {"content", law::FieldType::long_text, false, "内容", "content"},
    {"penalty_kind", law::FieldType::text, false, "处罚类别（多项以;分隔）", "kinds of penalty, separated by ;"},
    {"fine_cents", law::FieldType::integer, false, "罚款金额（分）", "fine in cents"},
    {"decided_on", law::FieldType::date, true, "决定日期", "decided on"},
    {"simple_procedure", law::FieldType::flag, false, "简易程序", "simple procedure"},
    {"severe_basis", law::FieldType::text, false, "认定为严重失信的行业标准（文号、条款）", "sector standard under which it is severe"},
    {"valid_until", law::FieldType::date, false, "许可有效期至", "licence valid until"},
    {"source", law::FieldType::text, false, "来源（文件、行号或系统）", "source: file and row, or system"},
};
// An evaluation of another region: its words alone, for information.
inline constexpr law::Field kEvaluateFields[] = {
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"region", law::FieldType::text, true, "评价来源地区划代码", "code of the region that evaluated"},
    {"document_no", law::FieldType::text, true, "评价文书号", "document number"},
    {"issuer", law::FieldType::text, true, "评价机关", "organ that evaluated"},
    {"content", law::FieldType::text, true, "评价等次（互认用语）", "class, in the words recognised"},
    {"decided_on", law::FieldType::date, true, "评价日期", "evaluated on"},
    {"valid_until", law::FieldType::date, true, "评价有效期至", "valid until"},
    {"source", law::FieldType::text, false, "来源（文件、行号或系统）", "source: file and row, or system"},
};
inline constexpr law::Field kCorrectFields[] = {
    casework::kAmends,
    {"document_no", law::FieldType::text, false, "决定文书号", "document number"},
    {"issuer", law::FieldType::text, false, "决定机关", "deciding organ"},
    {"issuer_code", law::FieldType::code, false, "决定机关统一社会信用代码", "its unified code"},
    {"conduct", law::FieldType::text, false, "违法行为类型", "kind of unlawful act"},
    {"facts", law::FieldType::long_text, false, "事实", "facts"},
    {"basis", law::FieldType::long_text, false, "依据", "legal basis"},
    {"content", law::FieldType::long_text, false, "内容", "content"},
    {"penalty_kind", law::FieldType::text, false, "处罚类别（多项以;分隔）", "kinds of penalty, separated by ;"},
    {"fine_cents", law::FieldType::integer, false, "罚款金额（分）", "fine in cents"},
    {"decided_on", law::FieldType::date, false, "决定日期", "decided on"},
    {"simple_procedure", law::FieldType::flag, false, "简易程序", "simple procedure"},
    {"severe_basis", law::FieldType::text, false, "认定为严重失信的行业标准（文号、条款）", "sector standard under which it is severe"},
    {"valid_until", law::FieldType::date, false, "许可或者评价有效期至", "licence or evaluation valid until"},
    casework::kRemark,
    casework::kProof,
    {"reason", law::FieldType::long_text, true, "更正理由和依据", "why, and on what evidence"},
};
inline constexpr law::Field kEndFields[] = {
    {"reason", law::FieldType::choice, true, "原因", "reason", "repaired revoked recorded_in_error withdrawn_by_origin"},
    {"words", law::FieldType::long_text, false, "说明（文书号等）", "words, with the document that says so"},
};
inline constexpr law::Field kTakeBackFields[] = {{"words", law::FieldType::long_text, false, "说明", "words"}};
inline constexpr law::Field kHoldFields[] = {{"cause", law::FieldType::long_text, true, "事由", "cause"}};
inline constexpr law::Field kResumeFields[] = {{"words", law::FieldType::long_text, true, "核实结论", "what was found"}};

inline constexpr law::AnyOf<Party> kEnterers{Party::data_clerk, Party::handler, Party::approver, Party::agency_system, Party::law};
// Beside the law, which carries out what a repair, an objection or a remedy decided.
inline constexpr law::AnyOf<Party> kEnders{Party::approver, Party::supervisor};
inline constexpr law::AnyOf<Party> kTakersBack{Party::data_clerk, Party::handler, Party::approver, Party::agency_system};
// Who takes in what another region found, and ends it when that region takes it back: not the same person.
inline constexpr law::AnyOf<Party> kTakersIn{Party::data_clerk, Party::office};
inline constexpr std::string_view kRemedy = "异议（十七）；信用修复（十八）；行政复议、行政诉讼（十九）";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties            may                     and then it is              under
    {.when = State::not_yet,  .who = kEnterers,       .may = Act::enter,   .then = State::current,  .under = kNotices,
     .effect = law::Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&subject_on_file, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &issuer_is_own, &not_recorded_before}},
    {.when = State::not_yet,  .who = kTakersIn,       .may = Act::evaluate, .then = State::current, .under = law::clause("（五）"),
     .provided = {&subject_on_file, &persons_are_not_evaluated, &evaluation_is_recognised, &decision_day_fits, &not_recorded_before}},
    {.when = State::current,  .who = {Party::approver}, .may = Act::correct, .then = State::current, .under = law::clause("（十九）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .not_by = Act::enter,
     .provided = {&casework::correction_fits, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &issuer_is_own, &not_recorded_before}},
    {.when = State::current,  .who = {Party::law},    .may = Act::correct, .then = State::current,  .under = law::clause("（十七）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&casework::correction_fits, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &not_recorded_before}},
    {.when = State::current,  .who = kEnders,         .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .not_by = Act::enter,
     .provided = {&reason_fits_its_kind, &repaired_by_its_procedure, &ends_after_its_decision, &subject::words_hold_nothing_forbidden}, .may_be_recorded_late = true},
    {.when = State::current,  .who = {Party::law},    .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .provided = {&reason_fits_its_kind}, .may_be_recorded_late = true},
    {.when = State::current,  .who = kTakersIn,       .may = Act::end,     .then = State::ended,    .under = law::clause("（五）"),
     .not_by = Act::evaluate, .provided = {&is_an_evaluation, &reason_fits_its_kind, &ends_after_its_decision}, .may_be_recorded_late = true},
    // A sheet that should not have come: within the half hour, by who brought it. Its publicity may have been over when it came.
    {.when = State::current,  .who = kTakersBack,     .may = Act::take_back, .then = State::ended,  .under = law::own_rule("误导入的记录，登记人可即时撤回"),
     .effect = law::Effect::favours_subject, .provided = {&entered_by_oneself, &entered_just_now}},
    {.when = State::archived, .who = kTakersBack,     .may = Act::take_back, .then = State::ended,  .under = law::own_rule("误导入的记录，登记人可即时撤回"),
     .effect = law::Effect::favours_subject, .provided = {&entered_by_oneself, &entered_just_now}},
    {.when = State::current,  .who = {Party::clock},  .may = Act::expire,  .then = State::archived, .under = kPublicity,
     .effect = law::Effect::favours_subject},
    // Once before each day of its repair: from which it may be asked for, on which its publicity ends.
    {.when = State::current,  .who = {Party::clock},  .may = Act::remind,  .then = State::current,  .under = law::clause("（十八）"),
     .effect = law::Effect::favours_subject},
    // Who may suspend it and end that is the objection's and the remedy's statute to say.
    {.when = State::current,  .who = {Party::law},    .may = Act::hold,    .then = State::held,     .under = law::clause("（十七）"),
     .effect = law::Effect::favours_subject},
    {.when = State::held,     .who = {Party::law},    .may = Act::resume,  .then = State::current,  .under = law::clause("（十七）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy},
    {.when = State::held,     .who = {Party::law},    .may = Act::correct, .then = State::held,     .under = law::clause("（十七）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&casework::correction_fits, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &not_recorded_before}},
    {.when = State::held,     .who = kEnders,         .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .not_by = Act::enter,
     .provided = {&reason_fits_its_kind, &repaired_by_its_procedure, &ends_after_its_decision, &subject::words_hold_nothing_forbidden}, .may_be_recorded_late = true},
    {.when = State::held,     .who = {Party::law},    .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .provided = {&reason_fits_its_kind}, .may_be_recorded_late = true},
    {.when = State::held,     .who = kTakersIn,       .may = Act::end,     .then = State::ended,    .under = law::clause("（五）"),
     .not_by = Act::evaluate, .provided = {&is_an_evaluation, &reason_fits_its_kind, &ends_after_its_decision}, .may_be_recorded_late = true},
    {.when = State::held,     .who = {Party::clock},  .may = Act::expire,  .then = State::archived, .under = kPublicity,
     .effect = law::Effect::favours_subject},
    // What an organ or court changed is put right also when its publicity is over or it was repaired: it may still be queried.
    {.when = State::archived, .who = {Party::law},    .may = Act::correct, .then = State::archived, .under = law::clause("（十九）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&casework::correction_fits, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &not_recorded_before}},
    {.when = State::archived, .who = kEnders,         .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .not_by = Act::enter,
     .provided = {&reason_fits_its_kind, &repaired_by_its_procedure, &ends_after_its_decision, &subject::words_hold_nothing_forbidden}, .may_be_recorded_late = true},
    {.when = State::archived, .who = {Party::law},    .may = Act::end,     .then = State::ended,    .under = kWithdrawal,
     .effect = law::Effect::favours_subject, .provided = {&reason_fits_its_kind}, .may_be_recorded_late = true},
    {.when = State::archived, .who = kTakersIn,       .may = Act::end,     .then = State::ended,    .under = law::clause("（五）"),
     .not_by = Act::evaluate, .provided = {&is_an_evaluation, &reason_fits_its_kind, &ends_after_its_decision}, .may_be_recorded_late = true},
    {.when = State::archived, .who = {Party::clock},  .may = Act::seal,    .then = State::sealed,   .under = kQueryCap,
     .effect = law::Effect::favours_subject},
    // What was repaired is kept until it is sealed, and what is kept is right: also that it should never have been recorded.
    {.when = State::ended,    .who = {Party::law},    .may = Act::correct, .then = State::ended,    .under = law::clause("（十七）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&casework::correction_fits, &category_allowed, &subject::words_hold_nothing_forbidden, &subject_of_age, &cites_its_basis, &decision_day_fits, &not_recorded_before}},
    {.when = State::ended,    .who = {Party::law},    .may = Act::end,     .then = State::ended,    .under = law::clause("（十七）"),
     .effect = law::Effect::favours_subject, .provided = {&reason_fits_its_kind}},
    {.when = State::ended,    .who = {Party::clock},  .may = Act::seal,    .then = State::sealed,   .under = kQueryCap,
     .effect = law::Effect::favours_subject},
    {.when = State::sealed,   .who = {Party::office}, .may = Act::retain,  .then = State::sealed,   .under = law::clause("（十九）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .provided = {&proceeding_is_pending, &retained_shortly}},
    {.when = State::sealed,   .who = {Party::clock},  .may = Act::destroy, .then = State::destroyed, .under = kRetention,
     .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                               otherwise                                   under
    {.in = State::current,  .within = law::until("shown_ends"),     .otherwise = law::Otherwise::case_moves_on, .under = kPublicity,
     .by = Act::expire},
    {.in = State::held,     .within = law::until("shown_ends"),     .otherwise = law::Otherwise::case_moves_on, .under = kPublicity,
     .by = Act::expire},
    {.in = State::archived, .within = law::until("query_cap_ends"), .otherwise = law::Otherwise::case_moves_on, .under = kQueryCap,
     .by = Act::seal},
    {.in = State::ended,    .within = law::until("query_cap_ends"), .otherwise = law::Otherwise::case_moves_on, .under = kQueryCap,
     .by = Act::seal},
    {.in = State::sealed,   .within = law::until("archive_ends"),   .otherwise = law::Otherwise::case_moves_on, .under = kRetention,
     .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未登记", "not recorded yet"}, {State::current, "有效", "current"}, {State::held, "核实期间暂停", "held"},
    {State::archived, "公示期满", "publicity over"},
    {State::ended, "已终止", "ended"},                {State::sealed, "已封存", "sealed"},
    {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::enter, "登记", "enter", kEnterFields},
    {Act::evaluate, "登记外地评价结果", "enter an evaluation of another region", kEvaluateFields},
    {Act::correct, "更正", "correct", kCorrectFields},
    {Act::hold, "暂停", "hold", kHoldFields},
    {Act::resume, "恢复", "resume", kResumeFields},
    {Act::end, "终止", "end", kEndFields},
    {Act::expire, "公示期满", "publicity ends"},
    {Act::remind, "提醒修复日期", "remind of the days of repair"},
    {Act::seal, "封存", "seal"},
    {Act::retain, "延长保存", "keep longer", kRetainFields},
    {Act::destroy, "销毁", "destroy"},
    {Act::take_back, "撤回登记", "take back", kTakeBackFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace record

// The procedure of a clue to a breach of duty (责任追究线索): opened by a named person, put to the agency concerned, looked into by another officer,
// and passed on to the organ that may decide by law, whose conclusion is recorded. Until then it is an allegation (I-23): no act of it
// reaches another case, nothing is found by the clock, and nobody but the office, the auditor and that agency hears of it.
#pragma once
#include "law/statute.h"

namespace clue {

enum class State { not_yet, found, notified, explained, verified, cleared, referred, concluded, withdrawn, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, found, notified, explained, verified, cleared, referred, concluded, withdrawn, destroyed)
enum class Act { open, notify, explain, verify, clear, refer, conclude, withdraw, destroy };
BOOST_DESCRIBE_ENUM(Act, open, notify, explain, verify, clear, refer, conclude, withdraw, destroy)

using law::Party, law::clause;

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};

inline constexpr law::Question organ_is_known{
    "organ_is_known", "没有这个单位。", "There is no such agency.", clause("（二十三）"), 422};
inline constexpr law::Question organ_is_not_the_office{
    "organ_is_not_the_office", "信用办不核实对自己的线索：请直接向其任免机关或者监察机关反映。",
    "The credit office does not look into a clue about itself: take it to the organ that appoints its staff, or that supervises it.", clause("（二十三）"), 422};
inline constexpr law::Question is_about_your_agency{
    "is_about_your_agency", "分管领导只登记本单位的线索；其他单位的，请向信用办反映。", "A supervisor opens clues about their own agency; those about others go to the credit office.", clause("（二十三）"), 403};
inline constexpr law::Question asking_can_be_known{
    "asking_can_be_known", "本系统没有办件台账，是否按规定查询无从得知：记为未知，不推算，不立线索。",
    "There is no register of the cases that should have been asked about: whether it asked is unknown, never computed, and no clue is opened.", clause("（二十三）"), 422};
inline constexpr law::Question rests_on_something{
    "rests_on_something", "请写明所依据的事项、账页或者投诉，至少一项。", "Name what it rests on: a case, leaves of the ledger or a complaint.", clause("（二十三）"), 422};
inline constexpr law::Question evidence_is_yours_to_read{
    "evidence_is_yours_to_read", "没有这个事项或者账页，或您无权查看。", "There is no such case or leaf, or it is not yours to see.", clause("（二十三）"), 422};
inline constexpr law::Question officer_is_of_the_organ{
    "officer_is_of_the_organ", "该账号不是这个单位的工作人员；不能确定的，不填写工作人员。", "This account is no officer of that agency; name nobody where it is not known.", clause("（二十三）"), 422};
inline constexpr law::Question complaint_suggests_it{
    "complaint_suggests_it", "须是您可以查看的、已办结并对该单位建议线索的投诉。", "The complaint must be closed, have suggested a clue about this agency, and be yours to see.", clause("（十九）"), 422};
inline constexpr law::Question you_opened_it{
    "you_opened_it", "只能由登记人在告知单位以前撤回。", "Who opened it takes it back, before the agency is told.", law::own_rule("线索由登记人负责"), 403, law::kByTheCase};
inline constexpr law::Question time_to_explain_is_over{
    "time_to_explain_is_over", "单位尚未说明，说明期限也未满，不得认定线索已核实。", "The agency has not explained, and its time to do so has not run out.", law::own_rule("核实以前听取说明"), 409, law::kByTheCase};
inline constexpr law::Question paper_is_of_this_clue{
    "paper_is_of_this_clue", "文件须是已上传并附于本线索的材料。", "The document must have been uploaded to this clue.", law::own_rule("材料附于所涉事项"), 422};
inline constexpr law::Question outcome_day_fits{
    "outcome_day_fits", "处理文书日期不得早于移送之日，也不得晚于今天。", "The outcome is dated no earlier than the referral, and not in the future.", clause("（二十三）"), 422};

// The breaches that （二十三） names, and those that （十六） forbids.
inline constexpr std::string_view kKinds =
    "not_collecting not_processing not_reporting not_publishing objection_handling complaint_handling repair_handling not_querying not_applying wrongly_applying "
    "leaking altering destroying selling providing";
inline constexpr law::Field kOpenFields[] = {
    {"organ", law::FieldType::id, true, "所涉单位", "agency concerned"},
    {"kind", law::FieldType::choice, true, "反映的情形", "breach alleged", kKinds},
    {"officer", law::FieldType::id, false, "所涉工作人员（账号，可不填）", "officer concerned (account, optional)"},
    {"complaint", law::FieldType::id, false, "来源投诉", "complaint that suggested it"},
    {"of_case", law::FieldType::id, false, "所依据的事项", "case that it rests on"},
    {"leaves", law::FieldType::text, false, "所依据的账页（编号，多个以空格分开）", "leaves of the ledger that it rests on, separated by spaces"},
    {"words", law::FieldType::long_text, true, "反映的事实（未经认定）", "what is alleged"},
};
inline constexpr law::Field kNotifyFields[] = {{"asked", law::FieldType::long_text, true, "请单位说明的内容", "what the agency is asked to explain"}};
inline constexpr law::Field kExplainFields[] = {
    {"explanation", law::FieldType::long_text, true, "单位说明", "explanation"},
    {"document", law::FieldType::id, false, "说明材料", "document of the explanation"},
};
inline constexpr law::Field kReasonsFields[] = {{"reasons", law::FieldType::long_text, true, "核实情况和理由", "what was looked into, and reasons"}};
inline constexpr law::Field kReferFields[] = {
    {"referred_to", law::FieldType::text, true, "移送机关（有权处理的任免机关、监察机关等）", "organ that may decide by law"},
    {"referral", law::FieldType::long_text, true, "移送的事实和依据", "what is passed on, and on which basis"},
    {"document", law::FieldType::id, false, "移送函", "letter of referral"},
};
inline constexpr law::Field kConcludeFields[] = {
    {"outcome", law::FieldType::long_text, true, "有权机关告知的处理结论", "outcome as told by that organ"},
    {"outcome_no", law::FieldType::text, true, "处理文书号", "number of its document"},
    {"outcome_on", law::FieldType::date, true, "处理文书日期", "day of its document"},
};
inline constexpr law::Field kWithdrawFields[] = {{"reason", law::FieldType::long_text, true, "撤回理由", "why it is withdrawn"}};

inline constexpr law::AnyOf<Party> kOpeners{Party::office, Party::supervisor};
inline constexpr law::AnyOf<Party> kConcerned{Party::handler, Party::supervisor};
inline constexpr law::AnyOf<Party> kOffice{Party::office};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties          may                       and then it is                under
    {.when = State::not_yet,   .who = kOpeners,       .may = Act::open,      .then = State::found,     .under = clause("（二十三）"),
     .provided = {&organ_is_known, &organ_is_not_the_office, &is_about_your_agency, &asking_can_be_known, &rests_on_something, &evidence_is_yours_to_read,
                  &officer_is_of_the_organ, &complaint_suggests_it}},
    {.when = State::found,     .who = kOffice,        .may = Act::notify,    .then = State::notified,  .under = clause("（二十三）")},
    {.when = State::found,     .who = kOpeners,       .may = Act::withdraw,  .then = State::withdrawn, .under = clause("（二十三）"), .provided = {&you_opened_it}},
    {.when = State::notified,  .who = kConcerned,     .may = Act::explain,   .then = State::explained, .under = clause("（二十三）"), .provided = {&paper_is_of_this_clue}},
    {.when = State::notified,  .who = kOffice,        .may = Act::verify,    .then = State::verified,  .under = clause("（二十三）"),
     .not_by = {Act::open}, .provided = {&time_to_explain_is_over}},
    {.when = State::notified,  .who = kOffice,        .may = Act::clear,     .then = State::cleared,   .under = clause("（二十三）"), .not_by = {Act::open}},
    {.when = State::explained, .who = kOffice,        .may = Act::verify,    .then = State::verified,  .under = clause("（二十三）"), .not_by = {Act::open}},
    {.when = State::explained, .who = kOffice,        .may = Act::clear,     .then = State::cleared,   .under = clause("（二十三）"), .not_by = {Act::open}},
    {.when = State::verified,  .who = kOffice,        .may = Act::refer,     .then = State::referred,  .under = clause("（二十三）"), .provided = {&paper_is_of_this_clue}},
    {.when = State::referred,  .who = kOffice,        .may = Act::conclude,  .then = State::concluded, .under = clause("（二十三）"),
     .not_by = {Act::refer}, .provided = {&outcome_day_fits}},
    {.when = State::cleared,   .who = {Party::clock}, .may = Act::destroy,   .then = State::destroyed, .under = kRetention},
    {.when = State::concluded, .who = {Party::clock}, .may = Act::destroy,   .then = State::destroyed, .under = kRetention},
    {.when = State::withdrawn, .who = {Party::clock}, .may = Act::destroy,   .then = State::destroyed, .under = kRetention},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                             otherwise                                       under
    {.in = State::found,     .within = law::period("clue.notify"),  .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十三）")},
    {.in = State::notified,  .within = law::period("clue.explain"), .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十三）")},
    {.in = State::explained, .within = law::period("clue.verify"),  .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十三）")},
    {.in = State::verified,  .within = law::period("clue.refer"),   .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十三）")},
    {.in = State::referred,  .within = law::no_limit("由有权机关依其权限和程序办理 / the organ that decides has a procedure of its own"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十三）")},
    {.in = State::cleared,   .within = law::until("archive_ends"),  .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::concluded, .within = law::until("archive_ends"),  .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::withdrawn, .within = law::until("archive_ends"),  .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未登记", "not yet"},
    {State::found, "线索（未经认定），待告知单位", "clue (an allegation), agency to be told"},
    {State::notified, "线索（未经认定），待单位说明", "clue (an allegation), agency to explain"},
    {State::explained, "线索（未经认定），单位已说明", "clue (an allegation), explained"},
    {State::verified, "线索（未经认定），核实后待移送", "clue (an allegation), to be referred"},
    {State::cleared, "线索已排除", "clue cleared"},
    {State::referred, "线索（未经认定），已移送有权机关", "clue (an allegation), referred"},
    {State::concluded, "有权机关已有结论", "concluded by the organ that may decide"},
    {State::withdrawn, "线索已撤回", "clue withdrawn"},
    {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::open, "登记线索（未经认定）", "open a clue (an allegation)", kOpenFields}, {Act::notify, "告知单位并请说明", "ask the agency to explain", kNotifyFields},
    {Act::explain, "说明情况", "explain", kExplainFields},                           {Act::verify, "核实后拟移送（不作认定）", "find it worth referring", kReasonsFields},
    {Act::clear, "排除线索", "clear", kReasonsFields},                               {Act::refer, "移送有权机关", "refer", kReferFields},
    {Act::conclude, "登记有权机关的结论", "record the conclusion", kConcludeFields}, {Act::withdraw, "撤回线索", "withdraw", kWithdrawFields},
    {Act::destroy, "销毁", "destroy"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace clue

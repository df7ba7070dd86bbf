// A complaint's procedure: received at any window but that of the organ complained about, taken up by the credit office, passed on to an organ
// that can answer it, or returned once with everything that is missing; answered by nobody who handled the matter, and closed by another
// person. An anonymous complaint goes the same way and is never returned, because nobody could be told. Nothing follows for the organ or the
// officer from a complaint itself: a suggested clue is an allegation (I-23). What has ended is destroyed when its time is over.
#pragma once
#include "law/statute.h"

namespace complaint {

enum class State { not_yet, received, returned, accepted, forwarded, answered, closed, withdrawn, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, received, returned, accepted, forwarded, answered, closed, withdrawn, destroyed)
enum class Act { receive, accept, forward, return_it, supplement, answer, close, withdraw, destroy };
BOOST_DESCRIBE_ENUM(Act, receive, accept, forward, return_it, supplement, answer, close, withdraw, destroy)

using law::Party;

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};

inline constexpr law::Question is_about_conduct{
    "is_about_conduct", "投诉针对单位或工作人员的履职行为；认为名单条目有误的，请提出异议（objection.file），条目随受理立即暂停。",
    "A complaint is about the conduct of an organ or officer; whoever holds an entry wrong files an objection (objection.file), which suspends it at once.", law::clause("（十七）"), 422};
inline constexpr law::Question organ_is_known{
    "organ_is_known", "没有这个被投诉单位。", "There is no such organ to complain about.", law::clause("（十九）"), 422};
inline constexpr law::Question complainant_is_named{
    "complainant_is_named", "请填写投诉人；不愿具名的，请选择匿名，且不填写姓名。", "Name who complains, or mark it anonymous and name nobody.", law::clause("（十九）"), 422};
inline constexpr law::Question officer_is_named{
    "officer_is_named", "投诉工作人员的，请填写其姓名或者工号；不知道的，投诉其单位。", "A complaint about an officer names the officer, or is about the organ.", law::clause("（十九）"), 422};
inline constexpr law::Question matter_is_known{
    "matter_is_known", "系统内没有这个所涉事项：请核对编号，或者不填，在投诉内容中写明。",
    "There is no such case: check its id, or leave it out and say in the claim what it is about.", law::clause("（十九）"), 422};
inline constexpr law::Question is_told_where_possible{
    "is_told_where_possible", "只有匿名且未留联系方式的投诉才无从告知；其他投诉须告知投诉人。", "Only who is anonymous and left no contact cannot be told; anybody else is told.",
    law::clause("（十九）"), 422};
inline constexpr law::Question is_not_complained_about{
    "is_not_complained_about", "被投诉单位不得登记或办理对自己的投诉：请向信用办或其他单位的窗口提出；对信用办的投诉由其他单位登记并转办。",
    "The organ complained about neither registers nor handles the complaint: another window or the credit office does; one about the credit office is passed on by another agency.",
    law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question goes_to_another_organ{
    "goes_to_another_organ", "须转有权处理且不是被投诉单位的单位。", "It is passed on to an organ on file other than the one complained about.", law::clause("（二十）"), 422};
inline constexpr law::Question can_be_told{
    "can_be_told", "匿名且未留联系方式的投诉无从告知补正，按现有内容受理或转办。", "Nobody could be told what is missing of an anonymous complaint: take it up or pass it on as it is.",
    law::clause("（十九）"), 422, law::kByTheCase};
inline constexpr law::Question not_returned_before{
    "not_returned_before", "补正只能一次性告知，不得再次退回。", "What is missing is told once and in full; it may not be returned again.", law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question did_not_handle_the_matter{
    "did_not_handle_the_matter", "经办过所涉事项的人不得答复或审结对它的投诉。", "Who handled the matter does not answer or close the complaint about it.", law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question answers_here{
    "answers_here", "由受理或接受转办的单位答复。", "The organ that took it up, or that it was passed on to, answers.", law::clause("（十九）"), 403, law::kByTheCase};
inline constexpr law::Question withdrawal_is_signed{
    "withdrawal_is_signed", "撤回投诉须附投诉人签字的书面撤回，由本单位先行上传，且未附于其他事项；没有书面撤回的（匿名投诉），照常办理。",
    "A complaint is withdrawn on the complainant's signed paper, which your agency uploaded before and which belongs to no other case; without one, as of an anonymous one, it goes on.",
    law::clause("（十九）"), 422};
inline constexpr law::Question clue_has_ground{
    "clue_has_ground", "查明不属实的投诉不得据以建议线索。", "What was found unfounded suggests no clue.", law::clause("（二十三）"), 422};

inline constexpr std::string_view kChannels = "window phone mail portal app official_account";
inline constexpr law::Field kReceiveFields[] = {
    {"about", law::FieldType::choice, true, "投诉对象", "about what", "organ officer entry"},
    {"organ", law::FieldType::id, true, "被投诉单位", "organ complained about"},
    {"officer", law::FieldType::text, false, "被投诉工作人员（姓名或工号）", "officer complained about"},
    {"concerns", law::FieldType::choice, true, "投诉事项", "what about",
     "collecting publishing objection_handling complaint_handling repair_handling querying not_applying wrongly_applying data_security service"},
    {"matter_case", law::FieldType::id, false, "所涉事项（系统内编号）", "case of this system that it concerns"},
    {"anonymous", law::FieldType::flag, false, "匿名", "anonymous"},
    {"complainant", law::FieldType::text, false, "投诉人", "who complains"},
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"channel", law::FieldType::choice, true, "提出渠道", "channel", kChannels},
    {"claim", law::FieldType::long_text, true, "投诉内容和理由", "claim and reasons"},
    {"evidence", law::FieldType::long_text, false, "证据材料", "evidence"},
};
inline constexpr law::Field kForwardFields[] = {
    {"to", law::FieldType::id, true, "转办单位", "passed on to"},
    {"reason", law::FieldType::long_text, true, "转办理由", "why"},
};
inline constexpr law::Field kReturnFields[] = {{"missing", law::FieldType::long_text, true, "需要补正的全部内容", "everything that is missing"}};
inline constexpr law::Field kSupplementFields[] = {
    {"contact", law::FieldType::text, false, "联系方式", "contact"},
    {"claim", law::FieldType::long_text, false, "补充的内容和理由", "claim and reasons"},
    {"evidence", law::FieldType::long_text, false, "证据材料", "evidence"},
};
inline constexpr law::Field kAnswerFields[] = {
    {"found", law::FieldType::choice, true, "核查结论", "finding", "founded partly_founded unfounded cannot_be_verified"},
    {"answer", law::FieldType::long_text, true, "核查情况和处理", "what was found and done"},
    {"clue_suggested", law::FieldType::long_text, false, "建议线索（仅为反映，未经认定）", "clue suggested: an allegation"},
};
inline constexpr law::Field kCloseFields[] = {
    {"told", law::FieldType::choice, true, "告知投诉人", "how the complainant was told", "in_person post electronic nobody_to_tell"},
    {"remedies", law::FieldType::long_text, false, "告知的其他救济途径", "other remedies told of"},
};
inline constexpr law::Field kWithdrawFields[] = {
    {"reason", law::FieldType::long_text, true, "撤回的说明", "how it was withdrawn"},
    {"paper", law::FieldType::id, true, "投诉人签字的书面撤回（已上传的文件）", "signed withdrawal as uploaded"},
};

inline constexpr law::AnyOf<Party> kIntake{Party::office, Party::handler, Party::officer, Party::agency_system};
inline constexpr law::AnyOf<Party> kPassOn{Party::office, Party::handler};
inline constexpr law::AnyOf<Party> kAnswerers{Party::office, Party::handler};
inline constexpr law::AnyOf<Party> kClosers{Party::office, Party::approver};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties                   may                        and then it is                under
    {.when = State::not_yet,   .who = kIntake,               .may = Act::receive,    .then = State::received,  .under = law::clause("（十九）"),
     .provided = {&is_about_conduct, &organ_is_known, &is_not_complained_about, &complainant_is_named, &officer_is_named, &matter_is_known}},
    {.when = State::received,  .who = {Party::office},       .may = Act::accept,     .then = State::accepted,  .under = law::clause("（十九）"), .provided = {&is_not_complained_about}},
    {.when = State::received,  .who = kPassOn,               .may = Act::forward,    .then = State::forwarded, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &goes_to_another_organ}},
    {.when = State::received,  .who = {Party::office},       .may = Act::return_it,  .then = State::returned,  .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &not_returned_before, &can_be_told}},
    {.when = State::received,  .who = {Party::office},       .may = Act::withdraw,   .then = State::withdrawn, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &withdrawal_is_signed}},
    {.when = State::returned,  .who = kIntake,               .may = Act::supplement, .then = State::received,  .under = law::clause("（十九）"), .provided = {&is_not_complained_about}},
    {.when = State::returned,  .who = {Party::office},       .may = Act::withdraw,   .then = State::withdrawn, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &withdrawal_is_signed}},
    {.when = State::accepted,  .who = {Party::office},       .may = Act::forward,    .then = State::forwarded, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &goes_to_another_organ}},
    {.when = State::accepted,  .who = {Party::office},       .may = Act::answer,     .then = State::answered,  .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &did_not_handle_the_matter, &clue_has_ground}},
    {.when = State::accepted,  .who = {Party::office},       .may = Act::withdraw,   .then = State::withdrawn, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &withdrawal_is_signed}},
    {.when = State::forwarded, .who = kAnswerers,            .may = Act::answer,     .then = State::answered,  .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &answers_here, &did_not_handle_the_matter, &clue_has_ground}},
    {.when = State::answered,  .who = kPassOn,               .may = Act::forward,    .then = State::forwarded, .under = law::clause("（十九）"),
     .provided = {&is_not_complained_about, &goes_to_another_organ}},
    {.when = State::answered,  .who = kClosers,              .may = Act::close,      .then = State::closed,    .under = law::clause("（十九）"),
     .not_by = Act::answer, .provided = {&is_not_complained_about, &did_not_handle_the_matter, &is_told_where_possible}},
    {.when = State::closed,    .who = {Party::clock},        .may = Act::destroy,    .then = State::destroyed, .under = kRetention, .effect = law::Effect::favours_subject},
    {.when = State::withdrawn, .who = {Party::clock},        .may = Act::destroy,    .then = State::destroyed, .under = kRetention, .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                               otherwise                                       under
    {.in = State::received,  .within = law::period("complaint.accept"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::returned,  .within = law::no_limit("补正时间由投诉人掌握 / whoever complains takes the time needed"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::accepted,  .within = law::period("complaint.answer"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::forwarded, .within = law::period("complaint.answer"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::answered,  .within = law::period("complaint.close"),  .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::closed,    .within = law::until("archive_ends"),      .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::withdrawn, .within = law::until("archive_ends"),      .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未提出", "not yet"},        {State::received, "已收到待受理", "received"}, {State::returned, "已告知补正", "returned"},
    {State::accepted, "已受理", "accepted"},        {State::forwarded, "已转办", "passed on"},     {State::answered, "已答复待审结", "answered"},
    {State::closed, "已办结", "closed"},            {State::withdrawn, "已撤回", "withdrawn"},         {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::receive, "登记投诉", "receive", kReceiveFields},        {Act::accept, "受理", "accept"},
    {Act::forward, "转办", "pass on", kForwardFields},            {Act::return_it, "一次性告知补正", "return", kReturnFields},
    {Act::supplement, "补正", "supplement", kSupplementFields},   {Act::answer, "答复", "answer", kAnswerFields},
    {Act::close, "审结", "close", kCloseFields},                  {Act::withdraw, "撤回投诉", "withdraw", kWithdrawFields},
    {Act::destroy, "销毁", "destroy"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace complaint

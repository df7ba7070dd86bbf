// A commitment's procedure: made, due, found kept or broken by a named officer. Before `broken` the subject is told and heard; who told and
// heard does not also find (I-21). The clock only says that the day has come. A finding can be taken back by another person.
// What has ended is destroyed when its time is over.
#pragma once
#include "law/statute.h"

namespace commitment {

enum class State { not_yet, made, due, notified, heard, kept, broken, corrected, withdrawn, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, made, due, notified, heard, kept, broken, corrected, withdrawn, destroyed)
enum class Act { make, fall_due, keep, notify, hear, find_broken, correct, reopen, withdraw, destroy };
BOOST_DESCRIBE_ENUM(Act, make, fall_due, keep, notify, hear, find_broken, correct, reopen, withdraw, destroy)

using law::Party, law::clause;

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};

inline constexpr law::Question subject_is_on_file{
    "subject_is_on_file", "主体不在库。", "The subject is not on file.", clause("（六）"), 422};
inline constexpr law::Question matter_is_ours{
    "matter_is_ours", "容缺受理和告知承诺须写明本单位的在期事项；其他承诺所写事项也须属本单位。",
    "Deferred documents and notified matters name a matter of your own agency; other commitments name none or one of it.", clause("（三）"), 403};
inline constexpr law::Question case_is_named{
    "case_is_named", "容缺受理和告知承诺须写明办件编号。", "Deferred documents and notified matters name their case.", clause("（六）"), 422};
inline constexpr law::Question dates_fit{
    "dates_fit", "承诺日期不得晚于今天或履约期限。", "It is not made in the future, nor after it is due.", clause("（六）"), 422};
inline constexpr law::Question convenience_has_not_ended{
    "convenience_has_not_ended", "同一办件的同类承诺已认定未履行，该便利已终止；该办件按一般程序办理。",
    "A commitment of this kind was broken in this very case: its convenience has ended, and the case takes the ordinary road.", clause("（六）"), 409};
inline constexpr law::Question not_made_before{
    "not_made_before", "同一办件的这项承诺已经登记，尚未办结。", "This very commitment is registered for that case already, and not over.", clause("（六）"), 409};
inline constexpr law::Question its_day_has_passed{
    "its_day_has_passed", "履约期限未满，不得告知拟认定未履行、认定未履行或者重新核实；承诺当日履行的，当日即可。",
    "Its time has not run out: nothing is told of it, found or looked into again before; what was promised for the same day may be found on it.", clause("（六）"), 409, law::kByTheCase};
inline constexpr law::Question time_to_state_is_over{
    "time_to_state_is_over", "陈述申辩期限未满，不得登记为逾期未陈述。", "The time for statement and defence has not run out.", clause("（二）"), 409};

inline constexpr law::Field kMakeFields[] = {
    {"kind", law::FieldType::choice, true, "承诺类型", "kind", "deferred_documents notified repair open_pledge"},
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"matter", law::FieldType::text, false, "办理事项", "matter"},
    {"case_no", law::FieldType::text, false, "办件编号", "case number"},
    {"promise", law::FieldType::long_text, true, "承诺内容", "what is promised"},
    {"proof", law::FieldType::text, true, "承诺书（编号或存放处）", "the signed promise: its number or where it is kept"},
    {"made_on", law::FieldType::date, true, "承诺日期", "made on"},
    {"due_on", law::FieldType::date, true, "履约期限", "due on"},
};
inline constexpr law::Field kNotifyFields[] = {{"notice", law::FieldType::long_text, true, "拟认定未履行的事实、理由，及告知方式和时间", "what is about to be found and why; how and when the subject was told"}};
inline constexpr law::Field kHearFields[] = {
    {"stated", law::FieldType::choice, true, "陈述申辩情况", "statement and defence", "made waived silent"},
    {"statement", law::FieldType::long_text, true, "陈述申辩内容和采纳情况", "what was said, and how it was weighed"},
};
inline constexpr law::Field kFindingFields[] = {
    {"finding", law::FieldType::long_text, true, "核实结论", "finding"},
    {"evidence", law::FieldType::long_text, true, "核实证据", "evidence"},
};
inline constexpr law::Field kCorrectFields[] = {{"correction", law::FieldType::long_text, true, "纠正的理由和证据", "why it is taken back, with evidence"}};
inline constexpr law::Field kWithdrawFields[] = {{"withdrawal", law::FieldType::long_text, true, "撤回的说明", "how it was withdrawn"}};

inline constexpr law::AnyOf<Party> kOfficers{Party::officer, Party::handler};
inline constexpr law::AnyOf<Party> kFinders{Party::officer, Party::handler, Party::approver};
inline constexpr std::string_view kRemedy = "可请求纠正；投诉、行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties                                        may                          and then it is               under
    {.when = State::not_yet,   .who = {Party::officer, Party::handler, Party::agency_system}, .may = Act::make,  .then = State::made,      .under = clause("（六）"),
     .effect = Effect::favours_subject, .provided = {&subject_is_on_file, &matter_is_ours, &case_is_named, &dates_fit, &not_made_before, &convenience_has_not_ended}},
    {.when = State::made,      .who = {Party::clock},                               .may = Act::fall_due,    .then = State::due,       .under = clause("（六）")},
    {.when = State::made,      .who = kFinders,                                     .may = Act::keep,        .then = State::kept,      .under = clause("（六）"), .effect = Effect::favours_subject},
    {.when = State::made,      .who = kOfficers,                                    .may = Act::notify,      .then = State::notified,  .under = clause("（二）"),
     .provided = {&its_day_has_passed}},
    {.when = State::made,      .who = kOfficers,                                    .may = Act::withdraw,    .then = State::withdrawn, .under = clause("（六）")},
    {.when = State::due,       .who = kFinders,                                     .may = Act::keep,        .then = State::kept,      .under = clause("（六）"), .effect = Effect::favours_subject},
    {.when = State::due,       .who = kOfficers,                                    .may = Act::notify,      .then = State::notified,  .under = clause("（二）"),
     .provided = {&its_day_has_passed}},
    {.when = State::due,       .who = kOfficers,                                    .may = Act::withdraw,    .then = State::withdrawn, .under = clause("（六）")},
    {.when = State::notified,  .who = kOfficers,                                    .may = Act::hear,        .then = State::heard,     .under = clause("（二）"),
     .provided = {&time_to_state_is_over}},
    {.when = State::notified,  .who = kFinders,                                     .may = Act::keep,        .then = State::kept,      .under = clause("（六）"), .effect = Effect::favours_subject},
    {.when = State::heard,     .who = kFinders,                                     .may = Act::keep,        .then = State::kept,      .under = clause("（六）"), .effect = Effect::favours_subject},
    {.when = State::heard,     .who = {Party::approver},                            .may = Act::find_broken, .then = State::broken,    .under = clause("（六）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::notify, Act::hear}, .provided = {&its_day_has_passed}},
    {.when = State::broken,    .who = {Party::handler, Party::approver},            .may = Act::correct,     .then = State::corrected, .under = clause("（十九）"),
     .effect = Effect::favours_subject, .not_by = {Act::find_broken}},
    {.when = State::kept,      .who = {Party::approver},                            .may = Act::reopen,      .then = State::due,       .under = clause("（六）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::keep}, .provided = {&its_day_has_passed}},
    {.when = State::kept,      .who = {Party::clock},                               .may = Act::destroy,     .then = State::destroyed, .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::broken,    .who = {Party::clock},                               .may = Act::destroy,     .then = State::destroyed, .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::corrected, .who = {Party::clock},                               .may = Act::destroy,     .then = State::destroyed, .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::withdrawn, .who = {Party::clock},                               .may = Act::destroy,     .then = State::destroyed, .under = kRetention, .effect = Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                                  otherwise                                        under
    {.in = State::made,      .within = law::until("due_on"),              .otherwise = law::Otherwise::case_moves_on,      .under = clause("（六）"), .by = Act::fall_due},
    {.in = State::due,       .within = law::period("commitment.find"),    .otherwise = law::Otherwise::delay_is_recorded,  .under = clause("（六）")},
    {.in = State::notified,  .within = law::period("commitment.state"),   .otherwise = law::Otherwise::delay_is_recorded,  .under = clause("（二）")},
    {.in = State::heard,     .within = law::period("commitment.decide"),  .otherwise = law::Otherwise::delay_is_recorded,  .under = clause("（六）")},
    // Kept or broken nothing is left to do: nobody is listed, recorded or classed for it, and a finding can be corrected while it is kept.
    {.in = State::kept,      .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,      .under = kRetention, .by = Act::destroy},
    {.in = State::broken,    .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,      .under = kRetention, .by = Act::destroy},
    {.in = State::corrected, .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,      .under = kRetention, .by = Act::destroy},
    {.in = State::withdrawn, .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,      .under = kRetention, .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未承诺", "not yet"},      {State::made, "已承诺", "made"},              {State::due, "已到期，待核实", "due, to be looked into"},
    {State::notified, "已告知拟认定未履行", "told"}, {State::heard, "已听取陈述申辩", "heard"}, {State::kept, "已履行", "kept"},
    {State::broken, "未履行，便利终止", "broken, the convenience ended"}, {State::corrected, "未履行的认定已纠正", "finding corrected"}, {State::withdrawn, "已撤回", "withdrawn"},
    {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::make, "登记承诺", "make", kMakeFields},            {Act::fall_due, "履约期限届至", "fall due"},
    {Act::keep, "认定已履行", "find kept", kFindingFields},  {Act::notify, "告知拟认定未履行", "tell what is about to be found", kNotifyFields},
    {Act::hear, "登记陈述申辩", "hear", kHearFields},        {Act::find_broken, "认定未履行", "find broken", kFindingFields},
    {Act::correct, "纠正认定", "correct the finding", kCorrectFields}, {Act::reopen, "重新核实", "look into it again", kCorrectFields},
    {Act::withdraw, "撤回承诺", "withdraw", kWithdrawFields}, {Act::destroy, "销毁", "destroy"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace commitment

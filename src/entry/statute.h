// An entry's life on a list. It is published only by the publication of a determination or of an upstream batch, held at once when it is
// in doubt, and outlives no period (I-19). What has ended stays queryable for those entitled until the cap; it is then sealed, opened for
// named purposes alone, and destroyed when its time in the archive is over, by the clock.
#pragma once
#include "law/statute.h"

namespace entry {

enum class State { not_yet, submitted, listed, held, exited, discarded, sealed, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, submitted, listed, held, exited, discarded, sealed, destroyed)
enum class Act { submit, publish, discard, hold, resume, expire, remove, relist, renew, correct, remind, seal, retain, destroy, note_duties_done };
BOOST_DESCRIBE_ENUM(Act, submit, publish, discard, hold, resume, expire, remove, relist, renew, correct, remind, seal, retain, destroy, note_duties_done)

using law::Party;

inline constexpr law::Question gate_is_passed{
    "gate_is_passed", "条目未具备名单类别所要求的要素。", "The entry lacks what the gate of its list type asks for.", law::clause("（十一）"), 422};
inline constexpr law::Question list_type_is_in_force{
    "list_type_is_in_force", "该名单类别未发布或不在有效期内。", "The list type is not published or not in force.", law::clause("（十一）"), 422};
inline constexpr law::Question subject_may_be_listed{
    "subject_may_be_listed", "该主体不得列入此类名单。", "This subject may not be on such a list.", law::clause("（二）"), 422};
inline constexpr law::Question no_discipline_in_force{
    "no_discipline_in_force", "该主体有在期的惩戒条目，不得列入激励名单。", "A discipline entry of this subject is in force; no incentive beside it.", law::clause("（六）"), 409};
inline constexpr law::Question has_an_end{
    "has_an_end", "该名单类别的条目须有截止日期。", "Entries of this list type must have a last day.", law::clause("（十八）"), 422};
inline constexpr law::Question until_is_lawful{
    "until_is_lawful", "截止日期晚于该名单类别的期限。", "The last day is later than the period of this list type.", law::clause("（十八）"), 422};
inline constexpr law::Question time_is_not_over{
    "time_is_not_over", "截止日期已过，不再列入。", "Its last day has passed; it is not listed any more.", law::clause("（十八）"), 422};
inline constexpr law::Question correction_shortens{
    "correction_shortens", "更正后的截止日期不得晚于原截止日期。", "A corrected last day is not later than before.", law::clause("（十八）"), 422};
inline constexpr law::Question renewal_is_later{
    "renewal_is_later", "续期须晚于现截止日期并写明理由。", "A renewal ends later than before, and has a reason.", law::clause("（十八）"), 422};
inline constexpr law::Question no_objection_is_open{
    "no_objection_is_open", "该条目因异议或者破产重整暂停，办理完毕前不得恢复。", "An objection or a reorganisation suspends this entry; it resumes when that is over.", law::clause("（十七）"), 409, law::kByTheCase};
inline constexpr law::Question basis_still_stands{
    "basis_still_stands", "认定依据已报告撤销或者来源地已撤回，条目待移出，不得恢复。", "Its basis was reported gone or its origin withdrew it; the entry waits to leave and is not resumed.", law::clause("（十八）"), 409, law::kByTheCase};
inline constexpr law::Question no_suspension_is_ordered{
    "no_suspension_is_ordered", "复议机关或法院已责令停止执行，解除前不得恢复。", "An organ or court ordered the suspension; it resumes when that is lifted.",
    law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question proceeding_is_pending{
    "proceeding_is_pending", "没有未结的行政复议或诉讼，不得延长保存。", "No reconsideration or action is pending about it; nothing else keeps it longer.", law::clause("（十九）"), 409, law::kByTheCase};
inline constexpr law::Question retained_shortly{
    "retained_shortly", "延长保存须晚于原截止日，且每次不超过一年。", "What is kept longer is kept past its last day, by a year at most each time.", law::clause("（十九）"), 422};
inline constexpr law::Question is_the_recognisers_to_say{
    "is_the_recognisers_to_say", "改正、履行完毕之日由认定单位登记；上级条目由报送入库的单位或者信用办凭来源的证明登记。",
    "Who determined it notes since when it is put right; of an entry from above, whoever brought it or the credit office, on its origin's proof.", law::clause("（十八）"), 403, law::kByTheCase};
inline constexpr law::Question day_has_come{
    "day_has_come", "改正、履行完毕之日不得晚于今天，不得早于认定之日，且与已登记的不同。",
    "It was put right on a day that has come and not before it was decided, and another than is on file.", law::clause("（十八）"), 422};
inline constexpr law::Question hold_has_a_cause{"hold_has_a_cause", "须写明暂停的事由。", "A hold names its cause.", law::clause("（十七）"), 422};

inline constexpr law::Field kEntryFields[] = {{"entry", law::FieldType::json, true, "条目", "entry"}};
inline constexpr law::Field kHoldFields[] = {{"cause", law::FieldType::long_text, true, "事由", "cause"}};
inline constexpr law::Field kWordsFields[] = {{"words", law::FieldType::long_text, true, "核实结论", "what was found"}};
inline constexpr law::Field kRemoveFields[] = {
    {"reason", law::FieldType::choice, true, "移出原因", "reason", "repaired revoked listed_in_error withdrawn_by_origin replaced batch_undone recognition_ended governed_here list_ended under_14"},
    {"cause", law::FieldType::id, false, "由何事项引起", "case it comes from"},
};
inline constexpr law::Field kCorrectFields[] = {
    {"until", law::FieldType::date, false, "截止日期更正为", "right last day"},
    {"document_no", law::FieldType::text, false, "文书号", "document number"},
    {"issuer", law::FieldType::text, false, "认定单位", "issuer"},
    {"basis", law::FieldType::text, false, "依据", "basis"},
    {"remark", law::FieldType::long_text, false, "备注（如款项已付清）", "remark, such as that the sum was paid"},
    {"correction", law::FieldType::long_text, false, "更正理由和证明", "on what proof, and why"},
};
inline constexpr law::Field kRetainFields[] = {
    {"until", law::FieldType::date, true, "保存至", "kept until"},
    {"reason", law::FieldType::long_text, true, "未结程序的案号和理由", "the pending proceeding, and why it is needed"},
};
inline constexpr law::Field kRenewFields[] = {
    {"until", law::FieldType::date, true, "延长至", "new last day"},
    {"reason", law::FieldType::long_text, true, "延期理由", "reason"},
};

inline constexpr law::Field kDutiesDoneFields[] = {
    {"duties_done_on", law::FieldType::date, true, "改正、履行完毕之日", "duties done on"},
    {"proof", law::FieldType::long_text, true, "证明材料；更改原登记的，写明理由", "on what proof; of another day than before, why"},
};

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};
inline constexpr std::string_view kRemedy = "异议（十七）；信用修复（十八）；行政复议、行政诉讼（十九）";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties                       may                     and then it is               under
    {.when = State::not_yet,   .who = {Party::law},                .may = Act::submit,    .then = State::submitted,   .under = law::clause("（十一）"),
     .provided = {&gate_is_passed, &list_type_is_in_force, &subject_may_be_listed, &has_an_end, &until_is_lawful}},
    {.when = State::not_yet,   .who = {Party::law},                .may = Act::publish,   .then = State::listed,      .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy,
     .provided = {&gate_is_passed, &list_type_is_in_force, &subject_may_be_listed, &no_discipline_in_force, &has_an_end, &until_is_lawful, &time_is_not_over}},
    {.when = State::submitted, .who = {Party::law},                .may = Act::publish,   .then = State::listed,      .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&list_type_is_in_force, &subject_may_be_listed, &no_discipline_in_force, &until_is_lawful, &time_is_not_over}},
    {.when = State::submitted, .who = {Party::law},                .may = Act::discard,   .then = State::discarded,   .under = law::clause("（十一）"), .effect = Effect::favours_subject},
    {.when = State::listed,    .who = {Party::law, Party::office}, .may = Act::hold,      .then = State::held,        .under = law::clause("（十七）"),
     .effect = Effect::favours_subject, .provided = {&hold_has_a_cause}},
    // Who may end the suspension of an objection or a remedy is their own statute to say.
    {.when = State::held,      .who = {Party::law},                .may = Act::resume,    .then = State::listed,      .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy},
    {.when = State::held,      .who = {Party::office},             .may = Act::resume,    .then = State::listed,      .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::hold}, .provided = {&no_objection_is_open, &no_suspension_is_ordered, &basis_still_stands}},
    {.when = State::listed,    .who = {Party::clock},              .may = Act::expire,    .then = State::exited,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::held,      .who = {Party::clock},              .may = Act::expire,    .then = State::exited,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::listed,    .who = {Party::law},                .may = Act::remove,    .then = State::exited,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::held,      .who = {Party::law},                .may = Act::remove,    .then = State::exited,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::exited,    .who = {Party::law},                .may = Act::relist,    .then = State::listed,      .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&list_type_is_in_force, &no_discipline_in_force}},
    // By its determination, which was told and decided by two persons.
    {.when = State::listed,    .who = {Party::law},                .may = Act::renew,     .then = State::listed,      .under = law::clause("（十八）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&renewal_is_later}},
    {.when = State::listed,    .who = {Party::law},                .may = Act::correct,   .then = State::listed,      .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&correction_shortens}},
    {.when = State::held,      .who = {Party::law},                .may = Act::correct,   .then = State::held,        .under = law::clause("（十七）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&correction_shortens}},
    // Since when it is put right. Where the time of its repair runs from that, the first day follows it, also when it is found to be another.
    {.when = State::listed,    .who = {Party::office, Party::handler, Party::agency_system}, .may = Act::note_duties_done, .then = State::listed, .under = law::clause("（十八）"),
     .challenge = kRemedy, .provided = {&is_the_recognisers_to_say, &day_has_come}},
    {.when = State::held,      .who = {Party::office, Party::handler, Party::agency_system}, .may = Act::note_duties_done, .then = State::held, .under = law::clause("（十八）"),
     .challenge = kRemedy, .provided = {&is_the_recognisers_to_say, &day_has_come}},
    // Once before each day of its repair: from which it may be asked for, on which its time ends.
    {.when = State::listed,    .who = {Party::clock},              .may = Act::remind,    .then = State::listed,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::exited,    .who = {Party::clock},              .may = Act::seal,      .then = State::sealed,      .under = law::clause("（十八）"), .effect = Effect::favours_subject},
    {.when = State::sealed,    .who = {Party::office},             .may = Act::retain,    .then = State::sealed,      .under = law::clause("（十九）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&proceeding_is_pending, &retained_shortly}},
    {.when = State::sealed,    .who = {Party::clock},              .may = Act::destroy,   .then = State::destroyed,   .under = kRetention, .effect = Effect::favours_subject},
    {.when = State::discarded, .who = {Party::clock},              .may = Act::destroy,   .then = State::destroyed,   .under = kRetention, .effect = Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                                   otherwise                                     under
    {.in = State::submitted, .within = law::period("batch.review"),       .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::listed,    .within = law::until("entry_ends"),          .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十八）"), .by = Act::expire},
    {.in = State::held,      .within = law::until("entry_ends"),          .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十八）"), .by = Act::expire},
    {.in = State::exited,    .within = law::period("negative.query_cap"), .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（十八）"), .by = Act::seal},
    {.in = State::sealed,    .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,     .under = kRetention,              .by = Act::destroy},
    {.in = State::discarded, .within = law::until("archive_ends"),        .otherwise = law::Otherwise::case_moves_on,     .under = kRetention,              .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未报送", "not yet"}, {State::submitted, "已报送待审核", "submitted"}, {State::listed, "在列", "listed"},
    {State::held, "核实期间暂停", "held"},   {State::exited, "已移出", "exited"},           {State::discarded, "未予列入", "discarded"}, {State::sealed, "已封存", "sealed"},
    {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::submit, "报送", "submit", kEntryFields},   {Act::publish, "列入公布", "publish", kEntryFields}, {Act::discard, "不予列入", "discard"},
    {Act::hold, "暂停", "hold", kHoldFields},        {Act::resume, "恢复", "resume", kWordsFields},       {Act::expire, "期满移出", "expire"},
    {Act::remove, "移出", "remove", kRemoveFields},  {Act::relist, "恢复列入", "relist"},                 {Act::renew, "延期", "renew", kRenewFields},
    {Act::correct, "更正", "correct", kCorrectFields}, {Act::remind, "提醒修复日期", "remind of the days of repair"}, {Act::seal, "封存", "seal"},
    {Act::retain, "延长保存", "keep longer", kRetainFields}, {Act::destroy, "销毁", "destroy"},
    {Act::note_duties_done, "登记改正履行情况", "note since when duties are done", kDutiesDoneFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace entry

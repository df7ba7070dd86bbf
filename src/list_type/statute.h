// A list type's procedure: drafted, reviewed by a second person, published by a third (I-10, I-21). What is published is never edited: a
// new row replaces it.
#pragma once
#include "law/statute.h"

namespace list_type {

enum class State { not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, ended, lapsed };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, ended, lapsed)
enum class Act { draft, amend, submit, withdraw_draft, pass, return_it, publish, supersede, end, lapse };
BOOST_DESCRIBE_ENUM(Act, draft, amend, submit, withdraw_draft, pass, return_it, publish, supersede, end, lapse)

using law::clause, law::Party;

inline constexpr law::Basis kLists{"国办发〔2020〕49号", "（七）", law::Rank::central_policy};

inline constexpr law::Question period_is_given{
    "period_is_given", "固定期限和可续期的名单须写明期限（月），由来源移出的不写。",
    "A fixed or renewable list needs its months; one until its origin removes has none.",
    clause("（十八）"), 422};
inline constexpr law::Question gate_fits{
    "gate_fits", "证据要求与名单性质、来源不符。", "The evidence gate does not fit polarity and origin.", clause("（十一）"), 422};
inline constexpr law::Question words_are_complete{
    "words_are_complete", "惩戒名单须写明修复方式、退出条件和救济途径。",
    "A discipline list states its repair, exit conditions and remedies.", clause("（十八）"), 422};
inline constexpr law::Question ways_are_lawful{
    "ways_are_lawful", "修复方式须写明在期的依据；另定修复期限的，须以法律、行政法规或者党中央、国务院政策文件为依据。",
    "A way of repair names an article in force; a time of its own rests on law, administrative regulation or Central/State-Council policy.", clause("（十八）"), 422};
inline constexpr law::Question validity_not_over{
    "validity_not_over", "有效期已届满。", "Its validity is already over.", clause("（十一）"), 422};
inline constexpr law::Question basis_in_force{
    "basis_in_force", "所引依据自生效之日均不在有效期内，或只有本系统自定规则。", "No cited basis is in force on its first day, or only a house rule is.", kLists, 422};
inline constexpr law::Question basis_is_high_enough{
    "basis_is_high_enough", "本县认定的惩戒名单须以法律、行政法规或者党中央、国务院政策文件为依据，县级不得自行设列。",
    "A discipline list determined in the county rests on law, administrative regulation or Central/State-Council policy; the county creates none.", kLists, 422};
inline constexpr law::Question follows_earlier_row{
    "follows_earlier_row", "生效日早于同代码现行名单的生效日。", "It would begin before the published row of the same code began.", clause("（十一）"), 409};

inline constexpr law::Field kContentFields[] = {{"list_type", law::FieldType::json, true, "名单类别的全部内容", "the list type, all of it"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kOpinionFields[] = {{"opinion", law::FieldType::long_text, false, "意见", "opinion"}};

inline constexpr law::AnyOf<Act> kOwnWork{Act::draft, Act::amend, Act::submit};
inline constexpr law::AnyOf<Act> kEarlierWork{Act::draft, Act::amend, Act::submit, Act::pass};
inline constexpr std::string_view kRemedy = "对名单条目可提异议（十七）；行政复议、行政诉讼（十九）";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                   may                          and then it is                under
    {.when = State::not_yet,      .who = {Party::office, Party::law}, .may = Act::draft,          .then = State::drafted,      .under = clause("（十一）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::amend,          .then = State::drafted,      .under = clause("（十一）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::withdraw_draft, .then = State::withdrawn,    .under = clause("（十一）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::submit,         .then = State::legal_review, .under = clause("（二十）"),
     .provided = {&validity_not_over}},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::pass,           .then = State::reviewed,     .under = clause("（二十）"),
     .not_by = kOwnWork, .provided = {&ways_are_lawful}},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::publish,        .then = State::published,    .under = kLists,
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .not_by = kEarlierWork,
     .provided = {&validity_not_over, &basis_in_force, &basis_is_high_enough, &gate_fits, &period_is_given, &words_are_complete, &follows_earlier_row}},
    {.when = State::published,    .who = {Party::law},            .may = Act::supersede,      .then = State::superseded,   .under = clause("（十一）")},
    {.when = State::published,    .who = {Party::publisher},      .may = Act::end,            .then = State::ended,        .under = clause("（十一）")},
    // It holds until what takes its place begins, and ends with that when that never does.
    {.when = State::superseded,   .who = {Party::law},            .may = Act::end,            .then = State::ended,        .under = clause("（十一）")},
    {.when = State::published,    .who = {Party::clock},          .may = Act::lapse,          .then = State::lapsed,       .under = clause("（十八）"),
     .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay       for at most … otherwise … under
    {.in = State::drafted,      .within = law::no_limit("起草不设期限 / a draft has no effect"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十一）")},
    {.in = State::legal_review, .within = law::period("list_type.legal_review"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十）")},
    {.in = State::reviewed,     .within = law::no_limit("何时公布由信用办决定 / when to publish is the office's to decide"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十一）")},
    {.in = State::published,    .within = law::until("validity_ends"),
     .otherwise = law::Otherwise::case_moves_on, .under = clause("（十八）"), .by = Act::lapse},
    {.in = State::superseded,   .within = law::settled("新条目生效前仍然有效，届时自行失效 / it holds until the new row begins, and needs no act then"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十一）")},
};
inline constexpr State kEnds[] = {State::withdrawn, State::ended, State::lapsed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},       {State::drafted, "起草", "drafted"},           {State::legal_review, "法制审核", "legal review"},
    {State::reviewed, "审核通过", "reviewed"},     {State::published, "已公布", "published"},     {State::withdrawn, "草案已撤回", "draft withdrawn"},
    {State::superseded, "已被替代", "superseded"}, {State::ended, "已停用", "ended"},             {State::lapsed, "已失效", "lapsed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kContentFields},
    {Act::amend, "修改", "amend", kContentFields},
    {Act::submit, "送法制审核", "submit for legal review"},
    {Act::withdraw_draft, "撤回草案", "withdraw the draft", kReasonFields},
    {Act::pass, "审核通过", "pass", kOpinionFields},
    {Act::return_it, "退回", "return", kReasonFields},
    {Act::publish, "公布", "publish"},
    {Act::supersede, "替代", "supersede"},
    {Act::end, "停用", "end", kReasonFields},
    {Act::lapse, "期满失效", "lapse at the end of validity"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace list_type

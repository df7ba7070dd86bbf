// A measure's procedure in the catalogue (措施清单): drafted, reviewed by a second person, published by a third (I-10, I-21). Until it is
// published it is nowhere applied (I-11); what is published is never edited: a new edition replaces it.
#pragma once
#include "law/statute.h"

namespace measure {

enum class State { not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, repealed, lapsed };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, repealed, lapsed)
enum class Act { draft, amend, submit, withdraw_draft, pass, return_it, publish, supersede, repeal, lapse, note_memorandum, note_memorandum_end };
BOOST_DESCRIBE_ENUM(Act, draft, amend, submit, withdraw_draft, pass, return_it, publish, supersede, repeal, lapse, note_memorandum, note_memorandum_end)

using law::clause, law::Party;

inline constexpr law::Basis kMeasures{"国办发〔2020〕49号", "依法依规确定失信惩戒措施部分", law::Rank::central_policy};

inline constexpr law::Question has_way_of_repair{
    "has_way_of_repair", "惩戒措施须写明修复或解除方式。", "A discipline measure states how it is repaired or lifted.", clause("（十八）"), 422};
inline constexpr law::Question has_agencies{
    "has_agencies", "须写明实施单位类别；全部单位写“*”。", "The implementing kinds of agency are missing; '*' means every one.", clause("（十二）"), 422};
inline constexpr law::Question more_than_a_memorandum{
    "more_than_a_memorandum", "合作备忘录不得单独作为措施依据；请列出措施自身的法律、法规、规章或政策依据。",
    "A memorandum alone is no basis for a measure; name the law, regulation or policy it rests on.", clause("（十）"), 422};
inline constexpr law::Question validity_not_over{
    "validity_not_over", "有效期已届满。", "Its validity is already over.", clause("（十二）"), 422};

inline constexpr law::Question basis_in_force{
    "basis_in_force", "所引依据自生效之日均不在有效期内，或只有合作备忘录、本系统自定规则。", "No cited basis is in force on its first day, or only a memorandum or a house rule is.", kMeasures, 422};
inline constexpr law::Question basis_is_high_enough{
    "basis_is_high_enough", "减损权益或增加义务的措施须以法律、行政法规或者党中央、国务院政策文件为依据；"
    "地方性法规仅限补充清单项目；县级文件不得作为依据。",
    "A rights-reducing measure rests on law, administrative regulation or Central/State-Council policy, or on a local regulation for an item of the "
    "supplementary list; never on a county document.", kMeasures, 422};
inline constexpr law::Question a_law_forbids_it{
    "a_law_forbids_it", "标注“法律直接限制”的措施须以法律、行政法规或者地方性法规的规定为依据；政策文件不是法律直接限制。请补充该规定，或者取消标注。",
    "What is marked as forbidden by the law itself cites the law or regulation that forbids it; policy is none. Name it, or leave the mark out.", clause("（十七）"), 422};
inline constexpr law::Question voluntary_binds_nobody{
    "voluntary_binds_nobody", "自愿性措施不得设定为法律强制。", "A voluntary measure binds nobody by law.", clause("（四）"), 422};
inline constexpr law::Question polarity_fits{
    "polarity_fits", "措施种类、适用对象与激励或惩戒性质不符。", "Kind or target does not fit incentive or discipline.", clause("（六）"), 422};
inline constexpr law::Question list_types_known{
    "list_types_known", "所适用的名单类别不存在、未公布或性质不同。", "A list type it targets is unknown, not published, or of the other polarity.", clause("（十二）"), 422};
inline constexpr law::Question follows_earlier_edition{
    "follows_earlier_edition", "生效日早于同编号现行版本的生效日。", "It would begin before the published edition of its number began.", clause("（十二）"), 409};

inline constexpr law::Field kContentFields[] = {{"measure", law::FieldType::json, true, "措施的全部内容", "the measure, all of it"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kOpinionFields[] = {{"opinion", law::FieldType::long_text, false, "意见", "opinion"}};

inline constexpr law::AnyOf<Act> kOwnWork{Act::draft, Act::amend, Act::submit};
inline constexpr law::AnyOf<Act> kEarlierWork{Act::draft, Act::amend, Act::submit, Act::pass};
inline constexpr std::string_view kRemedy = "对实施行为可提异议（十七）；行政复议（可一并申请审查规范性文件）、行政诉讼（十九）";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                   may                          and then it is                under
    {.when = State::not_yet,      .who = {Party::office, Party::law}, .may = Act::draft,          .then = State::drafted,      .under = clause("（十二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::amend,          .then = State::drafted,      .under = clause("（十二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::withdraw_draft, .then = State::withdrawn,    .under = clause("（十二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::submit,         .then = State::legal_review, .under = clause("（二十）"),
     .provided = {&has_way_of_repair, &has_agencies, &validity_not_over, &more_than_a_memorandum}},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::pass,           .then = State::reviewed,     .under = clause("（二十）"),
     .not_by = kOwnWork},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::publish,        .then = State::published,    .under = kMeasures,
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .not_by = kEarlierWork,
     .provided = {&validity_not_over, &basis_in_force, &basis_is_high_enough, &voluntary_binds_nobody, &a_law_forbids_it, &polarity_fits, &list_types_known, &follows_earlier_edition}},
    {.when = State::published,    .who = {Party::law},            .may = Act::supersede,      .then = State::superseded,   .under = clause("（十二）")},
    {.when = State::published,    .who = {Party::publisher, Party::law}, .may = Act::repeal,         .then = State::repealed,     .under = clause("（十二）")},
    // It holds until what takes its place begins, and ends with that when that never does.
    {.when = State::superseded,   .who = {Party::law},            .may = Act::repeal,         .then = State::repealed,     .under = clause("（十二）")},
    {.when = State::published,    .who = {Party::clock},          .may = Act::lapse,          .then = State::lapsed,       .under = clause("（十八）")},
    {.when = State::published,    .who = {Party::law},            .may = Act::note_memorandum, .then = State::published,   .under = clause("（十）")},
    {.when = State::published,    .who = {Party::law},            .may = Act::note_memorandum_end, .then = State::published, .under = clause("（十）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay       for at most … otherwise … under
    {.in = State::drafted,      .within = law::no_limit("起草不设期限 / a draft has no effect"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十二）")},
    {.in = State::legal_review, .within = law::period("measure.legal_review"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十）")},
    {.in = State::reviewed,     .within = law::no_limit("何时公布由信用办决定 / when to publish is the office's to decide"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十二）")},
    {.in = State::published,    .within = law::until("validity_ends"),
     .otherwise = law::Otherwise::case_moves_on, .under = clause("（十八）"), .by = Act::lapse},
    {.in = State::superseded,   .within = law::settled("新版生效前仍然有效，届时自行失效 / it holds until the new edition begins, and needs no act then"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十二）")},
};
inline constexpr State kEnds[] = {State::withdrawn, State::repealed, State::lapsed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},       {State::drafted, "起草", "drafted"},           {State::legal_review, "法制审核", "legal review"},
    {State::reviewed, "审核通过", "reviewed"},     {State::published, "已公布", "published"},     {State::withdrawn, "草案已撤回", "draft withdrawn"},
    {State::superseded, "已被新版替代", "superseded"}, {State::repealed, "已废止", "repealed"},   {State::lapsed, "已失效", "lapsed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kContentFields},
    {Act::amend, "修改", "amend", kContentFields},
    {Act::submit, "送法制审核", "submit for legal review"},
    {Act::withdraw_draft, "撤回草案", "withdraw the draft", kReasonFields},
    {Act::pass, "审核通过", "pass", kOpinionFields},
    {Act::return_it, "退回", "return", kReasonFields},
    {Act::publish, "公布", "publish"},
    {Act::supersede, "由新版替代", "supersede"},
    {Act::repeal, "废止", "repeal", kReasonFields},
    {Act::lapse, "期满失效", "lapse at the end of validity"},
    {Act::note_memorandum, "注明所列合作备忘录", "is named in a memorandum"},
    {Act::note_memorandum_end, "注明合作备忘录已终止（措施依据不变）", "a memorandum that named it has ended; its own basis stands"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace measure

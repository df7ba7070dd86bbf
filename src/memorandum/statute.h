// A memorandum's procedure: drafted by the lead, laid before every party, signed by each for itself, reported to the city, published.
// Between consultation and publication a measure may be repealed: what it names is looked at again at each step that gives it effect (I-9).
// A later edition supersedes it; an agreement or a higher text ends it. One of a higher level is followed and reported as well.
#pragma once
#include "law/statute.h"

namespace memorandum {

enum class State { not_yet, drafted, consulting, signing, effective, reported_up, published, followed, followed_reported, ended, superseded, withdrawn };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, consulting, signing, effective, reported_up, published, followed, followed_reported, ended, superseded, withdrawn)
enum class Act { draft, amend, consult, consent, comment, revise, open_signing, sign, decline, take_effect, report, publish, supersede, end, withdraw, follow };
BOOST_DESCRIBE_ENUM(Act, draft, amend, consult, consent, comment, revise, open_signing, sign, decline, take_effect, report, publish, supersede, end, withdraw, follow)

using law::Party, law::clause;

inline constexpr law::Basis kMeasures{"国办发〔2020〕49号", "依法依规确定失信惩戒措施部分", law::Rank::central_policy};

inline constexpr law::Question parties_are_agencies{
    "parties_are_agencies", "参与单位须为在用的其他单位，每个只列一次。", "The parties are other agencies in use, each named once.", clause("（十）"), 422};
inline constexpr law::Question earlier_edition_is_ours{
    "earlier_edition_is_ours", "只能修订本单位牵头且现行有效的备忘录。", "Only a memorandum in effect that your own agency leads is replaced by a new edition.", clause("（十）"), 422};
// Two new editions of one may be under way: the first that takes effect replaces it, and the other would be in force beside it.
inline constexpr law::Question earlier_edition_still_stands{
    "earlier_edition_still_stands", "所修订的备忘录已经被替代或者终止：退回修改，改为修订现行的版本，或者撤回。",
    "The memorandum that this edition replaces has been replaced or ended meanwhile: revise it to replace the one in effect, or withdraw it.", clause("（十）"), 409, law::kByTheCase};
inline constexpr law::Question contents_are_complete{
    "contents_are_complete", "备忘录应明确奖惩对象、措施、依据、实施单位、名单共享、奖惩实施和情况反馈，缺项不得征求意见。",
    "It states targets, measures, basis, implementers, sharing, execution and feedback before anyone is consulted.", clause("（十）"), 422};
inline constexpr law::Question states_period_and_repair{
    "states_period_and_repair", "备忘录应明确惩戒措施的有效期限和信用修复方式；不涉及惩戒的，请写明。",
    "It states how long its discipline measures hold and how they are repaired, or that there are none.", clause("（十八）"), 422};
inline constexpr law::Question measures_have_own_basis{
    "measures_have_own_basis", "所列措施须为已公布的措施清单编号，或各有自己的依据；备忘录本身不得作为依据。",
    "Each measure is a published one of the catalogue or names a basis of its own; the memorandum itself is none.", kMeasures, 422};
inline constexpr law::Question measures_are_known{
    "measures_are_known", "措施清单中没有这些编号的已公布措施。", "The catalogue has no published measure of these numbers.", clause("（十二）"), 422};
inline constexpr law::Question is_a_party{
    "is_a_party", "只有参与单位可以就本单位发表意见。", "Only a party speaks, and for itself alone.", clause("（三）"), 403, law::kByTheCase};
inline constexpr law::Question is_the_lead{
    "is_the_lead", "由牵头单位办理。", "This is for the lead to do.", clause("（十）"), 403, law::kByTheCase};
inline constexpr law::Question all_were_heard{
    "all_were_heard", "尚有参与单位未反馈意见；未反馈不视为同意。", "Some parties have not answered; silence is no consent.", clause("（十）"), 409, law::kByTheCase};
inline constexpr law::Question comments_are_answered{
    "comments_are_answered", "有单位提出意见的，须写明采纳情况。", "Where a party commented, say what became of it.", clause("（十）"), 422};
inline constexpr law::Question edition_has_begun{
    "edition_has_begun", "新版尚未施行，原版已由它替代：此时终止，两版都不施行。施行后再终止，或者起草下一版。",
    "This edition has not begun, and the earlier one gives way to it: ended now, neither would be in force. End it once it has begun, or draft the next.", clause("（十）"), 409, law::kByTheCase};
inline constexpr law::Question begins_after_signing_opens{
    "begins_after_signing_opens", "生效日不得早于会签开始之日。", "It does not begin before signing does.", clause("（十）"), 422};
inline constexpr law::Question signs_for_itself{
    "signs_for_itself", "只能由参与单位的审批人代表本单位签署。", "A party's approver signs for that agency only.", clause("（三）"), 403, law::kByTheCase};
inline constexpr law::Question has_not_signed{
    "has_not_signed", "本单位已签署。", "Your agency has signed already.", law::own_rule("一个单位签署一次"), 409, law::kByTheCase};
inline constexpr law::Question report_day_fits{
    "report_day_fits", "报送日期须在生效（印发）之后且不晚于今天。", "The day of the report lies after it was agreed or issued, and not in the future.", clause("（十）"), 422};
inline constexpr law::Question secrecy_is_reviewed{
    "secrecy_is_reviewed", "公开前须由发布人完成保密审查并注明。", "The secrecy review must be stated before publication.", clause("（十五）"), 422};
inline constexpr law::Question not_followed_before{
    "not_followed_before", "该文号的上级备忘录已登记。", "A higher memorandum of this number is on file already.", law::own_rule("同一备忘录只登记一次"), 409};
inline constexpr law::Question issued_in_the_past{
    "issued_in_the_past", "印发日期不能晚于今天。", "The day of issue lies in the future.", clause("（十）"), 422};

inline constexpr law::Field kDraftFields[] = {
    {"name", law::FieldType::text, true, "备忘录名称", "name"},
    {"replaces", law::FieldType::id, false, "所修订的备忘录", "memorandum it replaces"},
    {"parties", law::FieldType::json, true, "参与单位（编号、统一社会信用代码或全称）", "parties: id, unified code or full name"},
    {"targets", law::FieldType::long_text, false, "奖惩对象", "targets"},
    {"measures", law::FieldType::json, false, "奖惩措施", "measures"},
    {"bases", law::FieldType::json, false, "奖惩依据", "basis"},
    {"implementers", law::FieldType::long_text, false, "实施单位", "implementers"},
    {"sharing", law::FieldType::long_text, false, "名单信息共享", "sharing of the list"},
    {"execution", law::FieldType::long_text, false, "奖惩实施", "execution"},
    {"feedback", law::FieldType::long_text, false, "情况反馈", "feedback"},
    {"repair", law::FieldType::long_text, false, "惩戒有效期限和信用修复方式", "period of discipline and way of repair"},
};
inline constexpr law::Field kFollowFields[] = {
    {"level", law::FieldType::choice, true, "出台层级", "level", "city province nation"},
    {"issuer", law::FieldType::text, true, "出台机关", "issuer"},
    {"document_no", law::FieldType::text, true, "文号", "document number"},
    {"issued_on", law::FieldType::date, true, "印发日期", "day of issue"},
    {"name", law::FieldType::text, true, "备忘录名称", "name"},
    {"targets", law::FieldType::long_text, false, "奖惩对象", "targets"},
    {"measures", law::FieldType::json, false, "奖惩措施", "measures"},
    {"bases", law::FieldType::json, false, "奖惩依据", "basis"},
    {"implementers", law::FieldType::long_text, false, "实施单位", "implementers"},
    {"sharing", law::FieldType::long_text, false, "名单信息共享", "sharing of the list"},
    {"execution", law::FieldType::long_text, false, "奖惩实施", "execution"},
    {"feedback", law::FieldType::long_text, false, "情况反馈", "feedback"},
    {"repair", law::FieldType::long_text, false, "惩戒有效期限和信用修复方式", "period of discipline and way of repair"},
};
inline constexpr law::Field kConsentFields[] = {{"words", law::FieldType::long_text, false, "说明", "words"}};
inline constexpr law::Field kCommentFields[] = {{"words", law::FieldType::long_text, true, "意见和理由", "comments and reasons"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kSigningFields[] = {
    {"document_no", law::FieldType::text, true, "备忘录文号", "document number"},
    {"effective_on", law::FieldType::date, true, "生效日期", "first day"},
    {"answer_to_comments", law::FieldType::long_text, false, "意见采纳情况", "what became of the comments"},
};
inline constexpr law::Field kReportFields[] = {
    {"reported_on", law::FieldType::date, true, "报送日期", "day of the report"},
    {"report_receipt", law::FieldType::text, true, "市级接收回执", "receipt of the city"},
};
inline constexpr law::Field kPublishFields[] = {{"secrecy_reviewed", law::FieldType::flag, true, "已完成保密审查", "secrecy review done"}};
inline constexpr law::Field kEndFields[] = {
    {"ended_by", law::FieldType::choice, true, "终止原因", "why it ends", "agreement repealed"},
    {"end_text", law::FieldType::text, true, "终止协议或废止文件的名称文号", "the agreement or the text that repeals it"},
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
};

inline constexpr law::AnyOf<Party> kHands{Party::handler, Party::approver};
inline constexpr law::AnyOf<Act> kEarlierWork{Act::draft, Act::amend, Act::consult, Act::open_signing, Act::sign, Act::report};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                       these parties                                              may                           and then it is                      under
    {.when = State::not_yet,           .who = {Party::handler},                                   .may = Act::draft,        .then = State::drafted,     .under = clause("（十）"),
     .provided = {&parties_are_agencies, &earlier_edition_is_ours}},
    {.when = State::not_yet,           .who = {Party::handler, Party::office, Party::data_clerk}, .may = Act::follow,       .then = State::followed,    .under = clause("（十）"),
     .provided = {&not_followed_before, &issued_in_the_past, &measures_are_known}},
    {.when = State::drafted,           .who = {Party::handler},                                   .may = Act::amend,        .then = State::drafted,     .under = clause("（十）"),
     .provided = {&parties_are_agencies, &earlier_edition_is_ours}},
    {.when = State::drafted,           .who = {Party::approver},                                  .may = Act::consult,      .then = State::consulting,  .under = clause("（十）"),
     .not_by = {Act::draft, Act::amend}, .provided = {&contents_are_complete, &states_period_and_repair, &measures_have_own_basis, &earlier_edition_is_ours}},
    {.when = State::drafted,           .who = kHands,                                             .may = Act::withdraw,     .then = State::withdrawn,   .under = clause("（十）")},
    {.when = State::consulting,        .who = kHands,                                             .may = Act::consent,      .then = State::consulting,  .under = clause("（十）"),
     .provided = {&is_a_party}},
    {.when = State::consulting,        .who = kHands,                                             .may = Act::comment,      .then = State::consulting,  .under = clause("（十）"),
     .provided = {&is_a_party}},
    {.when = State::consulting,        .who = kHands,                                             .may = Act::revise,       .then = State::drafted,     .under = clause("（十）"),
     .provided = {&is_the_lead}},
    {.when = State::consulting,        .who = {Party::approver},                                  .may = Act::open_signing, .then = State::signing,     .under = clause("（十）"),
     .provided = {&is_the_lead, &all_were_heard, &comments_are_answered, &begins_after_signing_opens, &earlier_edition_still_stands, &measures_have_own_basis}},
    {.when = State::signing,           .who = {Party::approver},                                  .may = Act::sign,         .then = State::signing,     .under = clause("（十）"),
     .not_by = {Act::draft, Act::amend}, .provided = {&signs_for_itself, &has_not_signed, &earlier_edition_still_stands, &measures_have_own_basis}},
    {.when = State::signing,           .who = {Party::approver},                                  .may = Act::decline,      .then = State::drafted,     .under = clause("（十）"),
     .provided = {&signs_for_itself}},
    {.when = State::signing,           .who = kHands,                                             .may = Act::revise,       .then = State::drafted,     .under = clause("（十）"),
     .provided = {&is_the_lead}},
    {.when = State::signing,           .who = {Party::law},                                       .may = Act::take_effect,  .then = State::effective,   .under = clause("（十）"),
     .provided = {&earlier_edition_still_stands, &measures_have_own_basis}},
    {.when = State::effective,         .who = {Party::handler, Party::approver, Party::office},   .may = Act::report,       .then = State::reported_up, .under = clause("（十）"),
     .provided = {&report_day_fits}},
    {.when = State::effective,         .who = {Party::law},                                       .may = Act::supersede,    .then = State::superseded,  .under = clause("（十）")},
    {.when = State::effective,         .who = {Party::approver, Party::office},                   .may = Act::end,          .then = State::ended,       .under = clause("（十）"),
     .provided = {&edition_has_begun}},
    {.when = State::reported_up,       .who = {Party::publisher},                                 .may = Act::publish,      .then = State::published,   .under = clause("（十五）"),
     .not_by = kEarlierWork, .provided = {&secrecy_is_reviewed, &measures_have_own_basis}},
    {.when = State::reported_up,       .who = {Party::law},                                       .may = Act::supersede,    .then = State::superseded,  .under = clause("（十）")},
    {.when = State::reported_up,       .who = {Party::approver, Party::office},                   .may = Act::end,          .then = State::ended,       .under = clause("（十）"),
     .provided = {&edition_has_begun}},
    {.when = State::published,         .who = {Party::law},                                       .may = Act::supersede,    .then = State::superseded,  .under = clause("（十）")},
    {.when = State::published,         .who = {Party::approver, Party::office},                   .may = Act::end,          .then = State::ended,       .under = clause("（十）"),
     .provided = {&edition_has_begun}},
    {.when = State::followed,          .who = {Party::handler, Party::approver, Party::office},   .may = Act::report,       .then = State::followed_reported, .under = clause("（十）"),
     .provided = {&report_day_fits}},
    {.when = State::followed,          .who = {Party::handler, Party::office, Party::data_clerk}, .may = Act::withdraw,     .then = State::withdrawn,   .under = clause("（十）")},
    {.when = State::followed,          .who = {Party::approver, Party::office},                   .may = Act::end,          .then = State::ended,       .under = clause("（十）")},
    {.when = State::followed_reported, .who = {Party::approver, Party::office},                   .may = Act::end,          .then = State::ended,       .under = clause("（十）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay                for at most                                     otherwise                                           under
    {.in = State::drafted,          .within = law::no_limit("起草由牵头单位自行掌握，草案没有效力 / the lead's own drafting; a draft has no effect"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::consulting,       .within = law::period("memorandum.consult"),   .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::signing,          .within = law::period("memorandum.sign"),      .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::effective,        .within = law::period("memorandum.report"),    .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::reported_up,      .within = law::period("memorandum.publish"),   .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十五）")},
    {.in = State::published,        .within = law::settled("已公开，至修订或终止为止 / published, until it is replaced or ended"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::followed,         .within = law::period("memorandum.report"),    .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
    {.in = State::followed_reported, .within = law::settled("由出台机关公开和废止 / its issuer publishes and repeals it"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（十）")},
};
inline constexpr State kEnds[] = {State::ended, State::superseded, State::withdrawn};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},          {State::drafted, "起草中", "drafted"},              {State::consulting, "征求意见中", "being consulted on"},
    {State::signing, "会签中", "being signed"},       {State::effective, "各方已签署", "signed by all"},  {State::reported_up, "已报送市级", "reported to the city"},
    {State::published, "已公开", "published"},        {State::followed, "上级备忘录，遵照执行", "of a higher level, followed"},
    {State::followed_reported, "上级备忘录，已报送市级", "of a higher level, followed and reported"}, {State::ended, "已终止", "ended"},
    {State::superseded, "已被新版替代", "superseded"}, {State::withdrawn, "已撤回", "withdrawn"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kDraftFields},                {Act::amend, "修改草案", "amend", kDraftFields},
    {Act::consult, "送各单位征求意见", "lay before the parties"}, {Act::consent, "同意", "consent", kConsentFields},
    {Act::comment, "提出意见", "comment", kCommentFields},      {Act::revise, "收回修改", "take back for revision", kReasonFields},
    {Act::open_signing, "送各单位会签", "lay out for signing", kSigningFields}, {Act::sign, "签署", "sign"},
    {Act::decline, "不予签署", "decline to sign", kReasonFields}, {Act::take_effect, "签署完毕", "is signed by all"},
    {Act::report, "登记报送市级", "report to the city", kReportFields}, {Act::publish, "公开", "publish", kPublishFields},
    {Act::supersede, "由新版替代", "supersede"},                {Act::end, "终止", "end", kEndFields},
    {Act::withdraw, "撤回", "withdraw", kReasonFields},         {Act::follow, "登记上级备忘录", "follow one of a higher level", kFollowFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace memorandum

// A batch of upstream entries: brought by one person, reviewed by a second, published by a third, who may also undo it.
#pragma once
#include "law/statute.h"

namespace batch {

enum class State { not_yet, brought, reviewed, published, returned, withdrawn, undone };
BOOST_DESCRIBE_ENUM(State, not_yet, brought, reviewed, published, returned, withdrawn, undone)
enum class Act { bring, review, return_it, publish, withdraw, undo };
BOOST_DESCRIBE_ENUM(Act, bring, review, return_it, publish, withdraw, undo)

using law::Party;
using law::Effect;

inline constexpr law::Question list_type_is_upstream{
    "list_type_is_upstream", "没有这个由上级认定的在期名单类别。", "No list type of this code is in force and determined upstream.", law::clause("（十一）"), 422};
inline constexpr law::Question origin_is_named{"origin_is_named", "须写明来源层级和来源单位。", "The origin's level and name are required.", law::clause("（五）"), 422};
inline constexpr law::Question region_is_recognised{
    "region_is_recognised", "该地该类名单没有已公布、在期的互认规定，不得报送、公布。", "No published recognition of this list of this region is in force; nothing of it is taken in.", law::clause("（五）"), 422};
inline constexpr law::Question entries_are_of_the_list{
    "entries_are_of_the_list", "条目须属于本批的名单类别和来源，行数须相符。", "Entries are of the batch's list type and origin, and as many as it says.", law::clause("（十一）"), 422};
inline constexpr law::Question takes_away_its_own{
    "takes_away_its_own", "批次只能替换、移出同一来源的条目。", "A batch replaces and takes away entries of its own origin alone.", law::clause("（五）"), 422};
inline constexpr law::Question none_of_it_waits{
    "none_of_it_waits", "同一文书的条目已在另一批次待审核或者待公布，应当先公布、退回或者撤回该批。", "An entry of the same document waits in another batch; publish, return or withdraw that one first.",
    law::own_rule("同一事实不得同时在两批待公布"), 409};
inline constexpr law::Question large_drop_is_confirmed{
    "large_drop_is_confirmed", "本批将移出的条目异常多，须核实后勾选确认。", "This batch takes away unusually many entries; check with the origin and confirm.", law::own_rule("防止误删"), 422};
inline constexpr law::Question secrecy_is_reviewed{
    "secrecy_is_reviewed", "公布前须由发布人完成保密审查并注明。", "The secrecy review must be stated before publication.", law::clause("（十五）"), 422};

inline constexpr law::Field kBringFields[] = {
    {"batch", law::FieldType::json, true, "批次", "batch"},
    {"entries", law::FieldType::rows, true, "条目", "entries"},
};
inline constexpr law::Field kReviewFields[] = {{"large_drop_confirmed", law::FieldType::flag, false, "已与来源核实大量移出", "the large drop was confirmed with the origin"}};
inline constexpr law::Field kPublishFields[] = {{"secrecy_reviewed", law::FieldType::flag, true, "已完成保密审查", "secrecy review done"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};

inline constexpr std::string_view kRemedy = "异议（十七）；向来源单位申请更正";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties                                      may                       and then it is               under
    {.when = State::not_yet,   .who = {Party::data_clerk, Party::office},         .may = Act::bring,     .then = State::brought,   .under = law::clause("（十一）"),
     .provided = {&region_is_recognised, &list_type_is_upstream, &origin_is_named, &entries_are_of_the_list, &takes_away_its_own, &none_of_it_waits}},
    {.when = State::brought,   .who = {Party::office},                            .may = Act::review,    .then = State::reviewed,  .under = law::clause("（十一）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::bring}, .provided = {&region_is_recognised, &list_type_is_upstream, &large_drop_is_confirmed}},
    {.when = State::brought,   .who = {Party::office},                            .may = Act::return_it, .then = State::returned,  .under = law::clause("（十一）")},
    {.when = State::brought,   .who = {Party::data_clerk, Party::office},         .may = Act::withdraw,  .then = State::withdrawn, .under = law::clause("（十一）")},
    {.when = State::reviewed,  .who = {Party::publisher},                         .may = Act::publish,   .then = State::published, .under = law::clause("（十五）"),
     .effect = Effect::burdens_subject, .challenge = kRemedy, .not_by = {Act::bring, Act::review}, .provided = {&region_is_recognised, &list_type_is_upstream, &secrecy_is_reviewed}},
    {.when = State::reviewed,  .who = {Party::publisher, Party::office},          .may = Act::return_it, .then = State::returned,  .under = law::clause("（十一）")},
    {.when = State::published, .who = {Party::publisher},                         .may = Act::undo,      .then = State::undone,    .under = law::own_rule("误导入的批次须能整体撤回")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                             otherwise                                       under
    {.in = State::brought,   .within = law::period("batch.review"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::reviewed,  .within = law::period("batch.review"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十五）")},
    {.in = State::published, .within = law::settled("条目自有期限 / its entries have their own periods"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十八）")},
};
inline constexpr State kEnds[] = {State::returned, State::withdrawn, State::undone};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未导入", "not yet"}, {State::brought, "已导入待审核", "brought"}, {State::reviewed, "已审核", "reviewed"}, {State::published, "已公布", "published"},
    {State::returned, "已退回", "returned"}, {State::withdrawn, "已撤回", "withdrawn"},   {State::undone, "已整批撤销", "undone"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::bring, "导入", "bring", kBringFields},      {Act::review, "审核通过", "review", kReviewFields}, {Act::return_it, "退回", "return", kReasonFields},
    {Act::publish, "公布", "publish", kPublishFields}, {Act::withdraw, "撤回", "withdraw", kReasonFields}, {Act::undo, "整批撤销", "undo", kReasonFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace batch

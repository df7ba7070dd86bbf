// A subject's procedure: who may put it on file, correct it, and take it off. A subject on file burdens nobody; what burdens are entries
// and records, each with a procedure of its own.
#pragma once
#include "law/statute.h"

namespace subject {

enum class State { not_yet, on_file, closed };
BOOST_DESCRIBE_ENUM(State, not_yet, on_file, closed)
// `register` is a word of C++; the act is called that outside (see SubjectNoun::editions).
enum class Act { register_, amend, rename, relate, decline_promotion, accept_promotion, merge_away, close };
BOOST_DESCRIBE_ENUM(Act, register_, amend, rename, relate, decline_promotion, accept_promotion, merge_away, close)

using law::Party;

inline constexpr law::Basis kAccuracy{"个人信息保护法", "第八条、第四十六条", law::Rank::law};
inline constexpr law::Basis kChildren{"个人信息保护法", "第二十八条、第三十一条", law::Rank::law};

inline constexpr law::Question not_under_14{
    "not_under_14", "不得归集未满十四周岁未成年人的信用信息。", "A child under 14 may not be recorded.", kChildren, 422};
inline constexpr law::Question number_is_well_formed{
    "number_is_well_formed", "证件号码有误，请核对。", "The document number does not fit; please check it.", law::own_rule("GB 11643-1999 公民身份号码"), 422};
inline constexpr law::Question code_is_well_formed{
    "code_is_well_formed", "统一社会信用代码或注册号有误，请核对。", "The unified code or registration number is not one; please check it.",
    law::own_rule("GB 32100-2015 统一社会信用代码"), 422};
inline constexpr law::Question code_not_taken{
    "code_not_taken", "该统一社会信用代码的主体已建档。", "Another subject on file has this unified code.", law::clause("（二十二）"), 409};
inline constexpr law::Question number_not_taken{
    "number_not_taken", "该证件号码的主体已建档。", "Another subject on file has this document number.", law::clause("（二十二）"), 409};
inline constexpr law::Question identifiers_fit_kind{
    "identifiers_fit_kind", "所填标识与主体类别不符。", "The identifiers do not fit the kind of subject.", law::own_rule("主体标识按类别填写"), 422};
inline constexpr law::Question other_is_on_file{
    "other_is_on_file", "另一主体未建档，或就是该主体本身。", "The other subject is not on file, or is this one.", law::clause("（二十二）"), 422};
inline constexpr law::Question name_is_another{
    "name_is_another", "新名称与现名称相同，或为空，或早于上一次更名。", "The new name is today's, is empty, or its day lies before the last change.",
    law::own_rule("更名须有新名称和日期"), 422};
inline constexpr law::Question speaks_for_itself{
    "speaks_for_itself", "主体账号只能处理本主体的事项。", "A subject's account speaks for that subject only.", law::clause("（六）"), 403, law::kByTheCase};
inline constexpr law::Question nothing_rests_on_it{
    "nothing_rests_on_it", "该主体名下还有在列的名单条目或未终止的信息记录。", "A listed entry or a record that has not ended still rests on it.",
    law::clause("（十九）"), 409, law::kByTheCase};
// What identifies the subject is what everything under it rests on: whoever changes that moves a listing to somebody else, or hides it (docs/decisions/0084).
inline constexpr law::Question numbers_stay{
    "numbers_stay", "该主体名下有在列条目、未终止的记录或者在办事项，代码、注册号、证件类型和号码不得更改、补填、删除。对象有误的，提出“不是同一主体”的异议（来源单位登记自查疑点），移出后以正确的主体另行认定。",
    "While an entry, a record or a pending matter rests on it, its code, registration number and document are neither changed, added nor removed. If somebody else is meant, object that it is not "
    "the same subject (the source notes a doubt of its own); what is wrong leaves, and the right subject is determined anew.", law::clause("（十七）"), 409};
inline constexpr law::Question name_stays{
    "name_stays", "该主体名下有在列条目、未终止的记录或者在办事项，名称只能以“更名”变更：原名称仍可查到，并告知主体。",
    "While an entry, a record or a pending matter rests on it, its name is changed by `rename` alone: the former one is still found, and the subject is told.", kAccuracy, 409};
inline constexpr law::Question name_is_not_all{
    "name_is_not_all", "该主体没有完整的代码或者号码，名下事项只凭名称识别，在其终止前不得更名。对象有误的，提出“不是同一主体”的异议。",
    "Without a whole code or number its name alone says whom it is about: it stays until nothing rests on it. If somebody else is meant, object that it is not the same subject.", law::clause("（十七）"), 409,
    law::kByTheCase};

inline constexpr law::Field kRegisterFields[] = {
    {"kind", law::FieldType::choice, true, "主体类别", "kind", "organisation sole_trader person"},
    {"name", law::FieldType::text, true, "名称或姓名", "name"},
    {"code", law::FieldType::code, false, "统一社会信用代码", "unified social credit code"},
    {"legacy", law::FieldType::code, false, "旧注册号（15位）", "15-digit registration number"},
    {"document", law::FieldType::choice, false, "证件类型", "kind of document", "citizen passport hk_macao taiwan residence"},
    {"number", law::FieldType::code, false, "证件号码", "document number"},
    {"number_masked", law::FieldType::code, false, "已遮盖的证件号码", "masked number, as a masked source gave it"},
    {"number_as_issued", law::FieldType::flag, false, "经核对与证件一致", "checked against the document: it is issued like this"},
    {"born", law::FieldType::date, false, "出生日期", "date of birth"},
};
inline constexpr law::Field kAmendFields[] = {
    {"name", law::FieldType::text, false, "名称或姓名（更正录入错误）", "name, where it was typed wrongly"},
    {"code", law::FieldType::code, false, "统一社会信用代码", "unified social credit code"},
    {"legacy", law::FieldType::code, false, "旧注册号（15位）", "15-digit registration number"},
    {"document", law::FieldType::choice, false, "证件类型", "kind of document", "citizen passport hk_macao taiwan residence"},
    {"number", law::FieldType::code, false, "证件号码", "document number"},
    {"number_masked", law::FieldType::code, false, "已遮盖的证件号码", "masked number, as a masked source gave it"},
    {"number_as_issued", law::FieldType::flag, false, "经核对与证件一致", "checked against the document: it is issued like this"},
    {"born", law::FieldType::date, false, "出生日期", "date of birth"},
    {"remove", law::FieldType::choice, false, "删除误录的一项", "what was recorded wrongly and is taken out", "code legacy number born"},
    {"reason", law::FieldType::long_text, true, "更正理由和依据", "why, and on what evidence"},
};
inline constexpr law::Field kRenameFields[] = {
    {"name", law::FieldType::text, true, "新名称", "new name"},
    {"since", law::FieldType::date, false, "原名称启用日期", "day the former name began"},
};
inline constexpr law::Field kRelateFields[] = {
    {"kind", law::FieldType::choice, true, "关系", "relation", "legal_representative person_responsible successor"},
    {"subject", law::FieldType::id, true, "另一主体", "the other subject"},
    {"from", law::FieldType::date, true, "起始日期", "from"},
    {"to", law::FieldType::date, false, "终止日期", "to"},
};
inline constexpr law::Field kMergeFields[] = {
    {"into", law::FieldType::id, true, "并入的主体", "the subject it is merged into"},
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
};
inline constexpr law::Field kCloseFields[] = {
    {"reason", law::FieldType::choice, true, "原因", "reason", "dissolved deceased recorded_in_error no_longer_needed"},
    {"words", law::FieldType::long_text, false, "说明", "words"},
};

inline constexpr law::AnyOf<Party> kRegistrars{Party::data_clerk, Party::handler, Party::officer, Party::office, Party::agency_system, Party::law};
inline constexpr law::AnyOf<Party> kAmenders{Party::data_clerk, Party::handler, Party::officer, Party::approver, Party::office, Party::law};
inline constexpr law::AnyOf<Party> kOwnWord{Party::subject, Party::office, Party::data_clerk};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state              these parties              may                                and then it is            under
    {.when = State::not_yet, .who = kRegistrars, .may = Act::register_,         .then = State::on_file, .under = law::clause("（二十二）"),
     .provided = {&identifiers_fit_kind, &code_is_well_formed, &number_is_well_formed, &not_under_14, &code_not_taken, &number_not_taken}},
    {.when = State::on_file, .who = kAmenders,   .may = Act::amend,             .then = State::on_file, .under = kAccuracy,
     .provided = {&identifiers_fit_kind, &code_is_well_formed, &number_is_well_formed, &not_under_14, &code_not_taken, &number_not_taken, &numbers_stay, &name_stays}},
    {.when = State::on_file, .who = kAmenders,   .may = Act::rename,            .then = State::on_file, .under = kAccuracy,
     .provided = {&name_is_another, &name_is_not_all}, .may_be_recorded_late = true},
    {.when = State::on_file, .who = kAmenders,   .may = Act::relate,            .then = State::on_file, .under = law::clause("（二十二）"),
     .provided = {&other_is_on_file}},
    {.when = State::on_file, .who = kOwnWord,    .may = Act::decline_promotion, .then = State::on_file, .under = law::clause("（六）"),
     .provided = {&speaks_for_itself}},
    {.when = State::on_file, .who = kOwnWord,    .may = Act::accept_promotion,  .then = State::on_file, .under = law::clause("（六）"),
     .provided = {&speaks_for_itself}},
    {.when = State::on_file, .who = {Party::law, Party::office}, .may = Act::merge_away, .then = State::closed, .under = kAccuracy,
     .provided = {&other_is_on_file, &nothing_rests_on_it}},
    {.when = State::on_file, .who = {Party::law, Party::office}, .may = Act::close, .then = State::closed,
     .under = law::Basis{"个人信息保护法", "第十九条、第四十七条", law::Rank::law}, .provided = {&nothing_rests_on_it}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                                                            otherwise
    {.in = State::on_file, .within = law::settled("主体存续期间 / on file while it exists"), .otherwise = law::Otherwise::delay_is_recorded,
     .under = law::clause("（二十二）")},
};
inline constexpr State kEnds[] = {State::closed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未建档", "not on file yet"}, {State::on_file, "已建档", "on file"}, {State::closed, "已注销档案", "closed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::register_, "建档", "register", kRegisterFields},
    {Act::amend, "更正", "amend", kAmendFields},
    {Act::rename, "更名", "rename", kRenameFields},
    {Act::relate, "登记关系", "relate", kRelateFields},
    {Act::decline_promotion, "不愿被宣传", "decline promotion"},
    {Act::accept_promotion, "同意被宣传", "accept promotion"},
    {Act::merge_away, "并入另一主体", "merge away", kMergeFields},
    {Act::close, "注销档案", "close", kCloseFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace subject

// How an agency comes on file and changes: the system administrator proposes, the security administrator confirms, never the same person
// (dual control). Until then nothing of it has effect.
#pragma once
#include "law/statute.h"

namespace agency {

enum class State { not_yet, proposed, in_force, change_proposed, refused, ended };
BOOST_DESCRIBE_ENUM(State, not_yet, proposed, in_force, change_proposed, refused, ended)
enum class Act { found, propose, confirm, refuse, propose_change, end };
BOOST_DESCRIBE_ENUM(Act, found, propose, confirm, refuse, propose_change, end)

using law::Party;

inline constexpr law::Question is_told_apart{
    "is_told_apart", "单位名称、单位类型或者统一社会信用代码未写明或者写法不对，或者止日早于起日。",
    "Its name, its kind or its unified social credit code is missing, the code is none, or its last day lies before its first.", law::clause("（二十）"), 422};
inline constexpr law::Question code_not_taken{"code_not_taken", "已有同一代码的单位。", "There already is an agency with this code.", law::clause("（二十）"), 422};
inline constexpr law::Question matters_are_its_own{
    "matters_are_its_own", "事项编码重复或者已属于其他单位，或者事项类别不在目录内，或者止日早于起日。", "A matter is named twice, belongs to another agency, is of an unknown kind, or ends before it begins.", law::clause("（三）"), 422};
inline constexpr law::Question kind_is_known{"kind_is_known", "单位类型不在目录内。", "The kind of agency is not one of the known ones.", law::clause("（三）"), 422};
inline constexpr law::Question duties_are_known{"duties_are_known", "职责名称不在目录内，或者止日早于起日。", "A duty is not one of the known ones, or ends before it begins.", law::clause("（二十）"), 422};

inline constexpr law::Field kContentFields[] = {
    {"agency", law::FieldType::json, true, "单位信息", "agency"},
};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                      these parties                    may                           and then it is                    under
    {.when = State::not_yet,         .who = {Party::law},             .may = Act::found,          .then = State::in_force,        .under = law::own_rule("建库时登记的首批单位"),
     .provided = {&is_told_apart, &code_not_taken, &matters_are_its_own, &duties_are_known}},
    {.when = State::not_yet,         .who = {Party::system_admin},    .may = Act::propose,        .then = State::proposed,        .under = law::clause("（二十）"),
     .provided = {&is_told_apart, &code_not_taken, &kind_is_known, &matters_are_its_own, &duties_are_known}},
    {.when = State::proposed,        .who = {Party::security_admin},  .may = Act::confirm,        .then = State::in_force,        .under = law::clause("（二十）"),
     .not_by = {Act::propose}, .provided = {&is_told_apart, &code_not_taken, &matters_are_its_own, &duties_are_known}},
    {.when = State::proposed,        .who = {Party::security_admin},  .may = Act::refuse,         .then = State::refused,         .under = law::clause("（二十）")},
    {.when = State::in_force,        .who = {Party::system_admin},    .may = Act::propose_change, .then = State::change_proposed, .under = law::clause("（二十）"),
     .provided = {&is_told_apart, &code_not_taken, &kind_is_known, &matters_are_its_own, &duties_are_known}},
    {.when = State::change_proposed, .who = {Party::security_admin},  .may = Act::confirm,        .then = State::in_force,        .under = law::clause("（二十）"),
     .not_by = {Act::propose_change}, .provided = {&is_told_apart, &code_not_taken, &matters_are_its_own, &duties_are_known}},
    {.when = State::change_proposed, .who = {Party::security_admin},  .may = Act::refuse,         .then = State::in_force,        .under = law::clause("（二十）")},
    {.when = State::in_force,        .who = {Party::clock},           .may = Act::end,            .then = State::ended,           .under = law::clause("（二十）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay                for at most                              otherwise                                       under
    {.in = State::proposed,        .within = law::period("account.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二十）")},
    {.in = State::in_force,        .within = law::until("agency_ends"),      .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（二十）"), .by = Act::end},
    {.in = State::change_proposed, .within = law::period("account.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二十）")},
};
inline constexpr State kEnds[] = {State::refused, State::ended};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未登记", "not yet"},        {State::proposed, "待确认", "proposed"},           {State::in_force, "有效", "in force"},
    {State::change_proposed, "变更待确认", "change proposed"}, {State::refused, "未予确认", "refused"}, {State::ended, "已撤销", "ended"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::found, "建库登记", "found", kContentFields},
    {Act::propose, "提出登记", "propose", kContentFields},
    {Act::confirm, "确认", "confirm"},
    {Act::refuse, "不予确认", "refuse", kReasonFields},
    {Act::propose_change, "提出变更", "propose a change", kContentFields},
    {Act::end, "撤销", "end"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace agency

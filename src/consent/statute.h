// Consent to pass on what is not public: given by the subject, or recorded from its signed paper; over by its last day, or as soon as it is taken back.
// It is asked of nobody, and no other case knows of it.
#pragma once
#include "law/statute.h"

namespace consent {

enum class State { not_yet, in_force, withdrawn, ended };
BOOST_DESCRIBE_ENUM(State, not_yet, in_force, withdrawn, ended)
enum class Act { give, record, withdraw, record_withdrawal, expire };
BOOST_DESCRIBE_ENUM(Act, give, record, withdraw, record_withdrawal, expire)

using law::Party;

inline constexpr law::Basis kConsent{"个人信息保护法", "第二十三条", law::Rank::law};
inline constexpr law::Basis kWithdrawal = law::own_rule("授权可以随时撤回，撤回当日起不再提供，不影响其他事项");
inline constexpr law::Basis kChild{"个人信息保护法", "第二十八条、第三十一条", law::Rank::law};

inline constexpr law::Question subject_is_on_file{
    "subject_is_on_file", "主体不在库。", "The subject is not on file.", law::clause("（十四）"), 422};
inline constexpr law::Question speaks_for_itself{
    "speaks_for_itself", "信用主体只能就本人（本单位）作出或者撤回授权。", "A subject consents for itself alone, and takes back its own.", kConsent, 403};
inline constexpr law::Question may_consent{
    "may_consent", "不满十四周岁或者年龄不明的自然人，不办理授权。", "No consent is taken of a natural person under 14, or of unknown age.", kChild, 422};
inline constexpr law::Question partner_may_ask{
    "partner_may_ask", "该合作方的协议今天不在期，或未约定这一用途。", "No agreement with this partner for this purpose is in force today.", law::clause("（十四）"), 422};
inline constexpr law::Question until_fits{
    "until_fits", "授权截止日不得早于今天，也不得超过最长期限。", "It ends neither before today nor after the longest time.", law::own_rule("授权须有期限，最长期限见期限表 consent.max"), 422};
inline constexpr law::Question paper_is_here{
    "paper_is_here", "须附主体签字（盖章）的书面授权或者撤回材料，由本单位先行上传。",
    "The subject's signed paper is named, which your agency uploaded before.", kConsent, 422};
inline constexpr law::Question none_in_force{
    "none_in_force", "该主体对这一合作方的同一用途已有在期授权；变更的，先撤回。", "A consent for this partner and purpose is in force already; it is taken back before another.",
    law::own_rule("同一合作方同一用途只有一份授权"), 409};

inline constexpr law::Field kGiveFields[] = {
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"partner", law::FieldType::id, true, "合作方", "partner"},
    {"purpose", law::FieldType::choice, true, "用途", "purpose", "lending insuring membership transaction credit_report"},
    {"until", law::FieldType::date, true, "授权截止日", "last day"},
};
inline constexpr law::Field kRecordFields[] = {
    {"subject", law::FieldType::id, true, "信用主体", "subject"},
    {"partner", law::FieldType::id, true, "合作方", "partner"},
    {"purpose", law::FieldType::choice, true, "用途", "purpose", "lending insuring membership transaction credit_report"},
    {"until", law::FieldType::date, true, "授权截止日", "last day"},
    {"paper", law::FieldType::id, true, "书面授权（材料编号）", "the signed consent: document"},
};
inline constexpr law::Field kWithdrawalFields[] = {{"paper", law::FieldType::id, true, "书面撤回（材料编号）", "the signed withdrawal: document"}};
inline constexpr law::AnyOf<Party> kWindows{Party::office, Party::handler, Party::officer};
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state              these parties                 may                              and then it is                under
    {.when = State::not_yet,  .who = {Party::subject},      .may = Act::give,              .then = State::in_force,  .under = kConsent, .effect = Effect::favours_subject,
     .provided = {&subject_is_on_file, &speaks_for_itself, &may_consent, &partner_may_ask, &until_fits, &none_in_force}},
    {.when = State::not_yet,  .who = kWindows,              .may = Act::record,            .then = State::in_force,  .under = kConsent, .effect = Effect::favours_subject,
     .provided = {&subject_is_on_file, &may_consent, &partner_may_ask, &until_fits, &paper_is_here, &none_in_force}},
    {.when = State::in_force, .who = {Party::subject},      .may = Act::withdraw,          .then = State::withdrawn, .under = kWithdrawal, .effect = Effect::favours_subject,
     .provided = {&speaks_for_itself}},
    {.when = State::in_force, .who = kWindows,              .may = Act::record_withdrawal, .then = State::withdrawn, .under = kWithdrawal, .effect = Effect::favours_subject,
     .provided = {&paper_is_here}},
    {.when = State::in_force, .who = {Party::clock},        .may = Act::expire,            .then = State::ended,     .under = kConsent, .effect = Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                            otherwise
    {.in = State::in_force, .within = law::until("consent_ends"), .otherwise = law::Otherwise::case_moves_on, .under = kConsent, .by = Act::expire},
};
inline constexpr State kEnds[] = {State::withdrawn, State::ended};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未授权", "not yet"}, {State::in_force, "有效", "in force"}, {State::withdrawn, "已撤回", "withdrawn"}, {State::ended, "已到期", "over"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::give, "授权", "give", kGiveFields}, {Act::record, "登记书面授权", "record a signed consent", kRecordFields}, {Act::withdraw, "撤回", "withdraw"},
    {Act::record_withdrawal, "登记书面撤回", "record a signed withdrawal", kWithdrawalFields}, {Act::expire, "授权到期", "expire"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace consent

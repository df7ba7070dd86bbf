// Consent to electronic service: recorded from a signed confirmation, in force until it is revoked. Who agreed may take it back at any window
// and for no reason; what was served before stays served.
#pragma once
#include "law/statute.h"

namespace address {

enum class State { not_yet, in_force, revoked };
BOOST_DESCRIBE_ENUM(State, not_yet, in_force, revoked)
enum class Act { confirm, revoke };
BOOST_DESCRIBE_ENUM(Act, confirm, revoke)

using law::Party;

inline constexpr law::Basis kConsent = law::own_rule("电子方式送达须经受送达人同意并签订确认书（参照行政处罚法第六十一条）");

inline constexpr law::Question whose_is_one{
    "whose_is_one", "须指明一个在库的信用主体，或者一件本单位承办、受理的异议、信用修复或者投诉，且只指明一个。",
    "Name one subject on file, or one objection, repair or complaint that your agency handles or took in, and only one of them.", kConsent, 422};
inline constexpr law::Question paper_is_here{
    "paper_is_here", "须附受送达人签字（盖章）的确认书，由本单位先行上传，且未用于他件。",
    "The signed confirmation is named, which your agency uploaded before and nothing else relies on.", kConsent, 422};
inline constexpr law::Question contact_fits{
    "contact_fits", "短信须填写11位手机号码，电子邮件须填写邮箱地址。", "A text message wants a mobile number of 11 digits, e-mail an address.", kConsent, 422};
inline constexpr law::Question signed_by_today{
    "signed_by_today", "确认书的签署日期不得晚于今天。", "The confirmation is not signed on a day to come.", kConsent, 422};
inline constexpr law::Question none_in_force{
    "none_in_force", "该受送达人的这一方式已有有效的确认书；变更的，先撤回原确认书。", "A confirmation for this channel is in force already; revoke it before another one.", kConsent, 409};

inline constexpr law::Field kConfirmFields[] = {
    {"subject", law::FieldType::id, false, "信用主体", "subject"},
    {"about", law::FieldType::id, false, "仅用于该事项", "for this case only"},
    {"channel", law::FieldType::choice, true, "电子送达方式", "channel", "sms email"},
    {"contact", law::FieldType::text, true, "手机号码或邮箱地址", "mobile number or e-mail address"},
    {"signed_by", law::FieldType::text, true, "签署人", "signed by"},
    {"signed_on", law::FieldType::date, true, "签署日期", "signed on"},
    {"proof", law::FieldType::id, true, "确认书（材料编号）", "the signed confirmation: document"},
};
inline constexpr law::Field kRevokeFields[] = {{"reason", law::FieldType::long_text, false, "撤回的说明", "how it was revoked"}};

inline constexpr law::AnyOf<Party> kWindows{Party::office, Party::handler, Party::officer, Party::agency_system};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state              these parties        may                      and then it is              under
    {.when = State::not_yet,  .who = kWindows,     .may = Act::confirm,   .then = State::in_force, .under = kConsent,
     .provided = {&whose_is_one, &contact_fits, &signed_by_today, &none_in_force, &paper_is_here}},
    {.when = State::in_force, .who = kWindows,     .may = Act::revoke,    .then = State::revoked,  .under = kConsent, .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay          for at most                                                          otherwise
    {.in = State::in_force, .within = law::settled("至受送达人撤回 / until who agreed takes it back"), .otherwise = law::Otherwise::delay_is_recorded, .under = kConsent},
};
inline constexpr State kEnds[] = {State::revoked};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未确认", "not yet"}, {State::in_force, "有效", "in force"}, {State::revoked, "已撤回", "revoked"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::confirm, "登记确认书", "record the confirmation", kConfirmFields}, {Act::revoke, "撤回", "revoke", kRevokeFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace address

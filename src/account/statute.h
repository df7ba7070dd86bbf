// How an account is opened, given roles, locked and closed. The system administrator opens and proposes roles, the security administrator
// authorises them and hands out the first secret, and another one only where the system administrator proposed it; the audit administrator
// sees both; no one person does two of these (三员分立).
#pragma once
#include "law/statute.h"

namespace account {

enum class State { not_yet, opened, active, roles_proposed, reset_proposed, locked, refused, closed };
BOOST_DESCRIBE_ENUM(State, not_yet, opened, active, roles_proposed, reset_proposed, locked, refused, closed)
enum class Act { found, open, authorise, refuse, propose_roles, propose_reset, set_secret, change_secret, lock, unlock, close, expire };
BOOST_DESCRIBE_ENUM(Act, found, open, authorise, refuse, propose_roles, propose_reset, set_secret, change_secret, lock, unlock, close, expire)

using law::Party;

inline constexpr law::Question user_not_taken{"user_not_taken", "登录名已被使用。", "The user name is taken.", law::own_rule("登录名唯一"), 422};
inline constexpr law::Question user_is_plain{
    "user_is_plain", "登录名为2至40个字符，只用小写字母、数字和 . - _，避免相似的登录名混淆。",
    "A user name is 2 to 40 lower-case letters, digits, dots, hyphens and underscores, so that no two look alike.", law::own_rule("登录名唯一"), 422};
inline constexpr law::Question agency_is_in_force{"agency_is_in_force", "所属单位不存在或已撤销。", "The agency is not on file or has ended.", law::clause("（二十）"), 422};
inline constexpr law::Question roles_may_meet{
    "roles_may_meet", "这些角色不得由同一账号或该单位持有。", "These roles may not meet in one account, or not in this agency.", law::clause("（二十）"), 422};
inline constexpr law::Question officers_are_of_the_agency{
    "officers_are_of_the_agency", "系统账号所代表的人员须为本单位在用账号。", "A system names officers of its own agency only.", law::clause("（十三）"), 422};

inline constexpr law::Question secret_is_hashed{
    "secret_is_hashed", "口令须经专用接口设置，系统只保存其散列。", "A secret is set through its own route; only its hash is kept.", law::clause("（十六）"), 422};

inline constexpr law::Question has_no_secret_yet{
    "has_no_secret_yet", "已有口令的账号，重置口令先由系统管理员提出。", "An account that has a password: the system administrator proposes a reset first.", law::clause("（二十）"), 409, law::kByTheCase};

inline constexpr law::Field kOpenFields[] = {
    {"kind", law::FieldType::choice, true, "账号类型", "kind", "person system subject"},
    {"user", law::FieldType::text, true, "登录名", "user name"},
    {"name", law::FieldType::text, true, "姓名或系统名称", "name"},
    {"agency", law::FieldType::id, false, "所属单位", "agency"},
    {"roles", law::FieldType::json, true, "角色", "roles"},
    {"officers", law::FieldType::json, false, "可代表的人员账号", "officers a system may name"},
    {"subject", law::FieldType::id, false, "信用主体", "subject"},
    {"until", law::FieldType::date, false, "有效期至", "expires"},
};
inline constexpr law::Field kFoundFields[] = {
    {"account", law::FieldType::json, true, "账号", "account"},
    {"secret", law::FieldType::secret, false, "口令散列", "hash of the secret"},
};
inline constexpr law::Field kRolesFields[] = {{"roles", law::FieldType::json, true, "角色", "roles"}};
// What is typed; its hash alone is kept.
inline constexpr law::Field kSecretFields[] = {{"secret", law::FieldType::secret, true, "新口令（至少十二个字符）", "new password (12 characters or more)"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                     these parties                    may                          and then it is                   under
    {.when = State::not_yet,        .who = {Party::law},             .may = Act::found,         .then = State::active,         .under = law::own_rule("建库时的首批账号"),
     .provided = {&user_is_plain, &user_not_taken, &roles_may_meet}},
    {.when = State::not_yet,        .who = {Party::system_admin},    .may = Act::open,          .then = State::opened,         .under = law::clause("（二十）"),
     .provided = {&user_is_plain, &user_not_taken, &agency_is_in_force, &roles_may_meet, &officers_are_of_the_agency}},
    {.when = State::opened,         .who = {Party::security_admin},  .may = Act::authorise,     .then = State::active,         .under = law::clause("（二十）"),
     .not_by = {Act::open}, .provided = {&agency_is_in_force, &roles_may_meet}},
    {.when = State::opened,         .who = {Party::security_admin},  .may = Act::refuse,        .then = State::refused,        .under = law::clause("（二十）")},
    {.when = State::active,         .who = {Party::system_admin},    .may = Act::propose_roles, .then = State::roles_proposed, .under = law::clause("（二十）"),
     .provided = {&roles_may_meet}},
    {.when = State::roles_proposed, .who = {Party::security_admin},  .may = Act::authorise,     .then = State::active,         .under = law::clause("（二十）"),
     .not_by = {Act::propose_roles}, .provided = {&agency_is_in_force, &roles_may_meet}},
    {.when = State::roles_proposed, .who = {Party::security_admin},  .may = Act::refuse,        .then = State::active,         .under = law::clause("（二十）")},
    // A password that may be known to others is not kept in use until somebody decides on roles.
    {.when = State::roles_proposed, .who = {Party::law},             .may = Act::change_secret, .then = State::roles_proposed, .under = law::clause("（十六）"),
     .provided = {&secret_is_hashed}},
    {.when = State::active,         .who = {Party::security_admin},  .may = Act::set_secret,    .then = State::active,         .under = law::clause("（十六）"), .not_by = {Act::open},
     .provided = {&secret_is_hashed, &has_no_secret_yet}},
    {.when = State::active,         .who = {Party::system_admin},    .may = Act::propose_reset, .then = State::reset_proposed, .under = law::clause("（二十）")},
    {.when = State::reset_proposed, .who = {Party::security_admin},  .may = Act::set_secret,    .then = State::active,         .under = law::clause("（二十）"),
     .not_by = {Act::open, Act::propose_reset}, .provided = {&secret_is_hashed}},
    {.when = State::reset_proposed, .who = {Party::law},             .may = Act::change_secret, .then = State::active,         .under = law::clause("（十六）"),
     .provided = {&secret_is_hashed}},
    {.when = State::reset_proposed, .who = {Party::security_admin},  .may = Act::refuse,        .then = State::active,         .under = law::clause("（二十）")},
    {.when = State::reset_proposed, .who = {Party::security_admin, Party::law}, .may = Act::lock, .then = State::locked,       .under = law::clause("（十六）")},
    {.when = State::active,         .who = {Party::law},             .may = Act::change_secret, .then = State::active,         .under = law::clause("（十六）"),
     .provided = {&secret_is_hashed}},
    {.when = State::active,         .who = {Party::security_admin, Party::law}, .may = Act::lock, .then = State::locked,       .under = law::clause("（十六）")},
    {.when = State::roles_proposed, .who = {Party::security_admin, Party::law}, .may = Act::lock, .then = State::locked,       .under = law::clause("（十六）")},
    {.when = State::locked,         .who = {Party::security_admin},  .may = Act::unlock,        .then = State::active,         .under = law::clause("（十六）")},
    {.when = State::active,         .who = {Party::system_admin, Party::security_admin}, .may = Act::close, .then = State::closed, .under = law::clause("（二十）")},
    {.when = State::locked,         .who = {Party::system_admin, Party::security_admin}, .may = Act::close, .then = State::closed, .under = law::clause("（二十）")},
    {.when = State::active,         .who = {Party::clock},           .may = Act::expire,        .then = State::closed,         .under = law::clause("（二十）")},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay               for at most                              otherwise                                       under
    {.in = State::opened,         .within = law::period("account.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二十）")},
    {.in = State::active,         .within = law::until("account_ends"),     .otherwise = law::Otherwise::case_moves_on,     .under = law::clause("（二十）"), .by = Act::expire},
    {.in = State::roles_proposed, .within = law::period("account.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二十）")},
    {.in = State::reset_proposed, .within = law::period("account.approve"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（二十）")},
    {.in = State::locked,         .within = law::settled("由安全管理员解锁 / until the security administrator unlocks it"), .otherwise = law::Otherwise::delay_is_recorded,
     .under = law::clause("（十六）")},
};
inline constexpr State kEnds[] = {State::refused, State::closed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未开立", "not yet"},      {State::opened, "待授权", "opened"},   {State::active, "在用", "active"}, {State::roles_proposed, "角色变更待授权", "roles proposed"},
    {State::reset_proposed, "口令重置待办理", "reset proposed"},
    {State::locked, "已锁定", "locked"},          {State::refused, "未予授权", "refused"}, {State::closed, "已注销", "closed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::found, "建库开立", "found", kFoundFields},
    {Act::open, "开立账号", "open", kOpenFields},
    {Act::authorise, "授权", "authorise"},
    {Act::refuse, "不予授权", "refuse", kReasonFields},
    {Act::propose_roles, "提出角色变更", "propose roles", kRolesFields},
    {Act::propose_reset, "提出重置口令", "propose a reset", kReasonFields},
    {Act::set_secret, "设置口令", "set secret", kSecretFields},
    {Act::change_secret, "本人更换口令", "change own secret", kSecretFields},
    {Act::lock, "锁定", "lock", kReasonFields},
    {Act::unlock, "解锁", "unlock"},
    {Act::close, "注销", "close", kReasonFields},
    {Act::expire, "到期注销", "expire"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace account

#include <algorithm>
#include "account/noun.h"

namespace account {

using casework::Deciding;
using casework::Outcome;
using law::Party;

law::Editions AccountNoun::editions() { return {law::procedure("account", "账号", "Account", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }
store::Table<Account> const& AccountNoun::table() {
    static store::Table<Account> const all{"account", {"user", "name", "secret"}};
    return all;
}
std::optional<law::Date> AccountNoun::date(Account const& account, std::string_view name) {
    assert(name == "account_ends");
    return account.until;
}

law::Finding roles_fit(Kind kind, std::vector<Party> const& roles, AgencyDuties const& duties) {
    law::Finding all{true};
    auto has = law::Parties::none();
    for (auto role : roles) has.add(role);
    auto wrong = [&](std::string reason, std::string remedy) {
        std::string names;
        for (auto role : roles) names += (names.empty() ? "" : " ") + json::enum_name(role);
        all.fields.push_back({"roles", names, std::move(reason), std::move(remedy)});
    };
    law::Parties machines{Party::clock, Party::law, Party::origin};
    law::Parties admins{Party::system_admin, Party::security_admin, Party::audit_admin};
    int admin_roles = has.has(Party::system_admin) + has.has(Party::security_admin) + has.has(Party::audit_admin);
    auto cases = law::Parties::none();
    cases.bits = casework::kAgencyRoles.bits | casework::kOfficeRoles.bits;
    if (roles.empty()) wrong("至少一个角色 / at least one role", "选择角色 / choose one");
    if (has.meets(machines)) wrong("不是人的角色 / no person's role", "删去 / leave it out");
    if (admin_roles > 1) wrong("三员须分立 / the three administrators are three people", "每人一项 / one each");
    if (has.meets(admins) && has.meets(cases)) wrong("管理员不办案 / administrators hold no case role", "另开账号 / another account");
    if (has.meets(casework::kOfficeRoles) && !duties.credit_office) wrong("仅限信用办 / for the credit office only", "改由信用办开立 / open it there");
    if (has.meets(casework::kAgencyRoles) && !duties.known) wrong("须属于一个单位 / needs an agency", "填写单位 / name the agency");
    if (has.has(Party::agency_system) != (kind == Kind::system)) wrong("系统账号只有 agency_system 角色 / systems hold agency_system, people do not", "更正 / correct it");
    if (has.has(Party::subject) != (kind == Kind::subject)) wrong("主体账号只有 subject 角色 / subjects hold subject, others do not", "更正 / correct it");
    if (has.has(Party::partner) && (roles.size() > 1 || duties.known)) wrong("合作方账号只有 partner 角色，不属于行政机关 / a partner's account holds partner alone, and is of no agency", "更正 / correct it");
    if (duties.partner && !has.has(Party::partner)) wrong("合作方账号只有 partner 角色 / a partner's account holds partner alone", "更正 / correct it");
    if (kind != Kind::person && roles.size() > 1) wrong("只能有一个角色 / one role only", "更正 / correct it");
    if (has.has(Party::office) && (has.has(Party::legal_reviewer) || has.has(Party::publisher)) )
        wrong("办理、审核、发布须分立 / processing, review and publication are different people", "每人一项 / one each");
    if (has.has(Party::legal_reviewer) && has.has(Party::publisher)) wrong("审核与发布须分立 / review and publication are different people", "每人一项 / one each");
    all.holds = all.fields.empty();
    return all;
}

law::Finding user_fits(std::string const& user) {
    constexpr std::size_t kShortest = 2, kLongest = 40;
    auto plain = [](char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '.' || c == '-' || c == '_'; };
    auto no = [&](char const* reason) {
        return law::Finding{false, "", "", {{"user", user, reason, "2至40个小写字母、数字或 . - _ / 2 to 40 lower-case letters, digits, or . - _"}}};
    };
    if (!std::all_of(user.begin(), user.end(), plain)) return no("含大写、全角字符、空格或者其他符号 / holds capitals, full-width letters, blanks or other signs");
    if (user.size() < kShortest || user.size() > kLongest) return no("过短或者过长 / too short or too long");
    return {true};
}

law::Finding officer_fits(Account const& system, Account const* named, std::string const& sent) {
    auto no = [&](char const* reason, char const* remedy) { return law::Finding{false, "", "", {{"officer", sent, reason, remedy}}}; };
    if (!named || std::find(system.officers.begin(), system.officers.end(), named->id) == system.officers.end())
        return no("不可代表 / not among its officers", "填写系统账号登记的人员 / name one of its officers");
    bool may = std::any_of(named->roles.begin(), named->roles.end(), [](Party role) { return role == Party::officer || role == Party::handler; });
    if (!may) return no("该人员现无窗口或者经办角色 / neither officer nor handler any more", "填写现任窗口人员或者经办人 / name who is officer or handler today");
    return {true};
}

Account account_sent(json::Object const& fields) {
    Account account{};
    if (auto* whole = fields.if_contains("account")) {
        if (!whole->is_object()) throw json::Error("$.account: " + std::string(json::kNoObject));
        return account_sent(whole->get_object());
    }
    auto kind = json::enum_from<Kind>(json::text(fields, "kind"));
    if (!kind) throw json::Error("$.kind: 应为下列之一：person system subject / is none of: person system subject");
    account.kind = *kind;
    account.user = json::text(fields, "user");
    account.name = json::text(fields, "name");
    account.agency = json::text_or(fields, "agency");
    account.subject = json::text_or(fields, "subject");
    if (auto* roles = fields.if_contains("roles")) account.roles = json::read<std::vector<Party>>(*roles, "$.roles");
    if (auto* officers = fields.if_contains("officers")) account.officers = json::read<std::vector<std::string>>(*officers, "$.officers");
    if (auto until = json::text_or(fields, "until"); !until.empty()) account.until = json::Text<law::Date>::from(until);
    return account;
}

law::Result<Outcome<Account>> AccountNoun::decide(Deciding<Account> const& now) {
    auto act = Act(now.move.rule->may);
    bool opens = act == Act::found || act == Act::open;
    Outcome<Account> all{opens ? account_sent(now.command.fields) : *now.before};
    Account& account = all.after;
    switch (act) {
        case Act::found: account.secret = json::text_or(now.command.fields, "secret"); break;
        case Act::open:
            // Nothing is held before it is authorised.
            account.proposed_roles = std::exchange(account.roles, {});
            break;
        case Act::propose_roles: account.proposed_roles = json::read<std::vector<Party>>(now.command.fields.at("roles"), "$.roles"); break;
        case Act::authorise: account.roles = std::exchange(account.proposed_roles, {}); break;
        case Act::refuse: account.proposed_roles.clear(); break;
        case Act::set_secret:
        case Act::change_secret: account.secret = json::text(now.command.fields, "secret"); break;
        case Act::propose_reset:
        case Act::lock:
        case Act::unlock: break;
        case Act::close:
        case Act::expire: account.secret.clear(); break;
    }
    if (opens) {
        all.agency = account.agency;
        all.title = account.user + " " + account.name;
    }
    all.facts = {{"roles", json::write(account.roles)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind", "账号类型", "kind"}, {"user", "登录名", "user name"}, {"name", "姓名或系统名称", "name"}, {"of", "所属单位", "agency"}, {"roles", "角色", "roles"},
    {"proposed_roles", "待授权的角色", "roles to be authorised"}, {"officers", "可代表的人员账号", "officers it may name"}, {"until", "有效期至", "expires"},
    {"has_secret", "已设口令", "has a password"},
};
constexpr casework::Word kInside[] = {
    {"person", "人员", "person"}, {"system", "业务系统", "system"}, {"subject", "信用主体", "subject"},
};

}  // namespace

casework::Vocabulary AccountNoun::words() { return {kMembers, kInside}; }
// Clock and law are parties that nobody holds as a role.
std::vector<json::Shape> AccountNoun::shapes() {
    auto roles = json::shape_of<std::vector<Party>>("roles");
    std::erase_if(roles.inside.front().values, [](std::string const& role) { return role == "clock" || role == "law"; });
    return {std::move(roles), json::shape_of<std::vector<std::string>>("officers")};
}

json::Object AccountNoun::view(Account const& account, casework::Reader const&) {
    return {{"kind", json::enum_name(account.kind)}, {"user", account.user}, {"name", account.name}, {"of", account.agency}, {"roles", json::write(account.roles)},
            {"proposed_roles", json::write(account.proposed_roles)}, {"officers", json::write(account.officers)}, {"until", json::write(account.until)},
            {"has_secret", !account.secret.empty()}};
}

bool AccountNoun::may_read(Account const& account, casework::CaseFile const&, casework::Actor const& actor) {
    law::Parties admins{Party::system_admin, Party::security_admin, Party::audit_admin, Party::auditor};
    return actor.roles.meets(admins) || account.id == actor.account;
}

}  // namespace account

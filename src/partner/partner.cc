#include <algorithm>
#include "law/sent.h"
#include "partner/noun.h"

namespace partner {

using casework::Deciding;
using casework::Outcome;

law::Editions PartnerNoun::editions() {
    return {law::procedure("partner", "市场主体合作", "Partner", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Partner> const& PartnerNoun::table() {
    static store::Table<Partner> const all{"partner", {"contact"}};
    return all;
}
std::optional<law::Date> PartnerNoun::date(Partner const& partner, std::string_view name) {
    assert(name == "agreement_ends");
    return partner.terms ? std::optional(partner.terms->until) : std::nullopt;
}

bool in_force(Partner const& p, law::Date on) {
    return p.terms && !p.suspended_on && !(p.ended_on && *p.ended_on <= on) && p.terms->from <= on && on <= p.terms->until;
}
bool may_ask_for(Partner const& p, Purpose purpose) {
    return p.terms && std::find(p.terms->purposes.begin(), p.terms->purposes.end(), purpose) != p.terms->purposes.end();
}
bool is_for(std::vector<std::string> const& agencies, Kind kind) {
    auto has = [&](std::string const& one) { return std::find(agencies.begin(), agencies.end(), one) != agencies.end(); };
    return has("*") || has(json::enum_name(kind));
}

Partner partner_sent(json::Object const& fields, Partner before) {
    Partner p = std::move(before);
    law::Sent sent{fields};
    sent.text("name", p.name);
    sent.text("code", p.code);
    sent.choice("kind", p.kind);
    sent.text("contact", p.contact);
    Terms t = p.proposed ? *p.proposed : p.terms ? *p.terms : Terms{};
    sent.text("agreement_no", t.agreement_no);
    if (auto* all = fields.if_contains("purposes")) t.purposes = json::read<std::vector<Purpose>>(*all, "$.purposes");
    if (auto* all = fields.if_contains("list_types")) t.list_types = json::read<std::vector<std::string>>(*all, "$.list_types");
    if (fields.contains("daily_quota")) t.daily_quota = json::integer(fields, "daily_quota");
    std::optional<law::Date> from, until;
    sent.day("from", from);
    sent.day("until", until);
    t.from = from.value_or(t.from);
    t.until = until.value_or(t.until);
    p.proposed = std::move(t);
    return p;
}

law::Finding terms_are_whole(Terms const& t) {
    law::Finding all{true};
    auto wrong = [&](std::string field, std::string reason, std::string remedy) { all.fields.push_back({std::move(field), "", std::move(reason), std::move(remedy)}); };
    if (t.agreement_no.empty()) wrong("agreement_no", "必填 / required", "填写协议编号 / give its number");
    if (t.purposes.empty()) wrong("purposes", "至少一项 / at least one", "写明约定的用途 / state the purposes agreed");
    if (t.list_types.empty()) wrong("list_types", "至少一类 / at least one", "写明名单类别 / state the list types");
    if (t.daily_quota < 1 || t.daily_quota > 100'000) wrong("daily_quota", "须在1至100000之间 / between 1 and 100,000", "按协议填写 / as agreed");
    if (t.until < t.from) wrong("until", "早于起始日 / before the first day", "更正日期 / correct the days");
    all.holds = all.fields.empty();
    return all;
}

law::Result<Outcome<Partner>> PartnerNoun::decide(Deciding<Partner> const& now) {
    auto reason = json::text_or(now.command.fields, "reason");
    Outcome<Partner> all{now.before ? *now.before : Partner{}};
    Partner& p = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::draft:
        case Act::amend: p = partner_sent(now.command.fields, std::move(p)); break;
        case Act::approve:
            p.terms = std::exchange(p.proposed, std::nullopt);
            p.approved_on = now.on;
            ++p.edition;
            break;
        case Act::refuse: p.proposed.reset(); break;
        case Act::suspend:
            p.suspended_on = now.on;
            p.suspended_because = reason;
            p.proposed.reset();
            break;
        case Act::resume:
            p.suspended_on.reset();
            p.suspended_because = reason;
            break;
        case Act::end:
            p.ended_on = now.on;
            p.ended_because = reason;
            p.proposed.reset();
            break;
        case Act::expire:
            p.ended_on = now.on;
            p.proposed.reset();
            break;
    }
    if (!now.before) all.title = p.name;
    all.facts = {{"kind", json::enum_name(p.kind)}, {"edition", p.edition}};
    return all;
}

namespace {

constexpr casework::Word kPartnerMembers[] = {
    {"name"}, {"code"}, {"kind"}, {"contact"}, {"terms", "现行约定", "terms in force"}, {"proposed", "待批准的约定", "terms proposed"}, {"edition", "版次", "edition"},
    {"approved_on", "批准日期", "approved on"}, {"suspended_on", "暂停日期", "suspended on"}, {"suspended_because", "暂停或恢复的理由", "why suspended or resumed"},
    {"ended_on", "终止日期", "ended on"}, {"ended_because", "终止的理由", "why it ended"},
};
constexpr casework::Word kPartnerInside[] = {
    {"trade_association", "行业协会商会", "trade association"}, {"credit_service", "信用服务机构", "credit service"}, {"bank", "金融机构", "bank"}, {"insurer", "保险机构", "insurer"},
    {"social_organisation", "社会组织", "social organisation"}, {"enterprise", "企业", "enterprise"},
    {"lending", "授信", "lending"}, {"insuring", "承保", "insuring"}, {"membership", "会员管理", "membership"}, {"transaction", "交易", "a transaction"},
    {"credit_report", "信用报告", "a credit report"},
    {"agreement_no"}, {"purposes"}, {"list_types"}, {"daily_quota"}, {"from"}, {"until"},
};

}  // namespace

casework::Vocabulary PartnerNoun::words() { return {kPartnerMembers, kPartnerInside}; }
std::vector<json::Shape> PartnerNoun::shapes() {
    return {json::shape_of<std::vector<Purpose>>("purposes"), json::shape_of<std::vector<std::string>>("list_types")};
}

namespace {

bool knows_all(Partner const& p, casework::Actor const& actor) {
    return actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor) || actor.agency == p.id;
}

}  // namespace

json::Object PartnerNoun::view(Partner const& p, casework::Reader const& reader) {
    json::Object all = json::write(p).get_object();
    all.erase("id");
    all.erase("version");
    if (!reader.full || !knows_all(p, reader.actor))
        for (auto* of_the_parties : {"contact", "suspended_because", "ended_because"}) all.erase(of_the_parties);
    if (!knows_all(p, reader.actor)) all["proposed"] = nullptr;
    return all;
}

// Whoever may consent, or takes down a signed consent, sees with whom there is an agreement and about what.
bool PartnerNoun::may_read(Partner const& p, casework::CaseFile const&, casework::Actor const& actor) {
    constexpr law::AnyOf<law::Party> kConsenting{law::Party::subject, law::Party::officer, law::Party::handler};
    return !p.id.empty() && (knows_all(p, actor) || (p.terms && actor.roles.meets(kConsenting)));
}

}  // namespace partner

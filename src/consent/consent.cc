#include "consent/noun.h"
#include "law/sent.h"

namespace consent {

using casework::Deciding;
using casework::Outcome;

law::Editions ConsentNoun::editions() {
    return {law::procedure("consent", "授权同意", "Consent", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Consent> const& ConsentNoun::table() {
    static store::Table<Consent> const all{"consent", {}};
    return all;
}
std::optional<law::Date> ConsentNoun::date(Consent const& consent, std::string_view name) {
    assert(name == "consent_ends");
    return consent.until;
}

bool in_force(Consent const& c, law::Date on) {
    return c.from <= on && on <= c.until && !(c.withdrawn_on && *c.withdrawn_on <= on) && !(c.ended_on && *c.ended_on <= on && *c.ended_on <= c.until);
}

Consent consent_sent(json::Object const& fields) {
    Consent c{};
    c.subject = json::text(fields, "subject");
    c.partner = json::text(fields, "partner");
    c.purpose = law::choice_sent<partner::Purpose>(fields, "purpose");
    c.until = json::Text<law::Date>::from(json::text(fields, "until"));
    c.paper = json::text_or(fields, "paper");
    c.given = c.paper.empty() ? Given::by_itself : Given::on_paper;
    return c;
}

law::Result<Outcome<Consent>> ConsentNoun::decide(Deciding<Consent> const& now) {
    Outcome<Consent> all{now.before ? *now.before : consent_sent(now.command.fields)};
    Consent& c = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::give:
        case Act::record:
            c.from = now.on;
            c.taken_by = now.actor.agency;
            all.subject = c.subject;
            all.title = "授权同意";
            if (c.given == Given::on_paper) all.consequences.push_back(casework::relying(c.paper, "consent", now.id));
            break;
        case Act::withdraw: c.withdrawn_on = now.on; break;
        case Act::record_withdrawal:
            c.withdrawn_on = now.on;
            c.withdrawal = json::text(now.command.fields, "paper");
            all.consequences.push_back(casework::relying(c.withdrawal, "consent", now.id));
            break;
        case Act::expire: c.ended_on = now.on; break;
    }
    all.facts = {{"partner", c.partner}, {"purpose", json::enum_name(c.purpose)}, {"until", law::to_text(c.until)}};
    return all;
}

namespace {

constexpr casework::Word kConsentMembers[] = {
    {"subject"}, {"partner"}, {"purpose"}, {"from"}, {"until"}, {"given", "作出方式", "how it was given"}, {"paper", "书面授权", "the signed consent"},
    {"taken_by", "登记单位", "recorded by"}, {"withdrawn_on", "撤回日期", "withdrawn on"}, {"withdrawal", "书面撤回", "the signed withdrawal"}, {"ended_on", "到期日期", "over on"},
};
constexpr casework::Word kConsentInside[] = {
    {"by_itself", "主体自行作出", "by the subject itself"}, {"on_paper", "书面", "on paper"},
};

}  // namespace

casework::Vocabulary ConsentNoun::words() { return {kConsentMembers, kConsentInside, partner::kPurposeWords}; }

json::Object ConsentNoun::view(Consent const& c, casework::Reader const&) {
    json::Object all = json::write(c).get_object();
    all.erase("id");
    all.erase("version");
    return all;
}

// Whom it is about reads it, and the window that recorded it; the partner learns of it by asking.
bool ConsentNoun::may_read(Consent const& c, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    if (actor.roles.has(law::Party::subject)) return !c.subject.empty() && actor.subject == c.subject;
    return c.taken_by == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace consent

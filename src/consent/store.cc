#include "consent/store.h"
#include "account/noun.h"
#include "consent/noun.h"
#include "document/store.h"
#include "partner/noun.h"
#include "subject/noun.h"
#include "subject/store.h"

namespace consent {
namespace {

constexpr int kAge = 14;

law::Finding subject_may_consent(store::Db& db, std::string const& id, law::Date on) {
    auto s = store::load(db, subject::SubjectNoun::table(), id);
    return {!s || s->kind != subject::Kind::person || (s->born && subject::age_on(*s->born, on) >= kAge)};
}

bool its_own(casework::Asking<Consent> const& now, std::string const& subject) {
    auto account = store::load(now.db, account::AccountNoun::table(), now.actor.account);
    return account && !subject.empty() && account->subject == subject;
}

// What the window has in hand. One paper, one consent.
bool in_hand(casework::Asking<Consent> const& now) {
    return document::in_hand(now.db, json::text_or(now.command.fields, "paper"), now.actor.agency, now.row ? now.row->id : "");
}

bool fits(casework::Setting const& now, law::Date until) {
    auto* longest = now.periods->in_force("consent.max", now.today);
    return longest && now.today <= until && until <= law::last_day(longest->span, longest->sort, now.today, *now.calendar).day;
}

}  // namespace

std::optional<std::string> on_file(store::Db& db, std::string const& subject, std::string const& partner, partner::Purpose purpose, law::Date on) {
    auto word = json::enum_name(purpose);
    for (auto& each : store::select(db, ConsentNoun::table(), "WHERE subject = ?1 AND partner = ?2 AND purpose = ?3 ORDER BY id", subject, partner, word))
        if (in_force(each, on)) return each.id;
    return std::nullopt;
}

law::Facts ConsentNoun::facts(casework::Asking<Consent> const& now) {
    auto today = now.setting.today;
    auto c = now.row ? *now.row : consent_sent(now.command.fields);
    auto partner = store::load(now.db, partner::PartnerNoun::table(), c.partner);
    law::Facts facts;
    facts.answer(subject_is_on_file, subject::is_on_file(now.db, c.subject));
    facts.answer(speaks_for_itself, its_own(now, c.subject));
    facts.answer(may_consent, subject_may_consent(now.db, c.subject, today));
    facts.answer(partner_may_ask, partner && partner::in_force(*partner, today) && partner::may_ask_for(*partner, c.purpose));
    facts.answer(until_fits, fits(now.setting, c.until));
    facts.answer(paper_is_here, in_hand(now));
    facts.answer(none_in_force, !on_file(now.db, c.subject, c.partner, c.purpose, today));
    return facts;
}

}  // namespace consent

HENGXIN_NOUN(, consent::ConsentNoun);

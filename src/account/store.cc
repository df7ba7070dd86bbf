#include <algorithm>
#include "account/directory.h"
#include "account/noun.h"
#include "agency/noun.h"
#include "partner/noun.h"

namespace account {
namespace {

constexpr store::Query kSameUser{"account_with_user", "SELECT id FROM account WHERE \"user\" = ?1 AND id <> ?2"};
constexpr store::Query kInUse{"accounts_in_use", "SELECT id FROM casefile WHERE noun = 'account' AND state IN ('active', 'roles_proposed', 'reset_proposed')"};
constexpr store::Query kEndSessions{"sessions_end", "DELETE FROM session WHERE account = ?1"};
constexpr store::Query kConfirmed{"agency_confirmed", "SELECT id FROM casefile WHERE id = ?1 AND state IN ('in_force', 'change_proposed')"};

AgencyDuties duties_of(store::Db& db, std::string const& id, law::Date on) {
    AgencyDuties all;
    auto agency = id.empty() ? std::nullopt : store::load(db, agency::AgencyNoun::table(), id);
    all.partner = !agency && !id.empty() && store::load(db, partner::PartnerNoun::table(), id);
    if (!agency || !agency::in_force(*agency, on)) return all;
    all.known = db.word(kConfirmed, id).has_value();
    all.credit_office = agency::has_duty(*agency, "credit_office", on);
    all.operator_ = agency::has_duty(*agency, "operator", on);
    return all;
}

law::Finding officers_fit(store::Db& db, Account const& account) {
    law::Finding all{true};
    for (auto& id : account.officers) {
        auto officer = store::load(db, AccountNoun::table(), id);
        if (!officer || officer->agency != account.agency || officer->kind != Kind::person)
            all.fields.push_back({"officers", id, "不是本单位人员 / not of this agency", "填写本单位人员账号 / name accounts of this agency"});
    }
    all.holds = all.fields.empty();
    return all;
}

}  // namespace

law::Facts AccountNoun::facts(casework::Asking<Account> const& now) {
    Account account = now.row ? *now.row : account_sent(now.command.fields);
    auto roles = now.row ? account.proposed_roles : account.roles;
    if (auto* sent = now.command.fields.if_contains("roles")) roles = json::read<std::vector<law::Party>>(*sent, "$.roles");
    auto duties = duties_of(now.db, account.agency, now.setting.today);
    law::Facts facts;
    facts.answer(user_is_plain, now.row ? law::Finding{true} : user_fits(account.user));
    facts.answer(user_not_taken, !account.user.empty() && !now.db.word(kSameUser, account.user, now.row ? now.row->id : std::string()));
    facts.answer(agency_is_in_force, account.agency.empty() ? account.kind == Kind::subject || account.kind == Kind::person : duties.known || duties.partner);
    facts.answer(roles_may_meet, roles_fit(account.kind, roles, duties));
    facts.answer(secret_is_hashed, json::text_or(now.command.fields, "secret").starts_with("$argon2id$"));
    facts.answer(has_no_secret_yet, account.secret.empty());
    facts.answer(officers_are_of_the_agency, officers_fit(now.db, account));
    return facts;
}

// Whoever is locked out stays out when the account is unlocked, and what was let in for the old roles or secret is let in anew.
void AccountNoun::noted(store::Db& db, Account const& account, casework::Noted const& by) {
    constexpr std::string_view kLetInAnew[] = {"lock", "close", "expire", "authorise", "set_secret", "change_secret"};
    if (std::find(std::begin(kLetInAnew), std::end(kLetInAnew), by.act) != std::end(kLetInAnew)) db.exec(kEndSessions, account.id);
}

void Directory::load(store::Db& db) {
    auto all = std::make_shared<Inner>();
    std::vector<std::string> ids;
    db.each(kInUse, [&](store::Row const& r) { ids.emplace_back(r.text(0)); });
    for (auto& id : ids)
        if (auto account = store::load(db, AccountNoun::table(), id)) {
            all->by_user[account->user] = id;
            all->by_id.emplace(id, std::move(*account));
        }
    for (auto& agency : store::select(db, agency::AgencyNoun::table(), "ORDER BY id")) all->agencies.emplace(agency.id, std::move(agency));
    for (auto& partner : store::select(db, partner::PartnerNoun::table(), "ORDER BY id")) all->partners.emplace(partner.id, std::make_shared<partner::Partner const>(partner));
    std::lock_guard lock(mutex_);
    inner_ = all;
}

void Directory::committed(store::Db& db, std::vector<casework::Touched> const& touched) {
    for (auto& each : touched)
        if (each.noun == "account" || each.noun == "agency" || each.noun == "partner") return load(db);
}

std::shared_ptr<Directory::Inner const> Directory::inner() const {
    std::lock_guard lock(mutex_);
    return inner_;
}

bool Directory::in_use(Inner const& all, Account const& account, law::Date on) {
    if (account.until && *account.until < on) return false;
    if (account.agency.empty() || all.partners.contains(account.agency)) return true;
    auto agency = all.agencies.find(account.agency);
    return agency != all.agencies.end() && agency::in_force(agency->second, on);
}

std::optional<Account> Directory::find(std::string const& user, law::Date on) const {
    auto all = inner();
    auto id = all->by_user.find(user);
    return id == all->by_user.end() ? std::nullopt : find_by_id(id->second, on);
}
std::optional<Account> Directory::find_by_id(std::string const& id, law::Date on) const {
    auto all = inner();
    auto found = all->by_id.find(id);
    if (found == all->by_id.end() || !in_use(*all, found->second, on)) return std::nullopt;
    return found->second;
}
std::string Directory::agency_name(std::string const& id) const {
    auto all = inner();
    if (auto partner = all->partners.find(id); partner != all->partners.end()) return partner->second->name;
    auto found = all->agencies.find(id);
    return found == all->agencies.end() ? "" : found->second.name;
}
std::vector<agency::Remit> Directory::remits(std::string const& agency, law::Date on) const {
    auto all = inner();
    auto found = all->agencies.find(agency);
    std::vector<agency::Remit> remits;
    if (found != all->agencies.end())
        for (auto& remit : found->second.remits) if (agency::in_force(remit, on)) remits.push_back(remit);
    return remits;
}
std::vector<Agreed> Directory::agreed(std::string const& id, law::Date on) const {
    auto all = inner();
    auto found = all->partners.find(id);
    std::vector<Agreed> agreed;
    if (found != all->partners.end() && partner::in_force(*found->second, on))
        for (auto& word : partner::kPurposeWords)
            if (partner::may_ask_for(*found->second, *json::enum_from<partner::Purpose>(word.name))) agreed.push_back({std::string(word.name), std::string(word.zh), std::string(word.en)});
    return agreed;
}

casework::Actor actor_of(Account const& account, std::string channel) {
    casework::Actor actor;
    actor.account = account.id;
    actor.user = account.user;
    actor.agency = account.agency;
    actor.subject = account.subject;
    for (auto role : account.roles) actor.roles.add(role);
    actor.purpose = "casework";
    actor.channel = std::move(channel);
    return actor;
}

}  // namespace account

HENGXIN_NOUN(, account::AccountNoun);

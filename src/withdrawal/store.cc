#include "withdrawal/store.h"
#include <algorithm>
#include "agency/noun.h"
#include "check/recipients.h"
#include "list_type/store.h"
#include "objection/noun.h"
#include "partner/noun.h"
#include "withdrawal/noun.h"

namespace withdrawal {
namespace {

constexpr store::Query kOpen{"withdrawals_open", "SELECT n.id FROM withdrawal n JOIN casefile f ON f.id = n.id WHERE n.cause = ?1 AND f.state IN ('told', 'acknowledged') ORDER BY n.id"};
constexpr store::Query kToldOfEnd{
    "withdrawals_told_of_end",
    "SELECT agency FROM withdrawal WHERE cause = ?1 AND about IN (?2, ?3) AND ended_on = ?4 AND CASE WHEN outcome = 'corrected' THEN 'correct' ELSE 'end' END = ?5 ORDER BY agency"};
constexpr store::Query kToldOfHold{
    "withdrawals_told_of_hold", "SELECT n.agency FROM withdrawal n JOIN casefile f ON f.id = n.id WHERE n.cause = ?1 AND f.state IN ('told', 'acknowledged') ORDER BY n.agency"};
constexpr store::Query kTold{"withdrawals_told", "SELECT agency FROM withdrawal WHERE cause = ?1 ORDER BY agency"};

std::vector<std::string> words(store::Db& db, store::Query const& query, std::string const& cause) {
    std::vector<std::string> all;
    db.each(query, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, cause);
    return all;
}

// What came on file before titles named the list is called by its code; whoever is told reads the name that the list has that day.
std::string with_the_lists_name(store::Db& db, std::string const& title, law::Date today) {
    auto code = title.substr(0, title.find(' '));
    auto type = code.find('_') == code.npos ? std::nullopt : list_type::known_on(db, code, today);
    return type ? type->name_zh + title.substr(code.size()) : title;
}

}  // namespace

std::vector<std::string> open_withdrawals(store::Db& db, std::string const& cause) { return words(db, kOpen, cause); }
std::vector<std::string> told(store::Db& db, std::string const& cause) { return words(db, kTold, cause); }

void give_recipients(store::Db& db, std::string const& about_kind, std::string const& about, std::string const& subject, std::vector<std::string> const& told,
                     law::Date today, law::Facts& facts) {
    std::vector<std::string> agencies, days, leaves;
    for (auto& each : check::recipients_of(db, about_kind, about, subject)) {
        auto agency = store::load(db, agency::AgencyNoun::table(), each.agency);
        // A market partner was told of it as well, and hears of it whatever became of its agreement.
        if (!agency && !store::load(db, partner::PartnerNoun::table(), each.agency)) continue;
        if ((agency && agency::has_duty(*agency, "credit_office", today)) || std::find(told.begin(), told.end(), each.agency) != told.end()) continue;
        agencies.push_back(each.agency);
        days.push_back(law::to_text(each.on));
        leaves.push_back(std::to_string(each.leaf));
    }
    facts.give("recipients", std::move(agencies));
    facts.give("received_on", std::move(days));
    facts.give("received_leaf", std::move(leaves));
}

void give_recipients(store::Db& db, Ending const& end, law::Facts& facts) {
    std::vector<std::string> told{end.actor.agency};
    // Whoever was told by the thing itself that it is suspended hears there of its end.
    bool stays = end.command.act == "correct" || end.command.act == "renew";
    if (!stays) for (auto& agency : words(db, kToldOfHold, end.about)) told.push_back(agency);
    if (auto cause = json::text_or(end.command.fields, "cause"); !cause.empty())
        db.each(kToldOfEnd, [&](store::Row const& r) { told.emplace_back(r.text(0)); }, cause, end.about, end.determination,
                law::to_text(end.command.on.value_or(end.today)), std::string(end.command.act == "correct" ? "correct" : "end"));
    give_recipients(db, end.about_kind, end.about, "", told, end.today, facts);
}

void give_suspension(store::Db& db, Ending const& thing, law::Facts& facts) {
    auto& act = thing.command.act;
    bool by_objection = json::text_or(thing.command.fields, "cause").starts_with(objection::kCause);
    if (act == "hold" && !by_objection) give_recipients(db, thing.about_kind, thing.about, "", {thing.actor.agency}, thing.today, facts);
    if (act == "resume" || act == "remove" || act == "end" || act == "take_back" || act == "expire") facts.give("withdrawals_open", open_withdrawals(db, thing.about));
}

law::Facts WithdrawalNoun::facts(casework::Asking<Withdrawal> const& now) {
    law::Facts facts;
    auto cause = now.row ? store::load(now.db, casework::kCaseFiles, now.row->cause) : std::nullopt;
    if (cause && cause->noun == "remedy" && cause->state == "upheld") facts.give("remedy_upheld", {cause->id});
    if (!now.row) facts.give("title", {with_the_lists_name(now.db, json::text_or(now.command.fields, "title"), now.setting.today)});
    return facts;
}

}  // namespace withdrawal

template casework::Noun casework::noun<withdrawal::WithdrawalNoun>();

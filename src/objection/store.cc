#include "objection/store.h"
#include "determination/noun.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "objection/noun.h"

namespace objection {
namespace {

constexpr store::Query kHolding{
    "objection_holding_entry",
    "SELECT MIN(o.id) FROM objection o JOIN casefile f ON f.id = o.id WHERE o.entry = ?1 AND o.id <> ?2 AND o.holds = 1"
    " AND f.state IN ('accepted', 'forwarded', 'paused', 'answered')"};
constexpr store::Query kRejected{
    "objections_rejected_before",
    "SELECT o.id FROM objection o JOIN casefile f ON f.id = o.id WHERE o.entry = ?1 AND o.ground = ?2 AND o.id <> ?3 AND f.state = 'rejected' ORDER BY o.id"};

bool is_authorised_as(Objection const& o) {
    return (o.applicant_kind != Applicant::agent && o.applicant_kind != Applicant::administrator) || !o.authorisation.empty();
}

// Who determined the entry; of an entry from above, whoever brought it to the county and can ask its origin.
std::string source_of(store::Db& db, entry::Entry const& e) {
    if (auto d = store::load(db, determination::DeterminationNoun::table(), e.determination)) return d->issuer;
    auto file = store::load(db, casework::kCaseFiles, e.id);
    return file ? file->agency : "";
}

law::Finding end_fits(casework::Asking<Objection> const& now, std::optional<entry::Entry> const& e) {
    if (json::text_or(now.command.fields, "found") != "correct") return {true};
    auto sent = json::text_or(now.command.fields, "until");
    if (sent.empty()) return {false, "未写明。", "None was named."};
    auto until = json::Text<law::Date>::from(sent);
    return {e && (!e->until || until <= *e->until)};
}

}  // namespace

std::optional<std::string> holding(store::Db& db, std::string const& entry, std::string const& except) { return db.word(kHolding, entry, except); }

law::Facts ObjectionNoun::facts(casework::Asking<Objection> const& now) {
    auto& fields = now.command.fields;
    auto today = now.setting.today;
    auto o = objection_sent(fields, now.row ? *now.row : Objection{});
    auto id = now.row ? now.row->id : "";
    auto e = store::load(now.db, entry::EntryNoun::table(), o.entry);
    auto standing = e ? entry::state_on(*e, today) : entry::Standing::not_listed;
    bool open = standing == entry::Standing::in_force || standing == entry::Standing::held;
    auto source = now.row ? now.row->source : e ? source_of(now.db, *e) : "";
    bool office = now.actor.roles.meets(casework::kOfficeRoles) || now.actor.channel == "law";
    auto of_source = now.actor.agency == source;

    law::Facts facts;
    facts.answer(entry_can_be_contested, open);
    facts.answer(is_authorised, is_authorised_as(o));
    facts.answer(is_own_doubt, office || of_source);
    facts.answer(not_returned_before, !o.returned_once);
    facts.answer(answers_for_the_source, of_source);
    facts.answer(end_is_named, end_fits(now, e));
    facts.answer(source_found_it_wrong, o.found == Found::correct || o.found == Found::remove);
    facts.answer(source_found_it_right, o.found == Found::stands);

    facts.give("source", {source});
    facts.give("subject", {e ? e->subject : ""});
    facts.give("title", {e ? e->list_type + " · " + e->origin.document_no : ""});
    if (open) facts.give("entry_open", {o.entry});
    if (standing == entry::Standing::in_force) facts.give("entry_to_hold", {o.entry});
    bool by_a_case = standing == entry::Standing::held && entry::held_by_a_case(*e);
    if (by_a_case && o.holds && !entry::cause_of_hold(now.db, o.entry, id)) facts.give("entry_to_resume", {o.entry});
    std::vector<std::string> before;
    now.db.each(kRejected, [&](store::Row const& r) { before.emplace_back(r.text(0)); }, o.entry, std::string(json::enum_name(o.ground)), id);
    facts.give("rejected_before", std::move(before));
    return facts;
}

}  // namespace objection

HENGXIN_NOUN(, objection::ObjectionNoun);

#include "simulation/invariants.h"
#include <algorithm>
#include "rule/recognition.h"
#include "simulation/barred.h"
#include "simulation/told.h"

namespace simulation {
namespace {

using law::Date;

constexpr law::Parties kStaff{law::Party::officer, law::Party::data_clerk, law::Party::handler, law::Party::approver, law::Party::supervisor, law::Party::agency_system};
constexpr law::Parties kNobody{law::Party::law, law::Party::clock};

bool any_of(std::string const& one, std::initializer_list<std::string_view> all) { return std::find(all.begin(), all.end(), one) != all.end(); }
bool is_child(subject::Subject const& s, Date on) { return s.born && *s.born + std::chrono::years{14} > on + std::chrono::days{1}; }

// One case, looked at.
struct Look {
    World const& world;
    casework::CaseFile const& file;
    Date today;
    bool just_touched;
    law::Periods const& periods;
    law::Calendar const& calendar;
    Violations& found;

    void broken(std::string invariant, std::string what) const {
        found.push_back({std::move(invariant), file.noun + " " + file.id + " (" + file.state + "): " + what});
    }
    casework::Step const* last() const { return just_touched && !file.steps.empty() && file.steps.back().on == today ? &file.steps.back() : nullptr; }
    casework::Step const* step_named(std::string_view act) const {
        for (auto& step : file.steps) if (step.act == act) return &step;
        return nullptr;
    }

    // Whose case it was at that step: an objection is its intake's until it is forwarded to the source, a repair until it goes to the recogniser.
    // It may come back to be completed. A complaint may be passed on more than once; only its last step tells, unless that passed it on.
    std::string const& agency_when(casework::Step const& step) const {
        static std::string const unknown;
        if (file.noun == "complaint" && (&step != &file.steps.back() || step.act == "forward")) return unknown;
        if (auto repair = world.repairs.find(file.id); repair != world.repairs.end())
            return any_of(step.act, {"apply", "supplement"}) ? repair->second.intake : any_of(step.act, {"return_it", "extend"}) ? repair->second.recogniser : file.agency;
        auto objection = world.objections.find(file.id);
        if (auto e = world.entries.find(file.id); e != world.entries.end() && step.act == "note_duties_done")
            if (auto d = world.determinations.find(e->second.determination); d != world.determinations.end()) return d->second.issuer;
        bool taken_in = objection != world.objections.end() && any_of(step.act, {"file", "note", "supplement"});
        return taken_in ? objection->second.intake : file.agency;
    }

    // What the parties of a memorandum say and sign, each says for itself; what is written, its lead writes. An amended one has other parties:
    // only the last step tells. Empty when it is not to be said.
    std::string speaks_for(casework::Step const& step, Rows<account::Account>::const_iterator account) const {
        auto m = world.memoranda.find(file.id);
        if (m == world.memoranda.end() || account == world.accounts.end() || &step != last() || file.state == "drafted") return {};
        bool each = any_of(step.act, {"consent", "comment", "sign", "decline"});
        bool is_party = std::any_of(m->second.parties.begin(), m->second.parties.end(), [&](auto& party) { return party.agency == account->second.agency; });
        return each && is_party ? account->second.agency : m->second.lead;
    }

    // I-21 for every step; I-3: staff act in cases of their own agency.
    void steps() const {
        for (std::size_t i = 0; i < file.steps.size(); ++i) {
            auto& step = file.steps[i];
            if (kNobody.has(step.party)) continue;
            for (auto& rule : barred()) {
                if (rule.noun != file.noun || rule.later != step.act) continue;
                for (std::size_t j = 0; j < i; ++j)
                    if (file.steps[j].account == step.account && std::find(rule.earlier.begin(), rule.earlier.end(), file.steps[j].act) != rule.earlier.end())
                        broken("I-21", "one person did both '" + file.steps[j].act + "' and '" + step.act + "'");
            }
            auto account = world.accounts.find(step.account);
            auto agency = file.noun == "memorandum" ? speaks_for(step, account) : agency_when(step);
            if (account == world.accounts.end()) broken("I-13", "'" + step.act + "' was done by nobody on file");
            else if (kStaff.has(step.party) && !agency.empty() && account->second.agency != agency) broken("I-3", "'" + step.act + "' was done by staff of another agency");
        }
    }

    void measure(measure::Measure const& m) const {
        bool out = any_of(file.state, {"published", "superseded", "repealed", "lapsed"});
        if (m.published_on.has_value() != out) broken("I-11", "its day of publication does not fit its state");
        if (!m.published_on) return;
        if (!step_named("publish")) broken("I-11", "nobody published it");
        if (!basis_is_enough(m, std::max(*m.published_on, m.from))) broken(m.kind == measure::Kind::rights_reducing ? "I-7" : "I-1", "its basis is too low");
        if (m.kind == measure::Kind::voluntary && m.binds_by_law) broken("I-4", "voluntary and binding at once");
    }

    void list_type(list_type::ListType const& type) const {
        if (!type.published_on) return;
        if (!step_named("publish")) broken("I-1", "nobody published it");
        auto begins = std::max(*type.published_on, type.from);
        auto rank = law::Rank::house_rule;
        for (auto& basis : type.bases)
            if ((!basis.from || *basis.from <= begins) && (!basis.to || begins <= *basis.to)) rank = std::min(rank, law::rank_of(basis));
        bool own_discipline = type.origin == list_type::Origin::county && type.polarity == list_type::Polarity::discipline;
        if (rank == law::Rank::house_rule || (own_discipline && rank > law::Rank::central_policy)) broken("I-1", "its basis is too low");
    }

    // I-10 on the day of the listing: what the gate asks is there, and was not filled in by anybody here.
    void listing(entry::Entry const& e) const {
        auto subject = world.subjects.find(e.subject);
        if (subject == world.subjects.end()) return broken("I-10", "its subject is not on file");
        if (is_child(subject->second, today)) broken("I-2", "a child is listed");
        bool good = e.polarity == list_type::Polarity::incentive;
        if (good && under_discipline(world, e.subject, today)) broken("I-6", "an incentive is listed beside a discipline entry");
        if (e.origin.issuer.empty() || e.origin.document_no.empty() || e.origin.basis.empty() || !e.origin.decided_on) broken("I-10", "its origin is incomplete");
        auto d = world.determinations.find(e.determination);
        if (d == world.determinations.end()) {
            if (!world.batches.contains(e.batch)) broken("I-5", "came neither from a determination nor from a batch");
            return;
        }
        if (good) incentive_gate(d->second);
        else discipline_gate(d->second);
    }
    void incentive_gate(determination::Determination const& d) const {
        bool shown = d.proposal_shown_from && d.proposal_shown_until && *d.proposal_shown_from <= *d.proposal_shown_until && *d.proposal_shown_until < today;
        if (d.document_no.empty() || d.basis.empty() || d.facts.empty() || !d.decided_on || !shown) broken("I-10", "the gate of an incentive was not passed");
    }
    void discipline_gate(determination::Determination const& d) const {
        bool words = !d.document_no.empty() && !d.basis.empty() && !d.facts.empty() && !d.statement_outcome.empty() && !d.exit_conditions.empty() && !d.remedies.empty();
        bool days = d.notice_on && d.decided_on && d.served_on && *d.notice_on <= *d.decided_on && *d.decided_on <= *d.served_on && *d.served_on <= today;
        if (!words || !days) return broken("I-10", "the gate of a discipline entry was not passed");
        bool heard = d.statement_outcome.starts_with("放弃") || d.statement_outcome.starts_with("已陈述");
        auto* time = periods.in_force("determination.statement", *d.notice_on);
        if (!heard && time && *d.decided_on <= law::last_day(time->span, time->sort, *d.notice_on, calendar).day)
            broken("I-10", "decided before the time for statement and defence had run out");
    }

    bool under_objection(std::string const& thing) const {
        auto all = world.objections_of.find(thing);
        return all != world.objections_of.end() && std::any_of(all->second.begin(), all->second.end(), [&](auto& id) {
            return world.objections.at(id).holds && any_of(world.state_of(id), {"accepted", "forwarded", "paused", "answered"});
        });
    }

    // What another region lists counts while published rows carry it, and no day longer.
    void recognised(entry::Entry const& e) const {
        auto own = world.rules.find(e.elsewhere->recognition);
        if (own == world.rules.end()) return broken("I-5", "names no recognition");
        std::vector<rule::Rule> rows;
        for (auto& [id, row] : world.rules) if (row.name == own->second.name) rows.push_back(row);
        auto carried = rule::carries(rows, e.list_type, today);
        if (!carried.now || (carried.last && (!e.until || *carried.last < *e.until))) broken("I-5", "outlasts its recognition");
    }

    void entry(entry::Entry const& e) const {
        if (auto* step = last(); step && (step->act == "publish" || step->act == "relist")) listing(e);
        if (file.state == "destroyed") return;                 // a skeleton
        if (e.determination.empty() && (e.origin.level.empty() || e.origin.level == "county" || e.origin.node.empty())) broken("I-5", "does not say where it came from");
        bool listed = any_of(file.state, {"listed", "held"});
        if (listed && (!e.listed_on || e.exited_on)) broken("I-15", "is listed, and its dates say otherwise");
        if ((file.state == "held") != (e.held_from.has_value() && !e.exited_on)) broken("I-18", "its hold does not fit its state");
        if (listed && file.due != e.until) broken("I-19", "ends on another day than its case");
        if (file.state == "listed" && (!e.until || today <= *e.until) && under_objection(e.id)) broken("I-18", "is in force while an objection is open");
        if (listed && e.elsewhere && (!e.until || today <= *e.until)) recognised(e);
        if (auto repairs = world.repairs_of.find(e.id); repairs != world.repairs_of.end()) repaired(e, repairs->second);
        for (auto& each : untold(world, file, e)) broken(each.invariant, each.what);
        if (listed && (!e.until || today <= *e.until) && is_child(world.subjects.at(e.subject), today)) broken("I-2", "lists who turned out to be a child");
        if (auto tasks = world.tasks_of.find(e.id); tasks != world.tasks_of.end())
            for (auto& id : tasks->second) {
                auto& state = world.state_of(id);
                if (file.state == "held" && state == "due") broken("I-18", "is held, and task " + id + " is still due");
                if (e.exited_on && *e.exited_on <= today && any_of(state, {"due", "deferred"})) broken("I-15", "has left, and task " + id + " is " + state);
            }
    }

    // I-18: whoever received it before is told in the act that suspends it, and told again in the act that ends that.
    void objection(objection::Objection const& o) const {
        for (auto& what : of_ones_own(world, file, o)) broken("I-21", what);
        if (file.state == "declined") declined(o);
        if (!o.holds) return;
        casework::Step const *begun = nullptr, *ended = nullptr;
        for (auto& step : file.steps) {
            if (any_of(step.act, {"accept", "note"})) begun = &step;
            if (any_of(step.act, {"uphold", "reject", "withdraw"})) ended = &step;
        }
        if (!begun) return;
        std::map<std::string, withdrawal::Withdrawal const*> told;
        if (auto all = world.withdrawals_of.find(file.id); all != world.withdrawals_of.end())
            for (auto& id : all->second) {
                auto& n = world.withdrawals.at(id);
                if (n.about == o.about) told[n.agency] = &n;      // of another entry of the same fact it is told apart
                if (ended && !any_of(world.state_of(id), {"over", "silent", "explained", "closed"})) broken("I-18", "has ended, and " + n.agency + " was not told");
            }
        auto received = world.received.find(o.about);
        if (received == world.received.end()) return;
        for (auto& [agency, leaf] : received->second) {
            if (runs_objections(world, agency)) continue;         // it has the objection itself
            auto withdrawal = told.find(agency);
            bool of_hold = withdrawal != told.end() && withdrawal->second->held_from;
            if (leaf < begun->leaf && !of_hold) broken("I-18", "suspends what " + agency + " had received, and did not tell it");
            if (ended && leaf < ended->leaf && withdrawal == told.end()) broken("I-18", "has ended, and " + agency + " was not told");
        }
    }

    // Declined on a ground, with reasons and remedies, before anything was suspended; and never because somebody else is meant.
    void declined(objection::Objection const& o) const {
        using objection::Declining;
        if (!step_named("words_destroyed") && (o.declining == Declining::no || o.conclusion.empty() || o.remedies.empty())) broken("I-18", "was declined without ground, reasons or remedies");
        if (o.declining != Declining::outside && !o.returned_once) broken("I-18", "was declined for what nobody had asked for");
        if (o.ground == objection::Ground::mistaken_identity && o.declining != Declining::still_incomplete) broken("I-13", "was declined although it says that somebody else is meant");
        if (o.holds || step_named("accept")) broken("I-18", "was declined after it was accepted");
    }

    // What was repaired is on no list again, and while its enterprise is reorganised no measure rests on it.
    void repaired(entry::Entry const& e, std::set<std::string> const& repairs) const {
        if (!listed_on(e, today)) return;
        for (auto& id : repairs) {
            if (any_of(world.state_of(id), {"approved", "found_false", "finished"})) broken("I-19", "is listed, and repair " + id + " was approved");
            if (world.state_of(id) == "shielded" && !held_on(e, today)) broken("I-18", "is in force while repair " + id + " shields it");
        }
    }
    void repair(repair::Repair const& r) const {
        if (!step_named("words_destroyed") && any_of(file.state, {"approved", "found_false"}) && (r.proof.empty() || r.commitment.empty())) broken("I-19", "was approved without proof or commitment");
        if (auto one = world.records.find(r.record); one != world.records.end() && file.state == "shielded" && one->second.held_from == std::nullopt && !one->second.ended_on)
            broken("I-18", "shields a record that is not suspended");
        if (auto e = world.entries.find(r.entry); e != world.entries.end() && any_of(file.state, {"approved", "found_false"}) && listed_on(e->second, today))
            broken("I-19", "was approved, and its entry is still listed");
        // A record whose publicity ended by itself is shown to nobody any more, also before the clock has noted it.
        auto shown = [&](record::Record const& one) { return !one.ended_on && (!one.shown_until || today <= *one.shown_until); };
        if (auto one = world.records.find(r.record); one != world.records.end() && any_of(file.state, {"approved", "found_false"}) && shown(one->second))
            broken("I-19", "was approved, and its record has not ended");
    }

    bool is_whom(std::string const& entry, std::string const& subject) const {
        auto e = world.entries.find(entry);
        return e != world.entries.end() && e->second.subject == subject;
    }
    // Whether one of those that a confirmation says are one is listed for discipline.
    bool confirmed_under_discipline(std::string const& check) const {
        auto& c = world.checks.at(check);
        return std::any_of(c.offers.begin(), c.offers.end(), [&](check::Offer const& offer) {
            return (!offer.candidate || is_whom(c.entry, offer.subject)) && under_discipline(world, offer.subject, today);
        });
    }

    // A task comes from a confirmation by a named officer, and of a candidate only when that one was confirmed (I-13).
    void task(task::Task const& t) const {
        auto measure = world.measures.find(t.measure);
        if (measure == world.measures.end()) return broken("I-11", "its measure is not on file");
        auto& m = measure->second;
        if (file.state == "due" && (m.kind == measure::Kind::voluntary)) broken("I-4", "a voluntary measure is due");
        auto check = world.checks.find(t.confirmation);
        auto confirmed = world.files.find(t.confirmation);
        if (check == world.checks.end() || confirmed == world.files.end() || confirmed->second.state != "confirmed") return broken("I-13", "no check was confirmed");
        auto officer = world.accounts.find(check->second.officer);
        if (officer == world.accounts.end() || officer->second.kind != account::Kind::person || officer->second.agency != t.agency)
            broken("I-13", "no named officer of the agency confirmed it");
        auto asked = world.asked.find(t.confirmation);
        if (asked == world.asked.end()) broken("I-12", "the check it rests on was never asked");
        else if (!t.entry.empty() && !asked->second.exact.contains(t.entry) && !(asked->second.candidates.contains(t.entry) && is_whom(check->second.entry, t.subject)))
            broken("I-13", "rests on an entry that nobody confirmed");
        if (file.state == "due" && is_contested(world, t.subject, t.measure_number)) broken("I-18", "is due while its measure is contested for its subject");
        if (file.state == "due" && under_objection(t.confirmation)) broken("I-18", "is due while the answer it rests on is contested");
        if (auto* step = last(); step && any_of(step->act, {"open", "open_applied", "apply", "resume"})) task_takes_effect(t, m, step->act);
    }
    void task_takes_effect(task::Task const& t, measure::Measure const& m, std::string const& act) const {
        if (act != "resume" && !may_be_used(world, m, today)) broken("I-11", "'" + act + "' of a measure that is not published and in force");
        if (m.polarity == measure::Polarity::incentive && act != "resume" && (under_discipline(world, t.subject, today) || confirmed_under_discipline(t.confirmation)))
            broken("I-6", "'" + act + "' of an incentive beside a discipline entry");
        if (t.entry.empty() && act != "resume" && !is_clean(world, t.subject, today)) broken("I-6", "'" + act + "' for a clean record of a subject with an adverse one");
        if (t.entry.empty()) return;
        auto& e = world.entries.at(t.entry);
        if (!counts_on(world, e, today)) broken("I-19", "'" + act + "' rests on an entry that has ended");
        else if (held_on(e, today)) broken("I-18", "'" + act + "' rests on a held entry");
    }

    void subject(subject::Subject const& s) const {
        if (!file.steps.empty() && is_child(s, file.steps.front().on) && !step_named("amend")) broken("I-2", "a child under 14 is on file");
        if (auto all = world.entries_of.find(s.id); file.state == "closed" && all != world.entries_of.end())
            for (auto& id : all->second)
                if (listed_on(world.entries.at(id), today)) broken("I-10", "is closed while entry " + id + " is listed");
    }

    void determination(determination::Determination const& d) const {
        auto agency = world.agencies.find(d.issuer);
        if (agency == world.agencies.end()) return broken("I-3", "its issuer is not on file");
        if (auto* step = last(); step && any_of(step->act, {"draft", "amend", "propose", "revise", "decide", "submit", "resubmit"})) {
            bool duty = false;
            for (auto& each : agency->second.duties)
                duty = duty || (each.name == "determines:" + d.list_type && each.from <= today && (!each.to || today <= *each.to));
            if (!duty) broken("I-3", "'" + step->act + "' without the duty to determine for this list");
        }
        // I-10: the days of what was decided here are those of its acts.
        for (auto& [act, day] : {std::pair{"notice", d.notice_on}, std::pair{"decide", d.decided_on}, std::pair{"serve", d.served_on}}) {
            std::optional<Date> acted;
            for (auto& step : file.steps) {
                if (step.act == "revise") acted.reset();
                if (step.act == act) acted = step.on;
            }
            if (step_named("propose") && acted != day) broken("I-10", std::string("its day of '") + act + "' is not that of the act");
        }
        for (auto& [id, e] : world.entries)
            if (e.determination == file.id)
                for (auto& each : untold(world, file, e)) broken(each.invariant, each.what);
        if (file.state == "basis_revoked")
            for (auto& [id, e] : world.entries)
                if (e.determination == file.id && listed_on(e, today) && !held_on(e, today)) broken("I-15", "its basis is gone, and entry " + id + " is in force");
    }

    void check(check::Check const& c) const {
        if (just_touched && file.state == "answered" && file.opened == today && !remit(world, c.agency, c.matter, today)) broken("I-3", "asked outside the remit");
        for (auto& offer : c.offers)
            if (file.state == "answered" && just_touched && file.opened == today)
                if (auto m = world.measures.find(offer.measure); m == world.measures.end() || !may_be_used(world, m->second, today))
                    broken("I-11", "offers " + offer.number + ", which is not published and in force");
    }

    // I-9: what is laid before the parties rests each measure on the catalogue or on a basis that is no memorandum.
    void memorandum(memorandum::Memorandum const& m) const {
        if (!any_of(file.state, {"consulting", "signing", "effective", "reported_up", "published"})) return;
        for (auto& item : m.measures) {
            if (!item.measure.empty()) continue;
            bool own = std::any_of(item.bases.begin(), item.bases.end(), [](auto& basis) {
                return basis.instrument.find("备忘录") == std::string::npos && basis.rank < law::Rank::memorandum;
            });
            if (!own) broken("I-9", "its measure '" + item.name + "' rests on the memorandum alone");
        }
    }

    // I-20: whoever had received what was found wrong is on the list, and each was told.
    void remedy(remedy::Remedy const& r) const {
        casework::Step const* upheld = nullptr;
        for (auto& step : file.steps) if (any_of(step.act, {"uphold", "uphold_in_part"})) upheld = &step;
        if (file.state == "restored")
            for (auto& each : r.recipients) if (!each.told_on) broken("I-20", "has ended, and " + each.agency + " was not told");
        auto received = world.received.find(r.about);
        if (!upheld || received == world.received.end()) return;
        auto who = world.accounts.find(upheld->account);
        for (auto& [agency, leaf] : received->second) {
            if (leaf >= upheld->leaf || runs_objections(world, agency) || (who != world.accounts.end() && who->second.agency == agency)) continue;
            if (std::none_of(r.recipients.begin(), r.recipients.end(), [&agency = agency](auto& each) { return each.agency == agency; }))
                broken("I-20", "was upheld, and " + agency + ", which had received the error, is not to be told");
        }
    }

    // I-23: what was found unfounded suggests nothing.
    void complaint(complaint::Complaint const& c) const {
        if (c.found == complaint::Found::unfounded && !c.clue_suggested.empty()) broken("I-23", "was found unfounded and suggests a clue");
    }

    void review(review::Review const& r) const { if (r.archived_until && !r.numbers.plain.empty()) broken("I-16", "keeps whole numbers after its end"); }

    void record(record::Record const& r) const {
        auto subject = world.subjects.find(r.subject);
        if (subject == world.subjects.end()) return broken("I-1", "its subject is not on file");
        if (any_of(file.state, {"current", "held", "archived"}) && is_child(subject->second, r.decided_on)) broken("I-2", "a child's conduct is recorded");
        if (!record::only_informs(r.kind) && r.basis.empty() && file.state != "destroyed") broken("I-1", "cites no basis");
        if ((file.state == "held") != r.held_from.has_value()) broken("I-18", "its hold does not fit its state");
        if (file.state == "current" && (!r.shown_until || today <= *r.shown_until) && under_objection(r.id)) broken("I-18", "carries effect while an objection is open");
        if (file.state == "sealed" && r.kept_until && today <= *r.kept_until) broken("I-19", "is sealed before its time");
    }
};

template <class Row, class See> void with(Rows<Row> const& rows, Look const& look, See see) {
    if (auto row = rows.find(look.file.id); row == rows.end()) look.broken("I-17", "the case has no row");
    else (look.*see)(row->second);
}

}  // namespace

void check_case(World const& world, std::string const& noun, std::string const& id, Date today, bool just_touched, law::Periods const& periods,
                law::Calendar const& calendar, Violations& found) {
    auto file = world.files.find(id);
    if (file == world.files.end()) return found.push_back({"I-17", noun + " " + id + " has no case file"});
    Look look{world, file->second, today, just_touched, periods, calendar, found};
    look.steps();
    if (noun == "measure") with(world.measures, look, &Look::measure);
    if (noun == "list_type") with(world.list_types, look, &Look::list_type);
    if (noun == "entry") with(world.entries, look, &Look::entry);
    if (noun == "task") with(world.tasks, look, &Look::task);
    if (noun == "subject") with(world.subjects, look, &Look::subject);
    if (noun == "determination") with(world.determinations, look, &Look::determination);
    if (noun == "check") with(world.checks, look, &Look::check);
    if (noun == "objection") with(world.objections, look, &Look::objection);
    if (noun == "record") with(world.records, look, &Look::record);
    if (noun == "repair") with(world.repairs, look, &Look::repair);
    if (noun == "memorandum") with(world.memoranda, look, &Look::memorandum);
    if (noun == "remedy") with(world.remedies, look, &Look::remedy);
    if (noun == "review") with(world.reviews, look, &Look::review);
    if (noun == "entry" || noun == "task") check_ends(world, file->second, today, found);
    if (noun == "clue") check_clue(world, file->second, today, periods, calendar, found);
    if (noun == "complaint") with(world.complaints, look, &Look::complaint);
}

}  // namespace simulation

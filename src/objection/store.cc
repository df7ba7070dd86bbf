#include "objection/store.h"
#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include "check/check.h"
#include "check/store.h"
#include "determination/noun.h"
#include "determination/store.h"
#include "document/noun.h"
#include "document/store.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "measure/noun.h"
#include "notice/store.h"
#include "objection/noun.h"
#include "record/noun.h"
#include "record/store.h"
#include "remedy/store.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "task/noun.h"
#include "text/name.h"
#include "withdrawal/store.h"

namespace objection {
namespace {

using casework::Asking;

constexpr store::Query kHolding{
    "objection_holding",
    "SELECT MIN(o.id) FROM objection o JOIN casefile f ON f.id = o.id WHERE o.about = ?1 AND o.id <> ?2 AND o.holds = 1"
    " AND f.state IN ('accepted', 'forwarded', 'paused', 'answered')"};
constexpr store::Query kOpen{
    "objection_open",
    "SELECT MIN(o.id) FROM objection o JOIN casefile f ON f.id = o.id WHERE o.about = ?1 AND f.state IN ('filed', 'returned', 'accepted', 'forwarded', 'paused', 'answered')"};
constexpr store::Query kContesting{
    "objection_contesting",
    "SELECT MIN(o.id) FROM objection o JOIN casefile f ON f.id = o.id JOIN measure m ON m.id = o.about WHERE o.subject = ?2 AND o.about_kind = 'measure'"
    " AND m.number = ?1 AND o.id <> ?3 AND o.holds = 1 AND f.state IN ('accepted', 'forwarded', 'paused', 'answered')"};
constexpr store::Query kContested{
    "measures_contested",
    "SELECT o.subject, m.number FROM objection o JOIN casefile f ON f.id = o.id JOIN measure m ON m.id = o.about WHERE o.about_kind = 'measure'"
    " AND o.subject <> '' AND o.holds = 1 AND f.state IN ('accepted', 'forwarded', 'paused', 'answered') ORDER BY o.id"};
constexpr store::Query kUnfitting{
    "measures_found_unfitting",
    "SELECT o.subject, o.id, o.about, n.id FROM objection o JOIN casefile f ON f.id = o.id JOIN measure m ON m.id = o.about JOIN measure n ON n.number = m.number"
    " WHERE o.about_kind = 'measure' AND o.subject <> '' AND (?1 = '' OR o.subject = ?1) AND (?2 = '' OR n.id = ?2) AND f.state = 'upheld' AND o.found = 'remove' ORDER BY o.id, n.id"};
constexpr store::Query kFound{"objection_found_wrong", "SELECT o.id FROM objection o JOIN casefile f ON f.id = o.id WHERE o.about = ?1 AND o.found = 'remove' AND f.state = 'upheld'"};
constexpr store::Query kBeside{
    "objections_about",
    "SELECT o.id, f.opened, o.holds, f.state, CASE WHEN o.about_kind = 'check' THEN o.correction ELSE '' END FROM objection o JOIN casefile f ON f.id = o.id WHERE o.about = ?1"
    " AND f.state IN ('filed', 'accepted', 'forwarded', 'paused', 'answered', 'upheld') ORDER BY o.id"};
constexpr store::Query kTasksOfMeasure{
    "tasks_of_measure_and_subject",
    "SELECT t.id, f.state FROM task t JOIN casefile f ON f.id = t.id JOIN measure m ON m.id = t.measure WHERE m.number = (SELECT number FROM measure WHERE id = ?1)"
    " AND t.subject = ?2 AND (f.state <> 'applied' OR f.due IS NULL OR f.due >= ?3) ORDER BY t.id"};
constexpr store::Query kTasksOfCheck{
    "tasks_of_check",
    "SELECT t.id, f.state FROM task t JOIN casefile f ON f.id = t.id WHERE t.confirmation = ?1 AND (f.state <> 'applied' OR f.due IS NULL OR f.due >= ?2) ORDER BY t.id"};
constexpr store::Query kShownNoMore{"case_shown_no_more", "SELECT id FROM casefile WHERE id = ?1 AND state IN ('archived', 'ended')"};

// What an objection is about, as far as every kind has it.
struct Thing {
    bool contestable = false;
    bool can_hold = true;                // something can be suspended of it
    std::string source, subject, title;
    std::string to_hold = {}, to_resume = {}, open = {};
    std::vector<std::string> decided_in = {}, answered_in = {};   // whose deciding steps bar from deciding and from answering; what came from above nobody here decided
};

// Who determined the entry; of an entry from above, whoever brought it to the county and can ask its origin.
std::string agency_of(store::Db& db, std::string const& id) {
    auto file = store::load(db, casework::kCaseFiles, id);
    return file ? file->agency : "";
}

Thing of_entry(store::Db& db, std::string const& id, law::Date today) {
    Thing all;
    auto e = store::load(db, entry::EntryNoun::table(), id);
    if (!e) return all;
    auto standing = entry::state_on(*e, today);
    all.contestable = standing == entry::Standing::in_force || standing == entry::Standing::held;
    if (all.contestable) all.open = id;
    if (standing == entry::Standing::in_force) all.to_hold = id;
    if (standing == entry::Standing::held && entry::held_by_a_case(*e)) all.to_resume = id;
    auto d = store::load(db, determination::DeterminationNoun::table(), e->determination);
    all.source = d ? d->issuer : agency_of(db, id);
    all.decided_in = {id, e->determination, e->batch};
    all.answered_in = {e->determination};
    all.subject = e->subject;
    all.title = notice::list_name(db, e->list_type, today) + " · " + e->origin.document_no;
    return all;
}

Thing of_record(store::Db& db, std::string const& id, law::Date today) {
    Thing all;
    auto r = store::load(db, record::RecordNoun::table(), id);
    auto file = store::load(db, casework::kCaseFiles, id);
    if (!r || !file) return all;
    bool shown = !r->shown_until || today <= *r->shown_until, over = file->state == "archived" || (file->state == "ended" && r->end_reason == "repaired");
    all.contestable = file->state == "current" || file->state == "held" || (over && (!r->kept_until || today <= *r->kept_until));
    all.can_hold = shown && !over && r->kind != record::Kind::licence;
    if (all.contestable) all.open = id;
    if (file->state == "current" && all.can_hold) all.to_hold = id;
    if (file->state == "held" && shown) all.to_resume = id;
    all.source = file->agency;
    all.decided_in = all.answered_in = {id};
    all.subject = r->subject;
    all.title = file->title;
    return all;
}

// A measure is for everybody it targets: it is suspended for the subject that says it does not fit, never for others, and never as such.
Thing of_measure(store::Db& db, Objection const& o, law::Date today) {
    Thing all;
    auto m = store::load(db, measure::MeasureNoun::table(), o.about);
    if (!m) return all;
    bool known = o.subject.empty() || subject::is_on_file(db, o.subject);
    all.contestable = known && measure::in_force(*m, today);
    all.can_hold = !o.subject.empty() && m->polarity == measure::Polarity::discipline;
    all.source = agency_of(db, o.about);
    all.subject = o.subject;
    all.title = m->number + " " + m->name_zh;
    return all;
}

Thing of_check(store::Db& db, std::string const& id) {
    auto asker = check::agency_that_asked(db, id);
    if (!asker) return {};
    auto file = store::load(db, casework::kCaseFiles, id);
    return {.contestable = true, .source = *asker, .subject = file ? file->subject : "", .title = file ? file->title : "比对 " + id};
}

Thing thing_of(store::Db& db, Objection const& o, law::Date today) {
    switch (o.about_kind) {
        case About::entry: return of_entry(db, o.about, today);
        case About::record: return of_record(db, o.about, today);
        case About::measure: return of_measure(db, o, today);
        case About::check: return of_check(db, o.about);
    }
    return {};
}

void give_tasks(store::Db& db, Objection const& o, std::string const& id, law::Date today, law::Facts& facts) {
    std::vector<std::string> due, resume, open;
    auto take = [&](store::Row const& r) {
        std::string task(r.text(0)), state(r.text(1));
        if (state == "due") due.push_back(task);
        if (state == "deferred") resume.push_back(task);
        if (state == "due" || state == "deferred" || state == "applied") open.push_back(task);
    };
    if (o.about_kind == About::measure && !o.subject.empty()) db.each(kTasksOfMeasure, take, o.about, o.subject, law::to_text(today));
    if (o.about_kind == About::check) db.each(kTasksOfCheck, take, o.about, law::to_text(today));
    // What something else holds as well stays deferred, and what rests on an entry that has ended is resumed no more: the entry's end closes it.
    std::erase_if(resume, [&](std::string const& each) {
        auto t = store::load(db, task::TaskNoun::table(), each);
        auto e = t ? store::load(db, entry::EntryNoun::table(), t->entry) : std::nullopt;
        return !o.holds || (e && entry::state_on(*e, today) != entry::Standing::in_force) || remedy::suspending(db, each) || deferring(db, *t, id);
    });
    facts.give("tasks_to_defer", std::move(due));
    facts.give("tasks_to_resume", std::move(resume));
    facts.give("tasks_open", std::move(open));
}

// What can be suspended, resumed, corrected or ended of it.
void give_the_thing(store::Db& db, Objection const& o, Thing const& thing, std::string const& id, law::Date today, law::Facts& facts) {
    bool entry = o.about_kind == About::entry, record = o.about_kind == About::record;
    auto give = [&](std::string_view of_entry, std::string_view of_record, std::string const& which) {
        if (!which.empty() && (entry || record)) facts.give(entry ? of_entry : of_record, {which});
    };
    if (thing.can_hold) facts.give("can_hold", {o.about});
    give("entry_open", "record_open", thing.open);
    give("entry_to_hold", "record_to_hold", thing.to_hold);
    if (auto e = entry ? store::load(db, entry::EntryNoun::table(), o.about) : std::nullopt) facts.give("entries_to_remove", entry::standing_for(db, *e, today));
    auto other = entry ? entry::cause_of_hold(db, o.about, id) : record ? record::cause_of_hold(db, o.about, id) : holding(db, o.about, id);
    auto e = entry && !thing.open.empty() ? store::load(db, entry::EntryNoun::table(), o.about) : std::nullopt;
    auto determined = e ? store::load(db, casework::kCaseFiles, e->determination) : std::nullopt;
    if (determined && (determined->state == "published" || determined->state == "basis_revoked")) facts.give("determination_open", {determined->id});
    if (determined && determined->state == "basis_revoked") facts.give("determination_in_doubt", {determined->id});
    if (e && !determined) {
        facts.give("remark", {e->remark});
        facts.give("basis", {e->origin.basis});
    }
    if (o.holds && !other) give("entry_to_resume", "record_to_resume", thing.to_resume);
    if (other || (entry && !thing.open.empty() && thing.to_hold.empty() && thing.to_resume.empty())) facts.give("held_by_another", {other.value_or(o.about)});
    if ((entry || record) && !(thing.contestable && thing.can_hold)) facts.give("is_over", {o.about});
    give_tasks(db, o, id, today, facts);
}

void give_recipients(store::Db& db, Objection const& o, std::string const& id, law::Date today, law::Facts& facts) {
    withdrawal::give_recipients(db, json::enum_name(o.about_kind), o.about, o.about_kind == About::measure ? o.subject : "", withdrawal::told(db, id), today, facts);
    facts.give("withdrawals_open", withdrawal::open_withdrawals(db, id));
}

// An uploaded document of whoever takes it in, or of this case.
bool document_is_there(Asking<Objection> const& now, Objection const& o) {
    auto file = store::load(now.db, casework::kCaseFiles, o.document);
    auto d = store::load(now.db, document::DocumentNoun::table(), o.document);
    bool yours = d && (d->agency == now.actor.agency || (now.row && d->about == now.row->id));
    return yours && file && file->state == "received";
}

law::Finding authorised(Asking<Objection> const& now, Objection const& o) {
    auto sent = json::text_or(now.command.fields, "document");
    if (!sent.empty() && !document_is_there(now, o))
        return {false, "", "", {{"document", sent, "不是本单位上传的有效文件 / no document uploaded by your agency", "先上传授权文书 / upload the authorisation first"}}};
    if (o.applicant_kind != Applicant::agent && o.applicant_kind != Applicant::administrator) return {true};
    return {!o.authorisation.empty() || !o.document.empty()};
}

// Of an entry: its determination's parts where it rests on one of the county, else its own.
std::vector<casework::Part> parts_of_entry(entry::Entry const& e, std::optional<determination::Determination> const& d) {
    if (d) return determination::parts_of(*d);
    return {{"issuer", e.origin.issuer}, {"basis", e.origin.basis, true}, {"remark", e.remark, true}};
}

// What it says before it is put right, for whom it concerns.
json::Object says_now(store::Db& db, Objection const& o) {
    json::Object all;
    if (o.about_kind == About::entry) {
        auto e = store::load(db, entry::EntryNoun::table(), o.about);
        auto d = e ? store::load(db, determination::DeterminationNoun::table(), e->determination) : std::nullopt;
        if (e) for (auto& part : parts_of_entry(*e, d)) all[part.field] = part.says;
        if (e && e->until) all["until"] = law::to_text(*e->until);
    } else if (o.about_kind == About::record) {
        if (auto r = store::load(db, record::RecordNoun::table(), o.about)) all = record::says_now(*r);
    }
    return all;
}

law::Finding correction_named(Asking<Objection> const& now, Objection o) {
    auto& fields = now.command.fields;
    if (json::text_or(fields, "found").empty()) return {true};
    take_finding(fields, o);
    if (o.about_kind == About::check) return {o.found == Found::stands || !o.correction.empty()};
    if ((o.found != Found::correct && o.found != Found::supplement) || o.about_kind == About::measure) return {true};
    auto right = as_put_right(o);
    if (o.about_kind == About::entry) {
        auto e = store::load(now.db, entry::EntryNoun::table(), o.about);
        if (!e) return {false};
        auto d = store::load(now.db, determination::DeterminationNoun::table(), e->determination);
        auto all = entry_correction(o, right, *e, parts_of_entry(*e, d));
        if (!d) return all;
        // Asked of whoever still can say it right: its determination would refuse it when it is upheld.
        auto file = store::load(now.db, casework::kCaseFiles, d->id);
        auto named = determination::names_its_basis(determination::corrected(*d, right), determination::list_type_of(now.db, *d, &*file, now.setting.today), right, "correct");
        all.fields.insert(all.fields.end(), named.fields.begin(), named.fields.end());
        all.holds = all.fields.empty();
        return all;
    }
    auto r = store::load(now.db, record::RecordNoun::table(), o.about);
    if (!r) return {false};
    auto all = record::correction_fits_now(now.db, *r, right, false, now.setting);
    none_of_it(all, right, {"until", "exit_conditions", "remedies"}, "删去 / leave it out");
    return all;
}

// Evidence as single pieces: its words without regard to spaces and width, and the digests of what was uploaded to the case.
std::set<std::string> pieces_of(store::Db& db, Objection const& o, std::string const& id) {
    auto all = pieces_said(o.evidence);
    if (!id.empty())
        for (auto& each : document::documents_of(db, "objection", id))
            if (document::has_content(each) && each.id != o.document && each.id != o.withdrawal) all.insert(document::digest_of("", document::read_content(db, each)));
    return all;
}

// Nothing that an earlier objection of the same side about the same thing had not brought: no piece of evidence, and no other claim on another
// ground. Earlier is one that was examined, or that suspended before it was withdrawn by whoever had brought it.
bool repeats(Asking<Objection> const& now, Objection const& o) {
    auto id = now.row ? now.row->id : "";
    std::set<std::string> brought;
    std::set<Ground> grounds;
    std::set<std::string> claims;
    bool any = false;
    auto subject = store::load(now.db, subject::SubjectNoun::table(), o.subject);
    auto speaks = [&](Objection const& each) { return subject && speaks_for(each, *subject); };
    for (auto& other : store::select(now.db, ObjectionNoun::table(), "WHERE about = ?1 AND id <> ?2 ORDER BY id", o.about, id)) {
        auto file = store::load(now.db, casework::kCaseFiles, other.id);
        auto in = [&](std::string_view state) { return file && file->state == state; };
        bool took_back = !in("withdrawn") || !other.withdrawal.empty() || other.applicant_kind == Applicant::organ;
        bool counts = in("rejected") || in("upheld") || (other.holds && file && !in("filed") && !in("returned") && took_back);
        // Whoever says that somebody else is meant speaks for nobody but themselves.
        bool of_identity = o.ground == Ground::mistaken_identity || other.ground == Ground::mistaken_identity;
        bool same_person = text::normalise_name(other.applicant) == text::normalise_name(o.applicant);
        if (of_identity && !same_person) continue;
        // Whoever else spoke in the subject's name used up nobody's suspension but their own.
        if (side(o.applicant_kind) == 0 && !speaks(other) && (!same_person || speaks(o))) continue;
        if (!counts || side(other.applicant_kind) != side(o.applicant_kind) || (o.about_kind == About::measure && other.subject != o.subject)) continue;
        any = true;
        brought.merge(pieces_of(now.db, other, other.id));
        grounds.insert(other.ground);
        claims.insert(text::normalise_name(other.claim));
    }
    if (!any) return false;
    auto pieces = pieces_of(now.db, o, id);
    if (std::any_of(pieces.begin(), pieces.end(), [&](auto& piece) { return !brought.contains(piece); })) return false;
    return grounds.contains(o.ground) || claims.contains(text::normalise_name(o.claim));
}

std::int64_t leaf_of(store::Db& db, std::string const& id, std::string_view act) {
    auto file = store::load(db, casework::kCaseFiles, id);
    for (auto& step : file ? file->steps : std::vector<casework::Step>{}) if (step.act == act) return step.leaf;
    return std::numeric_limits<std::int64_t>::max();
}

// The edition that was contested, and every other that was published before it was found not to fit: all of them were suspended, by their number. What
// is published afterwards is a new text.
std::vector<Contested> found_unfitting(store::Db& db, std::string const& subject = "", std::string const& measure = "") {
    std::vector<std::array<std::string, 4>> rows;
    db.each(kUnfitting, [&](store::Row const& r) { rows.push_back({std::string(r.text(0)), std::string(r.text(1)), std::string(r.text(2)), std::string(r.text(3))}); }, subject, measure);
    std::vector<Contested> all;
    for (auto& [whose, id, about, edition] : rows)
        if (edition == about || leaf_of(db, edition, "publish") < leaf_of(db, id, "uphold")) all.push_back({whose, edition, true});
    return all;
}

}  // namespace

std::optional<std::string> holding(store::Db& db, std::string const& about, std::string const& except) { return db.word(kHolding, about, except); }
std::optional<std::string> contesting(store::Db& db, std::string const& number, std::string const& subject, std::string const& except) {
    return subject.empty() ? std::nullopt : db.word(kContesting, number, subject, except);
}
std::optional<std::string> deferring(store::Db& db, task::Task const& task, std::string const& except) {
    if (auto contested = contesting(db, task.measure_number, task.subject, except)) return contested;
    return holding(db, task.confirmation, except);
}
bool unfitting(store::Db& db, std::string const& measure, std::string const& subject) { return !subject.empty() && !found_unfitting(db, subject, measure).empty(); }
bool open(store::Db& db, std::string const& about) { return db.word(kOpen, about).has_value(); }
bool found_wrong(store::Db& db, std::string const& about) { return db.word(kFound, about).has_value(); }

std::vector<Contested> contested_measures(store::Db& db) {
    auto all = found_unfitting(db);
    db.each(kContested, [&](store::Row const& r) { all.push_back({std::string(r.text(0)), std::string(r.text(1)), false}); });
    return all;
}

json::Object beside(store::Db& db, casework::CaseFile const& file) {
    json::Array open, corrections;
    db.each(
        kBeside,
        [&](store::Row const& r) {
            std::string id(r.text(0)), correction(r.text(4));
            if (r.text(3) != "upheld") open.push_back(json::Object{{"id", id}, {"since", std::string(r.text(1))}, {"suspends", r.integer(2) != 0}});
            else if (!correction.empty()) corrections.push_back(json::Object{{"objection", id}, {"correction", correction}});
        },
        file.id);
    json::Object all;
    if (!open.empty()) all["objections_open"] = std::move(open);
    if (!corrections.empty()) all["corrections"] = std::move(corrections);
    return all;
}

law::Facts ObjectionNoun::facts(Asking<Objection> const& now) {
    auto& fields = now.command.fields;
    auto today = now.setting.today;
    auto o = objection_sent(fields, now.row ? *now.row : Objection{});
    auto id = now.row ? now.row->id : "";
    auto thing = thing_of(now.db, o, today);
    // An answer given elsewhere, and what is shown no more, is contested for whom it is about, whom the window knows: its number alone opens nothing.
    bool hidden = o.about_kind == About::check || (o.about_kind == About::record && now.db.word(kShownNoMore, o.about));
    bool elsewhere = !now.row && hidden && thing.source != now.actor.agency && !now.actor.roles.meets(casework::kOfficeRoles);
    if (elsewhere && (thing.subject.empty() || o.subject != thing.subject)) thing.contestable = false;
    auto source = now.row ? now.row->source : thing.source;
    bool office = now.actor.roles.meets(casework::kOfficeRoles) || now.actor.channel == "law";
    law::Facts facts;
    facts.answer(can_be_contested, thing.contestable);
    facts.answer(is_authorised, authorised(now, o));
    facts.answer(something_is_supplied, !now.row || now.command.act != "supplement" ? law::Finding{true} : supplied(*now.row, fields));
    facts.answer(is_own_doubt, own_doubt(fields, o, now.actor.agency == source, office));
    facts.answer(not_returned_before, !o.returned_once);
    facts.answer(answers_for_the_source, now.actor.agency == source);
    facts.answer(did_not_decide_it, !remedy::decided_in(now.db, now.command.act == "answer" ? thing.answered_in : thing.decided_in, casework::person_of(now.actor)));
    facts.answer(withdrawal_is_signed, o.applicant_kind == Applicant::organ || document::in_hand(now.db, json::text_or(fields, "paper"), now.actor.agency, id));
    facts.answer(subject::words_hold_nothing_forbidden, subject::free_of_forbidden(now.db, o.subject, fields));
    facts.answer(correction_is_named, correction_named(now, o));
    facts.answer(finding_fits, o.about_kind != About::measure || !o.subject.empty() || json::text_or(fields, "found") != "remove");
    facts.answer(source_found_it_wrong, o.found == Found::correct || o.found == Found::remove || o.found == Found::supplement);
    facts.answer(not_extended_before, o.extension.empty());
    facts.answer(period_still_runs, !now.file || !now.file->due || now.file->provisional || today <= *now.file->due);
    facts.answer(source_found_it_right, o.found == Found::stands);
    auto declining = json::text_or(fields, "declining");
    facts.answer(was_told_what_is_missing, declining == "outside" || o.returned_once);
    facts.answer(identity_is_examined, o.ground != Ground::mistaken_identity || declining == "still_incomplete");
    facts.answer(declining_is_proposed, o.declining != Declining::no);
    facts.give("source", {source});
    facts.give("subject", {thing.subject});
    facts.give("title", {thing.title});
    give_the_thing(now.db, o, thing, id, today, facts);
    give_recipients(now.db, o, id, today, facts);
    if (now.command.act == "note" && o.applicant_kind != Applicant::partner) o.applicant_kind = Applicant::organ;
    if (now.command.act == "uphold") facts.give("says_now", {json::canonical(says_now(now.db, o))});
    if ((now.command.act == "accept" || now.command.act == "note") && repeats(now, o)) facts.give("repeats", {o.about});
    return facts;
}

}  // namespace objection

HENGXIN_NOUN(, objection::ObjectionNoun);

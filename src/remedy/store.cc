#include "remedy/store.h"
#include <algorithm>
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "casework/archive.h"
#include "check/check.h"
#include "check/store.h"
#include "determination/noun.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "measure/noun.h"
#include "objection/store.h"
#include "record/noun.h"
#include "record/store.h"
#include "partner/noun.h"
#include "remedy/noun.h"
#include "task/noun.h"
#include "text/name.h"
#include "withdrawal/noun.h"
#include "withdrawal/store.h"

namespace remedy {
namespace {

using casework::Asking;
using casework::CaseFile;

// About the thing itself, or about the determination that an entry rests on.
constexpr store::Query kSuspending{
    "remedy_suspending",
    "SELECT MIN(r.id) FROM remedy r JOIN casefile f ON f.id = r.id WHERE f.state = 'pending' AND r.suspended = 1 AND r.id <> ?2"
    " AND (r.about = ?1 OR r.about = (SELECT determination FROM entry WHERE id = ?1))"};
constexpr store::Query kPending{
    "remedies_pending",
    "SELECT r.id, r.kind, r.taken_up_on, r.suspended FROM remedy r JOIN casefile f ON f.id = r.id WHERE f.state = 'pending'"
    " AND (r.about = ?1 OR r.about = (SELECT determination FROM entry WHERE id = ?1)) ORDER BY r.id"};
constexpr store::Query kNotOver{
    "remedies_not_over",
    "SELECT r.id FROM remedy r JOIN casefile f ON f.id = r.id WHERE f.state IN ('registered', 'pending', 'upheld')"
    " AND (r.about = ?1 OR r.about = (SELECT determination FROM entry WHERE id = ?1)) ORDER BY r.id"};
constexpr store::Query kSameCase{"remedies_of_organ", "SELECT organ_case, id FROM remedy WHERE organ = ?1 AND kind = ?2 AND id <> ?3 AND organ_case <> '' ORDER BY id"};
constexpr store::Query kEntries{"entries_under_remedy", "SELECT id FROM entry WHERE id = ?1 OR determination = ?1 ORDER BY id"};
// Whatever edition was contested: what is published of its number today, which takes along what holds until it begins.
constexpr store::Query kPublished{
    "measures_published_of_number",
    "SELECT m.id FROM measure m JOIN casefile f ON f.id = m.id WHERE m.number = (SELECT number FROM measure WHERE id = ?1) AND f.state = 'published'"
    " AND (f.due IS NULL OR f.due >= ?2) ORDER BY m.id"};
constexpr store::Query kTasksOfCheck{
    "tasks_of_check_upheld",
    "SELECT t.id FROM task t JOIN casefile f ON f.id = t.id WHERE t.confirmation = ?1 AND (f.state IN ('due', 'deferred') OR (f.state = 'applied' AND (f.due IS NULL OR f.due >= ?2)))"
    " ORDER BY t.id"};
constexpr store::Query kCorrectedUntil{"remedies_corrected_until", "SELECT MIN(until) FROM remedy WHERE about = ?1 AND result = 'in_part'"};
constexpr store::Query kCorrections{
    "remedies_that_correct", "SELECT r.id, r.correction, r.result FROM remedy r JOIN casefile f ON f.id = r.id WHERE r.about = ?1"
    " AND r.result IN ('wholly', 'in_part') AND f.state IN ('upheld', 'restored') ORDER BY r.id"};
// What was written about it: notices and files of both.
constexpr std::string_view kAbout =
    "WITH told(id) AS (SELECT id FROM remedy WHERE id = ?1 UNION SELECT id FROM notice WHERE about = ?1) SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1"
    " AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told) OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

// What a remedy is about, as far as every kind has it.
struct Thing {
    std::string respondent, subject, title;
    std::vector<std::string> files;      // whose steps say who determined, reviewed or applied it
    std::optional<law::Date> decided_on; // nobody applies about it before
};

std::optional<Thing> of_case(store::Db& db, Remedy const& r) {
    auto file = store::load(db, casework::kCaseFiles, r.about);
    if (!file || file->noun != json::enum_name(r.about_kind) || file->state == "destroyed") return std::nullopt;
    Thing all{file->agency, file->subject, file->title, {r.about}, {}};
    if (r.about_kind == About::entry) {
        auto e = store::load(db, entry::EntryNoun::table(), r.about);
        if (!e || !e->listed_on) return std::nullopt;
        if (auto d = store::load(db, determination::DeterminationNoun::table(), e->determination)) all.respondent = d->issuer;
        all.decided_on = e->origin.decided_on;
        all.files.push_back(e->determination);
        all.files.push_back(e->batch);
    }
    if (r.about_kind == About::determination) {
        all.decided_on = store::load(db, determination::DeterminationNoun::table(), r.about)->decided_on;
        if (!all.decided_on) return std::nullopt;            // nothing was decided yet that could be contested
    }
    if (r.about_kind == About::measure) {
        all.decided_on = store::load(db, measure::MeasureNoun::table(), r.about)->published_on;
        if (!all.decided_on) return std::nullopt;            // a draft binds nobody
    }
    if (r.about_kind == About::record) all.decided_on = store::load(db, record::RecordNoun::table(), r.about)->decided_on;
    if (r.about_kind == About::task) all.decided_on = file->opened;
    if (auto asked = r.about_kind == About::check ? check::who_asked(db, r.about) : std::nullopt) all.decided_on = asked->on;
    if (r.about_kind == About::task)
        if (auto t = store::load(db, task::TaskNoun::table(), r.about)) all.files.push_back(t->confirmation);
    return all;
}

// A check may be a leaf without a case: its answer named nothing that asks for an act.
std::optional<Thing> thing_of(store::Db& db, Remedy const& r) {
    if (auto all = of_case(db, r)) return all;
    if (r.about_kind != About::check) return std::nullopt;
    auto asked = check::who_asked(db, r.about);
    if (!asked) return std::nullopt;
    return Thing{asked->agency, "", "比对 " + r.about, {}, asked->on};
}

std::vector<entry::Entry> entries_of(store::Db& db, Remedy const& r) {
    std::vector<entry::Entry> all;
    if (r.about_kind != About::entry && r.about_kind != About::determination) return all;
    std::vector<std::string> ids;
    db.each(kEntries, [&](store::Row const& row) { ids.emplace_back(row.text(0)); }, r.about);
    for (auto& id : ids) all.push_back(*store::load(db, entry::EntryNoun::table(), id));
    return all;
}

void give_entries(store::Db& db, Remedy const& r, law::Date today, law::Facts& facts) {
    std::vector<std::string> open, hold, resume, reached;
    for (auto& e : entries_of(db, r)) {
        for (auto& each : entry::standing_for(db, e, today)) reached.push_back(each);
        auto standing = entry::state_on(e, today);
        bool held = standing == entry::Standing::held;
        if (standing == entry::Standing::in_force) hold.push_back(e.id);
        if (held || standing == entry::Standing::in_force) open.push_back(e.id);
        if (held && r.suspended && entry::held_by_a_case(e) && !entry::cause_of_hold(db, e.id, r.id)) resume.push_back(e.id);
    }
    if (r.about_kind == About::entry) facts.give("entry_open", std::move(reached));
    facts.give("entries_open", std::move(open));
    facts.give("entries_to_hold", std::move(hold));
    facts.give("entries_to_resume", std::move(resume));
}

void give_task(store::Db& db, Remedy const& r, CaseFile const& file, law::Date today, law::Facts& facts) {
    auto& state = file.state;
    if (state == "due" || state == "deferred" || state == "applied") facts.give("tasks_open", {r.about});
    if (state == "due") facts.give("task_to_defer", {r.about});
    auto t = store::load(db, task::TaskNoun::table(), r.about);
    auto e = t ? store::load(db, entry::EntryNoun::table(), t->entry) : std::nullopt;
    bool rests = !e || entry::state_on(*e, today) == entry::Standing::in_force;          // what rests on an entry that has ended is closed by its end
    if (state == "deferred" && r.suspended && rests && !suspending(db, r.about, r.id) && !objection::deferring(db, *t)) facts.give("task_to_resume", {r.about});
}

// A determination is revoked or corrected wherever it stands, before its publication as well; a draft records what was decided elsewhere. It is corrected also where its entry was what was
// contested.
void give_determination(store::Db& db, Remedy const& r, CaseFile const& file, law::Facts& facts) {
    static constexpr std::string_view kDecided[] = {"drafted", "decided", "served", "submitted", "returned", "reviewed", "published", "basis_revoked"};
    auto decided = [](CaseFile const& d) { return std::find(std::begin(kDecided), std::end(kDecided), d.state) != std::end(kDecided); };
    bool about_it = r.about_kind == About::determination;
    if (about_it && decided(file)) facts.give("determination_open", {r.about});
    auto e = about_it ? std::nullopt : store::load(db, entry::EntryNoun::table(), r.about);
    auto determined = about_it ? std::optional(file) : e ? store::load(db, casework::kCaseFiles, e->determination) : std::nullopt;
    if (determined && decided(*determined)) facts.give("determination_to_correct", {determined->id});
}

// What has ended may still be queried, so that what it says is corrected all the same.
void give_record(Remedy const& r, std::string const& state, law::Facts& facts) {
    bool open = state == "current" || state == "held" || state == "archived";
    if (open) facts.give("record_open", {r.about});
    if (open || state == "ended") facts.give("record_to_correct", {r.about});
}

std::vector<std::string> ids(store::Db& db, store::Query const& query, std::string const& about, law::Date today) {
    std::vector<std::string> all;
    db.each(query, [&](store::Row const& row) { all.emplace_back(row.text(0)); }, about, law::to_text(today));
    return all;
}

// What can still be ended, corrected, suspended or resumed of it. Who acts comes to it first: what is due has lapsed by then.
void give_the_thing(store::Db& db, Remedy const& r, law::Date today, law::Facts& facts) {
    auto file = store::load(db, casework::kCaseFiles, r.about);
    if (!file) return;
    bool over = file->due && *file->due < today;
    switch (r.about_kind) {
        case About::entry:
        case About::determination:
            give_entries(db, r, today, facts);
            give_determination(db, r, *file, facts);
            break;
        case About::record:
            give_record(r, file->state, facts);
            if (file->state == "current" && !over) facts.give("record_to_hold", {r.about});
            if (file->state == "held" && !over && r.suspended && !record::cause_of_hold(db, r.about, r.id)) facts.give("record_to_resume", {r.about});
            break;
        case About::measure: facts.give("measure_open", ids(db, kPublished, r.about, today)); break;
        case About::task:
            if (file->state != "applied" || !over) give_task(db, r, *file, today, facts);
            break;
        case About::check: facts.give("tasks_open", ids(db, kTasksOfCheck, r.about, today)); break;
    }
}

std::vector<std::string> names_of(store::Db& db, std::vector<std::string> const& agencies) {
    std::vector<std::string> names;
    for (auto& id : agencies) {
        auto agency = store::load(db, agency::AgencyNoun::table(), id);
        names.push_back(agency ? agency->name : store::load(db, partner::PartnerNoun::table(), id)->name);
    }
    return names;
}

// The agency that carries it out knows. Whoever was told of the suspension hears there that it was wrong.
void give_recipients(store::Db& db, Remedy const& r, std::string const& own, law::Date today, law::Facts& facts) {
    std::vector<std::string> told;
    for (auto& id : withdrawal::open_withdrawals(db, r.id)) told.push_back(store::load(db, withdrawal::WithdrawalNoun::table(), id)->agency);
    auto known = told;
    known.push_back(own);
    withdrawal::give_recipients(db, std::string(json::enum_name(r.about_kind)), r.about, "", known, today, facts);
    facts.give("recipient_names", names_of(db, facts.given("recipients")));
    facts.give("told_of_hold", told);
    facts.give("told_of_hold_names", names_of(db, told));
}

// A measure that is applied already: whoever applied it is told to stop while its execution is suspended, and how that ended.
void give_applied(store::Db& db, Remedy const& r, std::string_view act, law::Date today, law::Facts& facts) {
    auto file = r.about_kind == About::task ? store::load(db, casework::kCaseFiles, r.about) : std::nullopt;
    if (!file) return;
    bool applied = file->state == "applied" && (!file->due || today <= *file->due);
    if (act == "order_suspension" && applied) withdrawal::give_recipients(db, "task", r.about, "", {}, today, facts);
    facts.give("withdrawals_open", withdrawal::open_withdrawals(db, r.id));
    facts.give("hold_ends", {!applied ? "ended" : suspending(db, r.about, r.id) ? "still_held" : "resumed"});
}

// Whether the subject hears from what is ended how that was: from a determination that it was told of, or from an entry that rests on one.
bool tells_itself(store::Db& db, law::Facts const& facts) {
    auto entries = facts.given("entry_open"), determinations = facts.given("determination_open");
    auto tells = [&](std::string const& id) {
        auto d = store::load(db, determination::DeterminationNoun::table(), id);
        return d->served_on || d->notice_on || !store::select(db, entry::EntryNoun::table(), "WHERE determination = ?1 AND listed_on IS NOT NULL LIMIT 1", id).empty();
    };
    return std::any_of(entries.begin(), entries.end(), [&](std::string const& id) { return !store::load(db, entry::EntryNoun::table(), id)->determination.empty(); }) ||
           std::any_of(determinations.begin(), determinations.end(), tells);
}

law::Finding days_fit(Remedy const& r, law::Date today) {
    law::Finding all{true};
    auto look = [&](char const* field, std::optional<law::Date> day) {
        if (day && *day > today) all.fields.push_back({field, law::to_text(*day), "晚于今天 / later than today", "请核对 / check it"});
    };
    look("applied_on", r.applied_on);
    look("known_on", r.known_on);
    look("taken_up_on", r.taken_up_on);
    if (r.taken_up_on && *r.taken_up_on < r.applied_on)
        all.fields.push_back({"taken_up_on", law::to_text(*r.taken_up_on), "早于申请日期 / before it was applied for", "请核对 / check it"});
    all.holds = all.fields.empty();
    return all;
}

// As it is registered: applied for after what it is about, by who had learned of it.
law::Finding first_days_fit(Remedy const& r, std::optional<Thing> const& thing, law::Date today) {
    auto all = days_fit(r, today);
    if (thing && thing->decided_on && r.applied_on < *thing->decided_on)
        all.fields.push_back({"applied_on", law::to_text(r.applied_on), "早于所针对的行为（" + law::to_text(*thing->decided_on) + "） / before what it is about", "请核对 / check it"});
    if (r.known_on && r.applied_on < *r.known_on)
        all.fields.push_back({"known_on", law::to_text(*r.known_on), "晚于申请日期 / later than it was applied for", "请核对 / check it"});
    all.holds = all.fields.empty();
    return all;
}

bool same_case(store::Db& db, Remedy const& r) {
    bool found = false;
    db.each(kSameCase, [&](store::Row const& row) { found = found || text::same_document(row.text(0), r.organ_case); }, r.organ, std::string(json::enum_name(r.kind)), r.id);
    return found;
}

law::Finding in_effect(json::Object const& fields, Remedy const& r, law::Date today) {
    auto decided = json::text_or(fields, "decided_on"), effective = json::text_or(fields, "effective_on"), applied = law::to_text(r.applied_on);
    bool holds = !decided.empty() && decided <= effective && effective <= law::to_text(today);
    if (holds && decided < applied) return {false, "", "", {{"decided_on", decided, "早于申请日期" + applied + " / before it was applied for", "请核对 / check it"}}};
    return casework::about_fields(outcome_is_in_effect, holds, fields, {"effective_on"});
}

bool names_its_part(store::Db& db, Remedy const& r, json::Object const& fields) {
    if (r.about_kind == About::check) return !json::text_or(fields, "correction").empty();
    auto sent = json::text_or(fields, "until");
    if (sent.empty()) return false;
    auto until = json::Text<law::Date>::from(sent);
    auto d = r.about_kind == About::determination ? store::load(db, determination::DeterminationNoun::table(), r.about) : std::nullopt;
    if (d && d->until && *d->until < until) return false;
    auto entries = entries_of(db, r);
    return std::all_of(entries.begin(), entries.end(), [&](entry::Entry const& e) { return !e.until || until <= *e.until; });
}

// Whoever won in part is left with nothing heavier than before.
law::Finding part_named(casework::Asking<Remedy> const& now, Remedy const& r) {
    auto& fields = now.command.fields;
    std::initializer_list<std::string_view> const parts = {"until", "penalty_kind", "fine_cents", "content", "correction"};
    auto record = r.about_kind == About::record ? store::load(now.db, record::RecordNoun::table(), r.about) : std::nullopt;
    if (!record) return casework::about_fields(part_is_named, names_its_part(now.db, r, fields), fields, parts);
    auto part = part_of_record(fields);
    if (part.empty()) return casework::about_fields(part_is_named, false, fields, parts);
    return record::correction_fits_now(now.db, *record, part, true, now.setting);
}

law::Finding ends_after_its_decision(store::Db& db, Remedy const& r, json::Object const& fields) {
    law::Finding all{true};
    auto sent = json::text_or(fields, "until");
    if (sent.empty()) return all;
    auto until = json::Text<law::Date>::from(sent);
    for (auto& e : entries_of(db, r)) casework::not_before_the_decision(all, "until", until, e.origin.decided_on);
    return all;
}

bool silence_explained(Remedy const& r, json::Object const& fields) {
    bool silent = std::any_of(r.recipients.begin(), r.recipients.end(), [](Recipient const& each) { return !each.acknowledged_on; });
    return !silent || !json::text_or(fields, "unacknowledged").empty();
}

}  // namespace

std::vector<std::string> pending(store::Db& db, std::string const& about) {
    std::vector<std::string> all;
    db.each(kNotOver, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, about);
    return all;
}

// By a step of one's own: what the law did as a consequence is decided where it followed from.
bool decided_in(store::Db& db, std::vector<std::string> const& cases, std::string const& person) {
    static constexpr std::string_view kDeciding[] = {"draft", "amend",   "propose", "revise", "weigh",    "decide",  "submit",  "resubmit",  "propose_renewal", "renew", "reinstate",
                                                     "bring", "review", "pass",   "publish", "enter", "evaluate", "correct", "confirm",  "apply",  "not_apply"};
    for (auto& id : cases) {
        auto file = store::load(db, casework::kCaseFiles, id);
        for (auto& step : file ? file->steps : std::vector<casework::Step>{})
            if (step.party != law::Party::law && step.account == person && std::find(std::begin(kDeciding), std::end(kDeciding), step.act) != std::end(kDeciding)) return true;
    }
    return false;
}

std::optional<std::string> suspending(store::Db& db, std::string const& about, std::string const& except) { return db.word(kSuspending, about, except); }

bool found_wrong(store::Db& db, std::string const& about) {
    bool wrong = false;
    db.each(kCorrections, [&](store::Row const& r) { wrong = wrong || r.text(2) == "wholly"; }, about);
    return wrong;
}

std::optional<law::Date> corrected_until(store::Db& db, std::string const& about) {
    if (auto until = db.word(kCorrectedUntil, about)) return json::Text<law::Date>::from(*until);
    return std::nullopt;
}

json::Object beside(store::Db& db, CaseFile const& file) {
    json::Array pending, corrections;
    db.each(
        kPending,
        [&](store::Row const& r) {
            pending.push_back(json::Object{{"id", std::string(r.text(0))}, {"kind", std::string(r.text(1))}, {"since", std::string(r.text(2))}, {"suspended", r.integer(3) != 0}});
        },
        file.id);
    if (file.noun == "check")
        db.each(kCorrections, [&](store::Row const& r) { corrections.push_back(json::Object{{"remedy", std::string(r.text(0))}, {"correction", std::string(r.text(1))}}); }, file.id);
    json::Object all;
    if (!pending.empty()) all["remedies_pending"] = std::move(pending);
    if (!corrections.empty()) all["corrections"] = std::move(corrections);
    return all;
}

law::Facts RemedyNoun::facts(Asking<Remedy> const& now) {
    if (now.command.act == "destroy") {
        law::Facts along;
        along.give(casework::kAlong, casework::written_about(now.db, {"written_about_remedy", kAbout}, now.row->id));
        return along;
    }
    auto& fields = now.command.fields;
    auto today = now.setting.today;
    auto r = remedy_sent(fields, now.row ? *now.row : Remedy{});
    auto thing = thing_of(now.db, r);
    bool office = now.actor.roles.meets(casework::kOfficeRoles);

    law::Facts facts;
    facts.answer(thing_is_on_file, casework::about_fields(thing_is_on_file, thing.has_value(), now.command.fields, {"about"}));
    facts.answer(concerns_own_agency, office || (thing && thing->respondent == now.actor.agency));
    facts.answer(days_have_come, now.row ? days_fit(r, today) : first_days_fit(r, thing, today));
    facts.answer(not_registered_before, r.organ_case.empty() || !same_case(now.db, r));
    facts.answer(execution_can_be_suspended, r.about_kind != About::measure && r.about_kind != About::check);
    facts.answer(no_suspension_yet, !r.suspended);
    facts.answer(suspension_is_ordered, r.suspended);
    facts.answer(end_is_on_paper, casework::about_fields(end_is_on_paper, !r.suspended || !json::text_or(fields, "document_no").empty(), fields, {"document_no"}));
    facts.answer(is_another_person, !thing || !decided_in(now.db, thing->files, casework::person_of(now.actor)));
    facts.answer(outcome_is_in_effect, in_effect(fields, r, today));
    facts.answer(has_parts, r.about_kind != About::task && r.about_kind != About::measure);
    auto part = part_named(now, r);
    if (part.holds) part = ends_after_its_decision(now.db, r, fields);
    facts.answer(part_is_named, std::move(part));
    facts.answer(amount_is_positive, casework::about_fields(amount_is_positive, json::integer_or(fields, "compensation_cents", 0) > 0, now.command.fields, {"compensation_cents"}));
    bool first = r.compensation_cents == 0 || !json::text_or(fields, "compensation_corrected").empty();
    facts.answer(compensated_once, casework::about_fields(compensated_once, first, fields, {"compensation_corrected"}));
    facts.answer(silence_is_explained, silence_explained(r, fields));

    facts.give("respondent", {thing ? thing->respondent : ""});
    facts.give("subject", {thing ? thing->subject : ""});
    facts.give("title", {thing ? thing->title : ""});
    if (now.row) give_the_thing(now.db, r, today, facts);
    if (now.row) give_applied(now.db, r, now.command.act, today, facts);
    if (now.command.act == "uphold" || now.command.act == "uphold_in_part") give_recipients(now.db, r, now.actor.agency, today, facts);
    if (tells_itself(now.db, facts)) facts.give("tells_itself", {"yes"});
    if (auto record = now.command.act == "uphold_in_part" && r.about_kind == About::record ? store::load(now.db, record::RecordNoun::table(), r.about) : std::nullopt)
        facts.give("changes", {casework::what_changes(part_of_record(fields), record::says_now(*record), record::kCorrectFields)});
    return facts;
}

}  // namespace remedy

HENGXIN_NOUN(, remedy::RemedyNoun);

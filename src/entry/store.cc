#include "entry/store.h"
#include <algorithm>
#include "agency/noun.h"
#include "batch/noun.h"
#include "batch/store.h"
#include "casework/about_fields.h"
#include "casework/correction.h"
#include "determination/noun.h"
#include "determination/store.h"
#include "entry/elsewhere.h"
#include "entry/noun.h"
#include "law/citation.h"
#include "list_type/store.h"
#include "objection/noun.h"
#include "objection/store.h"
#include "remedy/noun.h"
#include "remedy/store.h"
#include "repair/noun.h"
#include "repair/store.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "subscription/store.h"
#include "task/noun.h"
#include "withdrawal/store.h"

namespace entry {
namespace {

// What was applied until a day that is over lapses by itself, as the clock's act; it is no longer anybody else's to lift.
constexpr store::Query kTasks{"tasks_of_entry",
                              "SELECT t.id, f.state FROM task t JOIN casefile f ON f.id = t.id WHERE t.entry = ?1"
                              " AND (f.state <> 'applied' OR f.due IS NULL OR f.due >= ?2) ORDER BY t.id"};

constexpr store::Query kIncentives{
    "incentive_tasks_of_subject",
    "SELECT t.id FROM task t JOIN casefile f ON f.id = t.id JOIN measure m ON m.id = t.measure WHERE t.subject = ?1 AND m.polarity = 'incentive'"
    " AND (f.state IN ('due', 'deferred') OR (f.state = 'applied' AND (f.due IS NULL OR f.due >= ?2))) ORDER BY t.id"};

// What was written about this entry, or about the determination that it alone still rests on. A remedy that is not over stays.
constexpr std::string_view kAbout =
    "WITH it(id) AS (SELECT id FROM entry WHERE id = ?1 UNION SELECT e.determination FROM entry e WHERE e.id = ?1 AND e.determination <> '' AND NOT EXISTS"
    " (SELECT 1 FROM entry o WHERE o.determination = e.determination AND o.id <> e.id AND o.destroyed_on IS NULL)),"
    " about(id) AS (SELECT id FROM it UNION SELECT id FROM objection WHERE entry = ?1 UNION SELECT id FROM repair WHERE entry = ?1"
    " UNION SELECT id FROM task WHERE entry = ?1 UNION SELECT r.id FROM remedy r JOIN casefile s ON s.id = r.id"
    " WHERE r.about IN (SELECT id FROM it) AND s.state NOT IN ('registered', 'pending', 'upheld', 'destroyed')),"
    " told(id) AS (SELECT id FROM about UNION SELECT id FROM notice WHERE about IN (SELECT id FROM about)"
    " UNION SELECT id FROM address WHERE about IN (SELECT id FROM about))"
    " SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1 AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told)"
    " OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

law::Finding retained_fits(casework::Asking<Entry> const& now) {
    auto until = json::text_or(now.command.fields, "until");
    if (!now.row || !now.row->archived_until || until.empty()) return {false};
    auto last = *now.row->archived_until, asked = json::Text<law::Date>::from(until);
    return {last < asked && asked <= casework::a_year_after(last)};
}

law::Finding may_be_listed(store::Db& db, std::string const& id, std::optional<list_type::ListType> const& type, law::Date on) {
    auto subject = store::load(db, subject::SubjectNoun::table(), id);
    if (!subject || !subject::is_on_file(db, id)) return {false, "主体不在库。", "The subject is not on file."};
    if (subject->born && subject::age_on(*subject->born, on) < 14) return {false, "未满十四周岁。", "Under 14."};
    bool person = subject->kind == subject::Kind::person;
    if (person && type && !type->persons_allowed) return {false, "该名单的依据未指明自然人。", "The law of this list does not name natural persons."};
    return {true};
}

law::Finding duties_day_fits(casework::Asking<Entry> const& now, Entry const& entry, law::Date on) {
    auto sent = now.command.act == "note_duties_done" ? json::text_or(now.command.fields, "duties_done_on") : "";
    if (sent.empty()) return {false};
    auto day = json::Text<law::Date>::from(sent);
    bool fits = day <= on && day != entry.duties_done_on && (!entry.origin.decided_on || *entry.origin.decided_on <= day);
    return casework::about_fields(day_has_come, fits, now.command.fields, {"duties_done_on"});
}

// Corrected by what was found here, not by what its origin says or its list's law.
bool found_here(casework::Asking<Entry> const& now) {
    auto cause = store::load(now.db, casework::kCaseFiles, json::text_or(now.command.fields, "cause"));
    return cause && (cause->noun == "objection" || cause->noun == "remedy");
}

void give_tasks(store::Db& db, Entry const& entry, law::Date today, law::Facts& facts) {
    std::vector<std::string> due, deferred, open;
    db.each(
        kTasks,
        [&](store::Row const& r) {
            auto state = r.text(1);
            if (state == "due") due.emplace_back(r.text(0));
            if (state == "deferred") deferred.emplace_back(r.text(0));
            if (state == "due" || state == "deferred" || state == "applied") open.emplace_back(r.text(0));
        },
        entry.id, law::to_text(today));
    // A task that its own remedy, or an objection to its measure or its answer, suspends stays so; past its last day the entry's end closes all.
    bool over = entry.until && *entry.until < today;
    std::erase_if(deferred, [&](std::string const& task) {
        return over || remedy::suspending(db, task) || objection::deferring(db, *store::load(db, task::TaskNoun::table(), task));
    });
    facts.give("tasks_due", std::move(due));
    facts.give("tasks_deferred", std::move(deferred));
    facts.give("tasks_open", std::move(open));
}

void give_incentives(store::Db& db, Entry const& entry, law::Date today, law::Facts& facts) {
    std::vector<std::string> all;
    db.each(kIncentives, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, entry.subject, law::to_text(today));
    facts.give("incentives_open", std::move(all));
}

// Entries from elsewhere of the fact that this one is published for: they give way to it.
std::vector<std::string> same_fact_elsewhere(store::Db& db, Entry const& published, law::Date on) {
    std::vector<std::string> all;
    for (auto& other : store::select(db, EntryNoun::table(), "WHERE subject = ?1 AND elsewhere IS NOT NULL AND listed_on IS NOT NULL AND exited_on IS NULL ORDER BY id", published.subject)) {
        auto standing = state_on(other, on);
        if ((standing == Standing::in_force || standing == Standing::held) && gives_way(other, published)) all.push_back(other.id);
    }
    return all;
}

// The row before this one of the same fact said since when it is put right; a new decision asks for that anew.
void give_duties(store::Db& db, Entry const& published, law::Facts& facts) {
    for (auto& before : of_its_fact(db, published)) {
        bool fits = before.duties_done_on && !decided_anew(published, before) && (!published.origin.decided_on || *published.origin.decided_on <= *before.duties_done_on);
        if (fits) facts.give("duties_done", {law::to_text(*before.duties_done_on), before.duties_done});
    }
}

// Nobody is listed for discipline on the county's own authority as if it came from above: that takes a determination, with notice and statement (I-1, I-10).
void told_of_own_authority(law::Finding& gate, store::Db& db, Entry const& e, law::Date on) {
    if (!e.determination.empty() || e.polarity != list_type::Polarity::discipline) return;
    auto tell = [&](char const* field, std::string const& value, char const* why, char const* remedy) {
        gate.fields.push_back({std::string("entry.origin.") + field, value, why, remedy});
        gate.holds = false;
    };
    for (auto& agency : store::select(db, agency::AgencyNoun::table(), "WHERE name = ?1 ORDER BY id", e.origin.issuer))
        if (agency::has_duty(agency, "credit_office", on))
            tell("issuer", e.origin.issuer, "本县信用办不是认定单位 / the county's credit office recognises nobody", "写明作出认定的单位；本县认定的，按认定程序办理 / name who decided; what the county decides takes a determination");
    if (!e.elsewhere && law::is_of_the_county_or_below(e.origin.basis))
        tell("basis", e.origin.basis, "县级及以下文件不得作为惩戒认定依据 / a document of the county or below is no basis for discipline",
             "写明来源认定所依据的法律、法规或者规章；本县认定的，按认定程序办理 / name the law or rule it rests on; what the county decides takes a determination");
}

}  // namespace

Standing standing_on(store::Db& db, Entry const& entry, law::Date on) {
    auto standing = state_on(entry, on);
    bool stands = standing == Standing::in_force || standing == Standing::held;
    return stands && !list_type::in_force_on(db, entry.list_type, on) ? Standing::expired : standing;
}

bool discipline_in_force(store::Db& db, std::string const& subject, law::Date on) {
    // Held entries block incentives as well.
    auto all = store::select(db, EntryNoun::table(), "WHERE subject = ?1 AND polarity = 'discipline' AND listed_on IS NOT NULL ORDER BY id", subject);
    return std::any_of(all.begin(), all.end(), [&](Entry const& each) {
        auto standing = standing_on(db, each, on);
        return standing == Standing::in_force || standing == Standing::held;
    });
}

std::optional<std::string> cause_of_hold(store::Db& db, std::string const& entry, std::string const& except) {
    if (auto objection = objection::holding(db, entry, except)) return objection::kCause + *objection;
    if (auto ordered = remedy::suspending(db, entry, except)) return remedy::kCause + *ordered;
    if (auto shield = repair::shielding(db, {entry, ""}, except)) return repair::kShield + *shield;
    auto e = store::load(db, EntryNoun::table(), entry);
    if (e && determination::basis_gone(db, e->determination)) return determination::kBasisGone + e->determination;
    if (auto batch = e && e->elsewhere ? batch::withdrawing(db, entry, except) : std::nullopt) return batch::kWithdrawnThere + *batch;
    return std::nullopt;
}
bool held_by_a_case(Entry const& entry) {
    auto begins = [&](std::string const& cause) { return entry.hold_cause.starts_with(cause); };
    return begins(objection::kCause) || begins(remedy::kCause) || begins(repair::kShield) || begins(determination::kBasisGone) || begins(batch::kWithdrawnThere);
}

std::vector<Entry> of_its_fact(store::Db& db, Entry const& entry) {
    std::vector<Entry> all;
    for (auto& other : store::select(db, EntryNoun::table(), "WHERE subject = ?1 AND list_type = ?2 AND listed_on IS NOT NULL ORDER BY id", entry.subject, entry.list_type))
        if (other.id != entry.id && same_fact(entry, other)) all.push_back(std::move(other));
    return all;
}
std::vector<std::string> standing_for(store::Db& db, Entry const& entry, law::Date on) {
    std::vector<std::string> all;
    if (stands_on(entry, on)) all.push_back(entry.id);
    for (auto& other : of_its_fact(db, entry))
        if (stands_on(other, on) && !decided_anew(other, entry)) all.push_back(other.id);
    return all;
}
bool is_in_question(store::Db& db, Entry const& entry, law::Date on, std::string const& except) {
    if (cause_of_hold(db, entry.id, except) || objection::open(db, entry.id)) return true;
    bool held = state_on(entry, on) == Standing::held && entry.hold_cause != batch::kWithdrawnThere + except;
    return held || (stands_on(entry, on) && !remedy::pending(db, entry.id).empty());
}
bool is_settled_for_good(store::Db& db, Entry const& entry, law::Date on) {
    return !stands_on(entry, on) && (ended_for_good(entry) || repair::approved(db, entry.id) || objection::found_wrong(db, entry.id) || remedy::found_wrong(db, entry.id));
}

// Nobody is reminded of a repair that is under way.
std::vector<std::string> EntryNoun::to_remind(store::Db& db, casework::Setting const& now) {
    constexpr char kPage[] = "WHERE polarity = 'discipline' AND listed_on IS NOT NULL AND exited_on IS NULL AND held_from IS NULL AND id > ?1 ORDER BY id LIMIT 1000";
    std::vector<std::string> all;
    std::string last;
    for (auto page = store::select(db, table(), kPage, last); !page.empty(); page = store::select(db, table(), kPage, last)) {
        for (auto& e : page)
            if (reminder(e, now).any() && !repair::under_way(db, e.id, "")) all.push_back(e.id);
        last = page.back().id;
    }
    return all;
}

law::Facts EntryNoun::facts(casework::Asking<Entry> const& now) {
    Entry entry = now.row ? *now.row : entry_sent(now.command.fields);
    auto on = now.command.on.value_or(now.setting.today);
    auto type = list_type::in_force_on(now.db, entry.list_type, on);
    law::Facts facts;
    auto called = type ? type : list_type::known_on(now.db, entry.list_type, on);
    facts.give("list_name", {called ? called->name_zh : entry.list_type});
    auto passed = gate(entry, now.setting.today);
    told_of_own_authority(passed, now.db, entry, on);
    facts.answer(gate_is_passed, std::move(passed));
    facts.answer(list_type_is_in_force, type && type->polarity == entry.polarity);
    facts.answer(subject_may_be_listed, may_be_listed(now.db, entry.subject, type, on));
    bool incentive = entry.polarity == list_type::Polarity::incentive;
    facts.answer(no_discipline_in_force, !incentive || !discipline_in_force(now.db, entry.subject, on));
    facts.answer(has_an_end, !type || type->period_kind == list_type::PeriodKind::until_origin_removes || entry.until.has_value());
    auto latest = type ? outlasted(entry, *type) : std::nullopt;
    facts.answer(until_is_lawful, latest ? law::Finding{false, "", "", {until_too_late(entry, *latest, "entry.until")}} : law::Finding{true});
    facts.answer(time_is_not_over, !entry.until || on <= *entry.until);
    if (now.command.act == "correct" && !entry.batch.empty() && found_here(now)) facts.give("found_here", {"yes"});
    auto corrected = now.command.act == "correct" ? json::text_or(now.command.fields, "until") : "";
    law::Finding shortens{corrected.empty() || !entry.until || json::Text<law::Date>::from(corrected) <= *entry.until};
    if (!corrected.empty()) casework::not_before_the_decision(shortens, "until", json::Text<law::Date>::from(corrected), entry.origin.decided_on);
    facts.answer(correction_shortens, std::move(shortens));
    auto renewed = now.command.act == "renew" ? json::text_or(now.command.fields, "until") : "";
    facts.answer(renewal_is_later, !renewed.empty() && entry.until && *entry.until < json::Text<law::Date>::from(renewed) && !json::text_or(now.command.fields, "reason").empty());
    facts.answer(no_objection_is_open, !now.row || (!objection::holding(now.db, now.row->id) && !repair::shielding(now.db, {now.row->id, ""})));
    facts.answer(no_suspension_is_ordered, !now.row || !remedy::suspending(now.db, now.row->id));
    facts.answer(basis_still_stands, !determination::basis_gone(now.db, entry.determination) && !(now.row && entry.elsewhere && batch::withdrawing(now.db, now.row->id)));
    if (auto cause = now.row ? cause_of_hold(now.db, now.row->id) : std::nullopt) facts.give("cause_of_hold", {*cause});
    facts.answer(hold_has_a_cause, !json::text_or(now.command.fields, "cause").empty());
    auto determination = store::load(now.db, determination::DeterminationNoun::table(), entry.determination);
    facts.give("issuer", {determination ? determination->issuer : ""});
    bool office = now.actor.roles.meets(casework::kOfficeRoles), brought = now.file && now.file->agency == now.actor.agency;
    facts.answer(is_the_recognisers_to_say, determination ? determination->issuer == now.actor.agency : office || brought);
    facts.answer(day_has_come, duties_day_fits(now, entry, on));
    facts.answer(proceeding_is_pending, now.row && now.command.act == "retain" && !remedy::pending(now.db, now.row->id).empty());
    facts.answer(retained_shortly, retained_fits(now));
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_entry", kAbout}, now.row->id));
    if (now.command.act == "publish") {
        facts.give("same_fact_elsewhere", same_fact_elsewhere(now.db, entry, on));
        give_duties(now.db, entry, facts);
    }
    bool lists = now.command.act == "publish" || now.command.act == "relist";
    if (lists && !incentive) give_incentives(now.db, entry, now.setting.today, facts);
    if (now.command.act == "remove" || now.command.act == "correct" || now.command.act == "renew")
        withdrawal::give_recipients(now.db, {"entry", now.row->id, entry.determination, now.actor, now.command, now.setting.today}, facts);
    if (now.row) withdrawal::give_suspension(now.db, {"entry", now.row->id, "", now.actor, now.command, now.setting.today}, facts);
    if (now.row) give_tasks(now.db, *now.row, now.setting.today, facts);
    return facts;
}

// Agencies that take the feed read on from the leaf of it.
void EntryNoun::noted(store::Db& db, Entry const& entry, casework::Noted const& by) {
    subscription::note_change(db, subscription::Feed::entries, entry.list_type, entry.id, by);
}

}  // namespace entry

HENGXIN_NOUN(, entry::EntryNoun);

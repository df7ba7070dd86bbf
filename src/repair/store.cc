#include "repair/store.h"
#include <algorithm>
#include "determination/noun.h"
#include "document/store.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "list_type/store.h"
#include "notice/store.h"
#include "objection/noun.h"
#include "objection/store.h"
#include "record/noun.h"
#include "record/store.h"
#include "repair/noun.h"
#include "subject/noun.h"
#include "text/name.h"

namespace repair {
namespace {

constexpr store::Query kOpen{
    "repairs_open",
    "SELECT r.id, f.state FROM repair r JOIN casefile f ON f.id = r.id WHERE r.entry = ?1 AND r.record = ?2"
    " AND f.state IN ('applied', 'returned', 'accepted', 'forwarded', 'extended') ORDER BY r.id"};
constexpr store::Query kShielding{
    "repair_shielding", "SELECT MIN(r.id) FROM repair r JOIN casefile f ON f.id = r.id WHERE r.entry = ?1 AND r.record = ?2 AND r.id <> ?3 AND f.state = 'shielded'"};
constexpr store::Query kApproved{
    "repair_approved", "SELECT MIN(r.id) FROM repair r JOIN casefile f ON f.id = r.id WHERE r.entry = ?1 AND f.state IN ('approved', 'found_false', 'finished')"};

// What is to be repaired, whichever of the two it is.
struct Target {
    bool stands = false;                 // listed or suspended; current
    bool to_hold = false, to_resume = false;
    std::string subject, title, recogniser;
    std::optional<law::Date> decided_on; // of what is to be repaired
    std::optional<law::Date> listed_for, noted;     // of an entry: the day of its decision, and since when its recogniser noted that duties are done
    std::optional<law::Date> left;       // when it left, ended or was no longer shown
    bool of_the_county = false;          // determined here, where duties are noted
    std::vector<std::string> reached;    // by an approval: it, or the entry that a changed row of its origin put in its place
    list_type::Eligibility when;
    std::optional<list_type::Way> way;   // what the list type's rules say of the way that is asked for
    std::string rules;                   // of repair, in its words
    std::vector<std::string> persons;    // who took part in the determination, or recorded it
};

void add_persons(store::Db& db, std::string const& id, Target& target) {
    auto file = store::load(db, casework::kCaseFiles, id);
    if (!file) return;
    for (auto& step : file->steps)
        if (step.party != law::Party::law && step.party != law::Party::clock) target.persons.push_back(step.account);
}

// What the rules of its list type, as they are that day, say of the way that is asked for. It is no shorter one, unless they name a time of its own.
void use_way(store::Db& db, Target& target, entry::Entry const& e, Repair const& r, casework::Setting const& now) {
    if (auto type = list_type::in_force_on(db, e.list_type, now.today)) {
        target.rules = type->name_zh + "公布的修复办法：" + type->repair + "；移出条件：" + type->exit_conditions + "。";
        if (auto* way = list_type::way_of(*type, r.way.value_or(list_type::Mending::correction))) target.way = *way;
    }
    auto rules = list_type::repair_rules_of(e.list_type, *now.periods);
    if (!target.way || !target.way->period || !e.origin.decided_on || rules[0].period.empty()) return;
    auto own = list_type::eligibility(list_type::RepairRule{rules[0].way, *target.way->period}, *now.periods, *e.origin.decided_on, e.duties_done_on ? e.duties_done_on : r.duties_done_on);
    if (own.from) target.when = own;
}

std::optional<law::Date> earlier(std::optional<law::Date> a, std::optional<law::Date> b) { return a && b ? std::min(a, b) : a ? a : b; }

Target of_entry(store::Db& db, entry::Entry const& e, Repair const& r, casework::Setting const& now) {
    auto standing = entry::state_on(e, now.today);
    Target all;
    all.stands = entry::stands_on(e, now.today);
    all.to_hold = standing == entry::Standing::in_force;
    all.to_resume = standing == entry::Standing::held && entry::held_by_a_case(e) && !entry::cause_of_hold(db, e.id, r.id);
    all.reached = entry::standing_for(db, e, now.today);
    all.subject = e.subject;
    all.title = notice::list_name(db, e.list_type, now.today) + " · " + e.origin.document_no;
    all.when = entry::repairable(e, *now.periods, e.duties_done_on ? e.duties_done_on : r.duties_done_on);
    all.decided_on = all.listed_for = e.origin.decided_on;
    all.noted = e.duties_done_on;
    all.left = earlier(e.exited_on, e.until);
    use_way(db, all, e, r, now);
    if (auto d = store::load(db, determination::DeterminationNoun::table(), e.determination)) {
        all.recogniser = d->issuer;
        all.of_the_county = true;
        add_persons(db, d->id, all);
    } else if (auto file = store::load(db, casework::kCaseFiles, e.id)) {
        all.recogniser = file->agency;   // whoever brought it to the county and can ask its origin
    }
    return all;
}

Target of_record(store::Db& db, record::Record const& one, Repair const& r, casework::Setting const& now) {
    Target all;
    auto file = store::load(db, casework::kCaseFiles, one.id);
    all.stands = file && (file->state == "current" || file->state == "held") && !one.ended_on && (!one.shown_until || now.today <= *one.shown_until);
    if (all.stands) all.reached = {one.id};
    all.to_hold = all.stands && file->state == "current";
    all.to_resume = all.stands && file->state == "held" && !record::cause_of_hold(db, one.id, r.id);
    all.subject = one.subject;
    all.title = one.document_no;
    all.recogniser = file ? file->agency : "";
    all.when = record::repairable(one, *now.periods);
    all.decided_on = one.decided_on;
    all.left = earlier(one.ended_on, one.shown_until);
    add_persons(db, one.id, all);
    return all;
}

Target target_of(store::Db& db, Repair const& r, casework::Setting const& now) {
    if (r.entry.empty() == r.record.empty()) return {};
    if (auto e = store::load(db, entry::EntryNoun::table(), r.entry)) return of_entry(db, *e, r, now);
    if (auto one = store::load(db, record::RecordNoun::table(), r.record)) return of_record(db, *one, r, now);
    return {};
}

law::Finding day_fits(Target const& target, law::Date today) {
    auto& when = target.when;
    if (!when.from || *when.from <= today) return {true};
    auto day = law::to_text(*when.from);
    return {false, "自" + day + "起可以申请（" + when.under + (when.confirmed ? "" : "，依据待核对") + "）。",
            "It may be asked for from " + day + " (" + when.under + (when.confirmed ? "" : ", not confirmed") + ")."};
}

// What has left is not decided any more. What was approved before it left is known all the same, or its next hand-over would list it again.
law::Finding still_stands(Repair const& r, Target const& target, std::string_view act) {
    if (!target.reached.empty() || (act == "approve" && !r.decided_on)) return {true};
    if (act != "approve" || !target.left) return {false};
    if (*r.decided_on <= *target.left) return {true};
    auto left = law::to_text(*target.left);
    return {false, "", "", {{"decided_on", law::to_text(*r.decided_on), "晚于" + left + "，其时已经移出、终止或者公示期满 / after " + left + ", when it had left",
                             "登记此前作出的决定，或者办结 / record what was decided before, or close the case"}}};
}

// Since when is the recogniser's to say once it has said it; a penalty's conduct is often put right before the penalty, a listing's is not.
law::Finding duties_done(Repair const& r, Target const& target, law::Date today) {
    if (!r.duties_done_on) return {false};
    auto day = law::to_text(*r.duties_done_on);
    auto no = [&](std::string reason, std::string remedy) { return law::Finding{false, "", "", {{"duties_done_on", day, std::move(reason), std::move(remedy)}}}; };
    if (*r.duties_done_on > today) return no("晚于今天 / later than today", "履行之后再申请 / apply once it is done");
    if (target.noted && *target.noted != *r.duties_done_on) {
        auto noted = law::to_text(*target.noted);
        return no("认定单位登记的是" + noted + " / its recogniser noted " + noted,
                  "填写登记的日期；登记有误的，请认定单位更改 / give that day, or ask the recogniser to note another");
    }
    if (target.listed_for && *r.duties_done_on < *target.listed_for)
        return no("早于认定之日" + law::to_text(*target.listed_for) + " / before the decision", "填写认定之后改正、履行完毕之日 / give the day after it on which it was put right");
    return {true};
}

// The subject applies itself, in its own name.
bool is_its_own(store::Db& db, Repair const& r, std::string const& subject) {
    auto whose = store::load(db, subject::SubjectNoun::table(), subject);
    auto is = [&](std::string const& name) { return text::normalise_name(name) == text::normalise_name(r.applicant); };
    return r.applicant_kind == Applicant::subject && whose && (is(whose->name) || std::any_of(whose->names.begin(), whose->names.end(), [&](auto& span) { return is(span.name); }));
}

// What is open of it: what bars the next application, and what somebody else brought that is not accepted, over which the subject's own goes.
struct Open {
    bool bars = false;
    std::vector<std::string> of_others;
};
Open open_of(store::Db& db, std::string const& entry, std::string const& record, std::string const& subject) {
    Open all;
    std::vector<std::pair<std::string, bool>> found;       // and whether it is accepted
    db.each(kOpen, [&](store::Row const& r) { found.emplace_back(r.text(0), r.text(1) != "applied" && r.text(1) != "returned"); }, entry, record);
    for (auto& [id, accepted] : found) {
        if (accepted || is_its_own(db, *store::load(db, RepairNoun::table(), id), subject)) all.bars = true;
        else all.of_others.push_back(id);
    }
    return all;
}

bool by_service(Repair const& r) { return r.way == list_type::Mending::service; }

law::Finding service_shown(Repair const& r) {
    if (!by_service(r) || r.service_proof) return {true};
    return {false, "", "", {{"service_proof", "", "缺失 / missing", "附服务单位出具的证明 / add the proof of whoever the service was done for"}}};
}

std::string in_words(std::optional<list_type::Way> const& way) {
    if (!way) return "";
    return way->under.instrument + way->under.article + "：" + way->counts + (way->confirmed ? "" : "（依据待核对）");
}

law::Finding papers(Repair const& r) {
    law::Finding all{true};
    if (r.proof.empty()) all.fields.push_back({"proof", "", "缺失 / missing", "附履行义务的证明材料 / show that duties are done"});
    if (r.commitment.empty()) all.fields.push_back({"commitment", "", "缺失 / missing", "附信用承诺书 / add the commitment"});
    all.holds = all.fields.empty();
    return all;
}

// Who speaks for another shows the paper itself; that it was named accepts nobody's word.
bool is_bare(store::Db& db, Repair const& r) { return r.applicant_kind != Applicant::subject && document::documents_of(db, "repair", r.id).empty(); }

bool lacks_something(store::Db& db, Repair const& r, bool one_window) { return !papers(r).holds || is_bare(db, r) || (one_window && r.credit_china_no.empty()); }

// What the origin decided before the county opened its case is recorded all the same.
bool day_of_decision_fits(Repair const& r, Target const& target, law::Date today) {
    return r.decided_on && *r.decided_on <= today && (!target.decided_on || *target.decided_on <= *r.decided_on);
}

bool is_authorised_as(Repair const& r) { return r.applicant_kind == Applicant::subject || !r.authorisation.empty(); }

bool is_organisation(store::Db& db, std::string const& id) {
    auto subject = store::load(db, subject::SubjectNoun::table(), id);
    return subject && subject->kind == subject::Kind::organisation;
}

void give(law::Facts& facts, Repair const& r, Target const& target) {
    facts.give("recogniser", {target.recogniser});
    facts.give("subject", {target.subject});
    facts.give("title", {target.title});
    facts.give("eligible_from", {target.when.from ? law::to_text(*target.when.from) : ""});
    facts.give("eligible_under", {target.when.under});
    facts.give("eligible_confirmed", {target.when.confirmed ? "yes" : "no"});
    facts.give(r.entry.empty() ? "record_open" : "entry_open", target.reached);
    facts.give("way_under", {in_words(target.way)});
    if (target.to_hold) facts.give(r.entry.empty() ? "record_to_hold" : "entry_to_hold", {r.entry.empty() ? r.record : r.entry});
    if (target.to_resume) facts.give(r.entry.empty() ? "record_to_resume" : "entry_to_resume", {r.entry.empty() ? r.record : r.entry});
}

}  // namespace

std::optional<std::string> shielding(store::Db& db, About const& about, std::string const& except) { return db.word(kShielding, about.entry, about.record, except); }
bool under_way(store::Db& db, std::string const& entry, std::string const& record) {
    auto file = store::load(db, casework::kCaseFiles, entry.empty() ? record : entry);
    return file && open_of(db, entry, record, file->subject).bars;
}
bool approved(store::Db& db, std::string const& entry) { return db.word(kApproved, entry).has_value(); }

law::Facts RepairNoun::facts(casework::Asking<Repair> const& now) {
    auto today = now.setting.today;
    auto r = repair_sent(now.command.fields, now.row ? *now.row : Repair{});
    auto target = target_of(now.db, r, now.setting);
    auto& law = list_type::repair_law_on(now.file ? now.file->opened : today);
    auto recogniser = now.row ? r.recogniser : target.recogniser;
    bool allowed = target.when.way != list_type::RepairWay::none && target.when.way != list_type::RepairWay::forbidden;
    bool took_part = std::find(target.persons.begin(), target.persons.end(), casework::person_of(now.actor)) != target.persons.end();
    bool shield = now.command.act == "shield";
    auto open = now.row || shield ? Open{} : open_of(now.db, r.entry, r.record, target.subject);
    bool overtakes = is_its_own(now.db, r, target.subject);
    bool other = shield ? shielding(now.db, {r.entry, r.record}).has_value() : open.bars || (!overtakes && !open.of_others.empty());

    law::Facts facts;
    facts.answer(target_stands, target.stands);
    facts.answer(target_still_stands, still_stands(r, target, now.command.act));
    facts.answer(target_has_left, target.reached.empty());
    facts.answer(law_allows_repair, law::Finding{allowed, target.when.under, target.when.under});
    facts.answer(duties_are_done, duties_done(r, target, today));
    facts.answer(day_has_come, day_fits(target, today));
    facts.answer(noted_day_has_come, target.of_the_county && target.noted ? day_fits(target, today) : law::Finding{true});
    facts.answer(is_authorised, is_authorised_as(r));
    facts.answer(something_is_supplied, now.row && now.command.act == "supplement" ? supplied(*now.row, now.command.fields) : law::Finding{true});
    facts.answer(no_other_is_open, !other);
    facts.answer(papers_are_there, papers(r));
    facts.answer(papers_are_complete, papers(r));
    facts.answer(something_to_complete, lacks_something(now.db, r, law.one_window));
    facts.answer(something_is_missing, !papers(r).holds);
    facts.answer(way_is_open, law::Finding{!by_service(r) || target.way.has_value(), target.rules, target.rules});
    facts.answer(service_is_shown, service_shown(r));
    facts.answer(not_returned_before, !r.returned_once);
    facts.answer(was_told_what_is_missing, r.returned_once);
    facts.answer(filed_at_credit_china, !law.one_window || !r.credit_china_no.empty());
    facts.answer(acts_for_the_recogniser, now.actor.agency == recogniser);
    facts.answer(took_no_part_before, !took_part);
    facts.answer(decision_day_fits, day_of_decision_fits(r, target, today));
    facts.answer(period_still_runs, !now.file || !now.file->due || now.file->provisional || today <= *now.file->due);
    facts.answer(still_lacks_something, lacks_something(now.db, r, law.one_window));
    facts.answer(withdrawal_is_signed, document::in_hand(now.db, json::text_or(now.command.fields, "paper"), now.actor.agency, now.row ? now.row->id : ""));
    facts.answer(law_shields, law.shields && is_organisation(now.db, target.subject));
    give(facts, r, target);
    if (overtakes) facts.give("overtaken", std::move(open.of_others));
    return facts;
}

}  // namespace repair

HENGXIN_NOUN(, repair::RepairNoun);

#include "batch/store.h"
#include <algorithm>
#include <map>
#include <set>
#include "batch/noun.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "list_type/store.h"
#include "notice/store.h"
#include "rule/noun.h"
#include "rule/store.h"
#include "subject/noun.h"
#include "subject/store.h"

namespace batch {
namespace {

constexpr store::Query kSubmitted{"entries_submitted", "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' ORDER BY e.id"};
// An entry past its last day leaves by itself, whether or not the clock has come by.
constexpr store::Query kListed{
    "entries_listed",
    "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state IN ('listed', 'held') AND (e.until IS NULL OR e.until >= ?2) ORDER BY e.id"};
// Incentive entries of the batch whose subject has a discipline entry in force on ?2, held or not (I-6).
constexpr store::Query kBlocked{
    "entries_blocked",
    "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' AND e.polarity = 'incentive' AND EXISTS"
    " (SELECT 1 FROM entry d WHERE d.subject = e.subject AND d.polarity = 'discipline' AND d.listed_on IS NOT NULL AND d.listed_on <= ?2"
    " AND (d.exited_on IS NULL OR d.exited_on > ?2) AND (d.until IS NULL OR d.until >= ?2)) ORDER BY e.id"};

template <class... A> std::vector<std::string> ids(store::Db& db, store::Query const& query, A const&... values) {
    std::vector<std::string> all;
    db.each(query, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, values...);
    return all;
}
std::optional<list_type::ListType> upstream_type(store::Db& db, std::string const& code, law::Date on) {
    auto type = list_type::in_force_on(db, code, on);
    return type && type->origin == list_type::Origin::upstream ? type : std::nullopt;
}

// Each as it will stand: nobody comes to another list, or from another origin, than the batch that is reviewed. What it counts is what it brings.
law::Finding of_the_list(Batch const& batch, json::Object const& fields, std::optional<entry::Recognised> const& recognised, std::optional<list_type::ListType> const& type) {
    law::Finding all{true};
    auto entries = entries_as_listed(fields, recognised);
    auto wrong = [&](std::size_t i, char const* field, std::string is, std::string const& should) {
        if (is != should)
            all.fields.push_back({"entries[" + std::to_string(i) + "]." + field, std::move(is), "与批次不符 / not the batch's", "应为 / expected: " + should});
    };
    for (std::size_t i = 0; i < entries.size() && all.fields.size() < 20; ++i) {
        auto e = entry::entry_sent({{"entry", entries[i]}});
        wrong(i, "list_type", e.list_type, batch.list_type);
        if (type) wrong(i, "polarity", json::enum_name(e.polarity), json::enum_name(type->polarity));
        wrong(i, "origin.level", e.origin.level, batch.level);
        wrong(i, "origin.node", e.origin.node, batch.node);
    }
    auto changes = batch.fresh + batch.changed;
    if (std::int64_t(entries.size()) != changes || batch.fresh < 0 || batch.changed < 0 || batch.same < 0 || batch.rows < batch.same + changes)
        all.fields.push_back({"batch.rows", std::to_string(batch.rows), "行数与新增、变更、未变的条目不符 / does not fit what is new, changed and unchanged",
                              "rows ≥ fresh + changed + same，fresh + changed = " + std::to_string(entries.size())});
    all.holds = all.fields.empty();
    return all;
}

// In force or suspended today: what a snapshot could take away.
std::int64_t listed_of(store::Db& db, std::string const& list_type, std::string const& node, law::Date today) {
    auto all = store::select(db, entry::EntryNoun::table(), "WHERE list_type = ?1 AND exited_on IS NULL AND determination = '' ORDER BY id", list_type);
    return std::count_if(all.begin(), all.end(), [&](auto& entry) { return entry.origin.node == node && entry.listed_on && entry::stands_on(entry, today); });
}

constexpr store::Query kWithdrawing{
    "batch_withdrawing",
    "SELECT b.id FROM casefile f JOIN batch b ON b.id = f.id WHERE f.noun = 'batch' AND f.state IN ('brought', 'reviewed') AND b.recognition <> ''"
    " AND b.gone LIKE ?1 AND b.id <> ?2 ORDER BY b.id"};
constexpr store::Query kOutlasting{
    "entries_outlasting_recognition",
    "SELECT COUNT(*) FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' AND (e.until IS NULL OR e.until > ?2)"};

// Why a batch of another region may not come in or be published today; holds for every other batch.
law::Finding region_recognised(store::Db& db, Batch const& batch, std::optional<entry::Recognised> const& found, law::Date today) {
    if (batch.region.empty()) return {true};
    auto rows = rule::recognitions(db, batch.region, rule::Of::list, batch.theirs);
    auto* said = rule::recognition_on(rows, today);
    if (said && !said->recognition->recognised) return {false, "已公布不予互认：" + rule::basis_of(*said) + "。", "It was published as not recognised: " + said->name + "."};
    if (!found) return {false};
    bool changed = !batch.recognition.empty() && found->type.code != batch.list_type;
    bool outlasts = !batch.recognition.empty() && found->last && db.number(kOutlasting, batch.id, law::to_text(*found->last)).value_or(0) > 0;
    if (changed || outlasts) return {false, "报送后互认规定已变更，请退回后重新报送。", "The recognition has changed since; return the batch and bring it again."};
    return {true};
}

law::Finding takes_its_own(store::Db& db, Batch const& batch, std::string const& node) {
    for (auto* some : {&batch.replaced, &batch.gone})
        for (auto& id : *some) {
            auto e = store::load(db, entry::EntryNoun::table(), id);
            bool own = e && e->batch != "" && e->origin.node == node && (e->elsewhere ? e->elsewhere->region : "") == batch.region;
            if (!own) return {false, "条目 " + id + "。", "Entry " + id + "."};
        }
    return {true};
}

// Of what a batch brings or takes away, nothing waits in another one: published in either order, one would leave standing what the other ends.
law::Finding none_waits(store::Db& db, Batch const& batch, json::Object const& fields, std::optional<entry::Recognised> const& recognised) {
    std::map<Key, std::string> waiting;
    for (auto& e : store::select(db, entry::EntryNoun::table(), "WHERE list_type = ?1 AND listed_on IS NULL AND exited_on IS NULL AND determination = '' ORDER BY id", batch.list_type))
        if (e.origin.node == batch.node) waiting[key_of(e)] = e.batch;
    law::Finding all{true};
    auto look_at = [&](std::string field, entry::Entry const& e) {
        if (auto found = waiting.find(key_of(e)); found != waiting.end())
            all.fields.push_back({std::move(field), e.origin.document_no, "在另一批次待审核或者待公布 / waits in another batch", "批次 / batch " + found->second});
    };
    auto entries = entries_as_listed(fields, recognised);
    for (std::size_t i = 0; i < entries.size() && all.fields.size() < 20; ++i)
        look_at("entries[" + std::to_string(i) + "].origin.document_no", entry::entry_sent({{"entry", entries[i]}}));
    for (auto [field, some] : {std::pair("replaced", &batch.replaced), std::pair("gone", &batch.gone)})
        for (auto& id : *some)
            if (auto e = store::load(db, entry::EntryNoun::table(), id); e && all.fields.size() < 20) look_at(std::string("batch.") + field, *e);
    all.holds = all.fields.empty();
    return all;
}

// Rows whose last day has passed while they waited.
constexpr store::Query kOver{"entries_over",
                             "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' AND e.until < ?2 ORDER BY e.id"};
// Of the rows waiting for publication, those whose fact has been listed here before under another id.
constexpr store::Query kKnownFacts{
    "entries_submitted_again",
    "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' AND EXISTS"
    " (SELECT 1 FROM entry o WHERE o.subject = e.subject AND o.list_type = e.list_type AND o.id <> e.id AND o.listed_on IS NOT NULL) ORDER BY e.id"};
// Of a region's rows waiting for publication, those about somebody who has been listed here before.
constexpr store::Query kKnownSubjects{
    "entries_submitted_of_known",
    "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.batch = ?1 AND f.state = 'submitted' AND EXISTS"
    " (SELECT 1 FROM entry o WHERE o.subject = e.subject AND o.id <> e.id AND o.listed_on IS NOT NULL) ORDER BY e.id"};

// What publication leaves out of a batch that day, and what therefore stays as it is, leaves, or is replaced.
struct LeftOut {
    std::set<std::string> in_question;             // rows whose fact is under an objection, a remedy or a hold: the next hand-over offers them again
    std::set<std::string> settled;                 // rows of what was repaired, revoked or found wrong here
    std::set<std::string> over;                    // rows whose last day has passed (I-19)
    std::set<std::string> under_discipline;        // incentives of whom a discipline entry stands against (I-6)
    std::set<std::string> governed;                // rows of another region that count here already, or ended here for good
    std::set<std::string> stay;                    // entries that such a row would have replaced
    std::vector<std::string> shortened, until;     // of these, those that end earlier by it, and when
    std::set<std::string> replaced, ended;         // by a row that comes; by one that is over
};
// In the order in which a row's reason is told.
constexpr std::pair<char const*, std::set<std::string> LeftOut::*> kReasons[] = {
    {"settled", &LeftOut::settled}, {"over", &LeftOut::over}, {"under_discipline", &LeftOut::under_discipline}, {"governed", &LeftOut::governed}, {"in_question", &LeftOut::in_question}};

std::set<std::string> rows_of(LeftOut const& left) {
    std::set<std::string> all;
    for (auto& [name, rows] : kReasons) all.insert((left.*rows).begin(), (left.*rows).end());
    return all;
}

bool settled_here(store::Db& db, entry::Entry const& row, law::Date today) {
    auto before = entry::of_its_fact(db, row);
    return std::any_of(before.begin(), before.end(), [&](auto& other) {
        bool decided_later = other.origin.decided_on && row.origin.decided_on && *other.origin.decided_on < *row.origin.decided_on;
        return (other.handed_over && !decided_later) || (entry::is_settled_for_good(db, other, today) && !entry::decided_anew(row, other));
    });
}

// The row that would have replaced `other` stays out. What its origin lets end earlier ends earlier all the same.
void keep(LeftOut& all, entry::Entry const& row, entry::Entry const& other) {
    if (!all.stay.insert(other.id).second) return;
    auto until = row.until ? std::max(*row.until, other.origin.decided_on.value_or(*row.until)) : row.until;      // never before its decision
    if (!until || (other.until && *other.until <= *until)) return;
    all.shortened.push_back(other.id);
    all.until.push_back(law::to_text(*until));
}

// A row whose fact has been listed here before: whether it comes, and what becomes of those it was to replace.
void place(LeftOut& all, store::Db& db, Batch const& batch, entry::Entry const& row, law::Date today) {
    if (settled_here(db, row, today)) all.settled.insert(row.id);
    std::vector<entry::Entry> before;              // of the same origin, standing: known when the batch was brought, or listed since
    for (auto& other : entry::of_its_fact(db, row)) {
        bool stands = entry::stands_on(other, today);
        bool in_question = entry::is_in_question(db, other, today, batch.id) && (stands || !entry::decided_anew(row, other));
        if (in_question) all.in_question.insert(row.id);
        if (in_question && stands) keep(all, row, other);
        if (stands && other.origin.node == batch.node && other.determination.empty() && other.batch != batch.id) before.push_back(std::move(other));
    }
    bool comes = std::none_of(std::begin(kReasons), std::end(kReasons), [&](auto& reason) { return (all.*reason.second).contains(row.id); });
    for (auto& other : before) {
        if (comes) all.replaced.insert(other.id);
        else if (all.over.contains(row.id)) all.ended.insert(other.id);
        else keep(all, row, other);
    }
}

LeftOut left_out(store::Db& db, Batch const& batch, law::Date today) {
    LeftOut all;
    for (auto& id : ids(db, kOver, batch.id, law::to_text(today))) all.over.insert(id);
    for (auto& id : ids(db, kBlocked, batch.id, law::to_text(today))) all.under_discipline.insert(id);
    for (auto& id : batch.region.empty() ? std::vector<std::string>{} : ids(db, kKnownSubjects, batch.id)) {
        auto row = *store::load(db, entry::EntryNoun::table(), id);
        auto others = store::select(db, entry::EntryNoun::table(), "WHERE subject = ?1 AND listed_on IS NOT NULL ORDER BY id", row.subject);
        if (std::any_of(others.begin(), others.end(), [&](auto& other) { return entry::stays_out(row, other, today); })) all.governed.insert(id);
    }
    for (auto& id : ids(db, kKnownFacts, batch.id)) place(all, db, batch, *store::load(db, entry::EntryNoun::table(), id), today);
    return all;
}

// Of what another region no longer holds: what is not suspended yet, and what nothing else suspends.
void give_withdrawn(law::Facts& facts, store::Db& db, Batch const& batch, std::string const& id, law::Date today) {
    std::vector<std::string> to_hold, to_resume;
    if (!batch.region.empty())
        for (auto& gone : batch.gone) {
            auto e = store::load(db, entry::EntryNoun::table(), gone);
            auto standing = e ? entry::state_on(*e, today) : entry::Standing::not_listed;
            if (standing == entry::Standing::in_force) to_hold.push_back(gone);
            if (standing == entry::Standing::held && entry::held_by_a_case(*e) && !entry::cause_of_hold(db, gone, id)) to_resume.push_back(gone);
        }
    facts.give("to_hold", std::move(to_hold));
    facts.give("to_resume", std::move(to_resume));
}

// Of the entries that were to go when the batch was brought, those that have not gone meanwhile for a reason of their own.
std::vector<std::string> still_there(store::Db& db, std::vector<std::string> const& some, law::Date today) {
    std::vector<std::string> all;
    for (auto& id : some)
        if (auto entry = store::load(db, entry::EntryNoun::table(), id); entry && !entry->exited_on && (!entry->until || today <= *entry->until)) all.push_back(id);
    return all;
}

// What was to go has gone meanwhile, and its fact is listed again from before this batch: by what was undone since, say. That goes instead.
std::vector<std::string> in_its_place(store::Db& db, Batch const& batch, std::string const& id, law::Date today) {
    std::vector<std::string> all;
    auto e = store::load(db, entry::EntryNoun::table(), id);
    if (!e || entry::stands_on(*e, today)) return all;
    for (auto& other : entry::of_its_fact(db, *e))
        if (entry::stands_on(other, today) && other.origin.node == batch.node && other.determination.empty() && other.id < batch.id) all.push_back(other.id);
    return all;
}

void give_publication(law::Facts& facts, store::Db& db, Batch const& batch, law::Date today) {
    auto left = left_out(db, batch, today);
    auto blocked = rows_of(left);
    auto replaced = std::move(left.replaced), gone = std::move(left.ended);
    for (auto& id : still_there(db, batch.gone, today)) gone.insert(id);
    for (auto& id : batch.gone) for (auto& other : in_its_place(db, batch, id, today)) gone.insert(other);
    for (auto& id : still_there(db, batch.replaced, today)) if (!gone.contains(id)) replaced.insert(id);
    for (auto* some : {&replaced, &gone}) std::erase_if(*some, [&](auto& id) { return left.stay.contains(id); });
    std::erase_if(gone, [&](auto& id) { return replaced.contains(id); });
    facts.give("blocked", {blocked.begin(), blocked.end()});
    facts.give("replaced", {replaced.begin(), replaced.end()});
    facts.give("gone", {gone.begin(), gone.end()});
    facts.give("shortened", std::move(left.shortened));
    facts.give("shortened_until", std::move(left.until));
}

bool taken_away(entry::Entry const& entry) { return entry.exited_on && (entry.exit_reason == "replaced" || entry.exit_reason == "withdrawn_by_origin"); }

// What its fact has become without it bars it from coming back: settled for good, in question, or listed by another batch.
bool barred_by_its_fact(store::Db& db, Batch const& batch, entry::Entry const& entry, law::Date today) {
    if (entry::is_settled_for_good(db, entry, today)) return true;
    auto others = entry::of_its_fact(db, entry);
    return std::any_of(others.begin(), others.end(), [&](auto& other) {
        bool elsewhere = entry::stands_on(other, today) && other.batch != batch.id;
        bool settled = entry::is_settled_for_good(db, other, today) && !entry::decided_anew(entry, other);
        return elsewhere || settled || entry::is_in_question(db, other, today, batch.id);
    });
}

// Of the entries this batch took away, those that may be listed again: their period and their list type still run, their subject is on file,
// their fact does not bar them, and no discipline entry stands against an incentive (I-6).
std::vector<std::string> restorable(store::Db& db, Batch const& batch, law::Date today) {
    std::vector<std::string> all;
    auto type = upstream_type(db, batch.list_type, today);
    if (!type) return all;
    for (auto* some : {&batch.replaced, &batch.gone})
        for (auto& id : *some) {
            auto entry = store::load(db, entry::EntryNoun::table(), id);
            if (!entry || !taken_away(*entry) || barred_by_its_fact(db, batch, *entry, today) || (entry->until && *entry->until < today)) continue;
            if (!subject::is_on_file(db, entry->subject) || entry::outlasted(*entry, *type)) continue;
            if (!batch.region.empty()) {
                auto found = recognised(db, batch.region, batch.theirs, today);
                if (!found || found->type.code != entry->list_type || (found->last && (!entry->until || *found->last < *entry->until))) continue;
            }
            bool incentive = entry->polarity == list_type::Polarity::incentive;
            if (incentive && entry::discipline_in_force(db, entry->subject, today)) continue;
            all.push_back(id);
        }
    return all;
}

constexpr std::size_t kSamples = 5;                        // of each kind of change
constexpr std::int64_t kMostLookedAt = 1000;               // rows of a batch, in search of fresh ones among the changed
constexpr store::Query kOfBatch{"entries_of_batch", "SELECT id FROM entry WHERE batch = ?1 ORDER BY id LIMIT ?2 OFFSET ?3"};
constexpr store::Query kSuccessors{"entries_of_batch_and_subject", "SELECT id FROM entry WHERE batch = ?1 AND subject = ?2 ORDER BY id"};

Sample sample(store::Db& db, std::string change, entry::Entry const& entry) {
    Sample all{std::move(change), entry.id, "", "", entry.origin.document_no, entry.origin.basis, entry.until, {}};
    auto subject = store::load(db, subject::SubjectNoun::table(), entry.subject);
    if (!subject) return all;
    bool person = subject::SubjectNoun::identifies_person(*subject);
    all.name = person ? subject::masked_name(subject->name) : subject->name;
    all.code = person ? "" : subject->code;
    return all;
}

std::vector<std::string> some(std::vector<std::string> const& all, std::size_t skip) {
    auto from = std::min(skip, all.size()), to = std::min(from + kSamples, all.size());
    return {all.begin() + std::ptrdiff_t(from), all.begin() + std::ptrdiff_t(to)};
}

CountsLeftOut counted(LeftOut const& left) {
    std::set<std::string> seen;
    auto count = [&](std::set<std::string> const& rows) { return std::int64_t(std::count_if(rows.begin(), rows.end(), [&](auto& id) { return seen.insert(id).second; })); };
    return {.settled = count(left.settled), .over = count(left.over), .under_discipline = count(left.under_discipline), .governed = count(left.governed),
            .in_question = count(left.in_question)};
}

}  // namespace

Samples samples(store::Db& db, Batch const& batch, std::size_t skip, law::Date today) {
    std::vector<Sample> all;
    auto left = left_out(db, batch, today);
    auto is_left_out = [rows = rows_of(left)](std::string const& id) { return rows.contains(id); };
    for (auto& [reason, rows] : kReasons)
        for (auto& id : some({(left.*rows).begin(), (left.*rows).end()}, skip)) all.push_back(sample(db, reason, *store::load(db, entry::EntryNoun::table(), id)));
    std::size_t fresh = 0;
    std::set<Key> replaced;
    for (auto& id : batch.replaced)
        if (auto before = store::load(db, entry::EntryNoun::table(), id)) replaced.insert(key_of(*before));
    for (auto& id : ids(db, kOfBatch, batch.id, kMostLookedAt, std::int64_t(skip))) {
        auto entry = store::load(db, entry::EntryNoun::table(), id);
        if (!entry || is_left_out(id) || replaced.contains(key_of(*entry))) continue;
        all.push_back(sample(db, "fresh", *entry));
        if (++fresh == kSamples) break;
    }
    for (auto& id : some(batch.replaced, skip)) {
        auto before = store::load(db, entry::EntryNoun::table(), id);
        if (!before) continue;
        for (auto& next : ids(db, kSuccessors, batch.id, before->subject)) {
            auto entry = store::load(db, entry::EntryNoun::table(), next);
            if (!entry || is_left_out(next) || key_of(*entry) != key_of(*before)) continue;
            all.push_back(sample(db, "changed", *entry));
            all.back().was_until = before->until;
        }
    }
    for (auto& id : some(batch.gone, skip))
        if (auto entry = store::load(db, entry::EntryNoun::table(), id); entry && !left.stay.contains(id)) all.push_back(sample(db, "gone", *entry));
    return {std::move(all), counted(left)};
}

std::optional<entry::Recognised> recognised(store::Db& db, std::string const& region, std::string const& theirs, law::Date today) {
    auto rows = rule::recognitions(db, region, rule::Of::list, theirs);
    auto* rule = rule::recognition_on(rows, today);
    auto type = rule && rule->recognition->recognised ? upstream_type(db, rule->recognition->list_type, today) : std::nullopt;
    if (!type) return std::nullopt;
    return entry::Recognised{*rule, *type, rule::carries(rows, type->code, today).last};
}

std::optional<std::string> withdrawing(store::Db& db, std::string const& entry, std::string const& except) {
    return db.word(kWithdrawing, "%\"" + entry + "\"%", except);
}

law::Facts BatchNoun::facts(casework::Asking<Batch> const& now) {
    Batch batch = now.row ? *now.row : batch_sent(now.command.fields);
    law::Facts facts;
    auto found = batch.region.empty() ? std::nullopt : recognised(now.db, batch.region, batch.theirs, now.setting.today);
    if (!now.row && found) {
        batch.list_type = found->type.code;
        batch.node = found->rule.recognition->region_name;
        facts.give("recognition_rule", {json::canonical(json::write(found->rule))});
        facts.give("recognition_type", {json::canonical(json::write(found->type))});
        if (found->last) facts.give("recognition_last", {law::to_text(*found->last)});
    }
    facts.answer(region_is_recognised, region_recognised(now.db, batch, found, now.setting.today));
    facts.answer(none_of_it_waits, now.row ? law::Finding{true} : none_waits(now.db, batch, now.command.fields, found));
    facts.answer(takes_away_its_own, now.row ? law::Finding{true} : takes_its_own(now.db, batch, batch.node));
    give_withdrawn(facts, now.db, batch, now.row ? now.row->id : "", now.setting.today);
    facts.answer(list_type_is_upstream, upstream_type(now.db, batch.list_type, now.setting.today).has_value());
    bool sent = !now.row && now.command.fields.contains("entries");
    facts.answer(entries_are_of_the_list, sent ? of_the_list(batch, now.command.fields, found, upstream_type(now.db, batch.list_type, now.setting.today)) : law::Finding{true});
    if (!now.row) facts.give("list_name", {notice::list_name(now.db, batch.list_type, now.setting.today)});
    if (!now.row) facts.give("listed_before", {std::to_string(listed_of(now.db, batch.list_type, batch.node, now.setting.today))});
    facts.answer(origin_is_named, !batch.level.empty() && !batch.node.empty());
    facts.answer(large_drop_is_confirmed, !large_drop(batch) || json::flag_or(now.command.fields, "large_drop_confirmed", false));
    facts.answer(secrecy_is_reviewed, json::flag_or(now.command.fields, "secrecy_reviewed", false));
    if (!now.row) return facts;
    facts.give("submitted", ids(now.db, kSubmitted, batch.id));
    if (now.command.act == "publish") give_publication(facts, now.db, batch, now.setting.today);
    if (now.command.act != "undo") return facts;
    facts.give("listed", ids(now.db, kListed, batch.id, law::to_text(now.setting.today)));
    facts.give("restorable", restorable(now.db, batch, now.setting.today));
    return facts;
}

Difference difference(store::Db& db, std::string const& list_type, std::string const& node, HandedOver const& handed, law::Date today) {
    auto on_file = store::select(db, entry::EntryNoun::table(), "WHERE list_type = ?1 AND exited_on IS NULL AND determination = '' ORDER BY id", list_type);
    // Waiting for review counts as known: the same file twice changes nothing.
    std::erase_if(on_file, [&](entry::Entry const& each) { return each.origin.node != node || (each.listed_on && !entry::stands_on(each, today)); });
    return difference(std::move(on_file), handed, [&](entry::Entry const& row) { return settled_here(db, row, today); }, today);
}

}  // namespace batch

HENGXIN_NOUN(, batch::BatchNoun);

#include "simulation/world.h"
#include "account/noun.h"
#include "agency/noun.h"
#include "batch/noun.h"
#include "commitment/noun.h"
#include "clue/noun.h"
#include "consent/noun.h"
#include "complaint/noun.h"
#include "notice/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "withdrawal/noun.h"
#include "objection/noun.h"
#include "partner/noun.h"
#include "record/noun.h"
#include "remedy/noun.h"
#include "repair/noun.h"
#include "review/noun.h"
#include "rule/noun.h"
#include "subject/noun.h"
#include "subscription/noun.h"
#include "task/noun.h"

namespace simulation {
namespace {


// Calls `each` with the table and the rows of every noun.
template <class W, class Each> void each_kind(W& world, Each each) {
    each("agency", agency::AgencyNoun::table(), world.agencies);
    each("account", account::AccountNoun::table(), world.accounts);
    each("subject", subject::SubjectNoun::table(), world.subjects);
    each("list_type", list_type::ListTypeNoun::table(), world.list_types);
    each("rule", rule::RuleNoun::table(), world.rules);
    each("measure", measure::MeasureNoun::table(), world.measures);
    each("determination", determination::DeterminationNoun::table(), world.determinations);
    each("batch", batch::BatchNoun::table(), world.batches);
    each("entry", entry::EntryNoun::table(), world.entries);
    each("objection", objection::ObjectionNoun::table(), world.objections);
    each("withdrawal", withdrawal::WithdrawalNoun::table(), world.withdrawals);
    each("record", record::RecordNoun::table(), world.records);
    each("repair", repair::RepairNoun::table(), world.repairs);
    each("partner", partner::PartnerNoun::table(), world.partners);
    each("consent", consent::ConsentNoun::table(), world.consents);
    each("check", check::CheckNoun::table(), world.checks);
    each("task", task::TaskNoun::table(), world.tasks);
    each("document", document::DocumentNoun::table(), world.documents);
    each("notice", notice::NoticeNoun::table(), world.notices);
    each("commitment", commitment::CommitmentNoun::table(), world.commitments);
    each("memorandum", memorandum::MemorandumNoun::table(), world.memoranda);
    each("review", review::ReviewNoun::table(), world.reviews);
    each("subscription", subscription::SubscriptionNoun::table(), world.subscriptions);
    each("complaint", complaint::ComplaintNoun::table(), world.complaints);
    each("clue", clue::ClueNoun::table(), world.clues);
    each("remedy", remedy::RemedyNoun::table(), world.remedies);
}

// Every column of a row as the database holds it, sealed ones too, in one text of SQL.
template <class Row> std::string const& all_columns(store::Table<Row> const& table) {
    static std::string const sql = [&] {
        std::string all;
        for (auto& member : json::kMembers<Row>) all += (all.empty() ? "quote(" : " || ',' || quote(") + store::column(member) + ")";
        return "SELECT id, " + all + " FROM " + std::string(table.name);
    }();
    return sql;
}

template <class Row> std::optional<std::string> difference(store::Db& db, store::Table<Row> const& table, Rows<Row> const& rows, World::Prints const& prints) {
    std::optional<std::string> found;
    std::size_t stored = 0;
    db.each(store::Query{"all_columns", all_columns(table)}, [&](store::Row const& r) {
        ++stored;
        if (found) return;
        std::string id(r.text(0));
        auto name = std::string(table.name) + " " + id;
        auto print = prints.find(id);
        if (print == prints.end() || !rows.contains(id)) found = name + " is in the database and came by no act";
        else if (print->second != std::hash<std::string_view>{}(r.text(1))) found = name + " is not as the last act left it";
    });
    if (!found && stored != rows.size()) found = "a row of " + std::string(table.name) + " is missing";
    return found;
}

template <class Row> void load_into(store::Db& db, store::Table<Row> const& table, Rows<Row>& rows, World::Prints& prints, std::string const& id) {
    auto row = store::load(db, table, id);
    if (!row) {
        rows.erase(id);
        prints.erase(id);
        return;
    }
    rows.insert_or_assign(id, std::move(*row));
    static std::string const sql = all_columns(table) + " WHERE id = ?1";
    db.each(store::Query{"all_columns_of_one", sql}, [&](store::Row const& r) { prints[id] = std::hash<std::string_view>{}(r.text(1)); }, id);
}

}  // namespace

std::vector<casework::Touched> World::behind(store::Db& db) const {
    static constexpr store::Query kVersions{"versions_of_cases", "SELECT noun, id, version FROM casefile ORDER BY id"};
    std::vector<casework::Touched> all;
    db.each(kVersions, [&](store::Row const& r) {
        auto file = files.find(std::string(r.text(1)));
        if (file == files.end() || file->second.version != r.integer(2)) all.push_back({std::string(r.text(0)), std::string(r.text(1))});
    });
    return all;
}

void World::take(store::Db& db, std::string const& noun, std::string const& id, std::uint64_t act) {
    load_into(db, casework::kCaseFiles, files, prints["casefile"], id);
    each_kind(*this, [&](std::string_view name, auto const& table, auto& rows) {
        if (name == noun) load_into(db, table, rows, prints[noun], id);
    });
    if (auto file = files.find(id); file != files.end()) {
        auto& before = last_state[id];
        if (before != file->second.state) ++reached[noun + "." + file->second.state];
        before = file->second.state;
    }
    if (!handles.contains(id)) {
        auto& all = of_noun[noun];
        auto handle = act << 16;
        while (all.contains(handle)) ++handle;
        all.emplace(handle, id);
        handles.emplace(id, handle);
    }
    if (auto entry = entries.find(id); noun == "entry" && entry != entries.end()) {
        entries_of[entry->second.subject].insert(id);
        if (entry->second.exited_on) unended.erase(id);
        else unended.insert(id);
    }
    if (noun == "determination") {
        static std::set<std::string_view> const kWalking{"proposed", "noticed", "unstated", "stated", "weighed", "decided", "returned"};
        if (kWalking.contains(state_of(id))) walking.insert(id);
        else walking.erase(id);
    }
    if (auto document = documents.find(id); noun == "document" && document != documents.end()) documents_about[document->second.about].insert(id);
    if (auto objection = objections.find(id); noun == "objection" && objection != objections.end()) objections_of[objection->second.about].insert(id);
    if (auto objection = objections.find(id); noun == "objection" && objection != objections.end() && objection->second.about_kind == objection::About::measure)
        measure_objections.insert(id);
    if (auto withdrawal = withdrawals.find(id); noun == "withdrawal" && withdrawal != withdrawals.end()) {
        withdrawals_of[withdrawal->second.cause].insert(id);
        withdrawals_about[withdrawal->second.about].insert(id);
    }
    if (auto repair = repairs.find(id); noun == "repair" && repair != repairs.end()) repairs_of[repair->second.entry].insert(id);
    if (auto task = tasks.find(id); noun == "task" && task != tasks.end() && !task->second.entry.empty()) tasks_of[task->second.entry].insert(id);
}

std::optional<std::string> World::differs(store::Db& db) const {
    static Prints const none;
    auto of = [&](std::string_view name) -> Prints const& {
        auto all = prints.find(name);
        return all == prints.end() ? none : all->second;
    };
    auto found = difference(db, casework::kCaseFiles, files, of("casefile"));
    each_kind(*this, [&](std::string_view name, auto const& table, auto const& rows) {
        if (!found) found = difference(db, table, rows, of(name));
    });
    return found;
}

std::string const& World::state_of(std::string const& id) const {
    auto file = files.find(id);
    return file == files.end() ? json::none() : file->second.state;
}

}  // namespace simulation

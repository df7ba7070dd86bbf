#include "simulation/world.h"
#include "account/noun.h"
#include "agency/noun.h"
#include "batch/noun.h"
#include "determination/noun.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "notice/noun.h"
#include "objection/noun.h"
#include "record/noun.h"
#include "repair/noun.h"
#include "rule/noun.h"
#include "subject/noun.h"
#include "task/noun.h"

namespace simulation {
namespace {

template <class Row> void load_into(store::Db& db, store::Table<Row> const& table, Rows<Row>& rows, std::string const& id) {
    auto row = store::load(db, table, id);
    if (row) rows.insert_or_assign(id, std::move(*row));
    else rows.erase(id);
}

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
    each("notice", notice::NoticeNoun::table(), world.notices);
    each("record", record::RecordNoun::table(), world.records);
    each("repair", repair::RepairNoun::table(), world.repairs);
    each("check", check::CheckNoun::table(), world.checks);
    each("task", task::TaskNoun::table(), world.tasks);
}

template <class Row> std::optional<std::string> difference(store::Db& db, store::Table<Row> const& table, Rows<Row> const& rows) {
    auto stored = store::select(db, table, "ORDER BY id");
    for (auto& row : stored) {
        auto name = std::string(table.name) + " " + row.id;
        auto known = rows.find(row.id);
        if (known == rows.end()) return name + " is in the database and came by no act";
        if (store::image_of(table, row).facts != store::image_of(table, known->second).facts || row.version != known->second.version)
            return name + " is not as the last act left it";
    }
    if (stored.size() != rows.size()) return "a row of " + std::string(table.name) + " is missing";
    return std::nullopt;
}

}  // namespace

void World::take(store::Db& db, std::string const& noun, std::string const& id, std::uint64_t act) {
    load_into(db, casework::kCaseFiles, files, id);
    each_kind(*this, [&](std::string_view name, auto const& table, auto& rows) {
        if (name == noun) load_into(db, table, rows, id);
    });
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
    if (auto objection = objections.find(id); noun == "objection" && objection != objections.end()) objections_of[objection->second.about].insert(id);
    if (auto objection = objections.find(id); noun == "objection" && objection != objections.end() && objection->second.about_kind == objection::About::measure)
        measure_objections.insert(id);
    if (auto notice = notices.find(id); noun == "notice" && notice != notices.end()) notices_of[notice->second.cause].insert(id);
    if (auto repair = repairs.find(id); noun == "repair" && repair != repairs.end()) repairs_of[repair->second.entry].insert(id);
    if (auto task = tasks.find(id); noun == "task" && task != tasks.end() && !task->second.entry.empty()) tasks_of[task->second.entry].insert(id);
}

std::optional<std::string> World::differs(store::Db& db) const {
    auto found = difference(db, casework::kCaseFiles, files);
    each_kind(*this, [&](std::string_view, auto const& table, auto const& rows) {
        if (!found) found = difference(db, table, rows);
    });
    return found;
}

std::string const& World::state_of(std::string const& id) const {
    auto file = files.find(id);
    return file == files.end() ? json::none() : file->second.state;
}

}  // namespace simulation

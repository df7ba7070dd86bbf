#include <algorithm>
#include "batch/store.h"
#include "casework/about_fields.h"
#include "casework/fields.h"
#include "engine/importing.h"
#include "entry/noun.h"
#include "list_type/store.h"
#include "text/name.h"

namespace engine {
namespace {

struct Read {
    std::size_t line;
    subject::Row subject;
    entry::Entry entry;
};
struct Rows {
    std::vector<Read> listed;
    std::vector<SheetRow const*> exited;
};

std::optional<law::Date> day(SheetRow const& row, std::string const& field, Importing& importing) {
    auto cell = row.cells.find(field);
    if (cell == row.cells.end() || cell->second.empty()) return std::nullopt;
    auto found = law::date_from(cell->second);
    if (!found) importing.bad(row.line, {field, cell->second, "不是存在的日期 / not a date that exists", "按 2026-03-02 的形式填写 / write it like 2026-03-02"});
    return found;
}

Read read_row(Importing& importing, SheetRow const& row, list_type::ListType const& type, Sheet const& sheet) {
    auto cell = [&](char const* field) { auto c = row.cells.find(field); return c == row.cells.end() ? std::string() : c->second; };
    Read all{row.line, {}, {}};
    for (auto* field : {"name", "code", "kind", "legacy", "document", "number", "number_masked"}) all.subject[field] = cell(field);
    auto& e = all.entry;
    e.list_type = type.code;
    e.polarity = type.polarity;
    e.origin = {sheet.level.empty() ? "higher" : sheet.level, sheet.node.empty() ? type.determines : sheet.node, cell("issuer"), cell("document_no"), day(row, "decided_on", importing),
                cell("basis"), {}};
    e.until = day(row, "until", importing);
    if (!e.until && sheet.region.empty() && list_type::last_day(type, e.origin.decided_on)) {
        // The list's own law ends it (I-19); that the origin did not say so stays visible.
        e.until = list_type::last_day(type, e.origin.decided_on);
        e.origin.not_supplied.push_back("until");
    }
    // Of another region it ends by our period here, whatever it is there (entry/elsewhere.h).
    if (auto latest = sheet.region.empty() ? entry::outlasted(e, type) : std::nullopt) importing.bad(row.line, entry::until_too_late(e, *latest, "until"));
    for (auto* field : {"issuer", "document_no", "basis"})
        if (auto why = casework::unfit_text(cell(field))) importing.bad(row.line, {field, casework::as_sent(json::Value(cell(field))), why->reason, why->remedy});
    if (cell("reason").empty()) e.origin.not_supplied.push_back("reason");
    for (auto* field : {"notice_on", "statement_outcome", "served_on"}) e.origin.not_supplied.push_back(field);
    for (auto field : entry::gate(e, importing.now.today).fields) {
        field.field = field.field.substr(field.field.rfind('.') + 1);
        bool told = field.field == "decided_on" && !e.origin.decided_on && !cell("decided_on").empty();      // as no date that exists
        if (!told) importing.bad(row.line, field);
    }
    return all;
}

// Whether its origin has let it go by today. People write a sign where there is no date.
bool has_exited(Importing& importing, SheetRow const& row) {
    auto cell = row.cells.find("exited");
    if (cell == row.cells.end()) return false;
    auto typed = text::normalise_name(cell->second);
    std::string_view said = typed;
    for (std::string_view stop : {"。", "."})
        if (said.ends_with(stop)) said.remove_suffix(stop.size());
    if (!text::names_something(said)) return false;
    for (std::string_view none : {"空", "否", "未移出", "尚未移出", "未退出", "在列", "NO"})
        if (said == none) return false;
    auto on = day(row, "exited", importing);
    return on && *on <= importing.now.today;
}

json::Object sent(entry::Entry const& e) {
    return {{"subject", e.subject}, {"list_type", e.list_type}, {"polarity", json::enum_name(e.polarity)}, {"origin", json::write(e.origin)}, {"until", json::write(e.until)}};
}

void not_recognised(Importing& importing, Sheet const& sheet) {
    importing.bad(sheet.rows.empty() ? 0 : sheet.rows.front().line,
                  {"theirs", sheet.region + " " + sheet.theirs, "该地该类名单没有已公布、在期的互认规定 / no published recognition of this list of this region is in force",
                   "先公布互认规定；已公布不予互认的不得报送 / publish a recognition first; what was published as not recognised is not taken in"});
}

// Rows are told apart by subject and document: of two that say otherwise nobody knows which is meant.
void refuse_conflicts(Importing& importing, std::vector<Read> const& rows, std::vector<entry::Entry> const& entries) {
    std::map<batch::Key, std::size_t> first;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& e = entries[i];
        if (e.subject.empty()) continue;
        auto placed = first.try_emplace(batch::key_of(e), i);
        if (placed.second) continue;
        auto before = placed.first->second;
        auto& other = entries[before];
        auto differs = [&](char const* field, std::string const& value, bool same) {
            if (!same)
                importing.bad(rows[i].line, {field, value, "与第" + std::to_string(rows[before].line) + "行是同一主体、同一文书而内容不同 / line " +
                                                               std::to_string(rows[before].line) + " has the same subject and document with another value",
                                             "同一文书只留一行，以认定文书为准 / leave one row a document, as the decision has it"});
        };
        auto day = [](std::optional<law::Date> const& date) { return date ? law::to_text(*date) : std::string(); };
        differs("until", day(e.until), e.until == other.until);
        differs("basis", e.origin.basis, e.origin.basis == other.origin.basis);
        differs("issuer", e.origin.issuer, e.origin.issuer == other.origin.issuer);
        differs("decided_on", day(e.origin.decided_on), e.origin.decided_on == other.origin.decided_on);
    }
}

std::string document_in(SheetRow const& row) { return row.cells.contains("document_no") ? row.cells.at("document_no") : ""; }

// One row lists it and another says that its origin let it go.
void refuse_contradictions(Importing& importing, Rows const& rows, std::vector<entry::Entry> const& entries, std::vector<entry::Entry> const& exited) {
    std::map<batch::Key, std::size_t> listed;
    for (std::size_t i = 0; i < entries.size(); ++i) listed.try_emplace(batch::key_of(entries[i]), rows.listed[i].line);
    for (std::size_t i = 0; i < exited.size(); ++i)
        if (auto found = listed.find(batch::key_of(exited[i])); !exited[i].subject.empty() && found != listed.end())
            importing.bad(rows.exited[i]->line, {"exited", rows.exited[i]->cells.at("exited"),
                                                 "第" + std::to_string(found->second) + "行列有同一主体、同一文书而未写移出 / line " + std::to_string(found->second) + " lists the same subject and document",
                                                 "同一文书只留一行，以来源的现状为准 / leave one row a document, as its origin has it now"});
}

// What its origin let go, by subject and document; it needs no more than that.
std::vector<entry::Entry> let_go(Importing& importing, std::vector<SheetRow const*> const& exited) {
    std::vector<entry::Entry> all;
    for (auto* row : exited) {
        entry::Entry e{};
        e.subject = subject_known(importing, {row->line, row->cells}).value_or("");
        e.origin.document_no = document_in(*row);
        e.origin.decided_on = day(*row, "decided_on", importing);
        auto exited = *law::date_from(row->cells.at("exited"));
        if (!text::names_something(e.origin.document_no))
            importing.bad(row->line, {"document_no", e.origin.document_no, "移出的条目须写明文书号 / an entry that its origin let go is told by its document", "填写认定文书号 / give the number of its document"});
        if (e.origin.decided_on && exited < *e.origin.decided_on)
            importing.bad(row->line, {"exited", row->cells.at("exited"), "移出日期早于认定日期 / let go before it was decided", "核对两个日期 / check both days"});
        all.push_back(std::move(e));
    }
    return all;
}

// The batch was refused: each row is named by its own line and column.
void tell_refusal(Importing& importing, law::Refusal const& no, std::vector<std::size_t> const& lines) {
    auto before = importing.result.bad.size();
    importing.refused(no, lines, 0);
    for (auto i = before; i < importing.result.bad.size(); ++i) {
        auto& field = importing.result.bad[i].field;
        field = field.substr(field.rfind('.') + 1);
    }
}

// Its origin let it go, and nothing here can be taken away: who it is about, or which document, was perhaps written wrongly.
void tell_unlisted(Importing& importing, SheetRow const& row, entry::Entry const& e) {
    if (e.subject.empty())
        return importing.warn(row.line, {{"name", row.cells.contains("name") ? row.cells.at("name") : "",
                                          "来源已移出，本县没有这个主体，未移出任何条目 / its origin let it go; nobody of this code or number is on file, and nothing was taken away",
                                          "核对名称和代码、证件号；写错的，更正后重新导入 / check name, code and number; correct the row and import it again"}});
    importing.warn(row.line, {{"document_no", e.origin.document_no, "来源已移出，该主体在本县没有该来源这一文书的条目，未移出任何条目 / its origin let it go; of this origin and document nothing is listed here, and nothing was taken away",
                               "核对文书号、来源单位和移出日期；写错的，更正后重新导入 / check document, origin and day; correct the row and import it again"}});
}

constexpr char const* kFirst = "先公布，或者退回、撤回该批，再导入 / publish, return or withdraw that batch first";
// Two batches with one fact could be published in either order.
void tell_waiting(Importing& importing, std::size_t line, std::string const& document, std::string const& batch) {
    importing.bad(line, {"document_no", document, "这一文书的条目已在另一批次（" + batch + "）待审核或者待公布，内容与本行不同 / it waits in another batch with other contents", kFirst});
}

void bring(Importing& importing, Sheet const& sheet, list_type::ListType const& type, std::optional<entry::Recognised> const& recognised, Rows const& all_rows) {
    auto& rows = all_rows.listed;
    std::vector<SubjectRow> subjects;
    for (auto& row : rows) subjects.push_back({row.line, row.subject});
    auto ids = subjects_of(importing, subjects, false);
    std::vector<entry::Entry> entries;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        entries.push_back(rows[i].entry);
        entries.back().subject = ids[i];
    }
    auto exited = let_go(importing, all_rows.exited);
    refuse_conflicts(importing, rows, entries);
    refuse_contradictions(importing, all_rows, entries, exited);
    if (!importing.result.bad.empty()) return;
    auto node = sheet.node.empty() ? type.determines : sheet.node;
    // Of another region: compared as it would be listed here, handed over as its origin listed it.
    auto listed = entries;
    if (recognised) {
        for (auto& e : listed) e = entry::mapped(std::move(e), *recognised);
        node = recognised->rule.recognition->region_name;
    }
    auto difference = batch::difference(importing.db, type.code, node, {listed, sheet.snapshot, exited}, importing.now.today);
    auto& result = importing.result;
    result.fresh += difference.fresh.size();
    result.changed += difference.changed.size();
    result.same += difference.same + difference.unlisted.size();
    result.gone += difference.gone.size();
    for (auto i : difference.settled)
        importing.warn(rows[i].line, {{"document_no", rows[i].entry.origin.document_no, "该条目在本县已因修复、撤销、认定有误移出或者已经更正，不按本行列入 / it was repaired, revoked, found wrong or corrected here; the row is left out",
                                       "请告知来源单位移出或者更正；重新认定的，写明新的认定日期 / tell its origin to put it right; of a new decision give the day of that"}});
    for (auto i : difference.over)
        importing.warn(rows[i].line, {{"until", law::to_text(*listed[i].until), "截止日期已过，不再列入 / its last day has passed; it is left out",
                                       "来源仍列的，请与来源核对日期 / if its origin still lists it, check the day with it"}});
    for (auto i : difference.unlisted) tell_unlisted(importing, *all_rows.exited[i], exited[i]);
    for (auto& [i, batch] : difference.waiting) tell_waiting(importing, rows[i].line, rows[i].entry.origin.document_no, batch);
    for (auto& [i, batch] : difference.exited_waiting) tell_waiting(importing, all_rows.exited[i]->line, exited[i].origin.document_no, batch);
    for (auto& batch : difference.unsaid)
        importing.bad(0, {"snapshot", batch, "另一批次有本表未载的条目待审核或者待公布 / another batch waits with entries that this sheet does not hold", kFirst});
    if (!importing.result.bad.empty()) return;
    if (difference.fresh.empty() && difference.changed.empty() && difference.gone.empty()) return;
    json::Array each;
    std::vector<std::size_t> lines;
    for (auto* some : {&difference.fresh, &difference.changed})
        for (auto i : *some) {
            each.push_back(sent(entries[i]));
            lines.push_back(rows[i].line);
        }
    auto level = !sheet.region.empty() ? "region" : sheet.level.empty() ? "higher" : sheet.level;
    batch::Batch batch{"", 0, type.code, level, node, sheet.source, sheet.digest, sheet.snapshot, std::int64_t(rows.size() + exited.size()),
                       std::int64_t(difference.same + difference.unlisted.size()), std::int64_t(difference.fresh.size()), std::int64_t(difference.changed.size()), difference.replaced,
                       difference.gone, difference.listed_before, sheet.region, sheet.theirs};
    auto content = json::write(batch).get_object();
    content.erase("recognition");
    casework::Command command{"batch", "", "bring", {{"batch", std::move(content)}, {"entries", std::move(each)}}, {}, {}, {}};
    auto done = importing.door.act(importing.db, importing.actor, command, importing.now);
    if (done) {
        importing.may_be_undone("batch", "withdraw", {done->id}, {{"reason", "导入后撤回 / taken back after the import"}});
        return result.ids.push_back(done->id);
    }
    if (lines.empty()) lines.push_back(!rows.empty() ? rows.front().line : !exited.empty() ? all_rows.exited.front()->line : 0);
    tell_refusal(importing, done.refusal(), lines);
}

}  // namespace

void import_entries(Importing& importing, Sheet const& sheet) {
    static constexpr std::string_view kLevels[] = {"", "higher", "nation", "province", "city"};
    bool known = sheet.region.empty() ? std::find(std::begin(kLevels), std::end(kLevels), sheet.level) != std::end(kLevels) : sheet.level.empty() || sheet.level == "region";
    if (!known) return importing.bad(0, {"level", sheet.level, "没有这个来源层级 / no such level of origin", sheet.region.empty() ? "nation province city higher" : "region"});
    if (!sheet.region.empty() && !sheet.list_type.empty() && !sheet.snapshot)
        return importing.bad(0, {"list_type", sheet.list_type, "外地名单的类别由互认规定确定，不能另行指定 / the list of another region is ours by its recognition alone", "去掉名单类别（--type） / leave the type out"});
    std::map<std::string, std::vector<SheetRow const*>> by_type;
    auto ours = sheet.region.empty() ? std::nullopt : batch::recognised(importing.db, sheet.region, sheet.theirs, importing.now.today);
    if (!sheet.region.empty() && !ours) return not_recognised(importing, sheet);
    for (auto& row : sheet.rows) {
        auto column = row.cells.find("list_type");
        auto code = column == row.cells.end() || column->second.empty() ? sheet.list_type : column->second;
        if (ours) code = ours->type.code;                     // its own code of the list is not ours
        by_type[code].push_back(&row);
    }
    if (sheet.snapshot) by_type[ours ? ours->type.code : sheet.list_type];             // an empty snapshot takes everything away
    for (auto& [code, rows] : by_type) {
        auto type = list_type::in_force_on(importing.db, code, importing.now.today);
        if (!type) {
            importing.bad(rows.empty() ? 0 : rows.front()->line, {"list_type", code, "没有这个已公布的名单类别 / no such list type is published", "填写名单类别代码，或用 --type / give its code, or use --type"});
            continue;
        }
        Rows read;
        for (auto* row : rows) {
            if (has_exited(importing, *row)) read.exited.push_back(row);
            else read.listed.push_back(read_row(importing, *row, *type, sheet));
        }
        if (importing.result.bad.empty()) bring(importing, sheet, *type, ours, read);
    }
}

}  // namespace engine

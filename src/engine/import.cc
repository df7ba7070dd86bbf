#include "engine/import.h"
#include "engine/importing.h"
#include "record/rows.h"

namespace engine {
namespace {

using spreadsheet::BadRow;
using spreadsheet::Field;

constexpr std::size_t kRowsPerLeaf = 4096;
constexpr store::Query kMaps{"heading_maps", "SELECT heading, field FROM heading_map WHERE agency = ?1 AND kind = ?2"};
constexpr store::Query kForget{"heading_map_forget", "DELETE FROM heading_map WHERE agency = ?1 AND kind = ?2 AND heading = ?3"};
constexpr store::Query kRemember{"heading_map_remember", "INSERT INTO heading_map (agency, kind, heading, field) VALUES (?1, ?2, ?3, ?4)"};

// Columns that hold dates, in any of the forms people write.
bool is_date(std::string const& field) {
    static std::set<std::string> const others{"until", "from", "to", "born", "exited", "date", "valid_until"};
    return field.ends_with("_on") || others.count(field);
}

struct Read {
    std::vector<SheetRow> rows;
    json::Object headings;                     // field → heading, as found
    std::vector<std::string> missing;
};

// Rows below the headings, by field.
Read read_rows(json::Array const& sent, std::vector<Field> const& fields, std::map<std::string, std::string> const& remembered) {
    std::vector<spreadsheet::Cells> cells;
    std::vector<std::size_t> lines;
    for (auto& each : sent) {
        auto& row = each.as_object();
        lines.push_back(std::size_t(json::integer(row, "line")));
        cells.push_back(json::read<std::vector<std::string>>(row.at("cells"), "$.rows.cells"));
    }
    std::vector<spreadsheet::Cells> first(cells.begin(), cells.begin() + std::ptrdiff_t(std::min<std::size_t>(cells.size(), 20)));
    auto found = spreadsheet::find_headings(first, fields, remembered);
    Read all;
    if (!found) {
        for (auto& field : fields) if (field.required) all.missing.push_back(field.zh.empty() ? field.name : field.zh);
        return all;
    }
    all.missing = found->mapping.missing;
    for (auto& [field, column] : found->mapping.column) all.headings[field] = cells[found->heading_row][column];
    for (auto& heading : found->mapping.unknown) all.headings["?" + heading] = heading;
    for (std::size_t i = found->heading_row + 1; i < cells.size(); ++i) {
        SheetRow row{lines[i], {}};
        bool any = false;
        for (auto& [field, column] : found->mapping.column) {
            auto cell = found->mapping.cell(cells[i], field);
            any = any || !cell.empty();
            if (is_date(field) && !cell.empty()) cell = spreadsheet::plain_date(cell).value_or(cell);
            row.cells[field] = std::move(cell);
        }
        if (any) all.rows.push_back(std::move(row));
    }
    return all;
}

void run_kind(std::string const& kind, Importing& importing, Sheet const& sheet) {
    if (kind == "subjects") import_subjects(importing, sheet);
    else if (kind == "penalties") import_penalties(importing, sheet);
    else if (kind == "licences") import_licences(importing, sheet);
    else if (kind == "entries") import_entries(importing, sheet);
    else if (kind == "measures") import_measures(importing, sheet);
    else if (kind == "agencies") import_agencies(importing, sheet);
    else import_calendar(importing, sheet);
}

json::Array rows_json(std::vector<BadRow> const& rows) {
    json::Array all;
    for (auto& r : rows) all.push_back(json::Object{{"line", std::int64_t(r.line)}, {"field", r.field}, {"value", r.value}, {"reason", r.reason}, {"remedy", r.remedy}});
    return all;
}

std::map<std::string, std::string> remembered_maps(store::Db& db, std::string const& agency, std::string const& kind) {
    std::map<std::string, std::string> all;
    db.each(kMaps, [&](store::Row const& r) { all[std::string(r.text(0))] = r.text(1); }, agency, kind);
    return all;
}

}  // namespace

void Importing::bad(std::size_t line, law::FieldError error) {
    result.bad.push_back({line, std::move(error.field), std::move(error.value), std::move(error.reason), std::move(error.remedy)});
}
void Importing::bad(std::size_t line, std::vector<law::FieldError> const& errors) {
    for (auto& error : errors) bad(line, error);
}
void Importing::warn(std::size_t line, std::vector<law::FieldError> const& errors) {
    for (auto& e : errors) result.warnings.push_back({line, e.field, e.value, e.reason, e.remedy});
}

void Importing::refused(law::Refusal const& no, std::vector<std::size_t> const& lines, std::size_t first) {
    if (no.fields.empty()) return bad(lines[first], {"", "", no.zh + " / " + no.en, no.instrument + no.article});
    for (auto field : no.fields) {
        auto row = first;
        if (field.field.starts_with("rows[")) {
            auto end = field.field.find(']');
            row = first + std::stoull(field.field.substr(5, end - 5));
            field.field = field.field.size() > end + 2 ? field.field.substr(end + 2) : "";
        }
        field.reason = no.zh + (field.reason.empty() ? "" : " " + field.reason);
        bad(lines[std::min(row, lines.size() - 1)], field);
    }
}

bool Importing::one(casework::Command const& command, std::size_t line) {
    auto done = door.act(db, actor, command, now);
    if (!done) refused(done.refusal(), {line}, 0);
    return bool(done);
}

std::vector<std::string> Importing::open_each(std::string const& noun, std::string const& act, std::vector<json::Object> const& each,
                                              std::vector<std::size_t> const& lines) {
    std::vector<std::string> ids;
    casework::Command command{noun, "", act, {}, {}, {}, {}};
    for (std::size_t at = 0; at < each.size(); at += kRowsPerLeaf) {
        auto end = std::min(at + kRowsPerLeaf, each.size());
        std::vector<json::Object> some(each.begin() + std::ptrdiff_t(at), each.begin() + std::ptrdiff_t(end));
        auto mark = door.log().mark();
        auto touched = door.touched().size();
        {
            store::Savepoint savepoint(db);
            if (auto done = door.open_many(db, actor, command, some, now)) {
                savepoint.release();
                ids.insert(ids.end(), done->ids.begin(), done->ids.end());
                continue;
            }
        }
        door.log().rewind(mark);
        door.forget_touched_since(touched);
        // One row is refused: find every such row, one by one. Nothing of this import will stay.
        for (std::size_t i = at; i < end; ++i) {
            command.fields = each[i];
            auto done = door.act(db, actor, command, now);
            ids.push_back(done ? done->id : "");
            if (!done) refused(done.refusal(), lines, i);
        }
    }
    return ids;
}

Called import_rows(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    auto kind = json::text(arguments, "kind");
    auto& fields = fields_of(kind);
    if (fields.empty())
        return law::Refusal{"unknown_kind", "不能导入这种数据：" + kind, "There is no import of this kind: " + kind, "衡信系统规则 (own rule)", "import", {},
                            {{"kind", kind, "没有这种类型 / no such kind", "subjects penalties licences entries measures agencies calendar"}}, 400};
    // Asked before any row is read: what is new and what is known already is no answer for everybody.
    law::Parties bringers{law::Party::data_clerk, law::Party::handler, law::Party::officer, law::Party::office, law::Party::agency_system, law::Party::system_admin};
    if (!actor.roles.meets(bringers))
        return law::Refusal{"not_this_party", "您的身份无权导入。", "An import is not for your role to do.", "宁社信发〔2020〕6号", "（十一）", {}, {}, 403};
    bool dry = json::flag_or(arguments, "dry_run", false);
    auto snapshot = json::text_or(arguments, "snapshot");
    Sheet sheet{json::text_or(arguments, "source"), json::text_or(arguments, "digest"), snapshot.empty() ? json::text_or(arguments, "list_type") : snapshot,
                json::text_or(arguments, "level"), json::text_or(arguments, "node"), !snapshot.empty(), {}};
    std::map<std::string, std::string> given;
    if (auto* map = arguments.if_contains("map"))
        for (auto& member : map->as_object()) given[std::string(member.key())] = std::string(member.value().as_string());

    return engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) -> Called {
        auto remembered = remembered_maps(db, actor.agency, kind);
        for (auto& [heading, field] : given) remembered[heading] = field;
        auto read = read_rows(json::array(arguments, "rows"), fields, remembered);
        Importing importing{db, door, now, actor};
        for (auto& name : read.missing) importing.bad(0, {name, "", "缺少这一列 / this column is missing", "补上表头，或用 --map 指明 / add the heading, or name it with --map"});
        sheet.rows = std::move(read.rows);
        auto mark = door.log().mark();
        auto touched = door.touched().size();
        bool kept = false;
        {
            store::Savepoint savepoint(db);
            if (importing.result.bad.empty()) run_kind(kind, importing, sheet);
            kept = !dry && importing.result.bad.empty();
            for (auto& [heading, field] : given) {
                db.exec(kForget, actor.agency, kind, heading);
                db.exec(kRemember, actor.agency, kind, heading, field);
            }
            if (kept) savepoint.release();
        }
        if (!kept) {
            door.log().rewind(mark);
            door.forget_touched_since(touched);
        }
        auto& r = importing.result;
        return json::Object{{"rows", std::int64_t(sheet.rows.size())}, {"fresh", std::int64_t(r.fresh)}, {"changed", std::int64_t(r.changed)},
                            {"same", std::int64_t(r.same)}, {"gone", std::int64_t(r.gone)}, {"imported", kept}, {"bad", rows_json(r.bad)},
                            {"warnings", rows_json(r.warnings)}, {"headings", std::move(read.headings)}, {"ids", json::write(kept ? r.ids : std::vector<std::string>{})}};
    });
}

}  // namespace engine

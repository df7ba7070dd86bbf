#include <algorithm>
#include "engine/importing.h"
#include "spreadsheet/errors.h"

namespace engine {
namespace {

using spreadsheet::BadRow;
using spreadsheet::Field;

constexpr std::size_t kRowsPerAct = 4096;
constexpr store::Query kMaps{"heading_maps", "SELECT heading, field FROM heading_map WHERE agency = ?1 AND kind = ?2"};
constexpr store::Query kForget{"heading_map_forget", "DELETE FROM heading_map WHERE agency = ?1 AND kind = ?2 AND heading = ?3"};
constexpr store::Query kRemember{"heading_map_remember", "INSERT INTO heading_map (agency, kind, heading, field) VALUES (?1, ?2, ?3, ?4)"};

// Columns that hold dates, in any of the forms people write.
bool is_date(std::string const& field) {
    static std::set<std::string> const others{"until", "from", "to", "born", "exited", "date", "valid_until"};
    return field.ends_with("_on") || others.count(field);
}

// Lines whose errors are told already; what is left of them is not read.
std::set<std::size_t> unreadable_rows(spreadsheet::Sheet const& sheet, spreadsheet::Found const& found, ImportAnswer& answer) {
    std::set<std::size_t> lines;
    auto tell = [&](BadRow each) {
        lines.insert(each.line);
        answer.bad.push_back(std::move(each));
    };
    for (auto& each : spreadsheet::spoilt_rows(sheet, found.mapping))
        if (each.line > answer.heading_line) tell(std::move(each));
    auto headings = sheet.rows[found.heading_row].cells.size();
    for (auto i = found.heading_row + 1; i < sheet.rows.size(); ++i)
        if (auto bad = spreadsheet::beyond_headings(sheet.rows[i].line, sheet.rows[i].cells, headings)) tell(std::move(*bad));
    return lines;
}

// The rows below the headings, by field; what names the sheet and its headings goes into the answer.
std::vector<SheetRow> read_rows(ImportRequest const& request, std::map<std::string, std::string> const& remembered, Importing& importing) {
    auto& fields = fields_of(request.kind);
    auto& answer = importing.result;
    for (auto& mapped : request.map)
        if (!mapped.second.empty() && std::none_of(fields.begin(), fields.end(), [&](Field const& each) { return each.name == mapped.second; }))
            importing.bad(0, {mapped.first, mapped.second, "没有这个字段 / no such field", "用模板中的字段名，或留空表示不用 / a field of the template, or nothing for a column of no use"});
    auto chosen = spreadsheet::choose(request.sheets, fields, remembered);
    auto missing = [&](std::string const& name) {
        importing.bad(0, {name, "", "缺少这一列 / this column is missing", "补上表头，或用 --map 指明 / add the heading, or name it with --map"});
    };
    auto title = [&](std::string const& name) {
        auto field = std::find_if(fields.begin(), fields.end(), [&](Field const& each) { return each.name == name; });
        return field == fields.end() || field->zh.empty() ? name : field->zh;
    };
    if (!chosen.sheet || !chosen.found) {
        for (auto& field : fields) if (field.required) missing(title(field.name));
        return {};
    }
    answer.sheet = std::size_t(chosen.sheet - request.sheets.data());
    auto& [heading_row, mapping] = *chosen.found;
    auto& all = chosen.sheet->rows;
    answer.heading_line = all[heading_row].line;
    for (auto& name : mapping.missing) missing(name);
    for (auto& each : spreadsheet::doubled_columns(mapping)) answer.bad.push_back(each);
    for (auto& [field, column] : mapping.column) answer.headings[field] = all[heading_row].cells[column];
    for (auto& heading : mapping.unknown) answer.headings["?" + heading] = heading;
    auto unread = unreadable_rows(*chosen.sheet, *chosen.found, answer);
    std::vector<SheetRow> rows;
    for (std::size_t i = heading_row + 1; i < all.size(); ++i) {
        SheetRow row{all[i].line, {}};
        bool any = false;
        for (auto& [field, column] : mapping.column) {
            auto cell = mapping.cell(all[i].cells, field);
            any = any || !cell.empty();
            if (is_date(field) && !cell.empty()) cell = spreadsheet::plain_date(cell).value_or(cell);
            row.cells[field] = std::move(cell);
        }
        answer.rows += any;
        if (any && !unread.contains(row.line)) rows.push_back(std::move(row));
    }
    return rows;
}

// A required column that nobody named: the rows cannot be read at all.
bool lacks_columns(ImportAnswer const& answer) {
    return std::any_of(answer.bad.begin(), answer.bad.end(), [](BadRow const& each) { return each.line == 0; });
}

void run_kind(std::string const& kind, Importing& importing, Sheet const& sheet) {
    if (kind == "subjects") import_subjects(importing, sheet);
    else if (kind == "penalties") import_penalties(importing, sheet);
    else if (kind == "licences") import_licences(importing, sheet);
    else if (kind == "entries") import_entries(importing, sheet);
    else if (kind == "measures") import_measures(importing, sheet);
    else if (kind == "agencies") import_agencies(importing, sheet);
    else if (kind == "memoranda") import_memoranda(importing, sheet);
    else if (kind == "commitments") import_commitments(importing, sheet);
    else import_calendar(importing, sheet);
}

json::Array rows_json(std::vector<BadRow> const& rows, std::size_t most) {
    json::Array all;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
        auto& r = rows[i];
        all.push_back(json::Object{{"line", std::int64_t(r.line)}, {"field", r.field}, {"value", r.value}, {"reason", r.reason}, {"remedy", r.remedy}});
    }
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
        if (field.field.starts_with("rows[") || field.field.starts_with("entries[")) {
            auto from = field.field.find('[') + 1, end = field.field.find(']');
            row = first + std::stoull(field.field.substr(from, end - from));
            field.field = field.field.size() > end + 2 ? field.field.substr(end + 2) : "";
        }
        // A field that is told with the words of its question says it all.
        if (!field.reason.starts_with(no.zh)) field.reason = no.zh + (field.reason.empty() ? "" : " " + field.reason);
        bad(lines[std::min(row, lines.size() - 1)], field);
    }
}

bool Importing::one(casework::Command const& command, std::size_t line) {
    auto done = door.act(db, actor, command, now);
    if (!done) refused(done.refusal(), {line}, 0);
    return bool(done);
}

std::vector<std::string> Importing::open_each(std::string const& noun, std::string const& act, Fresh const& fresh) {
    auto& [each, lines] = fresh;
    std::vector<std::string> ids;
    casework::Command command{noun, "", act, {}, {}, {}, {}};
    for (std::size_t at = 0; at < each.size(); at += kRowsPerAct) {
        auto end = std::min(at + kRowsPerAct, each.size());
        std::vector<json::Object> some(each.begin() + std::ptrdiff_t(at), each.begin() + std::ptrdiff_t(end));
        auto mark = door.log().mark();
        auto touched = door.touched().size();
        {
            store::Savepoint savepoint(db);
            if (auto done = door.open_many(db, actor, command, some, now)) {
                savepoint.release();
                ids.insert(ids.end(), done->ids.begin(), done->ids.end());
                if (progress) progress(end);
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
        if (progress) progress(end);
    }
    return ids;
}

void Importing::may_be_undone(std::string const& noun, std::string const& act, std::vector<std::string> const& ids, json::Object const& fields) {
    if (!ids.empty()) result.undoing.push_back({noun, act, ids, fields});
}

std::vector<ImportKind> const& import_kinds() {
    static std::vector<ImportKind> const all{{"subjects", "信用主体", "Subjects"}, {"penalties", "行政处罚", "Administrative penalties"},
                                             {"licences", "行政许可", "Licences"}, {"entries", "名单条目", "Entries of lists"},
                                             {"measures", "奖惩措施", "Measures"}, {"agencies", "单位", "Agencies"}, {"calendar", "工作日历", "Working days"},
                                             {"memoranda", "上级合作备忘录", "Memoranda from above"}, {"commitments", "信用承诺", "Commitments"}};
    return all;
}

std::optional<law::Refusal> may_import(casework::Actor const& actor, std::string const& kind) {
    if (fields_of(kind).empty())
        return law::Refusal{"unknown_kind", "不能导入这种数据：" + kind, "There is no import of this kind: " + kind, "衡信系统规则 (own rule)", "import", {},
                            {{"kind", kind, "没有这种类型 / no such kind", "subjects penalties licences entries measures agencies calendar memoranda commitments"}}, 400};
    law::Parties bringers{law::Party::data_clerk, law::Party::handler, law::Party::officer, law::Party::office, law::Party::agency_system, law::Party::system_admin};
    if (!actor.roles.meets(bringers))
        return law::Refusal{"not_this_party", "您的身份无权导入。", "An import is not for your role to do.", "宁社信发〔2020〕6号", "（十一）", {}, {}, 403};
    return {};
}

ImportRequest read_import(std::string const& kind, std::string const& source, std::string_view bytes, std::size_t most_cells) {
    ImportRequest all;
    all.kind = kind;
    all.source = source;
    all.digest = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {bytes})));
    all.sheets = spreadsheet::read(bytes, most_cells);
    return all;
}

std::map<std::string, std::string> remembered_headings(store::Db& db, std::string const& agency, std::string const& kind) {
    std::map<std::string, std::string> all;
    db.each(kMaps, [&](store::Row const& r) { all[std::string(r.text(0))] = r.text(1); }, agency, kind);
    return all;
}

ImportAnswer import_sheet(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, ImportRequest const& request) {
    auto remembered = remembered_headings(db, actor.agency, request.kind);
    for (auto& [heading, field] : request.map) remembered[heading] = field;
    Importing importing{db, door, now, actor};
    Sheet sheet{request.source, request.digest, request.list_type, request.level, request.node, request.region, request.theirs, request.snapshot, read_rows(request, remembered, importing)};
    auto& answer = importing.result;
    if (request.progress) importing.progress = [&](std::size_t opened) { request.progress(std::min(opened, answer.rows), answer.rows); };
    auto mark = door.log().mark();
    auto touched = door.touched().size();
    {
        store::Savepoint savepoint(db);
        if (answer.heading_line != 0 && !lacks_columns(answer)) run_kind(request.kind, importing, sheet);
        answer.imported = !request.dry && answer.bad.empty();
        if (answer.imported) savepoint.release();
    }
    // What would not fit is not remembered, and a dry run changes nothing.
    if (!request.dry && !lacks_columns(answer)) for (auto& [heading, field] : request.map) {
        db.exec(kForget, actor.agency, request.kind, heading);
        db.exec(kRemember, actor.agency, request.kind, heading, field);
    }
    if (!answer.imported) {
        door.log().rewind(mark);
        door.forget_touched_since(touched);
        answer.ids.clear();
        answer.undoing.clear();
    }
    std::stable_sort(answer.bad.begin(), answer.bad.end(), [](BadRow const& a, BadRow const& b) { return a.line < b.line; });
    return std::move(answer);
}

std::map<std::string, std::string> headings_found(json::Object const& headings) {
    std::map<std::string, std::string> all;
    for (auto& each : headings) if (each.value().is_string()) all[std::string(each.key())] = std::string(each.value().get_string());
    return all;
}

json::Object import_json(ImportAnswer const& answer, std::size_t most) {
    return {{"rows", std::int64_t(answer.rows)}, {"fresh", std::int64_t(answer.fresh)}, {"changed", std::int64_t(answer.changed)},
            {"same", std::int64_t(answer.same)}, {"gone", std::int64_t(answer.gone)}, {"imported", answer.imported},
            {"bad", rows_json(answer.bad, most)}, {"bad_count", std::int64_t(answer.bad.size())},
            {"warnings", rows_json(answer.warnings, most)}, {"warnings_count", std::int64_t(answer.warnings.size())},
            {"headings", answer.headings}, {"ids", json::write(answer.ids)}, {"sheet", std::int64_t(answer.sheet)},
            {"heading_line", std::int64_t(answer.heading_line)}};
}

Called import_file(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    auto kind = json::text(arguments, "kind");
    if (auto no = may_import(actor, kind)) return *no;
    auto file = crypto::from_base64(json::text(arguments, "file"));
    if (!file) throw json::Error("$.file: 应为 base64 / is no base64");
    ImportRequest request;
    try {
        request = read_import(kind, json::text_or(arguments, "source"), *file, ~std::size_t{0});
    } catch (spreadsheet::Error const& e) {
        throw json::Error(e.what());
    }
    auto snapshot = json::text_or(arguments, "snapshot");
    request.snapshot = !snapshot.empty();
    request.list_type = request.snapshot ? snapshot : json::text_or(arguments, "list_type");
    request.level = json::text_or(arguments, "level");
    request.node = json::text_or(arguments, "node");
    request.region = json::text_or(arguments, "region");
    request.theirs = json::text_or(arguments, "theirs");
    request.dry = json::flag_or(arguments, "dry_run", false);
    if (auto* map = arguments.if_contains("map"))
        for (auto& member : map->as_object()) request.map[std::string(member.key())] = std::string(member.value().as_string());
    return engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) -> Called {
        return import_json(import_sheet(db, door, now, actor, request));
    });
}

}  // namespace engine

#include <map>
#include <utility>
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "engine/importing.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "text/code.h"

namespace engine {
namespace {

constexpr char kTakenBack[] = "导入后撤回 / taken back after the import";

// What tells two drafts of the same content apart is only what the procedure sets.
template <class Row> std::string content_of(Row const& row) {
    auto all = json::write(row).get_object();
    for (auto* set : {"id", "version", "edition", "published_on", "ended_on", "memoranda"}) all.erase(set);
    return json::canonical(all);
}

template <class Noun> bool known(store::Db& db, std::string const& column, std::string const& value, typename Noun::Row const& row) {
    for (auto& other : store::select(db, Noun::table(), "WHERE " + column + " = ?1 ORDER BY id", value)) {
        if (other.ended_on || content_of(other) != content_of(row)) continue;
        auto file = store::load(db, casework::kCaseFiles, other.id);
        if (file && file->state != "withdrawn") return true;                  // a draft taken back is none
    }
    return false;
}

// "SCJG-XK-01:食品经营许可:licence|…"
agency::Content agency_of(SheetRow const& row) {
    auto cell = [&](char const* field) { auto c = row.cells.find(field); return c == row.cells.end() ? std::string() : c->second; };
    auto code = text::normalise_code(cell("code"));
    agency::Content all{code.kind == text::CodeKind::unified ? code.value : cell("code"), cell("name"), cell("kind"), {}, {}, list_type::member<law::Date>(row.cells, "from"), std::nullopt};
    if (!cell("to").empty()) all.to = list_type::member<law::Date>(row.cells, "to");
    for (auto& part : list_type::parts(cell("remits"), '|')) {
        auto three = list_type::parts(part, ':');
        if (three.size() < 3) throw json::Error("remits: '" + part + "' 应写作 编码:名称:类别 / is not CODE:NAME:KIND");
        all.remits.push_back({three[0], three[1], three[2], three.size() > 3 ? three[3] : "", all.from, all.to});
    }
    for (auto& duty : list_type::parts(cell("duties"), '|')) all.duties.push_back({duty, all.from, all.to});
    return all;
}

std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : "、") + each;
    return text;
}

std::set<std::string> words_of(store::Db& db, store::Query const& query) {
    std::set<std::string> all;
    db.each(query, [&](store::Row const& r) { all.emplace(r.text(0)); });
    return all;
}

// The list types a measure may name. One may still be a draft, but what nobody knows is a slip of the pen, and would be found at its publication.
struct Catalogue {
    std::set<std::string> list_types;

    explicit Catalogue(store::Db& db) : list_types(words_of(db, store::Query{"list_type_codes", "SELECT DISTINCT code FROM list_type"})) {}
    bool knows(Importing& importing, std::size_t line, measure::Measure const& m) const {
        auto before = importing.result.bad.size();
        for (auto& code : m.list_types)
            if (!list_types.contains(code))
                importing.bad(line, {"target_list_types", code, "没有这个名单类别 / no such list type", "填写名单类别代码 / give its code: " + joined({list_types.begin(), list_types.end()})});
        return importing.result.bad.size() == before;
    }
};

// The agency on file as it would be once what waits is confirmed.
agency::Content standing(agency::Agency const& known) {
    if (!known.proposed.empty()) return agency::content_proposed(known);
    return {known.code, known.name, known.kind, known.remits, known.duties, known.from, known.to};
}

std::vector<std::string> differing(agency::Content const& a, agency::Content const& b) {
    auto first = json::write(a).get_object(), second = json::write(b).get_object();
    std::vector<std::string> all;
    for (auto& each : first) if (json::canonical(each.value()) != json::canonical(second.at(each.key()))) all.emplace_back(each.key());
    return all;
}

// Of one sheet a second row with other contents is refused, and what is on file is changed by its own act alone.
bool agency_is_new(Importing& importing, std::size_t line, agency::Content const& content, std::map<std::string, std::pair<std::size_t, agency::Content>>& seen) {
    auto conflict = [&](std::vector<std::string> const& fields, std::string const& reason, std::string const& remedy) {
        for (auto& field : fields) importing.bad(line, {field, field == "name" ? content.name : field == "kind" ? content.kind : content.code, reason, remedy});
        importing.result.same += fields.empty();
        return false;
    };
    auto [first, is_first] = seen.try_emplace(content.code, line, content);
    if (!is_first) {
        auto at = std::to_string(first->second.first);
        return conflict(differing(content, first->second.second), "与第" + at + "行代码相同而内容不同 / line " + at + " has the same code with other values", "一个单位只留一行 / leave one row an agency");
    }
    constexpr store::Query same{"agency_named", "SELECT a.id FROM agency a JOIN casefile f ON f.id = a.id WHERE a.code = ?1 AND f.state <> 'refused'"};
    auto id = importing.db.word(same, content.code);
    if (!id) return true;
    auto known = store::load(importing.db, agency::AgencyNoun::table(), *id).value();
    return conflict(differing(content, standing(known)), "该代码的单位已登记，内容不同，未改动 / an agency with this code is on file with another value, which stays",
                    "在该单位上“提出变更”（propose_change） / propose the change at the agency itself");
}

// A day has one kind and is named once.
void twice(Importing& importing, SheetRow const& row, bool alike, std::size_t first) {
    auto at = std::to_string(first);
    importing.bad(row.line, {"date", row.cells.at("date"), alike ? "与第" + at + "行重复 / line " + at + " names it, too"
                                                                  : "第" + at + "行将同一天列为另一类型 / line " + at + " names the same day as the other kind",
                             "一天只留一行，以通知原文为准 / leave one row a day, as the notice has it"});
}

// What is read of a row, and a refusal of its act, name the members of what is sent; the row's columns are called alike, but for the target.
std::string column_of(std::string member) {
    if (member.starts_with("agency.") && member.ends_with(".to")) return "to";             // of the agency, its matters and duties alike
    for (std::string_view whole : {"agency.", "measure.", "rule."})
        if (member.starts_with(whole)) member.erase(0, whole.size());
    member = member.substr(0, member.find_first_of("[."));
    return member == "list_types" || member == "target" ? "target_list_types" : member;
}

void bad_cell(Importing& importing, SheetRow const& row, json::Error const& e) {
    auto [member, value, reason] = json::misread(e);
    auto column = column_of(member);
    auto cell = row.cells.find(column);
    importing.bad(row.line, {column, cell == row.cells.end() ? value : casework::as_sent(json::Value(cell->second)), reason, "按模板的说明填写这一列 / fill in this column as the template says"});
}

}  // namespace

void import_measures(Importing& importing, Sheet const& sheet) {
    Catalogue const catalogue(importing.db);
    Fresh fresh;
    for (auto& row : sheet.rows) try {
            for (auto& one : measure::one_target_each(row.cells)) {
                auto fields = measure::fields_from_row(one);
                auto content = measure::content(fields);
                if (!catalogue.knows(importing, row.line, content)) break;
                if (known<measure::MeasureNoun>(importing.db, "number", content.number, content)) {
                    ++importing.result.same;
                    continue;
                }
                fresh.add(std::move(fields), row.line);
            }
        } catch (json::Error const& e) {
            bad_cell(importing, row, e);
        }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("measure", "draft", fresh);
    importing.may_be_undone("measure", "withdraw_draft", importing.result.ids, {{"reason", kTakenBack}});
}

void import_agencies(Importing& importing, Sheet const& sheet) {
    Fresh fresh;
    std::map<std::string, std::pair<std::size_t, agency::Content>> seen;       // by code
    for (auto& row : sheet.rows) try {
            auto content = agency_of(row);
            auto before = importing.result.bad.size();
            bool told = false;                             // of one cell once, whatever it ends
            for (auto& finding : {agency::told_apart(content), agency::matters_fit(content), agency::duties_fit(content)})
                for (auto& error : finding.fields) {
                    auto column = column_of(error.field);
                    if (column == "to" && std::exchange(told, true)) continue;
                    importing.bad(row.line, {column, error.value, error.reason, error.remedy});
                }
            if (importing.result.bad.size() > before || !agency_is_new(importing, row.line, content, seen)) continue;
            if (!text::unified_check_fits(content.code))
                importing.warn(row.line, {{"code", content.code, "校验码不符 / check digit", "请核对代码 / check the code"}});
            fresh.add({{"agency", json::write(content)}}, row.line);
        } catch (json::Error const& e) {
            bad_cell(importing, row, e);
        }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("agency", "propose", fresh);
    for (auto& each : importing.result.bad) each.field = column_of(each.field);
    importing.may_be_undone("agency", "refuse", importing.result.ids, {{"reason", kTakenBack}});
}

void import_calendar(Importing& importing, Sheet const& sheet) {
    std::vector<list_type::SeedRow> rows;
    std::map<law::Date, std::pair<rule::DayKind, std::size_t>> days;           // each with the line that named it first
    for (auto& row : sheet.rows) try {
            auto date = list_type::member<law::Date>(row.cells, "date");
            auto kind = list_type::member<rule::DayKind>(row.cells, "kind");
            auto [first, is_first] = days.try_emplace(date, kind, row.line);
            if (!is_first) twice(importing, row, first->second.first == kind, first->second.second);
            rule::fields_from_calendar({row.cells});                          // by itself, so that what is wrong is told of this row
            rows.push_back(row.cells);
        } catch (json::Error const& e) {
            bad_cell(importing, row, e);
        }
    if (!importing.result.bad.empty()) return;
    Fresh fresh;
    try {
        for (auto& fields : rule::fields_from_calendar(rows)) {
            auto content = rule::content(fields);
            if (known<rule::RuleNoun>(importing.db, "name", content.name, content)) {
                ++importing.result.same;
                continue;
            }
            for (auto& error : rule::days_fit(content).fields)                // else it would be found at its publication
                importing.bad(days.at(json::Text<law::Date>::from(error.value)).second, {"date", error.value, error.reason, error.remedy});
            fresh.add(fields, sheet.rows.empty() ? 0 : sheet.rows.front().line);
        }
    } catch (json::Error const& e) {
        bad_cell(importing, {}, e);
    }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("rule", "draft", fresh);
    importing.may_be_undone("rule", "withdraw_draft", importing.result.ids, {{"reason", kTakenBack}});
}

}  // namespace engine

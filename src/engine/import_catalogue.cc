#include "agency/noun.h"
#include "engine/importing.h"
#include "measure/noun.h"
#include "rule/noun.h"

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
    for (auto& other : store::select(db, Noun::table(), "WHERE " + column + " = ?1 ORDER BY id", value))
        if (!other.ended_on && content_of(other) == content_of(row)) return true;
    return false;
}

// "SCJG-XK-01:食品经营许可:licence|…"
agency::Content agency_of(SheetRow const& row) {
    auto cell = [&](char const* field) { auto c = row.cells.find(field); return c == row.cells.end() ? std::string() : c->second; };
    agency::Content all{cell("code"), cell("name"), cell("kind"), {}, {}, json::Text<law::Date>::from(cell("from")), std::nullopt};
    if (auto to = cell("to"); !to.empty()) all.to = json::Text<law::Date>::from(to);
    for (auto& part : list_type::parts(cell("remits"), '|')) {
        auto three = list_type::parts(part, ':');
        if (three.size() < 3) throw json::Error("remits: '" + part + "': expected 编码:名称:类别 / CODE:NAME:KIND");
        all.remits.push_back({three[0], three[1], three[2], three.size() > 3 ? three[3] : "", all.from, all.to});
    }
    for (auto& duty : list_type::parts(cell("duties"), '|')) all.duties.push_back({duty, all.from, all.to});
    return all;
}

void bad_cell(Importing& importing, std::size_t line, json::Error const& e) {
    std::string what = e.what();
    auto colon = what.find(": ");
    importing.bad(line, {what.substr(0, colon), "", colon == std::string::npos ? what : what.substr(colon + 2), "见 rules/README.md / see rules/README.md"});
}

}  // namespace

void import_measures(Importing& importing, Sheet const& sheet) {
    Fresh fresh;
    for (auto& row : sheet.rows) try {
            for (auto& one : measure::one_target_each(row.cells)) {
                auto fields = measure::fields_from_row(one);
                auto content = measure::content(fields);
                if (known<measure::MeasureNoun>(importing.db, "number", content.number, content)) {
                    ++importing.result.same;
                    continue;
                }
                fresh.add(std::move(fields), row.line);
            }
        } catch (json::Error const& e) {
            bad_cell(importing, row.line, e);
        }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("measure", "draft", fresh);
    importing.may_be_undone("measure", "withdraw_draft", importing.result.ids, {{"reason", kTakenBack}});
}

void import_agencies(Importing& importing, Sheet const& sheet) {
    constexpr store::Query same{"agency_named", "SELECT id FROM agency WHERE code = ?1"};
    Fresh fresh;
    for (auto& row : sheet.rows) try {
            auto content = agency_of(row);
            if (importing.db.word(same, content.code)) {
                ++importing.result.same;
                continue;
            }
            fresh.add({{"agency", json::write(content)}}, row.line);
        } catch (json::Error const& e) {
            bad_cell(importing, row.line, e);
        }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("agency", "propose", fresh);
    importing.may_be_undone("agency", "refuse", importing.result.ids, {{"reason", kTakenBack}});
}

void import_calendar(Importing& importing, Sheet const& sheet) {
    std::vector<list_type::SeedRow> rows;
    for (auto& row : sheet.rows) try {
            list_type::member<law::Date>(row.cells, "date");
            list_type::member<rule::DayKind>(row.cells, "kind");
            list_type::cell(row.cells, "source");
            rows.push_back(row.cells);
        } catch (json::Error const& e) {
            bad_cell(importing, row.line, e);
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
            fresh.add(fields, sheet.rows.empty() ? 0 : sheet.rows.front().line);
        }
    } catch (json::Error const& e) {
        bad_cell(importing, 0, e);
        return;
    }
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("rule", "draft", fresh);
    importing.may_be_undone("rule", "withdraw_draft", importing.result.ids, {{"reason", kTakenBack}});
}

}  // namespace engine

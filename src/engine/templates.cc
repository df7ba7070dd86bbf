#include "engine/templates.h"
#include <algorithm>
#include "agency/noun.h"
#include "engine/described.h"
#include "engine/founding.h"
#include "engine/importing.h"
#include "engine/sheet_routes.h"
#include "list_type/noun.h"
#include "record/tier.h"
#include "spreadsheet/write.h"

namespace engine {
namespace {

using spreadsheet::Cells;
using spreadsheet::Field;

constexpr char kForm[] = "填报 Form", kCodes[] = "代码表 Codes", kNotes[] = "填写说明 Notes";

// A column of the sheet of codes.
struct Table { std::string heading; Cells values; };

std::vector<Table> tables_of(CodeTables const& codes) {
    Cells types, names, agencies, organs, kinds, penalties;
    for (auto& row : codes.list_types) {
        types.push_back(row.code);
        names.push_back(row.name + "（" + (row.more == "incentive" ? "激励" : "惩戒") + "）");
    }
    for (auto& row : codes.agencies) {
        agencies.push_back(row.name);
        organs.push_back(row.code);
        if (std::find(kinds.begin(), kinds.end(), row.more) == kinds.end()) kinds.push_back(row.more);
    }
    for (auto kind : record::penalty_kinds()) penalties.emplace_back(kind);
    std::sort(kinds.begin(), kinds.end());
    return {{"名单类别代码", types}, {"名单类别名称", names}, {"单位", agencies}, {"单位统一社会信用代码", organs}, {"单位类别", kinds},
            {"主体类别", {"法人及非法人组织", "个体工商户", "自然人"}},
            {"证件类型", {"身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "港澳台居民居住证", "外国人永久居留身份证"}},
            {"处罚类别", penalties}, {"是否", {"是", "否"}}, {"yes/no", {"yes", "no"}}, {"性质", {"incentive", "discipline"}},
            {"措施类别", {"administrative", "market", "industry", "social"}}, {"措施种类", {"rights_reducing", "management", "voluntary", "incentive"}},
            {"日期类型", {"holiday", "make_up_working_day"}}, {"出台层级", {"国家", "省", "市"}}, {"承诺类型", {"容缺受理", "告知承诺", "信用修复承诺", "主动公示型承诺"}}};
}

// Which table a field takes its values from; of several at once, separated, none is offered.
std::string table_for(std::string const& kind, std::string const& field) {
    if (kind == "measures") {
        if (field == "polarity") return "性质";
        if (field == "category") return "措施类别";
        if (field == "kind") return "措施种类";
        return field == "binds_by_law" || field == "confirmed" ? "yes/no" : "";
    }
    if (kind == "agencies") return field == "kind" ? "单位类别" : "";
    if (kind == "memoranda") return field == "level" ? "出台层级" : "";
    if (kind == "commitments" && field == "promise_kind") return "承诺类型";
    if (kind == "calendar") return field == "kind" ? "日期类型" : "";
    static std::map<std::string, std::string> const all{{"kind", "主体类别"}, {"document", "证件类型"}, {"list_type", "名单类别代码"}, {"penalty_kind", "处罚类别"},
                                                        {"issuer", "单位"}, {"issuer_code", "单位统一社会信用代码"}, {"simple_procedure", "是否"}};
    auto found = all.find(field);
    return found == all.end() ? "" : found->second;
}

std::string example(std::string const& kind, std::string const& field) {
    static std::map<std::string, std::map<std::string, std::string>> const own{
        {"measures", {{"number", "B01"}, {"name_zh", "日常监管中从严检查"}, {"name_en", "Closer inspection"}, {"polarity", "discipline"}, {"category", "administrative"},
                      {"kind", "management"}, {"target_list_types", "tax_severe"}, {"matter_kinds", "licence|inspection"}, {"agencies", "*"}, {"binds_by_law", "no"},
                      {"bases", "国发〔2016〕33号#（十）#central_policy"}, {"from", "2026-01-01"}, {"confirmed", "yes"}}},
        {"agencies", {{"name", "衡安县示例局"}, {"code", "按证书填写18位"}, {"kind", "market_regulation"}, {"remits", "SCJG-XK-01:食品经营许可:licence"}, {"from", "2026-01-01"}}},
        {"memoranda", {{"level", "国家"}, {"issuer", "某部（示例）"}, {"document_no", "某财金〔2026〕1号"}, {"issued_on", "2026-03-02"}, {"name", "关于对某类主体实施联合惩戒的合作备忘录"},
                       {"measures", "B01|B02"}, {"bases", "国发〔2016〕33号#（十）#central_policy"}}},
        {"calendar", {{"date", "2027-01-01"}, {"kind", "holiday"}, {"source", "国务院办公厅关于2027年部分节假日安排的通知"}}}};
    static std::map<std::string, std::string> const common{
        {"name", "衡安县示例商贸有限公司"}, {"kind", "法人及非法人组织"}, {"code", "按营业执照填写18位"}, {"decided_on", "2026-03-02"}, {"until", "2029-03-01"},
        {"valid_until", "2029-03-01"}, {"issuer", "衡安县市场监督管理局"}, {"document_no", "衡市监罚〔2026〕1号"}, {"basis", "某法第某条"}, {"list_type", "tax_severe"},
        {"penalty_kind", "罚款"}, {"fine", "0.2"}, {"reason", "按决定书填写"}, {"simple_procedure", "否"}, {"licence_kind", "普通"},
        {"promise_kind", "容缺受理"}, {"matter", "SCJG-XK-01"}, {"case_no", "按办件系统填写"}, {"promise", "10日内补交营业执照复印件"}, {"proof", "承诺书第1号"},
        {"made_on", "2026-03-02"}, {"due_on", "2026-03-12"}};
    auto kinds = own.find(kind);
    auto& words = kinds == own.end() ? common : kinds->second;
    auto found = words.find(field);
    return found == words.end() ? "" : found->second;
}

std::string note_of(Field const& field) {
    auto date = field.name.ends_with("_on") || field.name == "until" || field.name == "from" || field.name == "to" || field.name == "date" || field.name == "born";
    std::string all = field.required ? "必填" : "选填";
    if (!field.note.empty()) all += "；" + field.note;
    if (date) all += "；日期写作 2026-03-02";
    return all;
}

spreadsheet::SheetOut form_of(ImportKind const& kind, std::vector<Table> const& tables) {
    spreadsheet::SheetOut form{kForm, {}, 4, {}, {}, {}};
    Cells notes, examples, headings;
    for (auto& field : fields_of(kind.name)) {
        if (field.name.empty()) continue;
        auto column = headings.size();
        auto heading = field.zh.empty() ? field.name : field.zh;
        notes.push_back(note_of(field));
        examples.push_back(example(kind.name, field.name).empty() ? "" : "例：" + example(kind.name, field.name));
        headings.push_back(heading);
        if (field.required) form.required.push_back(column);
        form.hints.push_back({column, heading + "：" + note_of(field)});
        auto wanted = table_for(kind.name, field.name);
        auto table = std::find_if(tables.begin(), tables.end(), [&](Table const& each) { return each.heading == wanted; });
        if (table != tables.end()) form.offered.push_back({column, kCodes, std::size_t(table - tables.begin()), table->values.size()});
    }
    form.rows = {{kind.zh + "导入表（" + kind.en + "）：从第5行起逐行填写；前4行不要改动。Fill in from row 5 on; leave the first four rows as they are."}, notes, examples, headings};
    return form;
}

spreadsheet::SheetOut codes_of(std::vector<Table> const& tables) {
    std::size_t longest = 0;
    for (auto& table : tables) longest = std::max(longest, table.values.size());
    spreadsheet::SheetOut all{kCodes, std::vector<Cells>(longest + 1), 1, {}, {}, {}};
    for (auto& table : tables) {
        all.rows[0].push_back(table.heading);
        for (std::size_t i = 0; i < longest; ++i) all.rows[i + 1].push_back(i < table.values.size() ? table.values[i] : "");
    }
    return all;
}

spreadsheet::SheetOut notes_of(ImportKind const& kind) {
    spreadsheet::SheetOut all{kNotes, {{"栏目", "字段", "是否必填", "说明"}}, 1, {}, {}, {}};
    for (auto& field : fields_of(kind.name))
        if (!field.name.empty()) all.rows.push_back({field.zh.empty() ? field.name : field.zh, field.name, field.required ? "是" : "否", note_of(field)});
    for (auto* line : {"各列均为“文本”格式：代码、证件号码、文书号请直接粘贴，不会变成数字。Every column is text, so that codes keep their digits.",
                       "有一行错误，整表都不导入；下载“错误与更正办法”，改好后再上传。One bad row and nothing is imported: correct it and send the sheet again.",
                       "同一张表再次上传不会重复登记。The same sheet twice changes nothing."})
        all.rows.push_back({line});
    return all;
}

}  // namespace

CodeTables shipped_codes() {
    CodeTables all;
    for (auto& row : seed_rows("list_types")) all.list_types.push_back({row.at("code"), row.at("name_zh"), row.at("polarity")});
    return all;
}

CodeTables codes_in(store::Db& db) {
    CodeTables all;
    for (auto& type : store::select(db, list_type::ListTypeNoun::table(), "ORDER BY code, id"))
        if (type.published_on && !type.ended_on) all.list_types.push_back({type.code, type.name_zh, json::enum_name(type.polarity)});
    for (auto& each : store::select(db, agency::AgencyNoun::table(), "ORDER BY name, id"))
        if (!each.to && each.proposed.empty()) all.agencies.push_back({each.code, each.name, each.kind});
    return all;
}

std::string template_xlsx(std::string const& kind, CodeTables const& codes) {
    auto& kinds = import_kinds();
    auto found = std::find_if(kinds.begin(), kinds.end(), [&](ImportKind const& each) { return each.name == kind; });
    if (found == kinds.end()) return "";
    auto tables = tables_of(codes);
    return spreadsheet::write_xlsx({form_of(*found, tables), codes_of(tables), notes_of(*found)});
}

void add_template_routes(http::Router& router, SheetRoutes const& with) {
    for (auto& kind : import_kinds())
        router.add(http::Route{"GET", "/api/v1/templates/" + kind.name + ".xlsx", http::Policy::logged_in_or_agency_system, "The form for an import of " + kind.name,
                               logged_in(with.engine, [with, name = kind.name](auto&, auto, auto answer) {
                                   auto codes = with.engine.readers.with([](store::Db& db) { return codes_in(db); });
                                   answer(download(name + ".xlsx", template_xlsx(name, codes)));
                               })}.as(giving_sheet(true)));
}

}  // namespace engine

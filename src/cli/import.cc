#include <algorithm>
#include "cli/cli.h"
#include "engine/import.h"
#include "engine/templates.h"
#include "spreadsheet/errors.h"
#include "spreadsheet/write.h"

namespace cli {
namespace {

constexpr char kOnlyWarned[] = "提醒 / warning：";

struct ImportOptions {
    Folder folder;
    std::string kind, file, snapshot, type, level, node, region, theirs, map, errors;
    bool dry = false;
};

// "heading=field;heading=field"; an empty field says that the column is of no use here.
json::Object map_of(std::string const& text) {
    json::Object all;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find(';', at), text.size());
        auto pair = text.substr(at, end - at);
        auto equals = pair.find('=');
        if (equals == std::string::npos) throw std::invalid_argument("--map 应写作 表头=字段;表头=字段 / write HEADING=FIELD;HEADING=FIELD: " + pair);
        all[pair.substr(0, equals)] = pair.substr(equals + 1);
        at = end + 1;
    }
    return all;
}

std::string in_one_line(json::Object const& bad) {
    std::string all;
    for (auto* name : {"field", "value", "reason", "remedy"})
        if (auto text = json::text_or(bad, name); !text.empty()) all += (all.empty() ? "" : "；") + text;
    return all;
}

std::vector<spreadsheet::BadRow> bad_rows(json::Array const& bad) {
    std::vector<spreadsheet::BadRow> all;
    for (auto& each : bad) {
        auto& o = each.as_object();
        all.push_back({std::size_t(json::integer(o, "line")), json::text(o, "field"), json::text(o, "value"), json::text(o, "reason"), json::text(o, "remedy")});
    }
    return all;
}

// The same file back, with what is wrong or to be looked at beside each row.
std::string with_errors(std::string const& path, std::string const& bytes, json::Object const& answer) {
    auto sheets = spreadsheet::read(bytes);
    auto& sheet = sheets.at(std::size_t(json::integer(answer, "sheet")));
    auto line = std::size_t(json::integer(answer, "heading_line"));
    auto headings = std::count_if(sheet.rows.begin(), sheet.rows.end(), [&](spreadsheet::Row const& row) { return row.line <= line; });
    auto all = bad_rows(answer.at("bad").as_array());
    for (auto& each : bad_rows(answer.at("warnings").as_array())) {
        all.push_back(each);
        all.back().reason = kOnlyWarned + each.reason;
    }
    return sheet_for(path, spreadsheet::with_errors(sheet, line, all, engine::headings_found(json::object(answer, "headings"))), std::size_t(headings));
}

void print_rows(Setting const& setting, json::Array const& rows, std::string const& before) {
    for (auto& each : rows)
        std::printf("  %s %lld: %s%s\n", setting.say("第几行", "line").c_str(), (long long)json::integer(each.as_object(), "line"), before.c_str(), in_one_line(each.as_object()).c_str());
}

void print(Setting const& setting, json::Object const& r, bool dry) {
    auto n = [&](char const* name) { return (long long)json::integer(r, name); };
    std::printf("%s %lld：%s %lld，%s %lld，%s %lld，%s %lld\n", setting.say("行数", "rows").c_str(), n("rows"), setting.say("新增", "new").c_str(), n("fresh"),
                setting.say("变更", "changed").c_str(), n("changed"), setting.say("不变", "same").c_str(), n("same"), setting.say("移出", "gone").c_str(), n("gone"));
    print_rows(setting, r.at("bad").as_array(), "");
    print_rows(setting, r.at("warnings").as_array(), setting.say("提醒：", "warning: "));
    for (auto& id : r.at("ids").as_array()) std::printf("  %s %s\n", setting.say("已立事项", "case").c_str(), id.as_string().c_str());
    if (!r.at("bad").as_array().empty()) std::printf("%s\n", setting.say("有错误，未导入任何内容。", "There are errors; nothing was imported.").c_str());
    else if (dry) std::printf("%s\n", setting.say("试运行，未导入。", "A dry run; nothing was imported.").c_str());
}

}  // namespace

void check_ending(std::string const& path) {
    if (!path.empty() && !path.ends_with(".xlsx") && !path.ends_with(".csv"))
        throw std::invalid_argument("结果文件请以 .xlsx 或 .csv 命名 / name the file .xlsx or .csv: " + path);
}

std::string sheet_for(std::string const& path, std::vector<spreadsheet::Cells> rows, std::size_t headings) {
    if (path.ends_with(".xlsx")) return spreadsheet::write_xlsx({{"Sheet1", std::move(rows), std::max<std::size_t>(headings, 1), {}, {}, {}}});
    std::string all(spreadsheet::kBom);
    for (auto& row : rows) all += spreadsheet::csv_line(row);
    return all;
}

void add_template(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("template", "导入用的空白表 / the form for an import");
    struct Options { std::string kind, out, data; };
    auto o = std::make_shared<Options>();
    verb->add_option("kind", o->kind, "subjects penalties licences entries measures agencies calendar memoranda commitments")->required();
    verb->add_option("out", o->out, "OUT.xlsx")->required();
    verb->add_option("--data", o->data, "取其中的名单类别和单位 / with the list types and agencies of this folder");
    verb->callback([o, &setting] {
        if (!o->out.ends_with(".xlsx")) throw std::invalid_argument("表格请以 .xlsx 命名 / name the form .xlsx: " + o->out);
        auto codes = engine::shipped_codes();
        if (!o->data.empty()) {
            engine::Reading reading(o->data);
            store::Transaction transaction(*reading.db);
            codes = engine::codes_in(*reading.db);
        }
        auto bytes = engine::template_xlsx(o->kind, codes);
        if (bytes.empty()) throw std::invalid_argument("没有这种导入 / there is no import of this kind: " + o->kind);
        auto out = write_named(o->out, kForAll);
        out->write(bytes);
        out->close();
        if (setting.json) print_json(json::Object{{"out", o->out}});
        else std::printf("→ %s\n", o->out.c_str());
    });
}

void add_import(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("import", "导入一张表 / import a sheet");
    auto o = std::make_shared<ImportOptions>();
    o->folder.add_to(*verb);
    verb->add_option("kind", o->kind, "subjects penalties licences entries measures agencies calendar memoranda commitments")->required();
    verb->add_option("file", o->file, "XLSX，或 CSV（UTF-8、GBK、GB18030）")->required();
    verb->add_flag("--dry-run", o->dry, "只检查，不导入 / check only");
    verb->add_option("--snapshot", o->snapshot, "本表是该名单类别的全量 / the sheet is everything of this list type");
    verb->add_option("--type", o->type, "名单类别代码 / code of the list type");
    verb->add_option("--level", o->level, "来源层级 / level of the origin");
    verb->add_option("--node", o->node, "来源单位 / name of the origin");
    verb->add_option("--region", o->region, "外地区划代码，须有互认规定 / code of another region whose list is recognised");
    verb->add_option("--theirs", o->theirs, "该地名单代码 / that region's own code of the list");
    verb->add_option("--map", o->map, "表头=字段;… 以后记住 / HEADING=FIELD;… remembered");
    verb->add_option("--errors", o->errors, "把原表连同错误写入 .xlsx 或 .csv / write the sheet back with its errors");
    verb->callback([o, &setting] {
        check_ending(o->errors);
        auto kinds = engine::import_kinds();
        if (std::none_of(kinds.begin(), kinds.end(), [&](auto& each) { return each.name == o->kind; })) throw std::invalid_argument("没有这种导入 / there is no import of this kind: " + o->kind);
        auto bytes = read_named(o->file);
        json::Object arguments{{"kind", o->kind}, {"source", std::filesystem::path(o->file).filename().string()}, {"file", crypto::base64(bytes)},
                               {"dry_run", o->dry}, {"snapshot", o->snapshot}, {"list_type", o->type}, {"level", o->level}, {"node", o->node},
                               {"region", o->region}, {"theirs", o->theirs}};
        if (!o->map.empty()) arguments["map"] = map_of(o->map);
        auto errors = o->errors.empty() ? nullptr : write_named(o->errors);
        auto client = o->folder.client();
        auto called = client.call("import", arguments);
        if (called) {
            auto &bad = called->at("bad").as_array(), &warnings = called->at("warnings").as_array();
            if (errors && !(bad.empty() && warnings.empty())) {
                errors->write(with_errors(o->errors, bytes, *called));
                errors->close();
            }
            if (!bad.empty()) setting.exit = kRefused;
        }
        tell(setting, called, [&](json::Object const& r) { print(setting, r, o->dry); });
    });
}

}  // namespace cli

#include <fstream>
#include "cli/cli.h"
#include "engine/files.h"
#include "spreadsheet/headings.h"

namespace cli {
namespace {

struct Options {
    Folder folder;
    std::string kind, file, snapshot, type, level, node, map, errors;
    bool dry = false;
};

struct Sheet {
    std::vector<std::pair<std::size_t, spreadsheet::Cells>> rows;
    std::string digest;
};

Sheet read_sheet(std::string const& path) {
    if (path.ends_with(".xls") || path.ends_with(".et"))
        throw json::Error(path + ": 请在 WPS 或 Excel 中“文件 → 另存为 → CSV UTF-8（逗号分隔）”后再导入 / open it and use File → Save as → CSV UTF-8, then import that");
    if (path.ends_with(".xlsx")) throw json::Error(path + ": 请“文件 → 另存为 → CSV UTF-8（逗号分隔）”后再导入 / use File → Save as → CSV UTF-8, then import that");
    Sheet all;
    auto bytes = engine::read_file(path);
    all.digest = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {bytes})));
    std::istringstream in(bytes);
    try {
        spreadsheet::read_csv(in, [&](std::size_t line, spreadsheet::Cells const& cells) { all.rows.emplace_back(line, cells); });
    } catch (spreadsheet::Error const& e) {
        throw json::Error(path + ": " + e.what());
    }
    return all;
}

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

// The same file back, with what is wrong beside each row.
void write_errors(std::string const& path, Sheet const& sheet, json::Array const& bad) {
    std::map<std::int64_t, std::string> by_line;
    for (auto& each : bad) {
        auto& text = by_line[json::integer(each.as_object(), "line")];
        text += (text.empty() ? "" : "\n") + in_one_line(each.as_object());
    }
    std::string all(spreadsheet::kBom);
    bool first = true;
    for (auto& [line, cells] : sheet.rows) {
        auto row = cells;
        row.push_back(first ? "错误与更正办法 / errors" : by_line[std::int64_t(line)]);
        if (first && by_line.count(0)) row.back() += "：" + by_line[0];
        all += spreadsheet::csv_line(row);
        first = false;
    }
    engine::write_file(path, all);
}

void print(Setting const& setting, json::Object const& r, bool dry) {
    auto n = [&](char const* name) { return (long long)json::integer(r, name); };
    std::printf("%s %lld：%s %lld，%s %lld，%s %lld，%s %lld\n", setting.say("行数", "rows").c_str(), n("rows"), setting.say("新增", "new").c_str(), n("fresh"),
                setting.say("变更", "changed").c_str(), n("changed"), setting.say("不变", "same").c_str(), n("same"), setting.say("移出", "gone").c_str(), n("gone"));
    for (auto& each : r.at("bad").as_array())
        std::printf("  %s %lld: %s\n", setting.say("第几行", "line").c_str(), (long long)json::integer(each.as_object(), "line"), in_one_line(each.as_object()).c_str());
    for (auto& id : r.at("ids").as_array()) std::printf("  %s %s\n", setting.say("已立事项", "case").c_str(), id.as_string().c_str());
    if (!r.at("bad").as_array().empty()) std::printf("%s\n", setting.say("有错误，未导入任何内容。", "There are errors; nothing was imported.").c_str());
    else if (dry) std::printf("%s\n", setting.say("试运行，未导入。", "A dry run; nothing was imported.").c_str());
}

}  // namespace

void add_import(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("import", "导入一张表 / import a sheet");
    auto o = std::make_shared<Options>();
    o->folder.add_to(*verb);
    verb->add_option("kind", o->kind, "subjects penalties licences entries measures agencies calendar")->required();
    verb->add_option("file", o->file, "CSV（UTF-8、GBK、GB18030）")->required();
    verb->add_flag("--dry-run", o->dry, "只检查，不导入 / check only");
    verb->add_option("--snapshot", o->snapshot, "本表是该名单类别的全量 / the sheet is everything of this list type");
    verb->add_option("--type", o->type, "名单类别代码 / code of the list type");
    verb->add_option("--level", o->level, "来源层级 / level of the origin");
    verb->add_option("--node", o->node, "来源单位 / name of the origin");
    verb->add_option("--map", o->map, "表头=字段;… 以后记住 / HEADING=FIELD;… remembered");
    verb->add_option("--errors", o->errors, "把原表连同错误写入 / write the sheet back with its errors");
    verb->callback([o, &setting] {
        if (o->errors.ends_with(".xlsx")) throw std::invalid_argument("--errors 目前写 CSV，请以 .csv 命名 / errors are written as CSV: name it .csv");
        auto sheet = read_sheet(o->file);
        json::Array rows;
        for (auto& [line, cells] : sheet.rows) rows.push_back(json::Object{{"line", std::int64_t(line)}, {"cells", json::write(cells)}});
        json::Object arguments{{"kind", o->kind}, {"source", std::filesystem::path(o->file).filename().string()}, {"digest", sheet.digest}, {"rows", std::move(rows)},
                               {"dry_run", o->dry}, {"snapshot", o->snapshot}, {"list_type", o->type}, {"level", o->level}, {"node", o->node}};
        if (!o->map.empty()) arguments["map"] = map_of(o->map);
        auto client = o->folder.client();
        auto called = client.call("import", arguments);
        if (called) {
            auto& bad = called->at("bad").as_array();
            if (!o->errors.empty() && !bad.empty()) write_errors(o->errors, sheet, bad);
            if (!bad.empty()) setting.exit = kRefused;
        }
        tell(setting, called, [&](json::Object const& r) { print(setting, r, o->dry); });
    });
}

}  // namespace cli

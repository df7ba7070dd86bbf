#include <fstream>
#include "check/match.h"
#include "cli/cli.h"
#include "spreadsheet/errors.h"

namespace cli {
namespace {

// Columns by heading, rows handed on one by one.
void each_row(std::string const& path, std::string const& id, std::function<void(check::Listing const&)> const& take) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::invalid_argument("无法读取 / cannot read " + path);
    std::vector<spreadsheet::Field> const fields{{id, {id}, true, "", ""}, {"name", {"name", "企业名称", "名称"}, false, "", ""}, {"code", {"code", "统一社会信用代码"}, false, "", ""}};
    std::optional<spreadsheet::Found> found;
    std::size_t width = 0;
    spreadsheet::read_csv(in, [&](std::size_t line, spreadsheet::Cells const& cells) {
        if (!found) {
            width = cells.size();
            found = spreadsheet::find_headings({cells}, fields);
            bool any = found && (found->mapping.column.contains("name") || found->mapping.column.contains("code"));
            if (found)
                for (auto& each : spreadsheet::doubled_columns(found->mapping)) throw json::Error(path + ": " + each.value + "：" + each.reason + "；" + each.remedy);
            if (!any) throw json::Error(path + ": 第一行应有 " + id + ",name,code 表头 / the first line must name " + id + ",name,code");
            return;
        }
        if (auto bad = spreadsheet::beyond_headings(line, cells, width))
            throw json::Error(path + ": 第" + std::to_string(line) + "行 " + bad->value + "：" + bad->reason + "；" + bad->remedy);
        auto& m = found->mapping;
        take({m.cell(cells, id), m.cell(cells, "name"), m.cell(cells, "code")});
    });
}

}  // namespace

void add_match(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("match", "仅比对两张表，不用数据库 / match two sheets, without a database");
    struct Options { std::string list, in, out; int top = 5; double least = 85; };
    auto o = std::make_shared<Options>();
    verb->add_option("--list", o->list, "id,name,code")->required();
    verb->add_option("--in", o->in, "qid,name,code")->required();
    verb->add_option("--out", o->out, "qid,rank,id,score,grade,reason")->required();
    verb->add_option("--top", o->top, "每行至多几个 / at most so many a row")->check(CLI::Range(1, 1000));
    verb->add_option("--min", o->least, "名称相似度下限（百分） / least likeness of names, of 100")->check(CLI::Range(0.0, 100.0));
    verb->callback([o, &setting] {
        check::Matcher matcher(check::Matcher::Feed([&](std::function<void(check::Listing const&)> const& take) { each_row(o->list, "id", take); }));
        auto out = write_named(o->out);
        out->write(spreadsheet::csv_line(check::match_heading()));
        std::uint64_t rows = 0;
        // A likeness given as a share of one is taken as such.
        int least = int((o->least <= 1 ? o->least * 100 : o->least) * 100);
        each_row(o->in, "qid", [&](check::Listing const& query) {
            std::size_t rank = 0;
            for (auto& match : matcher.matches(query.name, query.code, o->top, least)) out->write(spreadsheet::csv_line(check::match_row(query.id, ++rank, match)));
            ++rows;
        });
        out->close();
        if (setting.json) print_json(json::Object{{"rows", std::int64_t(rows)}, {"list", std::int64_t(matcher.size())}, {"out", o->out}});
        else std::printf("%s %llu × %zu → %s\n", setting.say("已比对", "matched").c_str(), (unsigned long long)rows, matcher.size(), o->out.c_str());
    });
}

}  // namespace cli

#include <fstream>
#include "cli/cli.h"
#include "engine/batches.h"
#include "ledger/history.h"
#include "spreadsheet/errors.h"

namespace cli {
namespace {

constexpr std::size_t kRowsAtOnce = 4096;

// Rows go out as they are answered; a workbook is written at the end.
class Out {
 public:
    explicit Out(std::string path) : path_(std::move(path)), workbook_(path_.ends_with(".xlsx")), file_(write_named(path_)) {
        if (!workbook_) file_->write(spreadsheet::kBom);
    }
    void write(spreadsheet::Cells cells) {
        if (workbook_) rows_.push_back(std::move(cells));
        else file_->write(spreadsheet::csv_line(cells));
    }
    void close() {
        if (workbook_) file_->write(sheet_for(path_, std::move(rows_), 1));
        file_->close();
    }
 private:
    std::string path_;
    bool workbook_;
    std::unique_ptr<engine::WholeFile> file_;
    std::vector<spreadsheet::Cells> rows_;
};

[[noreturn]] void refuse_row(spreadsheet::BadRow const& bad) {
    throw json::Error("第 " + std::to_string(bad.line) + " 行 / line " + std::to_string(bad.line) + (bad.field.empty() ? "" : " " + bad.field) + " " + bad.value + "：" + bad.reason + "；" + bad.remedy);
}

// The row with a name and a code column, among the first.
struct Headings {
    std::vector<spreadsheet::Cells> first = {};
    std::optional<spreadsheet::Found> found = {};

    // Whether the row is the headings or stands above them.
    bool take(spreadsheet::Cells const& cells) {
        if (found) return false;
        first.push_back(cells);
        found = spreadsheet::find_headings(first, engine::batch_fields());
        if (found && !found->mapping.complete()) found.reset();
        if (found)
            for (auto& each : spreadsheet::doubled_columns(found->mapping)) throw json::Error(each.value + "：" + each.reason + "；" + each.remedy);
        if (!found && first.size() > 20) missing();
        return true;
    }
    std::size_t width() const { return first.back().size(); }
    [[noreturn]] static void missing() { throw json::Error("找不到名称和代码两列的表头 / no heading row with a name and a code column"); }
};

struct Batch {
    Setting& setting;
    engine::Client client;
    std::string matter;
    Out out;
    Headings headings = {};
    std::vector<spreadsheet::Cells> waiting = {};
    std::uint64_t rows = 0;
    bool refused = false;

    void take(spreadsheet::Cells const& cells) {
        if (refused) return;
        if (headings.take(cells)) {
            if (headings.found) head(cells);
            return;
        }
        waiting.push_back(cells);
        if (waiting.size() == kRowsAtOnce) flush();
    }
    void head(spreadsheet::Cells cells) {
        for (auto* more : engine::kBatchColumns) cells.push_back(more);
        out.write(std::move(cells));
    }
    void flush() {
        if (waiting.empty() || refused) return;
        auto& mapping = headings.found->mapping;
        json::Array rows_sent;
        for (auto& cells : waiting) rows_sent.push_back(json::Object{{"name", mapping.cell(cells, "name")}, {"code", mapping.cell(cells, "code")}});
        auto called = client.call("check_batch", {{"matter", matter}, {"rows", std::move(rows_sent)}});
        if (!called) {
            refused = true;
            return tell_refusal(setting, called.refusal());
        }
        auto& answered = called->at("rows").as_array();
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            auto cells = std::move(waiting[i]);
            cells.resize(headings.width());
            for (auto* more : engine::kBatchColumns) cells.push_back(json::text(answered[i].as_object(), more));
            out.write(std::move(cells));
        }
        rows += waiting.size();
        waiting.clear();
    }
};

// A workbook may have several sheets; the one with a name and a code is checked.
void take_workbook(Batch& batch, std::string const& bytes, Progress& progress) {
    auto sheets = spreadsheet::read(bytes);
    auto chosen = spreadsheet::choose(sheets, engine::batch_fields());
    if (!chosen.sheet) return;
    if (chosen.found) {
        for (auto& spoilt : spreadsheet::spoilt_rows(*chosen.sheet, chosen.found->mapping)) refuse_row(spoilt);
        auto& rows = chosen.sheet->rows;
        auto width = rows[chosen.found->heading_row].cells.size();
        for (auto i = chosen.found->heading_row; i < rows.size(); ++i)
            if (auto bad = spreadsheet::beyond_headings(rows[i].line, rows[i].cells, width)) refuse_row(*bad);
    }
    for (auto& row : chosen.sheet->rows) {
        batch.take(row.cells);
        progress(batch.rows, chosen.sheet->rows.size());
    }
}

// Read twice: whoever is asked about stands in the ledger, so that nothing is asked of a sheet that cannot be answered to its end.
void take_csv(Batch& batch, std::istream& in, Progress& progress) {
    Headings headings;
    spreadsheet::read_csv(in, [&](std::size_t line, spreadsheet::Cells const& cells) {
        if (headings.take(cells)) return;
        if (auto bad = spreadsheet::beyond_headings(line, cells, headings.width())) refuse_row(*bad);
    });
    in.clear();
    in.seekg(0);
    spreadsheet::read_csv(in, [&](std::size_t, spreadsheet::Cells const& cells) {
        batch.take(cells);
        progress(batch.rows, batch.rows + 1);
    });
}

}  // namespace

void add_batch(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("batch", "比对一张表的每一行 / check every row of a sheet");
    struct Options { Folder folder; std::string in, out, matter; };
    auto o = std::make_shared<Options>();
    o->folder.add_to(*verb);
    verb->add_option("in", o->in, "名称和代码两列的 CSV 或 XLSX / CSV or XLSX with name and code")->required();
    verb->add_option("--out", o->out, "结果文件 .csv 或 .xlsx / result")->required();
    verb->add_option("--matter", o->matter, "事项编码 / code of the matter");
    verb->callback([o, &setting] {
        check_ending(o->out);
        std::ifstream in(o->in, std::ios::binary);
        std::string start(8, '\0');
        if (!in.read(start.data(), std::streamsize(start.size())) && !in.eof()) throw std::invalid_argument("无法读取 / cannot read " + o->in);
        in.clear();
        in.seekg(0);
        Batch batch{setting, o->folder.client(), o->matter, Out(o->out)};
        Progress progress(setting.say("比对", "checking"));
        try {
            if (spreadsheet::is_csv(start)) take_csv(batch, in, progress);
            else take_workbook(batch, read_named(o->in), progress);
        } catch (spreadsheet::Error const& e) {
            throw json::Error(e.what());
        }
        if (!batch.headings.found) Headings::missing();
        batch.flush();
        if (batch.refused) return;
        batch.out.close();
        if (setting.json) print_json(json::Object{{"rows", std::int64_t(batch.rows)}, {"out", o->out}});
        else std::printf("%s %llu → %s\n", setting.say("已比对行数", "rows checked").c_str(), (unsigned long long)batch.rows, o->out.c_str());
    });
}

void add_receipt(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("receipt", "取回执 / a receipt by its reference");
    struct Options { std::string data, reference; };
    auto o = std::make_shared<Options>();
    verb->add_option("reference", o->reference, "LEAF 或 LEAF.ROW")->required();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    verb->callback([o, &setting] {
        auto asked = ledger::reference_from(o->reference);
        if (!asked) throw std::invalid_argument("应写作 17 或 17.3 / write it like 17 or 17.3: " + o->reference);
        engine::Reading reading(o->data);
        store::Transaction transaction(*reading.db);
        if (!ledger::read_leaf(*reading.db, asked->leaf, asked->row)) {
            std::fprintf(stderr, "%s %s\n", setting.say("没有这张回执：", "there is no such receipt:").c_str(), o->reference.c_str());
            setting.exit = kRefused;
            return;
        }
        print_json(ledger::History(*reading.db).receipt(*reading.db, asked->leaf, asked->row));
    });
}

}  // namespace cli

#include "engine/batches.h"
#include <future>
#include "engine/described.h"
#include "engine/sheet_routes.h"
#include "spreadsheet/errors.h"

namespace engine {

using http::Policy;
using http::Request;

namespace {

constexpr std::size_t kRowsPerLeaf = 4096, kShownBad = 100;

std::string joined(json::Array const& all, char const* member, char const* between = ";") {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : between) + std::string(each.get_object().at(member).get_string());
    return text;
}

}  // namespace

std::vector<spreadsheet::Field> const& batch_fields() {
    static std::vector<spreadsheet::Field> const all{{"name", {"name", "企业名称", "名称", "主体名称", "单位名称"}, true, "名称", ""},
                                                     {"code", {"code", "统一社会信用代码", "社会信用代码", "代码"}, true, "统一社会信用代码", ""}};
    return all;
}

json::Object batch_row(check::Answer const& answer, check::Board const& board, std::string const& id) {
    auto shown = check::shown(answer, id, board);
    std::string remarks;
    for (auto& w : answer.warnings) remarks += (remarks.empty() ? "" : "；") + w.en + "（" + w.zh + "）";
    std::string reason;
    for (auto& c : answer.candidates) reason += (reason.empty() ? "" : "；") + c.reason_zh;
    bool invalid = answer.result == check::Result::invalid;
    return {{"result", json::enum_name(answer.result)},
            {"entries", joined(shown.at("entries").get_array(), "id")},
            {"measures", joined(shown.at("measures").get_array(), "number")},
            {"warnings", invalid ? "" : remarks},
            {"reason", invalid ? remarks : reason},
            {"receipt", id}};
}

namespace {

// What people read of an answer. The columns for programs stand behind, under the names that they know.
constexpr char const* kReadableColumns[] = {"比对结果", "登记名称", "名单类别", "对应措施", "说明"};
spreadsheet::Cells readable(check::Answer const& answer, check::Board const& board, std::string const& id) {
    auto shown = check::shown(answer, id, board);
    auto& candidates = shown.at("candidates").get_array();
    std::string why = joined(shown.at("warnings").get_array(), "zh", "；");
    for (auto& each : candidates) {
        auto& candidate = each.get_object();
        why += (why.empty() ? "疑似 " : "；疑似 ") + json::text(candidate, "name") + "：" + json::text(candidate, "reason");
    }
    return {std::string(check::wording(answer.result).zh), json::text(shown, "name"), joined(shown.at("entries").get_array(), "list_type_name", "；"),
            joined(shown.at("measures").get_array(), "name", "；"), why};
}

std::string matter_title(check::Board const& board, casework::Actor const& actor, std::string const& matter) {
    auto agency = board.agencies.find(actor.agency);
    if (agency != board.agencies.end())
        for (auto& remit : agency->second.remits) if (remit.matter == matter) return remit.name;
    return matter;
}

// A sheet to check, read.
struct Batch {
    std::string matter;
    std::vector<spreadsheet::Row> rows;            // below the headings
    spreadsheet::Cells heading;
    spreadsheet::Mapping mapping;
};

law::Refusal bad_rows(std::string code, std::string zh, std::string en, std::vector<spreadsheet::BadRow> bad, std::size_t heading_line = 0) {
    for (auto& each : bad) each.line = each.line ? each.line : heading_line;
    law::Refusal no{std::move(code), std::move(zh), std::move(en), "衡信系统规则 (own rule)", "表格", {}, {}, 422};
    for (std::size_t i = 0; i < std::min(bad.size(), kShownBad); ++i)
        no.fields.push_back({"rows[" + std::to_string(bad[i].line) + "]" + (bad[i].field.empty() ? "" : ".") + bad[i].field, bad[i].value,
                             "第" + std::to_string(bad[i].line) + "行：" + bad[i].reason, bad[i].remedy});
    return no;
}

std::vector<spreadsheet::BadRow> rows_beyond_headings(std::vector<spreadsheet::Row> const& rows, std::size_t heading_row) {
    std::vector<spreadsheet::BadRow> all;
    for (auto i = heading_row; i < rows.size(); ++i)
        if (auto bad = spreadsheet::beyond_headings(rows[i].line, rows[i].cells, rows[heading_row].cells.size())) all.push_back(std::move(*bad));
    return all;
}

law::Result<Batch> read_batch(std::string const& bytes, std::string const& matter) {
    try {
        auto sheets = spreadsheet::read(bytes, kMostCellsUploaded);
        auto chosen = spreadsheet::choose(sheets, batch_fields());
        if (!chosen.found || !chosen.found->mapping.complete()) return bad_sheet("没有名称和代码两列的表头 / no headings with a name and a code");
        auto& [at, mapping] = *chosen.found;
        auto& rows = chosen.sheet->rows;
        if (auto doubled = spreadsheet::doubled_columns(mapping); !doubled.empty()) return bad_rows("columns_doubled", "有两列是同一项。", "Two columns are the same field.", doubled, rows[at].line);
        if (auto spoilt = spreadsheet::spoilt_rows(*chosen.sheet, mapping); !spoilt.empty()) return bad_rows("spoilt_cells", "有单元格已损坏。", "Some cells are spoilt.", spoilt);
        if (auto bad = rows_beyond_headings(rows, at); !bad.empty()) return bad_rows("cells_beyond_headings", "有的行比表头长。", "Some rows are longer than the headings.", bad);
        if (rows.size() == at + 1) return bad_sheet("没有数据行 / no rows");
        return Batch{matter, {rows.begin() + std::ptrdiff_t(at) + 1, rows.end()}, rows[at].cells, mapping};
    } catch (spreadsheet::Error const& e) {
        return bad_sheet(e.what());
    }
}

using Answered = law::Result<check::Desk::BatchAnswer>;
Answered ask(Engine& engine, casework::Actor const& actor, Batch const& batch, std::size_t begin, std::size_t end) {
    std::vector<check::Row> rows;
    for (auto i = begin; i < end; ++i) rows.push_back({batch.mapping.cell(batch.rows[i].cells, "name"), batch.mapping.cell(batch.rows[i].cells, "code")});
    std::promise<Answered> finished;
    engine.desk->ask_batch(
        *engine.writer, actor, batch.matter, std::move(rows), engine.today(), [&](Answered answered) { finished.set_value(std::move(answered)); },
        [&](std::exception_ptr error) { finished.set_exception(error); });
    return finished.get_future().get();
}

void run_batch(SheetRoutes const& with, casework::Actor const& actor, Batch const& batch, Job job, Jobs::Progress& progress) {
    auto line = batch.heading;
    for (auto* column : kReadableColumns) line.push_back(column);
    for (auto* column : kBatchColumns) line.push_back(column);
    std::string csv = std::string(spreadsheet::kBom) + spreadsheet::csv_line(line);
    std::map<std::string, std::int64_t> counts;
    progress.all = batch.rows.size();
    for (std::size_t at = 0; at < batch.rows.size(); at += kRowsPerLeaf) {
        if (progress.stop) return;                 // told when the server starts again
        auto end = std::min(at + kRowsPerLeaf, batch.rows.size());
        auto answered = ask(with.engine, actor, batch, at, end);
        if (!answered) {
            job.state = JobState::failed;
            job.why = answered.refusal().zh + " / " + answered.refusal().en;
            return with.jobs.finish(job, {});
        }
        for (std::size_t i = 0; i < answered->answers.size(); ++i) {
            auto cells = batch.rows[at + i].cells;
            cells.resize(batch.heading.size());
            auto id = std::to_string(answered->leaf) + "." + std::to_string(i);
            auto row = batch_row(answered->answers[i], *answered->board, id);
            for (auto& cell : readable(answered->answers[i], *answered->board, id)) cells.push_back(std::move(cell));
            ++counts[json::text(row, "result")];
            for (auto* column : kBatchColumns) cells.push_back(json::text(row, column));
            csv += spreadsheet::csv_line(cells);
        }
        progress.done = end;
    }
    job.state = JobState::done;
    job.done = job.all = std::int64_t(batch.rows.size());
    json::Object results;
    for (auto& [result, count] : counts) results[result] = count;
    job.result = {json::canonical(json::Object{{"rows", job.done}, {"results", std::move(results)}})};
    with.jobs.finish(job, {{"result", std::move(csv)}});
}

void start(SheetRoutes const& with, casework::Actor const& who, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = with_officer(with.engine, who, *request);
    auto refused = [&](law::Refusal const& no) { answer(casework::problem_of(no, request->wants_english())); };
    if (!actor) return refused(actor.refusal());
    auto matter = request->query_or("matter");
    if (auto no = with.engine.desk->may_ask(*with.engine.desk->board(), *actor, matter, with.engine.today())) return refused(*no);
    auto title = matter_title(*with.engine.desk->board(), *actor, matter);
    auto plan = [with, actor = *actor, request, matter, title]() -> law::Result<Jobs::Plan> {
        auto read = read_batch(request->body, matter);
        if (!read) return read.refusal();
        auto batch = std::make_shared<Batch const>(std::move(*read));
        return Jobs::Plan{JobKind::check_batch, "批量比对：" + title + " / Check of a sheet: " + title,
                          [with, actor, batch](Job job, Jobs::Progress& progress) { run_batch(with, actor, *batch, std::move(job), progress); }};
    };
    with.jobs.begin(with.api, request, *actor, plan, std::move(answer));
}

}  // namespace

void add_batch_routes(http::Router& router, SheetRoutes const& with) {
    http::Route upload{"POST", "/api/v1/check-batches", Policy::logged_in_or_agency_system, "Check every row of an uploaded CSV or XLSX sheet as a job",
                       logged_in(with.engine, [with](auto& actor, auto request, auto answer) { start(with, actor, request, answer); })};
    upload.body_limit = kLargestUpload;
    upload.openapi = checking_sheet();
    router.add(std::move(upload));
}

}  // namespace engine

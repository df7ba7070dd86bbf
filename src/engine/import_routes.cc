#include "engine/described.h"
#include "engine/importing.h"
#include "engine/sheet_routes.h"
#include "spreadsheet/errors.h"
#include "text/personal.h"

namespace engine {

using http::Policy;
using http::Request;
using http::Response;

namespace {

constexpr std::size_t kShownBad = 100, kSampleRows = 5;

ImportKind const& kind_named(std::string const& name) {
    for (auto& kind : import_kinds()) if (kind.name == name) return kind;
    assert(false && "asked after may_import");
    std::abort();
}

// {"heading": "field"} in the query.
std::map<std::string, std::string> map_of(Request const& request) {
    std::map<std::string, std::string> all;
    auto text = request.query_or("map");
    if (text.empty()) return all;
    auto value = json::parse(text);
    if (!value.is_object()) throw json::Error("map: 应写作 {\"表头\":\"字段\"} / write {\"heading\":\"field\"}");
    for (auto& member : value.get_object()) {
        if (!member.value().is_string()) throw json::Error("map: 应写作 {\"表头\":\"字段\"} / write {\"heading\":\"field\"}");
        all[std::string(member.key())] = std::string(member.value().get_string());
    }
    return all;
}

std::string file_name(Request const& request) { return text::without_citizen_numbers(request.query_or("name", "upload")); }

ImportRequest asked(Request const& request) {
    auto snapshot = request.query_or("snapshot");
    auto all = read_import(request.query_or("kind"), file_name(request), request.body, kMostCellsUploaded);
    all.snapshot = !snapshot.empty();
    all.list_type = all.snapshot ? snapshot : request.query_or("list_type");
    all.level = request.query_or("level");
    all.node = request.query_or("node");
    all.region = request.query_or("region");
    all.theirs = request.query_or("theirs");
    all.dry = request.query_or("dry_run") == "true";
    all.map = map_of(request);
    return all;
}

// What was imported and the job that tells of it are one commit: after a crash neither is there, or both.
void run_import(SheetRoutes const& with, casework::Actor const& actor, ImportRequest request, Job job, Jobs::Progress& progress) {
    request.progress = [&progress](std::size_t done, std::size_t all) {
        progress.all = all;
        progress.done = done;
    };
    auto answer = with.engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto answer = import_sheet(db, door, now, actor, request);
        job.state = JobState::done;
        job.done = job.all = std::int64_t(answer.rows);
        job.result = {json::canonical(import_json(answer, kShownBad))};
        job.undoing = {undoing_text(answer.undoing)};
        job.undo_until = undo_until(door, db, actor, answer.undoing, job.at);
        if (answer.imported) with.jobs.save(db, job);
        return answer;
    });
    if (answer.imported) return;
    std::map<std::string, std::string> files;
    if (!answer.bad.empty() && answer.sheet < request.sheets.size()) {
        std::string csv(spreadsheet::kBom);
        for (auto& cells : spreadsheet::with_errors(request.sheets[answer.sheet], answer.heading_line, answer.bad, headings_found(answer.headings))) csv += spreadsheet::csv_line(cells);
        files["errors"] = std::move(csv);
    }
    with.jobs.finish(job, files);
}

void start(SheetRoutes const& with, casework::Actor const& who, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = with_officer(with.engine, who, *request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    if (auto no = may_import(*actor, request->query_or("kind"))) return answer(casework::problem_of(*no, request->wants_english()));
    auto plan = [with, actor = *actor, request]() -> law::Result<Jobs::Plan> {
        try {
            auto import = std::make_shared<ImportRequest>(asked(*request));
            auto& kind = kind_named(import->kind);
            std::string title = (import->dry ? "试导入：" : "导入：") + kind.zh + " / " + (import->dry ? "Dry run: " : "Import: ") + kind.en;
            if (!request->query_or("name").empty()) title += " · " + file_name(*request);
            return Jobs::Plan{JobKind::import, title, [with, actor, import](Job job, Jobs::Progress& progress) {
                                  run_import(with, actor, std::move(*import), std::move(job), progress);
                              }};
        } catch (spreadsheet::Error const& e) {
            return bad_sheet(e.what());
        }
    };
    with.jobs.begin(with.api, request, *actor, plan, std::move(answer));
}

std::string example_of(std::string const& field) {
    static std::map<std::string, std::string> const all{
        {"name", "衡安县某某商贸有限公司"}, {"code", "91130528MA0ABCDE6N"}, {"kind", "法人及非法人组织"}, {"number", "按证件填写"}, {"document", "身份证"},
        {"decided_on", "2026-03-02"}, {"until", "2029-03-01"}, {"document_no", "衡市监罚〔2026〕1号"}, {"issuer", "衡安县市场监督管理局"}};
    auto found = all.find(field);
    return found == all.end() ? "" : found->second;
}

void tell_fields(casework::Actor const& actor, Request const& request, http::Answer const& answer) {
    auto kind = request.parameter("kind");
    if (auto no = may_import(actor, kind)) return answer(casework::problem_of(*no, request.wants_english()));
    json::Array all;
    for (auto& field : fields_of(kind))
        if (!field.name.empty())
            all.push_back(json::Object{{"name", field.name}, {"title", field.zh.empty() ? field.name : field.zh}, {"required", field.required},
                                       {"example", example_of(field.name)}, {"note", field.note}});
    answer(http::json_response(200, json::Object{{"fields", std::move(all)}}));
}

Response headings_of(SheetRoutes const& with, casework::Actor const& actor, Request const& request) {
    auto kind = request.parameter("kind");
    std::vector<spreadsheet::Sheet> sheets;
    try {
        sheets = spreadsheet::read(request.body, kMostCellsUploaded);
    } catch (spreadsheet::Error const& e) {
        return casework::problem_of(bad_sheet(e.what()), request.wants_english());
    }
    auto remembered = with.engine.readers.with([&](store::Db& db) { return remembered_headings(db, actor.agency, kind); });
    for (auto& [heading, field] : map_of(request)) remembered[heading] = field;
    auto chosen = spreadsheet::choose(sheets, fields_of(kind), remembered);
    if (!chosen.sheet) return casework::problem_of(bad_sheet("没有数据行 / there are no rows"), request.wants_english());
    // Without a heading that is known, the fullest of the first rows is taken for them, for a person to map.
    std::size_t at = 0;
    auto& rows = chosen.sheet->rows;
    auto filled = [&](std::size_t i) { return std::ranges::count_if(rows[i].cells, [](std::string const& cell) { return !cell.empty(); }); };
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 20); ++i) if (filled(i) > filled(at)) at = i;
    json::Object mapping;
    json::Array missing, headings, sample;
    if (chosen.found) {
        at = chosen.found->heading_row;
        for (auto& [field, column] : chosen.found->mapping.column) mapping[field] = rows[at].cells[column];
        for (auto& name : chosen.found->mapping.missing) missing.push_back(json::Value(name));
    } else {
        for (auto& field : fields_of(kind)) if (field.required) missing.push_back(json::Value(field.name));
    }
    for (auto& cell : rows[at].cells) headings.push_back(json::Value(cell));
    for (auto i = at + 1; i < std::min(rows.size(), at + 1 + kSampleRows); ++i) sample.push_back(json::write(rows[i].cells));
    return http::json_response(200, json::Object{{"headings", std::move(headings)}, {"mapping", std::move(mapping)}, {"missing", std::move(missing)},
                                                 {"sample", std::move(sample)}, {"sheet", chosen.sheet->name}, {"heading_line", std::int64_t(rows[at].line)}});
}

}  // namespace

void add_import_routes(http::Router& router, SheetRoutes const& with) {
    auto both = Policy::logged_in_or_agency_system;
    http::Route upload{"POST", "/api/v1/imports", both, "Import a CSV or XLSX sheet as a job",
                       logged_in(with.engine, [with](auto& actor, auto request, auto answer) { start(with, actor, request, answer); })};
    upload.body_limit = kLargestUpload;
    upload.openapi = importing();
    router.add(std::move(upload));
    router.add(http::Route{"GET", "/api/v1/imports/{kind}/fields", both, "The fields of an import",
                           logged_in(with.engine, [](auto& actor, auto request, auto answer) { tell_fields(actor, *request, answer); })}.as(telling_fields()));
    http::Route headings{"POST", "/api/v1/imports/{kind}/headings", both, "How the headings of a sheet would be understood",
                         logged_in(with.engine, [with](casework::Actor const& actor, std::shared_ptr<Request const> request, http::Answer answer) {
                             if (auto no = may_import(actor, request->parameter("kind"))) return answer(casework::problem_of(*no, request->wants_english()));
                             with.jobs.aside(actor, request, [with, actor, request] { return headings_of(with, actor, *request); }, answer);
                         })};
    headings.body_limit = kLargestUpload;
    headings.openapi = understanding_headings();
    router.add(std::move(headings));
}

}  // namespace engine

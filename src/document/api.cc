#include "document/api.h"
#include "casework/read.h"
#include "document/noun.h"
#include "document/store.h"
#include "filetype/filetype.h"
#include "http/described.h"
#include "law/id.h"
#include "paper/docx.h"
#include "paper/pdf.h"
#include "paper/template.h"

namespace document {
namespace {

using casework::Api;
using http::Request;
using http::Response;
using law::Refusal;

constexpr std::size_t kLargest = 20u << 20;

struct Routes {
    std::shared_ptr<Api> api;
    Parts parts;
    casework::Noun const* noun;
};

Refusal not_this_file(std::string const& name, filetype::Found const& found) {
    return {"file_refused", "文件不予接收：" + found.zh + "。", "The file is not accepted: " + found.en + ".", "宁社信发〔2020〕6号", "（十六）", {},
            {{"file", name, found.zh + " / " + found.en, "提交 PDF、JPEG、PNG、DOCX、XLSX、OFD、CSV 或 TXT，不含宏和脚本 / bring one of these, without macros or scripts"}}, 422};
}

// The noun behind a path or a name: "tasks" and "task" are both understood.
std::string noun_named(casework::Nouns const& nouns, std::string const& name) {
    auto* at = nouns.at_path(name);
    return at ? at->name : name;
}

void upload(Routes const& here, std::shared_ptr<Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = here.api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    auto name = request->query_or("name"), about_noun = request->query_or("about_noun"), about = request->query_or("about");
    auto claimed = request->header("content-type");
    if (claimed.starts_with("application/x-www-form-urlencoded")) claimed.clear();           // what curl says of any body
    auto found = filetype::examine(request->body, name, claimed);
    if (!found.type) return answer(casework::problem_of(not_this_file(name, found), english));
    auto id = law::uuid7(here.api->now(), here.parts.random(10));
    auto salt = here.parts.random(16);
    auto content = std::make_shared<Content>(here.api->readers.with(
        [&](store::Db& db) { return seal_content(*db.sealer, id, json::enum_name(*found.type), request->body, salt); }));
    casework::Command command{"document", "", "receive", {{"name", name}, {"content", content->fields}}, {}, {}, id};
    if (!about.empty()) command.fields["about"] = about;
    if (!about_noun.empty()) command.fields["about_noun"] = noun_named(here.api->nouns, about_noun);
    auto work = [content, command, actor = *actor](store::Db& db, casework::Door& door, casework::Setting const& now) -> law::Result<Response> {
        keep_content(db, command.new_id, *content);
        auto done = door.act(db, actor, command, now);
        if (!done) return done.refusal();
        auto response = http::json_response(201, json::Object{{"id", done->id}, {"name", json::text(command.fields, "name")}, {"type", content->fields.at("type")},
                                                              {"size", content->fields.at("size")}, {"digest", content->fields.at("digest")}, {"state", done->state},
                                                              {"version", done->version}, {"leaf", std::int64_t(done->leaf)}});
        response.headers.push_back({"Location", "/api/v1/documents/" + done->id});
        return response;
    };
    casework::perform(*here.api, request, *actor, std::move(work), std::move(answer));
}

// A header's file name: what is not plain stands in percent signs (RFC 6266).
std::string disposition(std::string const& name) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string all;
    for (unsigned char c : name) {
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
        if (plain) all += char(c);
        else all += {'%', kHex[c >> 4], kHex[c & 15]};
    }
    return "attachment; filename*=UTF-8''" + all;
}

Response file_response(std::string_view type, std::string body, std::string const& name) {
    return {200, std::string(type), std::move(body),
            {{"Content-Disposition", disposition(name)}, {"Content-Security-Policy", "default-src 'none'; sandbox"}, {"Cache-Control", "no-store"}}};
}

Response paper_response(Routes const& here, Document const& paper, std::uint64_t leaf, std::string const& format) {
    auto sheet = json::read<paper::Sheet>(json::parse(paper.words.plain));
    auto proof = here.parts.proof(leaf);
    if (format == "docx") return file_response(filetype::media_type(filetype::Type::docx), paper::docx(sheet, proof), paper.number + ".docx");
    return file_response(filetype::media_type(filetype::Type::pdf), paper::pdf(sheet, proof), paper.number + ".pdf");
}

// A form to print and fill in by hand. It belongs to no case, and nothing is recorded of it.
void blank_form(Routes const& here, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = here.api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    auto* form = paper::template_named(request->query_or("template"));
    if (!form || !paper::is_form(*form))
        return answer(http::problem(404, "no_such_form", request->wants_english() ? "There is no such form" : "没有这种申请书", request->query_or("template")));
    auto sheet = paper::unfilled(*form);
    if (request->query_or("format", "pdf") == "docx") answer(file_response(filetype::media_type(filetype::Type::docx), paper::docx(sheet, ""), form->zh + ".docx"));
    else answer(file_response(filetype::media_type(filetype::Type::pdf), paper::pdf(sheet, ""), form->zh + ".pdf"));
}

void content(Routes const& here, std::shared_ptr<Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = here.api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    auto id = request->parameter("id"), format = request->query_or("format", "pdf");
    std::optional<Response> found;
    try {
        here.api->readers.with([&](store::Db& db) {
            auto read = casework::readable(db, here.api->nouns, *here.noun, id, *actor);
            if (!read) return 0;
            auto& document = *std::any_cast<Document>(&read->row);
            if (document.kind != kUpload && !document.words.plain.empty()) found = paper_response(here, document, std::uint64_t(read->file.steps.front().leaf), format);
            else if (has_content(document))
                found = file_response(filetype::media_type(*json::enum_from<filetype::Type>(document.type)), read_content(db, document), document.name);
            return 0;
        });
    } catch (store::Failure const& failure) {
        if (failure.code != "altered") throw;
        std::fprintf(stderr, "%s: %s\n", request->trace_id.c_str(), failure.what());
        auto title = english ? "The content is not what was brought; it is not shown." : "文件内容与提交时不符（已被改动），不予提供。";
        return answer(http::problem(500, "altered", title));
    }
    if (!found) return answer(casework::problem_of(casework::no_such_case(*here.noun), english));
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); };
    casework::look(*here.api, *here.noun, *actor, {id}, [answer, found = std::move(*found)] { answer(found); }, failed);
}

void issue(Routes const& here, std::shared_ptr<Request const> request, http::Answer answer) {
    auto actor = here.api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    auto body = casework::body_object(*request);
    json::refuse_unknown(body, {"template", "about", "officer"});
    auto about = json::object(body, "about");
    json::refuse_unknown(about, {"noun", "id"}, "$.about");
    json::Object fields{{"act", "issue"}, {"template", json::text(body, "template")}, {"about_noun", noun_named(here.api->nouns, json::text(about, "noun", "$.about"))},
                        {"about", json::text(about, "id", "$.about")}};
    if (auto officer = json::text_or(body, "officer"); !officer.empty()) fields["officer"] = officer;
    auto command = casework::command_from(*here.api, *here.noun, "", std::move(fields), *request, *actor);
    if (!command) return answer(casework::problem_of(command.refusal(), request->wants_english()));
    auto work = [actor = *actor, command = *command](store::Db& db, casework::Door& door, casework::Setting const& now) -> law::Result<Response> {
        auto done = door.act(db, actor, command, now);
        if (!done) return done.refusal();
        auto paper = store::load(db, DocumentNoun::table(), done->id);
        auto response = http::json_response(
            201, json::Object{{"document", done->id}, {"number", paper->number}, {"state", done->state}, {"leaf", std::int64_t(done->leaf)}});
        response.headers.push_back({"Location", "/api/v1/documents/" + done->id});
        return response;
    };
    casework::perform(*here.api, request, *actor, std::move(work), std::move(answer));
}

void possible(Routes const& here, std::shared_ptr<Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = here.api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    auto* noun = here.api->nouns.named(noun_named(here.api->nouns, request->query_or("noun")));
    auto id = request->query_or("id");
    if (!noun || id.empty()) {
        law::Refusal wrong{"wrong_fields", "请写明案件的种类和编号。", "Name the kind of case and its id.", "衡信系统规则 (own rule)", "字段校验", {}, {}, 400};
        if (!noun) wrong.fields.push_back({"noun", request->query_or("noun"), "没有这种案件 / no such kind", "如 tasks、determinations / as tasks, determinations"});
        if (id.empty()) wrong.fields.push_back({"id", "", "必填 / required", "案件编号 / the case's id"});
        return answer(casework::problem_of(wrong, english));
    }
    json::Array items;
    bool seals = false;
    bool there = here.api->readers.with([&](store::Db& db) {
        auto read = casework::readable(db, here.api->nouns, *noun, id, *actor);
        bool issues = read && actor->roles.meets(kIssuers);
        if (issues)
            for (auto& name : issuable(db, noun->name, id, *actor, law::legal_day(here.api->now()))) {
                auto* form = paper::template_named(name);
                items.push_back(json::Object{{"template", name}, {"title", english ? form->en : form->zh}});
            }
        seals = issues && here.parts.has_seal(db, actor->agency);
        return read.has_value();
    });
    if (!there) return answer(casework::problem_of(casework::no_such_case(*noun), english));
    answer(http::json_response(200, json::Object{{"items", std::move(items)}, {"seals", seals}}));
}

using http::Described;
using namespace json::schema;

json::Object pdf_or_docx() { return values({"pdf", "docx"}); }

// A file of a type that is accepted, as `examine` found it.
Described giving_file(Described all) {
    for (auto type : {filetype::Type::pdf, filetype::Type::docx}) all.gives(200, "The file", http::bytes(), filetype::media_type(type));
    return all.gives(200, "The file", http::bytes(), "*/*").with(200, "Content-Disposition", "attachment, under its name");
}

Described uploading_described() {
    return Described()
        .query("name", "file name with its ending", string(), true).query("about_noun", "kind of the case it belongs to").query("about", "the case it belongs to").once()
        .takes(http::bytes(), "*/*")
        .gives(201, "Kept", object({{"id", string()}, {"name", string()}, {"type", string()}, {"size", integer()}, {"digest", string()}, {"state", string()},
                                    {"version", integer()}, {"leaf", integer()}}))
        .with(201, "Location", "the document");
}

Described issuing() {
    return Described()
        .once().takes(object({{"template", string()}, {"about", object({{"noun", string("as in a path, or by its name")}, {"id", string()}})}, {"officer?", string()}}))
        .gives(201, "Issued, with the next number of its series", object({{"document", string()}, {"number", string()}, {"state", string()}, {"leaf", integer()}}))
        .with(201, "Location", "the paper");
}

Described telling_papers() {
    return Described()
        .query("noun", "kind of the case", string(), true).query("id", "the case", string(), true)
        .gives(200, "What can be issued", object({{"items", array(object({{"template", string()}, {"title", string()}}))}, {"seals", flag()}}));
}

}  // namespace

json::Array listed(store::Db& db, casework::Nouns const& nouns, casework::CaseFile const& file, casework::Actor const& actor) {
    json::Array all;
    auto& noun = *nouns.named("document");
    for (auto& each : documents_of(db, file.noun, file.id)) {
        auto read = casework::readable(db, nouns, noun, each.id, actor);
        if (!read) continue;
        auto type = each.type.empty() ? std::string("paper") : each.type;
        all.push_back(json::Object{{"id", each.id}, {"name", each.name}, {"type", type}, {"number", each.number}, {"state", read->file.state}});
    }
    return all;
}

json::Object listed_described() {
    return object({{"id", string()}, {"name", string()}, {"type", string()}, {"number", string()}, {"state", string()}});
}

void add_routes(http::Router& router, std::shared_ptr<Api> api, Parts const& parts) {
    using http::Policy;
    Routes here{api, parts, api->nouns.named("document")};
    auto route = [&](char const* method, char const* pattern, char const* summary, auto handler) {
        return http::Route{method, pattern, Policy::logged_in_or_agency_system, summary,
                           casework::guarded([here, handler](auto request, auto answer) { handler(here, request, std::move(answer)); })};
    };
    auto uploading = route("POST", "/api/v1/documents", "Bring a file: its name in the query, its bytes as the body", upload);
    uploading.body_limit = kLargest;
    uploading.openapi = uploading_described();
    router.add(std::move(uploading));
    auto reading = route("GET", "/api/v1/documents/{id}/content", "The file, or the paper as PDF or DOCX; looking at it is recorded", content);
    reading.openapi = giving_file(Described().query("format", "of a paper", pdf_or_docx()));
    router.add(std::move(reading));
    router.add(route("POST", "/api/v1/papers", "Issue an official paper on a case, with the next number of its series", issue).as(issuing()));
    auto asking = route("GET", "/api/v1/papers/possible", "Papers that can be issued on a case, and whether they can be sealed electronically", possible);
    asking.openapi = telling_papers();
    router.add(std::move(asking));
    auto forms = route("GET", "/api/v1/papers/blank", "A form to fill in by hand, such as objection_application", blank_form);
    forms.openapi = giving_file(Described().query("template", "which form", string(), true).query("format", "", pdf_or_docx()));
    router.add(std::move(forms));
}

}  // namespace document

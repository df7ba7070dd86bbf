#include "engine/described.h"
#include "document/api.h"
#include "engine/jobs.h"

namespace engine {

using http::Described;
using namespace json::schema;

namespace {

constexpr char kXlsx[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", kCsv[] = "text/csv", kPdf[] = "application/pdf",
               kDocx[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// A personal part, disclosed or only committed to.
json::Object person_schema() { return object({{"body?", map(anything())}, {"salt?", string()}, {"commitment?", string()}}); }

// As ledger/history.h: render makes it; docs/verify.md says how it is verified.
json::Object receipt_schema() {
    auto all = object({{"v", integer()}, {"suite", string()}, {"key", string("base64")}, {"leaf", integer()}, {"facts", map(anything())}, {"facts_salt", string()},
                       {"persons", array(person_schema())}, {"proof", array(string("base64"))}, {"checkpoint", string("a signed note")}, {"row?", integer()},
                       {"row_facts?", map(anything())}, {"row_facts_salt?", string()}, {"row_person?", person_schema()}, {"row_proof?", array(string("base64"))}});
    all["description"] = "Every value is bound: no change of any, and no other spelling, verifies.";
    return all;
}

json::Object import_result() {
    auto row = object({{"line", integer()}, {"field", string()}, {"value", string()}, {"reason", string()}, {"remedy", string()}});
    return object({{"rows", integer()}, {"fresh", integer()}, {"changed", integer()}, {"same", integer()}, {"gone", integer()}, {"imported", flag()}, {"bad", array(row)},
                   {"bad_count", integer()}, {"warnings", array(row)}, {"warnings_count", integer()}, {"headings", map(string())}, {"ids", array(string())}, {"sheet", integer()},
                   {"heading_line", integer()}});
}

// As Jobs::shown makes it.
json::Object job_schema() {
    auto checked = object({{"rows", integer()}, {"results", map(integer())}});
    return object({{"id", string()}, {"kind", values_of<JobKind>()}, {"title", string()}, {"state", values_of<JobState>()}, {"done", integer()}, {"all", integer()},
                   {"why", string("it failed")}, {"at", instant()}, {"result", any_of({import_result(), std::move(checked), json::Object{{"type", "null"}}})},
                   {"files", array(object({{"title", string()}, {"href", string()}}))}, {"undo_until", or_null(instant())},
                   {"due", or_null(day())}, {"provisional", flag()}, {"history", array(object({{"act", string()}, {"title", string()}, {"at", instant()}}))},
                   {"possible", array(component("PossibleAct"))}});
}

Described taking_sheet(Described all) {
    for (auto media : {kCsv, kXlsx, "*/*"}) all.takes(http::bytes(), media);
    return all;
}

Described beginning_job(Described all) {
    return taking_sheet(all.once()).gives(202, "Begun: its progress is at Location", component("Job")).with(202, "Location", "the job");
}

json::Object of_agency(Member more) { return object({{"agency", string()}, {"agency_name", string()}, std::move(more)}); }

}  // namespace

void define_common(http::Router& router) {
    router.define("Receipt", receipt_schema());
    router.define("Job", job_schema());
}

json::Object beside_described() {
    auto pending = object({{"id", string()}, {"kind", string()}, {"since", day()}, {"suspended", flag()}});
    auto open = object({{"id", string()}, {"since", day()}, {"suspends", flag()}});
    auto notice = object({{"id", string()}, {"since", day()}, {"served_on", or_null(day())}});
    auto licence = object({{"record", string()}, {"title", string()}, {"issuer", string()}, {"until", or_null(day())}});
    return object({{"documents", array(document::listed_described())}, {"remedies_pending?", array(std::move(pending))}, {"objections_open?", array(std::move(open))},
                   {"corrections?", array(object({{"objection", string()}, {"correction", string()}}))}, {"notices?", array(std::move(notice))},
                   {"licensed_as?", array(std::move(licence))},
                   {"partners_asked?", array(object({{"partner", string()}, {"on", day()}, {"purpose", string()}, {"consent", string()}, {"leaf", integer()}}))}});
}

Described plain_text(std::string_view description) { return Described().gives(200, description, string(), "text/plain"); }

Described telling_proof() {
    return Described()
        .query("leaf", "number of the leaf", integer(), true)
        .gives(200, "RFC 9162", object({{"leaf", integer()}, {"size", integer()}, {"proof", array(string("base64"))}, {"checkpoint", string("a signed note")}}));
}

Described telling_consistency() {
    return Described()
        .query("from", "the smaller size", integer(), true).query("to", "the larger size", integer(), true)
        .gives(200, "RFC 9162", object({{"from", integer()}, {"to", integer()}, {"from_root", string()}, {"to_root", string()}, {"proof", array(string("base64"))},
                                        {"from_checkpoint?", string()}, {"to_checkpoint?", string()}}));
}

Described verifying() {
    return Described()
        .takes(json::Object{{"type", "object"}, {"description", "a receipt, or a whole answer with its `receipt`, in the spelling in which it was given"}})
        .takes(string(), "*/*")
        .gives(200, "Whether it holds, and whose key signed", object({{"ok", flag()}, {"why", string()}, {"origin", string()}, {"key", string()}, {"leaf", string()}}));
}

Described telling_receipt() { return Described().gives(200, "The receipt", component("Receipt")); }

Described telling_receipts() {
    auto one = object({{"id", string("LEAF")}, {"leaf", integer()}, {"noun", string()}, {"act", string()}, {"case", string()}, {"on", string()}, {"at", instant()}});
    return Described()
        .query("cursor", "`next` of the page before").query("limit", "at most so many, 50 unless said", json::Object{{"type", "integer"}, {"minimum", 1}, {"maximum", 200}})
        .gives(200, "Those that the asker may have", object({{"items", array(std::move(one))}, {"next", or_null(string("the cursor of the next page"))}}));
}

Described printing_receipt(bool as_docx) {
    return Described().query("size", "of the paper", values({"a4", "80mm"})).gives(200, "On paper", http::bytes(), as_docx ? kDocx : kPdf)
        .with(200, "Content-Disposition", "attachment, under its name");
}

Described telling_description() { return Described().gives(200, "OpenAPI 3.1", json::Object{{"type", "object"}}); }

Described foreseeing() {
    auto touched = object({{"gained", integer()}, {"lost", integer()}, {"kept", integer()}, {"samples", array(map(anything()))}});
    auto entries = object({{"kept", integer()}, {"awaiting_publication", integer()}, {"of_persons_no_longer_allowed", integer()}});
    auto measure = object({{"id", string()}, {"number", string()}, {"name", string()}});
    auto wait = object({{"noun", string()}, {"state", string()}, {"state_zh", string()}, {"state_en", string()}, {"keep_their_day", integer()},
                        {"agencies", array(of_agency({"cases", integer()}))}});
    auto moved = object({{"entries", integer()}, {"records", integer()}, {"earlier", integer()}, {"later", integer()}, {"samples", array(map(anything()))}});
    auto last = or_null(object({{"day", day()}, {"provisional", flag()}}));
    auto told = object({{"noun", string()}, {"id", string()}, {"state", string()}, {"title", string()}, {"begins", day()}, {"replaces", or_null(string())},
                        {"changed", array(object({{"member", string()}, {"before", anything()}, {"after", anything()}}))},
                        {"to_everybody_without_adverse_record?", flag()}, {"entries?", any_of({touched, std::move(entries)})}, {"matters?", touched},
                        {"open_tasks?", array(of_agency({"tasks", integer()}))}, {"lifted_tasks?", array(of_agency({"tasks", integer()}))}, {"measures?", array(std::move(measure))},
                        {"determining?", array(object({{"agency", string()}, {"agency_name", string()}}))}, {"cases_with_provisional_day?", integer()},
                        {"days_moved?", integer()}, {"waits?", array(std::move(wait))},
                        {"example?", object({{"event", day()}, {"before", last}, {"after", last}})}, {"first_days_of_repair?", std::move(moved)}});
    auto all = object({{"noun", string()}, {"drafts", array(told)}});
    return Described()
        .takes(object({{"noun", values({"measure", "list_type", "rule"})}, {"id?", string("a draft; without it every draft of the noun")}, {"act?", values({"publish", "repeal"})}}))
        .gives(200, "What would change", any_of({std::move(told), std::move(all)}));
}

Described telling_differences() {
    auto changed = object({{"member", string()}, {"before", anything()}, {"after", anything()}});
    return Described()
        .query("noun", "whose editions", values({"measure", "list_type", "rule", "memorandum"}), true).query("from", "one case", string(), true).query("to", "the other", string(), true)
        .gives(200, "What differs", object({{"noun", string()}, {"from", string()}, {"to", string()}, {"from_title", string()}, {"to_title", string()}, {"changed", array(std::move(changed))}}));
}

Described telling_jobs() {
    return Described().gives(200, "Own jobs, newest first", object({{"items", array(component("Job"))}, {"next", json::Object{{"type", "null"}}}}));
}

Described telling_job() { return Described().gives(200, "The job", component("Job")).gives(200, "The job", string("one event, `progress`, with the job"), "text/event-stream"); }

Described acting_on_job() { return Described().once().takes(object({{"act", value("undo")}})).gives(200, "Undone", component("Job")); }

Described giving_sheet(bool workbook) {
    return Described().gives(200, "The sheet", http::bytes(), workbook ? kXlsx : kCsv).with(200, "Content-Disposition", "attachment, under its name");
}

Described importing() {
    json::Array kinds;
    for (auto& kind : import_kinds()) kinds.push_back(json::Value(kind.name));
    return beginning_job(Described()
                             .query("kind", "what the sheet holds", values(std::move(kinds)), true).query("name", "file name")
                             .query("dry_run", "only say what would happen", values({"true", "false"}))
                             .query("snapshot", "this list type's whole list: what is missing has gone").query("list_type", "of the entries")
                             .query("level", "of the origin").query("node", "of the origin").query("region", "another region's list").query("theirs", "that region's list type")
                             .query("map", R"(JSON {"heading":"field"}, remembered for the agency)").query("officer", "for whom an agency's system acts"));
}

Described telling_fields() {
    auto field = object({{"name", string()}, {"title", string()}, {"required", flag()}, {"example", string()}, {"note", string()}});
    return Described().gives(200, "Its columns", object({{"fields", array(std::move(field))}}));
}

Described understanding_headings() {
    return taking_sheet(Described().query("map", R"(JSON {"heading":"field"})"))
        .gives(200, "As they would be read", object({{"headings", array(string())}, {"mapping", map(string())}, {"missing", array(string())}, {"sample", array(array(string()))},
                                                     {"sheet", string()}, {"heading_line", integer()}}));
}

Described checking_sheet() {
    return beginning_job(Described().query("matter", "code of a matter within the agency's remit", string(), true).query("officer", "for whom an agency's system acts"));
}

Described sealing() {
    auto told = object({{"paper", string()}, {"document", string()}, {"seal", string()}, {"digest", string()}, {"state", value("filed")}});
    // Which paper, its path says; what is sent beside it is not looked at.
    return Described().takes(object({}), "application/json", false).gives(201, "Sealed and filed", told).with(201, "Location", "the sealed file").gives(200, "It was sealed before", told);
}

Described telling_figures() {
    auto evidence = object({{"leaf", string()}, {"href", string()}});
    auto figure = object({{"indicator", string()}, {"zh", string()}, {"en", string()}, {"clause", string()}, {"means_zh", string()}, {"means_en", string()},
                          {"agency", or_null(string())}, {"agency_name", string()}, {"count", integer()}, {"evidence", array(std::move(evidence))},
                          {"evidence_left_off", integer()}});
    return Described()
        .query("from", "first day", day(), true).query("to", "last day", day(), true).query("agency", "of this agency alone").query("indicator", "this one alone, with all its evidence")
        .gives(200, "The figures", object({{"from", day()}, {"to", day()}, {"items", array(std::move(figure))}, {"next", json::Object{{"type", "null"}}}, {"checkpoint", string()}}));
}

Described telling_report() {
    auto list = object({{"list_type", string()}, {"polarity", string()}, {"field", string()}, {"zh", string()}, {"en", string()}, {"organisations", or_null(integer())},
                        {"fewer_than", or_null(integer())}});
    return Described()
        .query("month", "2026-03", json::Object{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}$"}}, true)
        .gives(200, "The report", object({{"on", day()}, {"clause", string()}, {"floor", integer()}, {"floor_basis", string()}, {"items", array(std::move(list))},
                                          {"others", map(integer())}, {"totals", map(integer())}, {"next", json::Object{{"type", "null"}}}, {"checkpoint", string()}}));
}

Described telling_candidates() {
    auto candidate = object({{"kind", string()}, {"agency", string()}, {"noun", string()}, {"of_case", string()}, {"leaf", string()}, {"state", string()}, {"due", or_null(day())}});
    return Described().gives(200, "What was done late or is overdue: no clues, and nothing established",
                             object({{"on", day()}, {"zh", string()}, {"en", string()}, {"more", flag()}, {"items", array(std::move(candidate))}, {"next", json::Object{{"type", "null"}}}}));
}

}  // namespace engine

#include <array>
#include "engine/importing.h"
#include "record/noun.h"
#include "record/rows.h"
#include "record/store.h"
#include "text/name.h"

namespace engine {
namespace {

using Reader = record::ReadRow (*)(subject::Row const&, std::string const&);

// What tells the row's document apart, and where it came from, is no content of it.
bool is_content(std::string_view field) {
    for (auto* other : {"subject", "kind", "issuer", "document_no", "source", "severe_basis"}) if (field == other) return false;
    return true;
}

std::string contents(json::Object fields) {
    for (auto* other : {"issuer", "document_no", "source"}) fields.erase(other);
    return json::canonical(fields);
}

// Members that the sheet gives and that are otherwise on file. What it does not give, it does not deny.
std::vector<std::string> differing(record::Record const& known, json::Object const& fields) {
    auto on_file = json::write(known).get_object();
    on_file["valid_until"] = json::write(known.shown_until);
    std::vector<std::string> all;
    for (auto& each : fields)
        if (is_content(each.key()))
            if (auto* value = on_file.if_contains(each.key()); value && json::canonical(*value) != json::canonical(each.value())) all.emplace_back(each.key());
    return all;
}

// What was put right here differs from its sheet for good reason; anything else is for a person to settle, and nothing is passed over in silence.
void tell_difference(Importing& importing, SheetRow const& row, record::Record const& known, std::vector<std::string> const& fields) {
    for (auto& field : fields) {
        auto cell = row.cells.find(field == "fine_cents" ? "fine" : field);
        law::FieldError error{field == "fine_cents" ? "fine" : field, cell == row.cells.end() ? "" : cell->second, "同一文书已在库，内容不同，未改动 / the document is on file with another value, which stays",
                              "库内有误的，在该记录上更正；表中有误的，改表或删去该行 / correct the record where it is wrong, else the sheet, or leave the row out"};
        if (known.correction.empty()) importing.bad(row.line, std::move(error));
        else importing.warn(row.line, {std::move(error)});
    }
}

void tell_conflict(Importing& importing, SheetRow const& row, std::size_t first) {
    auto document = row.cells.find("document_no");
    importing.bad(row.line, {"document_no", document == row.cells.end() ? "" : document->second,
                             "与第" + std::to_string(first) + "行是同一文书而内容不同 / line " + std::to_string(first) + " has the same document with other values",
                             "同一文书只留一行，以决定文书为准 / leave one row a document, as the decision has it"});
}

void import_records(Importing& importing, Sheet const& sheet, Reader reader) {
    std::vector<record::ReadRow> read;
    std::vector<SubjectRow> subjects;
    for (auto& row : sheet.rows) {
        read.push_back(reader(row.cells, sheet.source + ":" + std::to_string(row.line)));
        importing.bad(row.line, read.back().errors);
        importing.warn(row.line, read.back().warnings);
        subjects.push_back({row.line, read.back().subject});
    }
    if (!importing.result.bad.empty()) return;
    auto ids = subjects_of(importing, subjects, false);
    Fresh fresh;
    std::map<std::array<std::string, 3>, std::size_t> seen;      // subject, issuer and document, however typed → row
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (ids[i].empty()) continue;
        auto& fields = read[i].fields;
        fields["subject"] = ids[i];
        auto kind = *json::enum_from<record::Kind>(json::text(fields, "kind"));
        auto issuer = json::text(fields, "issuer"), document = json::text(fields, "document_no");
        auto [first, is_first] = seen.try_emplace({ids[i], text::normalise_name(issuer), text::document_key(document)}, i);
        if (!is_first) {
            if (contents(fields) == contents(read[first->second].fields)) ++importing.result.same;
            else tell_conflict(importing, sheet.rows[i], sheet.rows[first->second].line);
            continue;
        }
        if (auto known = record::find_document(importing.db, ids[i], issuer, document, kind)) {
            auto on_file = store::load(importing.db, record::RecordNoun::table(), *known);
            auto fields_differing = differing(*on_file, fields);
            importing.result.same += fields_differing.empty();
            tell_difference(importing, sheet.rows[i], *on_file, fields_differing);
            continue;
        }
        fresh.add(fields, sheet.rows[i].line);
    }
    importing.result.fresh += fresh.fields.size();
    importing.may_be_undone("record", "take_back", importing.open_each("record", "enter", fresh), {});
}

}  // namespace

void import_penalties(Importing& importing, Sheet const& sheet) { import_records(importing, sheet, record::read_penalty); }
void import_licences(Importing& importing, Sheet const& sheet) { import_records(importing, sheet, record::read_licence); }

}  // namespace engine

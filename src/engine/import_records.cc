#include "engine/importing.h"
#include "record/rows.h"
#include "record/store.h"

namespace engine {
namespace {

using Reader = record::ReadRow (*)(subject::Row const&, std::string const&);

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
    std::set<std::string> seen;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (ids[i].empty()) continue;
        auto& fields = read[i].fields;
        fields["subject"] = ids[i];
        auto kind = *json::enum_from<record::Kind>(json::text(fields, "kind"));
        auto issuer = json::text(fields, "issuer"), document = json::text(fields, "document_no");
        if (!seen.insert(ids[i] + issuer + document).second || record::find_document(importing.db, ids[i], issuer, document, kind)) {
            ++importing.result.same;
            continue;
        }
        fresh.add(fields, sheet.rows[i].line);
    }
    importing.result.fresh += fresh.fields.size();
    importing.may_be_undone("record", "end", importing.open_each("record", "enter", fresh), {{"reason", "recorded_in_error"}});
}

}  // namespace

void import_penalties(Importing& importing, Sheet const& sheet) { import_records(importing, sheet, record::read_penalty); }
void import_licences(Importing& importing, Sheet const& sheet) { import_records(importing, sheet, record::read_licence); }

}  // namespace engine

// What was agreed above and what was promised here: memoranda of a higher level, commitments of subjects.
#include <algorithm>
#include "commitment/noun.h"
#include "engine/importing.h"
#include "list_type/drafted.h"
#include "memorandum/noun.h"
#include "text/name.h"

namespace engine {
namespace {

using Choices = std::vector<std::pair<char const*, char const*>>;          // as people write it → as it is kept

std::string cell_of(SheetRow const& row, char const* field) {
    auto found = row.cells.find(field);
    return found == row.cells.end() ? std::string() : found->second;
}

// Reads the cells of one row; what is wrong with any of them is told with its place.
class RowReader {
 public:
    RowReader(Importing& importing, SheetRow const& row) : importing_(importing), row_(row) {}

    json::Object fields;
    bool good = true;

    void text(char const* field) {
        if (auto value = cell_of(row_, field); !value.empty()) fields[field] = value;
    }
    void needed(char const* field) {
        text(field);
        if (!fields.contains(field)) wrong(field, "必填 / required", "补上这一格 / fill in this cell");
    }
    void day(char const* field) {
        auto value = cell_of(row_, field);
        fields[field] = value;
        try {
            json::Text<law::Date>::from(value);
        } catch (json::Error const&) {
            wrong(field, value.empty() ? "必填 / required" : "不是存在的日期 / no date that exists", "写作 2026-03-02 / write 2026-03-02");
        }
    }
    void choice(char const* field, Choices const& choices) {
        auto value = cell_of(row_, field);
        auto fits = [&](auto& each) { return value == each.first || value == each.second; };
        auto found = std::find_if(choices.begin(), choices.end(), fits);
        if (found != choices.end()) {
            fields[field] = found->second;
            return;
        }
        std::string all;
        for (auto& each : choices) all += (all.empty() ? "" : "、") + std::string(each.first);
        wrong(field, value.empty() ? "必填 / required" : "没有这一类 / no such kind", "填写其一 / one of: " + all);
    }
    void wrong(char const* field, char const* reason, std::string remedy) {
        good = false;
        importing_.bad(row_.line, {field, cell_of(row_, field), reason, std::move(remedy)});
    }

    // "国发〔2016〕33号#（十）#central_policy|…"
    void bases() {
        json::Array all;
        for (auto& each : list_type::parts(cell_of(row_, "bases"), '|')) {
            auto part = list_type::parts(each, '#');
            if (part.size() != 3 || !json::enum_from<law::Rank>(part[2]))
                return wrong("bases", "依据写法不对 / not written as a basis", "写作 文件#条款#层级，以 | 分隔 / INSTRUMENT#ARTICLE#RANK, separated by |");
            all.push_back(json::write(law::Citation{part[0], part[1], *json::enum_from<law::Rank>(part[2])}));
        }
        if (!all.empty()) fields["bases"] = std::move(all);
    }
    // Numbers of the catalogue; whether there are such is asked by the act.
    void measures() {
        json::Array all;
        for (auto& number : list_type::parts(cell_of(row_, "measures"), '|')) all.push_back(json::Object{{"measure", number}, {"name", ""}, {"bases", json::Array{}}});
        if (!all.empty()) fields["measures"] = std::move(all);
    }

 private:
    Importing& importing_;
    SheetRow const& row_;
};

// A higher memorandum on file under this number, with the same contents.
bool followed_already(store::Db& db, json::Object const& fields) {
    auto contents = [](memorandum::Memorandum const& m) {
        auto all = json::write(m).get_object();
        for (auto* set : {"id", "version", "edition", "replaces", "lead", "parties", "answer_to_comments", "return_reasons", "effective_on", "reported_on",
                          "report_receipt", "published_on", "secrecy_checked_by", "ended_on", "ended_by", "end_text"}) all.erase(set);
        all.erase("document_no");                          // compared however it is typed
        return json::canonical(all);
    };
    auto sent = memorandum::contents_sent(fields, {});
    sent.level = *json::enum_from<memorandum::Level>(json::text(fields, "level"));
    sent.issuer = json::text(fields, "issuer");
    sent.document_no = json::text(fields, "document_no");
    sent.issued_on = json::Text<law::Date>::from(json::text(fields, "issued_on"));
    auto level = std::string(json::enum_name(sent.level));
    for (auto& known : store::select(db, memorandum::MemorandumNoun::table(), "WHERE level = ?1 ORDER BY id", level)) {
        if (!text::same_document(known.document_no, sent.document_no) || contents(known) != contents(sent)) continue;
        if (auto file = store::load(db, casework::kCaseFiles, known.id); file && file->state != "withdrawn") return true;
    }
    return false;
}

// The same promise of the same subject to this agency, whatever became of it since.
bool promised_already(Importing& importing, json::Object const& fields) {
    auto sent = [](commitment::Commitment const& c) {
        return std::tuple(c.kind, c.matter, c.case_no, c.promise, c.proof, c.made_on, c.due_on);
    };
    auto now = commitment::commitment_sent(fields);
    for (auto& known : store::select(importing.db, commitment::CommitmentNoun::table(), "WHERE agency = ?1 AND subject = ?2 ORDER BY id", importing.actor.agency, now.subject)) {
        auto file = store::load(importing.db, casework::kCaseFiles, known.id);
        if (file && file->state != "withdrawn" && sent(known) == sent(now)) return true;
    }
    return false;
}

}  // namespace

void import_memoranda(Importing& importing, Sheet const& sheet) {
    Fresh fresh;
    std::set<std::string> seen;
    for (auto& row : sheet.rows) {
        RowReader cells(importing, row);
        cells.choice("level", {{"国家", "nation"}, {"省", "province"}, {"市", "city"}});
        for (auto* field : {"issuer", "document_no", "name"}) cells.needed(field);
        cells.day("issued_on");
        for (auto* field : {"targets", "implementers", "sharing", "execution", "feedback", "repair"}) cells.text(field);
        cells.measures();
        cells.bases();
        if (!cells.good) continue;
        if (!seen.insert(json::canonical(cells.fields)).second || followed_already(importing.db, cells.fields)) {
            ++importing.result.same;
            continue;
        }
        fresh.add(std::move(cells.fields), row.line);
    }
    if (!importing.result.bad.empty()) return;
    importing.result.fresh += fresh.fields.size();
    importing.result.ids = importing.open_each("memorandum", "follow", fresh);
    importing.may_be_undone("memorandum", "withdraw", importing.result.ids, {{"reason", "导入后撤回 / taken back after the import"}});
}

void import_commitments(Importing& importing, Sheet const& sheet) {
    std::vector<json::Object> read;
    std::vector<SubjectRow> subjects;
    for (auto& row : sheet.rows) {
        RowReader cells(importing, row);
        cells.choice("promise_kind", {{"容缺受理", "deferred_documents"}, {"告知承诺", "notified"}, {"信用修复承诺", "repair"}, {"主动公示型承诺", "open_pledge"}});
        for (auto* field : {"promise", "proof"}) cells.needed(field);
        for (auto* field : {"matter", "case_no"}) cells.text(field);
        for (auto* field : {"made_on", "due_on"}) cells.day(field);
        subjects.push_back({row.line, row.cells});
        if (cells.good) cells.fields["kind"] = cells.fields.at("promise_kind");
        cells.fields.erase("promise_kind");
        read.push_back(std::move(cells.fields));
    }
    if (!importing.result.bad.empty()) return;
    auto ids = subjects_of(importing, subjects, false);
    Fresh fresh;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (ids[i].empty()) continue;
        read[i]["subject"] = ids[i];
        if (!seen.insert(json::canonical(read[i])).second || promised_already(importing, read[i])) {
            ++importing.result.same;
            continue;
        }
        fresh.add(std::move(read[i]), sheet.rows[i].line);
    }
    importing.result.fresh += fresh.fields.size();
    importing.may_be_undone("commitment", "withdraw", importing.open_each("commitment", "make", fresh), {{"withdrawal", "导入后撤回 / taken back after the import"}});
}

}  // namespace engine

#include "agency/noun.h"
#include "casework/archive.h"
#include "document/noun.h"
#include "document/store.h"
#include "entry/noun.h"
#include "review/noun.h"
#include "review/roster.h"
#include "review/store.h"
#include "spreadsheet/errors.h"
#include "spreadsheet/sheet.h"

namespace review {
namespace {

using Asking = casework::Asking<Review>;

// What was written about it: its letter, its roster, its reply and whatever else was filed with it.
constexpr std::string_view kAbout =
    "SELECT f.noun, f.id FROM casefile f JOIN document d ON d.id = f.id WHERE d.about = ?1 AND f.steps NOT LIKE '%words_destroyed%' ORDER BY f.id";
constexpr store::Query kReply{
    "review_reply", "SELECT d.id FROM document d JOIN casefile f ON f.id = d.id WHERE d.kind = 'review_reply' AND d.about = ?1 AND d.about_version = ?2 AND f.state <> 'voided'"
                    " ORDER BY d.id DESC LIMIT 1"};
constexpr std::size_t kMostCells = 20'000;

// A file of the agency's own that belongs to nothing yet, or to this review already.
std::optional<document::Document> handed_over(Asking const& now, std::string const& id) {
    auto file = store::load(now.db, document::DocumentNoun::table(), id);
    auto state = store::load(now.db, casework::kCaseFiles, id);
    auto agency = now.row ? now.row->agency : now.actor.agency;
    if (!file || !state || !document::has_content(*file) || file->agency != agency) return std::nullopt;
    bool free = file->about.empty() && state->state == "received", ours = now.row && file->about_noun == "review" && file->about == now.row->id;
    return free || ours ? file : std::nullopt;
}

law::Finding wrong_file(std::string reason) {
    return {false, "", "", {{"roster_file", "", std::move(reason), "上传带有“名称”“代码”表头的 CSV 或 XLSX / upload a CSV or XLSX with headings for name and code"}}};
}

// A whole sheet below its headings. A cell that the spreadsheet program has spoilt is told like every bad row.
Read read_sheet(std::string const& content) {
    static std::vector<spreadsheet::Field> const kFields{{"name", {"name", "企业名称", "名称", "主体名称", "单位名称", "姓名"}, true, "名称", ""},
                                                         {"code", {"code", "统一社会信用代码", "社会信用代码", "代码", "证件号码"}, true, "代码", ""}};
    try {
        auto sheets = spreadsheet::read(content, kMostCells);
        auto chosen = spreadsheet::choose(sheets, kFields);
        if (!chosen.found || !chosen.found->mapping.complete()) return {{}, {}, wrong_file("没有名称和代码两列的表头 / no headings with a name and a code")};
        auto& [at, mapping] = *chosen.found;
        if (auto doubled = spreadsheet::doubled_columns(mapping); !doubled.empty())
            return {{}, {}, {false, "", "", {{"roster_file", doubled.front().value, doubled.front().reason, doubled.front().remedy}}}};
        std::vector<Typed> typed;
        for (auto i = at + 1; i < chosen.sheet->rows.size(); ++i) {
            auto& row = chosen.sheet->rows[i];
            typed.push_back({row.line, mapping.cell(row.cells, "name"), mapping.cell(row.cells, "code")});
            if (typed.back().name.empty() && typed.back().code.empty()) typed.pop_back();
        }
        auto all = read_roster(typed);
        for (auto& spoilt : spreadsheet::spoilt_rows(*chosen.sheet, mapping)) {
            all.finding.holds = false;
            all.finding.fields.push_back({"roster[" + std::to_string(spoilt.line) + "]", spoilt.value, spoilt.reason, spoilt.remedy});
        }
        return all;
    } catch (spreadsheet::Error const& e) {
        return {{}, {}, wrong_file(e.what())};
    }
}

Read read_handed_over(Asking const& now) {
    auto lines = json::text_or(now.command.fields, "roster"), file = json::text_or(now.command.fields, "roster_file");
    if (file.empty()) return read_roster(lines_typed(lines));
    if (!lines.empty()) return {{}, {}, wrong_file("名单只能以一种方式提交 / the roster is given in one way alone")};
    auto sheet = handed_over(now, file);
    if (!sheet) return {{}, {}, wrong_file("不是本单位已上传、未附于其他事项的文件 / no free file of your agency")};
    return read_sheet(document::read_content(now.db, *sheet));
}

law::Finding within_remit(Asking const& now, Review const& r) {
    auto agency = store::load(now.db, agency::AgencyNoun::table(), r.agency);
    if (agency && agency::remit_for(*agency, r.matter, now.setting.today)) return {true};
    std::string known;
    for (auto& remit : agency ? agency->remits : std::vector<agency::Remit>{})
        if (agency::in_force(remit, now.setting.today)) known += " " + remit.matter;
    return {false, "", "", {{"matter", r.matter, "不在职权之内 / outside the remit", "可选 / one of:" + known}}};
}

// Each entry stands as on the day of the answers.
law::Finding still_as_found(Asking const& now) {
    law::Finding all{true};
    for (auto& row : now.row ? now.row->roster : std::vector<Row>{})
        for (auto& named : row.entries) {
            auto entry = store::load(now.db, entry::EntryNoun::table(), named.entry);
            if (entry && json::enum_name(entry::state_on(*entry, now.setting.today)) == named.standing) continue;
            all.fields.push_back({"roster", row.name, "回执 " + row.receipt + " 所列条目已变动 / the entry has changed", "重新批量比对 / check the roster again"});
        }
    all.holds = all.fields.empty();
    return all;
}

void answer_filing(Asking const& now, Review const& r, law::Facts& facts) {
    bool files = now.command.act == "file" || now.command.act == "supplement";
    auto& fields = now.command.fields;
    bool brings = !json::text_or(fields, "roster").empty() || !json::text_or(fields, "roster_file").empty();
    auto read = files && (brings || !now.row) ? read_handed_over(now) : Read{{}, {}, {true}};
    if (!read.rows.empty() && read.finding.holds) {
        facts.give("rows", {json::canonical(json::write(read.rows))});
        facts.give("numbers", {json::canonical(json::write(read.numbers))});
    }
    facts.answer(roster_is_complete, std::move(read.finding));
    auto letter = handed_over(now, r.letter);
    facts.answer(letter_is_on_file, letter.has_value() && r.letter != r.roster_file);
    facts.answer(letter_day_fits, r.letter_on && *r.letter_on <= now.setting.today);
    std::vector<std::string> fresh;
    for (auto* name : {"letter", "roster_file"})
        if (auto id = json::text_or(fields, name); files && !id.empty())
            if (auto file = handed_over(now, id); file && file->about.empty()) fresh.push_back(id);
    facts.give("files_handed_over", std::move(fresh));
}

}  // namespace

Reply reply_of(store::Db& db, std::string const& id) {
    auto r = *store::load(db, ReviewNoun::table(), id);
    auto day = [](std::optional<law::Date> on) { return on ? law::in_chinese(*on) : ""; };
    auto titled = [](std::string const& instrument) { return instrument.find("〔") == instrument.npos && !instrument.starts_with("《") ? "《" + instrument + "》" : instrument; };
    Reply all;
    if (auto asked = store::load(db, agency::AgencyNoun::table(), r.agency)) {
        all.values["来函单位"] = asked->name;
        for (auto& remit : asked->remits) if (remit.matter == r.matter) all.values["事项名称"] = remit.name;
    }
    all.values["事项编码"] = r.matter;
    all.values["来函文号"] = r.letter_no;
    all.values["来函日期"] = day(r.letter_on);
    all.values["核查目的"] = purpose_in_words(r.purpose);
    all.values["具体工作"] = r.occasion;
    all.values["核查依据"] = titled(r.basis_instrument) + r.basis_article;
    all.values["比对日期"] = day(r.checked_on);
    all.values["核查人数"] = std::to_string(r.rows);
    all.values["核查结果"] = in_numbers(r);
    all.values["其他说明"] = r.remarks.empty() ? "无其他说明。" : r.remarks;
    all.annex = annex(r);
    return all;
}

law::Facts ReviewNoun::facts(Asking const& now) {
    auto r = now.row ? *now.row : Review{};
    if (!now.row) r.agency = now.actor.agency;
    r = now.actor.channel == "law" ? r : review_sent(now.command.fields, r);
    auto agency = store::load(now.db, agency::AgencyNoun::table(), r.agency);
    auto reply = now.row && now.file ? now.db.word(kReply, now.row->id, now.file->version).value_or("") : "";

    law::Facts facts;
    answer_filing(now, r, facts);
    facts.answer(matter_is_within_remit, within_remit(now, r));
    facts.answer(not_returned_before, !r.returned_once);
    facts.answer(findings_still_hold, still_as_found(now));
    facts.answer(reply_is_issued, !reply.empty());
    facts.give("agency_name", {agency ? agency->name : ""});
    facts.give("reply_issued", {reply});
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_review", kAbout}, now.row->id));
    return facts;
}

}  // namespace review

HENGXIN_NOUN(, review::ReviewNoun);

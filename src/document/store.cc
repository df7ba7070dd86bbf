#include "document/store.h"
#include <algorithm>
#include "agency/noun.h"
#include "crypto/crypto.h"
#include "determination/days.h"
#include "determination/noun.h"
#include "determination/store.h"
#include "document/causes.h"
#include "document/noun.h"
#include "document/told.h"
#include "entry/noun.h"
#include "law/period.h"
#include "list_type/store.h"
#include "measure/noun.h"
#include "notice/noun.h"
#include "notice/store.h"
#include "objection/noun.h"
#include "paper/template.h"
#include "record/noun.h"
#include "remedy/noun.h"
#include "repair/noun.h"
#include "review/store.h"
#include "subject/noun.h"
#include "task/noun.h"
#include "text/personal.h"

namespace document {
namespace {

using casework::CaseFile;

constexpr std::size_t kPiece = 256 * 1024;
constexpr store::Query kKeep{"document_keep", "INSERT INTO document_content (document, piece, sealed) VALUES (?1, ?2, ?3)"};
constexpr store::Query kRead{"document_read", "SELECT piece, sealed FROM document_content WHERE document = ?1 ORDER BY piece"};
constexpr store::Query kForget{"document_forget", "DELETE FROM document_content WHERE document = ?1"};
constexpr store::Query kOfNothing{
    "documents_contents_of_nothing",
    "SELECT DISTINCT c.document FROM document_content c LEFT JOIN document d ON d.id = c.document WHERE d.id IS NULL OR d.kind <> 'upload' OR d.withdrawn_on IS NOT NULL ORDER BY c.document"};
constexpr store::Query kPieces{"document_pieces", "SELECT COUNT(*) FROM document_content WHERE document = ?1"};
constexpr store::Query kLastSerial{"document_last_serial", "SELECT MAX(serial) FROM document WHERE agency = ?1 AND kind = ?2 AND year = ?3"};
constexpr store::Query kIssued{"document_issued",
                               "SELECT COUNT(*) FROM document d JOIN casefile f ON f.id = d.id WHERE d.kind = ?1 AND d.about = ?2 AND f.state <> 'voided'"};

std::string context(std::string const& id, std::size_t piece) { return "document_content.sealed " + id + " " + std::to_string(piece); }

std::string day(std::optional<law::Date> on) { return on ? law::in_chinese(*on) : ""; }

// A law stands in title marks, a document by its number does not.
std::string titled(std::string const& instrument) { return instrument.find("〔") == instrument.npos ? "《" + instrument + "》" : instrument; }

// Of a determination's entries the last that left the list.
std::optional<entry::Entry> entry_that_left(store::Db& db, std::string const& determination) {
    std::optional<entry::Entry> last;
    for (auto& e : store::select(db, entry::EntryNoun::table(), "WHERE determination = ?1 ORDER BY id", determination))
        if (e.exited_on && (!last || *last->exited_on <= *e.exited_on)) last = e;
    return last;
}

// The values that a template's blanks may ask for. What a case does not have is left out.
class Gathering {
 public:
    Gathering(store::Db& db, casework::Setting const& setting) : db_(db), setting_(setting) {}

    paper::Values of(CaseFile const& about) {
        if (about.noun == "task") of_task(*store::load(db_, task::TaskNoun::table(), about.id));
        if (about.noun == "determination") of_determination(*store::load(db_, determination::DeterminationNoun::table(), about.id), about);
        if (about.noun == "repair") of_repair(*store::load(db_, repair::RepairNoun::table(), about.id), about);
        if (about.noun == "review") all_ = review::reply_of(db_, about.id).values;
        if (about.noun == "remedy") of_remedy(*store::load(db_, remedy::RemedyNoun::table(), about.id), about);
        if (about.due) all_["办理期限"] = law::in_words(law::Due{*about.due, about.provisional});
        if (about.noun == "objection") of_objection(*store::load(db_, objection::ObjectionNoun::table(), about.id), about);
        period("陈述期限", "陈述依据", "determination.statement");
        period("核实期限", "核实依据", "objection.source");
        period("复议期限", "复议依据", "reconsideration.apply");
        period("诉讼期限", "诉讼依据", "litigation.apply");
        if (about.noun == "objection") ways_on();
        // A number in free words would stand on the paper in clear.
        for (auto& [name, value] : all_) value = text::without_citizen_numbers(value);
        return all_;
    }

 private:
    void of_subject(std::string const& id) {
        auto subject = store::load(db_, subject::SubjectNoun::table(), id);
        if (!subject) return;
        all_["信用主体"] = subject->name;
        bool person = subject->code.empty() && !subject->number_masked.empty();
        all_["证照类别"] = person ? "证件号码" : subject->code.empty() ? "注册号" : "统一社会信用代码";
        all_["证照号码"] = person ? subject->number_masked : subject->code.empty() ? subject->legacy : subject->code;
    }

    std::string list(std::string const& code) { return notice::list_name(db_, code, setting_.today); }
    void of_list(std::string const& code) { all_["名单类别"] = list(code); }

    void of_task(task::Task const& task) {
        of_subject(task.subject);
        if (auto agency = store::load(db_, agency::AgencyNoun::table(), task.agency)) {
            all_["被督办单位"] = agency->name;
            for (auto& remit : agency->remits) if (remit.matter == task.matter) all_["事项名称"] = remit.name;
        }
        all_["事项编码"] = task.matter;
        all_["实施日期"] = day(task.applied_on);
        if (auto measure = store::load(db_, measure::MeasureNoun::table(), task.measure)) {
            all_["措施名称"] = measure->name_zh;
            all_["措施编号"] = measure->number;
            all_["修复办法"] = measure->repair;
            for (auto& each : measure->bases)
                if (!task.applied_on || law::in_force(each, *task.applied_on))
                    all_["措施依据"] += (all_["措施依据"].empty() ? "" : "；") + titled(each.instrument) + each.article;
        }
        if (auto entry = store::load(db_, entry::EntryNoun::table(), task.entry)) {
            of_list(entry->list_type);
            all_["认定机关"] = entry->origin.issuer;
            all_["认定文书号"] = entry->origin.document_no;
            all_["认定依据"] = entry->origin.basis;
            all_["截止"] = task.entry_until ? "至" + day(task.entry_until) + "止" : "至来源单位移出名单之日止";
        }
    }

    void of_exit(entry::Entry const& e) {
        all_["移出日期"] = day(e.exited_on);
        if (e.exit_reason == "expired") all_["移出原因"] = "名单期限已经届满";
        if (e.exit_reason == "repaired") all_["移出原因"] = "已经纠正失信行为、履行义务，准予信用修复";
        if (e.exit_reason == "revoked") all_["移出原因"] = "列入名单的认定已被撤销";
        if (e.exit_reason == "listed_in_error") all_["移出原因"] = "经核实，列入有误";
        if (e.exit_reason == "list_ended") all_["移出原因"] = "所属名单类别已经停用或者失效";
        if (e.exit_reason == "under_14") all_["移出原因"] = "经核实，列入时未满十四周岁，依法不得列入";
    }

    void of_repair(repair::Repair const& r, CaseFile const& about) {
        of_subject(about.subject);
        if (auto entry = store::load(db_, entry::EntryNoun::table(), r.entry)) {
            of_list(entry->list_type);
            all_["认定文书号"] = entry->origin.document_no;
            all_["修复对象"] = "“" + all_["名单类别"] + "”名单条目";
        }
        if (auto record = store::load(db_, record::RecordNoun::table(), r.record)) {
            all_["认定文书号"] = record->document_no;
            all_["修复对象"] = "失信信息（" + record->issuer + "）";
        }
        all_["申请人"] = r.applicant;
        all_["申请日期"] = day(about.opened);
        all_["改正日期"] = day(r.duties_done_on);
        all_["证明材料"] = r.proof;
        all_["信用承诺"] = r.commitment;
        all_["修复依据"] = r.eligible_under;
        all_["不予受理理由"] = r.conclusion;
        all_["救济途径"] = r.remedies;
    }

    void of_remedy(remedy::Remedy const& r, CaseFile const& about) {
        for (auto& each : r.recipients) all_["接收单位"] += (all_["接收单位"].empty() ? "" : "、") + each.name;
        all_["决定机关"] = r.organ;
        all_["救济文书号"] = r.outcome_document;
        of_subject(about.subject);
        if (about.subject.empty()) all_["信用主体"] = all_["证照类别"] = all_["证照号码"] = "不针对特定主体";
        all_["更正对象"] = notice::thing_of(db_, "remedy", r.id, setting_.today);
        all_["更正内容"] = (r.result == remedy::Result::wholly ? "该信息已被撤销，自始不应作为奖惩依据。" : "") + (r.until ? "截止日期更正为" + day(r.until) + "。" : std::string()) +
                           (r.correction.empty() ? "" : (r.about_kind == remedy::About::check ? "正确的答复：" : "") + r.correction + "。") + "决定要点：" + r.conclusion;
    }

    void of_determination(determination::Determination const& d, CaseFile const& about) {
        of_subject(d.subject);
        of_list(d.list_type);
        all_["认定文书号"] = d.document_no;
        all_["告知日期"] = day(d.notice_on);
        all_["决定日期"] = day(d.decided_on);
        all_["陈述申辩情况"] = d.statement_outcome;
        all_["认定事实"] = d.facts;
        all_["认定依据"] = d.basis;
        all_["移出条件"] = d.exit_conditions;
        all_["救济途径"] = d.remedies;
        if (auto now = list_type::known_on(db_, d.list_type, setting_.today)) all_["修复办法"] = now->repair;
        auto type = determination::list_type_of(db_, d, &about, setting_.today);
        all_["拟列入期限"] = determination::proposed_period(d, type);
        if (auto until = type ? determination::last_day_of(d, *type) : d.until) all_["截止"] = "期限至" + day(until) + "止";
        if (auto left = entry_that_left(db_, d.id)) of_exit(*left);
    }

    std::string agency(std::string const& id) { return store::load(db_, agency::AgencyNoun::table(), id).value_or(agency::Agency{}).name; }

    void of_objection(objection::Objection const& o, CaseFile const& about) {
        Told told{about.title, agency(o.source), agency(o.intake), {}};
        if (auto e = store::load(db_, entry::EntryNoun::table(), o.entry)) told.thing = list(e->list_type) + " · " + e->origin.document_no;
        for (auto& each : objection::ObjectionNoun::words().inside) told.words.emplace(each.name, each.zh);
        all_.merge(told_of_objection(o, about, told));
    }

    // What the law leaves open where the decision itself names no way.
    void ways_on() {
        if (!all_["救济途径"].empty() || all_["复议期限"].empty() || all_["诉讼期限"].empty()) return;
        all_["救济途径"] = "对处理结果不服的，可以自收到本告知书之日起" + all_["复议期限"] + "内依法申请行政复议，或者自收到之日起" + all_["诉讼期限"] + "内依法提起行政诉讼";
    }

    void period(char const* length, char const* basis, std::string_view name) {
        auto* value = setting_.periods->in_force(name, setting_.today);
        if (!value) return;
        static std::map<law::Unit, char const*> const kUnits{
            {law::Unit::working_days, "个工作日"}, {law::Unit::calendar_days, "日"}, {law::Unit::months, "个月"}, {law::Unit::years, "年"}};
        all_[length] = std::to_string(value->span.count) + kUnits.at(value->span.unit);
        all_[basis] = titled(value->instrument) + value->article;
    }

    store::Db& db_;
    casework::Setting const& setting_;
    paper::Values all_;
};

bool for_discipline(store::Db& db, std::string const& determination, law::Date today) {
    auto d = store::load(db, determination::DeterminationNoun::table(), determination);
    auto type = list_type::known_on(db, d->list_type, today);
    return type && type->polarity == list_type::Polarity::discipline;
}

// A measure that was applied to a disciplined subject can be told; one that is overdue is asked after.
law::Finding cause(store::Db& db, CaseFile const* about, paper::Template const* form, law::Date today) {
    if (!about || !form || about->noun != form->noun) return {false};
    if (about->noun == "review") return cause_of_review(*about);
    if (about->noun == "repair") return cause_of_repair(*about, form->name);
    if (about->noun == "remedy") return {about->state == "upheld", "只有支持请求的决定执行时才制发更正函。", "A correction is told while a decision for the applicant is carried out."};
    if (form->name == "supervision_letter")
        return {about->state == "due" && about->due && !about->provisional && *about->due < today, "只有超过期限未反馈的任务才督办。", "Only a task that is overdue is asked after."};
    if (about->noun == "task") {
        auto task = store::load(db, task::TaskNoun::table(), about->id);
        auto measure = store::load(db, measure::MeasureNoun::table(), task->measure);
        if (about->state != "applied") return {false, "措施尚未实施或已解除。", "The measure is not applied, or was lifted."};
        if (!measure || measure->polarity != measure::Polarity::discipline) return {false, "只有惩戒措施才制发告知书。", "Only a disciplinary measure is told by this paper."};
        return {true};
    }
    if (about->noun == "objection") return cause_of_objection(*about, form->name);
    return cause_of_determination(*about, form->name, for_discipline(db, about->id, today), entry_that_left(db, about->id).has_value());
}

// The paper as it would be issued now, with the next number of its series.
void give_paper(casework::Asking<Document> const& now, paper::Template const& form, CaseFile const& about, law::Facts& facts) {
    auto agency = store::load(now.db, agency::AgencyNoun::table(), now.actor.agency);
    auto filled = paper::fill(form, Gathering(now.db, now.setting).of(about));
    auto year = std::int64_t(int(std::chrono::year_month_day(now.setting.today).year()));
    auto serial = now.db.number(kLastSerial, now.actor.agency, form.name, year).value_or(0) + 1;
    std::string organ = agency ? agency->name : "";
    paper::Sheet sheet{form.zh, organ + form.letter + "〔" + std::to_string(year) + "〕" + std::to_string(serial) + "号", organ, day(now.setting.today),
                       std::move(filled.lines), std::move(filled.annex)};
    // A line for each of the roster.
    if (about.noun == "review")
        for (auto& line : review::reply_of(now.db, about.id).annex) sheet.annex.push_back({paper::Mark::body, text::without_citizen_numbers(paper::printable(line))});
    law::Finding complete{filled.missing.empty()};
    for (auto& blank : filled.missing)
        complete.fields.push_back({blank, "", "事项中没有此要素 / the case does not say it", "先在事项中补齐，不得代填 / complete the case; nothing is filled in"});
    facts.answer(template_is_complete, std::move(complete));
    facts.give("title", {form.zh});
    facts.give("year", {std::to_string(year)});
    facts.give("serial", {std::to_string(serial)});
    facts.give("number", {sheet.number});
    facts.give("words", {json::canonical(json::write(sheet))});
}

bool yours_to_act_on(CaseFile const& file, casework::Actor const& actor) {
    return file.noun != "document" && (file.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles));
}

law::Finding fits_as_scan(casework::Asking<Document> const& now) {
    auto scan = store::load(now.db, DocumentNoun::table(), json::text_or(now.command.fields, "scan"));
    bool picture = scan && (scan->type == "pdf" || scan->type == "jpeg" || scan->type == "png");
    return {picture && now.row && now.row->agency == now.actor.agency && in_hand(now.db, scan->id, now.actor.agency, now.row->about)};
}

law::Finding awaits_its_seal(casework::Asking<Document> const& now) {
    auto paper = store::load(now.db, DocumentNoun::table(), json::text_or(now.command.fields, "paper"));
    auto file = paper ? store::load(now.db, casework::kCaseFiles, paper->id) : std::nullopt;
    return {file && file->state == "issued" && paper->agency == now.actor.agency};
}

// Recorded as served on its determination, or brought along by a notice that arrived.
bool served(casework::Asking<Document> const& now, std::optional<CaseFile> const& about) {
    if (!about) return false;
    for (auto& n : store::select(now.db, notice::NoticeNoun::table(), "WHERE about = ?1 ORDER BY id", about->id))
        if (n.paper == now.row->id && n.served_on) return true;
    auto d = about->noun == "determination" ? store::load(now.db, determination::DeterminationNoun::table(), about->id) : std::nullopt;
    return d && determination::service_rests_on(*d, *about, now.row->kind, now.row->about_version);
}

}  // namespace

Content seal_content(store::Sealer const& sealer, std::string const& id, std::string_view type, std::string_view content, std::string_view salt) {
    auto hex = crypto::hex(salt);
    Content all;
    all.fields = {{"type", type}, {"size", std::int64_t(content.size())}, {"digest", digest_of(hex, content)}, {"salt", hex}};
    for (std::size_t at = 0; at < content.size(); at += kPiece) all.pieces.push_back(sealer.seal(context(id, all.pieces.size()), content.substr(at, kPiece)));
    return all;
}

void keep_content(store::Db& db, std::string const& id, Content const& content) {
    for (std::size_t i = 0; i < content.pieces.size(); ++i) db.exec(kKeep, id, std::int64_t(i), store::Bytes{content.pieces[i]});
}

std::string read_content(store::Db& db, Document const& document) {
    std::string all;
    std::size_t next = 0;
    db.each(kRead, [&](store::Row const& r) { all += db.sealer->open(context(document.id, next++), r.bytes(1)); }, document.id);
    if (digest_of(document.salt.plain, all) != document.digest) throw store::Failure("document " + document.id + ": its content is not what was brought", "altered");
    return all;
}

std::vector<std::string> contents_of_nothing(store::Db& db) {
    std::vector<std::string> all;
    db.each(kOfNothing, [&](store::Row const& r) { all.emplace_back(r.text(0)); });
    return all;
}

std::vector<Document> documents_of(store::Db& db, std::string const& noun, std::string const& id) {
    return store::select(db, DocumentNoun::table(), "WHERE about = ?1 AND about_noun = ?2 ORDER BY id", id, noun);
}

bool in_hand(store::Db& db, std::string const& id, std::string const& agency, std::string const& about) {
    auto paper = id.empty() ? std::nullopt : store::load(db, DocumentNoun::table(), id);
    auto file = store::load(db, casework::kCaseFiles, id);
    return paper && file && file->state == "received" && has_content(*paper) && paper->agency == agency && (paper->about.empty() || paper->about == about);
}

bool same_paper(store::Db& db, std::string const& one, std::string const& other) {
    if (one.empty() || other.empty()) return false;
    auto content = [&](std::string const& id) {
        auto n = store::load(db, notice::NoticeNoun::table(), id);
        auto paper = store::load(db, DocumentNoun::table(), n ? n->proof : id);
        return paper && has_content(*paper) ? std::optional(read_content(db, *paper)) : std::nullopt;
    };
    if (one == other) return true;
    auto first = content(one);
    return first && first == content(other);
}

std::vector<std::string> issuable(store::Db& db, std::string const& noun, std::string const& id, casework::Actor const& actor, law::Date today) {
    std::vector<std::string> all;
    auto file = store::load(db, casework::kCaseFiles, id);
    if (!file || file->noun != noun) return all;
    for (auto& form : paper::templates())
        if (yours_to_issue(actor, *file, form.name, paper::is_form(form)).holds && cause(db, &*file, &form, today).holds && db.number(kIssued, form.name, id).value_or(0) == 0) all.push_back(form.name);
    return all;
}

ledger::Kind DocumentNoun::kind() {
    auto all = ledger::kind_of(table());
    all.image = [](store::Db& db, std::string const& id) -> std::optional<store::Image> {
        auto row = store::load(db, table(), id);
        if (!row) return std::nullopt;
        if (has_content(*row)) read_content(db, *row);
        return store::image_of(table(), *row);
    };
    return all;
}

store::Image DocumentNoun::save(store::Db& db, Document const& document) {
    if (document.withdrawn_on) db.exec(kForget, document.id);
    return store::save(db, table(), document);
}

law::Facts DocumentNoun::facts(casework::Asking<Document> const& now) {
    law::Facts facts;
    auto id = json::text_or(now.command.fields, "about"), noun = json::text_or(now.command.fields, "about_noun");
    auto about = store::load(now.db, casework::kCaseFiles, id);
    bool there = about && about->noun == noun;
    bool kept = !now.command.new_id.empty() && now.db.number(kPieces, now.command.new_id).value_or(0) > 0;
    for (auto* asked : {&content_is_kept, &came_from_the_platform}) facts.answer(*asked, kept);
    facts.answer(paper_awaits_its_seal, awaits_its_seal(now));
    facts.answer(case_is_open_to_you, (id.empty() && noun.empty()) || (there && yours_to_act_on(*about, now.actor)));
    facts.answer(belongs_to_no_case, !now.row || now.row->about.empty());
    facts.answer(you_brought_it, now.row && now.row->author == casework::person_of(now.actor));
    auto before = now.row ? store::load(now.db, casework::kCaseFiles, now.row->about) : std::nullopt;
    facts.answer(no_service_rests_on_it, !served(now, before));
    facts.answer(not_yet_relied_on, !before || before->version == now.row->about_version);
    facts.answer(scan_fits, fits_as_scan(now));
    facts.give("about_version", {std::to_string(there ? about->version : 0)});

    auto name = json::text_or(now.command.fields, "template");
    auto* form = paper::template_named(name);
    facts.answer(is_its_organs_paper, there && form ? yours_to_issue(now.actor, *about, form->name, paper::is_form(*form)) : law::Finding{true});
    facts.answer(paper_has_its_cause, cause(now.db, there ? &*about : nullptr, form, now.setting.today));
    facts.answer(not_issued_before, now.db.number(kIssued, name, id).value_or(0) == 0);
    facts.answer(template_is_complete, law::Finding{false});
    if (form && there && about->noun == form->noun) give_paper(now, *form, *about, facts);
    return facts;
}

}  // namespace document

HENGXIN_NOUN(, document::DocumentNoun);

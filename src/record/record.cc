#include <algorithm>
#include "notice/notice.h"
#include "record/noun.h"
#include "text/name.h"
#include "withdrawal/withdrawal.h"

namespace record {

using casework::Deciding;
using casework::Outcome;

law::Editions RecordNoun::editions() {
    return {law::procedure("record", "失信信息等记录", "Record", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Record> const& RecordNoun::table() {
    static store::Table<Record> const all{
        "record", {"document_no", "issuer", "issuer_code", "conduct", "facts", "basis", "content", "penalty_kind", "fine_cents", "source", "hold_cause", "remark", "correction"}};
    return all;
}
std::optional<law::Date> RecordNoun::date(Record const& record, std::string_view name) {
    assert(name == "shown_ends" || name == "query_cap_ends" || name == "archive_ends");
    if (name == "archive_ends") return record.archived_until;
    return name == "shown_ends" ? record.shown_until : record.kept_until;
}

namespace {

// The value in force on the day of the decision; for decisions older than every row, the one of the day it is entered.
law::Date last_day(casework::Setting const& setting, std::string const& period, law::Date decided_on, law::Date entered_on) {
    auto* value = setting.periods->in_force(period, decided_on);
    if (!value) value = setting.periods->in_force(period, entered_on);
    if (!value) throw std::runtime_error("no value of period " + period + " for " + law::to_text(decided_on));
    return law::last_day(value->span, law::Sort::burden, decided_on, *setting.calendar).day;
}

bool has(std::string const& text, std::string_view word) { return text.find(word) != text.npos; }

// Severe only where the sector standard that says so is cited (or was, before a correction); otherwise general: the shorter window.
Tier tier_for(Record const& record, bool severe_basis_given, bool was_severe) {
    auto row = tier_of(split_kinds(record.penalty_kind), record.fine_cents, record.simple_procedure, record.decided_on);
    if (row.tier != Tier::severe || severe_basis_given || was_severe) return row.tier;
    return tier_of({}, 0, false, record.decided_on).tier;
}

}  // namespace

void set_windows(Record& record, casework::Setting const& setting, law::Date on) {
    if (only_informs(record.kind)) {                     // what only informs burdens nobody
        record.shown_from = on;
        return;
    }
    auto period = "repair." + json::enum_name(record.tier) + ".max";
    record.shown_until = last_day(setting, period, record.decided_on, on);
    record.kept_until = last_day(setting, "negative.query_cap", record.decided_on, on);
    record.shown_from = on;
    record.ended_on = std::nullopt;
    record.end_reason.clear();
    if (*record.shown_until >= on) return;
    // Its publicity was over before it came: kept for its remaining time, but never shown and never adverse.
    record.shown_from = std::nullopt;
    record.ended_on = record.shown_until;
    record.end_reason = "expired";
}

Record with_fields(Record record, json::Object const& fields, casework::Setting const& setting, law::Date on) {
    bool was_severe = record.version > 0 && record.tier == Tier::severe;
    auto take = [&](std::string_view name, std::string& member) {
        if (auto text = json::text_or(fields, name); !text.empty()) member = text;
    };
    auto day = [&](std::string_view name) { return json::read<law::Date>(*fields.if_contains(name), "$." + std::string(name)); };
    if (auto kind = json::text_or(fields, "kind"); !kind.empty()) record.kind = json::read<Kind>(json::Value(kind), "$.kind");
    take("subject", record.subject);
    take("document_no", record.document_no);
    take("issuer", record.issuer);
    take("issuer_code", record.issuer_code);
    take("conduct", record.conduct);
    take("facts", record.facts);
    take("basis", record.basis);
    take("content", record.content);
    take("penalty_kind", record.penalty_kind);
    take("source", record.source);
    take("region", record.region);
    take("remark", record.remark);
    record.fine_cents = json::integer_or(fields, "fine_cents", record.fine_cents);
    record.simple_procedure = json::flag_or(fields, "simple_procedure", record.simple_procedure);
    if (!json::text_or(fields, "decided_on").empty()) record.decided_on = day("decided_on");
    if (only_informs(record.kind) && !json::text_or(fields, "valid_until").empty()) record.shown_until = day("valid_until");
    record.tier = only_informs(record.kind) ? Tier::minor : tier_for(record, !json::text_or(fields, "severe_basis").empty(), was_severe);
    set_windows(record, setting, record.shown_from.value_or(on));
    return record;
}

Record not_yet(casework::Command const& command) {
    Record record{};
    if (command.act == "evaluate") record.kind = Kind::evaluation;
    return record;
}

law::Finding category_fits(Record const& record, law::Date today) {
    constexpr law::Date sealed_since{std::chrono::year{2026} / 1 / 1};
    if (today < sealed_since || only_informs(record.kind)) return {true};
    // However it was typed: 治安管理處罰法, with blanks or marks without width inside, and 治安处罚法.
    for (auto* text : {&record.issuer, &record.basis, &record.conduct, &record.facts, &record.content, &record.document_no})
        if (auto said = text::normalise_name(*text); has(said, "治安管理处罚") || has(said, "治安处罚")) return {false};
    if (auto issuer = text::normalise_name(record.issuer); (has(issuer, "公安") || has(issuer, "派出所")) && !text::names_something(record.basis))
        return {false, "未写明依据，无法排除治安管理处罚。", "Without its basis it cannot be told from one.",
                {{"basis", "", "公安机关的处罚须写明依据 / a police penalty must name its basis", "填写所依据的法律条款 / name the article it rests on"}}};
    return {true};
}

law::Finding basis_given(Record const& record) {
    law::Finding all{true};
    if (!text::names_something(record.document_no))
        all.fields.push_back({"document_no", record.document_no, "文书号缺失 / no document number", "按决定文书填写 / write it as in the decision"});
    all.holds = all.fields.empty();
    if (only_informs(record.kind)) return all;
    if (!text::names_something(record.basis)) all.fields.push_back({"basis", record.basis, "必填 / required", "填写所依据的法律条款 / name the article it rests on"});
    if (record.kind == Kind::penalty && record.penalty_kind.empty())
        all.fields.push_back({"penalty_kind", "", "必填 / required", "填写处罚类别，如 警告;罚款 / name the kinds of penalty"});
    if (record.kind == Kind::penalty)
        for (auto& kind : split_kinds(record.penalty_kind))
            if (!is_penalty_kind(kind))
                all.fields.push_back({"penalty_kind", kind, "不是行政处罚法规定的类别 / not a kind of penalty", "按行政处罚法第九条填写 / see art. 9"});
    if (record.fine_cents < 0) all.fields.push_back({"fine_cents", std::to_string(record.fine_cents), "不能为负 / negative", "填写罚款金额 / give the fine"});
    all.holds = all.fields.empty();
    return all;
}

law::Finding day_fits(Record const& record, law::Date today) {
    if (record.decided_on > today)
        return {false, "", "", {{"decided_on", law::to_text(record.decided_on), "晚于今天 / later than today", "请核对决定日期 / check the date"}}};
    if (record.kept_until && *record.kept_until < today)
        return {false, "", "", {{"decided_on", law::to_text(record.decided_on), 
                 "可查询期限已于" + law::to_text(*record.kept_until) + "届满 / could be queried until then",
                 "不再归集 / leave it out"}}};
    if (only_informs(record.kind) && record.shown_until && *record.shown_until < record.decided_on)
        return {false, "", "", {{"valid_until", law::to_text(*record.shown_until), "早于决定日期" + law::to_text(record.decided_on) + " / before it was decided",
                                 "请核对两个日期 / check both days"}}};
    return {true};
}

namespace {

constexpr law::Basis kMinorRepair{"国办发〔2025〕22号；国家发改委令第36号", "轻微失信信息", law::Rank::central_policy};
constexpr law::Basis kRegister{"市场监督管理信用修复管理办法", "移出经营异常名录", law::Rank::departmental_rule};

list_type::RepairRule repair_rule_for(Record const& record) {
    using list_type::RepairWay;
    if (only_informs(record.kind)) return {RepairWay::none};
    if (record.kind == Kind::abnormal_operation) return {RepairWay::at_once, {}, kRegister, false};
    switch (record.tier) {
        case Tier::minor: return {RepairWay::at_once, {}, kMinorRepair, true};
        case Tier::general: return {RepairWay::from_document, "repair.general.min"};
        case Tier::severe: return {RepairWay::from_document, "repair.severe.min"};
    }
    assert(false);
    return {RepairWay::none};
}

}  // namespace

list_type::Eligibility repairable(Record const& record, law::Periods const& periods) {
    auto rule = repair_rule_for(record);
    if (rule.way == list_type::RepairWay::none) return {};
    return list_type::eligibility(rule, periods, record.decided_on, std::nullopt);
}

list_type::Reminder reminder(Record const& record, casework::Setting const& now) {
    if (record.ended_on || record.held_from || !record.shown_until || *record.shown_until < now.today) return {};
    return list_type::reminder(repairable(record, *now.periods), record.shown_until, {record.told_may_apply, record.told_ends}, *now.periods, *now.calendar, now.today);
}

bool shown_to_public(Record const& record, subject::Kind of, law::Date on) {
    if (of == subject::Kind::person || record.kind == Kind::evaluation || record.end_reason != "" || !record.shown_from || on < *record.shown_from) return false;
    if (!only_informs(record.kind) && record.tier == Tier::minor) return false;
    return !record.shown_until || on <= *record.shown_until;
}

namespace {

std::string title_of(Record const& record) {
    switch (record.kind) {
        case Kind::penalty: return "处罚 " + record.document_no;
        case Kind::abnormal_operation: return "经营异常 " + record.document_no;
        case Kind::licence: return "许可 " + record.document_no;
        case Kind::evaluation: return "外地评价 " + record.document_no;
        case Kind::other: break;
    }
    return "记录 " + record.document_no;
}

// The subject is told of each day of its repair once, by whoever recorded it.
void remind_of(Outcome<Record>& all, Deciding<Record> const& now) {
    auto& r = all.after;
    auto days = reminder(r, now.setting);
    auto when = repairable(r, *now.setting.periods);
    auto tell = [&](notice::Kind kind, std::string words) {
        all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "record", .about = now.id, .sender = now.file->agency, .addressee = notice::Addressee::subject,
                                                 .told = r.subject, .detail = std::move(words)}));
    };
    if (days.may_apply) {
        r.told_may_apply = days.may_apply;
        tell(notice::Kind::repair_may_be_asked, list_type::may_apply_in_words(when));
    }
    if (days.ends) {
        r.told_ends = days.ends;
        tell(notice::Kind::repair_time_ends, list_type::ends_in_words(when, *days.ends));
    }
}

void let_go(Record& record) {
    record.held_from.reset();
    record.hold_cause.clear();
}

Record ended(Deciding<Record> const& now, std::string const& reason) {
    Record record = *now.before;
    if (reason != "repaired" && reason != "revoked" && reason != "recorded_in_error" && reason != "withdrawn_by_origin")
        throw json::Error("$.reason: '" + reason + "' 应为下列之一：repaired revoked recorded_in_error withdrawn_by_origin / is none of them");
    record.ended_on = std::min(record.ended_on.value_or(now.on), now.on);
    record.end_reason = reason;
    return record;
}

withdrawal::Outcome how_it_ended(std::string const& reason) {
    using withdrawal::Outcome;
    return reason == "repaired" ? Outcome::repaired : reason == "revoked" ? Outcome::revoked : Outcome::removed;
}

// Whoever was shown it is told in the act that ends or corrects it (I-20). Its own last day they were told with it.
void tell_recipients(Outcome<Record>& all, Deciding<Record> const& now, withdrawal::Outcome outcome) {
    auto cause = outcome == withdrawal::Outcome::pending ? now.id : json::text_or(now.command.fields, "cause", now.id);      // a hold's cause is in words
    withdrawal::tell(all.consequences, {std::move(cause), withdrawal::AboutKind::record, now.id, all.after.subject, title_of(all.after), outcome}, now.facts);
}

// The subject is told of it; of a repair, an objection or a remedy that ends it, these tell, and a child's ends because its file was put right. What only
// informs burdened nobody.
void tell_of_end(Outcome<Record>& all, Deciding<Record> const& now) {
    auto& r = all.after;
    auto words = json::text_or(now.command.fields, "words");
    bool by_law = now.actor.channel == "law", of_a_child = by_law && words == subject::kUnder14;
    if ((by_law && !of_a_child) || only_informs(r.kind)) return;
    std::string why = r.end_reason == "revoked" ? "决定已经撤销" : "误录";
    all.consequences.push_back(notice::tell({.kind = notice::Kind::record_ended, .about_noun = "record", .about = now.id, .sender = by_law ? now.file->agency : now.actor.agency,
                                             .addressee = notice::Addressee::subject, .told = r.subject, .detail = why + (words.empty() ? "" : "（" + words + "）")}));
}

// The subject is told what it says now; where an objection or a remedy found it, that tells.
void tell_of_correction(Outcome<Record>& all, Deciding<Record> const& now) {
    all.after.correction = casework::why_amended(now.command.fields);
    tell_recipients(all, now, withdrawal::Outcome::corrected);
    if (now.actor.channel == "law") return;
    auto detail = all.after.correction + "（" + casework::what_changes(now.command.fields, says_now(*now.before), kCorrectFields) + "）";
    all.consequences.push_back(notice::tell({.kind = notice::Kind::entry_put_right, .about_noun = "record", .about = now.id, .sender = now.actor.agency,
                                             .addressee = notice::Addressee::subject, .told = all.after.subject, .detail = std::move(detail)}));
}

}  // namespace

law::Result<Outcome<Record>> RecordNoun::decide(Deciding<Record> const& now) {
    Outcome<Record> all{now.before ? *now.before : not_yet(now.command)};
    Record& record = all.after;
    auto& fields = now.command.fields;
    switch (Act(now.move.rule->may)) {
        case Act::evaluate:
        case Act::enter:
        case Act::correct: {
            record = now.before ? corrected(std::move(record), fields, now.setting, now.on) : with_fields(std::move(record), fields, now.setting, now.on);
            if (now.file && (now.file->state == "archived" || now.file->state == "ended")) {       // its publicity does not begin again
                record.ended_on = now.before->ended_on;
                record.end_reason = now.before->end_reason;
            }
            auto row = tier_of(split_kinds(record.penalty_kind), record.fine_cents, record.simple_procedure, record.decided_on);
            all.facts = {{"tier_under", std::string(row.under.instrument)}, {"tier_confirmed", row.confirmed}};
            if (auto basis = json::text_or(fields, "severe_basis"); !basis.empty()) all.facts["severe_basis"] = basis;
            if (now.before) tell_of_correction(all, now);
            break;
        }
        case Act::hold:
            record.held_from = now.on;
            record.hold_cause = json::text(now.command.fields, "cause");
            tell_recipients(all, now, withdrawal::Outcome::pending);
            break;
        case Act::resume:
            let_go(record);
            withdrawal::tell_end(all.consequences, withdrawal::Outcome::resumed, now.facts);
            break;
        case Act::end:
        case Act::take_back:
            record = ended(now, Act(now.move.rule->may) == Act::take_back ? "recorded_in_error" : json::text(fields, "reason"));
            let_go(record);
            withdrawal::tell_end(all.consequences, how_it_ended(record.end_reason), now.facts);
            tell_recipients(all, now, how_it_ended(record.end_reason));
            tell_of_end(all, now);
            break;
        case Act::expire:
            let_go(record);                                 // what is shown to nobody needs no suspension
            withdrawal::tell_end(all.consequences, withdrawal::Outcome::ended, now.facts);
            if (record.ended_on) break;                     // its publicity was over when it came
            record.ended_on = now.on;
            record.end_reason = "expired";
            break;
        case Act::remind: remind_of(all, now); break;
        case Act::seal:
            record.sealed_on = now.on + std::chrono::days{1};
            record.archived_until = casework::archive_ends(now.setting, "archive.sealed.max", now.on);
            break;
        case Act::retain: record.archived_until = json::Text<law::Date>::from(json::text(fields, "until")); break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    all.subject = record.subject;
    if (!all.destroys) all.title = title_of(record);
    all.facts["kind"] = json::enum_name(record.kind);
    all.facts["tier"] = json::enum_name(record.tier);
    all.facts["reason"] = record.end_reason;
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind"}, {"subject"}, {"document_no"}, {"issuer"}, {"penalty_kind", "处罚类别", "kinds of penalty"}, {"decided_on"},
    {"held_from", "暂停自", "held from"}, {"hold_cause", "暂停事由", "cause of the hold"}, {"shown_from", "公示起", "shown from"}, {"shown_until", "公示止", "shown until"}, {"ended_on", "终止日", "ended on"},
    {"end_reason", "终止原因", "why it ended"}, {"tier", "失信程度", "tier"}, {"tier_under", "分级依据", "tier under"},
    {"tier_confirmed", "分级依据已核对", "tier confirmed"}, {"issuer_code"}, {"conduct"}, {"facts"}, {"basis"}, {"content"}, {"fine_cents"},
    {"simple_procedure"}, {"kept_until", "可查询至", "kept until"}, {"source", "来源", "source"},
    {"repair_way", "修复条件", "condition of repair"}, {"repairable_from", "最早可申请修复之日", "repair may be asked for from"},
    {"repair_under", "修复依据", "repair under"}, {"repair_confirmed", "修复依据已核对", "repair basis confirmed"},
    {"sealed_on", "封存日期", "sealed on"}, {"archived_until", "档案保存至", "kept in the archive until"}, {"destroyed_on", "销毁日期", "destroyed on"},
    {"region"},
    {"told_may_apply", "已提醒的可申请日", "reminded that it may be asked for from"}, {"told_ends", "已提醒的截止日", "reminded of its last day"},
    {"region"}, {"remark"}, {"correction", "更正情况", "correction"},
};
constexpr casework::Word kInside[] = {
    {"evaluation", "外地信用评价结果", "evaluation of another region"}, {"penalty", "行政处罚", "penalty"}, {"abnormal_operation", "经营异常", "abnormal operation"}, {"minor", "轻微", "minor"},
    {"general", "一般", "general"}, {"severe", "严重", "severe"}, {"expired", "已到期", "expired"}, {"repaired", "已修复", "repaired"},
    {"revoked", "决定撤销", "revoked"}, {"recorded_in_error", "误录", "recorded in error"}, {"withdrawn_by_origin", "来源地撤回", "withdrawn by its origin"},
    {"at_once", "履行义务后即可申请", "once duties are done"}, {"from_document", "自文书日期起满最短期限", "a time after the document"},
};

}  // namespace

casework::Vocabulary RecordNoun::words() { return {kMembers, kInside}; }

json::Object RecordNoun::view(Record const& record, casework::Reader const& reader) {
    json::Object all{{"kind", json::enum_name(record.kind)},
                     {"subject", record.subject},
                     {"document_no", record.document_no},
                     {"issuer", record.issuer},
                     {"penalty_kind", record.penalty_kind},
                     {"decided_on", law::to_text(record.decided_on)},
                     {"shown_from", json::write(record.shown_from)},
                     {"shown_until", json::write(record.shown_until)},
                     {"held_from", json::write(record.held_from)},
                     {"ended_on", json::write(record.ended_on)},
                     {"end_reason", record.end_reason}};
    if (!only_informs(record.kind)) {
        auto row = tier_of(split_kinds(record.penalty_kind), record.fine_cents, record.simple_procedure, record.decided_on);
        all["tier"] = json::enum_name(record.tier);
        all["tier_under"] = std::string(row.under.instrument) + " " + std::string(row.under.article);
        all["tier_confirmed"] = row.confirmed;
        auto repair = repairable(record, *reader.periods);
        all["repair_way"] = json::enum_name(repair.way);
        all["repairable_from"] = json::write(repair.from);
        all["repair_under"] = repair.under;
        all["repair_confirmed"] = repair.confirmed;
    }
    if (!reader.full) return all;
    all["region"] = record.region;
    all["remark"] = record.remark;
    all["correction"] = record.correction;
    all["issuer_code"] = record.issuer_code;
    all["conduct"] = record.conduct;
    all["facts"] = record.facts;
    all["basis"] = record.basis;
    all["content"] = record.content;
    all["fine_cents"] = record.fine_cents;
    all["simple_procedure"] = record.simple_procedure;
    all["kept_until"] = json::write(record.kept_until);
    all["source"] = record.source;
    all["hold_cause"] = record.hold_cause;
    all["sealed_on"] = json::write(record.sealed_on);
    all["archived_until"] = json::write(record.archived_until);
    all["destroyed_on"] = json::write(record.destroyed_on);
    all["told_may_apply"] = json::write(record.told_may_apply);
    all["told_ends"] = json::write(record.told_ends);
    return all;
}

// What is over is read by whoever answers for it; what is sealed, for a named purpose alone.
bool RecordNoun::may_read(Record const&, casework::CaseFile const& file, casework::Actor const& actor) {
    if (file.state == "sealed") return casework::may_open_archive(file, actor);
    if (file.state == "destroyed") return casework::may_see_skeleton(file, actor);
    if (actor.roles.has(law::Party::auditor) || actor.roles.meets(casework::kOfficeRoles)) return true;
    if (!actor.roles.meets(casework::kAgencyRoles)) return false;
    return file.state == "current" || file.state == "held" || file.agency == actor.agency;
}

}  // namespace record

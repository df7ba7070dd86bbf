#include "complaint/noun.h"
#include "casework/archive.h"
#include "law/sent.h"
#include "notice/notice.h"

namespace complaint {

using casework::Deciding;
using casework::Outcome;

law::Editions ComplaintNoun::editions() {
    return {law::procedure("complaint", "投诉", "Complaint", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Complaint> const& ComplaintNoun::table() {
    static store::Table<Complaint> const all{
        "complaint", {"officer", "complainant", "claim", "evidence", "missing", "passed_on_because", "answer", "clue_suggested", "remedies", "withdrawn_because"}};
    return all;
}
std::optional<law::Date> ComplaintNoun::date(Complaint const& c, std::string_view name) {
    assert(name == "archive_ends");
    return c.archived_until;
}

Complaint complaint_sent(json::Object const& fields, Complaint before) {
    law::Sent sent{fields};
    sent.choice("about", before.about);
    sent.text("organ", before.organ);
    sent.text("officer", before.officer);
    sent.choice("concerns", before.concerns);
    sent.text("matter_case", before.matter_case);
    before.anonymous = json::flag_or(fields, "anonymous", before.anonymous);
    sent.text("complainant", before.complainant);
    sent.text("contact", before.contact.plain);
    sent.choice("channel", before.channel);
    sent.text("claim", before.claim);
    sent.text("evidence", before.evidence);
    return before;
}

namespace {

// Whoever complained is told what became of it, unless nobody can be.
void tell_of(Outcome<Complaint>& all, Act act, Deciding<Complaint> const& now) {
    using notice::Kind;
    auto& c = all.after;
    auto told = [&](Kind kind, std::string detail) {
        if (c.anonymous && c.contact.plain.empty()) return;
        all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "complaint", .about = now.id, .sender = now.actor.agency,
                                                 .addressee = notice::Addressee::asker, .name = c.anonymous ? "投诉人" : c.complainant,
                                                 .contact = c.contact.plain, .detail = std::move(detail), .remedies = c.remedies}));
    };
    if (act == Act::accept) told(Kind::complaint_accepted, "");
    if (act == Act::forward) told(Kind::complaint_forwarded, c.passed_on_because);
    if (act == Act::return_it) told(Kind::complaint_returned, c.missing);
    if (act == Act::close) told(Kind::complaint_closed, c.answer);
    if (act == Act::withdraw) told(Kind::complaint_withdrawn, c.withdrawn_because);
}

}  // namespace

law::Result<Outcome<Complaint>> ComplaintNoun::decide(Deciding<Complaint> const& now) {
    auto& fields = now.command.fields;
    Outcome<Complaint> all{now.before ? *now.before : Complaint{}};
    Complaint& c = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::receive:
            c = complaint_sent(fields, c);
            c.intake = now.actor.agency;
            all.title = "投诉 · " + now.facts.given("organ_name").at(0);
            break;
        case Act::supplement: c = complaint_sent(fields, c); break;
        case Act::accept: c.handled_by = now.actor.agency; break;
        case Act::forward:
            c.handled_by = json::text(fields, "to");
            c.passed_on_because = json::text(fields, "reason");
            all.agency = c.handled_by;                      // whose case it is from now on
            break;
        case Act::return_it:
            c.missing = json::text(fields, "missing");
            c.returned_once = true;
            break;
        case Act::answer:
            c.found = *json::enum_from<Found>(json::text(fields, "found"));
            c.answer = json::text(fields, "answer");
            c.clue_suggested = json::text_or(fields, "clue_suggested");
            break;
        case Act::close:
            c.told = json::text(fields, "told");
            c.remedies = json::text_or(fields, "remedies");
            c.archived_until = casework::archive_ends(now.setting, "archive.complaint.max", now.on);
            break;
        case Act::withdraw:
            c.withdrawn_because = json::text(fields, "reason");
            c.withdrawal = json::text(fields, "paper");
            all.consequences.push_back(casework::relying(c.withdrawal, "complaint", now.id));
            c.archived_until = casework::archive_ends(now.setting, "archive.complaint.max", now.on);
            break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    tell_of(all, Act(now.move.rule->may), now);
    all.facts = {{"organ", c.organ}, {"concerns", json::enum_name(c.concerns)}, {"anonymous", c.anonymous}, {"found", json::enum_name(c.found)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"organ"}, {"about"}, {"concerns"}, {"anonymous"}, {"channel"}, {"intake", "登记单位", "received by"}, {"handled_by", "办理单位", "handled by"}, {"found"},
    {"officer"}, {"matter_case"}, {"complainant"}, {"contact"}, {"claim"}, {"evidence"}, {"missing"}, {"passed_on_because", "转办理由", "why it was passed on"},
    {"answer"}, {"clue_suggested"}, {"told"}, {"remedies"}, {"withdrawn_because", "撤回的说明", "how it was withdrawn"},
    {"archived_until", "档案保存至", "kept until"}, {"destroyed_on", "销毁日期", "destroyed on"},
    {"withdrawal", "书面撤回", "signed withdrawal"},
};
constexpr casework::Word kInside[] = {
    {"officer", "工作人员", "officer"}, {"entry", "名单条目", "entry"}, {"collecting", "归集报送", "collecting"}, {"publishing", "公布", "publishing"},
    {"objection_handling", "异议办理", "handling of an objection"}, {"complaint_handling", "投诉办理", "handling of a complaint"},
    {"repair_handling", "信用修复办理", "handling of a repair"}, {"querying", "查询", "querying"}, {"not_applying", "未实施措施", "not applying a measure"},
    {"wrongly_applying", "未正确实施措施", "wrongly applying a measure"}, {"data_security", "信息安全", "data security"}, {"service", "服务态度和效率", "service"},
    {"window", "窗口", "window"}, {"phone", "电话", "phone"}, {"mail", "信函", "mail"}, {"portal", "网站", "portal"}, {"app", "手机应用", "app"},
    {"official_account", "公众号", "official account"}, {"nothing_yet", "尚未答复", "nothing yet"}, {"founded", "属实", "founded"},
    {"partly_founded", "部分属实", "partly founded"}, {"unfounded", "不属实", "unfounded"}, {"cannot_be_verified", "无法查实", "cannot be verified"},
    {"in_person", "当面告知", "in person"}, {"post", "邮寄", "post"}, {"electronic", "电子方式", "electronically"}, {"nobody_to_tell", "匿名，无从告知", "anonymous: nobody to tell"},
};

}  // namespace

casework::Vocabulary ComplaintNoun::words() { return {kMembers, kInside}; }

json::Object ComplaintNoun::view(Complaint const& c, casework::Reader const& reader) {
    json::Object all{{"organ", c.organ}, {"about", json::enum_name(c.about)}, {"concerns", json::enum_name(c.concerns)}, {"anonymous", c.anonymous},
                     {"channel", json::enum_name(c.channel)}, {"intake", c.intake}, {"handled_by", c.handled_by}, {"found", json::enum_name(c.found)},
                     {"archived_until", json::write(c.archived_until)}, {"destroyed_on", json::write(c.destroyed_on)}};
    if (reader.full) {
        all["officer"] = c.officer;
        all["matter_case"] = c.matter_case;
        all["complainant"] = c.complainant;
        all["contact"] = c.contact.plain;
        all["claim"] = c.claim;
        all["evidence"] = c.evidence;
        all["missing"] = c.missing;
        all["passed_on_because"] = c.passed_on_because;
        all["answer"] = c.answer;
        all["clue_suggested"] = c.clue_suggested;
        all["told"] = c.told;
        all["remedies"] = c.remedies;
        all["withdrawn_because"] = c.withdrawn_because;
        all["withdrawal"] = c.withdrawal;
    }
    return all;
}

// Whoever is complained about does not learn here who complained, also when it is the credit office.
bool ComplaintNoun::may_read(Complaint const& c, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.has(law::Party::auditor)) return true;
    if (actor.agency == c.organ) return false;
    if (actor.roles.meets(casework::kOfficeRoles)) return true;
    return (c.intake == actor.agency || c.handled_by == actor.agency) && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace complaint

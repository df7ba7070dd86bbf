#include <algorithm>
#include "commitment/noun.h"
#include "casework/archive.h"
#include "law/sent.h"
#include "notice/notice.h"

namespace commitment {

using casework::Deciding;
using casework::Outcome;
using law::Date;

law::Editions CommitmentNoun::editions() {
    return {law::procedure("commitment", "信用承诺", "Commitment", Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Commitment> const& CommitmentNoun::table() {
    static store::Table<Commitment> const all{"commitment", {"promise", "proof", "notice", "statement", "finding", "evidence", "correction", "withdrawal"}};
    return all;
}
std::optional<Date> CommitmentNoun::date(Commitment const& c, std::string_view name) {
    assert(name == "due_on" || name == "archive_ends");
    return name == "due_on" ? c.due_on : c.archived_until;
}

bool belongs_to_a_case(Kind kind) {
    switch (kind) {
        case Kind::deferred_documents:
        case Kind::notified: return true;
        case Kind::repair:
        case Kind::open_pledge: return false;
    }
    return false;
}

Commitment commitment_sent(json::Object const& fields) {
    Commitment c{};
    c.kind = law::choice_sent<Kind>(fields, "kind");
    c.subject = json::text(fields, "subject");
    c.matter = json::text_or(fields, "matter");
    c.case_no = json::text_or(fields, "case_no");
    c.promise = json::text(fields, "promise");
    c.proof = json::text(fields, "proof");
    c.made_on = json::Text<Date>::from(json::text(fields, "made_on"));
    c.due_on = json::Text<Date>::from(json::text(fields, "due_on"));
    return c;
}

namespace {

std::string_view title_of(Kind kind) {
    switch (kind) {
        case Kind::deferred_documents: return "容缺受理承诺";
        case Kind::notified: return "告知承诺";
        case Kind::repair: return "信用修复承诺";
        case Kind::open_pledge: return "主动公示承诺";
    }
    return "";
}

// Who finds is a named officer, with what they found it by.
void find(Deciding<Commitment> const& now, Commitment& c) {
    c.finding = json::text(now.command.fields, "finding");
    c.evidence = json::text(now.command.fields, "evidence");
    c.found_by = casework::person_of(now.actor);
    c.found_on = now.on;
}

}  // namespace

// Whoever promised reads what was found, put right or is looked into again.
void tell(Outcome<Commitment>& all, Deciding<Commitment> const& now, std::string const& what) {
    auto& c = all.after;
    auto about = std::string(title_of(c.kind)) + (c.case_no.empty() ? "" : "（" + c.case_no + "）");
    all.consequences.push_back(notice::tell({.kind = notice::Kind::other, .about_noun = "commitment", .about = now.id, .sender = c.agency, .addressee = notice::Addressee::subject,
                                             .told = c.subject, .detail = "你（单位）于" + law::in_chinese(c.made_on) + "作出的" + about + "，" + what}));
}
constexpr char const* kWaysOn = "。对此不服的，可以请求本单位纠正，可以投诉，或者依法申请行政复议、提起行政诉讼";

// That it was about to be found broken, or is looked into again.
bool was_told_otherwise(Deciding<Commitment> const& now) {
    auto& steps = now.file->steps;
    return std::any_of(steps.begin(), steps.end(), [](auto& step) { return step.act == "notify" || step.act == "reopen"; });
}

// A commitment lists nobody: beside what is told, no act of it has a consequence for another case.
law::Result<Outcome<Commitment>> CommitmentNoun::decide(Deciding<Commitment> const& now) {
    auto& fields = now.command.fields;
    Outcome<Commitment> all{now.before ? *now.before : commitment_sent(fields)};
    Commitment& c = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::make:
            c.agency = now.actor.agency;
            all.subject = c.subject;
            all.title = std::string(title_of(c.kind)) + (c.case_no.empty() ? "" : " · " + c.case_no);
            break;
        case Act::fall_due: break;
        case Act::keep:
            find(now, c);
            if (was_told_otherwise(now)) tell(all, now, "经核实认定已履行：" + c.finding);
            break;
        case Act::notify:
            c.notice = json::text(fields, "notice");
            c.notified_on = now.on;
            break;
        case Act::hear:
            c.stated = *json::enum_from<Stated>(json::text(fields, "stated"));
            c.statement = json::text(fields, "statement");
            break;
        case Act::find_broken:
            find(now, c);
            c.convenience_ended_on = now.on;
            tell(all, now, "经核实认定未履行：" + c.finding + "。自" + law::in_chinese(now.on) + "起终止因承诺给予的便利" + kWaysOn);
            break;
        case Act::correct:
            c.correction = json::text(fields, "correction");
            c.convenience_ended_on.reset();
            tell(all, now, "原认定未履行有误，已于" + law::in_chinese(now.on) + "纠正：" + c.correction);
            break;
        case Act::reopen:                                  // looked into anew, and heard anew
            c.correction = json::text(fields, "correction");
            c.finding.clear();
            c.evidence.clear();
            c.found_by.clear();
            c.found_on.reset();
            c.notice.clear();
            c.notified_on.reset();
            c.stated = Stated::not_yet;
            c.statement.clear();
            c.archived_until.reset();
            tell(all, now, "将重新核实：" + c.correction + kWaysOn);
            break;
        case Act::withdraw: c.withdrawal = json::text(fields, "withdrawal"); break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    auto then = State(now.move.then);
    if (then == State::kept || then == State::broken || then == State::corrected || then == State::withdrawn)
        c.archived_until = casework::archive_ends(now.setting, "archive.commitment.max", now.on);
    all.facts = {{"kind", json::enum_name(c.kind)}, {"matter", c.matter}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind"}, {"subject"}, {"agency", "受理单位", "promised to"}, {"matter"}, {"case_no"}, {"made_on"}, {"due_on"}, {"notified_on", "告知日期", "told on"}, {"stated"},
    {"found_by", "核实人", "found by"}, {"found_on", "核实日期", "found on"}, {"convenience_ended_on", "便利终止日期", "convenience ended on"},
    {"promise"}, {"proof"}, {"notice"}, {"statement"}, {"finding"}, {"evidence"}, {"correction"}, {"withdrawal"},
    {"archived_until", "档案保存至", "kept until"}, {"destroyed_on", "销毁日期", "destroyed on"},
};
constexpr casework::Word kInside[] = {
    {"deferred_documents", "容缺受理", "documents handed in later"}, {"notified", "告知承诺", "notified commitment"}, {"repair", "信用修复承诺", "repair"},
    {"open_pledge", "主动公示型承诺", "open pledge"}, {"not_yet", "尚未听取", "not yet"}, {"made", "已陈述申辩", "made"}, {"waived", "书面放弃", "waived"},
    {"silent", "逾期未陈述", "not made in time"},
};

}  // namespace

casework::Vocabulary CommitmentNoun::words() { return {kMembers, kInside}; }

json::Object CommitmentNoun::view(Commitment const& c, casework::Reader const& reader) {
    json::Object all = json::write(c).get_object();
    all.erase("id");
    all.erase("version");
    if (!reader.full)
        for (auto* words : {"promise", "proof", "notice", "statement", "finding", "evidence", "correction", "withdrawal"}) all.erase(words);
    return all;
}

bool CommitmentNoun::may_read(Commitment const& c, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return c.agency == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace commitment

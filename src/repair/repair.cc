#include "repair/noun.h"
#include "law/sent.h"
#include "notice/notice.h"

namespace repair {

using casework::Deciding;
using casework::Outcome;

law::Editions RepairNoun::editions() {
    return {law::procedure("repair", "信用修复", "Repair", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Repair> const& RepairNoun::table() {
    static store::Table<Repair> const all{
        "repair", {"applicant", "authorisation", "proof", "commitment", "missing", "extension", "conclusion", "remedies", "found_false", "ruling", "service_proof"}};
    return all;
}

Repair repair_sent(json::Object const& fields, Repair before) {
    law::Sent sent{fields};
    sent.text("entry", before.entry);
    sent.text("record", before.record);
    sent.choice("applicant_kind", before.applicant_kind);
    sent.text("applicant", before.applicant);
    sent.text("authorisation", before.authorisation);
    sent.text("contact", before.contact.plain);
    sent.choice("channel", before.channel);
    sent.text("credit_china_no", before.credit_china_no);
    sent.day("duties_done_on", before.duties_done_on);
    sent.text("proof", before.proof);
    sent.text("commitment", before.commitment);
    sent.text("missing", before.missing);
    sent.text("extension", before.extension);
    sent.text("decision_no", before.decision_no);
    sent.day("decided_on", before.decided_on);
    sent.text("conclusion", before.conclusion);
    sent.text("remedies", before.remedies);
    sent.text("found_false", before.found_false);
    sent.text("ruling", before.ruling);
    sent.text("paper", before.withdrawal);
    if (fields.contains("way")) before.way = law::choice_sent<list_type::Mending>(fields, "way");
    if (auto proof = json::text_or(fields, "service_proof"); !proof.empty()) before.service_proof = proof;
    return before;
}

// Nothing supplied would use up the one supplement, after which it may be declined by one clerk alone.
law::Finding supplied(Repair const& before, json::Object const& fields) {
    law::Finding all{false};
    std::pair<char const*, std::string_view> const said[] = {{"authorisation", before.authorisation}, {"contact", before.contact.plain}, {"credit_china_no", before.credit_china_no},
                                                             {"proof", before.proof}, {"commitment", before.commitment}};
    for (auto& [field, says] : said) {
        auto sent = json::text_or(fields, field);
        if (!sent.empty() && sent != says) return {true};
        all.fields.push_back({field, sent, sent.empty() ? "没有填写 / empty" : "与原来的相同 / the same as before", "已告知需要补正 / what was asked for: " + before.missing});
    }
    return all;
}

namespace {

// The entry or the record follows in the same transaction; what rests on it follows from there.
void reach_target(Outcome<Repair>& all, Act act, law::Facts const& facts, std::string const& id) {
    auto add = [&](std::string_view which, std::string noun, std::string what, json::Object fields) {
        auto ids = facts.given(which);
        if (!ids.empty()) all.consequences.push_back({std::move(noun), std::move(what), std::move(ids), std::move(fields), {}, false});
    };
    if (act == Act::approve || act == Act::finish) {
        add("entry_open", "entry", "remove", {{"reason", "repaired"}, {"cause", id}});
        add("record_open", "record", "end", {{"reason", "repaired"}, {"words", "信用修复 " + id}, {"cause", id}});
    }
    if (act == Act::shield) {
        add("entry_to_hold", "entry", "hold", {{"cause", kShield + id}});
        add("record_to_hold", "record", "hold", {{"cause", kShield + id}});
    }
    if (act == Act::restore) {
        add("entry_to_resume", "entry", "resume", {{"words", kShield + id}});
        add("record_to_resume", "record", "resume", {{"words", kShield + id}});
    }
}

// What an approval does: of what has left meanwhile nothing is left to end, but it does not come back.
std::string then_what(law::Facts const& facts, Repair const& r, law::Date on) {
    if (!facts.given(r.entry.empty() ? "record_open" : "entry_open").empty()) return "自" + law::in_chinese(on) + "起停止公示和共享，据此实施的联合惩戒措施一并解除";
    return r.entry.empty() ? "该信息此前已经终止或者公示期满，没有需要停止的" : "该条目此前已经移出，没有需要移出的；来源再次报送同一认定的，不再列入";
}

// What ends it: it has left or ended, or the subject applied itself.
std::string closed_because(Deciding<Repair> const& now, std::string const& said) {
    if (now.actor.channel == "law") return "信用主体本人已经提出申请，此前由他人代为提出的不再办理";
    return "该条目、信息已经移出、终止或者公示期满，无须再行修复。说明：" + said;
}

// What was asked and found in its name the subject hears of itself; what is still missing, and how long it takes, from who applied.
bool tells_of_the_course(Act act) { return act != Act::return_it && act != Act::extend; }

// Whoever applied is told what became of it, and so is the subject where another applied for it.
void tell_of(Outcome<Repair>& all, Act act, Deciding<Repair> const& now) {
    using notice::Kind;
    auto& r = all.after;
    auto kind = [&]() -> std::optional<Kind> {
        switch (act) {
            case Act::accept: return Kind::repair_accepted;
            case Act::return_it: return Kind::repair_returned;
            case Act::not_accept: return Kind::repair_not_accepted;
            case Act::approve: case Act::finish: return Kind::repair_approved;
            case Act::refuse: return Kind::repair_refused;
            case Act::shield: return Kind::repair_shielded;
            case Act::restore: return Kind::repair_restored;
            case Act::find_false: return Kind::repair_found_false;
            case Act::extend: return Kind::repair_extended;
            case Act::withdraw: return Kind::repair_withdrawn;
            case Act::close: return Kind::repair_overtaken;
            case Act::apply: case Act::supplement: case Act::forward: break;
        }
        return std::nullopt;
    }();
    if (!kind) return;
    notice::Telling telling{*kind, "repair", now.id, !now.actor.agency.empty() || !now.file ? now.actor.agency : now.file->agency, notice::Addressee::subject};
    auto decision = r.decision_no + (r.decision_no.empty() || r.conclusion.empty() ? "" : "，") + r.conclusion;
    auto longer = r.extension + "；延长后的期限至" + (now.move.due ? law::in_words(*now.move.due) : "");
    telling.detail = act == Act::return_it ? r.missing : act == Act::find_false ? r.found_false : act == Act::extend ? longer : act == Act::close ? closed_because(now, r.conclusion) : decision;
    if (*kind == Kind::repair_approved) telling.detail += "。" + then_what(now.facts, r, now.on);
    telling.remedies = r.remedies;
    auto subject = now.file ? now.file->subject : all.subject.value_or("");
    notice::address_to(telling, {r.applicant_kind == Applicant::subject, subject, r.applicant, r.contact.plain});
    all.consequences.push_back(notice::tell(telling));
    if (r.applicant_kind == Applicant::subject || !tells_of_the_course(act)) return;
    notice::address_to(telling, {true, subject, "", ""});
    telling.detail += "（本件由" + r.applicant + "代为提出，未经你（单位）授权的，请即告知本单位）";
    all.consequences.push_back(notice::tell(telling));
}

void opened(Outcome<Repair>& all, Deciding<Repair> const& now) {
    auto& r = all.after;
    auto given = [&](std::string_view name) { return now.facts.given(name).at(0); };
    r.intake = now.actor.agency;
    r.recogniser = given("recogniser");
    if (auto from = given("eligible_from"); !from.empty()) r.eligible_from = json::Text<law::Date>::from(from);
    r.eligible_under = given("eligible_under");
    r.eligible_confirmed = given("eligible_confirmed") == "yes";
    if (auto under = given("way_under"); !under.empty()) r.way_under = under;
    all.subject = given("subject");
    all.title = given("title");
}

}  // namespace

law::Result<Outcome<Repair>> RepairNoun::decide(Deciding<Repair> const& now) {
    auto act = Act(now.move.rule->may);
    Outcome<Repair> all{repair_sent(now.command.fields, now.before ? *now.before : Repair{})};
    if (!now.before) opened(all, now);
    if (act == Act::return_it) {
        all.after.returned_once = true;
        all.agency = all.after.intake;                                  // which completes it
    }
    if (act == Act::forward) all.agency = all.after.recogniser;         // whose case it is from now on
    if (auto others = now.facts.given("overtaken"); act == Act::apply && !others.empty())
        all.consequences.push_back({"repair", "close", std::move(others), {}, {}, false});
    if (act == Act::withdraw) all.consequences.push_back(casework::relying(all.after.withdrawal, "repair", now.id));
    reach_target(all, act, now.facts, now.id);
    tell_of(all, act, now);
    auto& r = all.after;
    all.facts = {{"entry", r.entry}, {"record", r.record},
                 {"way", json::enum_name(r.way.value_or(list_type::Mending::correction))}, {"eligible_from", json::write(r.eligible_from)}, {"eligible_under", r.eligible_under}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"entry"}, {"record"}, {"intake", "登记单位", "taken in by"}, {"recogniser", "认定单位", "recogniser"}, {"applicant_kind"}, {"channel"}, {"credit_china_no"},
    {"duties_done_on"}, {"eligible_from", "最早可申请之日", "may be asked for from"}, {"eligible_under", "修复依据", "repair under"},
    {"eligible_confirmed", "修复依据已核对", "repair basis confirmed"}, {"decision_no"}, {"decided_on"}, {"applicant"}, {"authorisation"}, {"contact"},
    {"proof"}, {"commitment"}, {"missing"}, {"extension"}, {"conclusion"}, {"remedies"}, {"found_false"}, {"ruling"}, {"way"}, {"service_proof"}, {"way_under", "修复方式依据", "way of repair under"},
    {"withdrawal", "书面撤回", "signed withdrawal"},
};
constexpr casework::Word kInside[] = {
    {"subject", "信用主体本人", "the subject"}, {"agent", "代理人", "an agent"}, {"administrator", "破产管理人", "an insolvency administrator"},
    {"window", "大厅窗口", "window"}, {"portal", "网站", "portal"}, {"credit_china", "信用中国", "Credit China"},
    {"correction", "纠正失信行为并作出信用承诺", "correction with a commitment"}, {"service", "社会公益服务、志愿服务", "community or voluntary service"},
};

}  // namespace

casework::Vocabulary RepairNoun::words() { return {kMembers, kInside}; }

json::Object RepairNoun::view(Repair const& r, casework::Reader const& reader) {
    json::Object all{{"entry", r.entry}, {"record", r.record}, {"intake", r.intake}, {"recogniser", r.recogniser},
                     {"applicant_kind", json::enum_name(r.applicant_kind)}, {"channel", json::enum_name(r.channel)}, {"credit_china_no", r.credit_china_no},
                     {"duties_done_on", json::write(r.duties_done_on)}, {"eligible_from", json::write(r.eligible_from)},
                     {"eligible_under", r.eligible_under}, {"eligible_confirmed", r.eligible_confirmed}, {"decision_no", r.decision_no},
                     {"decided_on", json::write(r.decided_on)}, {"way", json::enum_name(r.way.value_or(list_type::Mending::correction))},
                     {"way_under", r.way_under.value_or("")}};
    if (reader.full) {
        all["applicant"] = r.applicant;
        all["authorisation"] = r.authorisation;
        all["contact"] = r.contact.plain;
        all["proof"] = r.proof;
        all["commitment"] = r.commitment;
        all["missing"] = r.missing;
        all["extension"] = r.extension;
        all["conclusion"] = r.conclusion;
        all["remedies"] = r.remedies;
        all["found_false"] = r.found_false;
        all["ruling"] = r.ruling;
        all["service_proof"] = r.service_proof.value_or("");
        all["withdrawal"] = r.withdrawal;
    }
    return all;
}

bool RepairNoun::may_read(Repair const& r, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return (r.recogniser == actor.agency || r.intake == actor.agency) && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace repair

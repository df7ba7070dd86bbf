#include "objection/noun.h"
#include "law/sent.h"

namespace objection {

using casework::Deciding;
using casework::Outcome;

law::Editions ObjectionNoun::editions() {
    return {law::procedure("objection", "异议", "Objection", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Objection> const& ObjectionNoun::table() {
    static store::Table<Objection> const all{
        "objection", {"applicant", "authorisation", "claim", "evidence", "missing", "pause_reason", "answer", "conclusion", "remedies"}};
    return all;
}

Objection objection_sent(json::Object const& fields, Objection before) {
    law::Sent sent{fields};
    sent.text("entry", before.entry);
    sent.choice("applicant_kind", before.applicant_kind);
    sent.text("applicant", before.applicant);
    sent.text("authorisation", before.authorisation);
    sent.text("contact", before.contact.plain);
    sent.choice("channel", before.channel);
    sent.choice("ground", before.ground);
    sent.text("claim", before.claim);
    sent.text("evidence", before.evidence);
    return before;
}

namespace {

// The entry follows in the same transaction. A suspension that somebody else has a reason for is left alone.
void reach_entry(Outcome<Objection>& all, Act act, law::Facts const& facts, std::string const& id) {
    auto& o = all.after;
    auto add = [&](std::string_view which, std::string what, json::Object fields) {
        auto ids = facts.given(which);
        if (!ids.empty()) all.consequences.push_back({"entry", std::move(what), std::move(ids), std::move(fields), {}, false});
    };
    bool ends = act == Act::uphold || act == Act::reject || act == Act::withdraw;
    if ((act == Act::accept || act == Act::note) && o.holds) add("entry_to_hold", "hold", {{"cause", kCause + id}});
    if (act == Act::uphold && o.found == Found::remove) return add("entry_open", "remove", {{"reason", "listed_in_error"}});
    if (act == Act::uphold) add("entry_open", "correct", {{"until", json::write(o.until)}});
    if (ends) add("entry_to_resume", "resume", {{"words", kCause + id}});
}

}  // namespace

law::Result<Outcome<Objection>> ObjectionNoun::decide(Deciding<Objection> const& now) {
    auto& fields = now.command.fields;
    auto act = Act(now.move.rule->may);
    Outcome<Objection> all{now.before ? *now.before : Objection{}};
    Objection& o = all.after;
    switch (act) {
        case Act::note:
            o.applicant_kind = Applicant::organ;
            [[fallthrough]];
        case Act::file:
        case Act::supplement: o = objection_sent(fields, o); break;
        case Act::return_it:
            o.missing = json::text(fields, "missing");
            o.returned_once = true;
            break;
        case Act::pause: o.pause_reason = json::text(fields, "reason"); break;
        case Act::resume: o.pause_reason.clear(); break;
        case Act::answer:
            o.found = *json::enum_from<Found>(json::text(fields, "found"));
            o.answer = json::text(fields, "answer");
            o.until.reset();
            if (o.found == Found::correct) o.until = json::Text<law::Date>::from(json::text(fields, "until"));
            break;
        case Act::reject: o.remedies = json::text(fields, "remedies"); [[fallthrough]];
        case Act::uphold: o.conclusion = json::text(fields, "conclusion"); break;
        case Act::withdraw: o.conclusion = json::text(fields, "reason"); break;
        case Act::accept:
        case Act::forward: break;
    }
    if (!now.before) {
        o.intake = now.actor.agency;
        o.source = now.facts.given("source").at(0);
        all.subject = now.facts.given("subject").at(0);
        all.title = now.facts.given("title").at(0);
    }
    if (act == Act::forward) all.agency = o.source;         // whose case it is from now on
    // What was already rejected does not suspend again, unless something new was shown.
    if (act == Act::note || act == Act::accept) o.holds = now.facts.given("rejected_before").empty() || !o.evidence.empty();
    reach_entry(all, act, now.facts, now.id);
    all.facts = {{"entry", o.entry}, {"ground", json::enum_name(o.ground)}, {"found", json::enum_name(o.found)}, {"holds", o.holds}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"entry"}, {"intake", "受理登记单位", "taken in by"}, {"source", "来源单位", "source unit"}, {"applicant_kind"}, {"channel"}, {"ground"}, {"holds", "条目因此暂停", "suspends the entry"},
    {"found"}, {"until"}, {"applicant"}, {"authorisation"}, {"contact"}, {"claim"}, {"evidence"}, {"missing"},
    {"pause_reason", "期限暂停事由", "why the days stand still"}, {"answer"}, {"conclusion"}, {"remedies"},
};
constexpr casework::Word kInside[] = {
    {"subject", "信用主体本人", "the subject"}, {"agent", "代理人", "an agent"}, {"administrator", "破产管理人", "an insolvency administrator"},
    {"partner", "市场主体", "a partner"}, {"organ", "机关自查", "an organ's own doubt"}, {"window", "窗口", "window"}, {"phone", "电话", "phone"},
    {"mail", "信函", "mail"}, {"portal", "网站", "portal"}, {"app", "手机应用", "app"}, {"official_account", "公众号", "official account"},
    {"mistaken_identity", "不是同一主体", "mistaken identity"}, {"content", "内容有误", "content"}, {"basis", "依据有误", "basis"},
    {"period", "期限有误", "period"}, {"procedure", "程序有误", "procedure"}, {"measure", "措施不当", "measure"},
    {"nothing_yet", "尚未答复", "nothing yet"}, {"stands", "属实，维持", "stands"}, {"correct", "更正期限", "correct the period"}, {"remove", "移出", "remove"},
};

}  // namespace

casework::Vocabulary ObjectionNoun::words() { return {kMembers, kInside}; }

json::Object ObjectionNoun::view(Objection const& o, casework::Reader const& reader) {
    json::Object all{{"entry", o.entry}, {"intake", o.intake}, {"source", o.source}, {"applicant_kind", json::enum_name(o.applicant_kind)}, {"channel", json::enum_name(o.channel)},
                     {"ground", json::enum_name(o.ground)}, {"holds", o.holds}, {"found", json::enum_name(o.found)}, {"until", json::write(o.until)}};
    if (reader.full) {
        all["applicant"] = o.applicant;
        all["authorisation"] = o.authorisation;
        all["contact"] = o.contact.plain;
        all["claim"] = o.claim;
        all["evidence"] = o.evidence;
        all["missing"] = o.missing;
        all["pause_reason"] = o.pause_reason;
        all["answer"] = o.answer;
        all["conclusion"] = o.conclusion;
        all["remedies"] = o.remedies;
    }
    return all;
}

bool ObjectionNoun::may_read(Objection const& o, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return (o.source == actor.agency || o.intake == actor.agency) && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace objection

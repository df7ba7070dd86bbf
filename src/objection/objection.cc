#include <algorithm>
#include "objection/noun.h"
#include "law/sent.h"
#include "notice/notice.h"
#include "text/name.h"
#include "withdrawal/withdrawal.h"

namespace objection {

using casework::Deciding;
using casework::Outcome;

law::Editions ObjectionNoun::editions() {
    return {law::procedure("objection", "异议", "Objection", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Objection> const& ObjectionNoun::table() {
    static store::Table<Objection> const all{
        "objection", {"applicant", "authorisation", "claim", "evidence", "missing", "pause_reason", "answer", "conclusion", "remedies", "put_right", "amendment", "extension", "correction"}};
    return all;
}

GroundToDecline const& ground_to_decline(Declining ground) {
    static constexpr GroundToDecline kGrounds[] = {
        {"", "", law::clause("（十七）")},
        {"异议人不是信用主体本人，也没有其授权或者法院的指定", "whoever objects is neither the subject nor authorised by it or a court", law::clause("（十七）")},
        {"所提事项不是本系统归集、公示的信息，也不是奖惩措施或者查询答复，而是作出该信息所依据的判决、决定等本身",
         "what it is about is nothing that this system holds, applies or answered, but the judgment or decision itself that it rests on", law::clause("（十七）")},
        {"已一次性告知需要补正的内容，补正后仍不符合异议的形式要求", "what was told to be missing is still missing, so that it cannot be examined",
         {"参照《深圳经济特区社会信用条例》", "第四十九条（形式审查）", law::Rank::local_regulation}},
    };
    return kGrounds[int(ground)];
}

namespace {

// The one thing it is about. Two at once are about nothing that can be contested.
void take_about(json::Object const& fields, Objection& o) {
    int named = 0;
    for (auto& [field, kind] : {std::pair{"entry", About::entry}, std::pair{"record", About::record}, std::pair{"measure", About::measure}, std::pair{"check", About::check}})
        if (auto id = json::text_or(fields, field); !id.empty()) {
            ++named;
            o.about_kind = kind;
            o.about = id;
        }
    if (named > 1) o.about.clear();
    if (named > 0) o.entry = o.about_kind == About::entry ? o.about : "";
}

}  // namespace

Objection objection_sent(json::Object const& fields, Objection before) {
    law::Sent sent{fields};
    take_about(fields, before);
    sent.text("subject", before.subject);
    sent.text("document", before.document);
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

int side(Applicant a) { return a == Applicant::organ ? 1 : a == Applicant::partner ? 2 : 0; }

bool speaks_for(Objection const& o, subject::Subject const& subject) {
    auto is = [&](std::string const& name) { return text::normalise_name(name) == text::normalise_name(o.applicant); };
    return !o.document.empty() || is(subject.name) || std::any_of(subject.names.begin(), subject.names.end(), [&](auto& span) { return is(span.name); });
}

std::set<std::string> pieces_said(std::string_view evidence) {
    std::set<std::string> all;
    std::string piece;
    auto take = [&] {
        if (auto said = text::normalise_name(piece); !said.empty()) all.insert(said);
        piece.clear();
    };
    for (char32_t c : text::code_points(evidence)) {
        if (std::u32string_view(U"\n\r;；、，,。").find(c) != std::u32string_view::npos) take();
        else piece += text::utf8(std::u32string(1, c));
    }
    take();
    return all;
}

law::Finding own_doubt(json::Object const& fields, Objection const& o, bool of_the_source, bool office) {
    if (json::text_or(fields, "applicant_kind") != "partner") return {office || of_the_source};
    if (office && !o.applicant.empty()) return {true};
    return {false, "", "", {{"applicant", o.applicant, "须由信用办登记并写明市场主体名称 / noted by the credit office with the partner's name", "填写名称 / name it"}}};
}

// Nothing supplied would use up the one supplement, after which it may be declined as still incomplete.
law::Finding supplied(Objection const& before, json::Object const& fields) {
    law::Finding all{false};
    std::pair<char const*, std::string_view> const said[] = {
        {"authorisation", before.authorisation}, {"document", before.document}, {"contact", before.contact.plain}, {"claim", before.claim}, {"evidence", before.evidence}};
    for (auto& [field, says] : said) {
        auto sent = json::text_or(fields, field);
        if (!sent.empty() && sent != says) return {true};
        all.fields.push_back({field, sent, sent.empty() ? "没有填写 / empty" : "与原来的相同 / the same as before", "已告知需要补正 / what was asked for: " + before.missing});
    }
    return all;
}

namespace {

bool begins(Act act) { return act == Act::accept || act == Act::note; }
// Of what was taken up. Declining ends what never suspended or told anybody anything.
bool ends(Act act) { return act == Act::uphold || act == Act::reject || act == Act::withdraw; }

// An entry that rests on no determination of the county, part by part as it will stand.
json::Object entry_put_right(Objection const& o, law::Facts const& facts, std::string const& id) {
    json::Object all = as_put_right(o);
    if (auto remark = facts.given("remark"); !remark.empty()) all = casework::amended(std::move(all), {{"remark", remark[0], true}});
    if (auto basis = facts.given("basis"); !basis.empty()) all = casework::amended(std::move(all), {{"basis", basis[0], true}});
    all["correction"] = o.amendment.proof + "：" + o.answer;
    all["cause"] = id;
    return all;
}

// What is contested follows in the same transaction, with the tasks that rest on it. A suspension that somebody else has a reason for is left
// alone. A measure stays in the catalogue, and an answer as it was given.
void reach_the_thing(Outcome<Objection>& all, Act act, law::Facts const& facts, std::string const& id) {
    auto& o = all.after;
    auto cause = kCause + id;
    auto add = [&](std::string_view which, char const* noun, char const* what, json::Object fields, bool may_be_dropped = false) {
        auto ids = facts.given(which);
        if (!ids.empty()) all.consequences.push_back({noun, what, std::move(ids), std::move(fields), {}, may_be_dropped});
    };
    if (begins(act) && o.holds) {
        add("entry_to_hold", "entry", "hold", {{"cause", cause}});
        add("record_to_hold", "record", "hold", {{"cause", cause}});
        add("tasks_to_defer", "task", "defer", {});
    }
    if (!ends(act)) return;
    if (act == Act::uphold && o.found == Found::remove) {
        add("entries_to_remove", "entry", "remove", {{"reason", "listed_in_error"}, {"cause", id}});
        // Its basis was reported gone as well: what is wrong itself is not reinstated.
        add("determination_in_doubt", "determination", "revoke", {{"reason", cause}, {"cause", id}, {"revoked_under", "异议处理决定"}});
        add("record_open", "record", "end", {{"reason", "recorded_in_error"}, {"cause", id}});
        add("tasks_open", "task", "lift", {{"words", cause}});
        return;
    }
    if (act == Act::uphold) {
        auto right = as_put_right(o);
        right["reason"] = o.answer;
        right["cause"] = id;
        add("record_open", "record", "correct", right);
        right["of"] = o.about;
        add("determination_open", "determination", "correct", right);
        auto entry = facts.given("determination_open").empty() ? facts.given("entry_open") : std::vector<std::string>{};
        if (!entry.empty()) all.consequences.push_back({"entry", "correct", std::move(entry), entry_put_right(o, facts, id), {}, false});
    }
    // What was just corrected may be over by it: then nothing is left to resume.
    add("entry_to_resume", "entry", "resume", {{"words", cause}}, true);
    add("record_to_resume", "record", "resume", {{"words", cause}}, true);
    add("tasks_to_resume", "task", "resume", {});
}

withdrawal::Outcome how_it_ended(Objection const& o, Act act, law::Facts const& facts) {
    using withdrawal::Outcome;
    if (act == Act::uphold) return o.found == Found::remove ? Outcome::removed : Outcome::corrected;
    if (!facts.given("is_over").empty()) return Outcome::ended;          // what has left meanwhile is not applied again
    return facts.given("held_by_another").empty() ? Outcome::resumed : Outcome::still_held;
}

// Who received it is told in the act that suspends it, and told again in the act that ends that; whoever received it meanwhile, or an error that
// nothing had suspended, is told then.
void tell_recipients(Outcome<Objection>& all, Act act, law::Facts const& facts, std::string const& id) {
    auto& o = all.after;
    if (!begins(act) && !ends(act)) return;
    auto outcome = ends(act) ? how_it_ended(o, act, facts) : withdrawal::Outcome::pending;
    if (ends(act)) withdrawal::tell_end(all.consequences, outcome, facts);
    if (!o.holds && act != Act::uphold) return;
    withdrawal::tell(all.consequences, {id, *json::enum_from<withdrawal::AboutKind>(json::enum_name(o.about_kind)), o.about, o.subject, facts.given("title").at(0), outcome}, facts);
}

constexpr char const* kRepeats = "本次异议照常核实，但不产生暂停：同一主体就同一事项提出的异议已经核实或者撤回，本次没有提出此前未提交过的证据。补充新证据后可以另行提出。";
constexpr char const* kNothingToHold = "本次异议照常核实，但不产生暂停：所针对的事项没有可以暂停的效力。";
constexpr char const* kWithHold = "自受理之日起至作出处理决定前，暂停据此实施联合奖惩措施。";

constexpr std::string_view kStillWrong = "。对更正、补充后的内容不服的，可以另行提出异议，或者依法申请行政复议、提起行政诉讼";

// What was taken up in its name and how it ended, the subject hears of itself; what is still asked of its agent, from the agent.
bool tells_of_the_course(Act act) { return act == Act::accept || act == Act::decline || ends(act); }

// Who objected is told what became of it. Whoever else found it wrong, the subject that it concerns is told that it was put right; what it said
// and says now is for the subject alone.
void tell_of(Outcome<Objection>& all, Act act, Deciding<Objection> const& now) {
    using notice::Kind;
    auto& o = all.after;
    bool organ = o.applicant_kind == Applicant::organ;
    bool for_the_subject = contests_its_own(o);
    // Who says that somebody else is listed is not who is listed: told at the address they gave themselves.
    bool of_subject = o.applicant_kind == Applicant::subject && !o.subject.empty() && o.ground != Ground::mistaken_identity;
    auto sender = !now.actor.agency.empty() ? now.actor.agency : !o.intake.empty() ? o.intake : o.source;       // the clock has none
    bool by_another = (o.applicant_kind == Applicant::agent || o.applicant_kind == Applicant::administrator) && o.ground != Ground::mistaken_identity && !o.subject.empty();
    notice::Telling telling{Kind::other, "objection", now.id, sender, notice::Addressee::subject};
    auto told = [&](Kind kind, std::string detail) {
        if (organ) return;
        telling.kind = kind;
        telling.detail = std::move(detail);
        telling.remedies = o.remedies;
        notice::address_to(telling, {of_subject, o.subject, o.applicant, o.contact.plain});
        all.consequences.push_back(notice::tell(telling));
        if (!by_another || !tells_of_the_course(act)) return;
        notice::address_to(telling, {true, o.subject, "", ""});
        telling.detail += "（本件由" + o.applicant + "代为提出，未经你（单位）授权的，请即告知本单位）";
        all.consequences.push_back(notice::tell(telling));
    };
    if (act == Act::accept) told(Kind::objection_accepted, o.holds ? kWithHold : now.facts.given("repeats").empty() ? kNothingToHold : kRepeats);
    if (act == Act::return_it) told(Kind::objection_returned, o.missing);
    if (act == Act::decline) {
        auto& ground = ground_to_decline(o.declining);
        told(Kind::objection_declined, std::string(ground.zh) + "（" + std::string(ground.under.instrument) + std::string(ground.under.article) + "）。理由：" + o.conclusion);
    }
    if (act == Act::extend) told(Kind::objection_extended, o.extension + "；延长后的期限至" + (now.move.due ? law::in_words(*now.move.due) : ""));
    auto changed = act == Act::uphold && o.about_kind != About::check ? o.correction : "";
    auto and_what_changed = [&](std::string_view then) { return changed.empty() ? o.conclusion : o.conclusion + "（" + changed + "）" + std::string(then); };
    if (act == Act::uphold) told(Kind::objection_upheld, for_the_subject ? and_what_changed(kStillWrong) : o.conclusion);
    if (act == Act::reject) told(Kind::objection_rejected, o.conclusion);
    if (act == Act::withdraw) told(Kind::objection_withdrawn, o.conclusion);
    if (act == Act::uphold && !for_the_subject && !o.subject.empty())
        all.consequences.push_back(notice::tell({.kind = Kind::entry_put_right, .about_noun = "objection", .about = now.id, .sender = sender,
                                                 .addressee = notice::Addressee::subject, .told = o.subject, .detail = and_what_changed("")}));
}

}  // namespace

namespace {

// A proposal that nobody agreed to in time, or that was overtaken, leaves nothing behind but its leaf.
void decline_no_more(Objection& o) {
    o.declining = Declining::no;
    o.conclusion.clear();
}

}  // namespace

law::Result<Outcome<Objection>> ObjectionNoun::decide(Deciding<Objection> const& now) {
    auto& fields = now.command.fields;
    auto act = Act(now.move.rule->may);
    Outcome<Objection> all{now.before ? *now.before : Objection{}};
    Objection& o = all.after;
    switch (act) {
        case Act::note:
            o.applicant_kind = Applicant::organ;                   // unless a partner is named
            [[fallthrough]];
        case Act::file:
        case Act::supplement: o = objection_sent(fields, o); break;
        case Act::return_it:
            o.missing = json::text(fields, "missing");
            o.returned_once = true;
            decline_no_more(o);
            break;
        case Act::pause: o.pause_reason = json::text(fields, "reason"); break;
        case Act::resume: o.pause_reason.clear(); break;
        case Act::answer:
            o.answer = json::text(fields, "answer");
            take_finding(fields, o);
            break;
        case Act::propose_decline:
            o.declining = law::choice_sent<Declining>(fields, "declining");
            o.conclusion = json::text(fields, "conclusion");
            break;
        case Act::decline: o.remedies = json::text(fields, "remedies"); break;
        case Act::reject: o.remedies = json::text(fields, "remedies"); [[fallthrough]];
        case Act::uphold:
            o.conclusion = json::text(fields, "conclusion");
            if (act == Act::uphold && o.about_kind != About::check) o.correction = what_changes(o, json::parse(now.facts.given("says_now").at(0)).as_object());
            break;
        case Act::withdraw:
            decline_no_more(o);
            o.conclusion = json::text(fields, "reason");
            o.withdrawal = json::text_or(fields, "paper");
            if (!o.withdrawal.empty()) all.consequences.push_back(casework::relying(o.withdrawal, "objection", now.id));
            break;
        case Act::extend: o.extension = json::text(fields, "extension"); break;
        case Act::accept: decline_no_more(o); break;
        case Act::forward: break;
    }
    if (!now.before) {
        o.intake = now.actor.agency;
        o.source = now.facts.given("source").at(0);
        o.subject = now.facts.given("subject").at(0);
        all.subject = o.subject;
        all.title = now.facts.given("title").at(0);
    }
    if (act == Act::forward) all.agency = o.source;         // whose case it is from now on
    // What was already examined does not suspend again, unless something new was shown.
    if (begins(act)) o.holds = !now.facts.given("can_hold").empty() && now.facts.given("repeats").empty();
    tell_recipients(all, act, now.facts, now.id);            // before the thing itself tells whoever is left
    reach_the_thing(all, act, now.facts, now.id);
    tell_of(all, act, now);
    all.facts = {{"about_kind", json::enum_name(o.about_kind)}, {"about", o.about}, {"ground", json::enum_name(o.ground)}, {"found", json::enum_name(o.found)}, {"holds", o.holds}};
    if (act == Act::propose_decline || act == Act::decline) all.facts["declining"] = json::enum_name(o.declining);
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"entry"}, {"about_kind", "异议所针对的事项类别", "kind of thing it is about"}, {"about", "异议所针对的事项", "what it is about"},
    {"subject", "信用主体", "subject"}, {"intake", "受理登记单位", "taken in by"}, {"source", "来源单位", "source unit"}, {"applicant_kind"}, {"channel"}, {"ground"}, {"holds", "因此暂停适用", "suspends what is contested"},
    {"found"}, {"until"}, {"applicant"}, {"authorisation"}, {"document"},
    {"put_right", "应当更正为", "put right"}, {"amendment", "更正、补充的其他内容", "what else is put right or completed"}, {"extension"},
    {"correction", "更正情况", "what it should say"}, {"contact"}, {"claim"}, {"evidence"}, {"missing"},
    {"pause_reason", "期限暂停事由", "why the days stand still"}, {"answer"}, {"conclusion"}, {"remedies"}, {"declining"}, {"withdrawal", "书面撤回", "signed withdrawal"},
};
constexpr casework::Word kInside[] = {
    {"no", "未提出", "not proposed"}, {"not_entitled", "不是本人也未获授权", "neither the subject nor authorised"}, {"outside", "不属于异议范围", "about another matter"},
    {"still_incomplete", "补正后仍不符合形式要求", "still incomplete"},
    {"subject", "信用主体本人", "the subject"}, {"agent", "代理人", "an agent"}, {"administrator", "破产管理人", "an insolvency administrator"},
    {"partner", "市场主体", "a partner"}, {"organ", "机关自查", "an organ's own doubt"}, {"window", "窗口", "window"}, {"phone", "电话", "phone"},
    {"mail", "信函", "mail"}, {"portal", "网站", "portal"}, {"app", "手机应用", "app"}, {"official_account", "公众号", "official account"},
    {"mistaken_identity", "不是同一主体", "mistaken identity"}, {"content", "内容有误", "content"}, {"basis", "依据有误", "basis"},
    {"period", "期限有误", "period"}, {"procedure", "程序有误", "procedure"}, {"measure", "奖惩措施", "measure"},
    {"entry", "名单条目", "entry"}, {"record", "信用记录", "record"}, {"check", "查询答复", "answer to a check"},
    {"document_no", "决定文书号", "document number"}, {"penalty_kind", "处罚类别", "kinds of penalty"}, {"content", "内容", "content"}, {"fine_cents", "罚款金额（分）", "fine in cents"},
    {"nothing_yet", "尚未答复", "nothing yet"}, {"stands", "属实，维持", "stands"}, {"correct", "更正", "correct"}, {"remove", "有误，移出或不适用", "wrong: remove or do not apply"}, {"supplement", "补充", "supplement"},
    {"issuer", "认定（决定）单位", "deciding organ"}, {"basis", "依据", "basis"}, {"facts", "事实", "facts"}, {"exit_conditions", "移出条件", "exit conditions"},
    {"remedies", "救济途径", "remedies"}, {"remark", "备注", "remark"}, {"proof", "证明材料", "proof"},
};

}  // namespace

casework::Vocabulary ObjectionNoun::words() { return {kMembers, kInside}; }

json::Object ObjectionNoun::view(Objection const& o, casework::Reader const& reader) {
    json::Object all{{"entry", o.entry}, {"about_kind", json::enum_name(o.about_kind)}, {"about", o.about},
                     {"subject", o.subject}, {"intake", o.intake}, {"source", o.source}, {"applicant_kind", json::enum_name(o.applicant_kind)}, {"channel", json::enum_name(o.channel)},
                     {"ground", json::enum_name(o.ground)}, {"holds", o.holds}, {"found", json::enum_name(o.found)}, {"until", json::write(o.until)}};
    if (reader.full) {
        all["applicant"] = o.applicant;
        all["authorisation"] = o.authorisation;
        all["document"] = o.document;
        all["put_right"] = json::write(o.put_right);
        all["amendment"] = json::write(o.amendment);
        all["extension"] = o.extension;
        all["correction"] = o.correction;
        all["contact"] = o.contact.plain;
        all["claim"] = o.claim;
        all["evidence"] = o.evidence;
        all["missing"] = o.missing;
        all["pause_reason"] = o.pause_reason;
        all["answer"] = o.answer;
        all["conclusion"] = o.conclusion;
        all["remedies"] = o.remedies;
        all["declining"] = json::enum_name(o.declining);
        all["withdrawal"] = o.withdrawal;
    }
    return all;
}

bool ObjectionNoun::may_read(Objection const& o, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return (o.source == actor.agency || o.intake == actor.agency) && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace objection

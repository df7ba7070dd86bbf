#include "remedy/noun.h"
#include "casework/archive.h"
#include "law/sent.h"
#include "notice/notice.h"
#include "withdrawal/withdrawal.h"
#include <algorithm>

namespace remedy {

using casework::Consequence;
using casework::Deciding;
using casework::Outcome;

law::Editions RemedyNoun::editions() {
    auto first = law::procedure("remedy", "权益救济", "Remedy", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute);
    first.acts[int(Act::register_)].name = "register";
    return {std::move(first)};
}
store::Table<Remedy> const& RemedyNoun::table() {
    static store::Table<Remedy> const all{
        "remedy", {"organ_case", "applicant", "claim", "suspension_document", "outcome_document", "conclusion", "public_correction", "compensation_document", "unacknowledged",
                   "correction", "compensation_corrected"}};
    return all;
}
std::optional<law::Date> RemedyNoun::date(Remedy const& r, std::string_view name) {
    assert(name == "archive_ends");
    return r.archived_until;
}

namespace {

std::optional<law::Date> day_in(json::Object const& fields, char const* name) {
    auto sent = json::text_or(fields, name);
    return sent.empty() ? std::nullopt : std::optional(json::Text<law::Date>::from(sent));
}

}  // namespace

Remedy remedy_sent(json::Object const& fields, Remedy before) {
    law::Sent sent{fields};
    sent.choice("kind", before.kind);
    sent.choice("about_kind", before.about_kind);
    sent.text("organ", before.organ);
    sent.text("organ_case", before.organ_case);
    sent.text("about", before.about);
    sent.text("applicant", before.applicant);
    sent.text("claim", before.claim);
    if (auto day = day_in(fields, "applied_on")) before.applied_on = *day;
    if (auto day = day_in(fields, "known_on")) before.known_on = day;
    if (auto day = day_in(fields, "taken_up_on")) before.taken_up_on = day;
    return before;
}

json::Object part_of_record(json::Object const& fields) {
    json::Object all;
    for (auto name : kPartsOfRecord)
        if (auto* sent = fields.if_contains(name)) all[name] = *sent;
    return all;
}

namespace {

// The last day to apply, counted from the day the applicant learned of the act; unknown where that day is.
std::optional<law::Date> apply_until(Remedy const& r, casework::Setting const& setting) {
    if (!r.known_on) return std::nullopt;
    auto* value = setting.periods->in_force(json::enum_name(r.kind) + ".apply", *r.known_on);
    if (!value) return std::nullopt;
    return law::last_day(value->span, value->sort, *r.known_on, *setting.calendar).day;
}

void take_outcome(Remedy& r, Act act, json::Object const& fields, law::Facts const& facts) {
    r.result = act == Act::uphold ? Result::wholly : act == Act::uphold_in_part ? Result::in_part : Result::not_at_all;
    r.outcome_document = json::text(fields, "document_no");
    r.decided_on = day_in(fields, "decided_on");
    r.effective_on = day_in(fields, "effective_on");
    r.conclusion = json::text(fields, "conclusion");
    if (act == Act::uphold_in_part) r.until = day_in(fields, "until");
    if (r.about_kind == About::check && r.result != Result::not_at_all) r.correction = json::text_or(fields, "correction", r.conclusion);
    for (auto& changes : facts.given("changes")) r.correction = changes;
}

// Who had received it is told by a withdrawal of their own, in the act that finds it wrong; what they acknowledge there is noted here.
void tell_recipients(Outcome<Remedy>& all, Deciding<Remedy> const& now, Act act) {
    auto& r = all.after;
    auto note = [&](std::string_view which, std::string_view called) {
        auto ids = now.facts.given(which), names = now.facts.given(called);
        for (std::size_t i = 0; i < ids.size(); ++i) r.recipients.push_back({ids[i], names.at(i), now.on, {}});
    };
    note("recipients", "recipient_names");
    note("told_of_hold", "told_of_hold_names");
    withdrawal::tell_end(all.consequences, withdrawal::Outcome::removed, now.facts);
    withdrawal::tell(all.consequences, {now.id, *json::enum_from<withdrawal::AboutKind>(json::enum_name(r.about_kind)), r.about, now.facts.given("subject").at(0),
                                        now.facts.given("title").at(0), act == Act::uphold ? withdrawal::Outcome::removed : withdrawal::Outcome::corrected}, now.facts);
}

// Whoever applied a measure whose execution is suspended is told so, and of the end.
void tell_of_suspension(Outcome<Remedy>& all, Deciding<Remedy> const& now, Act act) {
    auto& r = all.after;
    if (act == Act::order_suspension)
        withdrawal::tell(all.consequences, {now.id, withdrawal::AboutKind::task, r.about, now.facts.given("subject").at(0), now.facts.given("title").at(0), withdrawal::Outcome::pending}, now.facts);
    for (auto& how : now.facts.given("hold_ends"))
        if (act != Act::order_suspension) withdrawal::tell_end(all.consequences, *json::enum_from<withdrawal::Outcome>(how), now.facts);
}

void tell_subject(Outcome<Remedy>& all, Deciding<Remedy> const& now, notice::Kind kind, std::string detail) {
    auto subject = now.facts.given("subject").at(0);
    if (subject.empty()) return;
    all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "remedy", .about = now.id, .sender = all.after.respondent, .addressee = notice::Addressee::subject,
                                             .told = subject, .detail = std::move(detail), .remedies = std::string(kNext)}));
}

// What the decision does, and what is left to do where the thing is over by then.
std::string what_follows(Remedy const& r, law::Facts const& facts, bool suspended) {
    bool wholly = r.result == Result::wholly;
    auto any = [&](std::string_view which) { return !facts.given(which).empty(); };
    auto resumed = suspended ? std::string("；停止执行同时解除") : std::string();
    switch (r.about_kind) {
        case About::record:
            if (wholly) return any("record_open") ? "该信息已经终止，不再公示和提供查询" : "该信息此前已经终止";
            return any("record_to_correct") ? r.correction + resumed : "该信息此前已经封存或者销毁，没有需要更正的";
        case About::entry:
            if (wholly) return any("entry_open") ? "该条目已经移出名单，据此实施的联合奖惩措施一并解除" : "该条目此前已经移出名单";
            [[fallthrough]];
        case About::determination:
            if (!wholly && (any("determination_to_correct") || any("entries_open"))) return "截止日期更正为" + law::in_chinese(*r.until) + resumed;
            if (wholly && any("determination_open")) return "该认定已经撤销，不列入名单";
            return "此前已经撤销、移出或者不再报送，没有需要" + std::string(wholly ? "撤销" : "更正") + "的";
        case About::task: return any("tasks_open") ? "该措施已经解除" : "该措施此前已经解除，或者没有实施";
        case About::check: return "正确的答复：" + r.correction + (any("tasks_open") ? "；据此实施的措施已经解除" : "");
        case About::measure: break;                              // no one's alone
    }
    return {};
}

// What was corrected in part its subject reads here, and what was quashed where that tells nobody itself.
void tell_of_outcome(Outcome<Remedy>& all, Deciding<Remedy> const& now) {
    auto& r = all.after;
    if (r.result == Result::wholly && !now.facts.given("tells_itself").empty()) return;
    tell_subject(all, now, notice::Kind::entry_put_right, r.organ + r.outcome_document + "：" + r.conclusion + "；" + what_follows(r, now.facts, now.before->suspended));
}

// Who lived under a suspension hears of its end, whoever asked for that.
void tell_of_end(Outcome<Remedy>& all, Deciding<Remedy> const& now, std::string const& document) {
    if (now.before->suspended) tell_subject(all, now, notice::Kind::execution_resumed, all.after.organ + document + (all.after.conclusion.empty() ? "" : "：" + all.after.conclusion));
}

json::Object record_corrected(json::Object const& fields, std::string const& reason, std::string const& cause) {
    auto all = part_of_record(fields);
    all["reason"] = reason;
    all["cause"] = cause;
    return all;
}

// What it is about follows in the same transaction: suspended by order, ended or corrected when it was wrong, resumed when nothing suspends it.
void reach_the_thing(Outcome<Remedy>& all, Deciding<Remedy> const& now, Act act) {
    auto cause = kCause + now.id;
    auto add = [&](std::string_view which, char const* noun, char const* what, json::Object fields) {
        auto ids = now.facts.given(which);
        if (!ids.empty()) all.consequences.push_back(Consequence{noun, what, std::move(ids), std::move(fields), {}, false});
    };
    // What this very act corrects may be over by it: then nothing is left to resume.
    auto resume = [&] {
        for (auto& entry : now.facts.given("entries_to_resume")) all.consequences.push_back(Consequence{"entry", "resume", {entry}, {{"words", cause}}, {}, true});
        for (auto& record : now.facts.given("record_to_resume")) all.consequences.push_back(Consequence{"record", "resume", {record}, {{"words", cause}}, {}, true});
        add("task_to_resume", "task", "resume", {});
    };
    switch (act) {
        case Act::order_suspension:
            add("entries_to_hold", "entry", "hold", {{"cause", cause}});
            add("record_to_hold", "record", "hold", {{"cause", cause}});
            add("task_to_defer", "task", "defer", {});
            break;
        case Act::uphold:
            add("entry_open", "entry", "remove", {{"reason", "revoked"}, {"cause", now.id}});
            add("record_open", "record", "end", {{"reason", "revoked"}, {"cause", now.id}});
            add("determination_open", "determination", "revoke", {{"reason", cause}, {"cause", now.id}, {"revoked_under", all.after.organ + all.after.outcome_document}});
            add("measure_open", "measure", "repeal", {{"reason", cause}});
            add("tasks_open", "task", "lift", {{"words", cause}});
            break;
        case Act::uphold_in_part:
            // A determination takes its entries along; one that is no longer published has nothing left to correct but what is still listed.
            if (now.facts.given("determination_to_correct").empty()) add("entries_open", "entry", "correct", {{"until", json::write(all.after.until)}, {"cause", now.id}});
            add("determination_to_correct", "determination", "correct",
                {{"until", json::write(all.after.until)}, {"correction_no", all.after.outcome_document}, {"reason", cause}, {"cause", now.id}, {"of", all.after.about}});
            add("record_to_correct", "record", "correct", record_corrected(now.command.fields, cause, now.id));
            resume();
            break;
        case Act::lift_suspension:
        case Act::dismiss:
        case Act::withdraw: resume(); break;
        case Act::register_:
        case Act::take_up:
        case Act::acknowledge:
        case Act::correct_publicly:
        case Act::compensate:
        case Act::restore:
        case Act::destroy: break;
    }
}

void opened(Outcome<Remedy>& all, Deciding<Remedy> const& now) {
    auto& r = all.after;
    r.apply_until = apply_until(r, now.setting);
    r.respondent = now.facts.given("respondent").at(0);
    all.agency = r.respondent;                              // whose case it is, whoever registered it
    all.subject = now.facts.given("subject").at(0);
    all.title = std::string(r.kind == Kind::litigation ? "行政诉讼" : "行政复议") + " · " + now.facts.given("title").at(0);
}

}  // namespace

law::Result<Outcome<Remedy>> RemedyNoun::decide(Deciding<Remedy> const& now) {
    auto& fields = now.command.fields;
    auto act = Act(now.move.rule->may);
    Outcome<Remedy> all{now.before ? *now.before : Remedy{}};
    Remedy& r = all.after;
    switch (act) {
        case Act::register_:
            r = remedy_sent(fields, r);
            opened(all, now);
            break;
        case Act::take_up: r = remedy_sent(fields, r); break;
        case Act::order_suspension:
        case Act::lift_suspension:
            r.suspended = act == Act::order_suspension;
            r.suspension_document = json::text(fields, "document_no");
            if (act == Act::order_suspension) tell_subject(all, now, notice::Kind::execution_suspended, r.organ + r.suspension_document);
            else tell_of_end(all, now, r.suspension_document);
            tell_of_suspension(all, now, act);
            break;
        case Act::uphold:
        case Act::uphold_in_part:
            tell_recipients(all, now, act);
            take_outcome(r, act, fields, now.facts);
            r.suspended = false;
            tell_of_outcome(all, now);
            break;
        case Act::dismiss:
            take_outcome(r, act, fields, now.facts);
            r.suspended = false;
            tell_of_end(all, now, r.outcome_document);
            tell_of_suspension(all, now, act);
            break;
        case Act::withdraw:
            r.outcome_document = json::text_or(fields, "document_no");
            r.conclusion = json::text(fields, "conclusion");
            r.suspended = false;
            tell_of_end(all, now, r.outcome_document);
            tell_of_suspension(all, now, act);
            break;
        case Act::acknowledge:
            for (auto& each : r.recipients) if (each.agency == json::text(fields, "agency")) each.acknowledged_on = now.on;
            break;
        case Act::correct_publicly: r.public_correction = json::text(fields, "public_correction"); break;
        case Act::compensate:
            r.compensation_cents = json::integer_or(fields, "compensation_cents", 0);
            r.compensation_document = json::text(fields, "document_no");
            r.compensation_corrected = json::text_or(fields, "compensation_corrected");
            break;
        case Act::restore: r.unacknowledged = json::text_or(fields, "unacknowledged"); break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    if (act == Act::dismiss || act == Act::withdraw || act == Act::restore) r.archived_until = casework::archive_ends(now.setting, "archive.remedy.max", now.on);
    reach_the_thing(all, now, act);
    all.facts = {{"kind", json::enum_name(r.kind)}, {"about_kind", json::enum_name(r.about_kind)}, {"about", r.about}, {"result", json::enum_name(r.result)},
                 {"suspended", r.suspended}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind"}, {"organ"}, {"about_kind"}, {"about"}, {"respondent", "作出该行为的单位", "agency concerned"}, {"applied_on"},
    {"apply_until", "可申请至（供参考，是否逾期由复议机关、法院判断）", "could be applied for until (the organ judges)"},
    {"applied_late", "晚于该日期提出", "applied later than that"}, {"taken_up_on"}, {"suspended", "已责令停止执行", "suspended by order"},
    {"result", "结果", "outcome"}, {"decided_on"}, {"effective_on"}, {"until"}, {"organ_case"}, {"applicant"}, {"claim"}, {"known_on"},
    {"suspension_document", "停止或恢复执行的文书号", "document of the suspension"}, {"outcome_document", "结果文书号", "document of the outcome"}, {"conclusion"},
    {"recipients", "应通知更正的单位", "agencies to be told"}, {"public_correction"}, {"compensation_cents"},
    {"compensation_document", "赔偿决定文书号", "document of the compensation"}, {"unacknowledged"},
    {"correction", "更正内容（查询为正确的答复）", "what it is corrected to; of a check, the right answer"}, {"compensation_corrected"},
    {"archived_until", "档案保存至", "kept until"}, {"destroyed_on", "销毁日期", "destroyed on"},
};
constexpr casework::Word kInside[] = {
    {"reconsideration", "行政复议", "reconsideration"}, {"litigation", "行政诉讼", "litigation"}, {"entry", "名单条目", "entry"}, {"record", "信用记录", "record"},
    {"measure", "奖惩措施", "measure"}, {"task", "奖惩任务", "task"}, {"determination", "认定", "determination"}, {"check", "查询回执", "check receipt"},
    {"none_yet", "尚无", "none yet"}, {"wholly", "支持", "upheld"}, {"in_part", "部分支持", "upheld in part"}, {"not_at_all", "未支持", "dismissed"},
    {"applicant_withdrew", "申请人撤回", "the applicant withdrew"}, {"not_taken_up", "不予受理", "not taken up"}, {"settled", "调解、自行纠正", "settled or put right"},
    {"told_on", "通知日期", "told on"}, {"acknowledged_on", "签收日期", "acknowledged on"},
};

}  // namespace

casework::Vocabulary RemedyNoun::words() { return {kMembers, kInside}; }

json::Object RemedyNoun::view(Remedy const& r, casework::Reader const& reader) {
    json::Object all{{"kind", json::enum_name(r.kind)}, {"organ", r.organ}, {"about_kind", json::enum_name(r.about_kind)}, {"about", r.about},
                     {"respondent", r.respondent}, {"applied_on", law::to_text(r.applied_on)}, {"apply_until", json::write(r.apply_until)},
                     {"applied_late", r.apply_until && r.applied_on > *r.apply_until}, {"taken_up_on", json::write(r.taken_up_on)}, {"suspended", r.suspended},
                     {"result", json::enum_name(r.result)}, {"decided_on", json::write(r.decided_on)}, {"effective_on", json::write(r.effective_on)},
                     {"until", json::write(r.until)}, {"archived_until", json::write(r.archived_until)}, {"destroyed_on", json::write(r.destroyed_on)}};
    if (reader.full) {
        all["organ_case"] = r.organ_case;
        all["known_on"] = json::write(r.known_on);
        all["suspension_document"] = r.suspension_document;
        all["outcome_document"] = r.outcome_document;
        all["conclusion"] = r.conclusion;
        all["recipients"] = json::write(r.recipients);
        all["public_correction"] = r.public_correction;
        all["compensation_cents"] = r.compensation_cents;
        all["compensation_document"] = r.compensation_document;
        all["unacknowledged"] = r.unacknowledged;
        all["correction"] = r.correction;
        all["compensation_corrected"] = r.compensation_corrected;
    }
    // Who is only told of the correction need not know who applied, and why.
    bool party = r.respondent == reader.actor.agency || reader.actor.roles.meets(casework::kOfficeRoles) || reader.actor.roles.has(law::Party::auditor);
    if (reader.full && party) {
        all["applicant"] = r.applicant;
        all["claim"] = r.claim;
    }
    return all;
}

// The agency concerned, the credit office, and those who are to be told.
bool RemedyNoun::may_read(Remedy const& r, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    if (!actor.roles.meets(casework::kAgencyRoles)) return false;
    bool told = std::any_of(r.recipients.begin(), r.recipients.end(), [&](Recipient const& each) { return each.agency == actor.agency; });
    return told || r.respondent == actor.agency;
}

}  // namespace remedy

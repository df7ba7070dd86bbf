#include "entry/noun.h"
#include "notice/notice.h"
#include "text/name.h"
#include "withdrawal/withdrawal.h"

namespace entry {

using casework::Consequence;
using casework::Deciding;
using casework::Outcome;

Standing state_on(Entry const& entry, law::Date on) {
    if (!entry.listed_on || on < *entry.listed_on) return Standing::not_listed;
    if (entry.exited_on && *entry.exited_on <= on) return Standing::exited;
    if (entry.until && *entry.until < on) return Standing::expired;
    if (entry.held_from && *entry.held_from <= on) return Standing::held;
    return Standing::in_force;
}

bool stands_on(Entry const& entry, law::Date on) {
    auto standing = state_on(entry, on);
    return standing == Standing::in_force || standing == Standing::held;
}
std::optional<law::Date> outlasted(Entry const& entry, list_type::ListType const& type) {
    auto latest = type.period_kind == list_type::PeriodKind::fixed ? list_type::last_day(type, entry.origin.decided_on) : std::nullopt;
    return latest && entry.until && *latest < *entry.until ? latest : std::nullopt;
}
law::FieldError until_too_late(Entry const& entry, law::Date latest, std::string field) {
    auto last = law::to_text(latest);
    return {std::move(field), law::to_text(*entry.until), "晚于该名单类别的期限 / later than the period of the list type",
            "不晚于" + last + "；请与来源单位核对 / " + last + " at the latest; check it with its origin"};
}
bool decided_anew(Entry const& entry, Entry const& before) {
    auto left = before.exited_on ? before.exited_on : before.until;
    return left && entry.origin.decided_on && *left < *entry.origin.decided_on;
}

AsHandedOver as_handed_over(Entry const& entry) {
    return entry.handed_over ? *entry.handed_over : AsHandedOver{entry.origin.document_no, entry.origin.issuer, entry.origin.basis, entry.until};
}

list_type::Eligibility repairable(Entry const& entry, law::Periods const& periods, std::optional<law::Date> corrected) {
    if (entry.polarity != list_type::Polarity::discipline || !entry.origin.decided_on) return {};
    return list_type::eligibility(list_type::repair_rules_of(entry.list_type, periods), periods, *entry.origin.decided_on, corrected ? corrected : entry.duties_done_on);
}

list_type::Reminder reminder(Entry const& entry, casework::Setting const& now) {
    if (state_on(entry, now.today) != Standing::in_force) return {};
    return list_type::reminder(repairable(entry, *now.periods), entry.until, {entry.told_may_apply, entry.told_ends}, *now.periods, *now.calendar, now.today);
}

law::Editions EntryNoun::editions() { return {law::procedure("entry", "名单条目", "Entry", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }
store::Table<Entry> const& EntryNoun::table() {
    static store::Table<Entry> const all{"entry", {"hold_cause", "origin", "elsewhere", "remark", "correction", "renewal", "duties_done", "handed_over"}};
    return all;
}
std::optional<law::Date> EntryNoun::date(Entry const& entry, std::string_view name) {
    assert(name == "entry_ends" || name == "archive_ends");
    return name == "entry_ends" ? entry.until : entry.archived_until;
}

Entry entry_sent(json::Object const& fields) {
    auto& sent = json::object(fields, "entry");
    json::refuse_unknown(sent, {"subject", "list_type", "polarity", "origin", "determination", "batch", "until", "elsewhere"}, "$.entry");
    Entry entry{};
    entry.subject = json::text(sent, "subject", "$.entry");
    entry.list_type = json::text(sent, "list_type", "$.entry");
    auto polarity = json::enum_from<list_type::Polarity>(json::text(sent, "polarity", "$.entry"));
    if (!polarity) throw json::Error("$.entry.polarity: 应为下列之一：incentive discipline / is none of: incentive discipline");
    entry.polarity = *polarity;
    entry.origin = json::read<Origin>(json::Value(json::object(sent, "origin", "$.entry")), "$.entry.origin");
    entry.determination = json::text_or(sent, "determination", "", "$.entry");
    entry.batch = json::text_or(sent, "batch", "", "$.entry");
    if (auto* elsewhere = sent.if_contains("elsewhere")) entry.elsewhere = json::read<std::optional<Elsewhere>>(*elsewhere, "$.entry.elsewhere");
    if (auto until = json::text_or(sent, "until", "", "$.entry"); !until.empty()) entry.until = json::Text<law::Date>::from(until);
    return entry;
}

law::Finding gate(Entry const& entry, law::Date today) {
    law::Finding all{true};
    auto need = [&](bool there, std::string field, std::string zh, std::string en) {
        if (!there) all.fields.push_back({"entry.origin." + field, "", zh + "缺失 / " + en + " is missing", "请来源单位补齐 / ask the origin for it"});
    };
    need(text::names_something(entry.origin.issuer), "issuer", "认定单位", "the issuer");
    need(text::names_something(entry.origin.document_no), "document_no", "文书号", "the document number");
    need(text::names_something(entry.origin.basis), "basis", "依据", "the basis");
    need(entry.origin.decided_on.has_value(), "decided_on", "认定日期", "the day of the decision");
    if (auto day = entry.origin.decided_on; day && today < *day)
        all.fields.push_back({"entry.origin.decided_on", law::to_text(*day), "在将来 / in the future", "请与来源单位核对日期 / check the day with its origin"});
    if (auto day = entry.origin.decided_on; day && entry.until && *entry.until < *day)
        all.fields.push_back({"entry.until", law::to_text(*entry.until), "早于认定日期 / before the decision", "请与来源单位核对日期 / check the day with its origin"});
    all.holds = all.fields.empty();
    return all;
}

namespace {

Consequence tasks(law::Facts const& facts, std::string_view which, std::string act) { return {"task", std::move(act), facts.given(which), {}, {}, false}; }

void exit(Entry& entry, law::Date on, std::string reason) {
    entry.exited_on = on;
    entry.exit_reason = std::move(reason);
    entry.held_from = std::nullopt;
}

// What ended is destroyed with what was written about it: the determination, objections, repairs, remedies, papers and tasks.
void destroy(Outcome<Entry>& all, law::Date on, law::Facts const& facts) {
    auto level = all.after.origin.level;
    casework::destroy(all, EntryNoun::table(), on, facts);
    all.after.origin.level = level;
}

// Tasks follow their entry in the same transaction: deferred while it is held, lifted when it ends (I-15, I-18).
void reach_tasks(Outcome<Entry>& all, Act act, law::Facts const& facts) {
    auto add = [&](std::string_view which, std::string what) {
        auto each = tasks(facts, which, std::move(what));
        if (!each.ids.empty()) all.consequences.push_back(std::move(each));
    };
    if (act == Act::hold) add("tasks_due", "defer");
    if (act == Act::resume) add("tasks_deferred", "resume");
    if (act == Act::remove || act == Act::expire) add("tasks_open", "lift");
}

// No incentive beside discipline (I-6): what was granted to its subject is lifted. Entries of one subject that are published together name the same.
void lift_incentives(Outcome<Entry>& all, Act act, Deciding<Entry> const& now) {
    auto granted = now.facts.given("incentives_open");
    if ((act == Act::publish || act == Act::relist) && !granted.empty())
        all.consequences.push_back({"task", "lift", std::move(granted), {{"because", "discipline_listed"}, {"cause", now.id}}, {}, true});
}

// Who tells of it: whoever determined it or brought it.
std::string teller(Deciding<Entry> const& now) {
    auto issuer = now.facts.given("issuer").at(0);
    return issuer.empty() ? now.file->agency : issuer;
}

void tell_subject(Outcome<Entry>& all, Deciding<Entry> const& now, notice::Kind kind, std::string sender, std::string words) {
    all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "entry", .about = now.id, .sender = std::move(sender), .addressee = notice::Addressee::subject,
                                             .told = all.after.subject, .detail = std::move(words)}));
}

// A suspension of the office's own is told by what it was found by, and its end by what was found. What else suspends an entry tells of itself.
void tell_of_own_doubt(Outcome<Entry>& all, Act act, Deciding<Entry> const& now) {
    if (now.actor.channel == "law") return;
    if (act == Act::hold) tell_subject(all, now, notice::Kind::entry_held, now.actor.agency, json::text(now.command.fields, "cause"));
    if (act == Act::resume) tell_subject(all, now, notice::Kind::entry_resumed, now.actor.agency, json::text(now.command.fields, "words"));
}

// The subject is told when an entry of the county ends by a revocation, by its time or with its list, and whenever it turns out to be a child's. An
// objection or a repair tells its own outcome; what left an upstream list, its origin tells.
void tell_of(Outcome<Entry>& all, Act act, Deciding<Entry> const& now) {
    auto& e = all.after;
    if (act == Act::remove && e.exit_reason == "under_14")
        tell_subject(all, now, notice::Kind::entry_put_right, teller(now), "列入时未满十四周岁，依法不得列入，已移出名单，据此实施的联合奖惩措施一并解除");
    bool revoked = act == Act::remove && e.exit_reason == "revoked", list_ended = act == Act::remove && e.exit_reason == "list_ended";
    if (e.determination.empty() || !(revoked || list_ended || act == Act::expire)) return;
    auto kind = revoked ? notice::Kind::entry_removed : list_ended ? notice::Kind::list_ended : notice::Kind::entry_ended;
    auto why = json::text_or(now.command.fields, "why");
    all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "determination",
                                             .about = e.determination, .sender = now.facts.given("issuer").at(0), .addressee = notice::Addressee::subject, .told = e.subject,
                                             .detail = why.empty() ? "" : "（理由：" + why + "）"}));
}

// The subject is told of each day of its repair once, by whoever determined or brought it.
void remind_of(Outcome<Entry>& all, Deciding<Entry> const& now) {
    auto& e = all.after;
    auto days = reminder(e, now.setting);
    auto when = repairable(e, *now.setting.periods);
    if (days.may_apply) {
        e.told_may_apply = days.may_apply;
        tell_subject(all, now, notice::Kind::repair_may_be_asked, teller(now), list_type::may_apply_in_words(when));
    }
    if (days.ends) {
        e.told_ends = days.ends;
        tell_subject(all, now, notice::Kind::repair_time_ends, teller(now), list_type::ends_in_words(when, *days.ends));
    }
}

// Since when it is put right was noted of the fact: a row that takes the place of another keeps it.
void take_over(Entry& entry, law::Facts const& facts) {
    auto noted = facts.given("duties_done");
    if (noted.empty()) return;
    entry.duties_done_on = json::Text<law::Date>::from(noted.at(0));
    entry.duties_done = noted.at(1);
}

// A day that was told already and is another now is told at once; one that was not is told when it comes near.
void note_duties_done(Outcome<Entry>& all, Deciding<Entry> const& now) {
    auto& e = all.after;
    e.duties_done_on = json::Text<law::Date>::from(json::text(now.command.fields, "duties_done_on"));
    e.duties_done = json::text(now.command.fields, "proof");
    auto when = repairable(e, *now.setting.periods);
    if (!e.told_may_apply || !when.from || when.from == e.told_may_apply) return;
    e.told_may_apply = when.from;
    tell_subject(all, now, notice::Kind::repair_may_be_asked, teller(now),
                 "改正、履行完毕之日登记为" + law::in_chinese(*e.duties_done_on) + "，此前告知的日期不再适用，" + list_type::may_apply_in_words(when));
}

// What became of it, for those who received it.
withdrawal::Outcome how_it_ended(std::string const& reason) {
    using withdrawal::Outcome;
    if (reason == "repaired") return Outcome::repaired;
    if (reason == "revoked") return Outcome::revoked;
    if (reason == "replaced") return Outcome::corrected;         // its origin's new row says what holds now
    if (reason == "listed_in_error" || reason == "batch_undone" || reason == "under_14") return Outcome::removed;
    return Outcome::ended;
}

std::string title_of(Entry const& entry, law::Facts const& facts) { return facts.given("list_name").at(0) + " · " + entry.origin.document_no; }

// Whoever received it is told in the act that ends it before its time, corrects or renews it (I-15, I-20): its own last day they were told with it, and
// a renewal is another.
void tell_recipients(Outcome<Entry>& all, Act act, Deciding<Entry> const& now) {
    auto& e = all.after;
    auto outcome = act == Act::correct ? withdrawal::Outcome::corrected : act == Act::renew ? withdrawal::Outcome::renewed : how_it_ended(e.exit_reason);
    withdrawal::tell(all.consequences, {json::text_or(now.command.fields, "cause", now.id), withdrawal::AboutKind::entry, now.id, e.subject, title_of(e, now.facts),
                                        outcome}, now.facts);
}

// Whoever received it is told in the act that suspends it, and again in the act that ends that.
void tell_of_suspension(Outcome<Entry>& all, Act act, Deciding<Entry> const& now) {
    using withdrawal::Outcome;
    auto& e = all.after;
    if (act == Act::hold)
        withdrawal::tell(all.consequences, {now.id, withdrawal::AboutKind::entry, now.id, e.subject, title_of(e, now.facts), Outcome::pending}, now.facts);
    auto outcome = act == Act::resume ? Outcome::resumed : act == Act::expire ? Outcome::ended : how_it_ended(e.exit_reason);
    withdrawal::tell_end(all.consequences, outcome, now.facts);
}

// As it will stand, part by part. What its origin had not given and is now given is no longer missing.
void corrected(Entry& entry, json::Object const& fields) {
    auto take = [&](char const* name, std::string& member) {
        auto sent = json::text_or(fields, name);
        if (sent.empty()) return;
        member = sent;
        std::erase(entry.origin.not_supplied, name);
    };
    take("document_no", entry.origin.document_no);
    take("issuer", entry.origin.issuer);
    take("basis", entry.origin.basis);
    take("remark", entry.remark);
    take("correction", entry.correction);
    if (auto until = json::text_or(fields, "until"); !until.empty()) entry.until = json::Text<law::Date>::from(until);
}

}  // namespace

law::Result<Outcome<Entry>> EntryNoun::decide(Deciding<Entry> const& now) {
    auto act = Act(now.move.rule->may);
    Outcome<Entry> all{now.before ? *now.before : entry_sent(now.command.fields)};
    Entry& entry = all.after;
    switch (act) {
        case Act::submit: break;
        case Act::publish:
            entry.listed_on = now.on;
            take_over(entry, now.facts);
            break;
        case Act::discard:
            exit(entry, now.on, "discarded");
            entry.archived_until = casework::archive_ends(now.setting, "archive.discarded.max", now.on);
            break;
        case Act::hold:
            entry.held_from = now.on;
            entry.hold_cause = json::text(now.command.fields, "cause");
            break;
        case Act::resume:
            entry.held_from = std::nullopt;
            entry.hold_cause.clear();
            break;
        case Act::expire: exit(entry, now.on + std::chrono::days{1}, "expired"); break;     // in force through its last day
        case Act::remove: {
            auto first = json::text_or(now.command.fields, "exits_on");      // its list held through the day before
            exit(entry, first.empty() ? now.on : json::Text<law::Date>::from(first), json::text(now.command.fields, "reason"));
            break;
        }
        case Act::relist:
            entry.exited_on = std::nullopt;
            entry.exit_reason.clear();
            // Back on the list, it is still suspended while an objection is open or an order stands.
            for (auto& cause : now.facts.given("cause_of_hold")) all.consequences.push_back({"entry", "hold", {now.id}, {{"cause", cause}}, {}, false});
            break;
        case Act::renew:
            entry.until = json::Text<law::Date>::from(json::text(now.command.fields, "until"));
            entry.renewal = json::text(now.command.fields, "reason");
            break;
        case Act::correct:
            if (!now.facts.given("found_here").empty()) entry.handed_over = as_handed_over(entry);
            corrected(entry, now.command.fields);
            all.title = title_of(entry, now.facts);
            break;
        case Act::remind: remind_of(all, now); break;
        case Act::note_duties_done: note_duties_done(all, now); break;
        case Act::seal:
            entry.sealed_on = now.on + std::chrono::days{1};
            entry.archived_until = casework::archive_ends(now.setting, "archive.sealed.max", now.on);
            break;
        case Act::retain: entry.archived_until = json::Text<law::Date>::from(json::text(now.command.fields, "until")); break;
        case Act::destroy: destroy(all, now.on, now.facts); break;
    }
    if (!now.before) {
        auto issuer = now.facts.given("issuer").at(0);         // whose determination it is, whoever published it
        all.agency = issuer.empty() ? now.actor.agency : issuer;
        all.subject = entry.subject;
        all.title = title_of(entry, now.facts);
    }
    reach_tasks(all, act, now.facts);
    if (act == Act::correct && entry.until != now.before->until) casework::demand(all.consequences, tasks(now.facts, "tasks_open", "shorten"));
    lift_incentives(all, act, now);
    tell_of(all, act, now);
    tell_of_own_doubt(all, act, now);
    if (act == Act::remove || act == Act::correct || act == Act::renew) tell_recipients(all, act, now);
    tell_of_suspension(all, act, now);
    if (auto same = now.facts.given("same_fact_elsewhere"); act == Act::publish && !same.empty())
        all.consequences.push_back({"entry", "remove", std::move(same), {{"reason", "governed_here"}, {"cause", now.id}}, {}, false});
    all.facts = {{"list_type", entry.list_type}, {"polarity", json::enum_name(entry.polarity)}, {"until", json::write(entry.until)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"list_type"}, {"polarity"}, {"standing", "当前效力", "standing"}, {"origin", "来源", "origin"}, {"listed_on", "列入日期", "listed on"},
    {"until", "截止日期", "last day"}, {"exited_on", "退出日期", "exited on"}, {"exit_reason", "退出原因", "why it exited"}, {"subject"},
    {"determination", "认定", "determination"}, {"batch", "批次", "batch"}, {"held_from", "暂停自", "held from"},
    {"hold_cause", "暂停事由", "cause of the hold"}, {"repair_way", "修复条件", "condition of repair"},
    {"repairable_from", "最早可申请修复之日", "repair may be asked for from"}, {"repair_under", "修复依据", "repair under"},
    {"repair_confirmed", "修复依据已核对", "repair basis confirmed"}, {"sealed_on", "封存日期", "sealed on"},
    {"archived_until", "档案保存至", "kept in the archive until"}, {"destroyed_on", "销毁日期", "destroyed on"}, {"elsewhere", "在来源地", "in its region"},
    {"told_may_apply", "已提醒的可申请日", "reminded that it may be asked for from"}, {"told_ends", "已提醒的截止日", "reminded of its last day"},
    {"remark"}, {"correction", "更正情况", "correction"}, {"renewal", "续期理由和证明", "reason and proof of the renewal"},
    {"duties_done_on"}, {"duties_done", "改正履行的证明", "proof that duties are done"},
};
constexpr casework::Word kInside[] = {
    {"level", "层级", "level"}, {"node", "来源节点", "node"}, {"issuer", "认定单位", "issuer"}, {"decided_on", "认定日期", "decided on"},
    {"not_supplied", "来源未提供", "not supplied"}, {"nation", "国家", "nation"}, {"province", "省", "province"}, {"city", "市", "city"},
    {"not_listed", "未列入", "not listed"}, {"in_force", "在期", "in force"}, {"held", "核实暂停", "held"}, {"expired", "已到期", "expired"},
    {"exited", "已退出", "exited"}, {"repaired", "已修复", "repaired"}, {"revoked", "认定撤销", "revoked"},
    {"listed_in_error", "误列", "listed in error"}, {"under_14", "未满十四周岁", "under 14"}, {"withdrawn_by_origin", "来源移出", "withdrawn by its origin"},
    {"replaced", "被新条目替换", "replaced"}, {"batch_undone", "批次撤回", "its batch was undone"},
    {"recognition_ended", "互认终止", "recognised no more"}, {"list_ended", "名单停用或者失效", "its list is none any more"}, {"governed_here", "同一事实已由本县或者另一条目记载", "the same fact counts by another entry"},
    {"region", "来源地区划代码", "code of the region"}, {"region_name", "来源地", "region"}, {"theirs", "来源地名单代码", "the origin's code"},
    {"theirs_name", "来源地名单名称", "the origin's list"}, {"recognition", "互认规定", "recognition"},
    {"none", "不适用", "none"}, {"at_once", "履行义务后即可申请", "once duties are done"}, {"from_document", "自文书日期起满最短期限", "a time after the document"},
    {"from_correction", "自改正之日起满最短期限", "a time after the correction"}, {"forbidden", "依法不予修复", "the law forbids it"},
};

}  // namespace

casework::Vocabulary EntryNoun::words() { return {kMembers, kInside}; }

json::Object EntryNoun::view(Entry const& entry, casework::Reader const& reader) {
    json::Object all{{"list_type", entry.list_type}, {"polarity", json::enum_name(entry.polarity)}, {"standing", json::enum_name(state_on(entry, reader.today))},
                     {"origin", json::write(entry.origin)}, {"listed_on", json::write(entry.listed_on)}, {"until", json::write(entry.until)},
                     {"exited_on", json::write(entry.exited_on)}, {"exit_reason", entry.exit_reason}, {"subject", entry.subject}};
    all["elsewhere"] = json::write(entry.elsewhere);
    auto repair = repairable(entry, *reader.periods);
    all["repair_way"] = json::enum_name(repair.way);
    all["repairable_from"] = json::write(repair.from);
    all["repair_under"] = repair.under;
    all["repair_confirmed"] = repair.confirmed;
    if (reader.full) {
        all["remark"] = entry.remark;
        all["correction"] = entry.correction;
        all["renewal"] = entry.renewal;
        all["duties_done_on"] = json::write(entry.duties_done_on);
        all["duties_done"] = entry.duties_done;
        all["determination"] = entry.determination;
        all["batch"] = entry.batch;
        all["held_from"] = json::write(entry.held_from);
        all["hold_cause"] = entry.hold_cause;
        all["sealed_on"] = json::write(entry.sealed_on);
        all["archived_until"] = json::write(entry.archived_until);
        all["destroyed_on"] = json::write(entry.destroyed_on);
        all["told_may_apply"] = json::write(entry.told_may_apply);
        all["told_ends"] = json::write(entry.told_ends);
    }
    return all;
}

bool EntryNoun::may_read(Entry const&, casework::CaseFile const& file, casework::Actor const& actor) {
    if (file.state == "sealed") return casework::may_open_archive(file, actor);
    if (file.state == "destroyed") return casework::may_see_skeleton(file, actor);
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    if (!actor.roles.meets(casework::kAgencyRoles)) return false;
    // Other agencies see what is listed; what is only submitted or has ended is its agency's and the office's.
    return file.agency == actor.agency || file.state == "listed" || file.state == "held";
}

}  // namespace entry

#include "task/noun.h"
#include <algorithm>
#include "check/check.h"
#include "notice/notice.h"
#include "withdrawal/withdrawal.h"

namespace task {

using casework::Deciding;
using casework::Outcome;

law::Editions TaskNoun::editions() { return {law::procedure("task", "奖惩任务", "Task", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }

store::Table<Task> const& TaskNoun::table() {
    static store::Table<Task> const all{"task", {"case_no", "words"}};
    return all;
}

std::optional<law::Date> TaskNoun::date(Task const& task, std::string_view name) {
    assert(name == "entry_ends");
    return task.entry_until;
}

namespace {

Task opened(json::Object const& fields) {
    Task task;
    task.check_ref = task.confirmation = json::text(fields, "check");
    task.agency = json::text(fields, "agency");
    task.matter = json::text(fields, "matter");
    task.case_no = json::text_or(fields, "case_no");
    task.subject = json::text_or(fields, "subject");
    task.entry = json::text_or(fields, "entry");
    task.measure = json::text(fields, "measure");
    task.measure_number = json::text(fields, "measure_number");
    task.voluntary = json::flag_or(fields, "voluntary", false);
    task.reason = json::text_or(fields, "reason");
    task.words = json::text_or(fields, "words");
    if (auto until = json::text_or(fields, "entry_until"); !until.empty()) task.entry_until = json::Text<law::Date>::from(until);
    return task;
}

// Not later than its entry, which may have been corrected since the answer that the task was opened on.
void end_with_entry(Task& task, law::Facts const& facts) {
    for (auto& until : facts.given("entry_until")) {
        auto last = json::Text<law::Date>::from(until);
        if (!task.entry_until || last < *task.entry_until) task.entry_until = last;
    }
}

notice::Channel channel_for(std::string const& told_by) {
    if (told_by == "in_person") return notice::Channel::in_person;
    return told_by == "post" ? notice::Channel::post : notice::Channel::none_yet;       // electronically under a confirmation alone; in public as the last way
}

constexpr char const* kRemedies = "可以向本单位陈述、申辩，依照宁社信发〔2020〕6号第（十七）条提出异议、第（十八）条申请信用修复，或者依法申请行政复议、提起行政诉讼";

// What weighs on the subject is told to it in the same act: which measure, on which entry and basis, until when, and what may be done against it.
void tell(Outcome<Task>& all, Deciding<Task> const& now) {
    auto& task = all.after;
    auto name = now.facts.given("burden"), basis = now.facts.given("basis");
    if (name.empty() || task.subject.empty()) return;
    auto until = task.entry_until ? "至" + law::in_chinese(*task.entry_until) + "止" : std::string("至来源单位移出名单之日止");
    all.consequences.push_back(notice::tell({.kind = notice::Kind::measure_applied, .about_noun = "task", .about = now.id, .sender = task.agency,
                                             .addressee = notice::Addressee::subject, .told = task.subject,
                                             .detail = "措施“" + name.front() + "”（措施清单编号" + task.measure_number + "），依据" + basis.at(0) + "，" + until,
                                             .remedies = kRemedies, .channel = channel_for(task.told_by)}));
}

// Why what was applied is lifted, where neither its entry nor its own last day ends it.
std::string lifted_because(std::string const& because, Task const& task, law::Date on) {
    auto day = law::in_chinese(on);
    if (because.empty()) {
        auto reason = std::find_if(std::begin(check::kReasonWords), std::end(check::kReasonWords), [&](auto& each) { return each.name == task.reason; });
        return "自" + day + "起解除。原因：" + std::string(reason->zh) + "（" + task.words + "）";
    }
    if (because == "measure_repealed") return "因该措施已废止，自" + day + "起解除";
    if (because == "measure_lapsed") return "因该措施有效期届满，至" + day + "止";
    return "因你（单位）已列入惩戒名单，惩戒条目在期的不适用激励措施，自" + day + "起停止";
}

// The subject is told what is applied to it no more, and, where the law lifts it, the agency that applied it what to stop. A voluntary measure asks nothing of anybody (I-4).
void tell_of_lift(Outcome<Task>& all, Deciding<Task> const& now) {
    auto because = json::text_or(now.command.fields, "because");
    auto& task = all.after;
    bool by_law = now.actor.channel == "law";
    if ((by_law && because.empty()) || now.file->state != "applied") return;
    if (!task.subject.empty())
        all.consequences.push_back(notice::tell({.kind = notice::Kind::measure_lifted, .about_noun = "task", .about = now.id, .sender = task.agency,
                                                 .addressee = notice::Addressee::subject, .told = task.subject,
                                                 .detail = "措施“" + now.facts.given("name").at(0) + "”（措施清单编号" + task.measure_number + "），" + lifted_because(because, task, now.on),
                                                 .remedies = kRemedies}));
    if (by_law && !task.voluntary)
        withdrawal::tell(all.consequences, {json::text(now.command.fields, "cause"), withdrawal::AboutKind::task, now.id, task.subject, task.measure_number, withdrawal::Outcome::ended}, now.facts);
}

}  // namespace

law::Result<Outcome<Task>> TaskNoun::decide(Deciding<Task> const& now) {
    auto act = Act(now.move.rule->may);
    bool opens = act == Act::open || act == Act::open_applied || act == Act::open_not_applied || act == Act::open_deferred;
    Outcome<Task> all{opens ? opened(now.command.fields) : *now.before};
    Task& task = all.after;
    if (opens) {
        all.agency = task.agency;
        all.subject = task.subject;
        auto name = json::text_or(now.command.fields, "measure_name");
        all.title = task.measure_number + (name.empty() ? "" : " " + name) + (task.case_no.empty() ? "" : " · " + task.case_no);
    }
    if (auto words = json::text_or(now.command.fields, "words"); !words.empty()) task.words = words;
    if (act != Act::lift && act != Act::lapse) end_with_entry(task, now.facts);
    switch (act) {
        case Act::open:
        case Act::shorten: break;
        case Act::open_applied:
        case Act::apply:
            task.measure = now.facts.given("edition").front();
            task.outcome = "applied";
            task.applied_on = now.on;
            task.told_by = json::text_or(now.command.fields, "told_by");
            tell(all, now);
            break;
        case Act::open_not_applied:
        case Act::not_apply:
            task.outcome = "not_applied";
            task.reason = json::text(now.command.fields, "reason");
            break;
        case Act::open_deferred:
        case Act::defer: task.outcome = "deferred"; break;
        case Act::resume: task.outcome = ""; break;
        case Act::lift:
            task.reason = json::text_or(now.command.fields, "reason", task.reason);
            tell_of_lift(all, now);
            [[fallthrough]];
        case Act::lapse: task.lifted_on = now.on; break;
    }
    all.facts = {{"matter", task.matter}, {"measure", task.measure_number}, {"entry", task.entry}, {"outcome", task.outcome}, {"reason", task.reason}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"check", "比对", "check"}, {"agency"}, {"matter"}, {"entry", "名单条目", "entry"}, {"measure", "措施编号", "measure"},
    {"measure_id", "措施", "measure in its edition"}, {"voluntary", "自愿性", "voluntary"}, {"outcome", "处理", "outcome"},
    {"reason", "未实施、解除的原因", "reason"}, {"until", "条目、措施截止日期", "last day of entry and measure"}, {"applied_on", "实施日期", "applied on"},
    {"lifted_on", "解除日期", "lifted on"}, {"told_by"}, {"case_no"}, {"words"}, {"subject"},
};
constexpr casework::Word kInside[] = {
    {"applied", "已实施", "applied"}, {"not_applied", "未实施", "not applied"}, {"deferred", "暂缓", "deferred"},
    {"in_person", "当面告知", "in person"}, {"post", "邮寄", "post"}, {"electronic", "电子方式", "electronically"},
    {"public_notice", "公告", "public notice"},
};

}  // namespace

casework::Vocabulary TaskNoun::words() { return {kMembers, kInside, check::kReasonWords}; }

json::Object TaskNoun::view(Task const& task, casework::Reader const& reader) {
    json::Object all{{"check", task.check_ref}, {"agency", task.agency}, {"matter", task.matter}, {"entry", task.entry}, {"measure", task.measure_number},
                     {"measure_id", task.measure}, {"voluntary", task.voluntary}, {"outcome", task.outcome}, {"reason", task.reason},
                     {"until", json::write(task.entry_until)}, {"applied_on", json::write(task.applied_on)}, {"lifted_on", json::write(task.lifted_on)}, {"told_by", task.told_by}};
    if (reader.full) {
        all["case_no"] = task.case_no;
        all["words"] = task.words;
        all["subject"] = task.subject;
    }
    return all;
}

bool TaskNoun::may_read(Task const& task, casework::CaseFile const&, casework::Actor const& actor) {
    return task.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

}  // namespace task

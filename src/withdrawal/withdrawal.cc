#include "withdrawal/noun.h"

namespace withdrawal {

using casework::Deciding;

law::Editions WithdrawalNoun::editions() {
    return {law::procedure("withdrawal", "适用状态通知", "Withdrawal", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Withdrawal> const& WithdrawalNoun::table() {
    static store::Table<Withdrawal> const all{"withdrawal", {"words"}};
    return all;
}

namespace {

std::string_view kind_zh(AboutKind kind) {
    switch (kind) {
        case AboutKind::entry: return "名单条目";
        case AboutKind::record: return "信用记录";
        case AboutKind::measure: return "奖惩措施";
        case AboutKind::check: return "查询答复";
        case AboutKind::task: return "奖惩任务";
        case AboutKind::determination: return "认定";
    }
    return {};
}

struct Said {
    std::string zh, en;
};

// What the agency has to do, as the state of the suspension says it.
Said to_do(Withdrawal const& n) {
    auto day = [](std::optional<law::Date> on, auto spell) { return on ? spell(*on) : std::string(); };
    auto since = day(n.held_from, law::to_text), until = day(n.ended_on, law::to_text), since_zh = day(n.held_from, law::in_chinese), until_zh = day(n.ended_on, law::in_chinese);
    switch (n.outcome) {
        case Outcome::pending:
            return {"自" + since_zh + "起暂停：通知恢复前不得据此实施联合措施，已在办理的停止适用。", "Suspended since " + since + ": stop applying it until you are told that it is resumed."};
        case Outcome::resumed: return {"自" + until_zh + "起恢复：经核实维持，可以继续适用。", "Resumed on " + until + ": it stands and may be applied again."};
        case Outcome::corrected: return {"已于" + until_zh + "更正：按更正后的内容适用，据错误内容实施的予以纠正。", "Corrected on " + until + ": apply it as corrected, and put right what rested on the error."};
        case Outcome::removed: return {"已于" + until_zh + "认定有误：不得再适用，据此实施的予以纠正。", "Found wrong on " + until + ": apply it no more, and undo what rested on it."};
        case Outcome::revoked: return {"已于" + until_zh + "撤销：不得再适用，据此实施的予以纠正。", "Revoked on " + until + ": apply it no more, and undo what rested on it."};
        case Outcome::repaired:
            return {"已于" + until_zh + "信用修复：不再作为联合惩戒对象，不得再据此适用，正在适用的停止。", "Repaired on " + until + ": apply it no more, and stop what is still applied."};
        case Outcome::renewed:
            return {"已于" + until_zh + "续期：原截止日期不再适用，按该条目续期后的截止日期办理，仍在期的措施不因原截止日期届满而停止。",
                    "Renewed on " + until + ": the last day that was told holds no more; go by the entry's new last day."};
        case Outcome::still_held: return {"引起暂停的事项已于" + until_zh + "办结；因另有核实事项，仍暂停适用。", "What suspended it ended on " + until + "; another case suspends it still."};
        case Outcome::ended:
            if (n.about_kind == AboutKind::task)
                return {"已于" + until_zh + "解除：所依据的措施已废止或者失效，该主体已列入惩戒名单，或者已经期满、另行解除，不得再适用，正在适用的停止。",
                        "Lifted by " + until + ": its measure is repealed or over, its subject is listed for discipline, or it ended otherwise; stop applying it."};
            return {"已于" + until_zh + "终止：来源移出、互认终止、名单停用或者失效、已修复或者撤销、期限已满，或者已由另一条目记载，不得再据此适用。",
                    "Ended by " + until + ": its origin lists it no more, it is recognised no more, its list is none any more, "
                    "it was repaired or revoked, its time is over, or another entry counts; apply it no more."};
    }
    return {};
}

Withdrawal opened(json::Object const& fields) {
    Withdrawal n{};
    n.cause = json::text(fields, "cause");
    n.about_kind = *json::enum_from<AboutKind>(json::text(fields, "about_kind"));
    n.about = json::text(fields, "about");
    n.agency = json::text(fields, "agency");
    n.received_on = json::Text<law::Date>::from(json::text(fields, "received_on"));
    n.received_leaf = json::integer(fields, "received_leaf");
    return n;
}

}  // namespace

void tell(std::vector<casework::Consequence>& all, Telling const& telling, law::Facts const& facts) {
    auto agencies = facts.given("recipients"), days = facts.given("received_on"), leaves = facts.given("received_leaf");
    bool ends = telling.outcome != Outcome::pending;
    std::vector<json::Object> each;
    for (std::size_t i = 0; i < agencies.size(); ++i) {
        each.push_back({{"cause", telling.cause}, {"about_kind", json::enum_name(telling.about_kind)}, {"about", telling.about}, {"agency", agencies[i]},
                        {"received_on", days.at(i)}, {"received_leaf", std::int64_t(std::stoll(leaves.at(i)))}, {"subject", telling.subject}, {"title", telling.title}});
        if (ends) each.back()["outcome"] = json::enum_name(telling.outcome);
    }
    if (!each.empty()) all.push_back({"withdrawal", ends ? "tell_end" : "tell_hold", {}, {}, std::move(each), false});
}

void tell_end(std::vector<casework::Consequence>& all, Outcome outcome, law::Facts const& facts) {
    auto open = facts.given("withdrawals_open");
    if (!open.empty()) all.push_back({"withdrawal", "tell_end", std::move(open), {{"outcome", json::enum_name(outcome)}}, {}, false});
}

law::Result<casework::Outcome<Withdrawal>> WithdrawalNoun::decide(Deciding<Withdrawal> const& now) {
    auto& fields = now.command.fields;
    casework::Outcome<Withdrawal> all{now.before ? *now.before : opened(fields)};
    Withdrawal& n = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::tell_hold: n.held_from = now.on; break;
        case Act::tell_end:
            n.ended_on = now.on;
            n.outcome = *json::enum_from<Outcome>(json::text(fields, "outcome"));
            break;
        case Act::acknowledge:
            if (auto words = json::text_or(fields, "words"); !words.empty() || now.file->state == "explained") n.words = words;
            if (auto remedy = now.facts.given("remedy_upheld"); !remedy.empty())
                all.consequences.push_back({"remedy", "acknowledge", std::move(remedy), {{"agency", n.agency}}, {}, false});
            break;
        case Act::escalate: break;
        case Act::explain: n.words = json::text(fields, "words"); break;
    }
    if (!now.before) {
        all.agency = n.agency;
        all.subject = json::text_or(fields, "subject");
        all.title = std::string(kind_zh(n.about_kind)) + " · " + now.facts.given("title").at(0);
    }
    all.facts = {{"cause", n.cause}, {"about_kind", json::enum_name(n.about_kind)}, {"about", n.about}, {"outcome", json::enum_name(n.outcome)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"agency"}, {"cause", "由何事项引起", "case it comes from"}, {"about_kind", "所涉事项类别", "kind of thing"}, {"about", "所涉事项", "what it is about"},
    {"received_on", "本单位首次获知", "received on"}, {"received_leaf", "获知凭证（账本序号）", "received by leaf"}, {"held_from", "暂停自", "suspended since"},
    {"ended_on", "结束日期", "ended on"}, {"outcome", "核实结果", "outcome"}, {"to_do", "应当怎样办理", "what to do"}, {"words"},
};
constexpr casework::Word kInside[] = {
    {"entry", "名单条目", "entry"}, {"record", "信用记录", "record"}, {"measure", "奖惩措施", "measure"}, {"check", "查询答复", "answer to a check"},
    {"task", "奖惩任务", "task"}, {"determination", "认定", "determination"},
    {"pending", "核实中", "under examination"}, {"resumed", "维持，恢复适用", "stands, resumed"}, {"corrected", "已更正", "corrected"},
    {"removed", "有误，不再适用", "wrong, no longer applied"}, {"still_held", "另有核实，仍暂停", "suspended by another case"}, {"ended", "已终止，不再适用", "over, no longer applied"},
    {"repaired", "已修复，不再适用", "repaired, no longer applied"}, {"revoked", "已撤销，不再适用", "revoked, no longer applied"},
    {"renewed", "已续期，按新的截止日期", "renewed, until another day"},
};

}  // namespace

casework::Vocabulary WithdrawalNoun::words() { return {kMembers, kInside}; }

json::Object WithdrawalNoun::view(Withdrawal const& n, casework::Reader const& reader) {
    auto said = to_do(n);
    json::Object all{{"agency", n.agency}, {"cause", n.cause}, {"about_kind", json::enum_name(n.about_kind)}, {"about", n.about}, {"received_on", law::to_text(n.received_on)},
                     {"received_leaf", n.received_leaf}, {"held_from", json::write(n.held_from)}, {"ended_on", json::write(n.ended_on)},
                     {"outcome", json::enum_name(n.outcome)}, {"to_do", reader.english ? said.en : said.zh}};
    if (reader.full) all["words"] = n.words;
    return all;
}

bool WithdrawalNoun::may_read(Withdrawal const& n, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return n.agency == actor.agency && (actor.roles.meets(casework::kAgencyRoles) || actor.roles.has(law::Party::partner));
}

}  // namespace withdrawal

#include "notice/noun.h"

namespace notice {

using casework::Deciding;

law::Editions NoticeNoun::editions() {
    return {law::procedure("notice", "适用状态通知", "Notice of suspension", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Notice> const& NoticeNoun::table() {
    static store::Table<Notice> const all{"notice", {"words"}};
    return all;
}

namespace {

std::string_view kind_zh(AboutKind kind) {
    switch (kind) {
        case AboutKind::entry: return "名单条目";
        case AboutKind::record: return "信用记录";
        case AboutKind::measure: return "奖惩措施";
        case AboutKind::check: return "查询答复";
    }
    return {};
}

struct Said {
    std::string zh, en;
};

// What the agency has to do, as the state of the suspension says it.
Said to_do(Notice const& n) {
    auto since = n.held_from ? law::to_text(*n.held_from) : "", until = n.ended_on ? law::to_text(*n.ended_on) : "";
    switch (n.outcome) {
        case Outcome::pending:
            return {"自" + since + "起暂停：核实结束前不得据此实施联合措施，已在办理的停止适用。", "Suspended since " + since + ": stop applying it until its examination has ended."};
        case Outcome::resumed: return {"自" + until + "起恢复：经核实维持，可以继续适用。", "Resumed on " + until + ": it stands and may be applied again."};
        case Outcome::corrected: return {"已于" + until + "更正：按更正后的内容适用，据错误内容实施的予以纠正。", "Corrected on " + until + ": apply it as corrected, and put right what rested on the error."};
        case Outcome::removed: return {"已于" + until + "认定有误：不得再适用，据此实施的予以纠正。", "Found wrong on " + until + ": apply it no more, and undo what rested on it."};
        case Outcome::still_held: return {"该异议已于" + until + "办结；因另有核实事项，仍暂停适用。", "This objection ended on " + until + "; another case suspends it still."};
    }
    return {};
}

Notice opened(json::Object const& fields) {
    Notice n{};
    n.cause = json::text(fields, "cause");
    n.about_kind = *json::enum_from<AboutKind>(json::text(fields, "about_kind"));
    n.about = json::text(fields, "about");
    n.agency = json::text(fields, "agency");
    n.received_on = json::Text<law::Date>::from(json::text(fields, "received_on"));
    n.received_leaf = json::integer(fields, "received_leaf");
    return n;
}

}  // namespace

law::Result<casework::Outcome<Notice>> NoticeNoun::decide(Deciding<Notice> const& now) {
    auto& fields = now.command.fields;
    casework::Outcome<Notice> all{now.before ? *now.before : opened(fields)};
    Notice& n = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::tell_hold: n.held_from = now.on; break;
        case Act::tell_end:
            n.ended_on = now.on;
            n.outcome = *json::enum_from<Outcome>(json::text(fields, "outcome"));
            break;
        case Act::acknowledge:
            if (auto words = json::text_or(fields, "words"); !words.empty()) n.words = words;
            break;
    }
    if (!now.before) {
        all.agency = n.agency;
        all.subject = json::text_or(fields, "subject");
        all.title = std::string(kind_zh(n.about_kind)) + " · " + json::text_or(fields, "title");
    }
    all.facts = {{"cause", n.cause}, {"about_kind", json::enum_name(n.about_kind)}, {"about", n.about}, {"outcome", json::enum_name(n.outcome)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"agency"}, {"cause", "由哪件异议引起", "objection it comes from"}, {"about_kind", "所涉事项类别", "kind of thing"}, {"about", "所涉事项", "what it is about"},
    {"received_on", "本单位首次获知", "received on"}, {"received_leaf", "获知凭证（账本序号）", "received by leaf"}, {"held_from", "暂停自", "suspended since"},
    {"ended_on", "结束日期", "ended on"}, {"outcome", "核实结果", "outcome"}, {"to_do", "应当怎样办理", "what to do"}, {"words"},
};
constexpr casework::Word kInside[] = {
    {"entry", "名单条目", "entry"}, {"record", "信用记录", "record"}, {"measure", "奖惩措施", "measure"}, {"check", "查询答复", "answer to a check"},
    {"pending", "核实中", "under examination"}, {"resumed", "维持，恢复适用", "stands, resumed"}, {"corrected", "已更正", "corrected"},
    {"removed", "有误，不再适用", "wrong, no longer applied"}, {"still_held", "另有核实，仍暂停", "suspended by another case"},
};

}  // namespace

casework::Vocabulary NoticeNoun::words() { return {kMembers, kInside}; }

json::Object NoticeNoun::view(Notice const& n, casework::Reader const& reader) {
    auto said = to_do(n);
    json::Object all{{"agency", n.agency}, {"cause", n.cause}, {"about_kind", json::enum_name(n.about_kind)}, {"about", n.about}, {"received_on", law::to_text(n.received_on)},
                     {"received_leaf", n.received_leaf}, {"held_from", json::write(n.held_from)}, {"ended_on", json::write(n.ended_on)},
                     {"outcome", json::enum_name(n.outcome)}, {"to_do", reader.english ? said.en : said.zh}};
    if (reader.full) all["words"] = n.words;
    return all;
}

bool NoticeNoun::may_read(Notice const& n, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return n.agency == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace notice

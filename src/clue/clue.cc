#include "clue/noun.h"
#include <algorithm>
#include "casework/archive.h"
#include "law/sent.h"

namespace clue {

using casework::Deciding;
using casework::Outcome;

law::Editions ClueNoun::editions() {
    return {law::procedure("clue", "责任追究线索", "Clue", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Clue> const& ClueNoun::table() {
    static store::Table<Clue> const all{"clue", {"officer", "words", "asked", "explanation", "reasons", "referred_to", "referral", "outcome", "withdrawn_because"}};
    return all;
}
std::optional<law::Date> ClueNoun::date(Clue const& c, std::string_view name) {
    assert(name == "archive_ends");
    return c.archived_until;
}

Clue clue_sent(json::Object const& fields) {
    law::Sent sent{fields};
    Clue c{};
    sent.text("organ", c.organ);
    sent.choice("kind", c.kind);
    sent.text("officer", c.officer);
    sent.text("complaint", c.complaint);
    sent.text("of_case", c.of_case);
    sent.text("leaves", c.leaves);
    sent.text("words", c.words);
    return c;
}

namespace {

void end(Clue& c, Deciding<Clue> const& now, Holds as) {
    c.holds = as;
    c.archived_until = casework::archive_ends(now.setting, "archive.clue.max", now.on);
}

}  // namespace

// No act of a clue demands anything of another case: there are no consequences here, and there must be none (I-23).
law::Result<Outcome<Clue>> ClueNoun::decide(Deciding<Clue> const& now) {
    auto& fields = now.command.fields;
    Outcome<Clue> all{now.before ? *now.before : Clue{}};
    Clue& c = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::open:
            c = clue_sent(fields);
            c.case_noun = now.facts.given("case_noun").at(0);
            all.title = "线索（未经认定） · " + now.facts.given("organ_name").at(0);
            break;
        case Act::notify:
            c.asked = json::text(fields, "asked");
            all.agency = c.organ;                          // from now on it knows of it, and may explain
            break;
        case Act::explain:
            c.explanation = json::text(fields, "explanation");
            c.explained_by = json::text_or(fields, "document");
            break;
        case Act::verify: c.reasons = json::text(fields, "reasons"); break;
        case Act::clear:
            c.reasons = json::text(fields, "reasons");
            end(c, now, Holds::cleared);
            break;
        case Act::refer:
            c.referred_to = json::text(fields, "referred_to");
            c.referral = json::text(fields, "referral");
            c.letter = json::text_or(fields, "document");
            break;
        case Act::conclude:
            c.outcome = json::text(fields, "outcome");
            c.outcome_no = json::text(fields, "outcome_no");
            law::Sent{fields}.day("outcome_on", c.outcome_on);
            end(c, now, Holds::concluded);
            break;
        case Act::withdraw:
            c.withdrawn_because = json::text(fields, "reason");
            end(c, now, Holds::withdrawn);
            break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    all.facts = {{"organ", c.organ}, {"kind", json::enum_name(c.kind)}, {"holds", json::enum_name(c.holds)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"holds", "性质", "what it is"}, {"organ"}, {"kind"}, {"officer"}, {"complaint"}, {"case_noun", "所依据事项的种类", "kind of the case"}, {"of_case"}, {"leaves"}, {"words"},
    {"asked"}, {"explanation"}, {"explained_by", "说明材料", "document of the explanation"}, {"reasons"}, {"referred_to"}, {"referral"},
    {"letter", "移送函", "letter of referral"}, {"outcome"}, {"outcome_no"}, {"outcome_on"}, {"withdrawn_because", "撤回理由", "why it was withdrawn"},
    {"archived_until", "档案保存至", "kept until"}, {"destroyed_on", "销毁日期", "destroyed on"},
};
constexpr casework::Word kInside[] = {
    {"allegation", "线索（未经认定）", "an allegation, not established"}, {"cleared", "已排除", "cleared"}, {"withdrawn", "已撤回", "withdrawn"},
    {"concluded", "有权机关已有结论", "concluded by the organ that may decide"},
    {"not_collecting", "未按规定收集信息", "information not collected"}, {"not_processing", "未按规定处理信息", "information not processed"},
    {"not_reporting", "未按规定报送信息", "information not reported"}, {"not_publishing", "未按规定公布信息", "information not published"},
    {"objection_handling", "未按规定处理异议申请", "an objection not handled as prescribed"}, {"complaint_handling", "未按规定处理投诉", "a complaint not handled as prescribed"},
    {"repair_handling", "未按规定处理信用修复", "a repair not handled as prescribed"}, {"not_querying", "未按规定查询", "not asked as prescribed"},
    {"not_applying", "未实施奖惩措施", "a measure not applied"}, {"wrongly_applying", "未正确实施奖惩措施", "a measure wrongly applied"},
    {"leaking", "泄露信用信息", "information leaked"}, {"altering", "篡改信用信息", "information altered"}, {"destroying", "损毁信用信息", "information destroyed"},
    {"selling", "出售信用信息", "information sold"}, {"providing", "非法向他人提供信用信息", "information unlawfully provided"},
};

}  // namespace

casework::Vocabulary ClueNoun::words() { return {kMembers, kInside}; }

json::Object ClueNoun::view(Clue const& c, casework::Reader const& reader) {
    json::Object all{{"holds", json::enum_name(c.holds)}, {"organ", c.organ}, {"kind", json::enum_name(c.kind)}, {"archived_until", json::write(c.archived_until)},
                     {"destroyed_on", json::write(c.destroyed_on)}};
    if (!reader.full) return all;
    all["officer"] = c.officer;
    all["complaint"] = c.complaint;
    all["case_noun"] = c.case_noun;
    all["of_case"] = c.of_case;
    all["leaves"] = c.leaves;
    all["words"] = c.words;
    all["asked"] = c.asked;
    all["explanation"] = c.explanation;
    all["explained_by"] = c.explained_by;
    all["reasons"] = c.reasons;
    all["referred_to"] = c.referred_to;
    all["referral"] = c.referral;
    all["letter"] = c.letter;
    all["outcome"] = c.outcome;
    all["outcome_no"] = c.outcome_no;
    all["outcome_on"] = json::write(c.outcome_on);
    all["withdrawn_because"] = c.withdrawn_because;
    return all;
}

// The agency concerned knows of it once it was told: from then on it is its case. A supervisor who opened one about their own agency knows already.
bool ClueNoun::may_read(Clue const& c, casework::CaseFile const& file, casework::Actor const& actor) {
    if (actor.roles.meets({law::Party::auditor, law::Party::office})) return true;
    if (actor.agency.empty() || actor.agency != c.organ || file.agency != c.organ) return false;
    bool told = std::any_of(file.steps.begin(), file.steps.end(), [](auto& step) { return step.act == "notify"; });
    return told ? actor.roles.meets(kConcerned) : actor.roles.has(law::Party::supervisor);
}

}  // namespace clue

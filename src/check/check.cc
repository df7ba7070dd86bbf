#include "check/check.h"
#include <algorithm>
#include "text/name.h"

namespace check {

using casework::Deciding;
using casework::Outcome;

law::Editions CheckNoun::editions() {
    return {law::procedure("check", "查询比对", "Check", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Check> const& CheckNoun::table() {
    static store::Table<Check> const all{"check_case", {"case_no", "override_reason"}};
    return all;
}

std::vector<Sent> decisions_sent(json::Object const& fields) {
    auto* sent = fields.if_contains("decisions");
    if (!sent || sent->is_null()) return {};
    return json::read<std::vector<Sent>>(*sent, "$.decisions");
}

bool is_explained(std::string_view reason, std::string_view words) { return reason != "other" || !text::is_blank(words); }

std::vector<std::string> reasons() {
    std::vector<std::string> all;
    for (auto rest = kReasons; !rest.empty();) {
        auto end = std::min(rest.find(' '), rest.size());
        if (auto reason = rest.substr(0, end); reason != kAnother) all.emplace_back(reason);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all;
}

law::Finding decisions_fit(Check const& check, std::string const& chosen_entry, std::vector<Sent> const& sent) {
    law::Finding all{true};
    auto offers = covered(check, chosen_entry);
    std::set<std::string> named;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        auto& number = sent[i].measure;
        auto field = "decisions[" + std::to_string(i) + "].measure";
        bool offered = std::any_of(offers.begin(), offers.end(), [&](Offer const& o) { return o.number == number; });
        if (!offered) all.fields.push_back({field, number, "本次比对未提供该措施 / not offered by this check", "只反馈比对结果所列的措施 / name offered measures only"});
        if (!named.insert(number).second) all.fields.push_back({field, number, "重复 / named twice", "每项措施只反馈一次 / once each"});
    }
    bool of_this_check = std::any_of(check.offers.begin(), check.offers.end(), [&](Offer const& o) { return o.entry == chosen_entry; });
    if (!chosen_entry.empty() && !of_this_check)
        all.fields.push_back({"entry", chosen_entry, "本次比对未列该条目 / no entry of this check", "填写比对结果所列的疑似条目 / give a candidate of this check"});
    else if (offers.empty() && !check.offers.empty())
        all.fields.push_back({"entry", "", "须指明核对确认的疑似条目 / which candidate was confirmed", "填写 entry / give entry"});
    all.holds = all.fields.empty();
    return all;
}

namespace {

std::string all_of(std::vector<std::string> const& words) {
    std::string all;
    for (auto& each : words) all += (all.empty() ? "" : " ") + each;
    return all;
}

}  // namespace

law::Finding reasons_given(std::vector<Sent> const& sent) {
    law::Finding all{true};
    auto known = reasons();
    for (std::size_t i = 0; i < sent.size(); ++i) {
        auto reason = sent[i].reason.value_or("");
        if (sent[i].outcome == Decided::not_applied && reason == kAnother)
            all.fields.push_back({"decisions[" + std::to_string(i) + "].reason", reason, "确认身份即认定为同一主体 / confirming says that it is the same subject",
                                  "非同一主体的，办理“不适用” / if it is another, set the check aside"});
        else if (sent[i].outcome == Decided::not_applied && std::find(known.begin(), known.end(), reason) == known.end())
            all.fields.push_back({"decisions[" + std::to_string(i) + "].reason", reason, "须选择原因 / a reason from the list", "可选 / one of: " + all_of(known)});
        else if (!is_explained(reason, sent[i].words.value_or("")))
            all.fields.push_back({"decisions[" + std::to_string(i) + "].words", "", "原因为其他的须写明 / another reason is put into words", "写明为何未实施 / say why it was not applied"});
    }
    all.holds = all.fields.empty();
    return all;
}

// Identity is the subject's: whoever is told apart by one entry is known by all of them.
std::vector<Offer> covered(Check const& check, std::string const& chosen_entry) {
    std::string chosen;
    for (auto& offer : check.offers) if (offer.candidate && offer.entry == chosen_entry) chosen = offer.subject;
    std::vector<Offer> all;
    for (auto& offer : check.offers) if (!offer.candidate || offer.subject == chosen) all.push_back(offer);
    return all;
}

std::set<std::string> who_it_is(Check const& check, std::string const& chosen_entry) {
    std::set<std::string> all;
    for (auto& offer : covered(check, chosen_entry)) all.insert(offer.subject);
    return all;
}

std::string name_of(Offer const& offer) { return offer.measure + "@" + offer.entry; }

bool asks_nothing(std::vector<Offer> const& offers) {
    return std::all_of(offers.begin(), offers.end(), [](Offer const& offer) { return offer.entry.empty(); });
}

std::string title_of(Check const& check, std::string const& matter_name) {
    return "比对 " + check.id + " · " + (matter_name.empty() ? check.matter : matter_name) + (check.case_no.empty() ? "" : " · " + check.case_no);
}

namespace {

// One task per covered offer: with its outcome when the officer gave one, open otherwise. Voluntary measures make none unless applied (I-4).
// Nor does what has fallen away since the question was answered (I-11); what is suspended waits as the entry does (I-18).
std::vector<casework::Consequence> tasks(Check const& check, std::vector<Offer> const& offers, std::vector<Sent> const& sent, law::Facts const& facts) {
    std::vector<casework::Consequence> all;
    auto fallen_away = facts.given("fallen_away"), waiting = facts.given("waiting"), names = facts.given("measure_names");
    auto among = [](std::vector<std::string> const& some, Offer const& offer) { return std::find(some.begin(), some.end(), name_of(offer)) != some.end(); };
    for (std::size_t i = 0; i < offers.size(); ++i) {
        auto& offer = offers[i];
        auto decided = std::find_if(sent.begin(), sent.end(), [&](Sent const& s) { return s.measure == offer.number; });
        if (decided == sent.end() && (offer.voluntary || among(fallen_away, offer))) continue;
        std::string act = decided == sent.end() ? (among(waiting, offer) ? "open_deferred" : "open") : decided->outcome == Decided::applied ? "open_applied" : "open_not_applied";
        json::Object fields{{"check", check.id}, {"agency", check.agency}, {"matter", check.matter}, {"case_no", check.case_no}, {"subject", offer.subject},
                            {"entry", offer.entry}, {"measure", offer.measure}, {"measure_number", offer.number}, {"measure_name", names.at(i)}, {"voluntary", offer.voluntary},
                            {"entry_until", json::write(offer.until)}};
        if (decided != sent.end()) {
            fields["reason"] = decided->reason.value_or("");
            fields["words"] = decided->words.value_or("");
        }
        all.push_back({"task", act, {}, std::move(fields), {}, false});
    }
    return all;
}

law::Result<Outcome<Check>> answer(Deciding<Check> const& now) {
    Check check = json::read<Check>(json::object(now.command.fields, "check"));
    Outcome<Check> all{check};
    all.agency = check.agency;
    all.title = title_of(check, json::text_or(now.command.fields, "matter_name"));
    all.facts = {{"matter", check.matter}};
    // Who it is of is said when it is certain: a candidate is nobody until an officer has confirmed it (I-13).
    auto certain = std::find_if(check.offers.begin(), check.offers.end(), [](Offer const& offer) { return !offer.candidate; });
    if (certain != check.offers.end()) all.subject = certain->subject;
    return all;
}

law::Result<Outcome<Check>> confirm(Deciding<Check> const& now) {
    Check check = *now.before;
    auto sent = decisions_sent(now.command.fields);
    check.entry = json::text_or(now.command.fields, "entry");
    check.override_reason = json::text_or(now.command.fields, "override_reason");
    check.officer = casework::person_of(now.actor);
    for (auto& each : sent) check.decisions.push_back({each.measure, json::enum_name(each.outcome), each.reason.value_or("")});
    auto offers = covered(check, check.entry);
    Outcome<Check> all{check};
    if (!offers.empty()) all.subject = offers.front().subject;
    all.consequences = tasks(check, offers, sent, now.facts);
    all.facts = {{"matter", check.matter}, {"check", check.id}};
    return all;
}

}  // namespace

law::Result<Outcome<Check>> CheckNoun::decide(Deciding<Check> const& now) {
    switch (Act(now.move.rule->may)) {
        case Act::answer: return answer(now);
        case Act::confirm: return confirm(now);
        case Act::set_aside: {
            Outcome<Check> all{*now.before};
            all.after.officer = casework::person_of(now.actor);
            all.facts = {{"matter", now.before->matter}, {"reason", json::text(now.command.fields, "reason")}};
            return all;
        }
    }
    assert(false);
    return Outcome<Check>{*now.before};
}

namespace {

constexpr casework::Word kMembers[] = {
    {"agency"}, {"matter"}, {"result", "比对结果", "result"}, {"warnings", "提示", "warnings"}, {"offers", "可采取的措施", "measures offered"},
    {"decisions", "处理情况", "decisions"}, {"officer", "经办人员", "officer"}, {"case_no"},
    {"override_reason", "有提示仍予确认的理由", "why in spite of warnings"},
};
constexpr casework::Word kInside[] = {
    {"invalid", "代码有误", "invalid code"}, {"discipline", "列入惩戒名单", "listed: discipline"},
    {"suspended", "核实期间暂停", "suspended pending verification"}, {"candidate", "疑似，须人工确认", "possible matches"},
    {"incentive", "列入激励名单", "listed: incentive"}, {"none", "未列入名单", "not listed"}, {"measure", "措施", "measure"},
    {"number", "措施编号", "number"}, {"entry", "名单条目", "entry"}, {"voluntary", "自愿性", "voluntary"}, {"outcome", "处理", "outcome"},
    {"applied", "已实施", "applied"}, {"not_applied", "未实施", "not applied"}, {"check_digit", "校验码不符", "check digit"},
    {"legacy_number", "旧注册号", "legacy number"}, {"name_only", "仅凭名称", "name only"}, {"name_differs", "名称与名单不一致", "the name differs"},
    {"case_withdrawn", "办件已撤回", "the case was withdrawn"}, {"asked_in_error", "误查", "asked in error"},
};

}  // namespace

casework::Vocabulary CheckNoun::words() { return {kMembers, kInside, kReasonWords}; }
std::vector<json::Shape> CheckNoun::shapes() {
    auto decisions = json::shape_of<std::vector<Sent>>("decisions");
    decisions.required = true;
    for (auto& member : decisions.inside.front().inside)
        if (member.name == "reason") {
            member.type = json::ShapeType::choice;
            member.values = reasons();
        }
    return {std::move(decisions)};
}

json::Object CheckNoun::view(Check const& check, casework::Reader const& reader) {
    json::Object all{{"agency", check.agency}, {"matter", check.matter}, {"result", check.result}, {"warnings", json::write(check.warnings)},
                     {"offers", json::write(check.offers)}, {"decisions", json::write(check.decisions)}, {"officer", check.officer}};
    if (reader.full) {
        all["case_no"] = check.case_no;
        all["override_reason"] = check.override_reason;
    }
    return all;
}

bool CheckNoun::may_read(Check const& check, casework::CaseFile const&, casework::Actor const& actor) {
    return check.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

}  // namespace check

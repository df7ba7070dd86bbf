#include "check/check.h"
#include <algorithm>
#include "text/personal.h"

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
    std::vector<Sent> all;
    for (auto& each : json::array_or_empty(fields, "decisions")) {
        auto place = "$.decisions[" + std::to_string(all.size()) + "]";
        if (!each.is_object()) throw json::Error(place + ": expected an object");
        auto& object = each.get_object();
        json::refuse_unknown(object, {"measure", "outcome", "reason", "words"});
        Sent sent{{json::text(object, "measure"), json::text(object, "outcome"), json::text_or(object, "reason")}, json::text_or(object, "words")};
        if (text::holds_citizen_number(sent.words)) throw json::Error(place + ".words: 含公民身份号码，请删去 / holds a citizen number, take it out");
        if (sent.decision.outcome != "applied" && sent.decision.outcome != "not_applied")
            throw json::Error(place + ".outcome: '" + sent.decision.outcome + "' is none of: applied not_applied");
        all.push_back(std::move(sent));
    }
    return all;
}

std::vector<Offer> covered(Check const& check, std::string const& chosen_entry) {
    std::vector<Offer> all;
    for (auto& offer : check.offers) if (!offer.candidate || (!chosen_entry.empty() && offer.entry == chosen_entry)) all.push_back(offer);
    return all;
}

std::string name_of(Offer const& offer) { return offer.measure + "@" + offer.entry; }

bool asks_nothing(std::vector<Offer> const& offers) {
    return std::all_of(offers.begin(), offers.end(), [](Offer const& offer) { return offer.entry.empty(); });
}

std::string title_of(Check const& check) { return "比对 " + check.id + (check.case_no.empty() ? "" : " · " + check.case_no); }

namespace {

// One task per covered offer: with its outcome when the officer gave one, open otherwise. Voluntary measures make none unless applied (I-4).
// Nor does what has fallen away since the question was answered (I-11, I-18).
std::vector<casework::Consequence> tasks(Check const& check, std::vector<Offer> const& offers, std::vector<Sent> const& sent,
                                         std::vector<std::string> const& fallen_away) {
    std::vector<casework::Consequence> all;
    for (auto& offer : offers) {
        auto decided = std::find_if(sent.begin(), sent.end(), [&](Sent const& s) { return s.decision.measure == offer.number; });
        bool fallen = std::find(fallen_away.begin(), fallen_away.end(), name_of(offer)) != fallen_away.end();
        if (decided == sent.end() && (offer.voluntary || fallen)) continue;
        std::string act = decided == sent.end() ? "open" : decided->decision.outcome == "applied" ? "open_applied" : "open_not_applied";
        json::Object fields{{"check", check.id}, {"agency", check.agency}, {"matter", check.matter}, {"case_no", check.case_no}, {"subject", offer.subject},
                            {"entry", offer.entry}, {"measure", offer.measure}, {"measure_number", offer.number}, {"voluntary", offer.voluntary},
                            {"entry_until", json::write(offer.until)}};
        if (decided != sent.end()) {
            fields["reason"] = decided->decision.reason;
            fields["words"] = decided->words;
        }
        all.push_back({"task", act, {}, std::move(fields), {}, false});
    }
    return all;
}

law::Result<Outcome<Check>> answer(Deciding<Check> const& now) {
    Check check = json::read<Check>(json::object(now.command.fields, "check"));
    Outcome<Check> all{check};
    all.agency = check.agency;
    all.title = title_of(check);
    all.facts = {{"matter", check.matter}};
    if (!check.offers.empty()) all.subject = check.offers.front().subject;
    return all;
}

law::Result<Outcome<Check>> confirm(Deciding<Check> const& now) {
    Check check = *now.before;
    auto sent = decisions_sent(now.command.fields);
    check.entry = json::text_or(now.command.fields, "entry");
    check.override_reason = json::text_or(now.command.fields, "override_reason");
    check.officer = casework::person_of(now.actor);
    for (auto& each : sent) check.decisions.push_back(each.decision);
    auto offers = covered(check, check.entry);
    Outcome<Check> all{check};
    if (!offers.empty()) all.subject = offers.front().subject;
    all.consequences = tasks(check, offers, sent, now.facts.given("fallen_away"));
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

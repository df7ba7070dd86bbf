// Market partners: what they and the office write, their questions, and their answers held against what every row says they may be told (I-14). Written
// from the rules and not from check/told.cc, so that the two can disagree.
#include <algorithm>
#include "engine/founding.h"
#include "ledger/receipt.h"
#include "simulation/play.h"
#include "text/code.h"

namespace simulation {
namespace {

using law::Date;

bool holds(std::vector<std::string> const& all, std::string const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

partner::Terms const* terms_on(World const& world, std::string const& id, Date day) {
    auto p = world.partners.find(id);
    if (p == world.partners.end() || !p->second.terms || p->second.suspended_on || (p->second.ended_on && *p->second.ended_on <= day)) return nullptr;
    auto& t = *p->second.terms;
    return t.from <= day && day <= t.until ? &t : nullptr;
}

bool consented(World const& world, std::string const& subject, std::string const& partner, std::string const& purpose, Date day) {
    return std::any_of(world.consents.begin(), world.consents.end(), [&](auto& each) {
        auto& c = each.second;
        return c.subject == subject && c.partner == partner && json::enum_name(c.purpose) == purpose && c.from <= day && day <= c.until && !c.withdrawn_on;
    });
}

struct MayBeTold {
    std::set<std::string> entries;
    std::set<std::pair<std::string, std::string>> measures;    // number and entry
};

MayBeTold may_be_told(World const& world, Asking const& asking, partner::Terms const& terms, Date day) {
    MayBeTold all;
    auto code = text::normalise_code(asking.code);
    bool bad = false;
    for (auto& id : world.unended) {
        auto& e = world.entries.at(id);
        auto& s = world.subjects.at(e.subject);
        bool same = code.kind == text::CodeKind::unified ? s.code == code.value : code.kind == text::CodeKind::citizen && !asking.blind.empty() && s.number_index == asking.blind;
        if (!same || !counts_on(world, e, day) || held_on(e, day) || !holds(terms.list_types, e.list_type)) continue;
        bool open = false;
        for (auto& [_, type] : world.list_types)
            open = open || (type.code == e.list_type && type.published_on && type.publicity != list_type::Publicity::none && s.kind == subject::Kind::organisation);
        if (!open && !consented(world, e.subject, asking.agency, asking.matter, day)) continue;
        all.entries.insert(id);
        bad = bad || e.polarity == list_type::Polarity::discipline;
    }
    auto kind = json::enum_name(world.partners.at(asking.agency).kind);
    for (auto& id : all.entries)
        for (auto& [_, m] : world.measures) {
            auto& e = world.entries.at(id);
            bool good = e.polarity == list_type::Polarity::incentive;
            bool aims = (m.polarity == measure::Polarity::incentive) == good && (m.target == measure::Target::list_types ? holds(m.list_types, e.list_type) : m.target != measure::Target::none_adverse);
            if (m.kind != measure::Kind::voluntary || !aims || (good && bad) || !(holds(m.agencies, "*") || holds(m.agencies, kind)) || !may_be_used(world, m, day)) continue;
            if (!is_contested(world, e.subject, m.number) && !is_unfitting(world, e.subject, m.id)) all.measures.emplace(m.number, id);
        }
    return all;
}

void check_told(World const& world, Asking const& asking, json::Object const& answer, Date day, Violations& found) {
    auto broken = [&](std::string invariant, std::string what) { found.push_back({std::move(invariant), "partner " + asking.agency + " asked about '" + asking.code + "': " + what}); };
    auto* terms = terms_on(world, asking.agency, day);
    if (!terms) return broken("I-14", "was answered without an agreement in force");
    auto may = may_be_told(world, asking, *terms, day);
    std::set<std::string> said;
    for (auto& each : json::array(answer, "entries")) said.insert(json::text(each.as_object(), "id"));
    for (auto& id : said)
        if (!may.entries.contains(id)) broken("I-14", "was told of entry " + id + ", which is neither public nor consented to");
    for (auto& id : may.entries)
        if (!said.contains(id)) broken("verdict", "was not told of entry " + id);
    if (!json::array(answer, "candidates").empty() || answer.contains("suspended_records")) broken("I-14", "was told of more than entries of one code");
    if (auto* consent = answer.at("consent").if_string(); consent && !world.consents.contains(std::string(*consent))) broken("I-14", "names a consent that is not on file");
    std::set<std::pair<std::string, std::string>> offered;
    for (auto& each : json::array(answer, "measures")) {
        auto& m = each.as_object();
        offered.emplace(json::text(m, "number"), json::text(m, "entry"));
        if (json::text(m, "kind") != "voluntary" || m.at("binds_by_law").as_bool() || !m.at("until").is_null()) broken("I-4", "was shown a duty or a day");
    }
    if (offered != may.measures) broken("verdict", "was offered " + std::to_string(offered.size()) + " measures, every row says " + std::to_string(may.measures.size()));
    auto verified = ledger::verify_receipt(json::canonical(json::Value(answer)));
    if (!verified.ok || json::text(verified.facts, "agency") != asking.agency) broken("I-12", "its receipt does not verify, or is of another");
}

}  // namespace

// One of the partners, about one who consented, is listed, or is anybody.
std::string Play::ask_as_partner(Choosing& c, Violations& found) {
    auto actor = c.as(c.with_role(law::Party::partner, ""));
    if (!actor) return "no partner to ask";
    auto* consent = c.one_of(c.world.consents, [&](consent::Consent const& each) { return each.partner == actor->agency; });
    check::Desk::Request request;
    auto about = consent && c.percent(50) ? consent->subject : c.listed_subject();
    if (auto s = c.world.subjects.find(about); s != c.world.subjects.end()) request.code = s->second.code.empty() && s->second.number ? s->second.number->plain : s->second.code;
    if (c.percent(4)) identify(c, request);
    auto p = c.world.partners.find(actor->agency);
    request.matter = consent && c.percent(70) ? json::enum_name(consent->purpose) : c.word({"lending", "lending", "insuring", "membership", "transaction", "credit_report", "curiosity"});
    auto asking = this->asking(*actor, request.matter, request.code, "");
    auto* terms = terms_on(town_.world, actor->agency, town_.today());
    auto& asked = town_.world.partner_asked[{actor->agency, town_.today()}];
    auto purpose = json::enum_from<partner::Purpose>(request.matter);
    auto kind = text::normalise_code(request.code).kind;
    bool whole = kind == text::CodeKind::unified || kind == text::CodeKind::citizen || kind == text::CodeKind::invalid;
    bool may = terms && purpose && partner::may_ask_for(p->second, *purpose) && whole && asked < terms->daily_quota;
    auto before = town_.leaves();
    auto answer = town_.ask(*actor, request);
    auto line = actor->user + " asks as a partner for " + request.matter + " '" + request.code + "' ";
    if (!answer) {
        ++tally_.refused;
        ++tally_.of["✗ " + answer.refusal().code];
        if (town_.leaves() != before) found.push_back({"I-17", "a refused question left a leaf"});
        if (may) found.push_back({"verdict", "a partner was refused a question it may ask: " + answer.refusal().code});
        return line + "✗ " + answer.refusal().code;
    }
    ++tally_.answered;
    ++asked;
    ++tally_.of["told " + json::text(*answer, "result")];
    if (plant_ && plant_->alters_told) plant_->alters_told(*answer, town_.world, town_.today());
    if (!may) found.push_back({"I-14", "a partner was answered what it may not ask"});
    if (town_.leaves() != before + 1) found.push_back({"I-12", "one question of a partner left " + std::to_string(town_.leaves() - before) + " leaves"});
    check_told(town_.world, asking, *answer, town_.today(), found);
    for (auto& each : json::array(*answer, "entries")) town_.world.received[json::text(each.as_object(), "id")].try_emplace(actor->agency, std::int64_t(before));
    return line + "→ " + json::text(*answer, "result");
}

json::Object partner_drafted(Choosing& c, law::Term const& act) {
    json::Array purposes, types;
    for (auto* each : {"lending", "insuring", "membership", "transaction", "credit_report"})
        if (c.percent(60)) purposes.push_back(json::Value(each));
    for (auto& row : engine::seed_rows("list_types"))
        if (c.percent(85)) types.push_back(json::Value(row.at("code")));
    json::Object all{{"agreement_no", "协〔2026〕" + std::to_string(c.chance.below(500)) + "号"}, {"purposes", std::move(purposes)}, {"list_types", std::move(types)},
                     {"daily_quota", c.chance.between(c.percent(3) ? 0 : 1, 12)}, {"from", c.date(-20, 0)}, {"until", c.date(c.percent(3) ? -30 : 20, 400)}};
    if (act.name == "amend") return all;
    all["name"] = "虚构合作方" + std::to_string(c.act);
    all["kind"] = c.word({"bank", "bank", "insurer", "credit_service", "trade_association", "social_organisation", "enterprise"});
    auto& subject = c.chance.one_of(c.town.county.subjects);
    all["code"] = subject.code.empty() ? "9113" : subject.code;
    return all;
}

json::Object consent_given(Choosing& c, law::Term const& act, casework::Actor const& actor) {
    auto account = c.world.accounts.find(actor.account);
    auto own = account == c.world.accounts.end() ? "" : account->second.subject;
    auto* p = c.one_of(c.world.partners, [&](partner::Partner const& each) { return each.terms && (c.percent(5) || !each.ended_on); });
    json::Object all{{"subject", own.empty() || c.percent(3) ? c.listed_subject() : own}, {"partner", p ? p->id : "nobody"}, {"until", c.date(c.percent(3) ? -2 : 0, c.percent(3) ? 500 : 200)}};
    all["purpose"] = p && !p->terms->purposes.empty() && !c.percent(4) ? json::enum_name(c.chance.one_of(p->terms->purposes)) : "lending";
    if (act.name == "record") all["paper"] = paper_in_hand(c, actor);
    return all;
}

std::string paper_in_hand(Choosing& c, casework::Actor const& actor) {
    auto* paper = c.one_of(c.world.documents, [&](document::Document const& d) { return document::has_content(d) && (d.agency == actor.agency || c.percent(1)); });
    return paper ? paper->id : "nothing";
}

}  // namespace simulation

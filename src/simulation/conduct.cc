// Classes of conduct, and what a check offers to be taken up, once more from the rows: invariants.h.
#include <algorithm>
#include "simulation/invariants.h"

namespace simulation {
namespace {

using law::Date;

bool lies_in(std::optional<Date> const& from, std::optional<Date> const& to, Date day) { return (!from || *from <= day) && (!to || day <= *to); }

// The list is one of the law's that day: published, in force, and for a list of the county on law, regulation or Central policy.
bool is_statutory(World const& world, std::string const& code, Date day) {
    for (auto& [id, type] : world.list_types) {
        bool there = type.code == code && type.published_on && *type.published_on <= day && !(type.ended_on && *type.ended_on <= day) && lies_in(type.from, type.to, day);
        if (!there) continue;
        auto rank = law::Rank::memorandum;
        for (auto& basis : type.bases) if (lies_in(basis.from, basis.to, day)) rank = std::min(rank, law::rank_of(basis));
        bool countys = type.polarity == list_type::Polarity::discipline && type.origin == list_type::Origin::county;
        if (rank < law::Rank::house_rule && (!countys || rank <= law::Rank::central_policy)) return true;
    }
    return false;
}

bool is_shown(record::Record const& r, Date day) {
    bool ended = r.ended_on && *r.ended_on <= day;
    return !record::only_informs(r.kind) && r.tier != record::Tier::minor && r.shown_from && !ended && lies_in(r.shown_from, r.shown_until, day);
}

struct Standing {
    World const& world;
    std::string const& subject;
    Date day;

    template <class Row, class See> void each(Rows<Row> const& rows, See see) const {
        for (auto& [id, row] : rows) if (row.subject == subject) see(row);
    }
    bool adverse() const {
        bool found = under_discipline(world, subject, day);
        each(world.records, [&](record::Record const& r) { found = found || is_shown(r, day); });
        return found;
    }
    // What gives this class, by the rule's name.
    std::set<std::string> under(rule::Rule const& rule) const {
        std::set<std::string> all;
        auto lasted = [&](Date since) { return rule.count && law::last_day({int(*rule.count), *rule.unit}, law::Sort::burden, since, {}).day < day; };
        each(world.entries, [&](entry::Entry const& e) {
            if (!counts_on(world, e, day) || held_on(e, day)) return;
            bool bad = e.polarity == list_type::Polarity::discipline;
            bool gives = rule.name == "class.model.incentive_entry" ? !bad && !adverse()
                         : rule.name == "class.severe.statutory_list" ? bad && is_statutory(world, e.list_type, day)
                         : rule.name == "class.long_term.lasting" && bad && is_statutory(world, e.list_type, day) && lasted(e.origin.decided_on.value_or(*e.listed_on));
            if (gives) all.insert(e.id);
        });
        each(world.records, [&](record::Record const& r) {
            if (!is_shown(r, day) || (r.held_from && *r.held_from <= day)) return;
            if (rule.name == "class.general.record" || (rule.name == "class.long_term.lasting" && lasted(r.decided_on))) all.insert(r.id);
        });
        return all;
    }
};

}  // namespace

void check_conduct(World const& world, std::string const& subject, std::vector<record::ConductClass> const& told, Date today, Violations& found) {
    auto broken = [&](std::string invariant, std::string what) { found.push_back({std::move(invariant), "subject " + subject + ": " + what}); };
    auto& s = world.subjects.at(subject);
    if (s.kind != subject::Kind::organisation && !told.empty()) return broken("I-2", "a natural person has a class of conduct");
    std::map<std::string, std::set<std::string>> said;
    for (auto& each : told) {
        auto rule = world.rules.find(each.rule.id);
        bool law = rule != world.rules.end() && rule->second.published_on && !rule->second.ended_on && lies_in(rule->second.from, rule->second.to, today);
        if (!law) return broken("I-1", "its class '" + each.rule.name + "' rests on no rule in force");
        for (auto& because : each.because) said[each.rule.id].insert(because.id);
    }
    for (auto& [id, rule] : world.rules) {
        bool gives = rule.kind == rule::Kind::conduct_class && rule.published_on && !rule.ended_on && lies_in(rule.from, rule.to, today);
        auto right = gives && s.kind == subject::Kind::organisation ? Standing{world, subject, today}.under(rule) : std::set<std::string>{};
        if (said[id] != right) broken("verdict", "class '" + rule.name + "' rests on " + std::to_string(said[id].size()) + " things, every row says " + std::to_string(right.size()));
    }
}

void check_offers(World const& world, std::vector<check::Offer> const& offers, Expected const& expected, Date today, Violations& found) {
    using Offered = std::pair<std::string, std::string>;
    std::set<Offered> said, right;
    for (auto& offer : offers) {
        if (!offer.candidate) said.emplace(offer.number, offer.entry);
        else if (!expected.candidates.contains(offer.entry)) found.push_back({"I-13", "a check offers " + offer.number + " on a candidate that is none"});
    }
    for (auto& [number, edition, entry, suspended] : expected.measures) if (!suspended) right.emplace(number, entry);
    if (said != right) found.push_back({"verdict", "a check offers " + std::to_string(said.size()) + " measures to be taken up, every row says " + std::to_string(right.size())});
    for (auto& offer : offers)
        if (offer.entry.empty() && (offer.subject.empty() || !is_clean(world, offer.subject, today)))
            found.push_back({"I-6", "a check offers " + offer.number + " for a clean record to whom has none"});
}

}  // namespace simulation

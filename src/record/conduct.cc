#include "record/conduct.h"
#include <algorithm>

namespace record {
namespace {

using law::Date;

// Its list is one of that day's, whether or not the clock has come by.
bool list_holds(OnFile const& all, entry::Entry const& entry, Date on) {
    return std::any_of(all.list_types.begin(), all.list_types.end(), [&](auto& type) { return type.code == entry.list_type && list_type::in_force(type, on); });
}
bool counts(OnFile const& all, entry::Entry const& entry, Date on) { return entry::state_on(entry, on) == entry::Standing::in_force && list_holds(all, entry, on); }
bool is_discipline(entry::Entry const& entry) { return entry.polarity == list_type::Polarity::discipline; }

// Negative information that is shown; what is minor is in principle not shown at all.
bool is_shown(Record const& record, Date on) {
    if (only_informs(record.kind) || record.tier == Tier::minor || !record.shown_from || on < *record.shown_from) return false;
    if (record.ended_on && *record.ended_on <= on) return false;
    return !record.shown_until || on <= *record.shown_until;
}
// What is contested gives no class, and no model either.
bool counts(Record const& record, Date on) { return is_shown(record, on) && !(record.held_from && *record.held_from <= on); }

// The list is one of the law's, that day: published, in force, on a basis that suffices.
bool is_statutory(OnFile const& all, entry::Entry const& entry, Date on) {
    return std::any_of(all.list_types.begin(), all.list_types.end(), [&](list_type::ListType const& type) {
        return type.code == entry.list_type && list_type::in_force(type, on) && list_type::basis_suffices(type, on);
    });
}

// What somebody did is as old as its decision, whenever it was typed in.
Date since(entry::Entry const& entry) { return entry.origin.decided_on.value_or(*entry.listed_on); }
Because because(entry::Entry const& entry) { return {"entry", entry.id, since(entry), entry.until}; }
Because because(Record const& record) { return {"record", record.id, record.decided_on, record.shown_until}; }

bool nothing_adverse(OnFile const& all, Date on) {
    auto adverse = [&](entry::Entry const& e) { return is_discipline(e) && (counts(all, e, on) || (entry::state_on(e, on) == entry::Standing::held && list_holds(all, e, on))); };
    return std::none_of(all.entries.begin(), all.entries.end(), adverse) &&
           std::none_of(all.records.begin(), all.records.end(), [&](Record const& record) { return is_shown(record, on); });
}

bool has_lasted(rule::Rule const& rule, Date since, Date on) { return law::last_day({int(*rule.count), *rule.unit}, law::Sort::burden, since, {}).day < on; }

std::vector<Because> found(OnFile const& all, rule::Rule const& rule, Date on) {
    std::vector<Because> why;
    for (auto& entry : all.entries) {
        if (!counts(all, entry, on)) continue;
        bool discipline = is_discipline(entry);
        bool gives = (rule.name == rule::kModel && !discipline && nothing_adverse(all, on)) || (rule.name == rule::kSevere && discipline && is_statutory(all, entry, on)) ||
                     (rule.name == rule::kLongTerm && discipline && is_statutory(all, entry, on) && has_lasted(rule, since(entry), on));
        if (gives) why.push_back(because(entry));
    }
    for (auto& record : all.records) {
        bool gives = rule.name == rule::kGeneral || (rule.name == rule::kLongTerm && has_lasted(rule, record.decided_on, on));
        if (gives && counts(record, on)) why.push_back(because(record));
    }
    return why;
}

}  // namespace

std::vector<Evaluation> evaluations_of(OnFile const& all, Date on) {
    std::vector<Evaluation> given;
    for (auto& record : all.records) {
        bool valid = record.kind == Kind::evaluation && record.shown_from && *record.shown_from <= on && record.shown_until && on <= *record.shown_until;
        bool ended = (record.ended_on && *record.ended_on <= on) || (record.held_from && *record.held_from <= on);
        if (!valid || ended) continue;
        std::vector<rule::Rule> rules;
        for (auto& rule : all.rules) if (rule.name == rule::recognition_name(record.region, rule::Of::evaluation)) rules.push_back(rule);
        if (rule::recognises(rules, record.content, on)) given.push_back({record, *rule::recognition_on(rules, on)});
    }
    return given;
}

bool has_classes(subject::Kind kind) { return kind == subject::Kind::organisation; }

std::vector<ConductClass> conduct_of(OnFile const& all, Date on) {
    std::vector<ConductClass> given;
    for (auto& rule : all.rules) {
        if (rule.kind != rule::Kind::conduct_class || !rule::in_force(rule, on)) continue;
        if (auto why = found(all, rule, on); !why.empty()) given.push_back({rule, std::move(why)});
    }
    return given;
}

}  // namespace record

// A statute as the engine reads it: the same table with states and acts as small numbers and names, so that one engine, one document
// printer and one exhaustive test serve every noun. Editions: law changes, cases do not travel in time; a case keeps the edition it
// was opened under.
#pragma once
#include <optional>
#include "law/statute.h"

namespace law {

struct ProcedureRule {
    int when;
    Parties who;
    int may, then;
    Basis under;
    Effect effect;
    std::string_view challenge;
    std::uint64_t not_by;                       // bits of acts
    Conditions provided;
    bool may_be_recorded_late, resumes, pauses, goes_on;
    std::string_view extends;
};
struct ProcedureLimit {
    int in;
    Wait within;
    Otherwise otherwise;
    Basis under;
    int by;
};
struct Term {
    std::string name, zh, en;
    std::span<Field const> fields = {};
};

struct Procedure {
    std::string noun, zh, en;                   // "measure", "奖惩措施", "Measure"
    Date from;                                  // first day of this edition
    int begins;
    std::vector<ProcedureRule> rules;
    std::vector<ProcedureLimit> limits;
    std::vector<Term> states, acts;
    std::vector<bool> is_end;

    std::optional<int> state_named(std::string_view name) const;
    std::optional<int> act_named(std::string_view name) const;
    ProcedureLimit const* limit_of(int state) const;
    bool awaits_an_act(int state) const;        // somebody's turn: neither settled nor running until a date of its own
};
Words title(Rank rank);

template <class S, class A>
Procedure procedure(std::string noun, std::string zh, std::string en, Date from, Statute<S, A> const& law) {
    Procedure all{std::move(noun), std::move(zh), std::move(en), from, int(law.begins), {}, {}, {}, {}, {}};
    for (auto& r : law.rules)
        all.rules.push_back({int(r.when), r.who, int(r.may), int(r.then), r.under.value, r.effect, r.challenge, r.not_by.bits, r.provided,
                             r.may_be_recorded_late, r.resumes, r.pauses, r.goes_on, r.extends});
    for (auto& l : law.limits) all.limits.push_back({int(l.in), l.within.value, l.otherwise, l.under.value, int(l.by)});
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<S>>(
        [&](auto d) { all.states.push_back({d.name, std::string(law.states[int(d.value)].zh), std::string(law.states[int(d.value)].en)}); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<A>>([&](auto d) {
        auto& term = law.acts[int(d.value)];
        all.acts.push_back({d.name, std::string(term.zh), std::string(term.en), term.fields});
    });
    all.is_end.resize(all.states.size());
    for (auto end : law.ends) all.is_end[int(end)] = true;
    return all;
}

// Editions of one procedure, oldest first; the one in force when a case opens governs it to its end.
using Editions = std::vector<Procedure>;
Procedure const& edition_for(Editions const& editions, Date opened);
bool editions_follow_one_another(Editions const& editions);

}  // namespace law

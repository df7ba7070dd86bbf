// How a statute is written down: who may do what in which state, how long each wait may last, and under which article. This header
// knows no particular procedure and touches nothing outside itself: no clock, no disk, no network. One table has five readers: the
// engine (decide.h), the documents (print.h), the API's possible acts, the buttons, and the exhaustive test.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <span>
#include "law/facts.h"
#include "law/party.h"
#include "law/period.h"

namespace law {

enum class Effect : std::uint8_t { neutral, favours_subject, burdens_subject };

// What happens when nobody has acted in time. Statutes know exactly three answers, and which applies is a legal question per row.
enum class Otherwise : std::uint8_t { right_is_lost, case_moves_on, delay_is_recorded };
BOOST_DESCRIBE_ENUM(Otherwise, right_is_lost, case_moves_on, delay_is_recorded)

// A column that may not be left out: it has no default, so omitting it does not compile.
template <class T> struct Stated {
    T value;
    consteval Stated(T stated) : value(stated) {}
    constexpr operator T() const { return value; }
};

// Questions that must all be answered yes. At most eight: more are two rules.
struct Conditions {
    Question const* all[8] = {};
    constexpr Conditions() = default;
    constexpr Conditions(std::initializer_list<Question const*> questions) {
        int i = 0;
        for (auto const* q : questions) all[i++] = q;
    }
};

// "In state `when`, any of `who` may do `may`; the case is then `then`."
template <class State, class Act> struct Rule {
    State when;
    AnyOf<Party> who;
    Act may;
    State then;
    Stated<Basis> under;
    Effect effect = Effect::neutral;
    std::string_view challenge = {};           // the remedy open to the subject; required of a burden
    AnyOf<Act> not_by = AnyOf<Act>::none();       // never by whom one of these earlier acts was done (I-21)
    Conditions provided = {};
    bool may_be_recorded_late = false;         // the legal day may lie before the day of recording, with evidence
    bool resumes = false;                      // leaves a pause: the days left when it began carry over
    bool pauses = false;                       // begins one
    bool goes_on = false;                      // back into a wait that began before: its day stays, none begins anew
    std::string_view extends = {};             // a period that is added to the day on which the wait ends
};

// How long a case may stay: a named period; or until a date that the case itself carries; or without limit, for a stated reason.
struct Wait {
    std::string_view period = {}, until = {}, why_no_limit = {};
    bool settled = false;                      // nobody's act is awaited
};
consteval Wait period(std::string_view name) { return {.period = name}; }
consteval Wait until(std::string_view date) { return {.until = date}; }
consteval Wait no_limit(std::string_view why) { return {.why_no_limit = why}; }
// Without limit because there is nothing left to wait for: what is on file, published, locked. Such cases are nobody's work.
consteval Wait settled(std::string_view why) { return {.why_no_limit = why, .settled = true}; }

template <class State, class Act> struct Limit {
    State in;
    Stated<Wait> within;
    Stated<Otherwise> otherwise;
    Stated<Basis> under;
    Act by = {};                               // the clock's act, when the case moves on
};

// A field of an act, as the API offers and checks it.
// `secret` is never written down: a password. `rows` become cases of their own and are not repeated in the words of the act; nor are `lines`, a
// line of text for each of many subjects, numbers among them.
enum class FieldType : std::uint8_t { text, long_text, date, code, id, choice, flag, integer, json, secret, rows, lines };
BOOST_DESCRIBE_ENUM(FieldType, text, long_text, date, code, id, choice, flag, integer, json, secret, rows, lines)
struct Field {
    std::string_view name;
    FieldType type;
    bool required;
    std::string_view zh, en;
    std::string_view values = {};              // of a choice: separated by spaces
};

template <class State> struct StateTerm {
    State state;
    std::string_view zh, en;
};
template <class Act> struct ActTerm {
    Act act;
    std::string_view zh, en;
    std::span<Field const> fields = {};
};

template <class State, class Act> struct Statute {
    State begins;                              // the state of a case that is not yet on file
    std::span<Rule<State, Act> const> rules;
    std::span<Limit<State, Act> const> limits;
    std::span<State const> ends;
    std::span<StateTerm<State> const> states;
    std::span<ActTerm<Act> const> acts;
};

// ---- What the compiler proves of every statute ------------------------------

template <class E> consteval int count_of() { return int(boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value); }

template <class S, class A> consteval bool is_end(Statute<S, A> const& law, S state) {
    for (auto end : law.ends) if (end == state) return true;
    return false;
}

// A set of states, grown along the rules until it stops growing.
template <class S, class A> struct Reach {
    bool has[64] = {};
    consteval void grow_forwards(Statute<S, A> const& law) {
        for (bool grew = true; grew;) {
            grew = false;
            for (auto& r : law.rules) if (has[int(r.when)] && !has[int(r.then)]) grew = has[int(r.then)] = true;
        }
    }
    consteval void grow_backwards(Statute<S, A> const& law) {
        for (bool grew = true; grew;) {
            grew = false;
            for (auto& r : law.rules) if (has[int(r.then)] && !has[int(r.when)]) grew = has[int(r.when)] = true;
        }
    }
};

template <class S, class A> consteval bool every_state_is_reachable(Statute<S, A> law) {
    Reach<S, A> reach;
    reach.has[int(law.begins)] = true;
    reach.grow_forwards(law);
    for (int s = 0; s < count_of<S>(); ++s) if (!reach.has[s]) return false;
    return true;
}
template <class S, class A> consteval bool every_case_can_end(Statute<S, A> law) {
    Reach<S, A> reach;
    for (auto end : law.ends) reach.has[int(end)] = true;
    reach.grow_backwards(law);
    for (int s = 0; s < count_of<S>(); ++s) if (!reach.has[s]) return false;
    return true;
}
template <class S, class A> consteval bool what_has_ended_stays_ended(Statute<S, A> law) {
    for (auto& r : law.rules) if (is_end(law, r.when)) return false;
    return true;
}
template <class S, class A> consteval bool no_act_has_two_outcomes(Statute<S, A> law) {
    for (std::size_t i = 0; i < law.rules.size(); ++i)
        for (std::size_t j = i + 1; j < law.rules.size(); ++j)
            if (law.rules[i].when == law.rules[j].when && law.rules[i].who.meets(law.rules[j].who) && law.rules[i].may == law.rules[j].may)
                return false;
    return true;
}
template <class S, class A> consteval bool every_wait_has_a_limit(Statute<S, A> law) {
    for (auto& r : law.rules) {
        int limits = r.when == law.begins;
        for (auto& l : law.limits) limits += l.in == r.when;
        if (limits != 1) return false;
    }
    return true;
}
template <class S, class A> consteval bool every_limit_says_how_long(Statute<S, A> law) {
    for (auto& l : law.limits) {
        auto& w = l.within.value;
        if (!w.period.empty() + !w.until.empty() + !w.why_no_limit.empty() != 1) return false;
        if (!w.why_no_limit.empty() && l.otherwise != Otherwise::delay_is_recorded) return false;
    }
    return true;
}
template <class S, class A> consteval bool every_lapse_has_an_outcome(Statute<S, A> law) {
    for (auto& l : law.limits) {
        bool found = false;
        for (auto& r : law.rules) found |= r.when == l.in && r.may == l.by && r.who.has(Party::clock);
        if (found != (l.otherwise == Otherwise::case_moves_on)) return false;
    }
    return true;
}
template <class S, class A> consteval bool every_line_cites_an_article(Statute<S, A> law) {
    for (auto& r : law.rules) if (r.under.value.instrument.empty() || r.under.value.article.empty()) return false;
    for (auto& l : law.limits) if (l.under.value.instrument.empty() || l.under.value.article.empty()) return false;
    return true;
}
template <class S, class A> consteval bool every_burden_can_be_challenged(Statute<S, A> law) {
    for (auto& r : law.rules) if (r.effect == Effect::burdens_subject && r.challenge.empty()) return false;
    return true;
}
template <class S, class A> consteval bool somebody_may_do_each_act(Statute<S, A> law) {
    for (auto& r : law.rules) if (r.who.empty()) return false;
    for (int a = 0; a < count_of<A>(); ++a) {
        bool found = false;
        for (auto& r : law.rules) found |= int(r.may) == a;
        if (!found) return false;
    }
    return true;
}
template <class S, class A> consteval bool everything_has_words(Statute<S, A> law) {
    if (int(law.states.size()) != count_of<S>() || int(law.acts.size()) != count_of<A>()) return false;
    for (int s = 0; s < count_of<S>(); ++s) if (int(law.states[s].state) != s || law.states[s].zh.empty()) return false;
    for (int a = 0; a < count_of<A>(); ++a) if (int(law.acts[a].act) != a || law.acts[a].zh.empty()) return false;
    return true;
}
template <class S, class A> consteval bool every_pause_is_resumed(Statute<S, A> law) {
    for (auto& r : law.rules) {
        if (!r.pauses) continue;
        bool resumed = false;
        for (auto& back : law.rules) resumed |= back.when == r.then && back.resumes;
        if (!resumed) return false;
    }
    return true;
}

// Write it once under each statute: HENGXIN_PROVE(kStatute) makes each sentence a compile error of its own when it does not hold.
#define HENGXIN_PROVE(statute)                                 \
    static_assert(law::every_line_cites_an_article(statute));  \
    static_assert(law::no_act_has_two_outcomes(statute));      \
    static_assert(law::every_state_is_reachable(statute));     \
    static_assert(law::every_case_can_end(statute));           \
    static_assert(law::what_has_ended_stays_ended(statute));   \
    static_assert(law::every_wait_has_a_limit(statute));       \
    static_assert(law::every_limit_says_how_long(statute));    \
    static_assert(law::every_lapse_has_an_outcome(statute));   \
    static_assert(law::every_burden_can_be_challenged(statute)); \
    static_assert(law::somebody_may_do_each_act(statute));     \
    static_assert(law::every_pause_is_resumed(statute));       \
    static_assert(law::everything_has_words(statute))

}  // namespace law

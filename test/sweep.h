// Every state × act × party of a procedure, asked of the one engine and compared with what the table says. The expectation is worked out
// here from the rows alone, so that the engine and the table can disagree. Use it once per noun:
//
//   TEST_CASE("every cell of the task's statute is applied as written") { sweep(law::procedure(…, task::kStatute)); }
#pragma once
#include <doctest/doctest.h>
#include <set>
#include "law/decide.h"

namespace sweeping {

using namespace std::chrono_literals;
using days = std::chrono::days;

inline constexpr law::Date kToday{std::chrono::year{2026} / 3 / 4};      // a Wednesday
inline law::Date on_file_for(std::string_view) { return kToday + days{90}; }

// What is asked, one thing varied at a time.
struct Ask {
    int state, act;
    law::Party who;
    std::optional<law::Date> due = {};
    bool provisional = false;
    law::Date on = kToday;
    std::string account = "one";
    std::vector<law::Standing::Step> steps = {};
    law::Question const* not_met = nullptr;                               // every other condition holds
};

class Sweep {
 public:
    explicit Sweep(law::Procedure const& procedure) : procedure_(procedure), periods_(five_days(procedure)), calendar_({}, {2025, 2026, 2027}) {}

    void run() {
        for (int state = 0; state < int(procedure_.states.size()); ++state)
            for (int act = 0; act < int(procedure_.acts.size()); ++act)
                for (int party = 0; party <= int(law::Party::law); ++party) {
                    CAPTURE(procedure_.noun);
                    CAPTURE(procedure_.states[state].name);
                    CAPTURE(procedure_.acts[act].name);
                    CAPTURE(law::title(law::Party(party)).en);
                    cell({state, act, law::Party(party)});
                }
        CAPTURE(procedure_.noun);
        CHECK(moved_.size() == procedure_.rules.size());                  // no row of the table is dead letter
    }

 private:
    // Lengths are not what is swept: each period is five working days.
    static law::Periods five_days(law::Procedure const& procedure) {
        std::vector<law::PeriodValue> rows;
        for (auto& limit : procedure.limits)
            if (!limit.within.period.empty())
                rows.push_back({std::string(limit.within.period), {5, law::Unit::working_days}, law::Sort::time_to_act, kToday - days{400},
                                {}, "an invented rule", "1", law::Rank::house_rule, true});
        for (auto& rule : procedure.rules)
            if (!rule.extends.empty())
                rows.push_back({std::string(rule.extends), {5, law::Unit::working_days}, law::Sort::time_to_act, kToday - days{400}, {}, "an invented rule", "1", law::Rank::house_rule, true});
        return law::Periods(std::move(rows));
    }

    law::Result<law::Move> decide(Ask const& ask) {
        asked_facts_ = 0;
        auto facts = [&] {
            ++asked_facts_;
            law::Facts all;
            for (auto& rule : procedure_.rules)
                for (auto* question : rule.provided.all) {
                    if (!question) continue;
                    bool holds = !ask.not_met || question->name != ask.not_met->name;
                    all.answer(*question, {holds, holds ? "" : "（补充）", holds ? "" : "More.", {{"field", "value", "reason", "remedy"}}});
                }
            return all;
        };
        return law::decide(procedure_, {ask.state, ask.due, ask.provisional, {}, ask.steps},
                           {ask.act, {ask.who}, ask.account, ask.on, kToday}, facts, on_file_for, {periods_, calendar_});
    }

    void refuses(Ask const& ask, std::string_view code, int status, law::Basis const* under = nullptr) {
        CAPTURE(code);
        auto result = decide(ask);
        REQUIRE(!result);
        auto& no = result.refusal();
        CHECK(no.code == code);
        CHECK(no.status == status);
        CHECK(!no.zh.empty());
        CHECK(!no.en.empty());
        CHECK(!no.instrument.empty());
        CHECK(!no.article.empty());
        if (under) CHECK(no.instrument == under->instrument);
        if (under) CHECK(no.article == under->article);
        CHECK(no.possible == open_acts(ask));
        CHECK(asked_facts_ == (ask.not_met ? 1 : 0));                     // the world is asked only when all else fits
    }

    void moves(Ask const& ask, law::ProcedureRule const& rule, bool late = false) {
        auto result = decide(ask);
        auto refused_as = result ? std::string() : result.refusal().code;
        CAPTURE(refused_as);
        REQUIRE(bool(result));
        CHECK(result->rule == &rule);
        CHECK(result->as == ask.who);
        CHECK(result->then == rule.then);
        CHECK(result->late == late);
        moved_.insert(&rule);
    }

    std::vector<std::string> open_acts(Ask const& ask) const {
        std::vector<std::string> all;
        bool a_machine = ask.who == law::Party::clock || ask.who == law::Party::law;       // nobody chooses what those do
        if (procedure_.is_end[ask.state] || a_machine) return all;
        for (auto& rule : procedure_.rules) {
            bool barred = false;
            for (auto& step : ask.steps) barred |= step.account == ask.account && (rule.not_by >> step.act & 1);
            if (rule.when == ask.state && rule.who.has(ask.who) && !barred) all.push_back(procedure_.acts[rule.may].name);
        }
        return all;
    }

    void cell(Ask ask) {
        if (procedure_.is_end[ask.state]) return refuses(ask, "case_has_ended", 409);
        law::ProcedureRule const* row = nullptr;
        bool provided_for = false;
        for (auto& rule : procedure_.rules) {
            if (rule.when != ask.state || rule.may != ask.act) continue;
            provided_for = true;
            if (!rule.who.has(ask.who)) continue;
            CHECK(row == nullptr);                                        // two outcomes of one act
            row = &rule;
        }
        if (!provided_for) return refuses(ask, "not_provided_for", 409);
        if (!row) return refuses(ask, "not_this_party", 403);
        if (ask.who == law::Party::clock) {
            auto* limit = procedure_.limit_of(ask.state);
            REQUIRE(limit);
            CHECK(limit->otherwise == law::Otherwise::case_moves_on);
            if (limit->by == ask.act) {
                clock(ask, *row);
                ask.due = kToday - days{1};                               // from here on the period has run out
            } else {
                moves(ask, *row);                                         // a reminder: at any time, and it moves and burdens nobody
                CHECK(row->then == row->when);
                CHECK(row->effect != law::Effect::burdens_subject);
            }
        } else {
            moves(ask, *row);
            if (ask.who == law::Party::law) by_law(ask, *row);
            else by_hand(ask, *row);
        }
        never_by(ask, *row);
        conditions(ask, *row);
    }

    void clock(Ask ask, law::ProcedureRule const& row) {
        refuses(ask, "not_yet", 409, &row.under);                         // nothing is due
        ask.due = kToday;
        refuses(ask, "not_yet", 409, &row.under);                         // the last day still counts
        ask.due = kToday - days{1};
        moves(ask, row);
        ask.provisional = true;
        refuses(ask, "not_yet", 409, &row.under);
    }

    void by_law(Ask ask, law::ProcedureRule const& row) {
        ask.due = kToday - days{1};
        ask.on = kToday - days{2};                                        // dated by its cause, however late it is carried out
        moves(ask, row);
    }

    void by_hand(Ask ask, law::ProcedureRule const& row) {
        auto day = ask;
        day.on = kToday + days{1};
        refuses(day, "day_in_future", 422, &row.under);
        day.on = kToday - days{1};
        if (row.may_be_recorded_late) moves(day, row);
        else refuses(day, "may_not_be_recorded_late", 422, &row.under);

        auto* limit = procedure_.limit_of(ask.state);
        if (!limit) return;
        ask.due = kToday;
        moves(ask, row);
        ask.due = kToday - days{1};
        if (limit->otherwise == law::Otherwise::delay_is_recorded) moves(ask, row, true);
        else refuses(ask, "out_of_time", 409, &limit->under);
        ask.provisional = true;                                           // an unannounced calendar costs nobody a right
        moves(ask, row);
    }

    void never_by(Ask ask, law::ProcedureRule const& row) {
        for (int earlier = 0; earlier < int(procedure_.acts.size()); ++earlier) {
            CAPTURE(procedure_.acts[earlier].name);
            ask.steps = {{earlier, "one", ask.who, ask.on}};
            if (row.not_by >> earlier & 1) refuses(ask, "same_person", 403);
            else moves(ask, row);
            ask.steps = {{earlier, "another", ask.who, ask.on}};
            moves(ask, row);
        }
    }

    void conditions(Ask ask, law::ProcedureRule const& row) {
        for (auto* question : row.provided.all) {
            if (!question) continue;
            ask.not_met = question;
            refuses(ask, question->name, question->status, &question->under);
            auto no = decide(ask).refusal();
            CHECK(no.zh == std::string(question->zh) + "（补充）");
            CHECK(no.en == std::string(question->en) + " More.");
            CHECK(no.fields.size() == 1);
        }
    }

    law::Procedure const& procedure_;
    law::Periods periods_;
    law::Calendar calendar_;
    int asked_facts_ = 0;
    std::set<law::ProcedureRule const*> moved_;
};

}  // namespace sweeping

inline void sweep(law::Procedure const& procedure) { sweeping::Sweep(procedure).run(); }

#include "law/decide.h"
#include <map>

namespace law {
namespace {

std::vector<std::string> names(Procedure const& procedure, std::vector<ProcedureRule const*> const& rules) {
    std::vector<std::string> all;
    for (auto* rule : rules) all.push_back(procedure.acts[rule->may].name);
    return all;
}

// What people may do instead. The acts of the law and the clock are nobody's to choose.
std::vector<std::string> instead(Procedure const& procedure, Standing const& standing, Asked const& asked) {
    Parties const machines{Party::clock, Party::law};
    auto people = asked.who;
    people.bits &= ~machines.bits;
    return names(procedure, possible(procedure, standing, people, asked.account));
}

Refusal refuse(Procedure const& procedure, Standing const& standing, Asked const& asked, std::string code, std::string zh, std::string en,
               Basis under, int status = 409) {
    return {std::move(code), std::move(zh), std::move(en), std::string(under.instrument), std::string(under.article),
            instead(procedure, standing, asked), {}, status};
}

Refusal out_of_time(Date due, Basis under) {
    return {"out_of_time", "期限已于" + to_text(due) + "届满。", "The period ended on " + to_text(due) + ".", std::string(under.instrument), std::string(under.article)};
}

Refusal denied(Question const& question, Finding const& finding) {
    return {std::string(question.name), std::string(question.zh) + finding.zh, std::string(question.en) + (finding.en.empty() ? "" : " " + finding.en),
            std::string(question.under.instrument), std::string(question.under.article), {}, finding.fields, question.status};
}

bool done_by(Standing const& standing, std::uint64_t acts, std::string const& account) {
    for (auto& step : standing.steps)
        if (acts >> step.act & 1 && step.account == account) return true;
    return false;
}

std::optional<Party> capacity(Parties has, Parties may) {
    for (int p = 0; p <= int(Party::law); ++p)
        if (has.has(Party(p)) && may.has(Party(p))) return Party(p);
    return std::nullopt;
}

// What the day of an act may be: not in the future, not before today unless the row allows late recording.
std::optional<Refusal> wrong_day(Procedure const& procedure, Standing const& standing, ProcedureRule const& rule, Asked const& asked) {
    auto of_day = [&](char const* code, std::string zh, std::string en) {
        auto no = refuse(procedure, standing, asked, code, zh, en, rule.under, 422);
        no.fields.push_back({"on", to_text(asked.on), zh + " / " + en, "改为" + to_text(asked.today) + " / use that day"});
        return no;
    };
    if (asked.on > asked.today)
        return of_day("day_in_future", "行为日期不能晚于今天（" + to_text(asked.today) + "）。", "The legal day lies in the future; today is " + to_text(asked.today) + ".");
    if (asked.on < asked.today && !rule.may_be_recorded_late)
        return of_day("may_not_be_recorded_late", "该行为不得补录为早于今天的日期。", "This act may not be recorded with an earlier legal day.");
    return std::nullopt;
}

}  // namespace

std::vector<ProcedureRule const*> possible(Procedure const& procedure, Standing const& standing, Parties who, std::string const& account) {
    std::vector<ProcedureRule const*> all;
    if (procedure.is_end[standing.state]) return all;
    for (auto& rule : procedure.rules)
        if (rule.when == standing.state && rule.who.meets(who) && !done_by(standing, rule.not_by, account)) all.push_back(&rule);
    return all;
}

std::optional<Refusal> not_yet(Procedure const& procedure, Standing const& standing, ProcedureRule const& rule, Date today,
                               std::function<std::optional<Facts>()> const& facts) {
    auto* limit = procedure.limit_of(standing.state);
    bool too_late = standing.due && !standing.provisional && *standing.due < today && limit && limit->otherwise == Otherwise::right_is_lost;
    if (too_late && !rule.may_be_recorded_late) return out_of_time(*standing.due, limit->under);
    bool formless = procedure.acts[rule.may].fields.empty() && !rule.may_be_recorded_late;
    std::optional<Facts> known;
    for (auto* question : rule.provided.all) {
        if (!question) break;
        if (!formless && !question->by_the_case) continue;
        if (!known && !(known = facts())) return std::nullopt;
        if (auto* finding = known->told(*question); finding && !finding->holds) return denied(*question, *finding);
    }
    return std::nullopt;
}

ProcedureLimit const* lapsed(Procedure const& procedure, Standing const& standing, Date today) {
    if (!standing.due || standing.provisional || today <= *standing.due) return nullptr;
    auto* limit = procedure.limit_of(standing.state);
    return limit && limit->otherwise == Otherwise::case_moves_on ? limit : nullptr;
}

std::optional<Due> due_in(Procedure const& procedure, int state, Date event, CaseDate const& case_date, Code const& code) {
    auto* limit = procedure.limit_of(state);
    if (!limit) return std::nullopt;
    if (!limit->within.until.empty()) {
        auto day = case_date ? case_date(limit->within.until) : std::nullopt;
        if (!day) return std::nullopt;
        return Due{*day, false};
    }
    if (limit->within.period.empty()) return std::nullopt;
    auto* value = code.periods.in_force(limit->within.period, event);
    if (!value) throw std::runtime_error("no value of period " + std::string(limit->within.period) + " for " + to_text(event));
    return last_day(value->span, value->sort, event, code.calendar);
}

namespace {

// The due date after a move: a pause keeps the days that were left, a resumption gives them back, and what goes on keeps the day on which it `began` to end.
void set_due(Procedure const& procedure, Standing const& standing, Asked const& asked, ProcedureRule const& rule, CaseDate const& case_date,
             Code const& code, std::optional<Due> const& began, Move& move) {
    if (rule.goes_on && began) {
        move.due = began;
        return;
    }
    if (!rule.extends.empty() && standing.due) {
        auto* value = code.periods.in_force(rule.extends, asked.on);
        if (!value) throw std::runtime_error("no value of period " + std::string(rule.extends) + " for " + to_text(asked.on));
        move.due = last_day(value->span, value->sort, *standing.due, code.calendar);
        move.due->provisional |= standing.provisional;
        return;
    }
    if (rule.pauses && standing.due) {
        int left = 0;
        for (Date day = asked.on; day < *standing.due;) left += code.calendar.is_working(day += std::chrono::days{1});
        move.days_left = left;
    }
    if (rule.resumes && standing.days_left) {
        move.due = last_day({std::max(1, *standing.days_left), Unit::working_days}, Sort::time_to_act, asked.on, code.calendar);
        return;
    }
    if (rule.then == rule.when && standing.due) {       // a step that does not move the case does not restart its wait
        move.due = Due{*standing.due, standing.provisional};
        return;
    }
    move.due = due_in(procedure, rule.then, asked.on, case_date, code);
}

ProcedureRule const* rule_taken(Procedure const& procedure, int state, Taken const& step) {
    for (auto& rule : procedure.rules)
        if (rule.when == state && rule.may == step.act && rule.who.has(step.party)) return &rule;
    return nullptr;
}

std::optional<Refusal> unmet(Procedure const& procedure, Standing const& standing, Asked const& asked, ProcedureRule const& rule,
                             std::function<Facts()> const& facts) {
    if (!rule.provided.all[0]) return std::nullopt;
    auto known = facts();
    for (auto* question : rule.provided.all) {
        if (!question) break;
        auto& finding = known.ask(*question);
        if (finding.holds) continue;
        auto no = denied(*question, finding);
        no.possible = instead(procedure, standing, asked);
        return no;
    }
    return std::nullopt;
}

}  // namespace

namespace {

// A case taken through its steps: where it stands, and the day that each state last had when the case left it.
struct Walked {
    Standing standing;
    std::map<int, Due> left_with;
};
std::optional<Walked> walk(Procedure const& procedure, std::span<Taken const> steps, CaseDate const& case_date, Code const& code) {
    Walked all{{procedure.begins, {}, false, {}, {}}, {}};
    auto& standing = all.standing;
    for (auto& step : steps) {
        auto* rule = rule_taken(procedure, standing.state, step);
        if (!rule) return std::nullopt;
        if (standing.due) all.left_with[standing.state] = Due{*standing.due, standing.provisional};
        auto before = all.left_with.find(rule->then);
        Move move{rule, step.party, rule->then, std::nullopt, std::nullopt, false};
        set_due(procedure, standing, {step.act, {}, {}, step.on, step.on}, *rule, case_date, code, before == all.left_with.end() ? std::nullopt : std::optional(before->second), move);
        standing.state = move.then;
        standing.due = move.due ? std::optional(move.due->day) : std::nullopt;
        standing.provisional = move.due && move.due->provisional;
        standing.days_left = move.days_left;
    }
    return all;
}

std::optional<Due> began_before(Procedure const& procedure, Standing const& standing, ProcedureRule const& rule, CaseDate const& case_date, Code const& code) {
    if (!rule.goes_on) return std::nullopt;
    std::vector<Taken> steps;
    for (auto& step : standing.steps) steps.push_back({step.act, step.party, step.on});
    auto walked = walk(procedure, steps, case_date, code);
    if (!walked) return std::nullopt;
    auto before = walked->left_with.find(rule.then);
    return before == walked->left_with.end() ? std::nullopt : std::optional(before->second);
}

}  // namespace

std::optional<Counted> count_again(Procedure const& procedure, std::span<Taken const> steps, CaseDate const& case_date, Code const& code) {
    auto walked = walk(procedure, steps, case_date, code);
    if (!walked) return std::nullopt;
    auto& standing = walked->standing;
    Counted all{standing.state, std::nullopt, standing.days_left};
    if (standing.due) all.due = Due{*standing.due, standing.provisional};
    return all;
}

Result<Move> decide(Procedure const& procedure, Standing const& standing, Asked const& asked, std::function<Facts()> const& facts,
                    CaseDate const& case_date, Code const& code) {
    auto const& act = procedure.acts[asked.act];
    auto const& state = procedure.states[standing.state];
    if (procedure.is_end[standing.state])
        return refuse(procedure, standing, asked, "case_has_ended", "该事项已办结（" + state.zh + "），不能再“" + act.zh + "”。",
                      "This case has ended (" + state.en + "); '" + act.en + "' is no longer possible.", own_rule("已办结的不再变动"));
    ProcedureRule const* here = nullptr;
    ProcedureRule const* fits = nullptr;
    for (auto& rule : procedure.rules) {
        if (rule.when != standing.state || rule.may != asked.act) continue;
        here = &rule;
        // Of several capacities, one that no earlier step bars goes first.
        if (rule.who.meets(asked.who) && (!fits || done_by(standing, fits->not_by, asked.account))) fits = &rule;
    }
    if (!here)
        return refuse(procedure, standing, asked, "not_provided_for", "当前状态为“" + state.zh + "”，不能“" + act.zh + "”。",
                      "The case is '" + state.en + "'; '" + act.en + "' is not provided for here.", own_rule("程序表未规定的行为不得为之"));
    if (!fits)
        return refuse(procedure, standing, asked, "not_this_party", "您的身份无权“" + act.zh + "”。",
                      "'" + act.en + "' is not for your role to do.", here->under, 403);
    if (done_by(standing, fits->not_by, asked.account))
        return refuse(procedure, standing, asked, "same_person", "经办与审核须为不同的人：您已办理过本件的前一环节。",
                      "Nobody reviews their own work: you did an earlier step of this case.", clause("（二十）"), 403);

    Move move{fits, *capacity(asked.who, fits->who), fits->then, std::nullopt, std::nullopt, false};
    // The clock and the law date their acts by the period or the act that caused them, however late they come to it.
    bool by_itself = move.as == Party::clock || move.as == Party::law;
    if (!by_itself)
        if (auto no = wrong_day(procedure, standing, *fits, asked)) return *no;
    auto* limit = procedure.limit_of(standing.state);
    bool overdue = standing.due && limit && (by_itself ? asked.today : asked.on) > *standing.due;
    // What the clock does beside ending a wait, such as a reminder, moves no case and waits for no end.
    bool ends_a_wait = fits->then != fits->when || (limit && limit->otherwise == Otherwise::case_moves_on && limit->by == fits->may);
    if (move.as == Party::clock && ends_a_wait && (!overdue || standing.provisional))
        return refuse(procedure, standing, asked, "not_yet", "期限尚未届满。", "The period has not run out yet.", fits->under);
    if (!by_itself && overdue && !standing.provisional) {
        if (limit->otherwise != Otherwise::delay_is_recorded) {
            auto no = out_of_time(*standing.due, limit->under);
            no.possible = instead(procedure, standing, asked);
            return no;
        }
        move.late = true;
    }
    if (auto no = unmet(procedure, standing, asked, *fits, facts)) return *no;
    set_due(procedure, standing, asked, *fits, case_date, code, began_before(procedure, standing, *fits, case_date, code), move);
    return move;
}

}  // namespace law

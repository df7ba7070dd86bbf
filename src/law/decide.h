// The one place where a statute is applied to an act. Pure: statute + standing + act + day → move or refusal.
#pragma once
#include <functional>
#include "law/procedure.h"

namespace law {

// Where a case stands: what the engine needs of it.
struct Standing {
    struct Step {
        int act;
        std::string account;
        Party party = {};
        Date on = {};
    };
    int state;
    std::optional<Date> due;
    bool provisional = false;                      // due was counted over days that are not announced
    std::optional<int> days_left;                  // of a paused wait
    std::vector<Step> steps;                       // who did what before: for .not_by and .goes_on
};

struct Asked {
    int act;
    Parties who;                                   // all parties the actor is for this case
    std::string account;
    Date on;                                       // the legal day of the act
    Date today;
};

// Dates that a case carries for `.until` waits: "entry_ends" → its last day, or nothing when open.
using CaseDate = std::function<std::optional<Date>(std::string_view name)>;

struct Move {
    ProcedureRule const* rule;
    Party as;                                      // in which capacity
    int then;
    std::optional<Due> due;
    std::optional<int> days_left;
    bool late = false;                             // done after its due date where the law only records the delay
};

struct Code {                                      // what waits are counted with
    Periods const& periods;
    Calendar const& calendar;
};

// `facts` is asked only for the rule that fits in every other respect.
Result<Move> decide(Procedure const& procedure, Standing const& standing, Asked const& asked, std::function<Facts()> const& facts,
                    CaseDate const& case_date, Code const& code);

// The due date of a case that has just entered `state` on `event`.
std::optional<Due> due_in(Procedure const& procedure, int state, Date event, CaseDate const& case_date, Code const& code);

// A case counted again from its steps: what its wait would be by this calendar. Nothing when a step is none that the procedure knows.
struct Taken {
    int act;
    Party party;
    Date on;
};
struct Counted {
    int state;
    std::optional<Due> due;
    std::optional<int> days_left;
};
std::optional<Counted> count_again(Procedure const& procedure, std::span<Taken const> steps, CaseDate const& case_date, Code const& code);

// Rules open to these parties now, their conditions aside: what the API offers as possible acts.
std::vector<ProcedureRule const*> possible(Procedure const& procedure, Standing const& standing, Parties who, std::string const& account);

// Why an act under this rule must wait whatever its form will say, judged before there is a form; nothing when a form may decide. `facts` is
// asked, with no fields, only where a question can be told so: those told by the case, or all of an act that has no form. Facts that
// cannot be told without fields are nothing.
std::optional<Refusal> not_yet(Procedure const& procedure, Standing const& standing, ProcedureRule const& rule, Date today,
                               std::function<std::optional<Facts>()> const& facts);

// Whether the clock must act: the due date has passed and the limit says the case moves on. A provisional date never does.
ProcedureLimit const* lapsed(Procedure const& procedure, Standing const& standing, Date today);

}  // namespace law

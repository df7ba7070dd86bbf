// The one door. Every change to the world is an act on a case, and passes here, inside the writer's transaction, in this order: let due
// lapses of the case happen (as the clock), or open what so far is only a leaf → check the actor's rights → load the case and the facts the decision asks for → decide (pure)
// → save → leaf → consequences (as the law, citing this leaf). Repeated acts and answers are the writer's and the API's matter.
#pragma once
#include <map>
#include "casework/noun.h"
#include "ledger/log.h"

namespace casework {

struct Done {
    std::string noun, id, act, state;
    std::int64_t version = 0;
    std::uint64_t leaf = 0;
    std::optional<law::Date> due;
    bool provisional = false;
    std::vector<std::string> ids;                          // of an act over many cases
    std::size_t moved = 0;                                 // days of waiting cases that a calendar moved
};

// What a commit changed, told to whoever keeps something in memory (the board of listed entries, the calendar).
struct Touched {
    std::string noun, id;
};

class Door {
 public:
    // `random` gives random bytes (ids): time and chance are arguments.
    Door(Nouns const& nouns, ledger::Log& log, std::function<std::string(std::size_t)> random);

    // Which nouns' acts may change the calendar, and how to read it: waits that run are counted again in the act that changes it.
    void count_by(std::vector<std::string> nouns, std::function<law::Calendar(store::Db&)> read);

    // What was refused and not told, because whoever asked may not know of the case: for the log.
    void on_hidden(std::function<void(Actor const&, Command const&, law::Refusal const&)> tell) { hidden_ = std::move(tell); }

    // Who is told of a case that the clock could not move; the others go on. Without anybody to tell it is thrown.
    void on_stuck(std::function<void(std::string const& noun, std::string const& id, std::string const& why)> tell) { stuck_ = std::move(tell); }

    // What a consequence asks for that is no act on a case of its noun, such as questions about everybody on a roster, and who carries it out.
    using Carrier = std::function<std::optional<law::Refusal>(store::Db&, Door&, Actor const&, json::Object const& fields, Setting const&)>;
    void carried_by(std::string_view noun, std::string_view act, Carrier carrier) { carriers_[std::string(noun) + "." + std::string(act)] = std::move(carrier); }

    law::Result<Done> act(store::Db& db, Actor const& actor, Command const& command, Setting const& setting,
                          std::optional<std::uint64_t> cause = {});
    // The same act on many cases of one noun, or many cases opened: one leaf over their images; all or nothing. A refusal names the
    // place (0-based) in `fields[0].field` as "rows[17]".
    law::Result<Done> act_on_many(store::Db& db, Actor const& actor, Command const& common, std::vector<std::string> const& ids,
                                  Setting const& setting, std::optional<std::uint64_t> cause = {});
    law::Result<Done> open_many(store::Db& db, Actor const& actor, Command const& common, std::vector<json::Object> const& each,
                                Setting const& setting, std::optional<std::uint64_t> cause = {});

    // Lets every period lapse that is due by `setting.today`, and once a day tells subjects of the days that come near (`Noun::to_remind`); at most
    // `limit` cases. Returns how many moved.
    std::size_t let_lapse(store::Db& db, Setting const& setting, std::size_t limit);

    // A leaf that is no case's act: a check, a look, an export. Facts must carry noun and act.
    std::uint64_t note(ledger::Draft draft, Actor const& actor, Setting const& setting);

    // What the actor may do now: for the API and the buttons.
    std::vector<law::ProcedureRule const*> possible(CaseFile const& file, Actor const& actor) const;
    law::Procedure const& procedure_of(CaseFile const& file) const;

    // Cases changed in the present transaction, in order; the writer forgets those of a job that was undone.
    std::vector<Touched> const& touched() const { return touched_; }
    std::vector<Touched> take_touched();
    void forget_touched_since(std::size_t count);
    void forget();                                         // nothing of the last commit was kept
    bool take_destroyed() { return std::exchange(destroyed_, false); }         // whether words were destroyed since it was last asked
    Nouns const& nouns() const { return nouns_; }
    ledger::Log& log() const { return log_; }

 private:
    struct Prepared;
    law::Result<Done> try_to(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::optional<std::uint64_t> cause);
    law::Result<Prepared> prepare(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::uint64_t leaf);
    law::Result<Prepared> decide_and_save(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::uint64_t leaf);
    law::Result<Done> finish(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, Prepared prepared,
                             std::optional<std::uint64_t> cause);
    law::Result<Done> many(store::Db& db, Actor const& actor, std::vector<Command> const& commands, Setting const& setting,
                           std::optional<std::uint64_t> cause);
    std::optional<law::Refusal> carry_out(store::Db& db, std::vector<Consequence> const& consequences, Actor const& actor,
                                          Setting const& setting, law::Date on, std::uint64_t cause);
    std::optional<law::Refusal> lapse(store::Db& db, Noun const& noun, CaseFile file, Setting const& setting);
    law::Result<Done> act_of_the_clock(store::Db& db, Command const& command, Setting const& setting);
    std::size_t remind(store::Db& db, Setting const& setting, std::size_t limit);
    bool moved_alone(store::Db& db, std::string const& noun, std::string const& id, std::function<std::optional<law::Refusal>()> const& move);
    void destroy(store::Db& db, Actor const& actor, Setting const& setting, Owner const& of, law::Date on, std::uint64_t cause);
    std::size_t count_again(store::Db& db, Actor const& actor, Setting const& setting, std::size_t touched_before, std::uint64_t cause);
    std::optional<law::Refusal> come_to(store::Db& db, Actor const& actor, Command const& command, Setting const& setting);

    Nouns const& nouns_;
    ledger::Log& log_;
    std::function<std::string(std::size_t)> random_;
    std::vector<Touched> touched_;
    int depth_ = 0;
    bool destroyed_ = false;
    std::optional<law::Date> reminded_on_;                 // looked for whom to remind, to the last
    std::size_t reminded_touched_ = 0;                     // what had been changed by then, while that is not kept yet
    static law::Result<Done> carried(std::optional<law::Refusal> no) { return no ? law::Result<Done>(*no) : law::Result<Done>(Done{}); }
    std::map<std::string, Carrier> carriers_;
    std::vector<std::string> calendar_nouns_;
    std::function<law::Calendar(store::Db&)> read_calendar_;
    std::function<void(std::string const&, std::string const&, std::string const&)> stuck_;
    std::function<void(Actor const&, Command const&, law::Refusal const&)> hidden_ = [](auto&&...) {};
};

// The parties an actor is, for a case of this agency: roles in an agency count only for its own cases.
law::Parties parties_for(Actor const& actor, std::string const& case_agency);

Actor the_clock();
Actor the_law(Actor const& cause);

}  // namespace casework

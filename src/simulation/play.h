// One act of a simulated history: chosen by chance, done through the real engine, and held against the invariants.
#pragma once
#include "simulation/choose.h"
#include "simulation/invariants.h"

namespace simulation {

struct Tally {
    std::size_t done = 0, refused = 0, failed = 0, answered = 0;
    std::map<std::string, std::size_t> of;                 // by "noun.act" done, or "✗ code"
};

class Play {
 public:
    Play(Town& town, std::uint64_t seed, Plant const* plant, bool faults) : town_(town), seed_(seed), plant_(plant), faults_(faults) {}

    // Plays act `number`; what it breaks is added to `found`. Returns one line that tells of it.
    std::string act(std::uint64_t number, Violations& found);
    // The clock comes by.
    std::string lapse(Violations& found);
    Tally const& tally() const { return tally_; }

 private:
    struct Chosen {
        casework::Actor actor;
        casework::Command command;
    };
    struct Question {
        casework::Actor actor;
        check::Desk::Request request;
        std::string person;                                // of a sheet: more rows follow
    };
    std::string tried(std::uint64_t number, Violations& found);
    std::optional<Chosen> opening(Choosing& c, std::string const& noun, std::string const& act);
    std::optional<Chosen> next_step(Choosing& c, std::string const& noun);
    std::optional<Chosen> taken_back(Choosing& c);
    std::optional<Chosen> any_act(Choosing& c);
    std::optional<Chosen> wild(Choosing& c);
    std::optional<Question> question(Choosing& c);
    void identify(Choosing& c, check::Desk::Request& request);

    std::string do_it(Choosing& c, Chosen const& chosen, Violations& found);
    std::string ask(Choosing& c, Violations& found);
    std::string ask_sheet(Choosing& c, Violations& found);
    std::string take_feed(Choosing& c, Violations& found);
    std::string ask_as_partner(Choosing& c, Violations& found);         // market.cc
    std::string act_and_ask(Choosing& c, Violations& found);
    void look_at_answers(std::string const& review, Violations& found);
    std::string told(Chosen const& chosen, law::Result<casework::Done> const& done);
    std::string answered(Question const& asked, law::Result<json::Object> answer, std::uint64_t leaf, bool remit_is_new, Violations& found);
    void look_at_touched(Violations& found);
    void look_at_conduct(std::string const& id, Violations& found);
    Asking asking(casework::Actor const& actor, std::string const& matter, std::string const& code, std::string const& name) const;

    Town& town_;
    std::uint64_t seed_;
    Plant const* plant_;
    bool faults_;
    Tally tally_;
    std::optional<json::Object> before_;                   // an earlier answer, for a plant
};

}  // namespace simulation

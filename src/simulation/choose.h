// What one simulated act chooses by chance: of cases, people, days and values. Each act has a chance of its own, and cases are told apart
// by when they were first seen, so that leaving an act out changes as little as can be of those that follow.
#pragma once
#include "demo/chance.h"
#include "simulation/naive.h"
#include "simulation/town.h"

namespace simulation {

template <class Row> struct Luckiest {
    World const& world;
    std::uint64_t draw, highest = 0;
    Row const* found = nullptr;

    Luckiest(World const& of, demo::Chance& chance) : world(of), draw(chance.below(std::uint64_t{1} << 62)) {}
    void look(std::string const& id, Row const& row) {
        auto luck = (world.handles.at(id) ^ draw) * 0x9E3779B97F4A7C15u;
        luck = (luck ^ (luck >> 29)) * 0xBF58476D1CE4E5B9u;
        luck ^= luck >> 32;
        if (found && luck < highest) return;
        found = &row;
        highest = luck;
    }
};

struct Choosing {
    Town& town;
    World const& world;
    demo::Chance chance;
    std::uint64_t act;

    Choosing(Town& of, std::uint64_t seed, std::uint64_t number) : town(of), world(of.world), chance(seed, number), act(number) {}

    bool percent(unsigned n) { return chance.percent(n); }
    law::Date day(int least, int most) { return town.today() + std::chrono::days{chance.between(least, most)}; }
    std::string date(int least, int most) { return law::to_text(day(least, most)); }
    std::string word(std::vector<std::string_view> const& all) { return std::string(chance.one_of(all)); }

    // One of the rows that fit, or null. Each keeps its own luck whatever the others do.
    template <class Row, class Fits> Row const* one_of(Rows<Row> const& rows, Fits fits) {
        Luckiest<Row> best{world, chance};
        for (auto& [id, row] : rows)
            if (fits(row)) best.look(id, row);
        return best.found;
    }
    // The same of those with these ids alone.
    template <class Ids, class Row, class Fits> Row const* one_among(Ids const& ids, Rows<Row> const& rows, Fits fits) {
        Luckiest<Row> best{world, chance};
        for (auto& id : ids)
            if (auto row = rows.find(id); row != rows.end() && fits(row->second)) best.look(id, row->second);
        return best.found;
    }
    template <class Row> Row const* one_of(Rows<Row> const& rows) {
        return one_of(rows, [](Row const&) { return true; });
    }
    casework::CaseFile const* one_of_noun(std::string const& noun);
    // A case of this noun that has not ended, rather a recent one; null when none was found.
    casework::CaseFile const* open_case(std::string const& noun);

    account::Account const* with_role(law::Party role, std::string const& agency);       // agency empty: of any
    account::Account const* anybody() { return one_of(world.accounts); }
    // As who this account acts today; nothing when it is not in use. A system names one of its officers, nearly always.
    std::optional<casework::Actor> as(account::Account const* account);
    std::string subject();                                 // id; rather of one that has entries
    std::string listed_subject();
};

// The fields of an act as somebody would fill them in: mostly right, sometimes not. `file` is null when the case opens.
json::Object fields_for(Choosing& choosing, std::string const& noun, law::Term const& act, casework::CaseFile const* file, casework::Actor const& actor);
// By the types of its fields alone.
json::Object by_type(Choosing& choosing, law::Term const& act);
// Nearly always an instrument that a list of this code rests on (fields.cc).
std::string basis_of_list(Choosing& choosing, std::string const& code);
json::Object subscription_fields(Choosing& c, law::Term const& act, casework::Actor const& actor);            // feeding.cc
json::Object review_filed(Choosing& c, law::Term const& act, casework::Actor const& actor);                   // reviewing.cc
// Of the procedures around an entry (procedures.cc); nothing for other acts.
std::optional<json::Object> procedure_fields(Choosing& choosing, std::string const& noun, law::Term const& act, casework::CaseFile const* file, casework::Actor const& actor);
// A determination made here, of which the next thing awaited is one of these; null when there is none. `paper`: the next to be issued, or the proof of how
// they were told or served. `act`: it has what its next act needs.
enum class Awaits { paper, proof, act };
struct Walked {
    determination::Determination const* determination = nullptr;
    std::string paper;                                     // template, where a paper is awaited
};
Walked walked_here(Choosing& choosing, Awaits what, std::string const& issuer = "");
// Of market partners and consents (market.cc).
json::Object partner_drafted(Choosing& choosing, law::Term const& act);
json::Object consent_given(Choosing& choosing, law::Term const& act, casework::Actor const& actor);
std::string paper_in_hand(Choosing& choosing, casework::Actor const& actor);       // an upload of their own agency
// Whose staff this act of the case is for: not always its agency's.
std::string acting_agency(Choosing& choosing, casework::CaseFile const& file, law::Term const& act);
// Values of no sense in the places of others, unknown members, structures cut short.
void spoil(Choosing& choosing, json::Object& fields);

}  // namespace simulation

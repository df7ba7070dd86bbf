// The accounts of a demo county. Files of this folder only.
#pragma once
#include "demo/generator.h"
#include "engine/founding.h"

namespace demo {

struct Person {
    std::string user, password, role, agency_name, name;
    std::string id;                                    // account
    std::size_t agency = 0;                            // place in County::agencies; only where there is one
};

struct People {
    std::vector<Person> all;
    std::string key_client, key_secret, key_officer;   // of the agency system
    std::size_t key_agency = 0;
    casework::Actor actor(engine::Engine& engine, std::string const& user) const;
    Person const* with(std::string const& role, std::size_t agency) const;
};

// Accounts of the office, the three administrators, outsiders, and of the agencies that determine or check in the demo.
People found_people(engine::Engine& engine, County const& county, std::vector<std::string> const& agency_ids, std::vector<std::size_t> const& staffed);

// Of a market party under an agreement.
void add_market_account(engine::Engine& engine, People& people, std::string const& partner, std::string const& name);

}  // namespace demo

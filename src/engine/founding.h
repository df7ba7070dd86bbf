// What a new deployment starts from: the law's periods and calendars, and the three administrators. Everything later is an act of people.
#pragma once
#include "agency/agency.h"
#include "engine/engine.h"

namespace engine {

// An account of the first hour, in effect at once.
struct FirstAccount {
    std::string user, name, secret;      // plain; only its hash is kept
    std::vector<law::Party> roles;
    std::string agency;                  // id
    account::Kind kind = account::Kind::person;
    std::vector<std::string> officers = {};
    std::string subject = {};
};

// Acts by law of the founding; each returns the ids opened. Throws std::runtime_error when one is refused.
void found_rules(Engine& engine);
void draft_catalogue(Engine& engine);    // the shipped list types and measures, as drafts that the office reviews and publishes
std::vector<std::string> found_agencies(Engine& engine, std::vector<agency::Content> const& agencies);
std::vector<std::string> found_accounts(Engine& engine, std::vector<FirstAccount> const& accounts);

// Rows of a seed file by heading. The files are part of the program.
std::vector<std::map<std::string, std::string>> seed_rows(std::string const& name);      // "periods", "calendar", "classes", "list_types", "measures"

// A password that people can type: words apart by hyphens, 60 bits.
std::string new_password(std::string const& random_bytes);

}  // namespace engine

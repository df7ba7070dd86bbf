// An invented county (衡安县, 130528): its organs, subjects, entries of higher origin, determinations of its own, penalties and licences.
// A pure function of its arguments: the same seed gives the same bytes with every library and on every machine. Sections draw from
// streams of their own, so that asking for more entries leaves the subjects as they were.
// Nothing in it is anybody's: names are put together from syllables, codes stand in a block that is not issued (…HX…).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "agency/agency.h"
#include "demo/words.h"
#include "list_type/list_type.h"
#include "subject/subject.h"

namespace demo {

struct Sizes {
    std::size_t agencies = kFixedAgencies + 6;   // fewer than kFixedAgencies leave kinds of agency out
    std::size_t subjects = 500;
    std::size_t persons_per_hundred = 30;
    std::size_t entries = 300;
};

// Subjects are named by their place in County::subjects: organisations, then sole traders, then persons.
struct Subject {
    subject::Kind kind = subject::Kind::organisation;
    std::string name;
    std::string code;                            // empty: a person, or an organisation known by its legacy number only
    std::string legacy;
    std::string document;                        // "citizen"; empty for organisations
    std::string number;                          // of the person or the shop's keeper; empty when only the masked one is known
    std::string number_masked;
    std::optional<law::Date> born;
    std::vector<subject::NameSpan> names;        // earlier ones
    std::optional<std::size_t> responsible;      // legal representative, or keeper of the shop: a person of the county
    std::optional<law::Date> since;              // registered, and the responsible person's since then; none for persons
};

// What many rows share is a view of the words, which live as long as the program.
struct Entry {
    std::size_t subject;
    std::string_view list_type;
    list_type::Polarity polarity;
    std::string_view level, node, issuer, basis, reason;
    std::string document_no;
    law::Date decided_on, listed_from;
    std::optional<law::Date> until;
    std::vector<std::string_view> not_supplied;  // by the origin, in the words of a determination
    bool clash = false;                          // meant to be kept out: an incentive beside discipline in force
};

struct Determination {
    std::size_t subject, agency;
    std::string list_type;
    list_type::Polarity polarity;
    std::string document_no, basis, facts, statement_outcome, exit_conditions, remedies;
    std::optional<law::Date> notice_on, served_on, proposal_shown_from, proposal_shown_until;
    law::Date decided_on;
    std::optional<law::Date> until;
};

struct Penalty {
    std::size_t subject, agency;
    std::string document_no, content;
    std::string_view conduct, facts, basis, kinds;
    std::int64_t fine_cents = 0, confiscated_cents = 0;
    law::Date decided_on;
    bool simple_procedure = false;
};

struct Licence {
    std::size_t subject, agency;
    std::string document_no, certificate_no;
    std::string_view document, certificate, kind, content;
    law::Date decided_on;
    std::optional<law::Date> until;
};

struct County {
    law::Date today;
    std::vector<agency::Content> agencies;       // the credit office first, then the operator
    std::vector<Subject> subjects;
    std::vector<Entry> entries;
    std::vector<Determination> determinations;
    std::vector<Penalty> penalties;
    std::vector<Licence> licences;
};

// Throws std::length_error when more is asked than there are names and numbers for.
County generate(std::uint64_t seed, Sizes const& sizes, law::Date today);

// The sheets that agencies hand over, with the headings they use: UTF-8 with BOM, one heading row.
std::string subjects_csv(County const& county);
std::string entries_csv(County const& county, std::string_view list_type);
std::string penalties_csv(County const& county);     // CF_*
std::string licences_csv(County const& county);      // XK_*

}  // namespace demo

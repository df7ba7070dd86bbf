// What a market partner may be told (I-14): the entries of one whole code that are in force and public that day; with the subject's consent also those
// that are not. What is held, unpublished, past or sealed is told to no partner, and no name makes a candidate. Whether nothing is listed or nothing may
// be told is one and the same answer. Measures are those of the catalogue that are voluntary and for its kind: no duty, no day, no task (I-4). Pure.
#pragma once
#include "check/verdict.h"
#include "partner/partner.h"

namespace check {

struct Reach {
    partner::Kind kind;
    std::vector<std::string> list_types;
    std::set<std::string> consented;                       // subjects whose consent for this partner and purpose is in force
};
// Of an organisation, of a list type that is published anywhere. A natural person's is public where a law names that it is, which no list type states yet.
bool is_public(Board const& board, Item const& item, law::Date on);
Answer told(Board const& board, Question const& question, Reach const& reach, law::Date on);
// As `shown`, in words that neither promise nor deny what was not told; `consent` is null without one.
json::Object shown_to_partner(Answer const& answer, std::string const& id, Board const& board, std::string const& consent);

}  // namespace check

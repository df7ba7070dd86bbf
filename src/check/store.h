// Rows ↔ board: what is published and listed, read into memory and kept up to date after each commit.
#pragma once
#include <set>
#include "casework/door.h"
#include "check/verdict.h"
#include "partner/partner.h"

namespace check {

std::shared_ptr<Board const> load_board(store::Db& db, std::int64_t version);

// The board after a commit that touched these cases; the same board when none of them matters. `version` is the ledger's size.
std::shared_ptr<Board const> refreshed(store::Db& db, std::shared_ptr<Board const> const& board, std::vector<casework::Touched> const& touched,
                                       std::int64_t version);

// The organisation on file by code, for the target class "no adverse record"; without an id when there is none.
struct OnFile { std::string id, name; };
OnFile organisation_on_file(store::Db& db, std::string const& code);

// Whether a leaf is an answer: to one question, a sheet of them, or a market partner's.
bool is_question(json::Object const& facts);
// Whose question this is, by its leaf reference; also where it opened no case. Nothing when there was no such question.
struct WhoAsked {
    std::string agency;
    law::Date on;                        // when it was answered; its case may open long after
};
std::optional<WhoAsked> who_asked(store::Db& db, std::string const& id);
inline std::optional<std::string> agency_that_asked(store::Db& db, std::string const& id) {
    auto asked = who_asked(db, id);
    return asked ? std::optional(asked->agency) : std::nullopt;
}

// Of a partner's question: who asks and how often it did that day, whom the whole code is of here, and its consent for this purpose.
struct Asker {
    std::optional<partner::Partner> partner;
    std::int64_t asked = 0;
    std::string subject, consent;
    std::set<std::string> consented;     // of those whose number it is: a person and their shops
};
Asker asker_of(store::Db& db, std::string const& partner, std::optional<partner::Purpose> purpose, text::Code const& code, std::string const& blind, law::Date on);
// Beside a subject's file: {"partners_asked":[{"partner","on","purpose","consent","leaf"}]}, the latest first.
json::Object partners_beside(store::Db& db, casework::CaseFile const& file, casework::Actor const& actor);

}  // namespace check

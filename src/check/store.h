// Rows ↔ board: what is published and listed, read into memory and kept up to date after each commit.
#pragma once
#include "casework/door.h"
#include "check/verdict.h"

namespace check {

std::shared_ptr<Board const> load_board(store::Db& db, std::int64_t version);

// The board after a commit that touched these cases; the same board when none of them matters. `version` is the ledger's size.
std::shared_ptr<Board const> refreshed(store::Db& db, std::shared_ptr<Board const> const& board, std::vector<casework::Touched> const& touched,
                                       std::int64_t version);

// The organisation on file by code, for the target class "no adverse record"; without an id when there is none.
struct OnFile { std::string id, name; };
OnFile organisation_on_file(store::Db& db, std::string const& code);

// Whose question this is, by its leaf reference; also where it opened no case. Nothing when there was no such question.
std::optional<std::string> agency_that_asked(store::Db& db, std::string const& id);

}  // namespace check

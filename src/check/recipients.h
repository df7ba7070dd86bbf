// Who received what: which agency was told of an entry, a record or a measure, when for the first time, and by which leaf. Whatever tells an
// agency of one writes it here in its own transaction, so that those who received an error are known without reading the ledger. Derived:
// nothing is proven by it, and it can be made again from the ledger, which `verify --full` compares it with.
#pragma once
#include "json/json.h"
#include "law/date.h"
#include "ledger/verify.h"
#include "store/db.h"

namespace check {

struct Received {
    std::string agency;
    law::Date on;                        // for the first time
    std::uint64_t leaf;                  // the answer or the look
};

// That an agency received these things; what it received before stays as it was.
void receive(store::Db& db, std::vector<std::string> const& things, std::string const& agency, law::Date on, std::uint64_t leaf);
// The entries, records and measures that the facts of an answer name.
std::vector<std::string> things_named(store::Db& db, json::Object const& facts);

// Agencies that received this, in their order (I-18, I-20). Of a determination, those of its entries; of a check, who asked; of a task, whose
// it is; of a measure for one subject only, those that received something of that subject as well.
std::vector<Received> recipients_of(store::Db& db, std::string const& about_kind, std::string const& about, std::string const& subject = "");

// Makes the table again from the ledger, inside the caller's transaction. Reads every leaf: minutes with millions of them.
void make_recipients_again(store::Db& db);
// Rows that are missing, unknown or altered against what the ledger tells, in the order of things and agencies.
std::vector<ledger::Finding> wrong_recipients(store::Db& db);
// The same, where an upgrade has left the table empty beside checks that found something.
void make_recipients_if_missing(store::Db& db);

}  // namespace check

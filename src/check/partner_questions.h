// Which market partner asked about whom, when and for what: the table that a day's quota is counted by and that the subject reads. Written by the
// question in its own transaction, beside its leaf. Derived: the leaf says it all but the subject, which the partner must not learn from its receipt;
// of that one the leaf holds a digest under the deployment's key (docs/decisions/0078).
#pragma once
#include "casework/noun.h"
#include "check/store.h"
#include "ledger/verify.h"

namespace check {

// For the facts of the leaf; also of nobody, so that every leaf looks alike.
std::string asked_about(casework::Blind const& blind, std::uint64_t leaf, std::string const& subject);
void note_partner_question(store::Db& db, std::uint64_t leaf, Question const& question, Asker const& asker, law::Date on);

// Makes the table again from the ledger, inside the caller's transaction. Of leaves from before there was a digest, rows keep the subject that they name.
void make_partner_questions_again(store::Db& db, casework::Blind const& blind);
// Rows that are missing, unknown or altered against what the ledger tells, in the order of leaves.
std::vector<ledger::Finding> wrong_partner_questions(store::Db& db, casework::Blind const& blind);

}  // namespace check

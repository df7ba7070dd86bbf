// Records by what they rest on.
#pragma once
#include "record/conduct.h"

namespace record {

// The record of this document on this subject, unless it was recorded in error.
std::optional<std::string> find_document(store::Db& db, std::string const& subject, std::string const& issuer, std::string const& document_no,
                                         Kind kind);
std::vector<std::string> current_records(store::Db& db, std::string const& subject);       // ids, adverse ones that have not ended
OnFile on_file(store::Db& db, std::string const& subject);                  // what its classes of conduct may rest on
bool adverse(store::Db& db, std::string const& subject, law::Date on);      // has one that is still shown that day and not suspended

// Beside an entry of a natural person: {"licensed_as":[{"record","title","issuer","until"}]}, the licences that are valid that day. Persons in
// special occupations are shown by the entry and the licensed occupation, never by a class ((二), I-2).
json::Object beside(store::Db& db, casework::CaseFile const& file, law::Date on);

// The open case that suspends this record, other than `except`, as a hold names its cause: an objection, a remedy whose organ ordered it, or a
// reorganisation.
std::optional<std::string> cause_of_hold(store::Db& db, std::string const& record, std::string const& except = "");

// Whether this would correct or complete it: it is named and proved, makes nothing heavier, and keeps to the words that are recognised.
law::Finding correction_fits_now(store::Db& db, Record const& before, json::Object const& fields, bool by_law, casework::Setting const& setting);

}  // namespace record

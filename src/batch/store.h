// What a hand-over changes against what is listed: for the dry run, the review, and the batch itself.
#pragma once
#include "batch/batch.h"

namespace batch {

struct Difference {
    std::vector<std::size_t> fresh, changed;     // rows of the hand-over
    std::size_t same = 0;
    std::vector<std::string> replaced, gone;     // ids of entries in force
    std::int64_t listed_before = 0;
};

// `rows` as entries to submit (subject, origin, until). Rows of one origin and list type are told apart by subject and document number.
Difference difference(store::Db& db, std::string const& list_type, std::string const& node, std::vector<entry::Entry> const& rows, bool snapshot, law::Date today);

}  // namespace batch

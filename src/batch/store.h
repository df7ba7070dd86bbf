// What a hand-over changes against what is listed: for the dry run, the review, and the batch itself.
#pragma once
#include "batch/batch.h"
#include "batch/difference.h"
#include "entry/elsewhere.h"

namespace batch {

// The recognition in force today of this list of another region, with our list type for it; nothing: it is not recognised.
std::optional<entry::Recognised> recognised(store::Db& db, std::string const& region, std::string const& theirs, law::Date today);

// A batch of another region, waiting for review, that no longer holds this entry.
std::optional<std::string> withdrawing(store::Db& db, std::string const& entry, std::string const& except = "");

// What is on file of that origin and list, against what it hands over.
Difference difference(store::Db& db, std::string const& list_type, std::string const& node, HandedOver const& handed, law::Date today);

// Rows of a batch as a reviewer looks at them: some of each kind of change, `skip` further on. Persons stay masked, without a code.
struct Sample {
    std::string change;                  // fresh, changed, gone; of what its publication would leave out today: settled, over, under_discipline, governed, in_question
    std::string entry, name, code, document_no, basis;
    std::optional<law::Date> until, was_until;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (change, entry, name, code, document_no, basis, until, was_until))
// How many rows its publication would leave out today, by the reason that comes first.
struct CountsLeftOut {
    std::int64_t settled = 0, over = 0, under_discipline = 0, governed = 0, in_question = 0;
};
BOOST_DESCRIBE_STRUCT(CountsLeftOut, (), (settled, over, under_discipline, governed, in_question))
struct Samples {
    std::vector<Sample> items;
    CountsLeftOut left_out;
};
BOOST_DESCRIBE_STRUCT(Samples, (), (items, left_out))
Samples samples(store::Db& db, Batch const& batch, std::size_t skip, law::Date today);

}  // namespace batch

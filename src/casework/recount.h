// Waits that run, counted again when a calendar comes or changes: a day counted over a year that was not announced is provisional until
// then. Only days that the old calendar explains are touched; dates that a case carries itself are no wait's and stay.
#pragma once
#include "casework/noun.h"

namespace casework {

struct CountedAgain {
    CaseFile before, after;              // after: the same but for due, provisional and days left
};
// What would differ, in the order of ids. A wait that would be over already is over today: nobody loses a right by a calendar that came late.
std::vector<CountedAgain> counted_again(store::Db& db, Nouns const& nouns, law::Periods const& periods, law::Calendar const& before,
                                        law::Calendar const& after, law::Date today);

}  // namespace casework

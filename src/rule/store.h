#pragma once
#include "casework/writer.h"
#include "rule/recognition.h"

namespace rule {

// The law in force as data: every published row, past ones too, because waits are counted by the value of the day they began.
casework::Law read_law(store::Db& db);

// Every row about this list, or the evaluations, of a region; drafts too.
std::vector<Rule> recognitions(store::Db& db, std::string const& region, Of of, std::string const& theirs = "");

// Periods that a statute names but which lack a value for some day since the first day of its edition, each in one line; start-up refuses
// to serve while there is one.
std::vector<std::string> missing_periods(law::Periods const& periods, casework::Nouns const& nouns);

}  // namespace rule

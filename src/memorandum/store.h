// Memoranda by the measures they name and the instruments they are cited as.
#pragma once
#include "memorandum/memorandum.h"

namespace memorandum {

// Signed by all or of a higher level, and not ended by that day; whether or not its first day has come.
std::vector<Memorandum> agreed_on(store::Db& db, law::Date day);
bool names_measure(Memorandum const& memorandum, std::string_view number);

}  // namespace memorandum

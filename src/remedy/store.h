// Remedies by what they are about.
#pragma once
#include "casework/casefile.h"

namespace remedy {

// The pending remedy whose organ suspended this thing, or the determination that an entry rests on; other than `except`.
std::optional<std::string> suspending(store::Db& db, std::string const& about, std::string const& except = "");

// Remedies that are not over about this thing, or the determination that an entry rests on. Ids.
std::vector<std::string> pending(store::Db& db, std::string const& about);

// Whether an organ or court found this answer or this entry wrong altogether.
bool found_wrong(store::Db& db, std::string const& about);
// The earliest last day that an organ or court corrected this determination to.
std::optional<law::Date> corrected_until(store::Db& db, std::string const& about);
// Whether this person determined, brought, reviewed, published, recorded or applied what these cases hold, by a step of their own.
bool decided_in(store::Db& db, std::vector<std::string> const& cases, std::string const& person);

// What is shown beside a case that remedies are pending about, and beside an answer that one has corrected:
// {"remedies_pending":[{"id","kind","since","suspended"}],"corrections":[{"remedy","correction"}]}; empty when there is neither.
json::Object beside(store::Db& db, casework::CaseFile const& file);

}  // namespace remedy

// A procedure as a document for people: what docs/statutes/NOUN.md holds. The same table that the engine applies, so text and system
// cannot part ways.
#pragma once
#include <string>
#include "law/procedure.h"

namespace law {

// Markdown, Chinese first with English. The same procedure always gives the same bytes.
std::string document(Procedure const& procedure);

}  // namespace law

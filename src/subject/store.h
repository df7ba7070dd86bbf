// Subjects on file by what identifies them. Those whose file is closed are not found.
#pragma once
#include "subject/subject.h"

namespace subject {

std::optional<std::string> find_by_code(store::Db& db, std::string const& code);       // normalised
std::optional<std::string> find_by_index(store::Db& db, std::string const& blind);     // blind index of a document number
// The only one of exactly this name; nothing when there are several, because a name alone tells nobody apart.
std::optional<std::string> find_by_name(store::Db& db, std::string const& name);
bool is_on_file(store::Db& db, std::string const& id);
// Whether what these fields say of it in words (all that are sent, when none is named) tells nothing of the kind; each that does is named.
law::Finding free_of_forbidden(store::Db& db, std::string const& id, json::Object const& sent, std::initializer_list<std::string_view> fields = {});
// Whether it declines to be promoted as a model and this matter of that agency is a selection for an honour.
bool declines_here(store::Db& db, std::string const& id, std::string const& agency, std::string const& matter, law::Date on);

}  // namespace subject

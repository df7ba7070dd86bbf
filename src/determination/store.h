// Determinations by what rests on them.
#pragma once
#include "determination/determination.h"
#include "list_type/list_type.h"

namespace determination {

// Whether the basis of this determination was reported gone: what is listed on it stays suspended until it leaves.
bool basis_gone(store::Db& db, std::string const& id);

// Its list type in the row under which it was published; before that, decided; before that, as it is known today.
std::optional<list_type::ListType> list_type_of(store::Db& db, Determination const& d, casework::CaseFile const* file, law::Date today);

// Whether a service on record rests on this paper: a prior notice, or what is served with the decision, issued when the case had so many versions.
bool service_rests_on(Determination const& d, casework::CaseFile const& file, std::string_view form, std::int64_t issued_at);

}  // namespace determination

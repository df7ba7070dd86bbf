// The row of a list type that holds on a day. A draft, or one that was withdrawn, is no row of the list for anybody.
#pragma once
#include <vector>
#include "list_type/list_type.h"
#include "store/db.h"

namespace list_type {

// Of the rows of one code: the one in force that day; where none is, the last that was before, else the first that came to be. Pure.
std::optional<ListType> known_on(std::vector<ListType> const& same_code, law::Date on);

std::optional<ListType> in_force_on(store::Db& db, std::string const& code, law::Date on);
std::optional<ListType> known_on(store::Db& db, std::string const& code, law::Date on);

}  // namespace list_type

// Determinations by what rests on them.
#pragma once
#include "store/db.h"

namespace determination {

// Whether the basis of this determination was reported gone: what is listed on it stays suspended until it leaves.
bool basis_gone(store::Db& db, std::string const& id);

}  // namespace determination

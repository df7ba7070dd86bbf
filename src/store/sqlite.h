// The embedded database. Files of this folder only.
#pragma once
#include "store/db.h"

namespace store {

std::unique_ptr<Db> open_sqlite(std::string const& path, Access access);

}  // namespace store

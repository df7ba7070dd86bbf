// PostgreSQL by libpq. Files of this folder only.
#pragma once
#include "store/db.h"

namespace store {

std::unique_ptr<Db> open_postgres(std::string const& address, Access access);

// ?1 becomes $1, outside quotes.
std::string numbered_with_dollars(std::string_view sql);

}  // namespace store

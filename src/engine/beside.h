// What other cases say of a case, shown beside it when it is opened.
#pragma once
#include "casework/casefile.h"
#include "store/db.h"

namespace engine {

json::Object beside(store::Db& db, casework::CaseFile const& file, law::Date today);

}  // namespace engine

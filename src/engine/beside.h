// What other cases say of a case, shown beside it when it is opened.
#pragma once
#include "casework/actor.h"
#include "casework/casefile.h"
#include "store/db.h"

namespace engine {

json::Object beside(store::Db& db, casework::CaseFile const& file, casework::Actor const& actor, law::Date today);

}  // namespace engine

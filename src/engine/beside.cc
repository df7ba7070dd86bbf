#include "engine/beside.h"
#include "notice/store.h"
#include "objection/store.h"
#include "record/store.h"
#include "remedy/store.h"

namespace engine {

json::Object beside(store::Db& db, casework::CaseFile const& file, law::Date today) {
    auto all = remedy::beside(db, file);
    for (auto const& more : {objection::beside(db, file), notice::beside(db, file), record::beside(db, file, today)})
        for (auto& each : more) all[each.key()] = each.value();
    return all;
}

}  // namespace engine

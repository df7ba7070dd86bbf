#include "engine/beside.h"
#include "check/store.h"
#include "notice/store.h"
#include "objection/store.h"
#include "record/store.h"
#include "remedy/store.h"

namespace engine {

json::Object beside(store::Db& db, casework::CaseFile const& file, casework::Actor const& actor, law::Date today) {
    auto all = remedy::beside(db, file);
    for (auto const& more : {objection::beside(db, file), notice::beside(db, file), record::beside(db, file, today), check::partners_beside(db, file, actor)})
        for (auto& each : more) {
            auto* before = all.if_contains(each.key());    // an answer may be corrected by an objection and by a remedy
            if (!before) all[each.key()] = each.value();
            else for (auto& one : each.value().as_array()) before->as_array().push_back(one);
        }
    return all;
}

}  // namespace engine

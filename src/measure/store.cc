#include "list_type/noun.h"
#include "measure/noun.h"

namespace measure {
namespace {

std::vector<list_type::ListType> targeted(store::Db& db, Measure const& measure) {
    std::vector<list_type::ListType> all;
    for (auto& code : measure.list_types)
        for (auto& type : store::select(db, list_type::ListTypeNoun::table(), "WHERE code = ?1 ORDER BY id", code)) all.push_back(std::move(type));
    return all;
}

}  // namespace

law::Facts MeasureNoun::facts(casework::Asking<Measure> const& now) {
    auto measure = now.row ? *now.row : content(now.command.fields);
    auto editions = store::select(now.db, table(), "WHERE number = ?1 ORDER BY edition", measure.number);
    return answers(measure, targeted(now.db, measure), editions, now.command.on.value_or(now.setting.today));
}

}  // namespace measure

template casework::Noun casework::noun<measure::MeasureNoun>();

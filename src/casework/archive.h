// The archive (封存、销毁): what has ended is sealed by the clock, opened for a named purpose alone, and destroyed after its last day there
// together with what was written about it.
#pragma once
#include "casework/noun.h"

namespace casework {

// The last day in the archive, by the period in force on `on`. Ends on the day, never later.
law::Date archive_ends(Setting const& setting, std::string_view period, law::Date on);
// Whoever answers for it, supervises or audits, for a named purpose.
bool may_open_archive(CaseFile const& file, Actor const& actor);
// What is left of a destroyed case proves that it was there; it is shown to audit alone, and never more openly than when it was sealed.
bool may_see_skeleton(CaseFile const& file, Actor const& actor);

// Cases whose words end along with one, as the store found them: "noun id" under this name.
inline constexpr std::string_view kAlong = "destroyed_along";
std::vector<Owner> along(law::Facts const& facts);

// What stays of a destroyed case: no personal word, and the day after its last one in the archive. What was written about it ends along.
template <class Row> void destroy(Outcome<Row>& all, store::Table<Row> const& table, law::Date on, law::Facts const& facts) {
    all.after = store::without_personal(table, all.after);
    all.after.destroyed_on = on + std::chrono::days{1};
    all.title = "已销毁";
    all.destroys = true;
    all.along = along(facts);
}
// The query answers noun and id of each case that was written about ?1.
std::vector<std::string> written_about(store::Db& db, store::Query const& query, std::string const& id);

law::Date a_year_after(law::Date day);

}  // namespace casework

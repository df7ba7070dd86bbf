// Every case and the database as a whole: invariants.h.
#include "simulation/invariants.h"

namespace simulation {

void check_everything(World const& world, store::Db& db, law::Date today, Violations& found) {
    static constexpr store::Query columns{"columns_of_subject", "SELECT name FROM pragma_table_info('subject')"};
    db.each(columns, [&](store::Row const& r) {
        for (auto* word : {"score", "rank", "grade", "class", "points", "level", "rating"})
            if (r.text(0).find(word) != std::string_view::npos) found.push_back({"I-2", "a subject has a column '" + std::string(r.text(0)) + "'"});
    });
    if (auto why = world.differs(db)) found.push_back({"I-17", *why});
    law::Periods none;
    law::Calendar calendar;
    for (auto& [id, file] : world.files) check_case(world, file.noun, id, today, false, none, calendar, found);
}

}  // namespace simulation

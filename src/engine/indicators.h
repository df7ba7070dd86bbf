// Figures of the supervision of agencies ((二十一), indicator/indicator.h) as they are told: each with its meaning and its evidence, and with the
// checkpoint of the ledger that it was counted from, so that another program can count again over the very same leaves (I-22).
#pragma once
#include "engine/sheet_routes.h"

namespace engine {

struct Counting {
    law::Date from, to;                                    // both days within
    std::optional<std::string> agency = {};                // of this agency alone; none: of the county and of each
    std::string indicator = {};                            // this one alone; empty: all
};
json::Object figures_now(store::Db& db, Counting const& asked);

// GET /api/v1/indicators?from=&to=&agency=&indicator=: the office and the auditor read all, an agency its own.
void add_indicator_routes(http::Router& router, SheetRoutes const& with);

}  // namespace engine

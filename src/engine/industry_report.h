// The industry credit analysis report ((九), indicator/report.h) as it is told: by month, the same for everybody, so that no two views of one month
// can be subtracted from one another (I-8); with the checkpoint that it was counted from.
#pragma once
#include "engine/sheet_routes.h"

namespace engine {

json::Object report_now(store::Db& db, law::Date last_of_month);

// GET /api/v1/reports/industry?month=2026-03, of a month that is over.
void add_industry_report(http::Router& router, SheetRoutes const& with);

}  // namespace engine

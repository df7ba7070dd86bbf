// What the ledger itself shows as done late or not done, for whoever may open a clue ((二十三), src/clue): candidates, read and nothing else. None is
// kept, counted or told to anybody, and no clue is opened from one but by a person (I-23).
#pragma once
#include "engine/sheet_routes.h"

namespace engine {

json::Object clue_candidates(store::Db& db, law::Date today);

// GET /api/v1/clues/candidates: the credit office alone.
void add_clue_candidates(http::Router& router, SheetRoutes const& with);

}  // namespace engine

// Electronic seals: an issued paper goes to the county's platform as PDF and comes back sealed, as a file of its own. Outside the writer;
// the act is what counts: whatever fails before it leaves the paper as it was.
#pragma once
#include "engine/sheet_routes.h"

namespace engine {

// The seal of this agency, by the configuration.
std::optional<Seal> seal_of(Engine& engine, store::Db& db, std::string const& agency);

void add_seal_routes(http::Router& router, SheetRoutes const& with);

}  // namespace engine

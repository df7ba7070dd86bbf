// Planted bugs: what a mistake in the engine would do, brought about between the engine and its checker. Each must be found, or the
// checker is blind. A noun is a value, so a broken copy of it can stand in its place; answers and rows can be altered on their way.
#pragma once
#include "record/conduct.h"
#include "simulation/world.h"

namespace simulation {

struct Plant {
    std::string_view name, finds;                          // the invariant that must notice it
    std::string_view zh, en;
    std::function<void(casework::Noun&)> breaks = {};      // applied to each noun
    // Alters an answer before the checker sees it; `before` is an earlier answer, or null.
    std::function<void(json::Object& answer, json::Object const* before, World const&, law::Date)> alters = {};
    std::function<void(json::Object& answer, World const&, law::Date)> alters_told = {};       // the same of a partner's
    std::function<void(json::Object& report, World const&, law::Date)> alters_report = {};     // before the checker sees it
    std::function<void(std::vector<record::ConductClass>& told, World const&, law::Date)> alters_classes = {};
    std::function<void(json::Object& page, World const&, law::Date)> alters_feed = {};         // before the checker sees it
    std::function<void(store::Db&, std::uint64_t act)> edits = {};        // behind the engine's back, before each act
    bool forgets_exits = false;                            // the board is not told what left the lists
    bool foreign_agency = false;                           // who signs in is taken for staff of another agency
};

void with_persons(json::Object& report, World const&, law::Date on);             // reports.cc
void without_floor(json::Object& report, World const&, law::Date on);

void with_unpublished(json::Object& page, World const&, law::Date on);           // feeding.cc
void with_exited(json::Object& page, World const&, law::Date on);

std::vector<Plant> const& plants();
Plant const* plant_named(std::string_view name);           // null when there is none

}  // namespace simulation

// Bringing data in from a sheet: headings found, every row read, everything done in one transaction or nothing. A dry run does the same and
// is undone. The same sheet twice changes nothing.
#pragma once
#include "engine/calls.h"
#include "spreadsheet/headings.h"

namespace engine {

// arguments: {"kind","source","rows":[{"line":n,"cells":[…]}],"dry_run"?,"snapshot"?,"list_type"?,"level"?,"node"?,"digest","map"?:{heading: field}}
// answer: {"rows","fresh","changed","same","gone","imported","bad":[{"line","field","value","reason","remedy"}],"warnings":[…],"headings":{…},"ids":[…]}
Called import_rows(Engine& engine, casework::Actor const& actor, json::Object const& arguments);

}  // namespace engine

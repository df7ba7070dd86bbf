// Bringing data in from a sheet: headings found, every row read, everything done in one transaction or nothing. A dry run does the same and
// is undone. The same sheet twice changes nothing.
#pragma once
#include "casework/door.h"
#include "engine/calls.h"
#include "spreadsheet/sheet.h"

namespace engine {

struct ImportRequest {
    std::string kind, source, digest;             // source: what the file is called
    std::vector<spreadsheet::Sheet> sheets;       // the first with the headings is taken
    std::string list_type, level, node;           // of entries, when they are not columns
    std::string region, theirs;                   // of entries of another region: its code, and its own code of the list
    bool snapshot = false, dry = false;
    std::map<std::string, std::string> map;       // heading → field, remembered for the agency
    std::function<void(std::size_t done, std::size_t all)> progress;      // on the writer's thread
};

// An act that takes back what an import did, on many cases.
struct Undoing {
    std::string noun, act;
    std::vector<std::string> ids;
    json::Object fields;
};

struct ImportAnswer {
    std::size_t rows = 0, fresh = 0, changed = 0, same = 0, gone = 0;
    bool imported = false;
    std::vector<spreadsheet::BadRow> bad, warnings;
    json::Object headings;                        // field → heading, as found
    std::vector<std::string> ids;                 // of what was opened for the sheet as such: batches, drafts
    std::vector<Undoing> undoing;                 // when it was imported
    std::size_t sheet = 0, heading_line = 0;      // which sheet was taken; 0: no headings
};

// The kinds there are, each with its name in Chinese and English.
struct ImportKind { std::string name, zh, en; };
std::vector<ImportKind> const& import_kinds();

// Asked before any row is read: what is new and what is known already is no answer for everybody.
std::optional<law::Refusal> may_import(casework::Actor const& actor, std::string const& kind);

// Reads a file for import; throws spreadsheet::Error. `most_cells` bounds what an upload may hold.
ImportRequest read_import(std::string const& kind, std::string const& source, std::string_view bytes, std::size_t most_cells);

// Inside the writer's transaction; keeps nothing unless `imported`, but for the mapping of headings when it is no dry run.
ImportAnswer import_sheet(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, ImportRequest const& request);

// How this agency's headings map to fields, as it said before.
std::map<std::string, std::string> remembered_headings(store::Db& db, std::string const& agency, std::string const& kind);

// What the sheet calls each field, as `import_sheet` and its JSON tell it.
std::map<std::string, std::string> headings_found(json::Object const& headings);

// At most `most` of the bad rows and warnings.
json::Object import_json(ImportAnswer const& answer, std::size_t most = ~std::size_t{0});

// For the command line. arguments: {"kind","source","file": base64,"dry_run"?,"snapshot"?,"list_type"?,"level"?,"node"?,"region"?,"theirs"?,"map"?:{heading: field}}
// answer: {"rows","fresh","changed","same","gone","imported","bad":[{"line","field","value","reason","remedy"}],"warnings":[…],"headings":{…},
// "ids":[…],"sheet","heading_line"}
Called import_file(Engine& engine, casework::Actor const& actor, json::Object const& arguments);

}  // namespace engine

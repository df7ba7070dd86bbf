#pragma once
#include "clue/clue.h"
#include "clue/statute.h"

namespace clue {

struct ClueNoun {
    using Row = Clue;
    static constexpr std::string_view kName = "clue", kPath = "clues";
    static constexpr bool kAsksAlways = true;              // what was written about it is destroyed along with it
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It may name an officer, and its words do.
    static bool identifies_person(Row const& row) { return !row.destroyed_on; }
};

// The clue as `open` would leave it. Throws json::Error naming the place.
Clue clue_sent(json::Object const& fields);

}  // namespace clue

HENGXIN_NOUN(extern, clue::ClueNoun);

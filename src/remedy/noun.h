#pragma once
#include "remedy/remedy.h"
#include "remedy/statute.h"

namespace remedy {

struct RemedyNoun {
    using Row = Remedy;
    static constexpr std::string_view kName = "remedy", kPath = "remedies";
    static constexpr bool kAsksAlways = true;              // its end reaches what it is about
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It names who applied.
    static bool identifies_person(Row const& row) { return !row.destroyed_on; }
};

// How an entry that an order suspends names its cause, before the remedy's id.
inline std::string const kCause = "复议诉讼 ";

// The remedy as `register` or `take_up` would leave it. Throws json::Error naming the place.
Remedy remedy_sent(json::Object const& fields, Remedy before);

}  // namespace remedy

HENGXIN_NOUN(extern, remedy::RemedyNoun);

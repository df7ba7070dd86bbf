#pragma once
#include "repair/repair.h"
#include "repair/statute.h"

namespace repair {

struct RepairNoun {
    using Row = Repair;
    static constexpr std::string_view kName = "repair", kPath = "repairs";
    static constexpr bool kAsksAlways = true;              // an approval reaches the entry or the record
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It names who applies and how to reach them.
    static bool identifies_person(Row const&) { return true; }
};

// How an entry that a reorganisation suspends names its cause, before the id of the repair.
inline std::string const kShield = "破产重整 ";

// The repair as an act would leave what was sent with it. Throws json::Error naming the place.
Repair repair_sent(json::Object const& fields, Repair before);
// Whether a supplement brings anything that was not there.
law::Finding supplied(Repair const& before, json::Object const& fields);

}  // namespace repair

HENGXIN_NOUN(extern, repair::RepairNoun);

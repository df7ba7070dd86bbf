#pragma once
#include "entry/entry.h"
#include "entry/statute.h"

namespace entry {

struct EntryNoun {
    using Row = Entry;
    static constexpr std::string_view kName = "entry", kPath = "entries";
    static constexpr bool kAsksAlways = true;              // an end reaches the tasks that rest on the entry
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static std::vector<std::string> to_remind(store::Db&, casework::Setting const&);
    static void noted(store::Db&, Row const&, casework::Noted const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // The row names its subject by id alone; the subject's own case is where a person is looked at. What is or was sealed is looked at here.
    static bool identifies_person(Row const& entry) { return entry.sealed_on.has_value(); }
};

// What the gate of its list type asks of an entry by itself (I-10): origin, issuer, number, basis, date.
law::Finding gate(Entry const& entry, law::Date today);

}  // namespace entry

HENGXIN_NOUN(extern, entry::EntryNoun);

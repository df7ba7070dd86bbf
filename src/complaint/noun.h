#pragma once
#include "complaint/complaint.h"
#include "complaint/statute.h"

namespace complaint {

struct ComplaintNoun {
    using Row = Complaint;
    static constexpr std::string_view kName = "complaint", kPath = "complaints";
    static constexpr bool kAsksAlways = true;              // what was written about it is destroyed along with it
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It names who complains, and about whom.
    static bool identifies_person(Row const& row) { return !row.destroyed_on; }
};

// The complaint as `receive` or `supplement` would leave it. Throws json::Error naming the place.
Complaint complaint_sent(json::Object const& fields, Complaint before);

}  // namespace complaint

HENGXIN_NOUN(extern, complaint::ComplaintNoun);

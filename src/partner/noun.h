#pragma once
#include "partner/partner.h"
#include "partner/statute.h"

namespace partner {

struct PartnerNoun {
    using Row = Partner;
    static constexpr std::string_view kName = "partner", kPath = "partners";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The partner as `draft` or `amend` would leave it, its new terms proposed. Throws json::Error naming the place.
Partner partner_sent(json::Object const& fields, Partner before);
law::Finding terms_are_whole(Terms const& terms);

}  // namespace partner

HENGXIN_NOUN(extern, partner::PartnerNoun);

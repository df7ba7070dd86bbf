#pragma once
#include "agency/agency.h"
#include "agency/statute.h"

namespace agency {

struct AgencyNoun {
    using Row = Agency;
    static constexpr std::string_view kName = "agency", kPath = "agencies";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&) { return true; }
    static bool identifies_person(Row const&) { return false; }
};

// The content an act brings, or what was proposed before; throws json::Error naming the place.
Content content_sent(json::Object const& fields);
Content content_proposed(Agency const& agency);

// What may be wrong with the content by itself. Really issued codes fail their check digit now and then: two persons look at it.
law::Finding told_apart(Content const& content);
law::Finding kind_fits(Content const& content);
law::Finding matters_fit(Content const& content);
law::Finding duties_fit(Content const& content);

}  // namespace agency

HENGXIN_NOUN(extern, agency::AgencyNoun);

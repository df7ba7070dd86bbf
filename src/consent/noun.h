#pragma once
#include "consent/consent.h"
#include "consent/statute.h"

namespace consent {

struct ConsentNoun {
    using Row = Consent;
    static constexpr std::string_view kName = "consent", kPath = "consents";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The consent that `give` or `record` brings. Throws json::Error naming the place.
Consent consent_sent(json::Object const& fields);

}  // namespace consent

HENGXIN_NOUN(extern, consent::ConsentNoun);

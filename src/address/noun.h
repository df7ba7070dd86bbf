#pragma once
#include "address/address.h"
#include "address/statute.h"

namespace address {

struct AddressNoun {
    using Row = Address;
    static constexpr std::string_view kName = "address", kPath = "addresses";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It says how to reach a person.
    static bool identifies_person(Row const&) { return true; }
};

}  // namespace address

HENGXIN_NOUN(extern, address::AddressNoun);

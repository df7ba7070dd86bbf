#pragma once
#include "list_type/drafted.h"
#include "list_type/list_type.h"
#include "list_type/statute.h"

namespace list_type {

struct ListTypeNoun {
    using Row = ListType;
    static constexpr std::string_view kName = "list_type", kPath = "list-types";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static constexpr bool kAsksAlways = true;                // its end reaches the entries that rest on it
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The fields of `draft` for a row of rules/list_types.csv; throws json::Error naming the column.
json::Object fields_from_row(SeedRow const& row);

// Every question of the statute, answered for a row that is published on `on`, beside the other rows of its code. Pure.
law::Facts answers(ListType const& type, std::vector<ListType> const& same_code, law::Date on);

}  // namespace list_type

HENGXIN_NOUN(extern, list_type::ListTypeNoun);

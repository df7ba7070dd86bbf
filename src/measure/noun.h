#pragma once
#include "list_type/drafted.h"
#include "list_type/list_type.h"
#include "measure/measure.h"
#include "measure/statute.h"

namespace measure {

struct MeasureNoun {
    using Row = Measure;
    static constexpr std::string_view kName = "measure", kPath = "measures";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static constexpr bool kAsksAlways = true;                // a draft is counted among the editions of its number
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static void noted(store::Db&, Row const&, casework::Noted const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// Kinds of matter that a remit and a measure name.
inline constexpr std::string_view kMatterKinds[] = {"licence", "inspection", "procurement", "tender",     "subsidy",
                                                    "honour",  "land",       "finance",     "appointment"};
// The one matter kind of a measure that no check offers: no remit is of this kind.
inline constexpr std::string_view kOfferedInNoCheck = "none";

// The fields of `draft` for a row of rules/measures.csv; throws json::Error naming the column.
json::Object fields_from_row(list_type::SeedRow const& row);
// A measure has one target. A row with two classes of subjects ("all_incentive|none_adverse") is so many measures: the first keeps the
// number, that for subjects with nothing adverse gets an N behind it.
std::vector<list_type::SeedRow> one_target_each(list_type::SeedRow const& row);

// The measure as drafted in these fields: everything but what only the procedure sets.
Measure content(json::Object const& fields);

// Every question of the statute, answered for a measure that is published on `on`, beside the list types it names and the other editions
// of its number. Pure.
law::Facts answers(Measure const& measure, std::vector<list_type::ListType> const& list_types, std::vector<Measure> const& editions, law::Date on);

}  // namespace measure

HENGXIN_NOUN(extern, measure::MeasureNoun);

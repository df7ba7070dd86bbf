#pragma once
#include "list_type/drafted.h"
#include "rule/rule.h"
#include "rule/statute.h"

namespace rule {

struct RuleNoun {
    using Row = Rule;
    static constexpr std::string_view kName = "rule", kPath = "rules";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The fields of `draft` for a row of rules/periods.csv; throws json::Error naming the column.
json::Object fields_from_row(list_type::SeedRow const& row);
// … of rules/classes.csv.
json::Object fields_from_class_row(list_type::SeedRow const& row);
// The fields of `draft` of each year that rules/calendar.csv announces: the years in the titles of the notices, oldest first.
std::vector<json::Object> fields_from_calendar(std::vector<list_type::SeedRow> const& rows);

// The rule as drafted in these fields: everything but what only the procedure sets.
Rule content(json::Object const& fields);

enum class Step { publish, end };
// The questions of publishing or ending this rule, answered beside the other rows of its name. Pure.
law::Finding days_fit(Rule const& calendar);          // its days fit the week and the year, each once
law::Facts answers(Rule const& rule, std::vector<Rule> const& same_name, Step step);

// The rows of this name as they will be after the step.
std::vector<Rule> afterwards(Rule const& rule, std::vector<Rule> const& same_name, Step step);

// The law that published rows make.
law::Periods periods_of(std::vector<Rule> const& rules);
law::Calendar calendar_of(std::vector<Rule> const& rules);

}  // namespace rule

HENGXIN_NOUN(extern, rule::RuleNoun);

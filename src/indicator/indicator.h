// Indicators of the supervision of agencies (督查考核指标, （二十一）), and their figures over a period of days. A figure is counted from
// leaves of the ledger and from nothing else, so that another program counts the same from an export (I-22, docs/recompute_figures.py),
// and each opens its evidence. Figures tell of the work of agencies: none is of a person, none compares subjects, and no duty is
// made of a voluntary measure (I-4). Pure: leaves in, figures out.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>
#include "json/json.h"
#include "law/date.h"

namespace indicator {

enum class Lateness { either, in_time, late };          // as the law decided when the act was done: the leaf says "late"
enum class Whose { the_cases_agency, the_acting_agency };

// Each act of a noun with one of these names counts once, on its legal day.
struct Indicator {
    std::string_view name, zh, en;
    std::string_view clause;
    std::string_view means_zh, means_en;                // one sentence
    std::string_view noun;
    std::vector<std::string_view> acts;
    Lateness lateness = Lateness::either;
    Whose whose = Whose::the_cases_agency;
    std::string_view waits_in = {};                     // counts no acts, but cases that stand in this state, overdue, when the period ends
};
std::span<Indicator const> indicators();

struct Evidence {
    std::uint64_t leaf;
    std::optional<std::uint64_t> row;
    std::string noun, of_case;                          // of_case empty: a question that opened no case
    std::string reference() const;                      // "17" or "17.3"
};
struct Figure {
    Indicator const* indicator;
    std::string agency;                                 // id; empty: of the whole county
    std::vector<Evidence> evidence;                     // its count is their number
};

// Counts leaf by leaf, in the order of the ledger; a row of a leaf follows the leaf itself.
class Tally {
 public:
    Tally(law::Date from, law::Date to);                // both days within
    void take(std::uint64_t leaf, std::optional<std::uint64_t> row, json::Object const& facts);
    // Of the county, then of each agency that the ledger knows; nought is a figure as well.
    std::vector<Figure> figures() const;
    std::map<std::string, std::string> const& agencies() const { return agencies_; }        // id → today's name

 private:
    struct Waiting {
        std::string state, agency, due;
        bool provisional;
        Evidence evidence;
    };
    void remember(json::Object const& facts, Evidence const& at, std::string const& on);
    void count(json::Object const& facts, Evidence const& at);

    std::string from_, to_;                             // canonical days compare as text
    std::string batch_agency_, batch_on_;
    std::map<std::string, std::string> agencies_;
    std::map<std::string, Waiting> files_;              // cases of nouns that may be overdue, as they stood when the period ended
    std::set<std::string> voluntary_;                   // tasks on voluntary measures
    std::map<std::string_view, std::map<std::string, std::vector<Evidence>>> counted_;      // by indicator, by agency ("" when nobody's)
};

}  // namespace indicator

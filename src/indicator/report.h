// The industry credit analysis report (行业信用分析报告, （九）): how many organisations stand on each public list on the last day of a month, by the
// field (领域) of the list, counted from leaves alone. I-8: no natural person and no sole trader is counted, and no number is of fewer
// organisations than the floor of disclosure, nor can one be worked out: lists below the floor are told as "fewer than", together as one
// further group where that gives none of them away, and are in no total otherwise. Pure.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>
#include "json/json.h"
#include "law/basis.h"
#include "law/date.h"

namespace indicator {

struct Floor {
    law::Date from;
    std::size_t organisations;
    law::Basis under;
};
Floor const& floor_on(law::Date on);

struct List {                                               // of a list type as published
    std::string code, polarity, field, name_zh, name_en;
    auto operator<=>(List const&) const = default;
};
using Members = std::map<List, std::set<std::string>>;      // organisations on each list, by id

struct Told {
    List list;
    std::optional<std::size_t> organisations;               // none: fewer than the floor
};
struct Report {
    std::size_t floor;
    std::vector<Told> lists;
    std::map<std::string, std::size_t> others;              // by polarity: different organisations on the lists that are below the floor, where it may be told
    std::map<std::string, std::size_t> totals;              // by polarity: of all numbers that are told
};
Report report_of(Members const& members, std::size_t floor);

// Whether `organisations` different ones on `lists` lists of fewer than `floor` each may be told: enough of them, and few enough that each list may
// still hold any number from none to one below the floor.
bool may_be_told_together(std::size_t organisations, std::size_t lists, std::size_t floor);

// Who stands on which public list at the end of a day, from leaves in the order of the ledger.
class Standing {
 public:
    explicit Standing(law::Date on) : on_(law::to_text(on)) {}
    void take(std::optional<std::uint64_t> row, json::Object const& facts);
    Members members() const;

 private:
    std::string on_, batch_on_;
    std::map<std::string, json::Object> entries_, list_types_;
    std::map<std::string, std::string> states_;
    std::set<std::string> organisations_;
};

}  // namespace indicator

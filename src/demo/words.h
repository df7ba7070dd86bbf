// What the invented county is made of: its organs, the lists of higher origin, the syllables of its names. Words only; generator.cc
// puts them together. 衡安县 and 衡州市 are on no map.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>
#include "law/date.h"

namespace demo {

struct MatterWords { std::string_view code, name, kind, basis; };

struct AgencyWords {
    std::string_view name, kind;
    std::string_view code_prefix;                // 11130528 organs, 51130528 social organisations, 91130528 enterprises
    std::vector<std::string_view> duties;
    std::vector<MatterWords> matters;
};
// In the order in which a smaller county does without them from the end. The first kFixedAgencies offer every measure of the catalogue.
std::vector<AgencyWords> const& agency_words();
inline constexpr std::size_t kFixedAgencies = 30;
std::span<std::string_view const> township_names();

// A list type of rules/list_types.csv, as its origin hands it over; a test holds the two together.
struct ListWords {
    std::string_view code;
    bool incentive;
    unsigned persons_per_hundred;                // among its entries; 0: its law names no natural persons
    int months;                                  // of a fixed or renewable period; 0: until the origin removes it
    bool origin_sets_end;                        // the decision itself names a last day although the list type has none
    law::Date from;                              // the list type's own first day
    unsigned weight;                             // how often it occurs
    std::string_view level, node, issuer;
    std::string_view number;                     // document number; # year, % running number
    std::string_view basis, reason;
};
std::span<ListWords const> upstream_words();

// A list that organs of the county determine.
struct CountyListWords {
    std::string_view code;
    bool incentive;
    unsigned persons_per_hundred;
    int months;
    law::Date from;
    std::vector<std::string_view> agencies;      // kinds of agency with the duty
    std::string_view number, basis, facts, exit_conditions, remedies;
};
std::vector<CountyListWords> const& county_list_words();

struct PenaltyWords {
    std::string_view agency, abbreviation;       // kind of the agency, its word in document numbers
    std::string_view conduct, facts, basis, kinds, content;
    int least_hundreds, most_hundreds;           // fine in hundreds of yuan; 0: none
    int confiscated_hundreds;                    // at most; 0: none
    bool simple_procedure;
};
std::span<PenaltyWords const> penalty_words();

struct LicenceWords {
    std::string_view agency, abbreviation, document, certificate, kind, content;
    int years;                                   // 0: without end
};
std::span<LicenceWords const> licence_words();

// One form of name: 衡安县 + brand + trade + ending.
struct NameForm {
    std::string_view ending;
    unsigned weight;
    std::span<std::string_view const> trades;
};
std::span<NameForm const> organisation_forms();
std::span<NameForm const> sole_trader_forms();
std::span<std::string_view const> branch_places();

// One character each. No syllable begins a trade, so that brand and trade cannot be cut in two ways.
std::u32string_view brand_syllables();
std::u32string_view surnames();
std::u32string_view given_syllables();

}  // namespace demo

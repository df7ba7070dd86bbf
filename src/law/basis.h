// What a rule rests on. I-1: nothing takes effect without a cited basis of sufficient rank.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>

namespace law {

// Rank of the instrument, highest first (立法法; 国办发〔2020〕49号 for Central/State-Council policy). `house_rule`: our own default,
// shown as such, never a basis for a burden. `memorandum`: agencies agreed to act together, which is a basis for nothing (I-9).
enum class Rank { law, administrative_regulation, central_policy, local_regulation, departmental_rule, normative_document, house_rule, memorandum };
BOOST_DESCRIBE_ENUM(Rank, law, administrative_regulation, central_policy, local_regulation, departmental_rule, normative_document, house_rule, memorandum)

// A basis in a constexpr table.
struct Basis {
    std::string_view instrument, article;
    Rank rank = Rank::house_rule;
};

// The bases that statute tables cite, by short names.
constexpr Basis clause(std::string_view number) { return {"宁社信发〔2020〕6号", number, Rank::normative_document}; }
constexpr Basis own_rule(std::string_view why) { return {"衡信系统规则 (own rule)", why, Rank::house_rule}; }

}  // namespace law

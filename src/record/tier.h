// The tier of an administrative penalty, by a dated table with its sources (轻微 · 一般 · 严重). Pure.
#pragma once
#include <span>
#include "law/basis.h"
#include "record/record.h"

namespace record {

// What a row of the table asks of a decision; the first row that fits wins.
enum class Sign { simple_procedure, warning_only, severe_kind, any };
BOOST_DESCRIBE_ENUM(Sign, simple_procedure, warning_only, severe_kind, any)

struct TierRow {
    law::Date from;                          // decisions of these days
    std::optional<law::Date> to;
    Sign sign;
    Tier tier;
    law::Basis under;
    bool confirmed;                          // false: still to be checked against the official text
};
std::span<TierRow const> tier_rows();

// One decision with several penalties gets the tier of its gravest.
TierRow const& tier_of(std::vector<std::string> const& penalty_kinds, std::int64_t fine_cents, bool simple_procedure, law::Date on);

// Most that may be fined on the spot (行政处罚法), in cents: above it a decision was not of the simple procedure, whatever it says.
std::int64_t simple_procedure_limit(law::Date on);

// 行政处罚法 art. 9, as the 双公示 layout spells them.
std::span<std::string_view const> penalty_kinds();
bool is_penalty_kind(std::string_view kind);
std::vector<std::string> split_kinds(std::string_view joined);     // at ; ； 、 , ，
// Whether a penalty of `after` weighs more than one of `before` by its kinds: one more of them, or one in the place of a milder one.
bool weighs_more(std::vector<std::string> const& after, std::vector<std::string> const& before);

}  // namespace record

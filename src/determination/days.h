// How long a determination lists, and when what was told of it holds: its last day never lies later than by the row of its list type that it was told
// under, nor than by the one that it was decided under. Pure.
#pragma once
#include "determination/determination.h"
#include "list_type/list_type.h"

namespace determination {

// The last day that these rows allow for what is decided that day: the earliest of them. None: until it is removed.
std::optional<law::Date> latest_by(std::vector<list_type::ListType> const& rows, std::optional<law::Date> decided_on);

// The last day of the entry: what the decision says, but never beyond the list type's period (I-19), unless it was renewed. The burden counts from
// the decision.
std::optional<law::Date> last_day_of(Determination const& d, list_type::ListType const& type);

// How long a proposal would list, as its prior notice says it.
std::string proposed_period(Determination const& d, std::optional<list_type::ListType> const& type);

// Whether the last day that this act names, if it names one, may be. `told`: the last day told in advance; `latest`: what the rows of its list type allow.
struct Until {
    std::string_view act;
    law::Date on;
    std::optional<law::Date> told, latest;
};
law::Finding until_fits(Determination const& d, Until const& until);

// Whether anything is left to list that day.
law::Finding time_left(std::optional<law::Date> last, law::Date today);

// Whether a correction names no later day than before.
law::Finding shortens(json::Object const& fields, std::optional<law::Date> last);

}  // namespace determination

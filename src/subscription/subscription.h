// A Subscription (接收推送): an agency takes what is published of lists and measures for it, and acknowledges it. Which list types those are is
// computed from the published measures that name it (I-3), never typed; a restriction only narrows it.
#pragma once
#include <set>
#include "agency/agency.h"
#include "casework/noun.h"
#include "list_type/list_type.h"
#include "measure/measure.h"

namespace subscription {

enum class Feed { entries, measures };
BOOST_DESCRIBE_ENUM(Feed, entries, measures)

// How far one feed was acknowledged: a leaf of the ledger, and what was received up to it.
struct Acknowledged {
    std::int64_t cursor = 0;
    std::string digest;
    std::optional<law::Date> on;
    std::string officer;                 // account
};
BOOST_DESCRIBE_STRUCT(Acknowledged, (), (cursor, digest, on, officer))

struct Subscription {
    std::string id;
    std::int64_t version = 0;
    std::string agency;
    std::vector<std::string> only;       // list types; none: all that concern it
    law::Date from;
    Acknowledged entries, measures;
    std::optional<law::Date> urged_on;   // the last time
    std::string words;                   // what its supervisor was asked
    std::optional<law::Date> ended_on;
    std::string ended_because;
};
BOOST_DESCRIBE_STRUCT(Subscription, (), (id, version, agency, only, from, entries, measures, urged_on, words, ended_on, ended_because))

inline Acknowledged const& of(Subscription const& s, Feed feed) { return feed == Feed::entries ? s.entries : s.measures; }

// Whether this agency implements the measure in any matter of its remit that day.
bool implements(agency::Agency const& agency, measure::Measure const& measure, law::Date on);
bool aims_at(measure::Measure const& measure, list_type::ListType const& type);
// Codes of the list types for which a measure that was ever published names the agency: of what has left them it is still told that it has.
std::set<std::string> concerns(agency::Agency const& agency, std::vector<measure::Measure> const& measures, std::vector<list_type::ListType> const& types, law::Date on);

}  // namespace subscription

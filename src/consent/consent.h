// A Consent (授权同意): a subject agrees that one named partner learns, for one purpose and until a day, what is not public about it. Given by the
// subject itself or taken down at a window from its signed paper; taken back at any time, at once, for no reason, and nothing else depends on it.
#pragma once
#include "partner/partner.h"

namespace consent {

enum class Given { by_itself, on_paper };
BOOST_DESCRIBE_ENUM(Given, by_itself, on_paper)

struct Consent {
    std::string id;
    std::int64_t version = 0;
    std::string subject;                 // id
    std::string partner;                 // id
    partner::Purpose purpose;
    law::Date from, until;               // first and last day
    Given given;
    std::string paper;                   // document id of what it signed
    std::string taken_by;                // agency id of the window
    std::optional<law::Date> withdrawn_on;
    std::string withdrawal;              // document id of what it signed to take it back
    std::optional<law::Date> ended_on;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (id, version, subject, partner, purpose, from, until, given, paper, taken_by, withdrawn_on, withdrawal, ended_on))

// Whether it may be relied on that day: taken back, it may not from that very day.
bool in_force(Consent const& consent, law::Date on);

}  // namespace consent

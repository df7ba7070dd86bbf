// A Notice (适用状态通知): an agency that received something is told that it is suspended, and told again when that has ended or it was found
// wrong (I-18, I-20). One for each past recipient of each objection; the agency acknowledges both times.
#pragma once
#include "casework/noun.h"

namespace notice {

enum class AboutKind { entry, record, measure, check };
BOOST_DESCRIBE_ENUM(AboutKind, entry, record, measure, check)
// How the suspension ended. `still_held`: this cause is over, another one suspends it on.
enum class Outcome { pending, resumed, corrected, removed, still_held };
BOOST_DESCRIBE_ENUM(Outcome, pending, resumed, corrected, removed, still_held)

struct Notice {
    std::string id;
    std::int64_t version = 0;
    std::string cause;                   // id of the objection
    AboutKind about_kind;
    std::string about;                   // id of what was received
    std::string agency;                  // who received it
    law::Date received_on;               // for the first time
    std::int64_t received_leaf = 0;      // by this answer or look
    std::optional<law::Date> held_from;  // none: it was wrong, and nothing had suspended it
    std::optional<law::Date> ended_on;
    Outcome outcome = Outcome::pending;
    std::string words;                   // of the agency: what it stopped, resumed or undid
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, version, cause, about_kind, about, agency, received_on, received_leaf, held_from, ended_on, outcome, words))

}  // namespace notice

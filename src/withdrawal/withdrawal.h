// A Withdrawal (适用状态通知): an agency that received something is told that it is suspended, and told again when that has ended or it was found
// wrong (I-18, I-20). One for each past recipient of each objection, and of each suspension with another cause: the office's own doubt, an order, a
// reorganisation, a basis reported gone. The agency acknowledges both times. It is told once of whatever else ends, corrects or renews an entry, a
// record or a determination before its time: a remedy, a repair, a revocation, a renewal, its origin (I-15, I-19).
#pragma once
#include "casework/noun.h"

namespace withdrawal {

enum class AboutKind { entry, record, measure, check, task, determination };
BOOST_DESCRIBE_ENUM(AboutKind, entry, record, measure, check, task, determination)
// How the suspension ended, or what became of the thing. `still_held`: this cause is over, another one suspends it on.
enum class Outcome { pending, resumed, corrected, removed, still_held, ended, repaired, revoked, renewed };
BOOST_DESCRIBE_ENUM(Outcome, pending, resumed, corrected, removed, still_held, ended, repaired, revoked, renewed)

struct Withdrawal {
    std::string id;
    std::int64_t version = 0;
    std::string cause;                   // id of the case that suspends, ends or corrects it; of the thing itself where no other does
    AboutKind about_kind;
    std::string about;                   // id of what was received
    std::string agency;                  // who received it
    law::Date received_on;               // for the first time
    std::int64_t received_leaf = 0;      // by this answer or look
    std::optional<law::Date> held_from;  // none: it was wrong, and nothing had suspended it
    std::optional<law::Date> ended_on;
    Outcome outcome = Outcome::pending;
    std::string words;                   // of the agency: what it stopped, resumed or undid; of the credit office, why it is silent
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (id, version, cause, about_kind, about, agency, received_on, received_leaf, held_from, ended_on, outcome, words))

// What everyone who received a thing has to be told, in the act that suspends, ends or corrects it.
struct Telling {
    std::string cause;
    AboutKind about_kind;
    std::string about, subject, title;
    Outcome outcome = Outcome::pending;
};
// Opens a withdrawal for each agency that store.h: give_recipients named in the facts; nothing where it named none.
void tell(std::vector<casework::Consequence>& all, Telling const&, law::Facts const&);
// The end of a suspension, to those whom it was told: the withdrawals that the facts name "withdrawals_open"; nothing where they name none.
void tell_end(std::vector<casework::Consequence>& all, Outcome outcome, law::Facts const&);

}  // namespace withdrawal

// Withdrawals by what they come from.
#pragma once
#include "casework/noun.h"
#include "law/date.h"
#include "law/facts.h"
#include "store/db.h"

namespace withdrawal {

// Of this objection, or of a thing that tells of its own suspension: those told of it and not yet of its end. Ids, in order.
std::vector<std::string> open_withdrawals(store::Db& db, std::string const& cause);
// Agencies that have one of this objection.
std::vector<std::string> told(store::Db& db, std::string const& cause);

// Who had received it and is to be told, as the facts "recipients", "received_on" and "received_leaf", for withdrawal.h: tell. Not the credit office,
// which sees every one, nor who is `told` already. Of a measure, received for this subject.
void give_recipients(store::Db& db, std::string const& about_kind, std::string const& about, std::string const& subject, std::vector<std::string> const& told,
                     law::Date today, law::Facts& facts);

// The same of what an act on the thing itself ends or corrects: neither the agency that acts, which knows, nor whoever the case that it comes from
// (field "cause", which only the law sends) has just told so, be it of the determination that the thing rests on.
struct Ending {
    std::string about_kind, about, determination;
    casework::Actor const& actor;
    casework::Command const& command;
    law::Date today;
};
void give_recipients(store::Db& db, Ending const&, law::Facts& facts);

// Of a thing that is suspended or no longer is: whom it tells, and which withdrawals that ends. An objection tells of its own suspension.
void give_suspension(store::Db& db, Ending const& thing, law::Facts& facts);

}  // namespace withdrawal

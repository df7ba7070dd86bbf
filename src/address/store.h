// Confirmations by whom they are of.
#pragma once
#include "address/address.h"

namespace address {

// The confirmation in force that day: of this subject, or of this case when it names no subject.
std::optional<Address> consent(store::Db& db, std::string const& subject, std::string const& about, Channel channel, law::Date on);
// The same of either channel, the text message first; where one is `named`, that one alone.
std::optional<Address> consent(store::Db& db, std::string const& subject, std::string const& about, law::Date on, std::string const& named = "");

}  // namespace address

// Confirmations by whom they are of.
#pragma once
#include "address/address.h"

namespace address {

// The confirmation in force that day: of this subject, or of this case when it names no subject.
std::optional<Address> consent(store::Db& db, std::string const& subject, std::string const& about, Channel channel, law::Date on);

}  // namespace address

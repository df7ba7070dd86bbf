// Consents by whom they are of.
#pragma once
#include "consent/consent.h"

namespace consent {

// The consent of this subject for this partner and purpose that is in force that day; its id.
std::optional<std::string> on_file(store::Db& db, std::string const& subject, std::string const& partner, partner::Purpose purpose, law::Date on);

}  // namespace consent

// Every kind of case of this program, in the order a case meets them.
#pragma once
#include "casework/noun.h"

namespace engine {

casework::Nouns const& all_nouns();

}  // namespace engine

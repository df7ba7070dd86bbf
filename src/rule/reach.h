// How far an act on a recognition reaches.
#pragma once
#include "rule/rule.h"

namespace rule {

// "跨区域互认：邻市“…”"
std::string title_of(Recognition const& what);

// What rests on a recognition ends with it, in the same act: entries that nothing recognises any longer leave, others end on its last day.
void reach_entries(casework::Outcome<Rule>& all, casework::Deciding<Rule> const& now);

}  // namespace rule

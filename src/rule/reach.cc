#include "rule/reach.h"
#include <map>

namespace rule {

std::string title_of(Recognition const& what) {
    return (what.recognised ? "跨区域互认：" : "不予互认：") + what.region_name + "“" + what.theirs_name + "”";
}

void reach_entries(casework::Outcome<Rule>& all, casework::Deciding<Rule> const& now) {
    std::map<std::string, std::vector<std::string>> by_last;               // "" : today
    auto ids = now.facts.given("resting"), last = now.facts.given("resting_until");
    for (std::size_t i = 0; i < ids.size(); ++i) by_last[last.at(i)].push_back(ids[i]);
    for (auto& [day, some] : by_last) {
        if (day.empty()) casework::demand(all.consequences, {"entry", "remove", some, {{"reason", "recognition_ended"}, {"cause", now.id}}});
        else casework::demand(all.consequences, {"entry", "correct", some, {{"until", day}, {"cause", now.id}}});
    }
}

}  // namespace rule

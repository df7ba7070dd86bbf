#include "rule/reach.h"
#include <algorithm>
#include <map>

namespace rule {

std::string title_of(Recognition const& what) {
    return (what.recognised ? "跨区域互认：" : "不予互认：") + what.region_name + "“" + what.theirs_name + "”";
}

void reach_entries(casework::Outcome<Rule>& all, casework::Deciding<Rule> const& now) {
    constexpr std::size_t kRowsPerLeaf = 4096;
    std::map<std::string, std::vector<std::string>> by_last;               // "" : today
    auto ids = now.facts.given("resting"), last = now.facts.given("resting_until");
    for (std::size_t i = 0; i < ids.size(); ++i) by_last[last.at(i)].push_back(ids[i]);
    for (auto& [day, some] : by_last)
        for (std::size_t at = 0; at < some.size(); at += kRowsPerLeaf) {
            std::vector<std::string> part(some.begin() + std::ptrdiff_t(at), some.begin() + std::ptrdiff_t(std::min(at + kRowsPerLeaf, some.size())));
            if (day.empty()) all.consequences.push_back({"entry", "remove", std::move(part), {{"reason", "recognition_ended"}, {"cause", now.id}}, {}, false});
            else all.consequences.push_back({"entry", "correct", std::move(part), {{"until", day}, {"cause", now.id}}, {}, false});
        }
}

}  // namespace rule

// Steps of stories about the feed and the lists of work: story.h.
#include "test/story.h"

namespace test {
namespace {

std::string in_one(std::vector<std::string> const& all, char const* between) {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : between) + each;
    return text;
}

}  // namespace

// feed entries|measures after=NAME limit=N as NAME: a page of the feed. NAME.cursor and NAME.digest acknowledge it, after=NAME reads on behind it.
std::string Story::feed(std::string const& who, std::vector<std::string> const& words) {
    auto sent = fields(words, 2, nullptr);
    auto behind = json::text_or(sent, "after");
    subscription::Page page{*json::enum_from<subscription::Feed>(words.at(1)), behind.empty() ? 0 : std::stoll(behind), std::stoll(json::text_or(sent, "limit", "200"))};
    auto taken = county_.take(who, page);
    if (!taken) return refusal(taken.refusal());
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "as") {
            ids_[words[i + 1] + ".cursor"] = std::to_string(json::integer(*taken, "next"));
            ids_[words[i + 1] + ".digest"] = json::text(*taken, "digest");
            answers_[words[i + 1]] = *taken;
        }
    std::vector<std::string> items;
    for (auto& each : json::array(*taken, "items")) {
        auto& item = each.as_object();
        auto text = json::text(item, "change") + "(" + json::text_or(item, "name", json::text_or(item, "number"));
        for (auto& m : json::array_or_empty(item, "measures")) text += " " + json::text(m.as_object(), "number");
        items.push_back(text + ")");
    }
    auto shown = items.size() > 6 ? std::to_string(items.size()) + " items" : items.empty() ? "nothing" : in_one(items, " ");
    return "→ " + shown + (json::flag_or(*taken, "complete", false) ? "" : " and more");
}

// work NOUN: what of this noun awaits them, by its group.
std::string Story::work(std::string const& who, std::vector<std::string> const& words) {
    std::vector<std::string> all;
    auto awaiting = county_.work(who);
    for (auto& each : json::array(awaiting, "items"))
        if (auto& item = each.as_object(); json::text(item, "noun") == words.at(1)) all.push_back(json::text(item, "state") + " " + json::text(item, "group") + " " + json::text_or(item, "due"));
    return "→ " + (all.empty() ? "nothing" : in_one(all, ", "));
}

}  // namespace test

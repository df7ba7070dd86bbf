#include "indicator/report.h"
#include <doctest/doctest.h>
#include <random>

using namespace indicator;

namespace {

// What a reader knows of the lists below the floor of one polarity: how many they are and, where it is told, how many organisations are on
// them together. Every number each may then hold.
std::vector<std::set<std::size_t>> possible_sizes(std::size_t lists, std::size_t floor, std::optional<std::size_t> together) {
    std::vector<std::set<std::size_t>> all(lists);
    std::vector<std::size_t> sizes(lists, 0);
    for (;;) {
        std::size_t sum = 0, largest = 0;
        for (auto size : sizes) sum += size, largest = std::max(largest, size);
        bool fits = together && largest <= *together && *together <= sum;
        for (auto n = largest; !together && n <= sum; ++n) fits = fits || !may_be_told_together(n, lists, floor);
        for (std::size_t i = 0; fits && i < lists; ++i) all[i].insert(sizes[i]);
        std::size_t at = 0;
        while (at < lists && ++sizes[at] == floor) sizes[at++] = 0;
        if (at == lists) return all;
    }
}

json::Object leaf(std::string const& on, std::initializer_list<json::Value> images) { return {{"on", on}, {"images", json::Array(images.begin(), images.end())}}; }
json::Value image(std::string const& kind, std::string const& id, json::Object fields) { return json::Object{{"kind", kind}, {"id", id}, {"fields", std::move(fields)}}; }

}  // namespace

TEST_CASE("over random counties no number of a report is of fewer than the floor, and none of a hidden list can be worked out") {
    std::mt19937 chance(20200318);
    int told_together = 0, hidden_lists = 0;
    for (int county = 0; county < 2000; ++county) {
        std::size_t floor = 2 + chance() % 4;
        Members members;
        for (std::size_t list = 0, lists = 1 + chance() % 5; list < lists; ++list) {
            auto& organisations = members[{"L" + std::to_string(list), chance() % 4 ? "discipline" : "incentive", "F", "", ""}];
            for (std::size_t n = chance() % (2 * floor); n-- > 0;) organisations.insert("o" + std::to_string(chance() % 12));
        }
        auto report = report_of(members, floor);
        std::map<std::string, std::size_t> hidden, sums = report.others;
        for (auto& each : report.lists) {
            if (!each.organisations) ++hidden[each.list.polarity];
            else CHECK(*each.organisations >= floor);
            if (each.organisations) sums[each.list.polarity] += *each.organisations;
        }
        for (auto& [polarity, total] : report.totals) CHECK(total == sums[polarity]);       // nothing that is hidden is in a total
        for (auto& [polarity, lists] : hidden) {
            auto together = report.others.find(polarity);
            bool told = together != report.others.end();
            told_together += told;
            if (told) CHECK(together->second >= floor);
            for (auto& sizes : possible_sizes(lists, floor, told ? std::optional(together->second) : std::nullopt)) {
                CHECK(sizes.size() == floor);                                               // anything from none to one below the floor
                ++hidden_lists;
            }
        }
    }
    CHECK(told_together > 100);
    CHECK(hidden_lists > 1000);
}

TEST_CASE("a reader of two lists that hold eight together would know both, so eight is not told") {
    CHECK(possible_sizes(2, 5, 8) == std::vector<std::set<std::size_t>>{{4}, {4}});
    CHECK_FALSE(may_be_told_together(8, 2, 5));
    CHECK(may_be_told_together(8, 3, 5));
    CHECK_FALSE(may_be_told_together(4, 3, 5));
}

TEST_CASE("a report counts organisations that stand on a public list that day, and no person") {
    auto type = [](std::string const& publicity) {
        return json::Object{{"code", "T"}, {"polarity", "discipline"}, {"field", "F"}, {"name_zh", "名单"}, {"name_en", "list"}, {"publicity", publicity}, {"published_on", "2026-01-01"}, {"ended_on", nullptr}};
    };
    auto members = [&](std::string const& publicity, std::string const& kind, std::string const& state, json::Value until, json::Value exited) {
        Standing standing(*law::date_from("2026-03-31"));
        standing.take({}, leaf("2026-01-01", {image("list_type", "t", type(publicity)), image("subject", "s", {{"kind", kind}})}));
        standing.take({}, leaf("2026-02-01", {image("entry", "e", {{"list_type", "T"}, {"subject", "s"}, {"listed_on", "2026-02-01"}, {"until", until}, {"exited_on", exited}}),
                                              image("casefile", "e", {{"noun", "entry"}, {"state", state}})}));
        standing.take({}, leaf("2026-04-01", {image("casefile", "e", {{"noun", "entry"}, {"state", "exited"}})}));      // after the day
        std::size_t all = 0;
        for (auto& [list, organisations] : standing.members()) all += organisations.size();
        return all;
    };
    CHECK(members("local", "organisation", "listed", nullptr, nullptr) == 1);
    CHECK(members("local", "organisation", "listed", "2026-03-31", nullptr) == 1);
    CHECK(members("local", "organisation", "listed", "2026-03-30", nullptr) == 0);
    CHECK(members("local", "organisation", "held", nullptr, nullptr) == 0);
    CHECK(members("local", "organisation", "listed", nullptr, "2026-03-31") == 0);
    CHECK(members("none", "organisation", "listed", nullptr, nullptr) == 0);
    for (auto* person : {"person", "sole_trader"}) CHECK(members("local", person, "listed", nullptr, nullptr) == 0);
}

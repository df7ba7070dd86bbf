// The industry report against the rows (I-8): invariants.h.
#include "simulation/invariants.h"

namespace simulation {
namespace {

// A house rule of the founding on, so that the checker has a number of its own.
constexpr std::size_t kFloor = 5;

// Who stands on this list and is shown there that day; organisations alone, or whoever it is.
std::size_t standing(World const& world, std::string const& list, law::Date on, bool persons_too) {
    std::set<std::string> all;
    for (auto& [id, e] : world.entries) {
        auto s = world.subjects.find(e.subject);
        bool counted = s != world.subjects.end() && (persons_too || s->second.kind == subject::Kind::organisation);
        if (counted && e.list_type == list && world.state_of(id) == "listed" && e.listed_on && *e.listed_on <= on && (!e.until || on <= *e.until)) all.insert(e.subject);
    }
    return all.size();
}

}  // namespace

void check_report(World const& world, json::Object const& report, law::Date on, law::Date today, Violations& found) {
    for (auto& each : json::array(report, "items")) {
        auto& item = each.as_object();
        auto list = json::text(item, "list_type");
        auto broken = [&](std::string what) { found.push_back({"I-8", "the report of " + law::to_text(on) + ", list " + list + ": " + what}); };
        auto& number = item.at("organisations");
        auto told = number.is_null() ? std::optional<std::size_t>() : std::optional(std::size_t(number.to_number<std::int64_t>()));
        if (told && *told < kFloor) broken("tells of " + std::to_string(*told) + ", fewer than the floor");
        if (on != today) continue;                          // rows say who stands there today alone
        auto right = standing(world, list, on, false);
        if (told ? *told != right : right >= kFloor) broken("tells of " + (told ? std::to_string(*told) : "fewer") + ", and " + std::to_string(right) + " organisations stand there");
    }
    for (auto& together : json::object(report, "others"))
        if (together.value().to_number<std::int64_t>() < std::int64_t(kFloor)) found.push_back({"I-8", "the report tells of small lists together, fewer than the floor"});
}

// Planted: persons are counted like organisations.
void with_persons(json::Object& report, World const& world, law::Date on) {
    for (auto& each : report.at("items").as_array()) {
        auto& item = each.as_object();
        auto list = json::text(item, "list_type");
        if (auto all = standing(world, list, on, true); all > standing(world, list, on, false)) item["organisations"] = std::int64_t(all);
    }
}

// Planted: a list of few is told like any other.
void without_floor(json::Object& report, World const& world, law::Date on) {
    for (auto& each : report.at("items").as_array()) {
        auto& item = each.as_object();
        if (item.at("organisations").is_null()) item["organisations"] = std::int64_t(standing(world, json::text(item, "list_type"), on, false));
    }
}

}  // namespace simulation

// What agencies take of the feed and acknowledge, held against what every row says by itself.
#include <algorithm>
#include "simulation/play.h"

namespace simulation {
namespace {

using law::Party;

std::string feed_key(std::string const& agency, std::string const& feed) { return agency + " " + feed; }

std::set<std::string> measures_in(json::Object const& item) {
    std::set<std::string> all;
    for (auto& each : json::array_or_empty(item, "measures")) all.insert(json::text(each.as_object(), "number") + "/" + std::to_string(json::integer(each.as_object(), "edition")));
    return all;
}

struct Feeding {
    World const& world;
    std::string agency;
    law::Date today;
    Violations& found;

    void broken(char const* invariant, std::string what) const { found.push_back({invariant, "the feed of " + agency + " " + what}); }

    void in_force(std::set<std::string> const& told) const {
        auto usable = naive_in_force(world, agency, today);
        for (auto& each : told)
            if (!usable.contains(each)) broken("I-11", "has measure " + each + ", which is not published and in force for it");
    }

    void entry(json::Object const& item, std::map<std::string, Fed> const& expected) const {
        auto id = json::text(item, "id");
        auto e = world.entries.find(id);
        bool withdrawn = json::text(item, "change") == "withdrawn";
        if (e == world.entries.end() || !e->second.listed_on) return broken("I-11", "names " + id + ", which was never published");
        if (withdrawn) {
            if (counts_on(world, e->second, today)) broken("feed", "says that " + id + " has left, which is listed");
            if (item.contains("name") || item.contains("code")) broken("I-16", "names whoever has left");
            return;
        }
        if (!counts_on(world, e->second, today)) return broken("I-15", "shows " + id + ", which has left");
        in_force(measures_in(item));
        auto fed = expected.find(id);
        if (fed == expected.end()) return broken("I-3", "names " + id + ", which no measure of its own concerns");
        if (json::text(item, "state") != fed->second.state) broken("I-18", "says " + json::text(item, "state") + " of " + id);
        if (measures_in(item) != fed->second.measures) broken("feed", "has other measures for " + id + " than those it may apply");
        auto& s = world.subjects.at(e->second.subject);
        if (s.number && json::text(item, "code") == s.number->plain) broken("I-16", "tells the number of a person");
    }
};

}  // namespace

json::Object subscription_fields(Choosing& c, law::Term const& act, casework::Actor const& actor) {
    if (act.name == "subscribe") {
        json::Object all;
        if (actor.agency.empty() || actor.roles.has(Party::office))
            if (auto* agency = c.one_of(c.world.agencies)) all["agency"] = agency->id;
        if (c.percent(10)) all["list_types"] = c.word({"wage_arrears_county", "government_procurement_county", "nowhere"});
        return all;
    }
    auto feed = c.word({"entries", "entries", "measures"});
    auto taken = c.world.taken.find(feed_key(actor.agency, feed));
    json::Object all{{"feed", feed}, {"cursor", std::int64_t(c.chance.below(500))}, {"digest", "00"}};
    if (taken == c.world.taken.end()) return all;
    all["cursor"] = taken->second.first;
    if (!c.percent(4)) all["digest"] = taken->second.second;
    return all;
}

// Read on from what it has acknowledged, from the beginning, or from anywhere.
std::string Play::take_feed(Choosing& c, Violations& found) {
    auto* s = c.one_of(c.world.subscriptions, [&](subscription::Subscription const& each) { return !each.ended_on; });
    auto actor = c.as(s && !c.percent(5) ? c.with_role(c.percent(70) ? Party::officer : Party::agency_system, s->agency) : c.anybody());
    if (!actor) return "nobody to take the feed";
    subscription::Page page{c.percent(75) ? subscription::Feed::entries : subscription::Feed::measures, 0, c.percent(50) ? 200 : 1 + std::int64_t(c.chance.below(20))};
    if (s && c.percent(80)) page.after = of(*s, page.feed).cursor;
    else if (c.percent(20)) page.after = std::int64_t(c.chance.below(2000));
    auto before = town_.leaves();
    auto taken = town_.take(*actor, page);
    auto line = actor->user + " takes the feed of " + json::enum_name(page.feed) + " after " + std::to_string(page.after) + " ";
    if (!taken) {
        ++tally_.refused;
        ++tally_.of["✗ " + taken.refusal().code];
        return line + "✗ " + taken.refusal().code;
    }
    ++tally_.done;
    ++tally_.of["feed taken"];
    if (town_.leaves() != before + 1) found.push_back({"I-16", "a page of the feed was given without a look in the ledger"});
    if (plant_ && plant_->alters_feed) plant_->alters_feed(*taken, town_.world, town_.today());
    auto own = std::find_if(town_.world.subscriptions.begin(), town_.world.subscriptions.end(), [&](auto& each) { return each.second.agency == actor->agency && !each.second.ended_on; });
    if (own == town_.world.subscriptions.end()) return found.push_back({"I-3", "took a feed without a subscription"}), line;
    Feeding look{town_.world, actor->agency, town_.today(), found};
    auto next = json::integer(*taken, "next");
    town_.world.taken[feed_key(actor->agency, json::enum_name(page.feed))] = {next, json::text(*taken, "digest")};
    std::set<std::string> told, named;
    for (auto& each : json::array(*taken, "in_force")) told.insert(std::string(each.as_string()));
    look.in_force(told);
    if (told != naive_in_force(town_.world, actor->agency, town_.today())) look.broken("feed", "does not have all that it may apply");
    if (page.feed == subscription::Feed::measures) {
        for (auto& each : json::array(*taken, "items"))
            if (auto& item = each.as_object(); json::text(item, "change") != "withdrawn") look.in_force({json::text(item, "number") + "/" + std::to_string(json::integer(item, "edition"))});
        return line + "→ " + std::to_string(next);
    }
    auto expected = naive_feed(town_.world, own->second, page.after, town_.today());
    for (auto& each : json::array(*taken, "items")) {
        look.entry(each.as_object(), expected);
        named.insert(json::text(each.as_object(), "id"));
    }
    for (auto& [id, fed] : expected)
        if (fed.leaf <= next && !named.contains(id)) look.broken("feed", "does not name " + id);
    return line + "→ " + std::to_string(next);
}

// One that is not usable, under the first entry that is named.
void with_unpublished(json::Object& page, World const& world, law::Date on) {
    for (auto& [id, m] : world.measures) {
        if (may_be_used(world, m, on)) continue;
        page["in_force"].as_array().push_back(json::Value(m.number + "/" + std::to_string(m.edition)));
        return;
    }
}

void with_exited(json::Object& page, World const& world, law::Date on) {
    if (json::text(page, "feed") != "entries") return;
    for (auto& [id, e] : world.entries) {
        if (!e.listed_on || listed_on(e, on)) continue;
        page["items"].as_array().push_back(json::Object{{"id", id}, {"change", "added"}, {"state", "in_force"}, {"measures", json::Array{}}});
        return;
    }
}

}  // namespace simulation

#include <algorithm>
#include <sstream>
#include "subscription/noun.h"

namespace subscription {

using casework::Deciding;

law::Editions SubscriptionNoun::editions() {
    return {law::procedure("subscription", "接收推送", "Subscription", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Subscription> const& SubscriptionNoun::table() {
    static store::Table<Subscription> const all{"subscription", {"words", "ended_because"}};
    return all;
}

bool implements(agency::Agency const& agency, measure::Measure const& m, law::Date on) {
    auto has = [](std::vector<std::string> const& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); };
    if (!agency::in_force(agency, on) || !(has(m.agencies, "*") || has(m.agencies, agency.kind))) return false;
    return std::any_of(agency.remits.begin(), agency.remits.end(),
                       [&](agency::Remit const& remit) { return agency::in_force(remit, on) && (m.matter_kinds.empty() || has(m.matter_kinds, remit.kind)); });
}

bool aims_at(measure::Measure const& m, list_type::ListType const& type) {
    bool discipline = type.polarity == list_type::Polarity::discipline;
    if (discipline != (m.polarity == measure::Polarity::discipline)) return false;
    switch (m.target) {
        case measure::Target::list_types: return std::find(m.list_types.begin(), m.list_types.end(), type.code) != m.list_types.end();
        case measure::Target::all_discipline: return discipline;
        case measure::Target::all_incentive: return !discipline;
        case measure::Target::none_adverse: return false;
    }
    return false;
}

std::set<std::string> concerns(agency::Agency const& agency, std::vector<measure::Measure> const& measures, std::vector<list_type::ListType> const& types, law::Date on) {
    std::set<std::string> all;
    for (auto& m : measures) {
        if (!m.published_on || !implements(agency, m, on)) continue;
        for (auto& type : types)
            if (type.published_on && aims_at(m, type)) all.insert(type.code);
    }
    return all;
}

law::Result<casework::Outcome<Subscription>> SubscriptionNoun::decide(Deciding<Subscription> const& now) {
    auto& fields = now.command.fields;
    casework::Outcome<Subscription> all{now.before ? *now.before : Subscription{}};
    Subscription& s = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::subscribe: {
            s.agency = json::text_or(fields, "agency", now.actor.agency);
            s.from = now.on;
            std::istringstream words(json::text_or(fields, "list_types"));
            for (std::string code; words >> code;) s.only.push_back(code);
            all.agency = s.agency;
            auto name = now.facts.given("agency_name");
            all.title = "接收推送 · " + (name.empty() ? s.agency : name.front());
            break;
        }
        case Act::acknowledge: {
            auto feed = *json::enum_from<Feed>(json::text(fields, "feed"));
            Acknowledged received{json::integer(fields, "cursor"), json::text(fields, "digest"), now.on, casework::person_of(now.actor)};
            (feed == Feed::entries ? s.entries : s.measures) = std::move(received);      // g++ 12 loses the names when it is made in the assignment
            all.facts = {{"feed", json::enum_name(feed)}, {"cursor", json::integer(fields, "cursor")}, {"digest", json::text(fields, "digest")}};
            break;
        }
        case Act::escalate:
            s.urged_on = now.on;
            s.words = json::text(fields, "words");
            break;
        case Act::end:
            s.ended_on = now.on;
            s.ended_because = json::text(fields, "reason");
            break;
    }
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"agency"}, {"only", "仅限名单类别", "these list types only"}, {"from", "接收自", "since"}, {"entries", "名单推送", "lists pushed"},
    {"measures", "措施推送", "measures pushed"}, {"urged_on", "督办日期", "supervisor told on"}, {"words"}, {"ended_on", "终止日期", "ended on"},
    {"ended_because", "终止的理由", "why it ended"},
};
constexpr casework::Word kInside[] = {
    {"cursor", "账本序号", "leaf"}, {"digest", "摘要", "digest"}, {"on", "签收日期", "on"}, {"officer", "签收人", "officer"},
};

}  // namespace

casework::Vocabulary SubscriptionNoun::words() { return {kMembers, kInside}; }

json::Object SubscriptionNoun::view(Subscription const& s, casework::Reader const& reader) {
    json::Object all{{"agency", s.agency}, {"only", json::write(s.only)}, {"from", law::to_text(s.from)}, {"entries", json::write(s.entries)}, {"measures", json::write(s.measures)},
                     {"urged_on", json::write(s.urged_on)}, {"ended_on", json::write(s.ended_on)}};
    if (reader.full) {
        all["words"] = s.words;
        all["ended_because"] = s.ended_because;
    }
    return all;
}

bool SubscriptionNoun::may_read(Subscription const& s, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return s.agency == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace subscription

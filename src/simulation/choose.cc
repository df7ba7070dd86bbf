#include "simulation/choose.h"
#include <algorithm>

namespace simulation {

casework::CaseFile const* Choosing::open_case(std::string const& noun) {
    auto all = world.of_noun.find(noun);
    if (all == world.of_noun.end() || all->second.empty()) return nullptr;
    auto& editions = town.nouns().named(noun)->editions;
    for (int tries = 0; tries < 12; ++tries) {
        auto window = percent(70) ? std::min<std::uint64_t>(act, 400) : act;
        auto from = (act - chance.below(window + 1)) << 16;
        auto found = all->second.lower_bound(from);
        if (found == all->second.end()) found = std::prev(found);
        auto& file = world.files.at(found->second);
        auto& procedure = law::edition_for(editions, file.opened);
        auto state = procedure.state_named(file.state);
        if (state && !procedure.is_end[std::size_t(*state)]) return &file;
    }
    return nullptr;
}

casework::CaseFile const* Choosing::one_of_noun(std::string const& noun) {
    Luckiest<casework::CaseFile> best{world, chance};
    if (auto all = world.of_noun.find(noun); all != world.of_noun.end())
        for (auto& [handle, id] : all->second)
            if (auto file = world.files.find(id); file != world.files.end()) best.look(id, file->second);
    return best.found;
}

account::Account const* Choosing::with_role(law::Party role, std::string const& agency) {
    return one_of(world.accounts, [&](account::Account const& a) {
        bool holds = std::find(a.roles.begin(), a.roles.end(), role) != a.roles.end();
        return holds && (agency.empty() || a.agency == agency);
    });
}

std::optional<casework::Actor> Choosing::as(account::Account const* account) {
    if (!account) return std::nullopt;
    auto actor = town.actor(account->user);
    if (actor && actor->roles.has(law::Party::agency_system) && !account->officers.empty() && !percent(5)) actor->officer = chance.one_of(account->officers);
    return actor;
}

std::string Choosing::listed_subject() {
    auto entry = world.unended.empty() ? nullptr : one_among(world.unended, world.entries, [&](entry::Entry const& e) { return e.listed_on && !e.exited_on; });
    return entry ? entry->subject : subject();
}

std::string Choosing::subject() {
    if (!world.unended.empty() && percent(35)) return listed_subject();
    auto found = one_of(world.subjects);
    return found ? found->id : "nobody";
}

void spoil(Choosing& c, json::Object& fields) {
    static std::vector<json::Value> const odd{nullptr, true, 17, "", "x", json::Array{}, json::Object{}, json::Array{json::Value(nullptr)}, "2026-02-30", -1,
                                              json::Object{{"id", "x"}}, "00000000-0000-0000-0000-000000000000"};
    if (fields.empty() || c.percent(20)) {
        fields[c.percent(50) ? "nonsense" : "id"] = c.chance.one_of(odd);
        return;
    }
    auto at = fields.begin() + std::ptrdiff_t(c.chance.below(fields.size()));
    if (at->value().is_object() && !at->value().get_object().empty() && c.percent(80)) {
        auto& inner = at->value().get_object();
        auto member = inner.begin() + std::ptrdiff_t(c.chance.below(inner.size()));
        if (c.percent(30)) inner.erase(member);
        else member->value() = c.chance.one_of(odd);
    } else if (c.percent(40)) {
        fields.erase(at);
    } else {
        at->value() = c.chance.one_of(odd);
    }
}

}  // namespace simulation

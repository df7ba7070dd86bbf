#include "casework/offers.h"

namespace casework {
namespace {

// The act by which the law lets a later edition take the place of this one, in every noun that has editions.
constexpr std::string_view kSupersede = "supersede";

}  // namespace

std::vector<Offer> offers(store::Db& db, Door const& door, Noun const& noun, CaseFile const& file, std::any const& row, Actor const& actor, Setting const& setting) {
    auto& procedure = door.procedure_of(file);
    auto standing = standing_of(procedure, file);
    std::vector<Offer> all;
    for (auto* rule : door.possible(file, actor)) {
        auto& act = procedure.acts[rule->may];
        Offer offer{rule};
        auto facts = [&]() -> std::optional<law::Facts> {
            try {
                return noun.facts(db, row, &file, actor, Command{noun.name, file.id, act.name}, setting);
            } catch (json::Error const&) {                 // reads a field that nobody has filled in yet
                return std::nullopt;
            }
        };
        offer.not_yet = law::not_yet(procedure, standing, *rule, setting.today, facts);
        all.push_back(std::move(offer));
    }
    return all;
}

law::ProcedureRule const* next_edition(Door const& door, Noun const& noun, CaseFile const& file, Actor const& actor) {
    auto& procedure = door.procedure_of(file);
    bool superseded = false;
    for (auto& rule : procedure.rules)
        superseded = superseded || (rule.when == procedure.state_named(file.state) && rule.who.has(law::Party::law) && procedure.acts[rule.may].name == kSupersede);
    if (!superseded) return nullptr;
    auto& newest = noun.editions.back();
    auto opens = law::possible(newest, {newest.begins, {}, false, {}, {}}, parties_for(actor, file.agency), person_of(actor));
    return opens.empty() ? nullptr : opens.front();
}

}  // namespace casework

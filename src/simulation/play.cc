#include "simulation/play.h"
#include <algorithm>
#include "record/store.h"
#include "text/code.h"
#include "text/name.h"

namespace simulation {
namespace {

using casework::Actor;
using law::Party;

struct Weight {
    unsigned weight;
    std::string_view noun, act;                            // act empty: the next step of a case of this noun
};
// How often what is begun or carried on; questions aside.
constexpr Weight kWeights[] = {
    {28, "determination", "draft"}, {22, "batch", "bring"},   {30, "subject", "register"}, {7, "measure", "draft"}, {2, "list_type", "draft"},
    {3, "rule", "draft"},           {14, "record", "enter"},  {4, "record", "evaluate"},
    {3, "account", "open"},      {1, "agency", "propose"},
    {110, "determination", ""},     {65, "batch", ""},        {80, "check", ""},           {55, "task", ""},        {40, "entry", ""},
    {24, "measure", ""},            {6, "list_type", ""},     {10, "rule", ""},            {9, "account", ""},      {5, "agency", ""},
    {16, "determination", "propose"},
    {10, "record", ""},             {25, "subject", ""},      {12, "objection", "file"},   {3, "objection", "note"},
    {52, "objection", ""},          {12, "withdrawal", ""},         {14, "repair", "apply"},  {3, "repair", "shield"},     {45, "repair", ""},
    {9, "address", "confirm"},      {1, "address", ""},         {40, "notice", ""},      {30, "document", "receive"}, {40, "document", "issue"}, {9, "document", ""},
    {14, "remedy", "register"},     {60, "remedy", ""},         {8, "complaint", "receive"}, {30, "complaint", ""},
    {12, "review", "file"},         {45, "review", ""},
    {8, "clue", "open"},            {34, "clue", ""},
    {5, "memorandum", "draft"},     {2, "memorandum", "follow"}, {40, "memorandum", ""},   {7, "commitment", "make"}, {22, "commitment", ""},
    {6, "subscription", "subscribe"}, {20, "subscription", ""},
    {3, "partner", "draft"},        {9, "partner", ""},          {5, "consent", "give"},  {5, "consent", "record"},    {4, "consent", ""},
    {45, "", ""},                                                                          // the last: anything at all
};

std::string masked_otherwise(Choosing& c, std::string number) {
    auto from = c.chance.below(10), length = 4 + c.chance.below(8);
    for (auto i = from; i < std::min<std::uint64_t>(from + length, number.size()); ++i) number[i] = '*';
    return number;
}

std::string near(Choosing& c, std::string const& name) {
    auto letters = text::code_points(name);
    if (letters.empty()) return name;
    auto at = c.chance.below(letters.size());
    if (c.percent(40)) letters.erase(at, 1);
    else letters[at] = U"东西南北中发"[c.chance.below(6)];
    return text::utf8(letters);
}

}  // namespace

Asking Play::asking(Actor const& actor, std::string const& matter, std::string const& code, std::string const& name) const {
    Asking all{actor.agency, matter, code, name, ""};
    if (auto known = text::normalise_code(code); known.kind == text::CodeKind::citizen) all.blind = town_.blind(known.value);
    return all;
}

std::optional<Play::Chosen> Play::opening(Choosing& c, std::string const& noun, std::string const& act) {
    auto& procedure = law::edition_for(town_.nouns().named(noun)->editions, town_.today());
    auto index = procedure.act_named(act);
    account::Account const* account = nullptr;
    if (noun == "determination" && !c.percent(3))          // of an agency that determines something
        account = c.one_of(c.world.accounts, [&](account::Account const& a) {
            auto agency = c.world.agencies.find(a.agency);
            bool duty = agency != c.world.agencies.end() && std::any_of(agency->second.duties.begin(), agency->second.duties.end(),
                                                                         [](auto& d) { return d.name.starts_with("determines:"); });
            return duty && std::any_of(a.roles.begin(), a.roles.end(), [](Party p) { return p == Party::handler || p == Party::agency_system; });
        });
    else if (auto waiting = noun == "document" && c.percent(60) ? walked_here(c, act == "issue" ? Awaits::paper : Awaits::proof).determination : nullptr)
        account = c.with_role(Party::handler, waiting->issuer);     // of the agency that is to tell or to serve
    else
        for (auto& rule : procedure.rules)
            if (rule.when == procedure.begins && rule.may == *index && !account) {
                std::vector<Party> parties;
                for (int p = 0; p < int(Party::clock); ++p)
                    if (rule.who.has(Party(p)) && c.with_role(Party(p), "")) parties.push_back(Party(p));
                account = parties.empty() || c.percent(4) ? c.anybody() : c.with_role(c.chance.one_of(parties), "");
            }
    auto actor = c.as(account);
    if (!actor) return std::nullopt;
    auto fields = fields_for(c, noun, procedure.acts[std::size_t(*index)], nullptr, *actor);
    if (c.percent(2)) spoil(c, fields);
    return Chosen{*actor, {noun, "", act, std::move(fields), {}, {}, {}}};
}

// The record entered last, by who entered it: mostly still within the half hour.
std::optional<Play::Chosen> Play::taken_back(Choosing& c) {
    auto all = c.world.of_noun.find("record");
    if (all == c.world.of_noun.end() || all->second.empty()) return std::nullopt;
    auto& file = c.world.files.at(std::prev(all->second.end())->second);
    auto enterer = c.world.accounts.find(file.steps.front().account);
    auto actor = enterer == c.world.accounts.end() ? std::nullopt : c.as(&enterer->second);
    if (!actor) return std::nullopt;
    return Chosen{*actor, {"record", file.id, "take_back", {{"words", "误导入"}}, {}, {}, {}}};
}

std::optional<Play::Chosen> Play::next_step(Choosing& c, std::string const& noun) {
    auto* file = noun == "subject" || noun == "agency" || noun == "account" || noun == "list_type"
                     ? c.one_of_noun(noun)
                     : c.open_case(noun);
    if (noun == "record" && c.percent(15))
        if (auto chosen = taken_back(c)) return chosen;
    if (noun == "determination" && c.percent(30))
        if (auto* d = walked_here(c, Awaits::act).determination) file = &c.world.files.at(d->id);
    std::optional<casework::Unopened> offer;
    if (noun == "check" && !c.world.offered.empty() && c.percent(30)) {
        auto& id = c.chance.one_of(c.world.offered);
        auto taken_up = c.world.files.find(id);
        if (taken_up == c.world.files.end()) offer = town_.unopened(id);
        file = offer ? &offer->file : &taken_up->second;
    }
    if (!file || (noun == "account" && town_.founding(file->id))) return std::nullopt;
    auto& procedure = law::edition_for(town_.nouns().named(noun)->editions, file->opened);
    auto state = procedure.state_named(file->state);
    std::vector<law::ProcedureRule const*> rules;
    for (auto& rule : procedure.rules)
        if (rule.when == *state && (rule.who.bits != law::Parties{Party::clock}.bits || c.percent(4)))
            for (int more = rule.not_by || noun == "check" ? 4 : 1; more > 0; --more) rules.push_back(&rule);
    // Ending a list type or an agency is rare, or nothing would be left to look at.
    if (rules.empty()) return std::nullopt;
    auto* rule = c.chance.one_of(rules);
    auto& act = procedure.acts[std::size_t(rule->may)];
    bool drastic = act.name == "end" || act.name == "repeal" || act.name == "close" || act.name == "lock" || act.name == "merge_away" || act.name == "undo" ||
                   (noun == "memorandum" && (act.name == "revise" || act.name == "decline")) || act.name == "set_aside" ||
                   (noun == "determination" && act.name == "withdraw") ||
                   (act.name == "withdraw" && (noun == "objection" || noun == "repair" || noun == "remedy" || noun == "complaint" || noun == "memorandum" || noun == "review" || noun == "clue"));
    if (noun == "objection" && act.name == "decline" && !c.percent(5))                     // rather where somebody has proposed it
        if (auto o = c.world.objections.find(file->id); o != c.world.objections.end() && o->second.declining == objection::Declining::no) return std::nullopt;
    if (drastic && !c.percent(noun == "record" ? 60 : 12)) return std::nullopt;
    std::vector<Party> parties;
    for (int p = 0; p < int(Party::clock); ++p)
        if (rule->who.has(Party(p))) parties.push_back(Party(p));
    account::Account const* account = nullptr;
    if (!file->steps.empty() && c.percent(4)) {
        auto earlier = c.world.accounts.find(c.chance.one_of(file->steps).account);
        if (earlier != c.world.accounts.end()) account = &earlier->second;
    } else if (!parties.empty() && !c.percent(4)) {
        auto party = c.chance.one_of(parties);
        account = c.with_role(party, casework::kAgencyRoles.has(party) ? acting_agency(c, *file, act) : "");
    } else {
        account = c.anybody();
    }
    auto actor = c.as(account);
    if (!actor) return std::nullopt;
    Chosen all{*actor, {noun, file->id, act.name, fields_for(c, noun, act, file, *actor), {}, {}, {}}};
    if (c.percent(2)) spoil(c, all.command.fields);
    if (c.percent(4)) all.command.on = c.day(-10, c.percent(20) ? 3 : 0);
    if (c.percent(4)) all.command.expected_version = file->version - std::int64_t(c.chance.below(2));
    return all;
}

// Anything at all, by anybody: unknown nouns, acts and cases, and fields of no sense.
std::optional<Play::Chosen> Play::wild(Choosing& c) {
    auto actor = c.as(c.anybody());
    if (!actor) return std::nullopt;
    auto& noun = c.chance.one_of(town_.nouns().all());
    auto& procedure = noun.editions.back();
    auto& act = c.chance.one_of(procedure.acts);
    auto* file = c.percent(70) ? c.open_case(noun.name) : nullptr;
    Chosen all{*actor, {noun.name, file ? file->id : "", act.name, {}, {}, {}, {}}};
    bool content_of_row = file && (act.name == "draft" || act.name == "amend" || act.name == "confirm" || act.name == "propose_change");
    all.command.fields = fields_for(c, noun.name, act, content_of_row || !file ? file : nullptr, *actor);
    if (c.percent(60)) spoil(c, all.command.fields);
    if (c.percent(3)) all.command.id = "nothing-of-this-name";
    if (c.percent(3)) all.command.noun = "nothing";
    if (c.percent(3)) all.command.act = "do_something";
    if (c.percent(10)) all.command.on = c.day(-20, 20);
    return all;
}

// Drawn again while there is nothing to do: no case of that noun yet, or nobody to act on it.
std::optional<Play::Chosen> Play::any_act(Choosing& c) {
    constexpr int kDraws = 30;
    for (int draws = 0; draws < kDraws; ++draws) {
        auto& weight = kWeights[c.chance.weighted(kWeights, [](Weight const& each) { return std::uint64_t(each.weight); })];
        auto chosen = weight.noun.empty() ? wild(c) : weight.act.empty() ? next_step(c, std::string(weight.noun)) : opening(c, std::string(weight.noun), std::string(weight.act));
        if (chosen) return chosen;
    }
    return std::nullopt;
}

// What is typed about a subject: its code or number in full, masked, old or mistyped, its name or one like it, or something else.
void Play::identify(Choosing& c, check::Desk::Request& request) {
    auto found = c.world.subjects.find(c.percent(70) ? c.listed_subject() : c.subject());
    if (found == c.world.subjects.end()) return;
    auto& s = found->second;
    auto number = s.number ? s.number->plain : s.number_masked;
    auto identifier = !s.code.empty() && (number.empty() || c.percent(60)) ? s.code : !number.empty() ? number : s.legacy;
    switch (c.chance.below(12)) {
        case 0: request.name = s.name; return;
        case 1: request.name = near(c, s.name); return;
        case 2: request.name = s.names.empty() ? near(c, s.name) : c.chance.one_of(s.names).name; return;
        case 3: request.code = number.size() == 18 ? masked_otherwise(c, number) : s.number_masked; break;
        case 4: request.code = s.legacy.empty() ? identifier : s.legacy; break;
        case 5:
            request.code = identifier;
            if (!request.code.empty()) request.code.back() = request.code.back() == '3' ? '4' : '3';
            request.name = s.name;
            return;
        case 6: request.code = c.word({"91130528MA", "1.30528E+17", "O1130528MA0000001I", "？", "130528"}); return;
        case 7:
            request.code = identifier;
            request.name = near(c, s.name);
            return;
        default: request.code = identifier;
    }
    if (c.percent(40)) request.name = s.name;
}

std::optional<Play::Question> Play::question(Choosing& c) {
    auto party = c.chance.one_of(std::vector{Party::officer, Party::officer, Party::officer, Party::handler, Party::data_clerk, Party::agency_system});
    auto actor = c.as(c.percent(2) ? c.anybody() : c.with_role(party, ""));
    if (!actor) return std::nullopt;
    Question all{*actor, {}, ""};
    auto agency = c.world.agencies.find(actor->agency);
    if (agency != c.world.agencies.end() && !agency->second.remits.empty() && !c.percent(2)) all.request.matter = c.chance.one_of(agency->second.remits).matter;
    else if (auto* other = c.one_of(c.world.agencies, [](agency::Agency const& a) { return !a.remits.empty(); })) all.request.matter = other->remits.front().matter;
    if (c.percent(60)) all.request.case_no = "案" + std::to_string(c.chance.below(400));
    if (!c.percent(1)) identify(c, all.request);
    return all;
}

std::string Play::act(std::uint64_t number, Violations& found) {
    town_.begin(number);
    if (faults_ && Choosing(town_, seed_ + 1, number).percent(3))
        town_.fail_in(int(Choosing(town_, seed_ + 2, number).chance.below(40)), true, Choosing(town_, seed_ + 3, number).percent(30));
    std::string line;
    try {
        line = tried(number, found);
    } catch (store::Failure const& e) {
        ++tally_.failed;
        town_.recover();
        line = std::string("failed: ") + e.what();
        static std::set<std::string> const kSimulated{"simulated", "undone", "outcome_unknown"};
        if (!kSimulated.contains(e.code)) found.push_back({"refusals", "neither done nor refused: " + line});
    } catch (std::exception const& e) {
        line = std::string("failed: ") + e.what();
        found.push_back({"refusals", "neither done nor refused: " + line});
    }
    town_.fail_in(-1);
    look_at_touched(found);
    return "#" + std::to_string(number) + " " + law::to_text(town_.today()) + " " + line;
}

std::string Play::tried(std::uint64_t number, Violations& found) {
    Choosing c(town_, seed_, number);
    auto luck = c.chance.below(100);
    if (luck < 30) return ask(c, found);
    if (luck < 32) return ask_sheet(c, found);
    if (luck < 35) return act_and_ask(c, found);
    if (luck < 37) return take_feed(c, found);
    if (luck < 39) return ask_as_partner(c, found);
    auto chosen = any_act(c);
    return chosen ? do_it(c, *chosen, found) : "nothing to do";
}

std::string Play::lapse(Violations& found) {
    std::string line = "the clock comes by";
    try {
        line += ": " + std::to_string(town_.let_lapse());
    } catch (std::exception const& e) {
        found.push_back({"refusals", std::string("the clock broke: ") + e.what()});
    }
    look_at_touched(found);
    return line;
}

// The classes of conduct of whoever was touched, as they are told: they are kept nowhere, so nothing but asking shows them.
void Play::look_at_conduct(std::string const& id, Violations& found) {
    auto told = town_.read([&](store::Db& db, casework::Door&, casework::Setting const& now) {
        bool has = record::has_classes(town_.world.subjects.at(id).kind);
        return has ? record::conduct_of(record::on_file(db, id), now.today) : std::vector<record::ConductClass>{};
    });
    if (plant_ && plant_->alters_classes) plant_->alters_classes(told, town_.world, town_.today());
    check_conduct(town_.world, id, told, town_.today(), found);
}

void Play::look_at_touched(Violations& found) {
    auto law = town_.law();
    std::set<std::pair<std::string, std::string>> seen;
    for (auto& each : town_.touched())
        if (seen.emplace(each.noun, each.id).second) check_case(town_.world, each.noun, each.id, town_.today(), true, law->periods, law->calendar, found);
    // What changed is looked at with what rests on it, and with what it rests on.
    for (auto& [noun, id] : seen) {
        if (noun == "objection")
            if (auto objection = town_.world.objections.find(id); objection != town_.world.objections.end())
                check_case(town_.world, std::string(json::enum_name(objection->second.about_kind)), objection->second.about, town_.today(), false, law->periods, law->calendar, found);
        if (noun == "repair")
            if (auto repair = town_.world.repairs.find(id); repair != town_.world.repairs.end() && town_.world.entries.contains(repair->second.entry))
                check_case(town_.world, "entry", repair->second.entry, town_.today(), false, law->periods, law->calendar, found);
        auto& subject = town_.world.files.at(id).subject;
        if ((noun == "entry" || noun == "record") && town_.world.subjects.contains(subject)) look_at_conduct(subject, found);
        if (noun == "task")
            if (auto& entry = town_.world.tasks.at(id).entry; !entry.empty() && !seen.contains({"entry", entry}))
                check_case(town_.world, "entry", entry, town_.today(), false, law->periods, law->calendar, found);
    }
}

}  // namespace simulation

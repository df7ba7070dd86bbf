#include "casework/work.h"
#include "casework/read.h"

namespace casework {
namespace {

// More than anybody takes up in a day. What is not among the most urgent is found in the lists of its noun.
constexpr std::int64_t kMost = 500;

constexpr std::string_view kOwn = " AND agency IN (?4, '')";
std::string query(bool due, bool own) {
    return "SELECT " + store::column_list(json::kMembers<CaseFile>) + " FROM casefile WHERE noun = ?1 AND state = ?2" + std::string(own ? kOwn : "") +
           (due ? " AND due IS NOT NULL ORDER BY due, id" : " AND due IS NULL ORDER BY id") + " LIMIT ?3";
}

std::vector<CaseFile> waiting(store::Db& db, Awaited const& awaited, std::string const& agency, bool due) {
    std::vector<CaseFile> all;
    auto sql = query(due, awaited.own_agency_only);
    std::vector<store::Value> values{awaited.noun->name, awaited.state, kMost + 1};
    if (awaited.own_agency_only) values.push_back(agency);
    db.run(store::Query{"work", sql}, values, [&](store::Row const& r) { all.push_back(store::row_of(db, kCaseFiles, r)); });
    return all;
}

bool more_urgent(CaseFile const& a, CaseFile const& b) {
    if (a.due != b.due) return a.due && (!b.due || *a.due < *b.due);
    return a.id < b.id;
}

json::Object item(store::Db& db, Noun const& noun, law::Procedure const& procedure, CaseFile const& file, law::Date today, bool english) {
    auto& state = procedure.states[*procedure.state_named(file.state)];
    return {{"id", file.id}, {"noun", file.noun}, {"path", noun.path}, {"state", file.state}, {"state_title", english ? state.en : state.zh},
                     {"title", file.title}, {"subject_title", subject_title(db, file)}, {"due", json::write(file.due)}, {"provisional", file.provisional},
                     {"group", json::enum_name(urgency(file.due, today))}};
}

}  // namespace

Urgency urgency(std::optional<law::Date> due, law::Date today) {
    if (!due) return Urgency::open;
    if (*due < today) return Urgency::overdue;
    if (*due == today) return Urgency::today;
    return *due < today + std::chrono::days{7} ? Urgency::week : Urgency::later;
}

std::vector<Awaited> awaited_from(Nouns const& nouns, Actor const& actor) {
    std::vector<Awaited> all;
    law::Parties everywhere = actor.roles;
    everywhere.bits &= ~(kAgencyRoles.bits | law::Parties{law::Party::partner}.bits);
    for (auto& noun : nouns.all()) {
        std::map<std::string, bool> states;                // → whether only for the own agency
        for (auto& edition : noun.editions)
            for (auto& rule : edition.rules) {
                bool computed = noun.due_now && edition.limit_of(rule.when) && !edition.limit_of(rule.when)->within.until.empty();
                if (rule.when == edition.begins || !(computed || edition.awaits_an_act(rule.when)) || !rule.who.meets(actor.roles)) continue;
                auto& own = states.emplace(edition.states[rule.when].name, true).first->second;
                own = own && !rule.who.meets(everywhere);
            }
        for (auto& [state, own] : states) all.push_back({&noun, state, own});
    }
    return all;
}

namespace {

// What no act of the case began to wait for has its day from what was done elsewhere; without one it waits for nobody.
void find_computed(store::Db& db, Awaited const& awaited, std::string const& agency, Setting const& now, std::vector<CaseFile>& files) {
    for (auto& file : waiting(db, awaited, agency, false)) {
        auto row = awaited.noun->load(db, file.id);
        file.due = row.has_value() ? awaited.noun->due_now(db, row, now) : std::nullopt;
        if (file.due) files.push_back(std::move(file));
    }
}

bool is_computed(Awaited const& awaited) {
    auto& procedure = awaited.noun->editions.back();
    auto state = procedure.state_named(awaited.state);
    return awaited.noun->due_now && state && !procedure.awaits_an_act(*state);
}

}  // namespace

json::Object work_of(store::Db& db, Door const& door, Actor const& actor, Setting const& now, bool english) {
    std::vector<CaseFile> files;
    auto today = now.today;
    auto awaited = awaited_from(door.nouns(), actor);
    for (auto& each : awaited)
        if (is_computed(each)) find_computed(db, each, actor.agency, now, files);
    for (bool due : {true, false}) {
        if (std::int64_t(files.size()) > kMost) break;
        for (auto& each : awaited) {
            if (is_computed(each)) continue;
            auto found = waiting(db, each, actor.agency, due);
            files.insert(files.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        }
    }
    std::sort(files.begin(), files.end(), more_urgent);
    bool more = std::int64_t(files.size()) > kMost;
    if (more) files.resize(kMost);
    json::Array items;
    std::map<Urgency, std::int64_t> counts;
    for (auto& file : files) {
        auto& noun = *door.nouns().named(file.noun);
        if (door.possible(file, actor).empty()) continue;   // somebody else's turn: they did an earlier step
        auto row = noun.load(db, file.id);
        if (!row.has_value() || !noun.may_read(row, file, actor)) continue;
        if (noun.belongs_to(row) && !readable(db, door.nouns(), noun, file.id, actor)) continue;
        if (noun.identifies_person(row)) file.title.clear();
        items.push_back(item(db, noun, door.procedure_of(file), file, today, english));
        ++counts[urgency(file.due, today)];
    }
    json::Object counted;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Urgency>>([&](auto d) { counted[d.name] = counts[d.value]; });
    return {{"items", std::move(items)}, {"counts", std::move(counted)}, {"more", more}};
}

}  // namespace casework

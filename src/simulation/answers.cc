// Answers against the brute-force verdict: invariants.h.
#include <algorithm>
#include "ledger/receipt.h"
#include "simulation/invariants.h"

namespace simulation {
namespace {

using law::Date;

std::string joined(std::set<std::string> const& all) {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : " ") + each;
    return "[" + text + "]";
}

std::string of(Expected::Shown const& shown) {
    return std::get<0>(shown) + "/" + std::to_string(std::get<1>(shown)) + "@" + std::get<2>(shown) + (std::get<3>(shown) ? " suspended" : "");
}

// What the answer says, in the words of the expectation.
Expected said_by(json::Object const& answer) {
    Expected all;
    all.result = json::text(answer, "result");
    for (auto& each : json::array(answer, "entries")) all.entries[json::text(each.as_object(), "id")] = json::text(each.as_object(), "state");
    for (auto& each : json::array(answer, "measures")) {
        auto& m = each.as_object();
        all.measures.emplace(json::text(m, "number"), json::integer(m, "edition"), json::text_or(m, "entry"), m.at("suspended").as_bool());
    }
    for (auto& each : json::array(answer, "candidates")) all.candidates.insert(json::text(each.as_object(), "entry"));
    for (auto& each : json::array(answer, "warnings")) all.warnings.insert(json::text(each.as_object(), "code"));
    return all;
}

struct Compare {
    World const& world;
    Asking const& asking;
    Date today;
    Violations& found;

    void broken(std::string invariant, std::string what) {
        found.push_back({std::move(invariant), "asked " + asking.matter + " about '" + asking.code + "' '" + asking.name + "': " + what});
    }

    measure::Measure const* edition(std::string const& number, std::int64_t edition) const {
        for (auto& [id, m] : world.measures) if (m.number == number && m.edition == edition) return &m;
        return nullptr;
    }

    // Sentences of their own first, so that a violation is called by its name; then everything, member by member.
    void named(Expected const& said) {
        for (auto& [id, state] : said.entries) {
            auto e = world.entries.find(id);
            if (e == world.entries.end()) broken("I-15", "shows an entry that is not on file");
            else if (!counts_on(world, e->second, today)) broken("I-19", "shows entry " + id + ", which has ended");
            else if (held_on(e->second, today) && state != "held") broken("I-18", "shows entry " + id + " as in force while it is held");
        }
        for (auto& id : said.candidates) {
            auto e = world.entries.find(id);
            if (e == world.entries.end()) broken("I-15", "a candidate that is not on file");
            else if (!counts_on(world, e->second, today)) broken("I-19", "takes entry " + id + ", which has ended, for a candidate");
        }
        for (auto& [number, edition_no, entry, suspended] : said.measures) {
            auto* m = edition(number, edition_no);
            if (!m || !may_be_used(world, *m, today)) {
                broken("I-11", "shows measure " + number + "/" + std::to_string(edition_no) + ", which is not published and in force");
                continue;
            }
            auto e = world.entries.find(entry);
            if (!entry.empty() && e == world.entries.end()) broken("I-15", "rests a measure on no entry");
            else if (!entry.empty() && !suspended && held_on(e->second, today)) broken("I-18", "offers " + number + " on held entry " + entry);
            else if (!entry.empty() && suspended && !m->binds_by_law) broken("I-18", "shows suspended " + number + ", which no law commands");
            if (m->polarity == measure::Polarity::incentive)
                for (auto& [id, state] : said.entries)
                    if (world.entries.contains(id) && world.entries.at(id).polarity == list_type::Polarity::discipline)
                        broken("I-6", "offers incentive " + number + " beside discipline entry " + id);
            if (m->polarity == measure::Polarity::incentive && !entry.empty() && e != world.entries.end() && under_discipline(world, e->second.subject, today))
                broken("I-6", "offers incentive " + number + " beside a discipline entry of the same subject");
        }
    }

    void compare(Expected const& said, Expected const& expected) {
        if (said.result != expected.result) broken("verdict", "said " + said.result + ", every row says " + expected.result);
        if (said.entries != expected.entries) broken("verdict", std::to_string(said.entries.size()) + " entries, every row says " + std::to_string(expected.entries.size()));
        for (auto& each : said.measures) if (!expected.measures.contains(each)) broken("verdict", "shows " + of(each) + " without reason");
        for (auto& each : expected.measures) if (!said.measures.contains(each)) broken("verdict", "lacks " + of(each));
        bool all_shown = said.candidates == expected.candidates;
        bool ten_shown = expected.candidates.size() > kMostShown && said.candidates.size() == kMostShown &&
                         std::includes(expected.candidates.begin(), expected.candidates.end(), said.candidates.begin(), said.candidates.end());
        if (!all_shown && !ten_shown) broken("verdict", "candidates " + joined(said.candidates) + ", every row says " + joined(expected.candidates));
        if (said.warnings != expected.warnings) broken("verdict", "warnings " + joined(said.warnings) + ", every row says " + joined(expected.warnings));
    }

    // I-2: nothing in an answer grades a subject; a candidate's score compares two spellings.
    void grades(json::Value const& value, bool of_candidate) {
        if (value.is_array()) for (auto& each : value.get_array()) grades(each, of_candidate);
        if (!value.is_object()) return;
        for (auto& member : value.get_object()) {
            auto name = std::string_view(member.key());
            if ((name == "score" && !of_candidate) || name == "rank" || name == "grade" || name == "class") broken("I-2", "the answer has a member '" + std::string(name) + "'");
            grades(member.value(), of_candidate || name == "candidates");
        }
    }

    // I-16: whose entry is shown is named by a masked number at most.
    void clear_numbers(Expected const& said, json::Object const& answer) {
        auto text = json::canonical(json::Value(answer));
        auto look = [&](std::string const& id) {
            auto e = world.entries.find(id);
            auto s = e == world.entries.end() ? world.subjects.end() : world.subjects.find(e->second.subject);
            if (s != world.subjects.end() && s->second.number && text.find(s->second.number->plain) != std::string::npos)
                broken("I-16", "the answer holds the whole number of a person");
        };
        for (auto& [id, state] : said.entries) look(id);
        for (auto& id : said.candidates) look(id);
    }

    void receipt(json::Object const& answer) {
        auto verified = ledger::verify_receipt(json::canonical(json::Value(answer)));
        if (!verified.ok) return broken("I-12", "its receipt does not verify: " + verified.why_en);
        if (verified.leaf != json::text(answer, "id")) broken("I-12", "its receipt is of leaf " + verified.leaf);
        if (json::text(verified.facts, "result") != json::text(answer, "result") || json::text(verified.facts, "matter") != asking.matter ||
            json::text(verified.facts, "agency") != asking.agency)
            broken("I-12", "its receipt is of another question");
    }
};

}  // namespace

void check_row(World const& world, Asking const& asking, Expected const& expected, json::Object const& shown, Date today, Violations& found) {
    Compare all{world, asking, today, found};
    if (!remit(world, asking.agency, asking.matter, today)) all.broken("I-3", "was answered outside the remit");
    auto said = said_by(shown);
    all.named(said);
    all.compare(said, expected);
    all.clear_numbers(said, shown);
    for (auto& member : shown) if (member.key() != "receipt") all.grades(json::Value(json::Object{{member.key(), member.value()}}), false);
}

void check_answer(World const& world, Asking const& asking, Expected const& expected, json::Object const& answer, Date today, Violations& found) {
    check_row(world, asking, expected, answer, today, found);
    Compare{world, asking, today, found}.receipt(answer);
}

bool may_ask(World const& world, casework::Actor const& actor, std::string const& matter, Date today) {
    law::Parties askers{law::Party::officer, law::Party::handler, law::Party::approver, law::Party::data_clerk, law::Party::agency_system};
    bool named = !actor.roles.has(law::Party::agency_system) || !actor.officer.empty();
    return actor.roles.meets(askers) && named && remit(world, actor.agency, matter, today);
}

}  // namespace simulation

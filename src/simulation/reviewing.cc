// What people write into a review, and its answers held against the verdict that looks at every row.
#include <algorithm>
#include "simulation/play.h"
#include "text/code.h"

namespace simulation {
namespace {

using review::Review;

// A file of their own that belongs to nothing yet.
std::string free_file(Choosing& c, std::string const& agency) {
    auto* file = c.one_of(c.world.documents, [&](document::Document const& d) { return d.agency == agency && d.about.empty() && c.world.state_of(d.id) == "received"; });
    return file ? file->id : "nothing";
}

std::string line_about(Choosing& c) {
    auto found = c.world.subjects.find(c.percent(70) ? c.listed_subject() : c.subject());
    if (found == c.world.subjects.end()) return "虚构单位";
    auto& s = found->second;
    auto number = s.number ? s.number->plain : std::string();
    if (c.percent(2)) return s.name + ",9.11305E+17";
    if (number.size() == 18) return s.name + "," + number;
    return s.code.empty() || c.percent(10) ? s.name : c.percent(20) ? s.code : s.name + "," + s.code;
}

}  // namespace

json::Object review_filed(Choosing& c, law::Term const& act, casework::Actor const& actor) {
    auto all = by_type(c, act);
    all.erase("roster_file");
    all["letter"] = free_file(c, actor.agency);
    if (act.name == "supplement" && c.percent(70)) all.erase("letter");
    all["letter_on"] = c.date(-9, c.percent(3) ? 2 : 0);
    all["letter_no"] = "函〔2026〕" + std::to_string(c.chance.below(5000)) + "号";
    auto agency = c.world.agencies.find(actor.agency);
    if (agency != c.world.agencies.end() && !agency->second.remits.empty() && !c.percent(3)) all["matter"] = c.chance.one_of(agency->second.remits).matter;
    std::set<std::string> lines;
    for (int i = c.chance.between(1, 6); i > 0; --i) lines.insert(line_about(c));
    std::string roster;
    for (auto& line : lines) roster += line + "\n";
    if (c.percent(3)) roster += *lines.begin() + "\n";
    all["roster"] = roster;
    return all;
}

// Everybody on it is answered as they would be alone, in the name of the agency that asked.
void Play::look_at_answers(std::string const& id, Violations& found) {
    auto& r = town_.world.reviews.at(id);
    auto numbers = json::read<std::vector<std::string>>(json::parse(r.numbers.plain));
    casework::Actor asker;
    asker.agency = r.agency;
    if (!remit(town_.world, r.agency, r.matter, town_.today())) found.push_back({"I-3", "review " + id + " was answered outside the remit"});
    for (std::size_t i = 0; i < r.roster.size(); ++i) {
        auto& row = r.roster[i];
        auto receipt = r.checks + "." + std::to_string(i);
        if (row.receipt != receipt) found.push_back({"I-12", "row " + std::to_string(i) + " of review " + id + " has the receipt '" + row.receipt + "'"});
        auto expected = naive_verdict(town_.world, asking(asker, r.matter, row.person ? numbers.at(i) : row.code, row.name), town_.today());
        if (row.result != expected.result) found.push_back({"verdict", "review " + id + " says " + row.result + " of row " + std::to_string(i) + ", not " + expected.result});
        auto& kept = town_.world.asked[receipt];
        for (auto& [entry, state] : expected.entries) {
            kept.exact.insert(entry);
            town_.world.received[entry].try_emplace(r.agency, std::stoll(r.checks));
        }
        for (auto& named : row.entries)
            if (!expected.entries.contains(named.entry)) found.push_back({"I-11", "review " + id + " names " + named.entry + ", which is not listed for its row"});
        kept.candidates = expected.candidates;
    }
}

}  // namespace simulation

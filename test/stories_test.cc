// Every story of test/cases is played on the real program. UPDATE_CASES=1 writes what happened into the files; read the diff.
#include <doctest/doctest.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include "determination/noun.h"
#include "engine/nouns.h"
#include "entry/noun.h"
#include "measure/noun.h"
#include "test/postgres.h"
#include "test/story.h"

namespace {

namespace fs = std::filesystem;
using test::County;
using test::Story;

std::vector<std::string> case_files() {
    std::vector<std::string> all;
    for (auto& each : fs::directory_iterator(std::string(SOURCE_DIR) + "/test/cases"))
        if (each.path().extension() == ".case") all.push_back(each.path().string());
    std::sort(all.begin(), all.end());
    return all;
}

std::string read_all(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

void fail(std::string const& path, int line, std::string const& said) { ADD_FAIL_CHECK_AT(path.c_str(), line, said); }

// Which rules of which statutes the stories used, as "noun act from party", and which refusals they met.
struct Used {
    std::set<std::string> rules, refused;
};

void collect(std::string const& facts, Used& used) {
    std::istringstream lines(facts);
    for (std::string line; std::getline(lines, line);) {
        auto look = [&](json::Object const& all) {
            if (!all.contains("noun") || !all.contains("from") || !all.contains("party")) return;
            used.rules.insert(json::text(all, "noun") + " " + json::text(all, "act") + " " + json::text(all, "from") + " " + json::text(all, "party"));
        };
        json::Value leaf = json::parse(line);
        look(json::object(leaf.get_object(), "facts"));
        for (auto& row : json::array_or_empty(leaf.get_object(), "rows")) look(json::object(row.as_object(), "facts"));
    }
}

// What must hold after every story, whatever it told (docs/invariants.md).
std::vector<std::string> broken(County& county, Story const& story, std::string const& facts) {
    auto all = county.findings();                                                             // I-17
    for (auto& number : story.numbers())
        if (facts.find(number) != std::string::npos) all.push_back("a number of a person is among the facts of a leaf");
    county.read([&](store::Db& db, casework::Door&) {
        for (auto& e : store::select(db, entry::EntryNoun::table(), "ORDER BY id")) {
            if (e.determination.empty() == e.batch.empty()) all.push_back("entry " + e.id + " came neither from a determination nor from a batch");
            if (e.listed_on && e.exited_on && *e.exited_on < *e.listed_on) all.push_back("entry " + e.id + " left before it came");
            auto file = store::load(db, casework::kCaseFiles, e.id);
            if (!file) { all.push_back("entry " + e.id + " has no case"); continue; }
            bool listed = file->state == "listed" || file->state == "held";
            if (listed && (!e.listed_on || e.exited_on)) all.push_back("entry " + e.id + " is listed, and its dates say otherwise");
            if (listed && file->due != e.until) all.push_back("entry " + e.id + " ends on another day than its case");       // I-19
        }
        for (auto& d : store::select(db, determination::DeterminationNoun::table(), "ORDER BY id")) {
            auto file = store::load(db, casework::kCaseFiles, d.id);
            std::map<std::string, std::string> by;                                            // I-21
            for (auto& step : file->steps) by[step.act] = step.account;
            if (by.count("publish") && (by["publish"] == by["review"] || by["publish"] == by["submit"] || by["publish"] == by["draft"] || by["submit"] == by["draft"]))
                all.push_back("determination " + d.id + " was published by fewer than four persons");
        }
        for (auto& m : store::select(db, measure::MeasureNoun::table(), "ORDER BY id"))
            if (m.published_on && !measure::basis_suffices(m, *m.published_on)) all.push_back("measure " + m.number + " was published without a basis");   // I-7
        return 0;
    });
    return all;
}

void play(std::string const& path, std::string const& address, bool rewrite, Used& used) {
    auto content = read_all(path);
    County county(address);
    Story story(county);
    std::map<int, std::string> differs;
    try {
        for (auto& line : test::story_lines(content)) {
            std::string happened;
            try {
                happened = story.play(line);
            } catch (std::exception const& e) {
                fail(path, line.number, std::string("cannot be played: ") + e.what());
                break;
            }
            if (happened == line.expected) continue;
            if (rewrite) differs[line.number] = happened;
            else fail(path, line.number, "expected " + line.expected + "\nhappened " + happened);
        }
    } catch (std::exception const& e) {
        return fail(path, 1, e.what());
    }
    auto facts = county.facts_text();
    for (auto& said : broken(county, story, facts)) fail(path, 1, said);
    collect(facts, used);
    used.refused.insert(story.refused().begin(), story.refused().end());
    if (differs.empty()) return;
    std::istringstream in(content);
    std::ofstream out(path, std::ios::binary);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) out << (differs.count(number) ? test::with_expectation(line, differs[number]) : line) << "\n";
}

// Conditions whose failure cannot be brought about by an act, with the reason.
std::set<std::string> const kNeverRefused{};

// Rules that no story can use, since no act of any party leads there yet; a story that does takes its line away.
std::set<std::string> const kNotYetUsed{};

}  // namespace

TEST_CASE("every story happens as told, and afterwards every invariant holds") {
    bool rewrite = std::getenv("UPDATE_CASES") != nullptr;
    auto only = std::getenv("ONLY_CASE");
    auto files = case_files();
    CHECK(files.size() >= 8);
    Used used;
    for (auto& path : files)
        if (!only || path.find(only) != std::string::npos) play(path, ":memory:", rewrite, used);
    if (only) return;

    for (auto& noun : engine::all_nouns().all())
        for (auto& edition : noun.editions)
            for (auto& rule : edition.rules) {
                bool was_used = false;
                std::string name = edition.noun + " " + edition.acts[rule.may].name + " " + edition.states[rule.when].name;
                for (int party = 0; party <= int(law::Party::law); ++party)
                    if (rule.who.has(law::Party(party))) was_used = was_used || used.rules.count(name + " " + json::enum_name(law::Party(party)));
                CHECK_MESSAGE((was_used || kNotYetUsed.count(name)), "no story uses the rule: " << name);
                for (auto* question : rule.provided.all) {
                    if (!question || kNeverRefused.count(std::string(question->name))) continue;
                    CHECK_MESSAGE(used.refused.count(std::string(question->name)), "no story is refused for: " << edition.noun << " " << std::string(question->name));
                }
            }
}

TEST_CASE("a story happens the same on PostgreSQL") {
    Used used;
    for (auto& path : case_files())
        if (path.find("determination") != std::string::npos || path.find("batch") != std::string::npos || path.find("hold") != std::string::npos)
            play(path, test::Postgres::instance().fresh_database(), false, used);
}

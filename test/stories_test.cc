// Every story of test/cases is played on the real program. UPDATE_CASES=1 writes what happened into the files; read the diff.
#include <doctest/doctest.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include "determination/noun.h"
#include "document/noun.h"
#include "engine/nouns.h"
#include "entry/noun.h"
#include "measure/noun.h"
#include "paper/template.h"
#include "test/files.h"
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

void fail(std::string const& path, int line, std::string const& said) { ADD_FAIL_CHECK_AT(path.c_str(), line, said); }

// Which rules of which statutes the stories used, as "noun act from party", and which refusals they met.
struct Used {
    std::set<std::string> rules, refused, papers;
};

void collect(std::string const& facts, Used& used) {
    std::istringstream lines(facts);
    for (std::string line; std::getline(lines, line);) {
        auto look = [&](json::Object const& all) {
            if (!all.contains("noun") || !all.contains("from") || !all.contains("party")) return;
            auto text = [&](char const* name) { return json::text(all, name); };
            used.rules.insert(text("noun") + " " + text("act") + " " + text("from") + " " + text("party"));
        };
        json::Value leaf = json::parse(line);
        look(json::object(leaf.get_object(), "facts"));
        for (auto& row : json::array_or_empty(leaf.get_object(), "rows")) look(json::object(row.as_object(), "facts"));
    }
}

// A name of the program, like wage_arrears_county: nobody who reads a paper knows it. The examples of stories are "invented basis" and the like.
std::string code_in(std::string const& words) {
    auto part = [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_'; };
    for (std::size_t at = 0; at < words.size(); ++at) {
        auto end = at;
        while (end < words.size() && part(words[end])) ++end;
        auto run = words.substr(at, end - at);
        if (run.find('_') != run.npos) return run;
        if (end > at) at = end;
    }
    return "";
}

// What must hold after every story, whatever it told (docs/invariants.md).
std::vector<std::string> broken(County& county, Story const& story, std::string const& facts) {
    auto all = county.findings();                                                             // I-17
    for (auto& number : story.numbers())
        if (facts.find(number) != std::string::npos) all.push_back("a number of a person is among the facts of a leaf");
    county.read([&](store::Db& db, casework::Door&) {
        for (auto& e : store::select(db, entry::EntryNoun::table(), "ORDER BY id")) {
            auto say = [&](char const* what) { all.push_back("entry " + e.id + " " + what); };
            auto file = store::load(db, casework::kCaseFiles, e.id);
            bool listed = file && (file->state == "listed" || file->state == "held");
            if (!file) say("has no case");
            if (e.determination.empty() == e.batch.empty()) say("came neither from a determination nor from a batch");
            if (e.listed_on && e.exited_on && *e.exited_on < *e.listed_on) say("left before it came");
            if (listed && (!e.listed_on || e.exited_on)) say("is listed, and its dates say otherwise");
            if (listed && file->due != e.until) say("ends on another day than its case");     // I-19
        }
        for (auto& d : store::select(db, determination::DeterminationNoun::table(), "ORDER BY id")) {
            auto file = store::load(db, casework::kCaseFiles, d.id);
            std::set<std::string> persons;                                                    // I-21
            bool published = false;
            for (auto& step : file->steps) {
                published = published || step.act == "publish";
                if (step.act == "draft" || step.act == "propose" || step.act == "submit" || step.act == "review" || step.act == "publish") persons.insert(step.account);
            }
            if (published && persons.size() < 4) all.push_back("determination " + d.id + " was published by fewer than four persons");
        }
        for (auto& d : store::select(db, document::DocumentNoun::table(), "WHERE kind <> 'upload' ORDER BY id")) {
            auto sheet = d.words.plain.empty() ? paper::Sheet{} : json::read<paper::Sheet>(json::parse(d.words.plain));
            for (auto* lines : {&sheet.lines, &sheet.annex})
                for (auto& line : *lines)
                    if (auto code = code_in(line.text); !code.empty()) all.push_back("the paper " + d.name + " says '" + code + "': " + line.text);
        }
        for (auto& m : store::select(db, measure::MeasureNoun::table(), "ORDER BY id")) {
            if (!m.published_on) continue;
            if (!measure::basis_suffices(m, *m.published_on))                                 // I-7
                all.push_back("measure " + m.number + " was published without a basis that suffices");
            bool own = false;                                                                 // I-9
            for (auto& basis : m.bases) own = own || (basis.rank != law::Rank::memorandum && basis.instrument.find("备忘录") == std::string::npos);
            if (!own) all.push_back("measure " + m.number + " was published on a memorandum alone");
        }
        return 0;
    });
    return all;
}

void play(std::string const& path, std::string const& address, bool rewrite, Used& used) {
    auto content = test::read_all(path);
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
    county.read([&](store::Db& db, casework::Door&) {
        for (auto& d : store::select(db, document::DocumentNoun::table(), "ORDER BY id")) used.papers.insert(d.kind);
        return 0;
    });
    used.refused.insert(story.refused().begin(), story.refused().end());
    if (differs.empty()) return;
    std::istringstream in(content);
    std::ofstream out(path, std::ios::binary);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number)
        out << (differs.count(number) ? test::with_expectation(line, differs[number]) : line) << "\n";
}

// A statute's rule that no story uses, and a condition that no story breaks, is a rule nobody has seen at work.
void every_rule_is_used(Used const& used) {
    for (auto& noun : engine::all_nouns().all())
        for (auto& edition : noun.editions)
            for (auto& rule : edition.rules) {
                bool was_used = false;
                std::string name = edition.noun + " " + edition.acts[rule.may].name + " " + edition.states[rule.when].name;
                for (int party = 0; party <= int(law::Party::law); ++party)
                    if (rule.who.has(law::Party(party))) was_used = was_used || used.rules.count(name + " " + json::enum_name(law::Party(party)));
                CHECK_MESSAGE(was_used, "no story uses the rule: " << name);
                for (auto* question : rule.provided.all) {
                    if (!question) continue;
                    auto asked = edition.noun + " " + std::string(question->name);
                    CHECK_MESSAGE(used.refused.count(std::string(question->name)), "no story is refused for: " << asked);
                }
            }
}

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
    every_rule_is_used(used);
    for (auto& form : paper::templates()) CHECK_MESSAGE(used.papers.contains(form.name), "no story issues the paper: " << form.name);
}

TEST_CASE("a story told otherwise than it happened is noticed, and what is altered behind its back as well") {
    County county;
    Story story(county);
    auto lines = test::story_lines("# title\n2026-03-02 officer   subject.register as S kind=organisation\n  name=甲有限公司   ✗ not_this_party\n"
                                   "2026-03-02 auditor   S.rename name=乙有限公司 → on_file\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].number == 3);
    CHECK(lines[0].expected == "✗ not_this_party");
    CHECK(story.play(lines[0]) == "→ on_file");
    CHECK(story.play(lines[1]) == "✗ not_this_party");
    CHECK(test::with_expectation("  name=甲有限公司   ✗ not_this_party", "→ on_file") == "  name=甲有限公司   → on_file");
    CHECK_THROWS_AS(story.play({1, "2026-03-01", "officer", "lapse", ""}), std::runtime_error);
    CHECK_THROWS_AS(story.play({1, "2026-03-02", "officer", "T.apply", ""}), std::runtime_error);
    CHECK(broken(county, story, county.facts_text()).empty());
    static constexpr store::Query alter{"alter", "UPDATE subject SET name = '丙有限公司' WHERE name = '甲有限公司'"};
    county.read([](store::Db& db, casework::Door&) { return db.exec(alter); });
    CHECK(broken(county, story, county.facts_text()).size() == 1);
}

TEST_CASE("a story happens the same on PostgreSQL") {
    Used used;
    for (auto& path : case_files())
        if (path.find("determination") != std::string::npos || path.find("batch") != std::string::npos || path.find("hold") != std::string::npos)
            play(path, test::Postgres::instance().fresh_database(), false, used);
}

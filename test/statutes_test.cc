// What holds for every statute of this program, whatever its noun: each cell is applied as written, and the document that people read is
// the table that the engine applies.
#include <doctest/doctest.h>
#include <cstdlib>
#include <fstream>
#include "engine/nouns.h"
#include "law/print.h"
#include "test/files.h"
#include "test/sweep.h"

namespace {

std::string document_path(law::Procedure const& edition, std::size_t which) {
    return std::string(SOURCE_DIR) + "/docs/statutes/" + edition.noun + (which ? "-" + law::to_text(edition.from) : "") + ".md";
}

}  // namespace

TEST_CASE("every cell of every statute is applied as written") {
    for (auto& noun : engine::all_nouns().all())
        for (auto& edition : noun.editions) sweep(edition);
}

TEST_CASE("the documents of the statutes say what the engine applies") {
    bool rewrite = std::getenv("UPDATE_DOCS") != nullptr;
    for (auto& noun : engine::all_nouns().all())
        for (std::size_t i = 0; i < noun.editions.size(); ++i) {
            auto path = document_path(noun.editions[i], i);
            auto expected = law::document(noun.editions[i]);
            if (rewrite) std::ofstream(path, std::ios::binary) << expected;
            CAPTURE(path);
            bool same = test::read_all(path) == expected;
            CHECK_MESSAGE(same, "UPDATE_DOCS=1 unit_tests rewrites the documents; read the diff");
        }
}

TEST_CASE("states, acts and paths are named once") {
    std::set<std::string> names, paths;
    for (auto& noun : engine::all_nouns().all()) {
        CAPTURE(noun.name);
        CHECK(names.insert(noun.name).second);
        CHECK(paths.insert(noun.path).second);
        for (auto& edition : noun.editions) {
            CHECK(edition.noun == noun.name);
            std::set<std::string> states, acts, state_words, act_words;
            for (auto& state : edition.states) CHECK(states.insert(state.name).second);
            for (auto& act : edition.acts) CHECK(acts.insert(act.name).second);
            // A clerk must be able to tell two states, or two buttons, apart by their words.
            for (auto& state : edition.states) CHECK_MESSAGE(state_words.insert(state.zh).second, state.zh);
            for (auto& act : edition.acts) CHECK_MESSAGE(act_words.insert(act.zh).second, act.zh);
        }
    }
}

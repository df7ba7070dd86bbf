// What the documents promise: docs/clauses.md has the county's document whole, sentence by sentence, docs/invariants.md each invariant; what
// they name exists, and what they call built names a test.
#include <doctest/doctest.h>
#include <filesystem>
#include <regex>
#include <sstream>
#include "crypto/crypto.h"
#include "test/files.h"

namespace {

std::string const kRoot = std::string(SOURCE_DIR) + "/";

std::vector<std::string> split(std::string const& line, std::string const& by) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    for (auto next = line.find(by); next != std::string::npos; at = next + by.size(), next = line.find(by, at)) parts.push_back(line.substr(at, next - at));
    parts.push_back(line.substr(at));
    return parts;
}

std::string trimmed(std::string const& text) {
    auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Cells of the rows of every table of a document, without heads.
std::vector<std::vector<std::string>> rows_of(std::string const& document) {
    std::vector<std::vector<std::string>> rows;
    std::string line, before;
    for (std::istringstream lines(document); std::getline(lines, line); before = line) {
        if (!line.starts_with("| ")) continue;
        auto cells = split(line.substr(2, line.size() - 4), " | ");
        rows.push_back(cells);
    }
    return rows;
}

std::vector<std::string> matches(std::string const& text, std::regex const& pattern) {
    std::vector<std::string> all;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) all.push_back((*at)[1]);
    return all;
}

// A file may be named from the root, from src/ or from test/cases/, alone or with what it holds: `check/verdict.cc: conclude`.
bool exists(std::string const& name) {
    auto path = name.substr(0, name.find(':'));
    for (auto* where : {"", "src/", "test/cases/", "test/e2e/", "test/", "web/"})
        if (std::filesystem::exists(kRoot + where + path)) return true;
    return false;
}

// Files that a cell names; words of the code such as `in_force` are no files.
std::vector<std::string> files_in(std::string const& cell) {
    static std::regex const kName("`([^`]+\\.(?:case|cc|h|py|ts|csv|sql|md|sh|txt)(?::[^`]*)?|[^`]*/)`");
    return matches(cell, kName);
}

bool is_test(std::string const& file) {
    static std::regex const kTest("(\\.case|_test\\.cc|\\.test\\.ts|e2e/[a-z_]+\\.py|[a-z_]+\\.py)$");
    return std::regex_search(file, kTest);
}

// Quoted titles must be those of test cases somewhere; "…" stands for what was left out.
std::string all_tests() {
    std::string all;
    for (auto* where : {"src", "test", "web/e2e", "web/src"})
        for (auto& file : std::filesystem::recursive_directory_iterator(kRoot + where)) {
            auto name = file.path().string();
            if (name.ends_with("_test.cc") || name.ends_with(".test.ts") || name.ends_with(".case")) all += test::read_all(name);
        }
    return all;
}

}  // namespace

TEST_CASE("the document is held sentence by sentence: whole, what is named exists, what is built names its test") {
    static std::vector<std::string> const kStates{"built", "partly", "not built", "deliberately not", "people's"};
    std::string words;
    for (auto& cells : rows_of(test::read_all(kRoot + "docs/clauses.md"))) {
        if (cells[0] == "sentence") continue;
        CAPTURE(cells[0]);
        REQUIRE(cells.size() == 4);
        words += cells[0];
        CHECK(std::find(kStates.begin(), kStates.end(), cells[3]) != kStates.end());
        for (auto& file : files_in(cells[1] + cells[2])) CHECK_MESSAGE(exists(file), file);
        auto tests = files_in(cells[2]);
        for (auto& test : tests) CHECK_MESSAGE(is_test(test), test);
        CHECK_MESSAGE((!tests.empty() || (cells[3] != "built" && cells[3] != "partly")), "a sentence that is built names its test");
    }
    // SHA-256 of the sentences as the document has them, one after the other.
    CHECK(crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {words}))) == "93e919d825116e470a4bc5aeedd61e287574b2dbf41bc69fd74e71a602e0c5c0");
}

TEST_CASE("every invariant has its row, what is named exists, what is built names its test") {
    std::vector<std::string> numbers;
    auto tests = all_tests();
    static std::regex const kTitle("\"([^\"]+)\"");
    for (auto& cells : rows_of(test::read_all(kRoot + "docs/invariants.md"))) {
        if (!cells[0].starts_with("I-")) continue;
        CAPTURE(cells[0]);
        REQUIRE(cells.size() == 5);
        numbers.push_back(cells[0].substr(0, cells[0].find("（")));
        for (auto& file : files_in(cells[2] + cells[3])) CHECK_MESSAGE(exists(file), file);
        for (auto& title : matches(cells[3], kTitle))
            for (auto& part : split(title, "…")) CHECK_MESSAGE(tests.find(trimmed(part)) != std::string::npos, title);
        bool named = !files_in(cells[3]).empty();
        CHECK_MESSAGE((named || cells[4] != "built"), "an invariant that is built names its test");
    }
    REQUIRE(numbers.size() == 23);
    for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(numbers[i] == "I-" + std::to_string(i + 1));
}

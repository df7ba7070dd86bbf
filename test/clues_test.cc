// Candidates for clues: what the ledger shows, read and nothing else.
#include <doctest/doctest.h>
#include "engine/clue_candidates.h"
#include "test/story.h"

namespace {

constexpr char const* kForwardedLate = R"(
let mine = {"about": "organ", "concerns": "service", "complainant": "某甲", "channel": "window", "claim": "未答复"}
2026-03-02 officer   complaint.receive as C organ=labour +mine
2026-03-02 office    C.forward to=finance reason=请财政局核查
2026-03-03 officer   complaint.receive as D organ=labour +mine
)";

void told_so(test::Story& story, std::string const& text) {
    for (auto& line : test::story_lines(text)) {
        auto happened = story.play(line);
        REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
    }
}

json::Object candidates_on(test::County& county, char const* on) {
    return county.read([&](store::Db& db, casework::Door&) { return engine::clue_candidates(db, *law::date_from(on)); });
}

}  // namespace

TEST_CASE("what an agency left undone is a candidate for the office; no clue is opened from it but by a person, who may rest it on the leaf") {
    test::County county;
    test::Story story(county);
    told_so(story, kForwardedLate);
    CHECK(json::array(candidates_on(county, "2026-03-20"), "items").empty());
    auto before = county.read([&](store::Db&, casework::Door& door) { return door.log().size(); });
    auto found = candidates_on(county, "2026-05-20");
    auto& items = json::array(found, "items");
    REQUIRE(items.size() == 1);                                // who waits for the credit office left nothing undone
    auto& one = items[0].as_object();
    CHECK(json::text(one, "kind") == "complaint_handling");
    CHECK(json::text(one, "noun") == "complaint");
    CHECK(json::text(one, "state") == "forwarded");
    CHECK(json::text(found, "zh").find("未经认定") != std::string::npos);
    CHECK(county.read([&](store::Db&, casework::Door& door) { return door.log().size(); }) == before);

    told_so(story, "2026-05-20 clock lapse\n");
    CHECK(county.read([&](store::Db& db, casework::Door&) { return db.number({"clues", "SELECT COUNT(*) FROM clue"}).value(); }) == 0);
    told_so(story, "2026-05-20 office clue.open organ=finance kind=complaint_handling words=逾期未答复 leaves=" + json::text(one, "leaf") + "\n");
    CHECK(county.read([&](store::Db& db, casework::Door&) { return db.number({"clues", "SELECT COUNT(*) FROM clue"}).value(); }) == 1);
}

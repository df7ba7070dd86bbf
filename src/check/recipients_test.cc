#include <doctest/doctest.h>
#include "check/recipients.h"
#include "test/story.h"

namespace {

using Rows = std::vector<std::string>;

Rows rows(test::County& county) {
    return county.read([](store::Db& db, casework::Door&) {
        Rows all;
        db.each(store::Query{"recipients", "SELECT thing, agency, received_on, leaf FROM recipient ORDER BY thing, agency"}, [&](store::Row const& r) {
            all.push_back(std::string(r.text(0)) + " " + std::string(r.text(1)) + " " + std::string(r.text(2)) + " " + std::to_string(r.integer(3)));
        });
        return all;
    });
}

constexpr char const* kAsked = R"(
2026-03-02 clerk     subject.register as S1 kind=organisation name=甲建筑有限公司 code=91130528MA00000019
2026-03-02 clerk     subject.register as S2 kind=organisation name=乙商贸有限公司 code=91130528MA0000002C
2026-03-02 clerk     bring as B list_type=dishonest_judgment_debtor snapshot=yes rows=[{"subject":"$S1","no":"甲-1"}]
2026-03-03 office    B.review
2026-03-04 publisher B.publish secrecy_reviewed=true
2026-03-04 buyer     check as Q matter=CZ-CG-01 case=CG-001 code=91130528MA00000019
2026-03-04 buyer     check matter=CZ-CG-01 case=CG-002 name=甲建筑有限公司
2026-03-05 buyer     check matter=CZ-CG-01 case=CG-003 code=91130528MA00000019
2026-03-05 licensing check matter=SP-XK-01 code=91130528MA0000002C
)";

}  // namespace

TEST_CASE("who received what is written as it is told, each for the first time, and is the same when it is made again from the ledger") {
    test::County county;
    test::Story story(county);
    for (auto& line : test::story_lines(kAsked)) {
        auto happened = story.play(line);
        REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
    }
    auto as_told = rows(county);
    CHECK(as_told.size() > 2);
    county.read([](store::Db& db, casework::Door&) { return check::make_recipients_again(db), 0; });
    CHECK(rows(county) == as_told);
}

TEST_CASE("a row of who received what that was taken away, added or altered is named") {
    test::County county;
    test::Story story(county);
    for (auto& line : test::story_lines(kAsked)) story.play(line);
    auto first = rows(county).front();
    auto found = [&](std::string const& statement) {
        return county.read([&](store::Db& db, casework::Door&) {
            store::Savepoint undone(db);
            db.script(statement);
            Rows all;
            for (auto& each : check::wrong_recipients(db)) all.push_back(each.name + ": " + each.en.substr(0, each.en.find(':')));
            return all;
        });
    };
    auto thing = first.substr(0, first.find(' ')), agency = first.substr(thing.size() + 1, first.find(' ', thing.size() + 1) - thing.size() - 1);
    auto at = " WHERE thing = '" + thing + "' AND agency = '" + agency + "'";
    CHECK(found("SELECT 1").empty());
    CHECK(found("DELETE FROM recipient" + at) == Rows{"recipient " + thing + " " + agency + ": missing"});
    CHECK(found("UPDATE recipient SET leaf = leaf + 1" + at) == Rows{"recipient " + thing + " " + agency + ": altered"});
    CHECK(found("UPDATE recipient SET received_on = '2020-01-01'" + at) == Rows{"recipient " + thing + " " + agency + ": altered"});
    CHECK(found("INSERT INTO recipient (thing, agency, received_on, leaf) VALUES ('t', 'a', '2026-03-04', 1)") == Rows{"recipient t a: unknown"});
}

TEST_CASE("who asked in a batch whose row named the entry, and who opened the record, received it; who was answered otherwise did not") {
    test::County county;
    auto note = [&](std::string const& agency, ledger::Draft draft) {
        county.read([&](store::Db&, casework::Door& door) {
            casework::Setting now{county.today(), 0, nullptr, nullptr, "130528"};
            casework::Actor asker;
            asker.agency = agency;
            asker.purpose = "casework";
            return door.note(std::move(draft), asker, now);
        });
    };
    auto named = [](std::string const& entry) { return json::Object{{"noun", "check"}, {"act", "ask"}, {"entries", json::Array{json::Value(entry)}}}; };
    json::Object batch{{"noun", "check"}, {"act", "ask_batch"}};
    auto of = [&](std::int64_t cases) { auto all = batch; all["cases"] = cases; return all; };
    note("a", {of(2), {}, {{named("other"), {}}, {named("thing"), {}}}});
    note("b", {of(1), {}, {{named("other"), {}}}});
    note("c", {named("thing"), {}, {}});
    note("d", {{{"noun", "record"}, {"act", "look"}, {"cases", json::Array{json::Value("seen")}}}, {}, {}});
    county.read([](store::Db& db, casework::Door&) { return check::make_recipients_again(db), 0; });
    auto told = [&](char const* kind, char const* thing) {
        Rows all;
        for (auto& each : county.read([&](store::Db& db, casework::Door&) { return check::recipients_of(db, kind, thing); })) all.push_back(each.agency);
        return all;
    };
    CHECK(told("entry", "thing") == Rows{"a", "c"});
    CHECK(told("entry", "other") == Rows{"a", "b"});
    CHECK(told("record", "seen") == Rows{"d"});
}

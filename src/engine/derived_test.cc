#include "engine/derived.h"
#include <doctest/doctest.h>
#include "test/own_folder.h"
#include "test/story.h"

namespace {

using Lines = std::vector<std::string>;

constexpr char const* kAskedByAPartner = R"(
let bank = {"name": "甲农村商业银行（虚构）", "code": "91130528MB0000001B", "kind": "bank", "agreement_no": "协〔2026〕1号", "purposes": ["lending"],
  "list_types": ["dishonest_judgment_debtor"], "daily_quota": 6, "from": "2026-03-02", "until": "2026-06-30", "contact": "某经理"}
2026-03-02 office    partner.draft as B +bank  → drafted
2026-03-02 office2   B.approve  → in_force
2026-03-02 sysadmin  account.open as A kind=person user=lender name=甲 agency=B roles=["partner"]  → opened
2026-03-02 secadmin  A.authorise  → active
2026-03-02 clerk     subject.register as S kind=organisation name=甲建筑有限公司 code=91130528MA00000019  → on_file
2026-03-02 clerk     subject.register kind=organisation name=乙商贸有限公司 code=91130528MA0000002C  → on_file
2026-03-02 clerk     bring as L list_type=dishonest_judgment_debtor snapshot=yes rows=[{"subject":"$S","no":"甲-1"}]  → brought
2026-03-03 office    L.review  → reviewed
2026-03-04 publisher L.publish secrecy_reviewed=true  → published
2026-03-04 buyer     check matter=CZ-CG-01 code=91130528MA00000019  → discipline
2026-03-04 lender    check purpose=lending code=91130528MA00000019  → discipline
2026-03-04 lender    check purpose=lending code=91130528MA0000003F  → none
2026-03-05 lender    check purpose=lending code=91130528MA0000002C  → none
)";

// A county in which agencies and a partner asked.
struct AskedByAPartner {
    test::OwnFolder folder{"derived"};
    test::County county{folder.file("county.db")};
    casework::Blind blind = county.api(folder.file("county.db"), "auditor")->blind;

    AskedByAPartner() {
        test::Story story(county);
        for (auto& line : test::story_lines(kAskedByAPartner)) {
            auto happened = story.play(line);
            REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
        }
    }
    Lines rows() {
        return county.read([](store::Db& db, casework::Door&) { return rows_in(db); });
    }
    static Lines rows_in(store::Db& db) {
        Lines all;
        db.each(store::Query{"asked", "SELECT leaf, partner, asked_on, purpose, subject, consent FROM partner_question ORDER BY leaf"}, [&](store::Row const& r) {
            std::string line = std::to_string(r.integer(0));
            for (int i = 1; i < 6; ++i) line += " " + std::string(r.text(i));
            all.push_back(std::move(line));
        });
        return all;
    }
    // After this edit, beside what verification found before it.
    Lines found(std::string const& statement, std::vector<ledger::Finding> before = {}) {
        return county.read([&](store::Db& db, casework::Door&) {
            store::Savepoint undone(db);
            db.script(statement);
            ledger::Report report;
            report.findings = std::move(before);
            auto known = report.findings.size();
            engine::compare_derived(db, blind, report);
            Lines all;
            for (auto i = known; i < report.findings.size(); ++i) all.push_back(report.findings[i].name + ": " + report.findings[i].en);
            return all;
        });
    }
};

}  // namespace

TEST_CASE("which partner asked about whom follows from the ledger: a row taken away, added or altered is named, and the table is made again") {
    AskedByAPartner at;
    auto as_told = at.rows();
    REQUIRE(as_told.size() == 3);
    CHECK(at.found("SELECT 1").empty());
    auto leaf = as_told[0].substr(0, as_told[0].find(' ')), row = "partner_question " + leaf, where = " WHERE leaf = " + leaf;
    CHECK(at.found("UPDATE partner_question SET partner = 'another'" + where) == Lines{row + ": altered: partner"});
    CHECK(at.found("UPDATE partner_question SET asked_on = '2026-03-03', purpose = 'insuring'" + where) == Lines{row + ": altered: day, purpose"});
    CHECK(at.found("UPDATE partner_question SET consent = 'none'" + where) == Lines{row + ": altered: consent"});
    CHECK(at.found("UPDATE partner_question SET subject = ''" + where) == Lines{row + ": altered: subject"});
    CHECK(at.found("UPDATE partner_question SET subject = (SELECT id FROM subject WHERE code = '91130528MA0000002C')" + where) == Lines{row + ": altered: subject"});
    CHECK(at.found("UPDATE partner_question SET leaf = 1" + where) ==
          Lines{"partner_question 1: unknown: this leaf is no question of a partner", row + ": missing: this question of 2026-03-04 would not count for its day, and its subject would not see it"});
    CHECK(at.found("DELETE FROM partner_question").size() == 3);
    for (auto* damage : {"DELETE FROM partner_question", "UPDATE partner_question SET subject = '', partner = 'x'", "UPDATE partner_question SET leaf = leaf + 1000"}) {
        at.county.read([&](store::Db& db, casework::Door&) {
            db.script(damage);
            CHECK(engine::make_derived_again(db, at.blind) == Lines{"recipient", "feed_change", "partner_question"});
            return 0;
        });
        CHECK(at.rows() == as_told);
    }
}

TEST_CASE("whom a partner asked about is found by the code that was asked for, and without it by trying everybody") {
    AskedByAPartner at;
    auto as_told = at.rows();
    // Others who would be tried before, had the leaves said nothing of whom they are about.
    constexpr char const* kOthers =
        "INSERT INTO subject (id, version, kind, name, code, legacy, document, number, number_index, number_masked, born, names, relations, declines_promotion)"
        " SELECT '0' || id, version, kind, name, '', legacy, document, number, number_index, number_masked, born, names, relations, declines_promotion FROM subject";
    auto tried = [&](std::string const& damage) {
        return at.county.read([&](store::Db& db, casework::Door&) {
            store::Savepoint undone(db);
            db.script(kOthers);
            db.script("DELETE FROM partner_question;" + damage);
            int all = 0;
            auto counted = [&](std::string_view text) {
                ++all;
                return at.blind(text);
            };
            engine::make_derived_again(db, counted);
            CHECK(at.rows_in(db) == as_told);
            return all;
        });
    };
    CHECK(tried("") == 5);                       // nobody and the bearer of the code, but for the question about nobody on file
    CHECK(tried("UPDATE leaf SET persons = NULL") > 5);
}

TEST_CASE("an altered row hides no other that follows from the ledger; of an altered ledger it is said that nothing was compared") {
    AskedByAPartner at;
    ledger::Finding row{"row", "subject 1", "", "altered"}, leaf{"leaf", "leaf 17", "", "altered"};
    auto gone = at.found("DELETE FROM recipient; DELETE FROM feed_change", {row});
    CHECK(std::any_of(gone.begin(), gone.end(), [](auto& each) { return each.starts_with("recipient "); }));
    CHECK(std::any_of(gone.begin(), gone.end(), [](auto& each) { return each.starts_with("feed_change "); }));
    CHECK(at.found("DELETE FROM recipient", {leaf}) == Lines{"recipient: not compared: the ledger itself was altered", "feed_change: not compared: the ledger itself was altered",
                                                             "partner_question: not compared: the ledger itself was altered"});
    auto unreadable = at.found("UPDATE casefile SET steps = '[\"x\"]' WHERE noun = 'entry'; DELETE FROM recipient");
    CHECK(std::any_of(unreadable.begin(), unreadable.end(), [](auto& each) { return each.starts_with("recipient "); }));
    CHECK(std::find(unreadable.begin(), unreadable.end(), "feed_change: not compared: a row that tells of it cannot be read") != unreadable.end());
}

TEST_CASE("a database that breaks while tables are compared is told as such, and not as rows that cannot be read") {
    AskedByAPartner at;
    CHECK_THROWS_WITH_AS(at.found("DROP TABLE feed_change"), doctest::Contains("no such table"), store::Failure);
}

TEST_CASE("a content that no document speaks for is named") {
    AskedByAPartner at;
    CHECK(at.found("INSERT INTO document_content (document, piece, sealed) VALUES ('nothing', 0, X'00'), ('nothing', 1, X'00')") ==
          Lines{"document_content nothing: unknown: no document on file has this content"});
    auto paper = at.county.upload("clerk", "txt", "经核实", {{"name", "a.txt"}});
    REQUIRE(paper);
    CHECK(at.found("SELECT 1").empty());
    CHECK(at.found("DELETE FROM document").front().starts_with("document_content " + paper->id));
}

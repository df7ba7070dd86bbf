// What was destroyed is nowhere in the files of the database any more, and the ledger still verifies; what is sealed opens for a purpose.
#include <doctest/doctest.h>
#include <future>
#include "http/router.h"
#include "ledger/log.h"
#include "test/files.h"
#include "test/own_folder.h"
#include "test/story.h"

namespace {

constexpr char const* kWords[] = {"冒用他人商标", "宁市监罚〔2026〕71号", "生产车间扣押清单"};
constexpr char const* kStory = R"(
2026-03-02 clerk     subject.register as S kind=organisation name=甲建筑有限公司 code=91130528MA00000019
2026-03-02 market_handler record.enter as P subject=S kind=penalty document_no=宁市监罚〔2026〕71号 issuer=县市场监督管理局 facts=冒用他人商标
 conduct=商标侵权 basis=商标法第六十条 penalty_kind=罚款 fine_cents=5000000 decided_on=2026-02-10 source=生产车间扣押清单
2026-03-03 market_approver P.correct facts=冒用他人商标及礼盒 proof=扣押清单 reason=补充生产车间扣押清单
)";

// A county over a file, with one record.
struct Filed {
    test::OwnFolder folder{"archive"};
    std::string file = folder.file("county.db");
    std::unique_ptr<test::County> county;
    std::string record;
    Filed() {
        county = std::make_unique<test::County>(file);
        test::Story story(*county);
        for (auto& line : test::story_lines(kStory)) {
            auto happened = story.play(line);
            REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
        }
        record = county->read([](store::Db& db, casework::Door&) { return db.word({"the_record", "SELECT id FROM record"}).value(); });
    }
    void come_to(char const* day) {
        county->move_to(law::date_from(day).value());
        county->let_lapse();
    }
    http::Response get(std::string const& user, std::map<std::string, std::string> query = {}) {
        http::Router router;
        casework::add_routes(router, county->api(file, user), {});
        auto match = router.match("GET", "/api/v1/records/" + record);
        auto request = std::make_shared<http::Request>();
        *request = {"GET", "/api/v1/records/" + record, std::move(query), {}, "", "", match.parameters, ""};
        std::promise<http::Response> answered;
        match.route->handler(request, [&](http::Response response) { answered.set_value(std::move(response)); });
        return answered.get_future().get();
    }
    std::uint64_t leaves() { return county->read([](store::Db&, casework::Door& door) { return door.log().size(); }); }
    bool is_in_files(std::string const& words) const {
        for (auto* end : {"", "-wal"}) {
            if (test::read_all(file + end).find(words) != std::string::npos) return true;
        }
        return false;
    }
};

std::string code_of(http::Response const& response) { return json::text_or(json::parse(response.body).get_object(), "code"); }

}  // namespace

TEST_CASE("nothing of a destroyed record's words is left in the files of the database, and the ledger verifies") {
    Filed at;
    for (auto* words : kWords) CHECK(at.is_in_files(words));
    at.come_to("2036-02-10");
    CHECK(at.county->file(at.record)->state == "sealed");
    for (auto* words : kWords) CHECK(at.is_in_files(words));           // the test would notice
    at.come_to("2036-02-11");
    CHECK(at.county->file(at.record)->state == "destroyed");
    for (auto* words : kWords) CHECK_MESSAGE(!at.is_in_files(words), words);
    CHECK(at.county->findings().empty());

    // Each personal part of its leaves is gone, and one leaf says which: what is left is a commitment without its salt.
    auto file = at.county->file(at.record).value();
    auto erased = at.county->read([&](store::Db& db, casework::Door& door) {
        for (auto& step : file.steps) {
            if (step.act == "destroy") continue;
            auto leaf = ledger::read_leaf(db, std::uint64_t(step.leaf));
            for (auto& person : leaf->persons) CHECK(!person);
        }
        auto told = ledger::read_leaf(db, door.log().size() - 1);
        CHECK(json::text(told->facts, "act") == "erased");
        CHECK(json::text(told->facts, "case") == at.record);
        return json::array(told->facts, "erased").size();
    });
    CHECK(erased == file.steps.size() - 1);
}

TEST_CASE("words that were destroyed and are put back are found by verification") {
    Filed at;
    at.come_to("2036-02-11");
    static constexpr store::Query back{"back", "UPDATE record SET facts = '冒用他人商标' WHERE facts = ''"};
    CHECK(at.county->read([](store::Db& db, casework::Door&) { return db.exec(back); }) == 1);
    CHECK(at.county->findings().size() == 1);
}

TEST_CASE("a sealed record opens for a named purpose alone, and the look is in the ledger with it") {
    Filed at;
    at.come_to("2031-02-11");
    CHECK(at.county->file(at.record)->state == "sealed");
    CHECK(code_of(at.get("auditor")) == "sealed");
    CHECK(code_of(at.get("market_handler")) == "sealed");
    CHECK(code_of(at.get("officer")) == "unknown_case");
    CHECK(code_of(at.get("officer", {{"purpose", "archive_audit"}})) == "unknown_case");       // neither its agency nor who supervises
    CHECK(at.get("auditor", {{"purpose", "curiosity"}}).status == 400);
    auto before = at.leaves();
    CHECK(at.get("auditor", {{"purpose", "archive_audit"}}).status == 200);
    CHECK(at.leaves() == before + 1);
    auto look = at.county->read([&](store::Db& db, casework::Door&) { return ledger::read_leaf(db, before)->facts; });
    CHECK(json::text(look, "act") == "look");
    CHECK(json::text(look, "purpose") == "archive_audit");

}

TEST_CASE("what is left of a destroyed record is shown to audit alone, for a purpose, and says nothing of the penalty") {
    Filed at;
    at.come_to("2036-02-11");
    for (auto* user : {"office", "officer", "market_handler", "market_approver"}) {
        CHECK_MESSAGE(code_of(at.get(user)) == "unknown_case", user);
        CHECK_MESSAGE(code_of(at.get(user, {{"purpose", "archive_audit"}})) == "unknown_case", user);
    }
    CHECK(code_of(at.get("auditor")) == "sealed");
    auto before = at.leaves();
    auto skeleton = at.get("auditor", {{"purpose", "archive_audit"}});
    CHECK(skeleton.status == 200);
    CHECK(at.leaves() == before + 1);
    CHECK(json::text(json::parse(skeleton.body).get_object(), "issuer").empty());
    for (auto* words : {"冒用", "商标法", "罚款", "5000000"}) CHECK_MESSAGE(skeleton.body.find(words) == std::string::npos, words);
    CHECK(code_of(at.get("auditor", {{"purpose", "archive_audit"}, {"known_at", "2026-03-03T23:00:00+08:00"}})) == "destroyed");
}

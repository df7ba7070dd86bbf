// Classes of conduct: of organisations alone, given by published rules from what is in force that day, explained, and without effect.
#include <doctest/doctest.h>
#include <future>
#include "http/router.h"
#include "ledger/log.h"
#include "record/api.h"
#include "record/store.h"
#include "test/own_folder.h"
#include "test/story.h"

namespace {

constexpr char const* kClassed = R"(
let fine = {"kind":"penalty","document_no":"罚1","issuer":"县市场监督管理局","conduct":"虚假宣传","facts":"广告","basis":"广告法 第五十五条","penalty_kind":"罚款","fine_cents":5000000,"decided_on":"2026-02-10"}
2026-03-02 clerk     subject.register as S kind=organisation name=甲建筑有限公司 code=91130528MA00000019
2026-03-02 clerk     subject.register as M kind=organisation name=乙商贸有限公司 code=91130528MA0000002C
2026-03-02 clerk     subject.register as P kind=person name=张某某 document=citizen number=130528198501010012
2026-03-02 clerk     subject.register as T kind=sole_trader name=张记面馆 document=citizen number=130528198501010012
2026-03-02 market_handler record.enter as R subject=S +fine
2026-03-02 market_handler record.enter as W subject=M +fine document_no=2 penalty_kind=警告 fine_cents=0
2026-03-02 clerk     bring as B list_type=dishonest_judgment_debtor snapshot=yes rows=[{"subject":"$S","no":"甲-1"},{"subject":"$P","no":"张-1"}]
2026-03-03 office    B.review
2026-03-04 publisher B.publish secrecy_reviewed=true
2026-03-04 clerk     bring as G list_type=tax_a_grade snapshot=yes rows=[{"subject":"$M","no":"A-1","until":"2027-03-03"}]
2026-03-04 office    G.review
2026-03-04 publisher G.publish secrecy_reviewed=true
)";

struct Classed {
    test::OwnFolder folder{"conduct"};
    std::string file = folder.file("county.db");
    std::unique_ptr<test::County> county;
    std::unique_ptr<test::Story> story;
    Classed() {
        county = std::make_unique<test::County>(file);
        story = std::make_unique<test::Story>(*county);
        play(kClassed);
    }
    void play(std::string const& text) {
        for (auto& line : test::story_lines(text)) {
            auto happened = story->play(line);
            REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
        }
    }
    std::string subject(char const* name) {
        return county->read([&](store::Db& db, casework::Door&) { return db.word({"subject_named", "SELECT id FROM subject WHERE name = ?1"}, std::string(name)).value(); });
    }
    // "general severe" of a subject on a day, as the rules give them.
    std::string classes(char const* name, char const* on) {
        auto id = subject(name);
        auto given = county->read([&](store::Db& db, casework::Door&) { return record::conduct_of(record::on_file(db, id), law::date_from(on).value()); });
        std::string all;
        for (auto& each : given) {
            CHECK(!each.because.empty());
            all += (all.empty() ? "" : " ") + each.rule.name.substr(6, each.rule.name.rfind('.') - 6);
        }
        return all;
    }
    http::Response get(std::string const& user, std::string const& id) {
        http::Router router;
        auto api = county->api(file, user);
        record::add_routes(router, api);
        auto match = router.match("GET", "/api/v1/subjects/" + id + "/class");
        REQUIRE(match.route);
        auto request = std::make_shared<http::Request>();
        *request = {"GET", "/api/v1/subjects/" + id + "/class", {}, {}, "", "", match.parameters, ""};
        std::promise<http::Response> answered;
        match.route->handler(request, [&](http::Response response) { answered.set_value(std::move(response)); });
        return answered.get_future().get();
    }
    std::uint64_t leaves() { return county->read([](store::Db&, casework::Door& door) { return door.log().size(); }); }
};

}  // namespace

TEST_CASE("a class appears and vanishes with what gives it, and a suspended entry gives none") {
    Classed at;
    CHECK(at.classes("甲建筑有限公司", "2026-03-03") == "general");               // not listed yet
    CHECK(at.classes("甲建筑有限公司", "2026-03-04") == "general severe");
    CHECK(at.classes("甲建筑有限公司", "2028-01-12") == "general severe");
    CHECK(at.classes("甲建筑有限公司", "2028-01-13") == "general long_term severe");    // its decision is two years old, though it was listed later
    CHECK(at.classes("甲建筑有限公司", "2028-03-04") == "general long_term severe");
    CHECK(at.classes("甲建筑有限公司", "2029-02-11") == "long_term severe");       // the record is shown no more, the entry has lasted
    CHECK(at.classes("乙商贸有限公司", "2026-03-04") == "model");                 // a warning is minor and not shown
    CHECK(at.classes("乙商贸有限公司", "2027-03-03") == "model");
    CHECK(at.classes("乙商贸有限公司", "2027-03-04") == "");                      // expired
    at.play("2026-03-05 -  find entry list_type=dishonest_judgment_debtor subject=" + at.subject("甲建筑有限公司") + " as E\n"
            "2026-03-05 law  E.hold cause=异议受理\n");
    CHECK(at.classes("甲建筑有限公司", "2026-03-05") == "general");
    at.play("2026-03-06 law  E.resume words=核实\n2026-03-09 law  E.remove reason=withdrawn_by_origin\n");
    CHECK(at.classes("甲建筑有限公司", "2026-03-08") == "general severe");
    CHECK(at.classes("甲建筑有限公司", "2026-03-09") == "general");
}

TEST_CASE("severe dishonesty only mirrors a statutory list, and a class is given only by a rule in force") {
    Classed at;
    auto id = at.subject("甲建筑有限公司");
    auto all = at.county->read([&](store::Db& db, casework::Door&) { return record::on_file(db, id); });
    auto on = law::date_from("2026-03-04").value();
    CHECK(record::conduct_of(all, on).size() == 2);
    auto no_list = all;
    no_list.list_types.clear();
    CHECK(record::conduct_of(no_list, on).size() == 1);
    auto weak = all;
    for (auto& type : weak.list_types)
        for (auto& basis : type.bases) basis.rank = law::Rank::normative_document;
    for (auto& type : weak.list_types) type.origin = list_type::Origin::county;
    CHECK(record::conduct_of(weak, on).size() == 1);
    auto no_rules = all;
    for (auto& rule : no_rules.rules) rule.ended_on = on;
    CHECK(record::conduct_of(no_rules, on).empty());
}

TEST_CASE("a class is told to who may read the file, the look recorded; natural persons have none; a verdict has none") {
    Classed at;
    auto before = at.leaves();
    auto told = at.get("officer", at.subject("甲建筑有限公司"));
    CHECK(told.status == 200);
    CHECK(at.leaves() == before + 1);
    CHECK(told.body.find("严重失信") != told.body.npos);
    CHECK(told.body.find("国办发〔2020〕49号") != told.body.npos);
    for (auto* person : {"张某某", "张记面馆"}) {
        auto refused = at.get("officer", at.subject(person));
        CHECK(refused.status == 422);
        CHECK(refused.body.find("no_class_of_persons") != refused.body.npos);
        CHECK(refused.body.find("（一）（二）") != refused.body.npos);
    }
    CHECK(at.get("sysadmin", at.subject("甲建筑有限公司")).status == 404);
    auto answer = at.county->ask("officer", {"JY-TB-01", "ZB-001", "91130528MA00000019", "", {}});
    REQUIRE(answer);
    auto text = json::canonical(json::Value(*answer));
    for (auto* word : {"conduct_class", "class.", "一般失信", "长期失信", "典型守信"}) CHECK_MESSAGE(text.find(word) == text.npos, word);
}

TEST_CASE("an evaluation of another region is told beside the classes, with region, words and basis, until its last day and while it is recognised") {
    Classed at;
    at.play(R"(
let agreed = {"rule": {"kind": "recognition", "recognition": {"region": "130600", "region_name": "邻市（虚构）", "of": "evaluation", "theirs": "enterprise", "theirs_name": "企业公共信用评价",
  "recognised": true, "list_type": "", "classes": ["优"]}, "from": "2026-03-05", "to": null,
  "instrument": "宁社信发〔2020〕6号", "article": "（五）", "rank": "normative_document", "source": "合作协议（虚构）", "confirmed": false}}
2026-03-05 office    rule.draft as R +agreed
2026-03-05 office    R.submit
2026-03-05 reviewer  R.pass
2026-03-05 publisher R.publish
2026-03-05 -         find subject name=乙商贸有限公司 as M
2026-03-05 clerk     record.evaluate subject=M region=130600 document_no=评1 issuer=邻市信用办 content=优 decided_on=2026-02-20 valid_until=2026-06-30
)");
    auto id = at.subject("乙商贸有限公司");
    auto told = [&](char const* on) {
        return at.county->read([&](store::Db& db, casework::Door&) { return record::evaluations_of(record::on_file(db, id), law::date_from(on).value()); });
    };
    REQUIRE(told("2026-03-05").size() == 1);
    CHECK(told("2026-06-30").size() == 1);
    CHECK(told("2026-07-01").empty());
    CHECK(told("2026-03-04").empty());
    CHECK(at.classes("乙商贸有限公司", "2026-03-05") == "model");          // it gives no class and takes none
    auto body = at.get("officer", id).body;
    for (auto* part : {"邻市（虚构）", "130600", "优", "企业公共信用评价", "2026-02-20", "2026-06-30", "合作协议（虚构）"}) CHECK_MESSAGE(body.find(part) != body.npos, part);
    at.play("2026-03-06 publisher R.end reason=协议终止\n");
    CHECK(told("2026-03-06").empty());
    CHECK(at.get("officer", id).body.find("优") == std::string::npos);
}

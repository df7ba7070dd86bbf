// What people are shown beside the bare facts: whom an answer is about, what tasks and checks are called, samples of a batch.
#include <doctest/doctest.h>
#include <future>
#include "batch/api.h"
#include "http/router.h"
#include "rule/period_names.h"
#include "test/own_folder.h"
#include "test/story.h"

namespace {

constexpr char const* kNumber = "130528198501010012";
constexpr char const* kListed = R"(
2026-03-02 clerk     subject.register as S1 kind=organisation name=甲建筑有限公司 code=91130528MA00000019  → on_file
2026-03-02 clerk     subject.register as P kind=person name=张某某 document=citizen number=130528198501010012  → on_file
2026-03-02 clerk     bring as B list_type=dishonest_judgment_debtor snapshot=yes rows=[{"subject":"$S1","no":"甲-1"},{"subject":"$P","no":"张-1"}]  → brought
2026-03-03 office    B.review  → reviewed
2026-03-04 publisher B.publish secrecy_reviewed=true  → published
2026-03-04 buyer     check as Q matter=CZ-CG-01 case=CG-001 code=91130528MA00000019  → discipline
2026-03-04 buyer     Q.confirm decisions=[{"measure":"R02","outcome":"applied"}]  → confirmed
)";

// A county over a file, so that the API can read it.
struct Shown {
    test::OwnFolder folder{"shown"};
    std::string file = folder.file("county.db");
    std::unique_ptr<test::County> county;
    Shown() {
        county = std::make_unique<test::County>(file);
        test::Story story(*county);
        for (auto& line : test::story_lines(kListed)) {
            auto happened = story.play(line);
            REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
        }
    }

    std::string id_of(std::string const& noun) {
        return county->read([&](store::Db& db, casework::Door&) {
            return db.word(store::Query{"first_of_noun", "SELECT MIN(id) FROM casefile WHERE noun = ?1"}, noun).value_or("");
        });
    }
    http::Response call(std::string const& user, std::string const& method, std::string const& path, std::string const& body = "",
                        std::map<std::string, std::string> query = {}) {
        http::Router router;
        auto api = county->api(file, user);
        batch::add_routes(router, api);
        casework::add_routes(router, api, {});
        auto match = router.match(method, path);
        REQUIRE_MESSAGE(match.route, path);
        auto request = std::make_shared<http::Request>();
        *request = {method, path, std::move(query), {}, body, "", match.parameters, ""};
        std::promise<http::Response> answered;
        match.route->handler(request, [&](http::Response response) { answered.set_value(std::move(response)); });
        return answered.get_future().get();
    }
    json::Array items(std::string const& user, std::string const& method, std::string const& path, std::string const& body = "",
                      std::map<std::string, std::string> query = {}) {
        auto response = call(user, method, path, body, std::move(query));
        REQUIRE_MESSAGE(response.status == 200, response.body);
        return json::array(json::parse(response.body).get_object(), "items");
    }
};

json::Object asked(test::County& county, std::string const& code, std::string const& name = "") {
    auto answer = county.ask("buyer", {"CZ-CG-01", "", code, name, {}});
    REQUIRE(answer);
    return *answer;
}

}  // namespace

TEST_CASE("an answer names whom it is about, persons masked, beside its receipt and not in it") {
    test::County county;
    test::Story story(county);
    for (auto& line : test::story_lines(kListed)) story.play(line);
    auto firm = asked(county, "91130528MA00000019");
    CHECK(json::text(firm, "name") == "甲建筑有限公司");
    CHECK(json::text(json::array(firm, "entries").at(0).as_object(), "name") == "甲建筑有限公司");
    auto receipt = json::canonical(firm.at("receipt"));
    CHECK(receipt.find("甲建筑") == receipt.npos);
    CHECK(receipt.size() <= 2560);

    auto person = asked(county, kNumber);
    CHECK(json::text(person, "name") == "张*");
    CHECK(json::canonical(person).find("张某某") == std::string::npos);

    auto by_name = asked(county, "", "甲建筑有限公司");
    auto& candidate = json::array(by_name, "candidates").at(0).as_object();
    CHECK(json::text(by_name, "name") == "");
    CHECK(json::text(candidate, "name") == "甲建筑有限公司");
    CHECK(json::text(candidate, "code") == "91130528MA00000019");
    auto namesake = asked(county, "", "张某某");
    CHECK(json::text(json::array(namesake, "candidates").at(0).as_object(), "name") == "张*");
    CHECK(json::text(asked(county, "91130528MA0000002C"), "name") == "");         // nobody on file
}

TEST_CASE("a task is called after its measure, a check after its matter, and lists say whom they are about") {
    Shown at;
    auto task = at.items("buyer", "GET", "/api/v1/tasks").at(0).as_object();
    CHECK(json::text(task, "title").starts_with("R02 "));
    CHECK(json::text(task, "title").size() > std::string("R02  · CG-001").size());
    CHECK(json::text(task, "subject_title") == "甲建筑有限公司");
    auto check = at.items("buyer", "GET", "/api/v1/checks").at(0).as_object();
    CHECK(json::text(check, "title") == "比对 " + json::text(check, "id") + " · 政府采购 · CG-001");
    std::set<std::string> listed;
    for (auto& entry : at.items("office", "GET", "/api/v1/entries")) listed.insert(json::text(entry.as_object(), "subject_title"));
    CHECK(listed == std::set<std::string>{"甲建筑有限公司", "张*"});
    auto one = json::parse(at.call("buyer", "GET", "/api/v1/tasks/" + json::text(task, "id")).body).get_object();
    auto& titles = json::object(one, "titles");
    CHECK(json::text(titles, json::text(one, "subject")) == "甲建筑有限公司");
    CHECK(json::text(titles, json::text(one, "measure_id")).starts_with("R02 "));
}

TEST_CASE("a subject is found by its code or number, a person masked, and the look is in the ledger") {
    Shown at;
    auto firms = at.items("clerk", "POST", "/api/v1/subjects/by-code", R"({"code":" 91130528ma00000019"})");
    REQUIRE(firms.size() == 1);
    CHECK(json::text(firms[0].as_object(), "name") == "甲建筑有限公司");
    auto leaves = [&] { return at.county->read([](store::Db&, casework::Door& door) { return door.log().size(); }); };
    auto before = leaves();
    auto persons = at.items("clerk", "POST", "/api/v1/subjects/by-code", json::canonical(json::Object{{"code", kNumber}}));
    REQUIRE(persons.size() == 1);
    CHECK(json::text(persons[0].as_object(), "name") == "张*");
    CHECK(leaves() == before + 1);
    CHECK(at.items("clerk", "POST", "/api/v1/subjects/by-code", R"({"code":"1305************12"})").empty());
    CHECK(at.items("clerk", "POST", "/api/v1/subjects/by-code", R"({"code":"91130528MA0000002C"})").empty());
}

TEST_CASE("a withdrawal is called by the name that its list has that day, and not by its code") {
    Shown at;
    test::Story story(*at.county);
    for (auto& line : test::story_lines(R"(
2026-03-05 -         find subject kind=organisation as S1  → on_file
2026-03-05 -         find entry subject=S1 as E  → listed
2026-03-05 office    objection.file as O entry=E applicant_kind=subject applicant=甲建筑有限公司 channel=window ground=content claim=已付清  → filed
2026-03-05 office    O.accept  → accepted
)")) {
        auto happened = story.play(line);
        REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
    }
    auto told = at.items("buyer", "GET", "/api/v1/withdrawals");
    REQUIRE(told.size() == 1);
    CHECK(json::text(told[0].as_object(), "title") == "名单条目 · 失信被执行人 · 甲-1");
}

TEST_CASE("who lists or opens what is decided on a natural person, or promised by one, leaves a look, and of an organisation none") {
    Shown at;
    test::Story story(*at.county);
    for (auto& line : test::story_lines(R"(
let plan = {"list_type": "wage_arrears_county", "basis": "保障农民工工资支付条例 第四十八条", "facts": "拖欠农民工工资", "exit_conditions": "期满", "remedies": "复议或诉讼"}
let pledge = {"kind": "open_pledge", "promise": "按期整改", "proof": "承诺书1号", "made_on": "2026-03-05", "due_on": "2026-04-05"}
2026-03-05 -         find subject kind=organisation as S1  → on_file
2026-03-05 -         find subject kind=person as P  → on_file
2026-03-05 handler   determination.propose subject=S1 +plan  → proposed
2026-03-05 handler   determination.propose subject=P +plan  → proposed
2026-03-05 inspector commitment.make subject=S1 +pledge  → made
2026-03-05 inspector commitment.make subject=P +pledge  → made
)")) {
        auto happened = story.play(line);
        REQUIRE_MESSAGE(happened.find("✗") == happened.npos, happened);
    }
    auto leaves = [&] { return at.county->read([](store::Db&, casework::Door& door) { return door.log().size(); }); };
    for (auto& [user, path] : {std::pair("handler", "/api/v1/determinations"), std::pair("inspector", "/api/v1/commitments")}) {
        auto before = leaves();
        auto items = at.items(user, "GET", path);
        REQUIRE(items.size() == 2);
        CHECK(leaves() == before + 1);
        for (auto& item : items) {
            auto& listed = item.as_object();
            bool person = json::text(listed, "subject_title") == "张*";
            before = leaves();
            CHECK(at.call(user, "GET", std::string(path) + "/" + json::text(listed, "id")).status == 200);
            CHECK(leaves() == before + (person ? 1 : 0));
        }
    }
}

TEST_CASE("samples of a batch are for those who may read it, mask persons, and go on where they are told to") {
    Shown at;
    auto path = "/api/v1/batches/" + at.id_of("batch") + "/samples";
    std::map<std::string, std::string> seen;
    for (auto& item : at.items("office", "GET", path)) {
        auto& sample = item.as_object();
        CHECK(json::text(sample, "change") == "fresh");
        CHECK(!json::text(sample, "basis").empty());
        seen[json::text(sample, "name")] = json::text(sample, "code");
    }
    CHECK(seen == std::map<std::string, std::string>{{"甲建筑有限公司", "91130528MA00000019"}, {"张*", ""}});
    CHECK(at.items("office", "GET", path, "", {{"skip", "1"}}).size() == 1);
    CHECK(at.items("office", "GET", path, "", {{"skip", "-7"}}).size() == 2);
    CHECK(at.items("office", "GET", path, "", {{"skip", "99"}}).empty());
    CHECK(at.call("buyer", "GET", path).status == 404);
    CHECK(at.call("office", "GET", "/api/v1/batches/nothing/samples").status == 404);
}

TEST_CASE("samples of a batch show first what its publication would leave out, and why") {
    Shown at;
    test::Story story(*at.county);
    for (auto& line : test::story_lines(R"(
2026-03-05 -         find subject kind=organisation as S1  → on_file
2026-03-05 -         find subject kind=person as P  → on_file
2026-03-05 -         find entry subject=S1 as E  → listed
2026-03-05 clerk     bring as B2 list_type=dishonest_judgment_debtor source=二 rows=[{"subject":"$S1","no":"甲-1","basis":"another"},{"subject":"$P","no":"张-1","basis":"another"}]  → brought
2026-03-05 office    objection.file as O entry=E applicant_kind=subject applicant=甲建筑有限公司 channel=window ground=content claim=已付清  → filed
)"))
        story.play(line);
    auto batch = at.county->read([&](store::Db& db, casework::Door&) {
        return db.word(store::Query{"last_batch", "SELECT MAX(id) FROM casefile WHERE noun = ?1"}, std::string("batch")).value_or("");
    });
    std::vector<std::string> seen;
    for (auto& item : at.items("office", "GET", "/api/v1/batches/" + batch + "/samples"))
        seen.push_back(json::text(item.as_object(), "change") + " " + json::text(item.as_object(), "document_no"));
    CHECK(seen == std::vector<std::string>{"in_question 甲-1", "changed 张-1"});
    auto told = json::parse(at.call("office", "GET", "/api/v1/batches/" + batch + "/samples").body);
    CHECK(json::canonical(told.at("left_out")) == R"({"governed":0,"in_question":1,"over":0,"settled":0,"under_discipline":0})");
}

TEST_CASE("a batch counts incentives beside a discipline entry, and rows of another region that count here already, as left out") {
    Shown at;
    test::Story story(*at.county);
    for (auto& line : test::story_lines(R"(
let agreed = {"rule": {"kind": "recognition", "recognition": {"region": "130600", "region_name": "邻市（虚构）", "of": "list", "theirs": "debtors", "theirs_name": "失信被执行人",
  "recognised": true, "list_type": "dishonest_judgment_debtor", "classes": []}, "from": "2026-03-05", "to": null,
  "instrument": "宁社信发〔2020〕6号", "article": "（五）", "rank": "normative_document", "source": "协议（虚构）", "confirmed": false}}
2026-03-05 -         find subject kind=organisation as S1  → on_file
2026-03-05 -         find subject kind=person as P  → on_file
2026-03-05 office    rule.draft as R +agreed  → drafted
2026-03-05 office    R.submit  → legal_review
2026-03-05 reviewer  R.pass  → reviewed
2026-03-05 publisher R.publish  → published
2026-03-05 clerk     bring as A list_type=tax_a_grade source=二 rows=[{"subject":"$S1","no":"A-1","until":"2027-03-31"}]  → brought
)"))
        story.play(line);
    auto told = [&](std::string const& source) {
        auto batch = at.county->read([&](store::Db& db, casework::Door&) {
            return db.word(store::Query{"batch_from", "SELECT id FROM batch WHERE source = ?1"}, source).value_or("");
        });
        auto all = json::parse(at.call("office", "GET", "/api/v1/batches/" + batch + "/samples").body);
        return json::text(all.at("items").as_array().at(0).as_object(), "change") + " " + json::canonical(all.at("left_out"));
    };
    CHECK(told("二") == R"(under_discipline {"governed":0,"in_question":0,"over":0,"settled":0,"under_discipline":1})");
    for (auto& line : test::story_lines(R"(
2026-03-05 clerk     bring as X region=130600 theirs=debtors source=三 rows=[{"subject":"$S1","no":"甲-1"},{"subject":"$P","no":"邻-2"}]  → brought
)"))
        story.play(line);
    CHECK(told("三") == R"(governed {"governed":1,"in_question":0,"over":0,"settled":0,"under_discipline":0})");
}

TEST_CASE("every shipped period has a name in Chinese and English") {
    std::set<std::string> named;
    for (auto& word : rule::kPeriodNames) {
        CHECK(named.insert(std::string(word.name)).second);
        CHECK(!word.zh.empty());
        CHECK(!word.en.empty());
    }
    for (auto& row : test::seed_rows("periods.csv")) CHECK_MESSAGE(named.contains(row.at("name")), row.at("name"));
}

TEST_CASE("every shipped way of repair names a shipped list type, and the lists whose law counts from another day than the document have one") {
    std::set<std::string> lists, named;
    for (auto& row : test::seed_rows("list_types.csv")) lists.insert(row.at("code"));
    for (auto& row : test::seed_rows("periods.csv"))
        for (std::string way : {"repair.at_once.", "repair.from_document.", "repair.from_correction.", "repair.forbidden."})
            if (row.at("name").starts_with(way)) named.insert(row.at("name").substr(way.size()));
    for (auto& each : named) CHECK_MESSAGE(lists.contains(each), each);
    CHECK(named == std::set<std::string>{"dishonest_judgment_debtor", "market_regulation_severe", "wage_arrears", "wage_arrears_county"});
}

#include "engine/what_if.h"
#include <doctest/doctest.h>
#include "check/store.h"
#include "engine/editions.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "rule/store.h"
#include "test/county.h"

namespace {

law::Date day(std::string_view text) { return *law::date_from(text); }

constexpr char const* kCode = "91130528MA00000019";
constexpr char const* kMatter = "JY-TB-01";

// A county on 2026-03-04 in which one organisation is on the county's list for wage arrears.
struct Listed : test::County {
    std::string subject, entry;
    Listed() {
        move_to(day("2026-03-02"));
        subject = must("clerk", "subject", "", "register", {{"kind", "organisation"}, {"name", "甲建筑有限公司"}, {"code", kCode}});
        auto d = must("handler", "determination", "", "draft",
                      {{"subject", subject}, {"list_type", "wage_arrears_county"}, {"document_no", "宁人社拖决〔2026〕1号"}, {"decided_on", "2026-02-20"}, {"notice_on", "2026-02-05"},
                       {"served_on", "2026-02-24"}, {"until", "2027-02-19"}, {"basis", "保障农民工工资支付条例 第四十八条"}, {"facts", "逾期未支付工资"},
                       {"statement_outcome", "未提出陈述申辩"}, {"exit_conditions", "期满"}, {"remedies", "复议或诉讼"}});
        must("approver", "determination", d, "submit");
        must("office", "determination", d, "review");
        move_to(day("2026-03-04"));
        must("publisher", "determination", d, "publish", {{"secrecy_reviewed", true}});
        entry = read([](store::Db& db, casework::Door&) { return db.word(store::Query{"the_entry", "SELECT id FROM entry"}).value(); });
    }
    std::string must(std::string const& user, std::string noun, std::string id, std::string act, json::Object fields = {}) {
        auto done = County::act(user, {noun, id, act, std::move(fields), {}, {}, {}});
        if (!done) FAIL(noun << " " << act << ": " << done.refusal().code);
        return done->id;
    }
    std::string draft(std::string const& noun, std::string const& seed, json::Object changes) {
        auto fields = test::seed_fields(seed);
        auto& content = fields.begin()->value().as_object();
        for (auto& change : changes) content[change.key()] = change.value();
        return must("office", noun, "", "draft", std::move(fields));
    }
    void publish(std::string const& noun, std::string const& id) {
        must("office", noun, id, "submit");
        must("reviewer", noun, id, "pass");
        must("publisher", noun, id, "publish");
    }
    law::Result<json::Object> foresee(std::string const& id) {
        return read([&](store::Db& db, casework::Door&) {
            auto file = store::load(db, casework::kCaseFiles, id).value();
            return engine::what_if({db, nouns(), *check::load_board(db, 0), rule::read_law(db), today()}, file);
        });
    }
    // Numbers of the measures that the officer is shown about the organisation.
    std::string shown(std::string const& matter = kMatter) {
        auto answer = ask("officer", {matter, "", kCode, "", {}});
        REQUIRE(bool(answer));
        std::string all;
        for (auto& each : json::array(*answer, "measures")) all += json::text(each.as_object(), "number") + " ";
        return all;
    }
};

std::int64_t number(json::Object const& all, char const* part, char const* name) { return json::integer(json::object(all, part), name); }

}  // namespace

TEST_CASE("what a draft measure is foreseen to take from an entry, its publication takes") {
    Listed county;
    REQUIRE(county.shown().find("R05") != std::string::npos);
    auto draft = county.draft("measure", "measures:R05", {{"list_types", json::Array{"government_procurement_county"}}});
    auto told = county.foresee(draft);
    REQUIRE(bool(told));
    CHECK(number(*told, "entries", "lost") == 1);
    CHECK(number(*told, "entries", "gained") == 0);
    CHECK(json::text(json::array(json::object(*told, "entries"), "samples")[0].as_object(), "entry") == county.entry);
    auto changed = json::array(*told, "changed");
    REQUIRE(changed.size() == 1);
    CHECK(json::text(changed[0].as_object(), "member") == "list_types");
    CHECK(number(*told, "matters", "gained") + number(*told, "matters", "lost") == 0);
    CHECK_MESSAGE(county.shown().find("R05") != std::string::npos, "foreseeing changes nothing");
    county.publish("measure", draft);
    CHECK(county.shown().find("R05") == std::string::npos);
    auto after = county.foresee(draft);
    REQUIRE(!after);
    CHECK(after.refusal().code == "not_a_draft");
}

TEST_CASE("a draft that only holds later takes nothing before, and one for other matters names each that gains or loses it") {
    Listed county;
    auto later = county.draft("measure", "measures:R05", {{"from", "2027-06-01"}, {"list_types", json::Array{"government_procurement_county"}}});
    auto told = county.foresee(later);
    REQUIRE(bool(told));
    CHECK(json::text(*told, "begins") == "2027-06-01");
    CHECK_MESSAGE(number(*told, "entries", "lost") == 0, "the entry will have ended by then");
    auto elsewhere = county.draft("measure", "measures:R05", {{"matter_kinds", json::Array{"inspection"}}, {"agencies", json::Array{"*"}}});
    told = county.foresee(elsewhere);
    REQUIRE(bool(told));
    CHECK(number(*told, "entries", "kept") == 1);
    bool loses = false;
    for (auto& each : json::array(json::object(*told, "matters"), "samples"))
        loses = loses || (json::text(each.as_object(), "matter") == kMatter && !each.as_object().at("gains").as_bool());
    CHECK(loses);
    county.publish("measure", elsewhere);
    CHECK(county.shown().find("R05") == std::string::npos);
}

TEST_CASE("open tasks that rest on the edition to be replaced are counted by agency") {
    Listed county;
    auto answer = county.ask("officer", {kMatter, "1", kCode, "", {}});
    REQUIRE(bool(answer));
    county.must("officer", "check", json::text(*answer, "id"), "confirm", {{"decisions", json::Array{}}});
    auto told = county.foresee(county.draft("measure", "measures:R05", {{"name_zh", "第二版"}}));
    REQUIRE(bool(told));
    auto tasks = json::array(*told, "open_tasks");
    REQUIRE(tasks.size() == 1);
    CHECK(json::integer(tasks[0].as_object(), "tasks") == 1);
}

TEST_CASE("a list type that no longer allows persons, and what targets it, is foreseen") {
    Listed county;
    auto told = county.foresee(county.draft("list_type", "list_types:wage_arrears_county", {{"name_zh", "另一名称"}}));
    REQUIRE(bool(told));
    CHECK(number(*told, "entries", "kept") == 1);
    CHECK(number(*told, "entries", "of_persons_no_longer_allowed") == 0);
    CHECK(!json::array(*told, "measures").empty());
    CHECK(!json::array(*told, "determining").empty());
    CHECK(json::text(json::array(*told, "changed")[0].as_object(), "member") == "name_zh");
}

TEST_CASE("a new value of a period leaves the days of waits that run, and is shown by an example") {
    Listed county;
    auto d = county.must("handler", "determination", "", "draft",
                         {{"subject", county.subject}, {"list_type", "wage_arrears_county"}, {"document_no", "宁人社拖决〔2026〕2号"}, {"decided_on", "2026-02-20"},
                          {"notice_on", "2026-02-05"}, {"served_on", "2026-02-24"}, {"until", "2027-02-19"}, {"basis", "保障农民工工资支付条例 第四十八条"}, {"facts", "逾期未支付工资"},
                          {"statement_outcome", "未提出陈述申辩"}, {"exit_conditions", "期满"}, {"remedies", "复议或诉讼"}});
    county.must("approver", "determination", d, "submit");
    auto told = county.foresee(county.draft("rule", "periods:determination.review", {{"count", 2}, {"from", "2026-03-04"}}));
    REQUIRE(bool(told));
    auto waits = json::array(*told, "waits");
    bool found = false;
    for (auto& each : waits) found = found || (json::text(each.as_object(), "state") == "submitted" && json::integer(each.as_object(), "keep_their_day") == 1);
    CHECK(found);
    auto& example = json::object(*told, "example");
    CHECK(json::text(json::object(example, "before"), "day") == "2026-03-11");
    CHECK(json::text(json::object(example, "after"), "day") == "2026-03-06");
}

TEST_CASE("the first days of repair that a draft period is foreseen to move, its publication moves") {
    Listed county;
    auto record = county.must("market_handler", "record", "", "enter",
                              {{"kind", "penalty"}, {"subject", county.subject}, {"document_no", "宁市监罚〔2026〕1号"}, {"issuer", "县市场监督管理局"}, {"conduct", "虚假宣传"},
                               {"facts", "发布虚假广告"}, {"basis", "广告法 第五十五条"}, {"penalty_kind", "罚款"}, {"fine_cents", 5000000}, {"decided_on", "2026-02-10"}});
    auto first_day = [&] { return json::text(county.view("record", record), "repairable_from"); };
    auto before = first_day();
    auto draft = county.draft("rule", "periods:repair.general.min", {{"count", 2}, {"from", "2023-05-01"}, {"to", "2026-03-31"}});
    auto told = county.foresee(draft);
    REQUIRE(bool(told));
    auto& moved = json::object(*told, "first_days_of_repair");
    REQUIRE(json::integer(moved, "records") == 1);
    CHECK(json::integer(moved, "entries") == 0);
    auto& sample = json::array(moved, "samples")[0].as_object();
    CHECK(json::text(sample, "before") == before);
    CHECK(first_day() == before);
    county.publish("rule", draft);
    CHECK(first_day() == json::text(sample, "after"));
    CHECK(first_day() != before);
}

TEST_CASE("what a repeal is foreseen to take away, it takes away") {
    Listed county;
    auto answer = county.ask("officer", {kMatter, "1", kCode, "", {}});
    REQUIRE(bool(answer));
    county.must("officer", "check", json::text(*answer, "id"), "confirm", {{"decisions", json::Array{json::Object{{"measure", "R05"}, {"outcome", "applied"}}}}});
    auto measure = county.read([](store::Db& db, casework::Door&) {
        return db.word(store::Query{"the_measure", "SELECT id FROM measure WHERE number = 'R05' AND published_on IS NOT NULL AND ended_on IS NULL"}).value();
    });
    auto told = county.read([&](store::Db& db, casework::Door&) {
        auto file = store::load(db, casework::kCaseFiles, measure).value();
        return engine::what_if_repealed({db, county.nouns(), *check::load_board(db, 0), rule::read_law(db), county.today()}, file);
    });
    REQUIRE(bool(told));
    CHECK(number(*told, "entries", "lost") == 1);
    CHECK(number(*told, "entries", "gained") == 0);
    CHECK(number(*told, "matters", "lost") > 0);
    auto lifted = json::array(*told, "lifted_tasks");
    REQUIRE(lifted.size() == 1);
    CHECK(json::integer(lifted[0].as_object(), "tasks") == 1);
    county.must("publisher", "measure", measure, "repeal", {{"reason", "上级废止"}});
    static constexpr store::Query kState{"its_state", "SELECT f.state FROM task t JOIN casefile f ON f.id = t.id WHERE t.measure_number = 'R05'"};
    auto state = county.read([](store::Db& db, casework::Door&) { return db.word(kState).value(); });
    CHECK(state == "lifted");
}

TEST_CASE("every draft of a catalogue is foreseen at once") {
    Listed county;
    county.draft("measure", "measures:R05", {{"list_types", json::Array{"government_procurement_county"}}});
    county.draft("measure", "measures:M10", {{"name_zh", "第二版"}});
    auto told = county.read([&](store::Db& db, casework::Door&) {
        return engine::what_if_all({db, county.nouns(), *check::load_board(db, 0), rule::read_law(db), county.today()}, "measure");
    });
    CHECK(json::array(told, "drafts").size() == 2);
}

TEST_CASE("two published editions are compared member by member") {
    Listed county;
    auto draft = county.draft("measure", "measures:R05", {{"name_zh", "第二版"}});
    county.publish("measure", draft);
    auto written = [&](char const* which) {
        return county.read([&](store::Db& db, casework::Door&) {
            auto all = store::select(db, measure::MeasureNoun::table(), "WHERE number = 'R05' ORDER BY edition");
            return json::write(which == std::string_view("first") ? all.front() : all.back()).get_object();
        });
    };
    auto changed = engine::difference(written("first"), written("last"));
    REQUIRE(changed.size() == 1);
    CHECK(json::text(changed[0].as_object(), "member") == "name_zh");
    CHECK(engine::difference(written("last"), written("last")).empty());
}

#include "list_type/office_for_test.h"
#include "list_type/noun.h"
#include "list_type/store.h"
#include "rule/noun.h"
#include "test/sweep.h"

namespace {

using namespace catalogue_test;
using list_type::ListType;
using list_type::ListTypeNoun;

ListType read(json::Object const& fields) {
    return list_type::drafted<ListType>(fields, "list_type", {{"id", ""}, {"version", 0}, {"published_on", nullptr}, {"ended_on", nullptr}});
}

list_type::SeedRow county_row() {
    for (auto& row : seed_rows("list_types.csv")) if (row.at("code") == "wage_arrears_county") return row;
    FAIL("wage_arrears_county is not shipped");
    return {};
}

std::string unmet(ListType const& type, std::vector<ListType> const& others = {}, law::Date on = day("2026-06-01")) {
    return first_unmet(ListTypeNoun::editions().front(), "publish", list_type::answers(type, others, on));
}

Office office() {
    return Office({casework::noun<rule::RuleNoun>(), casework::noun<ListTypeNoun>()}, day("2026-06-01"));
}
void publish_review_period(Office& office) {
    for (auto& row : seed_rows("periods.csv"))
        if (row.at("name") == "list_type.legal_review") office.published("rule", rule::fields_from_row(row));
}

}  // namespace

TEST_CASE("words name an instrument of the list by its name or number, and another one is none") {
    list_type::ListType type{};
    type.bases = {{"政府采购法（2014修正）", "第七十七条", law::Rank::law}, {"国办发〔2025〕22号；某管理办法（国家某局令第54号）", "第三条", law::Rank::departmental_rule}};
    for (auto* words : {"政府采购法 第七十七条", "《中华人民共和国政府采购法》第七十七条", "《政府采购法实施条例》第十九条和《政府采购法》第七十七条", "国办发[2025] 22号", "某管理办法第三条", "国家某局令第５４号"}) {
        CAPTURE(words);
        CHECK(list_type::names_a_basis(type, words));
    }
    for (auto* words : {"无", "", "《政府采购法实施条例》第十九条", "有关法律法规", "国办发〔2025〕2号"}) {
        CAPTURE(words);
        CHECK(!list_type::names_a_basis(type, words));
    }
}

TEST_CASE("every cell of the list type's statute is applied as written") { sweep(ListTypeNoun::editions().front()); }

TEST_CASE("every shipped list type can be drafted and published") {
    auto rows = seed_rows("list_types.csv");
    CHECK(rows.size() >= 20);
    std::set<std::string> codes;
    for (auto& row : rows) {
        CAPTURE(row.at("code"));
        auto type = read(list_type::fields_from_row(row));
        CHECK(codes.insert(type.code).second);
        CHECK(unmet(type) == "");
        CHECK(type.name_zh == row.at("name_zh"));
        CHECK(type.period_months.has_value() == !row.at("period_months").empty());
    }
}

TEST_CASE("a list is known by the row in force, else the last one that was, else the first to come; never by a draft") {
    auto row = [](std::string name, char const* published, char const* from, char const* ended = "") {
        ListType type = read(list_type::fields_from_row(county_row()));
        type.id = name;
        type.from = day(from);
        if (*published) type.published_on = day(published);
        if (*ended) type.ended_on = day(ended);
        return type;
    };
    std::vector<ListType> all{row("first", "2026-03-01", "2026-03-01", "2026-05-01"), row("second", "2026-04-01", "2026-05-01", "2026-06-01"),
                              row("given up", "2026-04-01", "2026-09-01", "2026-08-01"), row("draft", "", "2026-03-01")};
    auto known = [&](char const* on) { return list_type::known_on(all, day(on)).value_or(ListType{}).id; };
    CHECK(known("2026-01-01") == "first");
    CHECK(known("2026-04-30") == "first");
    CHECK(known("2026-05-01") == "second");
    CHECK(known("2026-10-01") == "second");
    CHECK(!list_type::known_on({row("draft", "", "2026-03-01")}, day("2026-04-01")));
}

TEST_CASE("a wrong cell of a list type is named by its column") {
    auto said = [](std::string const& column, std::string const& value) {
        auto row = county_row();
        row[column] = value;
        try {
            list_type::fields_from_row(row);
        } catch (json::Error const& e) {
            return std::string(e.what()).substr(0, column.size());
        }
        return std::string("accepted");
    };
    for (auto* column : {"polarity", "gate", "persons_allowed", "period_months", "from", "basis_rank", "period_kind", "publicity"})
        CHECK(said(column, "?") == column);
    for (auto* column : {"code", "name_zh", "from", "basis_instrument", "confirmed"}) CHECK(said(column, "") == column);
    CHECK(said("to", "2026-02-30") == "to");
}

TEST_CASE("a county lists nobody on less than law, regulation or Central policy") {
    auto type = read(list_type::fields_from_row(county_row()));
    CHECK(unmet(type) == "");
    for (auto rank : {law::Rank::local_regulation, law::Rank::departmental_rule, law::Rank::normative_document}) {
        type.bases = {{"某文件", "第一条", rank}};
        CHECK(unmet(type) == "basis_is_high_enough");
    }
    type.bases = {{"某条例", "第一条", law::Rank::administrative_regulation, {}, day("2026-05-31")}};
    CHECK(unmet(type) == "basis_in_force");
    type.bases.push_back({"某法", "第一条", law::Rank::law});
    CHECK(unmet(type) == "");
    type.bases.clear();
    CHECK(unmet(type) == "basis_in_force");
    // A list that mirrors its origin's cites what the origin cites, but never only a house rule.
    type.origin = list_type::Origin::upstream;
    type.gate = list_type::Gate::upstream;
    type.bases = {{"某办法", "全文", law::Rank::departmental_rule}};
    CHECK(unmet(type) == "");
    type.bases = {{"衡信系统规则 (own rule)", "1", law::Rank::house_rule}};
    CHECK(unmet(type) == "basis_in_force");
    // Whoever marks a county gate as upstream's escapes nothing.
    type.origin = list_type::Origin::county;
    type.bases = {{"某办法", "全文", law::Rank::departmental_rule}};
    CHECK(unmet(type) == "basis_is_high_enough");
}

TEST_CASE("period, gate and the words of a discipline list must be complete") {
    auto whole = read(list_type::fields_from_row(county_row()));
    auto type = whole;
    type.period_months.reset();
    CHECK(unmet(type) == "period_is_given");
    type.period_kind = list_type::PeriodKind::until_origin_removes;
    CHECK(unmet(type) == "");
    type.period_months = 12;
    CHECK(unmet(type) == "period_is_given");
    type = whole;
    for (auto gate : {list_type::Gate::upstream, list_type::Gate::incentive}) {
        type.gate = gate;
        CHECK(unmet(type) == "gate_fits");
    }
    for (auto words : {&ListType::repair, &ListType::exit_conditions, &ListType::remedies}) {
        type = whole;
        (type.*words).clear();
        CHECK(unmet(type) == "words_are_complete");
    }
}

TEST_CASE("a way of repair names its article, and a time of its own rests on law, regulation or Central policy") {
    auto type = read(list_type::fields_from_row(county_row()));
    auto unlawful = [&] { return first_unmet(ListTypeNoun::editions().front(), "pass", list_type::answers(type, {}, day("2026-06-01"))); };
    REQUIRE(type.ways.size() == 2);
    CHECK(unlawful() == "");
    REQUIRE(list_type::way_of(type, list_type::Mending::service));
    CHECK_FALSE(list_type::way_of(type, list_type::Mending::service)->period);
    CHECK_FALSE(list_type::way_of(type, list_type::Mending::service)->confirmed);
    type.ways[1].period = "repair.minor.max";
    CHECK(unlawful() == "ways_are_lawful");
    type.ways[1].under.rank = law::Rank::administrative_regulation;          // a document with a number is none, whatever is typed
    CHECK(unlawful() == "ways_are_lawful");
    type.ways[1].under.instrument = "某条例";
    CHECK(unlawful() == "");
    type.ways[1].under.to = day("2026-05-31");
    CHECK(unlawful() == "ways_are_lawful");
    type.ways[1] = type.ways[0];
    CHECK(unlawful() == "ways_are_lawful");
    type.ways.clear();
    CHECK(unlawful() == "");
    CHECK_FALSE(list_type::way_of(type, list_type::Mending::correction));
    auto row = county_row();
    row["ways"] = "service#什么算#某文件#一";
    CHECK_THROWS_AS(list_type::fields_from_row(row), json::Error);
}

TEST_CASE("a list type is in force from publication to the last day of its validity or its end") {
    auto type = read(list_type::fields_from_row(county_row()));
    type.from = day("2026-01-01");
    CHECK_FALSE(list_type::in_force(type, day("2026-06-01")));
    type.published_on = day("2026-03-01");
    CHECK_FALSE(list_type::in_force(type, day("2026-02-28")));
    CHECK(list_type::in_force(type, day("2026-03-01")));
    type.to = day("2026-06-30");
    CHECK(list_type::in_force(type, day("2026-06-30")));
    CHECK_FALSE(list_type::in_force(type, day("2026-07-01")));
    type.ended_on = day("2026-05-01");
    CHECK(list_type::in_force(type, day("2026-04-30")));
    CHECK_FALSE(list_type::in_force(type, day("2026-05-01")));
}

TEST_CASE("a list type is published by a third person and replaces the row of its code without a gap") {
    auto desk = office();
    publish_review_period(desk);
    auto fields = list_type::fields_from_row(county_row());
    auto first = desk.published("list_type", fields);
    CHECK(desk.state(first) == "published");

    desk.move_to(day("2026-06-02"));
    fields["list_type"].as_object()["from"] = "2026-07-01";
    auto second = desk.reviewed("list_type", fields);
    auto own = desk.act(Office::person("reviewer", law::Party::publisher), "list_type", second, "publish");
    REQUIRE_FALSE(own);
    CHECK(own.refusal().code == "same_person");
    REQUIRE(desk.act(Office::publisher(), "list_type", second, "publish"));
    CHECK(desk.state(first) == "superseded");

    auto old = *store::load(desk.db(), ListTypeNoun::table(), first);
    auto now = *store::load(desk.db(), ListTypeNoun::table(), second);
    for (auto* text : {"2026-06-01", "2026-06-30", "2026-07-01", "2026-08-01"}) {
        CAPTURE(text);
        CHECK(list_type::in_force(old, day(text)) + list_type::in_force(now, day(text)) == 1);
    }
    // Nothing slips in before a row that is already announced.
    fields["list_type"].as_object()["from"] = "2026-06-10";
    auto third = desk.reviewed("list_type", fields);
    auto no = desk.act(Office::publisher(), "list_type", third, "publish");
    REQUIRE_FALSE(no);
    CHECK(no.refusal().code == "follows_earlier_row");
    CHECK(desk.state(third) == "reviewed");
}

TEST_CASE("the clock ends a list type after the last day of its validity") {
    auto desk = office();
    publish_review_period(desk);
    auto fields = list_type::fields_from_row(county_row());
    fields["list_type"].as_object()["to"] = "2026-06-30";
    auto id = desk.published("list_type", fields);
    desk.move_to(day("2026-06-30"));
    CHECK(desk.let_lapse() == 0);
    desk.move_to(day("2026-07-03"));
    CHECK(desk.let_lapse() == 1);
    CHECK(desk.state(id) == "lapsed");
    CHECK(list_type::in_force(*store::load(desk.db(), ListTypeNoun::table(), id), day("2026-06-30")));
}

TEST_CASE("drafts are the office's to read, what is published everybody's") {
    auto type = read(list_type::fields_from_row(county_row()));
    casework::CaseFile file;
    auto officer = Office::person("someone", law::Party::officer);
    CHECK_FALSE(ListTypeNoun::may_read(type, file, officer));
    CHECK(ListTypeNoun::may_read(type, file, Office::drafter()));
    type.published_on = day("2026-01-01");
    CHECK(ListTypeNoun::may_read(type, file, officer));
    auto seen = ListTypeNoun::view(type, {officer, false, day("2026-06-01"), false, nullptr});
    CHECK(seen.at("in_force").as_bool());
    CHECK(seen.at("code").as_string() == "wage_arrears_county");
    CHECK_FALSE(seen.contains("version"));
}

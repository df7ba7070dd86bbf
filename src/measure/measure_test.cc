#include "list_type/noun.h"
#include "list_type/office_for_test.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "test/sweep.h"

namespace {

using namespace catalogue_test;
using list_type::ListType;
using measure::Measure;
using measure::MeasureNoun;

std::vector<ListType> shipped_types() {
    std::vector<ListType> all;
    for (auto& row : seed_rows("list_types.csv")) {
        auto code = json::Value(row.at("code"));
        all.push_back(list_type::drafted<ListType>(list_type::fields_from_row(row), "list_type",
                                                   {{"id", code}, {"version", 1}, {"published_on", "2026-01-01"}, {"ended_on", nullptr}}));
    }
    return all;
}

list_type::SeedRow row_of(std::string const& number) {
    for (auto& row : seed_rows("measures.csv")) if (row.at("number") == number) return row;
    FAIL(number);
    return {};
}

Measure shipped_measure(std::string const& number) { return measure::content(measure::fields_from_row(row_of(number))); }

std::string unmet(Measure const& m, std::vector<Measure> const& editions = {}, std::vector<ListType> const& types = shipped_types()) {
    auto statute = MeasureNoun::editions().front();
    auto facts = measure::answers(m, types, editions, day("2026-06-01"));
    auto submit = first_unmet(statute, "submit", facts);
    return submit.empty() ? first_unmet(statute, "publish", facts) : submit;
}

struct Desk : Office {
    Desk() : Office({casework::noun<rule::RuleNoun>(), casework::noun<list_type::ListTypeNoun>(), casework::noun<MeasureNoun>()}, day("2026-06-01")) {
        for (auto& row : seed_rows("periods.csv"))
            if (row.at("name").ends_with(".legal_review")) published("rule", rule::fields_from_row(row));
    }
};

}  // namespace

TEST_CASE("every cell of the measure's statute is applied as written") { sweep(MeasureNoun::editions().front()); }

TEST_CASE("every shipped measure can be drafted and published") {
    auto types = shipped_types();
    std::set<std::string> numbers;
    for (auto& shipped_row : seed_rows("measures.csv"))
        for (auto& row : measure::one_target_each(shipped_row)) {
            CAPTURE(row.at("number"));
            auto m = measure::content(measure::fields_from_row(row));
            CHECK(numbers.insert(m.number).second);
            CHECK(unmet(m, {}, types) == "");
            CHECK(m.bases.size() >= 1);
            CHECK(m.matter_kinds.size() >= 1);
        }
    CHECK(numbers.size() >= 50);
}

TEST_CASE("a row for two classes of subjects becomes two measures") {
    auto parted = measure::one_target_each(row_of("I01"));
    REQUIRE(parted.size() == 2);
    CHECK(measure::content(measure::fields_from_row(parted[0])).target == measure::Target::all_incentive);
    CHECK(measure::content(measure::fields_from_row(parted[1])).target == measure::Target::none_adverse);
    CHECK(parted[1].at("number") == "I01N");
    CHECK_THROWS_WITH_AS(measure::fields_from_row(row_of("I01")), doctest::Contains("target_list_types"), json::Error);
    CHECK(measure::one_target_each(row_of("R01")).size() == 1);
}

TEST_CASE("a wrong cell of a measure is named by its column") {
    auto said = [](std::string const& column, std::string const& value) {
        auto row = row_of("R01");
        row[column] = value;
        try {
            measure::fields_from_row(row);
        } catch (json::Error const& e) {
            return std::string(e.what()).substr(0, column.size());
        }
        return std::string("accepted");
    };
    for (auto* column : {"polarity", "category", "kind", "binds_by_law", "bases", "from", "to", "confirmed"}) CHECK(said(column, "?") == column);
    for (auto* column : {"number", "name_zh", "target_list_types", "bases", "what_to_do_zh"}) CHECK(said(column, "") == column);
    CHECK(said("bases", "某法#第一条") == "bases");
    CHECK(said("bases", "某法#第一条#highest") == "bases");
}

TEST_CASE("no right is reduced on less than law, regulation or Central policy") {
    auto m = shipped_measure("R01");
    m.binds_by_law = false;
    using law::Rank;
    for (auto rank : {Rank::law, Rank::administrative_regulation, Rank::central_policy, Rank::local_regulation, Rank::departmental_rule,
                      Rank::normative_document}) {
        CAPTURE(json::enum_name(rank));
        m.bases = {{"某文件", "第一条", rank}};
        m.supplementary = false;
        CHECK(unmet(m) == (rank <= Rank::central_policy ? "" : "basis_is_high_enough"));
        m.supplementary = true;
        CHECK(unmet(m) == (rank <= Rank::local_regulation ? "" : "basis_is_high_enough"));
    }
    // Nor by the rank that somebody typed: a document with a number is no law, and only the centre's own is its policy.
    for (auto& typed : {law::Citation{"宁社信发〔2020〕6号", "一", Rank::law}, law::Citation{"关于某事的通知（某发改规〔2020〕1号）", "一", Rank::administrative_regulation}}) {
        m.bases = {typed};
        CHECK(unmet(m) == "basis_is_high_enough");
    }
    m.bases = {{"国办发〔2020〕49号", "（六）", Rank::law}};
    CHECK(unmet(m) == "");
    CHECK(law::rank_of(m.bases[0]) == Rank::central_policy);
    // The high basis must itself be in force; a lower one that is in force does not stand in for it.
    m.supplementary = false;
    m.bases = {{"某法", "第一条", Rank::law, {}, day("2026-05-31")}, {"宁社信发〔2020〕6号", "（七）", Rank::normative_document}};
    CHECK(unmet(m) == "basis_is_high_enough");
    m.bases.pop_back();
    CHECK(unmet(m) == "basis_in_force");
    // Each kind rests on something outside this system.
    auto voluntary = shipped_measure("V01");
    voluntary.bases = {{"衡信系统规则 (own rule)", "1", Rank::house_rule}};
    CHECK(unmet(voluntary) == "basis_in_force");
}

TEST_CASE("a memorandum alone bears no measure, whatever rank was written, and none that lost its own basis") {
    using law::Rank;
    for (auto* number : {"R01", "M01", "V01", "I08"}) {
        CAPTURE(number);
        auto m = shipped_measure(number);
        m.published_on = m.from = day("2026-03-01");
        for (auto& alone : {law::Citation{"某领域联合奖惩合作备忘录", "一", Rank::law}, law::Citation{"某财金〔2017〕1号", "一", Rank::memorandum}}) {
            m.bases = {alone};
            CHECK(unmet(m) == "more_than_a_memorandum");
            CHECK_FALSE(measure::basis_suffices(m, day("2026-06-01")));
            CHECK_FALSE(measure::in_force(m, day("2026-06-01")));
            m.bases.push_back({"某法", "第一条", Rank::law, {}, day("2026-06-01")});
            CHECK(unmet(m) == "");
            CHECK(measure::in_force(m, day("2026-06-01")));
            CHECK_FALSE(measure::in_force(m, day("2026-06-02")));
        }
    }
}

TEST_CASE("a measure is not in force after its basis has gone") {
    auto m = shipped_measure("R01");
    m.from = day("2026-01-01");
    CHECK_FALSE(measure::in_force(m, day("2026-06-01")));
    m.published_on = day("2026-03-01");
    CHECK_FALSE(measure::in_force(m, day("2026-02-28")));
    CHECK(measure::in_force(m, day("2026-03-01")));
    m.to = day("2026-06-30");
    CHECK(measure::in_force(m, day("2026-06-30")));
    CHECK_FALSE(measure::in_force(m, day("2026-07-01")));
    m.ended_on = day("2026-05-01");
    CHECK(measure::in_force(m, day("2026-04-30")));
    CHECK_FALSE(measure::in_force(m, day("2026-05-01")));
    m.bases = {{"某法", "第一条", law::Rank::law, {}, day("2026-04-01")}};
    CHECK(measure::in_force(m, day("2026-04-01")));
    CHECK_FALSE(measure::in_force(m, day("2026-04-02")));
}

TEST_CASE("a measure that contradicts itself is not published") {
    auto with = [](std::string const& number, auto change) {
        auto m = shipped_measure(number);
        change(m);
        return unmet(m);
    };
    using measure::Kind, measure::Polarity, measure::Target;
    CHECK(with("R01", [](Measure& m) { m.repair.clear(); }) == "has_way_of_repair");
    CHECK(with("I08", [](Measure& m) { m.agencies.clear(); }) == "has_agencies");
    CHECK(with("R01", [](Measure& m) { m.to = day("2026-05-31"); }) == "validity_not_over");
    CHECK(with("V01", [](Measure& m) { m.binds_by_law = true; }) == "voluntary_binds_nobody");
    CHECK(with("M01", [](Measure& m) { m.binds_by_law = true; m.bases = {{"某通知", "一", law::Rank::normative_document}}; }) == "a_law_forbids_it");
    CHECK(with("M01", [](Measure& m) { m.binds_by_law = true; m.bases = {{"某条例", "一", law::Rank::administrative_regulation}}; }) == "");
    CHECK(with("M01", [](Measure& m) { m.kind = Kind::incentive; }) == "polarity_fits");
    CHECK(with("V06", [](Measure& m) { m.kind = Kind::management; }) == "polarity_fits");
    CHECK(with("M01", [](Measure& m) { m.target = Target::none_adverse; }) == "polarity_fits");
    CHECK(with("V06", [](Measure& m) { m.target = Target::all_discipline; }) == "polarity_fits");
    CHECK(with("R01", [](Measure& m) { m.list_types.push_back("nobody_knows_it"); }) == "list_types_known");
    CHECK(with("R01", [](Measure& m) { m.list_types = {"tax_a_grade"}; }) == "list_types_known");
    auto types = shipped_types();
    for (auto& type : types) type.published_on.reset();
    CHECK(unmet(shipped_measure("R01"), {}, types) == "list_types_known");
    auto facts = measure::answers(shipped_measure("R01"), types, {}, day("2026-06-01"));
    CHECK(facts.ask(measure::list_types_known).fields.front().field == "list_types[0]");
}

TEST_CASE("what only the procedure sets cannot be drafted, and a malformed draft is told where") {
    auto said = [](auto change) {
        auto fields = measure::fields_from_row(row_of("R01"));
        change(fields["measure"].as_object());
        try {
            measure::content(fields);
        } catch (json::Error const& e) {
            return std::string(e.what());
        }
        return std::string("accepted");
    };
    for (auto* name : {"id", "version", "edition", "published_on", "ended_on"})
        CHECK(said([&](json::Object& m) { m[name] = nullptr; }).starts_with(std::string("$.measure.") + name));
    CHECK(said([](json::Object& m) { m["kind"] = "harsh"; }).starts_with("$.measure.kind"));
    CHECK(said([](json::Object& m) { m["to"] = "2019-01-01"; }).starts_with("$.measure.to"));
    CHECK(said([](json::Object& m) { m["stranger"] = 1; }).starts_with("$.measure.stranger"));
    CHECK(said([](json::Object& m) { m["list_types"] = json::Array{}; }).starts_with("$.measure.list_types"));
    CHECK(said([](json::Object& m) { m["matter_kinds"] = json::Array{"weather"}; }).starts_with("$.measure.matter_kinds[0]"));
    CHECK(said([](json::Object& m) { m.erase("binds_by_law"); }).starts_with("$.measure.binds_by_law"));
}

TEST_CASE("a new edition replaces the published one on its first day, and editions are counted") {
    Desk desk;
    auto draft = measure::fields_from_row(row_of("R12"));       // of every discipline entry: names no list type
    auto first = desk.published("measure", draft);
    draft["measure"].as_object()["from"] = "2026-07-01";
    draft["measure"].as_object()["what_to_do_zh"] = "录用考察时核对，并书面告知本人";
    auto second = desk.published("measure", draft);
    auto old = *store::load(desk.db(), MeasureNoun::table(), first);
    auto now = *store::load(desk.db(), MeasureNoun::table(), second);
    CHECK(old.edition == 1);
    CHECK(now.edition == 2);
    CHECK(desk.state(first) == "superseded");
    for (auto* text : {"2026-06-01", "2026-06-30", "2026-07-01"}) {
        CAPTURE(text);
        CHECK(measure::in_force(old, day(text)) + measure::in_force(now, day(text)) == 1);
    }
    draft["measure"].as_object()["from"] = "2026-06-15";
    auto third = desk.reviewed("measure", draft);
    auto no = desk.act(Office::publisher(), "measure", third, "publish");
    REQUIRE_FALSE(no);
    CHECK(no.refusal().code == "follows_earlier_edition");
}

TEST_CASE("a new edition is published though the old one ran out and nobody has noted it yet") {
    Desk desk;
    auto draft = measure::fields_from_row(row_of("R12"));
    draft["measure"].as_object()["to"] = "2026-06-10";
    auto first = desk.published("measure", draft);
    desk.move_to(day("2026-06-20"));
    draft["measure"].as_object().erase("to");
    desk.published("measure", draft);
    CHECK(desk.let_lapse() == 1);
    CHECK(desk.state(first) == "lapsed");
    auto old = *store::load(desk.db(), MeasureNoun::table(), first);
    CHECK(measure::in_force(old, day("2026-06-10")));
    CHECK(*old.ended_on == day("2026-06-11"));
}

TEST_CASE("nobody reviews or publishes their own measure, and an unpublished list type stops it") {
    Desk desk;
    auto draft = measure::fields_from_row(row_of("R01"));
    auto drafted = desk.act(Office::drafter(), "measure", "", "draft", draft);
    REQUIRE(drafted);
    auto by_reviewer = desk.act(Office::reviewer(), "measure", "", "draft", draft);
    REQUIRE_FALSE(by_reviewer);
    CHECK(by_reviewer.refusal().code == "not_this_party");
    REQUIRE(desk.act(Office::drafter(), "measure", drafted->id, "submit"));
    auto both = Office::drafter();
    both.roles = {law::Party::office, law::Party::legal_reviewer, law::Party::publisher};
    auto own = desk.act(both, "measure", drafted->id, "pass");
    REQUIRE_FALSE(own);
    CHECK(own.refusal().code == "same_person");
    REQUIRE(desk.act(Office::reviewer(), "measure", drafted->id, "pass"));
    auto too_early = desk.act(Office::publisher(), "measure", drafted->id, "publish");
    REQUIRE_FALSE(too_early);
    CHECK(too_early.refusal().code == "list_types_known");
    CHECK(too_early.refusal().fields.size() == 2);
    for (auto& row : seed_rows("list_types.csv"))
        if (row.at("code").starts_with("government_procurement")) desk.published("list_type", list_type::fields_from_row(row));
    REQUIRE(desk.act(Office::publisher(), "measure", drafted->id, "publish"));
    desk.move_to(day("2026-06-05"));
    REQUIRE(desk.act(Office::publisher(), "measure", drafted->id, "repeal", {{"reason", "依据已修改"}}));
    auto repealed = *store::load(desk.db(), MeasureNoun::table(), drafted->id);
    CHECK(measure::in_force(repealed, day("2026-06-04")));
    CHECK_FALSE(measure::in_force(repealed, day("2026-06-05")));
}

TEST_CASE("an amendment keeps number and edition") {
    Desk desk;
    auto draft = measure::fields_from_row(row_of("R12"));
    auto id = desk.act(Office::drafter(), "measure", "", "draft", draft)->id;
    draft["measure"].as_object()["name_zh"] = "不得录用";
    REQUIRE(desk.act(Office::drafter(), "measure", id, "amend", draft));
    auto m = *store::load(desk.db(), MeasureNoun::table(), id);
    CHECK(m.name_zh == "不得录用");
    CHECK(m.edition == 1);
    draft["measure"].as_object()["number"] = "R99";
    auto no = desk.act(Office::drafter(), "measure", id, "amend", draft);
    REQUIRE_FALSE(no);
    CHECK(no.refusal().code == "wrong_fields");
}

#include "demo/generator.h"
#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include "record/rows.h"
#include "record/tier.h"
#include "spreadsheet/csv.h"
#include "subject/rows.h"
#include "text/code.h"
#include "text/name.h"

namespace {

using demo::County;
using list_type::Polarity;
using spreadsheet::Cells;
using std::chrono::days;

constexpr law::Date kToday{std::chrono::year{2026} / 3 / 2};

County const& default_county() {
    static County const all = demo::generate(7, {}, kToday);
    return all;
}

// Rows by heading.
std::vector<std::map<std::string, std::string>> rows_of(std::vector<Cells> const& cells) {
    std::vector<std::map<std::string, std::string>> all;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        REQUIRE(cells[i].size() == cells[0].size());
        auto& row = all.emplace_back();
        for (std::size_t k = 0; k < cells[0].size(); ++k) row[cells[0][k]] = cells[i][k];
    }
    return all;
}
std::vector<std::map<std::string, std::string>> seed_rows(std::string const& file) {
    std::ifstream in(SOURCE_DIR "/rules/" + file);
    std::vector<Cells> cells;
    spreadsheet::read_csv(in, [&](std::size_t, Cells const& each) { cells.push_back(each); });
    return rows_of(cells);
}

std::vector<std::string> split(std::string const& text) {
    std::vector<std::string> all;
    for (std::istringstream in(text); std::getline(in, all.emplace_back(), '|');) {}
    all.pop_back();
    return all;
}

std::string everything(County const& county) {
    auto all = demo::subjects_csv(county) + demo::penalties_csv(county) + demo::licences_csv(county);
    for (auto& words : demo::upstream_words()) all += demo::entries_csv(county, words.code);
    for (auto& each : county.agencies) all += json::canonical(json::write(each));
    for (auto& each : county.determinations)
        all += each.document_no + each.statement_outcome + law::to_text(each.decided_on) + std::to_string(each.subject) + std::to_string(each.agency);
    return all;
}

bool incentive(demo::Entry const& entry) { return entry.polarity == Polarity::incentive; }
bool over(demo::Entry const& entry) { return entry.until && *entry.until < kToday; }

TEST_CASE("the same seed gives the same county to the byte, another seed another one") {
    auto& county = default_county();
    CHECK(everything(county) == everything(demo::generate(7, {}, kToday)));
    auto other = demo::generate(8, {}, kToday);
    CHECK(demo::subjects_csv(county) != demo::subjects_csv(other));
    CHECK(demo::penalties_csv(county) != demo::penalties_csv(other));
    CHECK(county.agencies[0].code != other.agencies[0].code);
}

TEST_CASE("a seed means the same county on every machine") {
    // Worked out once and written down: whoever changes the words or an order of drawing changes what seeds mean, and says so here.
    auto& county = default_county();
    CHECK(county.agencies[0].code == "11130528HX3UD5DT11");
    CHECK(county.subjects[0].name == "衡安县仁宏仁经营部");
    CHECK(county.subjects[0].code == "91130528HX8RQ73R4M");
    CHECK(county.subjects.back().number == "13052819770216913X");
}

TEST_CASE("more entries leave the subjects as they were") {
    auto more = demo::generate(7, {.entries = 900}, kToday);
    CHECK(more.entries.size() == 900);
    CHECK(demo::subjects_csv(more) == demo::subjects_csv(default_county()));
    CHECK(demo::penalties_csv(more) == demo::penalties_csv(default_county()));
}

TEST_CASE("every number of a large county fits its check digit, and no two are alike") {
    auto county = demo::generate(1, {.agencies = 300, .subjects = 200'000, .persons_per_hundred = 80, .entries = 2'000}, kToday);
    REQUIRE(county.subjects.size() == 200'000);
    std::unordered_set<std::string> codes, names, legacy, numbers;
    std::size_t wrong = 0, shops = 0, masked_only = 0, legacy_only = 0;
    auto code_fits = [&](std::string const& code) {
        wrong += !text::unified_check_fits(code) || text::normalise_code(code).kind != text::CodeKind::unified || !codes.insert(code).second;
    };
    for (auto& each : county.agencies) {
        code_fits(each.code);
        wrong += !names.insert(each.name).second;
    }
    CHECK(county.agencies[0].code.starts_with("11130528"));
    for (auto& one : county.subjects) {
        if (!one.code.empty()) code_fits(one.code);
        if (!one.legacy.empty()) {
            wrong += text::normalise_code(one.legacy).kind != text::CodeKind::legacy || !legacy.insert(one.legacy).second;
            legacy_only += one.code.empty();
        }
        if (!one.number.empty()) {
            wrong += !text::citizen_check_fits(one.number) || text::normalise_code(one.number).kind != text::CodeKind::citizen;
            wrong += !one.number.starts_with("130528") || text::mask_citizen(one.number) != one.number_masked;
            wrong += one.number.substr(6, 4) != law::to_text(one.born.value()).substr(0, 4);
        }
        switch (one.kind) {
            case subject::Kind::organisation: wrong += one.code.empty() && one.legacy.empty(); break;
            case subject::Kind::sole_trader: ++shops, wrong += one.code.empty(); break;
            case subject::Kind::person:
                masked_only += one.number.empty();
                if (!one.number.empty()) wrong += !numbers.insert(one.number).second;
                wrong += !one.code.empty();
        }
        if (one.kind != subject::Kind::person) wrong += !names.insert(one.name).second;
        for (auto& earlier : one.names) wrong += !names.insert(earlier.name).second;
    }
    CHECK(wrong == 0);
    CHECK(shops > 1000);
    CHECK(masked_only > 100);
    CHECK(legacy_only > 10);
}

TEST_CASE("names have the shape of real ones: median 13, brackets of both widths, and pairs one character apart") {
    auto county = demo::generate(3, {.subjects = 20'000, .persons_per_hundred = 0, .entries = 0}, kToday);
    std::vector<std::size_t> lengths;
    std::size_t company = 0, half = 0, full = 0, renamed = 0, outside = 0;
    for (auto& one : county.subjects) {
        if (one.kind != subject::Kind::organisation) continue;
        lengths.push_back(text::code_points(one.name).size());
        outside += !one.name.starts_with("衡安县");
        company += one.name.ends_with("有限公司") && !one.name.ends_with("股份有限公司");
        half += one.name.find('(') != std::string::npos;
        full += one.name.find("（") != std::string::npos;
        renamed += !one.names.empty();
    }
    std::sort(lengths.begin(), lengths.end());
    CHECK(outside == 0);
    CHECK((lengths.front() >= 6 && lengths.back() <= 37));
    auto median = lengths[lengths.size() / 2];
    CHECK((median >= 12 && median <= 14));
    auto companies = company * 100 / lengths.size();
    CHECK((companies >= 55 && companies <= 72));
    CHECK((half > full && full > 0));
    CHECK(renamed > lengths.size() / 30);
}

TEST_CASE("the smallest county already holds two firms whose names differ in one character") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto county = demo::generate(seed, {.subjects = 40, .entries = 0}, kToday);
        std::size_t pairs = 0;
        for (auto& a : county.subjects)
            for (auto& b : county.subjects) {
                if (&a >= &b || a.kind == subject::Kind::person || b.kind == subject::Kind::person) continue;
                auto x = text::code_points(a.name), y = text::code_points(b.name);
                std::size_t differing = 0;
                for (std::size_t i = 0; i < x.size() && x.size() == y.size(); ++i) differing += x[i] != y[i];
                pairs += differing == 1 && a.code != b.code;
            }
        CHECK(pairs > 0);
    }
}

TEST_CASE("nobody is under age, neither today nor when listed or put in charge") {
    auto county = demo::generate(5, {.subjects = 5'000, .persons_per_hundred = 60, .entries = 4'000}, kToday);
    std::size_t minors = 0, in_charge = 0;
    for (auto& one : county.subjects) {
        if (one.born) minors += subject::age_on(*one.born, kToday) < 18;
        if (!one.responsible) continue;
        ++in_charge;
        auto& person = county.subjects.at(*one.responsible);
        CHECK(person.kind == subject::Kind::person);
        minors += subject::age_on(person.born.value(), one.since.value()) < 18;
    }
    for (auto& entry : county.entries)
        if (auto born = county.subjects[entry.subject].born) minors += subject::age_on(*born, entry.decided_on) < 18;
    for (auto& penalty : county.penalties)
        if (auto born = county.subjects[penalty.subject].born) minors += subject::age_on(*born, penalty.decided_on) < 18;
    CHECK(minors == 0);
    CHECK(in_charge > 500);
}

TEST_CASE("every kind of agency that a measure names is there, and every measure is offered in a matter of one of them") {
    auto& county = default_county();
    std::set<std::string> kinds, matter_kinds, codes;
    for (auto& each : county.agencies) {
        kinds.insert(each.kind);
        CHECK(each.remits.size() > 0);
        for (auto& remit : each.remits) {
            matter_kinds.insert(remit.kind);
            CHECK_MESSAGE(codes.insert(remit.matter).second, remit.matter);
        }
    }
    std::set<std::string> catalogue_kinds;
    for (auto& row : seed_rows("measures.csv")) {
        auto agencies = split(row["agencies"]), matters = split(row["matter_kinds"]);
        bool offered = matters.empty();
        for (auto& kind : agencies)
            if (kind != "*") CHECK_MESSAGE(kinds.contains(kind), kind);
        for (auto& kind : matters) catalogue_kinds.insert(kind);
        for (auto& each : county.agencies) {
            bool named = std::count(agencies.begin(), agencies.end(), "*") || std::count(agencies.begin(), agencies.end(), each.kind);
            for (auto& remit : each.remits) offered |= named && std::count(matters.begin(), matters.end(), remit.kind);
        }
        CHECK_MESSAGE(offered, row["number"]);
    }
    CHECK(matter_kinds == catalogue_kinds);
    CHECK(catalogue_kinds.size() == 9);
}

TEST_CASE("the credit office, the operator and organs for each list of the county have their duties") {
    auto& county = default_county();
    std::map<std::string, std::set<std::string>> holders;
    for (auto& each : county.agencies)
        for (auto& duty : each.duties) holders[duty.name].insert(each.name);
    CHECK(holders["credit_office"] == std::set<std::string>{"衡安县社会信用体系建设领导小组办公室"});
    CHECK(holders["operator"] == std::set<std::string>{"衡安县行政审批局"});
    for (auto& row : seed_rows("list_types.csv"))
        if (row["origin"] == "county") CHECK_MESSAGE(holders.contains("determines:" + row["code"]), row["code"]);
    for (auto& each : holders) CHECK_MESSAGE((!each.second.contains("衡安县社会信用体系建设领导小组办公室") || each.first == "credit_office"), each.first);
}

TEST_CASE("the lists of higher origin are those of the seed data") {
    std::size_t upstream = 0, county = 0;
    for (auto& row : seed_rows("list_types.csv")) {
        auto agrees = [&](auto& words) {
            CHECK_MESSAGE(words.incentive == (row["polarity"] == "incentive"), row["code"]);
            CHECK_MESSAGE((row["persons_allowed"] == "yes" || words.persons_per_hundred == 0), row["code"]);
            CHECK_MESSAGE(std::to_string(words.months) == (row["period_months"].empty() ? "0" : row["period_months"]), row["code"]);
            CHECK_MESSAGE(law::to_text(words.from) == row["from"], row["code"]);
        };
        for (auto& words : demo::upstream_words())
            if (words.code == row["code"]) {
                agrees(words);
                CHECK(row["origin"] == "upstream");
                ++upstream;
            }
        for (auto& words : demo::county_list_words()) {
            if (words.code != row["code"]) continue;
            agrees(words);
            ++county;
            CHECK(row["origin"] == "county");
            CHECK(words.exit_conditions == row["exit_conditions"]);
            CHECK(words.remedies == row["remedies"]);
        }
    }
    CHECK(upstream == demo::upstream_words().size());
    CHECK(county == demo::county_list_words().size());
    CHECK(upstream + county == seed_rows("list_types.csv").size());
}

TEST_CASE("entries are over, end soon or stay in force, with days in their order and an end where the list has one") {
    auto& county = default_county();
    REQUIRE(county.entries.size() == 300);
    std::map<std::string_view, demo::ListWords const*> words;
    for (auto& each : demo::upstream_words()) words[each.code] = &each;
    std::size_t expired = 0, soon = 0, open = 0, incentives = 0, persons = 0;
    std::set<std::string> documents;
    for (auto& entry : county.entries) {
        auto& list = *words.at(entry.list_type);
        CHECK(incentive(entry) == list.incentive);
        CHECK(entry.decided_on >= list.from);
        CHECK((entry.decided_on < entry.listed_from && entry.listed_from <= kToday));
        CHECK((entry.until || list.months == 0));
        CHECK((!entry.until || *entry.until > entry.listed_from));
        CHECK(entry.until.has_value() != std::count(entry.not_supplied.begin(), entry.not_supplied.end(), "until"));
        CHECK(documents.insert(entry.document_no).second);
        CHECK(!entry.basis.empty());
        bool person = county.subjects.at(entry.subject).kind == subject::Kind::person;
        CHECK((!person || list.persons_per_hundred > 0));
        persons += person, incentives += incentive(entry), expired += over(entry), open += !entry.until;
        soon += entry.until && *entry.until >= kToday && *entry.until <= kToday + days{30};
    }
    CHECK(expired >= 15);
    CHECK(soon >= 5);
    CHECK(open >= 50);
    CHECK(300 - expired >= 200);
    CHECK(incentives >= 40);
    CHECK(persons >= 30);
}

TEST_CASE("some subjects are listed more than once, and incentive meets discipline only where it is meant to") {
    auto county = demo::generate(2, {.subjects = 3'000, .entries = 2'500}, kToday);
    std::unordered_map<std::size_t, int> times;
    std::unordered_set<std::size_t> disciplined;
    for (auto& entry : county.entries) {
        ++times[entry.subject];
        if (!incentive(entry)) disciplined.insert(entry.subject);
    }
    for (auto& each : county.determinations)
        if (each.polarity == Polarity::discipline) disciplined.insert(each.subject);
    CHECK(std::count_if(times.begin(), times.end(), [](auto& each) { return each.second > 1; }) > 20);
    std::size_t clashes = 0, met = 0;
    for (auto& entry : county.entries) {
        if (!incentive(entry)) continue;
        clashes += entry.clash;
        met += disciplined.contains(entry.subject);
        if (!entry.clash) CHECK(!disciplined.contains(entry.subject));
    }
    for (auto& each : county.determinations)
        if (each.polarity == Polarity::incentive) CHECK(!disciplined.contains(each.subject));
    CHECK(clashes == met);
    CHECK(clashes == 16);
}

TEST_CASE("determinations of the county go step by step and come from an agency with the duty") {
    auto& county = default_county();
    REQUIRE(county.determinations.size() >= 6);
    std::set<std::string> lists;
    for (auto& each : county.determinations) {
        lists.insert(each.list_type);
        auto& duties = county.agencies.at(each.agency).duties;
        CHECK(std::any_of(duties.begin(), duties.end(), [&](auto& duty) { return duty.name == "determines:" + each.list_type; }));
        CHECK(each.until.value() > kToday);
        CHECK((!each.document_no.empty() && !each.facts.empty() && !each.exit_conditions.empty() && !each.remedies.empty()));
        if (each.polarity == Polarity::incentive) {
            CHECK(each.proposal_shown_from.value() <= each.proposal_shown_until.value() - days{14});
            CHECK(*each.proposal_shown_until < each.decided_on);
        } else {
            CHECK(each.notice_on.value() <= each.decided_on - days{20});
            CHECK((each.decided_on < each.served_on.value() && *each.served_on <= kToday));
            CHECK(!each.statement_outcome.empty());
        }
    }
    CHECK(lists.size() == 3);
}

TEST_CASE("penalties are of all three tiers, and the sheets are read back without an error") {
    auto& county = default_county();
    std::set<record::Tier> tiers;
    for (auto& each : county.penalties) {
        auto kinds = record::split_kinds(std::string(each.kinds));
        tiers.insert(record::tier_of(kinds, each.fine_cents, each.simple_procedure, each.decided_on).tier);
        CHECK((each.fine_cents > 0) == (std::count(kinds.begin(), kinds.end(), "罚款") == 1));
        if (each.simple_procedure) CHECK(each.fine_cents <= record::simple_procedure_limit(each.decided_on));
    }
    CHECK(tiers.size() == 3);
    auto penalties = rows_of(spreadsheet::read_csv(demo::penalties_csv(county)));
    REQUIRE(penalties.size() == county.penalties.size());
    for (std::size_t i = 0; i < penalties.size(); ++i) {
        auto read = record::read_penalty(penalties[i], "demo");
        CHECK((read.errors.empty() && read.warnings.empty()));
        CHECK(subject::read_row(read.subject).errors.empty());
        auto* fine = read.fields.if_contains("fine_cents");
        CHECK((fine ? fine->as_int64() : 0) == county.penalties[i].fine_cents);
    }
    auto licences = rows_of(spreadsheet::read_csv(demo::licences_csv(county)));
    REQUIRE(licences.size() == county.licences.size());
    REQUIRE(licences.size() > 20);
    for (auto& row : licences) {
        auto read = record::read_licence(row, "demo");
        CHECK((read.errors.empty() && read.warnings.empty()));
        CHECK(row["XK_YXQZI"] > law::to_text(kToday));
    }
}

TEST_CASE("the sheets of subjects and lists hold every row, codes as they were") {
    auto& county = default_county();
    auto subjects = rows_of(spreadsheet::read_csv(demo::subjects_csv(county)));
    REQUIRE(subjects.size() == county.subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        auto& row = subjects[i];
        CHECK(row["企业名称"] == county.subjects[i].name);
        CHECK(row["统一社会信用代码"] == county.subjects[i].code);
        auto read = subject::read_row({{"name", row["企业名称"]}, {"kind", row["主体类别"]}, {"code", row["统一社会信用代码"]}, {"legacy", row["工商注册号"]},
                                       {"document", row["证件类型"]}, {"number", row["证件号码"]}});
        CHECK_MESSAGE(read.errors.empty(), row["企业名称"]);
    }
    std::size_t entries = 0;
    for (auto& words : demo::upstream_words()) entries += rows_of(spreadsheet::read_csv(demo::entries_csv(county, words.code))).size();
    CHECK(entries == county.entries.size());
}

TEST_CASE("odd sizes and days give smaller counties, not broken ones") {
    CHECK(demo::generate(1, {.agencies = 0, .subjects = 0, .entries = 10}, kToday).entries.empty());
    for (std::size_t subjects : {1, 2, 3, 7})
        for (std::size_t share : {0, 50, 100}) {
            auto county = demo::generate(1, {.agencies = 3, .subjects = subjects, .persons_per_hundred = share, .entries = 20}, kToday);
            CHECK(county.agencies.size() == 3);
            CHECK(county.subjects.size() == subjects);
            for (auto& entry : county.entries) CHECK(entry.subject < subjects);
        }
    for (auto today : {law::Date{std::chrono::year{2024} / 2 / 29}, law::Date{std::chrono::year{2031} / 12 / 31}}) {
        auto county = demo::generate(1, {}, today);
        CHECK(county.entries.size() == 300);
        for (auto& entry : county.entries) CHECK((entry.listed_from <= today && (!entry.until || *entry.until > entry.listed_from)));
        for (auto& each : county.determinations) CHECK((each.served_on.value_or(each.decided_on) <= today));
    }
}

}  // namespace

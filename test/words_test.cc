// A screen is drawn from the API alone, so whatever a noun shows or asks for must have a name in both languages.
#include <doctest/doctest.h>
#include <set>
#include "account/noun.h"
#include "address/noun.h"
#include "agency/noun.h"
#include "batch/noun.h"
#include "check/check.h"
#include "clue/noun.h"
#include "commitment/noun.h"
#include "consent/noun.h"
#include "complaint/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "engine/nouns.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "notice/noun.h"
#include "withdrawal/noun.h"
#include "objection/noun.h"
#include "partner/noun.h"
#include "record/noun.h"
#include "repair/noun.h"
#include "remedy/noun.h"
#include "review/noun.h"
#include "rule/noun.h"
#include "subject/noun.h"
#include "subscription/noun.h"
#include "task/noun.h"

namespace {

using Titles = std::map<std::string, std::string>;

struct BothTitles {
    std::string noun;
    Titles zh, en;
    explicit BothTitles(casework::Noun const& of)
        : noun(of.name), zh(casework::titles(of.words, of.editions.back(), false)), en(casework::titles(of.words, of.editions.back(), true)) {}
    void expect(std::string const& name) const {
        CAPTURE(noun);
        CAPTURE(name);
        CHECK(zh.contains(name));
        CHECK(en.contains(name));
    }
    void expect(json::Shape const& shape) const {
        for (auto& value : shape.values) expect(value);
        for (auto& each : shape.inside) {
            if (!each.name.empty()) expect(each.name);
            expect(each);
        }
    }
};

bool by_people(law::Procedure const& procedure, int act) {
    law::Parties machines{law::Party::law, law::Party::clock};
    for (auto& rule : procedure.rules)
        if (rule.may == act && rule.who.bits & ~machines.bits) return true;
    return false;
}

// Members of the view of empty rows, of every kind where there are several.
template <class Row> concept HasKinds = std::is_enum<decltype(Row::kind)>::value;

template <class N> std::set<std::string> members_shown(BothTitles const& titles) {
    std::set<std::string> all;
    auto shape = json::shape_of<typename N::Row>();
    auto look = [&](typename N::Row const& row) {
        casework::Actor actor;
        law::Periods periods;
        for (bool full : {false, true})
            for (auto& member : N::view(row, casework::Reader{actor, full, law::Date{std::chrono::year{2026} / 3 / 2}, false, &periods})) {
                auto name = std::string(member.key());
                all.insert(name);
                titles.expect(name);
                for (auto& each : shape.inside) if (each.name == name) titles.expect(each);
            }
    };
    typename N::Row row{};
    if constexpr (requires { row.decided_on; }) row.decided_on = law::Date{std::chrono::year{2026} / 1 / 2};
    if constexpr (HasKinds<typename N::Row>)
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<decltype(row.kind)>>([&](auto d) {
            row.kind = d.value;
            look(row);
        });
    else look(row);
    return all;
}

template <class N> void expect_members() {
    auto noun = casework::noun<N>();
    BothTitles titles(noun);
    std::set<std::string> named;
    for (auto& word : noun.words.members) named.insert(std::string(word.name));
    CAPTURE(noun.name);
    CHECK(members_shown<N>(titles) == named);
}

}  // namespace

TEST_CASE("every member that a view shows has a title in Chinese and English, and nothing else is named as one") {
    expect_members<agency::AgencyNoun>();
    expect_members<account::AccountNoun>();
    expect_members<subject::SubjectNoun>();
    expect_members<list_type::ListTypeNoun>();
    expect_members<rule::RuleNoun>();
    expect_members<memorandum::MemorandumNoun>();
    expect_members<measure::MeasureNoun>();
    expect_members<determination::DeterminationNoun>();
    expect_members<batch::BatchNoun>();
    expect_members<entry::EntryNoun>();
    expect_members<withdrawal::WithdrawalNoun>();
    expect_members<objection::ObjectionNoun>();
    expect_members<record::RecordNoun>();
    expect_members<repair::RepairNoun>();
    expect_members<check::CheckNoun>();
    expect_members<task::TaskNoun>();
    expect_members<subscription::SubscriptionNoun>();
    expect_members<commitment::CommitmentNoun>();
    expect_members<partner::PartnerNoun>();
    expect_members<consent::ConsentNoun>();
    expect_members<remedy::RemedyNoun>();
    expect_members<complaint::ComplaintNoun>();
    expect_members<review::ReviewNoun>();
    expect_members<clue::ClueNoun>();
    expect_members<document::DocumentNoun>();
    expect_members<address::AddressNoun>();
    expect_members<notice::NoticeNoun>();
}

TEST_CASE("every choice and every member of a structured field has a title, and every structured field that people fill in has a shape") {
    for (auto& noun : engine::all_nouns().all()) {
        BothTitles titles(noun);
        auto& procedure = noun.editions.back();
        std::set<std::string> structured;
        for (int act = 0; act < int(procedure.acts.size()); ++act)
            for (auto& field : procedure.acts[act].fields) {
                for (auto rest = field.values; !rest.empty();) {
                    auto end = std::min(rest.find(' '), rest.size());
                    titles.expect(std::string(rest.substr(0, end)));
                    rest.remove_prefix(std::min(end + 1, rest.size()));
                }
                if (field.type == law::FieldType::json && by_people(procedure, act)) structured.insert(std::string(field.name));
            }
        std::set<std::string> shaped;
        for (auto& shape : noun.shapes) {
            shaped.insert(shape.name);
            titles.expect(shape);
        }
        CAPTURE(noun.name);
        CHECK(shaped == structured);
    }
}

TEST_CASE("what a name means in one place is told apart by its path, and codes that people see have names") {
    auto zh = [](casework::Noun const& noun) { return casework::titles(noun.words, noun.editions.back(), false); };
    auto memorandum = casework::noun<memorandum::MemorandumNoun>();
    for (auto& shape : memorandum.shapes) {
        if (shape.name != "measures") continue;
        auto members = casework::shape_json(shape, zh(memorandum)).at("of").as_object().at("members").as_array();
        CHECK(members.at(1).as_object().at("name").as_string() == "name");
        CHECK(members.at(1).as_object().at("title").as_string() == "措施名称");
    }
    auto agency = zh(casework::noun<agency::AgencyNoun>());
    CHECK(agency.at("kind.finance") == "财政");
    CHECK(agency.at("finance") == "金融信贷");
    CHECK(agency.at("hr_social_security") == "人力资源社会保障");
    // Beside a matter stands its name, not only its code.
    CHECK(zh(casework::noun<check::CheckNoun>()).at("matter") == "办理事项");
    CHECK(zh(casework::noun<task::TaskNoun>()).at("matter") == "办理事项");
}

#include "subject/desk_for_test.h"
#include "subject/noun.h"
#include "subject/rows.h"
#include "subject/store.h"
#include "test/sweep.h"

namespace {

using namespace desk_test;
using subject::Kind;
using subject::SubjectNoun;

// Invented: valid in form, nobody's.
constexpr char kNumber[] = "130528199001010010", kOtherNumber[] = "130528198506150022", kCode[] = "91130528MA0ABCDE6N", kOtherCode[] = "11130528000123457L";
std::string with_wrong_check(std::string number) {
    number.back() = number.back() == '9' ? '8' : '9';
    return number;
}
json::Object organisation(std::string code = kCode) { return {{"kind", "organisation"}, {"name", "宁晋县甲乙纺织有限公司"}, {"code", std::move(code)}}; }
json::Object person(std::string number = kNumber) { return {{"kind", "person"}, {"name", "张三丰"}, {"document", "citizen"}, {"number", std::move(number)}}; }
Desk desk() { return Desk({casework::noun<SubjectNoun>()}, day("2026-06-01")); }
subject::Subject load(Desk& at, std::string const& id) { return *store::load(at.db(), SubjectNoun::table(), id); }
std::string first_error(subject::Row const& row) {
    auto read = subject::read_row(row);
    return read.errors.empty() ? "" : read.errors.front().field + ": " + read.errors.front().reason;
}

}  // namespace

TEST_CASE("every cell of the subject's statute is applied as written") { sweep(SubjectNoun::editions().front()); }

TEST_CASE("the act that opens a subject is called register") { CHECK(SubjectNoun::editions().front().act_named("register") == int(subject::Act::register_)); }

TEST_CASE("a person is a year older on the birthday, one of 29 February on 1 March") {
    CHECK(subject::age_on(day("2012-06-02"), day("2026-06-01")) == 13);
    CHECK(subject::age_on(day("2012-06-02"), day("2026-06-02")) == 14);
    CHECK(subject::age_on(day("2012-02-29"), day("2026-02-28")) == 13);
    CHECK(subject::age_on(day("2012-02-29"), day("2026-03-01")) == 14);
    CHECK(subject::age_on(day("2012-02-29"), day("2028-02-29")) == 16);
}

TEST_CASE("names and numbers are masked so that they tell nobody apart by themselves") {
    CHECK(subject::masked_name("张三丰") == "张*");
    CHECK(subject::masked_name("张") == "*");
    CHECK(subject::masked_name("") == "*");
    CHECK(subject::masked_number("citizen", kNumber) == "1305************10");
    CHECK(subject::masked_number("passport", "E12345678") == "E******78");
    CHECK(subject::masked_number("passport", "E123") == "****");
    CHECK(subject::masked_number("passport", "护照号E1234567") == "护********67");
    CHECK(subject::masked_number("passport", "E1234567号") == "E******7号");
    CHECK(subject::masked_number("citizen", "一二三四五六") == "一***五六");
}

TEST_CASE("a row of a spreadsheet becomes the fields of register") {
    auto read = subject::read_row({{"kind", "法人及非法人组织"}, {"name", "宁晋县甲乙纺织有限公司"}, {"code", " 91130528ma0abcde6n"}});
    CHECK(read.errors.empty());
    CHECK(read.warnings.empty());
    CHECK(read.fields == json::Object{{"kind", "organisation"}, {"name", "宁晋县甲乙纺织有限公司"}, {"code", kCode}});
    CHECK(subject::read_row({{"name", "甲"}, {"code", kCode}}).fields.at("kind") == "organisation");

    auto trader = subject::read_row({{"kind", "个体工商户"}, {"name", "甲乙小吃店"}, {"document", "身份证"}, {"number", kNumber}, {"legacy", "130528600012345"}});
    CHECK(trader.errors.empty());
    CHECK(trader.fields.at("document") == "citizen");
    CHECK(trader.fields.at("legacy") == "130528600012345");
    auto masked = subject::read_row({{"kind", "自然人"}, {"name", "张三丰"}, {"number", "1305************10"}});
    CHECK(masked.errors.empty());
    CHECK(masked.fields.at("number_masked") == "1305************10");
    CHECK(!masked.fields.contains("number"));
}

TEST_CASE("a failing check digit of a unified code is a warning, of a citizen number an error until it is said to be issued so") {
    auto code = subject::read_row({{"kind", "法人及非法人组织"}, {"name", "甲"}, {"code", with_wrong_check(kCode)}});
    CHECK(code.errors.empty());
    REQUIRE(code.warnings.size() == 1);
    CHECK(code.warnings[0].field == "code");
    CHECK(code.fields.at("code").get_string() == with_wrong_check(kCode));

    subject::Row row{{"kind", "自然人"}, {"name", "张三丰"}, {"document", "身份证"}, {"number", with_wrong_check(kNumber)}};
    auto read = subject::read_row(row);
    REQUIRE(read.errors.size() == 1);
    CHECK(read.errors[0].field == "number");
    CHECK(read.errors[0].value.find("19900101") == std::string::npos);
    CHECK(read.errors[0].remedy.find("number_as_issued") != std::string::npos);
    row["number_as_issued"] = "是";
    CHECK(subject::read_row(row).errors.empty());
}

TEST_CASE("a bad cell of a subject is named with its reason") {
    CHECK(first_error({{"kind", "其他组织"}, {"name", "甲"}}).starts_with("kind"));
    CHECK(first_error({{"name", "甲"}}).starts_with("kind"));
    CHECK(first_error({{"kind", "自然人"}, {"name", ""}}).starts_with("name"));
    CHECK(first_error({{"kind", "法人"}, {"name", "甲"}, {"code", "9.11305E+16"}}).starts_with("code"));
    CHECK(first_error({{"kind", "法人"}, {"name", "甲"}, {"code", kNumber}}).starts_with("code"));
    CHECK(first_error({{"kind", "自然人"}, {"name", "甲"}, {"code", kCode}}).starts_with("code"));
    CHECK(first_error({{"kind", "法人"}, {"name", "甲"}, {"number", kNumber}}).starts_with("document"));
    CHECK(first_error({{"kind", "自然人"}, {"name", "甲"}, {"born", "1990-02-30"}}).starts_with("born"));
    CHECK(first_error({{"kind", "自然人"}, {"name", "甲"}, {"number_masked", kNumber}}).starts_with("number_masked"));
    CHECK(first_error({{"kind", "自然人"}, {"name", "甲"}, {"document", "工作证"}}).starts_with("document"));
    CHECK(first_error({{"kind", "自然人"}, {"name", "甲"}, {"document", "1"}, {"number", "130528900101001"}}).starts_with("number"));
}

TEST_CASE("every condition of the subject's statute is answered") {
    auto at = desk();
    auto id = at.must(Desk::clerk(), "subject", "", "register", organisation());
    every_condition_is_answered<SubjectNoun>(at, load(at, id), at.file(id), organisation());
}

TEST_CASE("a person's number is sealed, indexed, never shown and never among what the ledger keeps for good") {
    auto at = desk();
    auto leaf = at.log().size();
    auto id = at.must(Desk::clerk(), "subject", "", "register", person());
    auto subject = load(at, id);
    CHECK(subject.number->plain == kNumber);
    CHECK(subject.born == day("1990-01-01"));
    CHECK(subject.number_masked == "1305************10");
    CHECK(subject::find_by_index(at.db(), at.setting().blind(kNumber)) == id);
    bool sealed = false;
    at.db().each(store::Query{"t", "SELECT number FROM subject"}, [&](store::Row const& r) { sealed = r.bytes(0).starts_with("sealed:"); });
    CHECK(sealed);
    auto kept = ledger::read_leaf(at.db(), leaf);
    REQUIRE(kept);
    auto facts = json::canonical(kept->facts);
    CHECK(facts.find("1990") == std::string::npos);
    CHECK(facts.find("张") == std::string::npos);
    REQUIRE(kept->persons.size() == 1);
    CHECK(json::canonical(*kept->persons[0]).find(kNumber) != std::string::npos);

    auto actor = Desk::clerk();
    auto list = json::canonical(SubjectNoun::view(subject, {actor, false, day("2026-06-01"), false, nullptr}));
    auto full = json::canonical(SubjectNoun::view(subject, {actor, true, day("2026-06-01"), false, nullptr}));
    CHECK(list.find("三丰") == std::string::npos);
    CHECK(list.find("张*") != std::string::npos);
    CHECK(full.find("张三丰") != std::string::npos);
    CHECK(full.find(kNumber) == std::string::npos);
    CHECK(at.file(id).title == "张*");
    CHECK(SubjectNoun::identifies_person(subject));
}

TEST_CASE("one unified code and one citizen number are one subject on file") {
    auto at = desk();
    auto first = at.must(Desk::clerk(), "subject", "", "register", organisation());
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", "", "register", organisation("91130528-MA0ABCDE6N"))) == "code_not_taken");
    CHECK(subject::find_by_code(at.db(), kCode) == first);
    CHECK(subject::find_by_name(at.db(), "宁晋县甲乙纺织有限公司") == first);
    auto second = at.must(Desk::clerk(), "subject", "", "register", organisation(kOtherCode));
    CHECK(!subject::find_by_name(at.db(), "宁晋县甲乙纺织有限公司"));              // two of that name
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", second, "amend", {{"code", kCode}, {"reason", "更正"}})) == "code_not_taken");
    CHECK(at.must(Desk::clerk(), "subject", first, "amend", {{"code", kCode}, {"reason", "更正"}}) == first);

    auto keeper = at.must(Desk::clerk(), "subject", "", "register", person());
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", "", "register", person())) == "number_not_taken");
    auto shop = person();
    shop["kind"] = "sole_trader";
    at.must(Desk::clerk(), "subject", "", "register", shop);                        // a shop has its keeper's number
    CHECK(subject::find_by_index(at.db(), at.setting().blind(kNumber)) == keeper);

    at.must(Desk::office(), "subject", first, "close", {{"reason", "dissolved"}});
    CHECK(!subject::find_by_code(at.db(), kCode));
    CHECK(!subject::is_on_file(at.db(), first));
    at.must(Desk::clerk(), "subject", "", "register", organisation());
}

TEST_CASE("what may not be on file is refused with the field that is wrong") {
    auto at = desk();
    auto refused = [&](json::Object fields) { return Desk::said(at.act(Desk::clerk(), "subject", "", "register", std::move(fields))); };
    CHECK(refused(person(with_wrong_check(kNumber))) == "number_is_well_formed: number");
    auto issued = person(with_wrong_check(kNumber));
    issued["number_as_issued"] = true;
    CHECK(refused(issued) == "");
    auto other_birthday = person(kOtherNumber);
    other_birthday["born"] = "1985-06-16";
    CHECK(refused(other_birthday) == "number_is_well_formed: born");
    CHECK(refused({{"kind", "person"}, {"name", "小明"}, {"born", "2012-06-02"}}) == "not_under_14");
    CHECK(refused({{"kind", "person"}, {"name", "小红"}, {"born", "2012-06-01"}}) == "");
    CHECK(refused({{"kind", "person"}, {"name", "小兰"}, {"born", "2026-06-02"}}) == "not_under_14: born");
    CHECK(refused({{"kind", "person"}, {"name", "甲"}, {"code", kCode}}) == "identifiers_fit_kind: code");
    CHECK(refused({{"kind", "person"}, {"name", "甲"}, {"number", "E12345678"}}) == "identifiers_fit_kind: document");
    CHECK(refused({{"kind", "person"}, {"name", "甲"}, {"number_masked", kNumber}}) == "identifiers_fit_kind: number_masked");
    CHECK(refused({{"kind", "person"}, {"name", "甲"}, {"document", "citizen"}, {"number_masked", std::string(kNumber).substr(0, 17) + "*"}}) == "identifiers_fit_kind: number_masked");
    CHECK(refused({{"kind", "person"}, {"name", "甲"}, {"document", "passport"}, {"number_masked", "E12345*78"}}) == "identifiers_fit_kind: number_masked");
    CHECK(refused({{"kind", "person"}, {"name", "乙"}, {"born", " "}}) == "");
    CHECK(refused({{"kind", "organisation"}, {"name", "甲"}, {"born", "1990-01-01"}}) == "identifiers_fit_kind: born");
    CHECK(refused({{"kind", "organisation"}, {"name", "甲"}, {"code", "91130528MA0ABCDE6"}}) == "code_is_well_formed: code");
    CHECK(refused({{"kind", "organisation"}, {"name", "甲"}, {"code", "130528600012345"}}) == "code_is_well_formed: code");
    CHECK(refused({{"kind", "organisation"}, {"name", " "}}) == "wrong_fields: name");
}

TEST_CASE("a former name keeps the day it ended, and a relation its days") {
    auto at = desk();
    auto id = at.must(Desk::clerk(), "subject", "", "register", organisation());
    at.move_to(day("2026-06-20"));
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", id, "rename", organisation())) == "wrong_fields: kind");
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", id, "rename", {{"name", "宁晋县甲乙纺织有限公司"}})) == "name_is_another");
    at.must(Desk::clerk(), "subject", id, "rename", {{"name", "宁晋县丙丁纺织有限公司"}}, day("2026-06-10"));
    at.must(Desk::clerk(), "subject", id, "rename", {{"name", "宁晋县戊己纺织有限公司"}}, day("2026-06-15"));
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", id, "rename", {{"name", "甲"}}, day("2026-06-14"))) == "name_is_another");
    auto subject = load(at, id);
    CHECK(subject.name == "宁晋县戊己纺织有限公司");
    REQUIRE(subject.names.size() == 2);
    CHECK(subject.names[0].name == "宁晋县甲乙纺织有限公司");
    CHECK(subject.names[0].from == day("2026-06-01"));
    CHECK(subject.names[0].to == day("2026-06-10"));
    CHECK(subject.names[1].from == day("2026-06-10"));
    CHECK(subject.names[1].to == day("2026-06-15"));

    auto chief = at.must(Desk::clerk(), "subject", "", "register", person());
    json::Object relation{{"kind", "legal_representative"}, {"subject", chief}, {"from", "2024-01-01"}};
    at.must(Desk::clerk(), "subject", id, "relate", relation);
    relation["to"] = "2026-05-31";
    at.must(Desk::clerk(), "subject", id, "relate", relation);
    REQUIRE(load(at, id).relations.size() == 1);
    CHECK(load(at, id).relations[0].to == day("2026-05-31"));
    relation["subject"] = id;
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", id, "relate", relation)) == "other_is_on_file");
}

TEST_CASE("a subject under a listed entry is neither merged away nor closed") {
    auto at = desk();
    auto id = at.must(Desk::clerk(), "subject", "", "register", organisation()), other = at.must(Desk::clerk(), "subject", "", "register", organisation(kOtherCode));
    at.db().exec(store::Query{"t", "INSERT INTO entry (id, subject, listed_on) VALUES ('e', ?1, '2026-05-01')"}, id);
    CHECK(Desk::said(at.act(Desk::office(), "subject", id, "close", {{"reason", "dissolved"}})) == "nothing_rests_on_it");
    CHECK(Desk::said(at.act(Desk::office(), "subject", id, "merge_away", {{"into", other}, {"reason", "重复"}})) == "nothing_rests_on_it");
    at.db().exec(store::Query{"t", "UPDATE entry SET exited_on = '2026-05-20'"});
    CHECK(Desk::said(at.act(Desk::clerk(), "subject", id, "merge_away", {{"into", other}, {"reason", "重复"}})) == "not_this_party");
    at.must(Desk::office(), "subject", id, "merge_away", {{"into", other}, {"reason", "重复"}});
    CHECK(at.file(id).state == "closed");
    CHECK(load(at, id).relations.back().subject == other);
}

TEST_CASE("a subject declines promotion for itself alone") {
    auto at = desk();
    auto id = at.must(Desk::clerk(), "subject", "", "register", organisation());
    at.db().exec(store::Query{"t", "INSERT INTO account (id, version, kind, \"user\", name, agency, roles, secret, officers, subject, proposed_roles) "
                                   "VALUES ('own', 1, 'subject', 'own', '', '', '[]', '', '[]', ?1, '[]')"}, id);
    CHECK(Desk::said(at.act(Desk::person("another", law::Party::subject), "subject", id, "decline_promotion")) == "unknown_case");
    at.must(Desk::person("own", law::Party::subject), "subject", id, "decline_promotion");
    CHECK(load(at, id).declines_promotion);
    at.must(Desk::clerk(), "subject", id, "accept_promotion");
    CHECK(!load(at, id).declines_promotion);
}

TEST_CASE("what may not be collected of a person is not collected of a sole trader either, as it may be said of an organisation") {
    auto holds = [](subject::Kind kind) {
        subject::Subject s{};
        s.kind = kind;
        return subject::holds_nothing_forbidden(s, {{"facts", "业主血型O"}}).holds;
    };
    CHECK_FALSE(holds(subject::Kind::person));
    CHECK_FALSE(holds(subject::Kind::sole_trader));
    CHECK(holds(subject::Kind::organisation));
}

TEST_CASE("a subject's own account reads its own file, and nobody else's") {
    subject::Subject s{};
    s.id = "s1";
    auto reads = [&](std::string const& account_of) {
        auto own = Desk::person("own", law::Party::subject);
        own.subject = account_of;
        return subject::SubjectNoun::may_read(s, {}, own);
    };
    CHECK(reads("s1"));
    CHECK_FALSE(reads("s2"));
    CHECK_FALSE(reads(""));
    CHECK_FALSE(subject::SubjectNoun::may_read(s, {}, Desk::person("bank", law::Party::partner)));
}

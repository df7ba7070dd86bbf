#include "record/noun.h"
#include "record/rows.h"
#include "record/store.h"
#include "subject/desk_for_test.h"
#include "subject/noun.h"
#include "test/sweep.h"

namespace {

using namespace desk_test;
using record::Kind;
using record::RecordNoun;
using record::Tier;
using subject::SubjectNoun;

constexpr char kNumber[] = "130528199001010010", kCode[] = "91130528MA0ABCDE6N", kOrgan[] = "11130528000123457L";
Tier tier(std::vector<std::string> kinds, std::int64_t fine = 0, bool simple = false, std::string_view on = "2026-05-01") {
    return record::tier_of(kinds, fine, simple, day(on)).tier;
}
Desk desk(std::string_view today = "2026-06-01") { return Desk({casework::noun<SubjectNoun>(), casework::noun<RecordNoun>()}, day(today)); }
std::string organisation(Desk& at) {
    return at.must(Desk::clerk(), "subject", "", "register", {{"kind", "organisation"}, {"name", "宁晋县甲乙纺织有限公司"}, {"code", kCode}});
}
json::Object penalty(std::string const& subject, std::string const& decided_on = "2026-05-01") {
    return {{"kind", "penalty"}, {"subject", subject}, {"document_no", "宁市监罚〔2026〕1号"}, {"issuer", "宁晋县某局"}, {"basis", "某法第一条"},
            {"penalty_kind", "罚款"}, {"fine_cents", 200'000}, {"decided_on", decided_on}};
}
record::Record load(Desk& at, std::string const& id) { return *store::load(at.db(), RecordNoun::table(), id); }
subject::Row cf_row() {
    return {{"CF_XDR_MC", "宁晋县甲乙纺织有限公司"}, {"CF_XDR_LB", "法人及非法人组织"}, {"CF_XDR_SHXYM", kCode}, {"CF_FRDB", "张三丰"}, {"CF_FR_ZJHM", kNumber},
            {"CF_WSH", "宁市监罚〔2026〕1号"}, {"CF_YJ", "某法第一条"}, {"CF_CFLB", "警告、罚款"}, {"CF_NR_FK", "0.2"}, {"CF_JDRQ", "2026-05-01"},
            {"CF_CFJG", "宁晋县某局"}, {"CF_CFJGDM", kOrgan}};
}
std::string first_error(subject::Row const& row) {
    auto read = record::read_penalty(row, "表1");
    return read.errors.empty() ? "" : read.errors.front().field;
}

}  // namespace

TEST_CASE("every cell of the record's statute is applied as written") { sweep(RecordNoun::editions().front()); }

TEST_CASE("a decision has the tier of its gravest penalty, and the row says under which rule") {
    CHECK(tier({"警告"}) == Tier::minor);
    CHECK(tier({"通报批评", "警告"}) == Tier::minor);
    CHECK(tier({"警告", "罚款"}, 500'000) == Tier::general);
    CHECK(tier({"警告"}, 1) == Tier::general);                   // a fine that its kinds do not name
    CHECK(tier({"没收违法所得"}) == Tier::general);
    CHECK(tier({}) == Tier::general);
    for (auto* kind : {"限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "吊销许可证件", "降低资质等级"}) {
        CHECK(tier({"警告", kind}) == Tier::severe);
        CHECK(tier({kind}, 0, true) == Tier::severe);            // never of the simple procedure
        CHECK(!record::tier_of({kind}, 0, false, day("2026-05-01")).confirmed);
    }
    for (auto& row : record::tier_rows()) {
        CHECK(!row.under.instrument.empty());
        CHECK(!row.under.article.empty());
    }
    CHECK(record::tier_of({"警告"}, 0, false, day("2026-03-31")).under.instrument == "国家发改委令第58号");
    CHECK(record::tier_of({"警告"}, 0, false, day("2026-04-01")).under.instrument == "国办发〔2025〕22号；国家发改委令第36号");
    CHECK(tier({"罚款"}, 100, false, "1990-01-01") == Tier::general);
}

TEST_CASE("the simple procedure is minor only up to what may be fined on the spot that day") {
    CHECK(tier({"罚款"}, 300'000, true) == Tier::minor);
    CHECK(tier({"罚款"}, 300'001, true) == Tier::general);
    CHECK(tier({"罚款"}, 300'000, true, "2021-07-15") == Tier::minor);
    CHECK(tier({"罚款"}, 300'000, true, "2021-07-14") == Tier::general);
    CHECK(tier({"罚款"}, 100'000, true, "2021-07-14") == Tier::minor);
    CHECK(tier({"罚款", "没收违法所得"}, 100, true) == Tier::general);
}

TEST_CASE("each day has one row for every sign, without gaps") {
    for (auto on = day("2019-12-31"); on < day("2027-01-01"); on += std::chrono::days{1}) {
        int found[4] = {};
        for (auto& row : record::tier_rows()) if (row.from <= on && (!row.to || on <= *row.to)) ++found[int(row.sign)];
        for (int count : found) REQUIRE(count == 1);
    }
}

TEST_CASE("kinds of penalty are told apart by any of the usual separators") {
    CHECK(record::split_kinds("警告;罚款；没收违法所得、责令关闭，其他") == std::vector<std::string>{"警告", "罚款", "没收违法所得", "责令关闭", "其他"});
    CHECK(record::split_kinds(" ;; ").empty());
}

TEST_CASE("kinds of penalty weigh more when there are more of them, or a graver one in the place of another") {
    auto more = [](char const* after, char const* before) { return record::weighs_more(record::split_kinds(after), record::split_kinds(before)); };
    CHECK(more("警告;罚款", "罚款"));
    CHECK(more("责令停产停业", "罚款"));
    CHECK(more("警告;责令关闭", "警告;罚款"));
    CHECK(more("没收违法所得;警告", "罚款;通报批评"));
    CHECK(more("罚款", ""));
    CHECK(!more("罚款;罚款", "罚款"));
    CHECK(!more("警告", "罚款"));
    CHECK(!more("警告;通报批评", "罚款;责令关闭"));
    CHECK(!more("罚款;警告", "警告；罚款；责令停产停业"));
    CHECK(!more("罚款", "责令停产停业"));
    for (auto* narrower : {"责令停产停业", "限制开展生产经营活动", "限制从业", "降低资质等级", "暂扣许可证件"}) {
        CHECK(more("吊销许可证件", narrower));
        CHECK(!more(narrower, "吊销许可证件"));
    }
    CHECK(more("责令关闭", "责令停产停业"));
}

TEST_CASE("an amount in ten thousand yuan is exact to the cent") {
    auto cents = [](std::string_view text) { return record::cents_of_wan(text).cents.value_or(-1); };
    CHECK(cents("0.2") == 200'000);
    CHECK(cents("0") == 0);
    CHECK(cents("12") == 12'000'000);
    CHECK(cents("0.000001") == 1);
    CHECK(cents("1.234567") == 1'234'567);
    CHECK(cents("0.29") == 290'000);
    CHECK(cents("0.2万元") == 200'000);
    CHECK(cents("0.10000000") == 100'000);
    CHECK(cents("999999999.999999") == 999'999'999'999'999);
    for (auto* bad : {"", "0.0000001", "0.1234567", "-0.2", "2,000", "2000元", "1e3", ".2", "2.", "1.2.3", "1000000000", "０.2", "贰仟"}) {
        CAPTURE(bad);
        auto amount = record::cents_of_wan(bad);
        CHECK(!amount.cents);
        CHECK(!amount.reason.empty());
        CHECK(!amount.remedy.empty());
    }
}

TEST_CASE("a row of the penalty layout becomes a record and its subject, without the chief's documents") {
    auto read = record::read_penalty(cf_row(), "表1第3行");
    REQUIRE(read.errors.empty());
    CHECK(read.warnings.empty());
    CHECK(read.fields == json::Object{{"kind", "penalty"}, {"source", "表1第3行"}, {"document_no", "宁市监罚〔2026〕1号"}, {"issuer", "宁晋县某局"},
                                      {"issuer_code", kOrgan}, {"basis", "某法第一条"}, {"penalty_kind", "警告;罚款"}, {"fine_cents", 200'000}, {"decided_on", "2026-05-01"}});
    CHECK(subject::read_row(read.subject).fields == json::Object{{"kind", "organisation"}, {"name", "宁晋县甲乙纺织有限公司"}, {"code", kCode}});

    auto person = cf_row();
    person["CF_XDR_LB"] = "自然人";
    person["CF_XDR_MC"] = "李四";
    person["CF_XDR_ZJLX"] = "身份证";
    person["CF_XDR_ZJHM"] = kNumber;
    person["BZ"] = "适用简易程序";
    read = record::read_penalty(person, "表1");
    auto fields = subject::read_row(read.subject).fields;
    CHECK(fields.at("number") == kNumber);
    CHECK(!fields.contains("code"));
    CHECK(read.fields.at("simple_procedure") == true);
}

TEST_CASE("Chinese headings, codes of the layout and field names mean the same") {
    auto chinese = record::read_penalty({{"行政相对人名称", "甲"}, {"行政处罚决定书文号", "1号"}, {"处罚依据", "某法"}, {"处罚类别", "警告"}, {"处罚决定日期", "2026-05-01"}, {"处罚机关", "某局"},
                                         {"罚款金额（万元）", "0"}}, "表1");
    auto named = record::read_penalty({{"name", "甲"}, {"document_no", "1号"}, {"basis", "某法"}, {"penalty_kind", "警告"}, {"decided_on", "2026-05-01"}, {"issuer", "某局"}}, "表1");
    CHECK(chinese.errors.empty());
    CHECK(chinese.fields == named.fields);
    CHECK(chinese.subject == named.subject);
    std::set<std::string> spellings;
    for (auto* headings : {&record::penalty_headings(), &record::licence_headings()}) {
        spellings.clear();
        for (auto& heading : *headings)
            for (auto& spelling : heading.spellings) CHECK(spellings.insert(spelling).second);       // no heading means two things
    }
}

TEST_CASE("a bad cell of a penalty is named by its own heading") {
    auto with = [](std::string heading, std::string value) {
        auto row = cf_row();
        row[heading] = value;
        return row;
    };
    for (auto* required : {"CF_XDR_MC", "CF_WSH", "CF_YJ", "CF_CFLB", "CF_JDRQ", "CF_CFJG"}) CHECK(first_error(with(required, "")) == required);
    CHECK(first_error(with("CF_JDRQ", "2026-02-30")) == "CF_JDRQ");
    CHECK(first_error(with("CF_NR_FK", "2000元")) == "CF_NR_FK");
    CHECK(first_error(with("CF_CFLB", "罚款;罚站")) == "CF_CFLB");
    CHECK(first_error(with("疾病史", "某病")) == "疾病史");
    CHECK(first_error(with("疾病史", "")) == "");
    CHECK(first_error(with("CF_CFLB", "吊销营业执照")) == "");
    auto yuan = record::read_penalty(with("CF_NR_FK", "2000"), "表1");
    CHECK(yuan.errors.empty());
    REQUIRE(yuan.warnings.size() == 1);
    CHECK(yuan.warnings[0].field == "CF_NR_FK");
    CHECK(record::read_penalty(with("CF_CFLB", "警告"), "表1").warnings.size() == 1);
    CHECK(record::read_penalty(with("CF_CFJGDM", "某局"), "表1").warnings.size() == 1);
}

TEST_CASE("a row of the licence layout becomes a licence") {
    subject::Row row{{"XK_XDR_MC", "宁晋县甲乙纺织有限公司"}, {"XK_XDR_LB", "法人及非法人组织"}, {"XK_XDR_SHXYM", kCode}, {"XK_WSH", "宁许〔2026〕2号"}, {"XK_XKLB", "普通"},
                     {"XK_NR", "某许可"}, {"XK_JDRQ", "2026-05-01"}, {"XK_YXQZI", "2031-04-30"}, {"XK_XKJG", "宁晋县某局"}, {"XK_ZT", "1"}};
    auto read = record::read_licence(row, "表2");
    REQUIRE(read.errors.empty());
    CHECK(read.fields.at("kind") == "licence");
    CHECK(read.fields.at("valid_until") == "2031-04-30");
    CHECK(read.fields.at("content") == "普通；某许可");
    row["XK_YXQZI"] = "2099-12-31";
    CHECK(!record::read_licence(row, "表2").fields.contains("valid_until"));
    row["XK_YXQZI"] = "2026-04-30";
    REQUIRE(record::read_licence(row, "表2").errors.size() == 1);
    CHECK(record::read_licence(row, "表2").errors[0].field == "XK_YXQZI");
    row["XK_YXQZI"] = "2026-05-01";
    CHECK(record::read_licence(row, "表2").errors.empty());
    row["XK_ZT"] = "2";
    CHECK(record::read_licence(row, "表2").errors.size() == 1);
}

TEST_CASE("every condition of the record's statute is answered") {
    auto at = desk();
    auto fields = penalty(organisation(at));
    auto id = at.must(Desk::clerk(), "record", "", "enter", fields);
    every_condition_is_answered<RecordNoun>(at, load(at, id), at.file(id), fields);
}

TEST_CASE("publicity runs from the decision under the period of that day, and ends by itself on its last day") {
    auto at = desk();
    auto subject = organisation(at);
    auto id = at.must(Desk::clerk(), "record", "", "enter", penalty(subject));
    CHECK(load(at, id).tier == Tier::general);
    CHECK(load(at, id).shown_from == day("2026-06-01"));
    CHECK(load(at, id).shown_until == day("2027-05-01"));
    CHECK(load(at, id).kept_until == day("2031-05-01"));
    CHECK(at.file(id).due == day("2027-05-01"));
    auto older = penalty(subject, "2026-03-31");                 // before the shorter period came
    older["document_no"] = "宁市监罚〔2026〕2号";
    CHECK(load(at, at.must(Desk::clerk(), "record", "", "enter", older)).shown_until == day("2029-03-31"));
    CHECK(record::current_records(at.db(), subject).size() == 2);

    at.move_to(day("2027-05-01"));
    CHECK(at.let_lapse() == 0);
    at.move_to(day("2027-05-02"));
    CHECK(at.let_lapse() == 1);
    CHECK(at.file(id).state == "archived");
    CHECK(load(at, id).ended_on == day("2027-05-01"));
    CHECK(load(at, id).end_reason == "expired");
    CHECK(record::current_records(at.db(), subject).size() == 1);
    at.move_to(day("2031-05-01"));
    at.let_lapse();
    CHECK(at.file(id).state == "archived");
    at.move_to(day("2031-05-02"));
    at.let_lapse();
    CHECK(at.file(id).state == "sealed");
    CHECK(!RecordNoun::may_read(load(at, id), at.file(id), Desk::clerk()));
    auto auditor = Desk::person("auditor", law::Party::auditor);
    CHECK(!RecordNoun::may_read(load(at, id), at.file(id), auditor));
    auditor.purpose = "archive_remedy";                   // what is sealed is opened for a named purpose alone
    CHECK(RecordNoun::may_read(load(at, id), at.file(id), auditor));
    casework::CaseFile current;
    current.state = "current";
    CHECK(RecordNoun::may_read({}, current, auditor));
    CHECK_FALSE(RecordNoun::may_read({}, current, Desk::person("auditadmin", law::Party::audit_admin)));      // who runs the audit log has no part in the cases
}

TEST_CASE("a decision whose publicity was over before it came is never shown and never adverse") {
    auto at = desk();
    auto subject = organisation(at);
    auto fields = penalty(subject, "2026-01-15");
    fields["penalty_kind"] = "警告";
    fields.erase("fine_cents");
    auto id = at.must(Desk::clerk(), "record", "", "enter", fields);
    CHECK(load(at, id).tier == Tier::minor);
    CHECK(load(at, id).ended_on == day("2026-04-15"));
    CHECK(record::current_records(at.db(), subject).empty());
    CHECK(!record::shown_to_public(load(at, id), subject::Kind::organisation, day("2026-06-01")));
    CHECK(at.let_lapse() == 1);
    CHECK(at.file(id).state == "archived");
    CHECK(load(at, id).ended_on == day("2026-04-15"));
}

TEST_CASE("a grave penalty is severe only where the sector standard that says so is cited") {
    auto at = desk();
    auto subject = organisation(at);
    auto fields = penalty(subject);
    fields["penalty_kind"] = "罚款;责令停产停业";
    auto id = at.must(Desk::clerk(), "record", "", "enter", fields);
    CHECK(load(at, id).tier == Tier::general);
    // A correction makes nothing heavier: what was severe from the beginning is entered as such.
    auto heavier = at.act(casework::the_law(Desk::office()), "record", id, "correct", {{"severe_basis", "某部门标准第三条"}, {"reason", "补正"}, {"proof", "决定书原件"}});
    CHECK(Desk::said(heavier).starts_with("correction_fits"));
    fields["severe_basis"] = "某部门标准第三条";
    fields["document_no"] = "宁市监罚〔2026〕2号";
    id = at.must(Desk::clerk(), "record", "", "enter", fields);
    CHECK(load(at, id).tier == Tier::severe);
    CHECK(at.file(id).due == day("2029-05-01"));
    at.must(casework::the_law(Desk::office()), "record", id, "correct", {{"content", "停产"}, {"reason", "补正"}, {"proof", "决定书原件"}});
    CHECK(load(at, id).tier == Tier::severe);
    at.must(casework::the_law(Desk::office()), "record", id, "correct", {{"penalty_kind", "罚款"}, {"reason", "复议变更"}, {"proof", "决定书原件"}});
    CHECK(load(at, id).tier == Tier::general);
    CHECK(at.file(id).due == day("2027-05-01"));
}

TEST_CASE("what may not be recorded is refused") {
    auto at = desk();
    auto subject = organisation(at);
    auto refused = [&](std::string_view field, json::Value value) {
        auto fields = penalty(subject);
        fields[field] = std::move(value);
        return Desk::said(at.act(Desk::clerk(), "record", "", "enter", std::move(fields)));
    };
    CHECK(refused("subject", "nobody") == "subject_on_file");
    CHECK(refused("basis", "《治安管理处罚法》第四十三条") == "category_allowed");
    CHECK(refused("basis", "") == "cites_its_basis: basis");
    CHECK(refused("penalty_kind", "罚站") == "cites_its_basis: penalty_kind");
    CHECK(refused("fine_cents", -1) == "cites_its_basis: fine_cents");
    CHECK(refused("decided_on", "2026-06-02") == "decision_day_fits: decided_on");
    CHECK(refused("decided_on", "2021-05-31") == "decision_day_fits: decided_on");
    CHECK(refused("decided_on", "2021-06-01") == "");
    CHECK(refused("fine_cents", 100) == "not_recorded_before");
    CHECK(refused("issuer", "宁晋县另一局") == "");
    auto police = penalty(subject);
    police["issuer"] = "宁晋县公安局";
    police["basis"] = "";
    CHECK(Desk::said(at.act(Desk::clerk(), "record", "", "enter", police)) == "category_allowed: basis");
    police["basis"] = "反恐怖主义法某条";
    CHECK(Desk::said(at.act(Desk::clerk(), "record", "", "enter", police)) == "");
    record::Record before{};
    before.basis = "治安管理处罚法";
    CHECK(record::category_fits(before, day("2025-12-31")).holds);
    CHECK(!record::category_fits(before, day("2026-01-01")).holds);
}

TEST_CASE("who was under 14 at the decision is not recorded") {
    auto at = desk();
    auto id = at.must(Desk::clerk(), "subject", "", "register", {{"kind", "person"}, {"name", "小红"}, {"born", "2012-05-15"}});
    CHECK(Desk::said(at.act(Desk::clerk(), "record", "", "enter", penalty(id, "2026-05-14"))) == "subject_of_age");
    CHECK(Desk::said(at.act(Desk::clerk(), "record", "", "enter", penalty(id, "2026-05-15"))) == "");
}

TEST_CASE("a record is corrected by another person and ended for a reason") {
    auto at = desk();
    auto subject = organisation(at);
    auto entered = at.must(Desk::approver(), "record", "", "enter", penalty(subject));
    CHECK(Desk::said(at.act(Desk::approver(), "record", entered, "correct", {{"fine_cents", 100}, {"reason", "更正"}, {"proof", "决定书原件"}})) == "same_person");
    at.must(casework::the_law(Desk::office()), "record", entered, "correct", {{"fine_cents", 100}, {"reason", "更正"}, {"proof", "决定书原件"}});
    CHECK(load(at, entered).fine_cents == 100);
    CHECK(Desk::said(at.act(Desk::clerk(), "record", entered, "end", {{"reason", "revoked"}})) == "is_an_evaluation");
    CHECK(Desk::said(at.act(casework::the_law(Desk::office()), "record", entered, "end", {{"reason", "forgotten"}})) == "wrong_fields: reason");
    at.must(casework::the_law(Desk::office()), "record", entered, "end", {{"reason", "recorded_in_error"}});
    CHECK(at.file(entered).state == "ended");
    CHECK(load(at, entered).ended_on == day("2026-06-01"));
    CHECK(!record::find_document(at.db(), subject, "宁晋县某局", "宁市监罚〔2026〕1号", Kind::penalty));
    auto again = at.must(Desk::clerk(), "record", "", "enter", penalty(subject));        // what was an error does not stand in the way
    CHECK(record::find_document(at.db(), subject, "宁晋县某局", "宁市监罚〔2026〕1号", Kind::penalty) == again);
}

TEST_CASE("a licence burdens nobody") {
    auto at = desk();
    auto subject = organisation(at);
    json::Object fields{{"kind", "licence"}, {"subject", subject}, {"document_no", "宁许〔2026〕2号"}, {"issuer", "宁晋县某局"}, {"decided_on", "2026-05-01"}, {"valid_until", "2031-04-30"}};
    auto id = at.must(Desk::clerk(), "record", "", "enter", fields);
    CHECK(record::current_records(at.db(), subject).empty());
    CHECK(!load(at, id).kept_until);
    CHECK(at.file(id).due == day("2031-04-30"));
    auto actor = Desk::clerk();
    CHECK(!RecordNoun::view(load(at, id), {actor, true, day("2026-06-01"), false, nullptr}).contains("tier"));
    fields["document_no"] = "宁许〔2026〕3号";
    fields.erase("valid_until");
    CHECK(!at.file(at.must(Desk::clerk(), "record", "", "enter", fields)).due);
}

TEST_CASE("the public sees neither persons, nor what is minor, nor what is over") {
    record::Record shown{};
    shown.kind = Kind::penalty;
    shown.tier = Tier::general;
    shown.shown_from = day("2026-06-01");
    shown.shown_until = day("2027-05-01");
    auto seen = [&](subject::Kind of, std::string_view on) { return record::shown_to_public(shown, of, day(on)); };
    CHECK(seen(subject::Kind::organisation, "2026-06-01"));
    CHECK(seen(subject::Kind::sole_trader, "2027-05-01"));
    CHECK(!seen(subject::Kind::organisation, "2027-05-02"));
    CHECK(!seen(subject::Kind::organisation, "2026-05-31"));
    CHECK(!seen(subject::Kind::person, "2026-06-01"));
    shown.tier = Tier::minor;
    CHECK(!seen(subject::Kind::organisation, "2026-06-01"));
    shown.tier = Tier::general;
    shown.end_reason = "repaired";
    CHECK(!seen(subject::Kind::organisation, "2026-06-01"));
}

TEST_CASE("what a record tells of people stays out of what the ledger keeps for good") {
    auto at = desk();
    auto fields = penalty(organisation(at));
    fields["facts"] = "当事人李四";
    auto leaf = at.log().size();
    at.must(Desk::clerk(), "record", "", "enter", fields);
    auto kept = ledger::read_leaf(at.db(), leaf);
    REQUIRE(kept);
    CHECK(json::canonical(kept->facts).find("李四") == std::string::npos);
    CHECK(json::canonical(kept->facts).find("1号") == std::string::npos);
    CHECK(kept->facts.at("tier") == "general");
}

// What is listed in another region as well as here: the law of their conflicts, each question once yes and once no.
#include <doctest/doctest.h>
#include "entry/elsewhere.h"

namespace {

law::Date day(char const* text) { return law::date_from(text).value(); }

entry::Recognised debtors(std::optional<law::Date> last = {}) {
    entry::Recognised all{};
    all.rule.id = "the rule";
    all.rule.recognition = rule::Recognition{"130600", "邻市（虚构）", rule::Of::list, "debtors", "欠薪名单", true, "wage_arrears", {}};
    all.type.code = "wage_arrears";
    all.type.polarity = list_type::Polarity::discipline;
    all.type.period_kind = list_type::PeriodKind::renewable;
    all.type.period_months = 36;
    all.last = last;
    return all;
}

entry::Entry theirs(char const* document, std::optional<law::Date> until = {}) {
    entry::Entry all{};
    all.subject = "S";
    all.polarity = list_type::Polarity::discipline;
    all.list_type = "whatever";
    all.origin = {"nation", "x", "邻市人社局（虚构）", document, day("2026-01-12"), "some law", {}};
    all.until = until;
    return all;
}

entry::Entry listed(entry::Entry e, char const* id, char const* on) {
    e.id = id;
    e.listed_on = day(on);
    return e;
}

entry::Entry ours(char const* document) { return listed(theirs(document), "ours", "2026-02-01"); }
entry::Entry of_region(char const* region, std::optional<law::Date> until) {
    auto recognised = debtors();
    recognised.rule.recognition->region = region;
    return entry::mapped(theirs("1", until), recognised);
}

}  // namespace

TEST_CASE("recognition: an entry of another region is mapped, and what it was there stays beside it") {
    auto e = entry::mapped(theirs("1", day("2027-06-30")), debtors());
    CHECK(e.list_type == "wage_arrears");
    CHECK(e.origin.level == "region");
    CHECK(e.origin.node == "邻市（虚构）");
    CHECK(e.origin.issuer == "邻市人社局（虚构）");
    REQUIRE(e.elsewhere);
    CHECK(e.elsewhere->theirs == "debtors");
    CHECK(e.elsewhere->until == day("2027-06-30"));
    CHECK(e.elsewhere->recognition == "the rule");
}

TEST_CASE("recognition: the shortest of three last days governs") {
    CHECK(entry::mapped(theirs("1", day("2027-06-30")), debtors(day("2026-12-31"))).until == day("2026-12-31"));
    CHECK(entry::mapped(theirs("1", day("2026-06-30")), debtors(day("2026-12-31"))).until == day("2026-06-30"));
    CHECK(entry::mapped(theirs("1", day("2039-06-30")), debtors()).until == day("2029-01-12"));
    CHECK(entry::mapped(theirs("1"), debtors()).until == day("2029-01-12"));
    auto open = debtors();
    open.type.period_kind = list_type::PeriodKind::until_origin_removes;
    CHECK_FALSE(entry::mapped(theirs("1"), open).until);
}

TEST_CASE("recognition: one fact counts once, and the county's own or a higher level's entry governs") {
    auto e = entry::mapped(theirs("(2026) 1号"), debtors());
    CHECK(entry::gives_way(e, ours("（2026）1号")));
    CHECK_FALSE(entry::gives_way(e, ours("（2026）2号")));
    CHECK_FALSE(entry::gives_way(ours("（2026）1号"), e));
    auto other_subject = ours("（2026）1号");
    other_subject.subject = "T";
    CHECK_FALSE(entry::gives_way(e, other_subject));
    auto incentive = ours("（2026）1号");
    incentive.polarity = list_type::Polarity::incentive;
    CHECK_FALSE(entry::gives_way(e, incentive));
}

TEST_CASE("recognition: between two regions the entry that ends first counts, and of equals the one listed first") {
    auto shorter = of_region("130600", day("2026-06-30")), longer = of_region("140100", day("2026-12-31"));
    CHECK(entry::gives_way(longer, shorter));
    CHECK_FALSE(entry::gives_way(shorter, longer));
    auto first = listed(of_region("130600", day("2026-06-30")), "a", "2026-03-02"), second = of_region("140100", day("2026-06-30"));
    CHECK(entry::gives_way(second, first));
    CHECK_FALSE(entry::gives_way(first, second));
    CHECK_FALSE(entry::gives_way(of_region("130600", day("2026-12-31")), first));         // the same region replaces its own
}

TEST_CASE("recognition: what ended here for good is not listed again from there; what its origin took back may come again") {
    auto e = entry::mapped(theirs("1"), debtors());
    e.id = "new";
    auto ended = [&](entry::Entry other, char const* reason) {
        other.exited_on = day("2026-03-02");
        other.exit_reason = reason;
        return entry::stays_out(e, other, day("2026-03-09"));
    };
    for (auto* reason : {"repaired", "revoked", "listed_in_error", "expired"}) CHECK_MESSAGE(ended(ours("1"), reason), reason);
    for (auto* reason : {"withdrawn_by_origin", "recognition_ended", "batch_undone", "governed_here"}) CHECK_FALSE_MESSAGE(ended(ours("1"), reason), reason);
    auto before = listed(entry::mapped(theirs("1"), debtors()), "before", "2026-02-01");
    CHECK(ended(before, "repaired"));
    CHECK_FALSE(ended(before, "expired"));
    CHECK(entry::stays_out(e, ours("1"), day("2026-03-09")));
    CHECK_FALSE(entry::stays_out(e, ours("1"), day("2026-01-15")));
    auto run_out = ours("1");
    run_out.until = day("2026-03-01");
    CHECK(entry::stays_out(e, run_out, day("2026-03-09")));
    CHECK_FALSE(entry::stays_out(e, before, day("2026-03-09")));
}

TEST_CASE("recognition: a measure of the origin is no part of an entry") {
    json::Object sent{{"subject", "S"}, {"list_type", "debtors"}, {"polarity", "discipline"}, {"origin", json::write(theirs("1").origin)}, {"until", nullptr}};
    CHECK_NOTHROW(entry::entry_sent({{"entry", sent}}));
    sent["measures"] = json::Array{"R01"};
    CHECK_THROWS_WITH(entry::entry_sent({{"entry", sent}}), doctest::Contains("measures"));
}

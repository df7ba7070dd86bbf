#include <doctest/doctest.h>
#include "account/noun.h"

namespace {

using account::Account;
using law::Party;

Account person(std::string id, std::vector<Party> roles) {
    Account all{};
    all.id = std::move(id);
    all.kind = account::Kind::person;
    all.roles = std::move(roles);
    return all;
}

}  // namespace

TEST_CASE("a login name is plain, so that no two of them look alike") {
    for (auto* user : {"officer1", "market_approver", "agency-3", "li.wei", "17", "0123456789012345678901234567890123456789"}) CHECK_MESSAGE(account::user_fits(user).holds, user);
    for (auto* user : {"", "x", "officer1 ", " officer1", "ｏfficer1", "Officer1", "office r1", "officer１", "оfficer1", "张三", "a@b", "01234567890123456789012345678901234567890"}) {
        auto fits = account::user_fits(user);
        CHECK_FALSE_MESSAGE(fits.holds, user);
        REQUIRE(fits.fields.size() == 1);
        CHECK(fits.fields[0].field == "user");
        CHECK(fits.fields[0].value == user);
    }
}

TEST_CASE("a system acts for its own officers alone, and only while they are officer or handler") {
    Account system{};
    system.officers = {"a", "b"};
    auto a = person("a", {Party::officer}), b = person("b", {Party::approver, Party::handler}), clerk = person("a", {Party::data_clerk}), other = person("c", {Party::officer});
    CHECK(account::officer_fits(system, &a, "a").holds);
    CHECK(account::officer_fits(system, &b, "b").holds);
    for (auto* no : {&clerk, &other}) {
        auto fits = account::officer_fits(system, no, no->id);
        CHECK_FALSE(fits.holds);
        REQUIRE(fits.fields.size() == 1);
        CHECK(fits.fields[0].value == no->id);
    }
    CHECK(account::officer_fits(system, &clerk, "a").fields[0].reason != account::officer_fits(system, &other, "c").fields[0].reason);
    CHECK_FALSE(account::officer_fits(system, nullptr, "nobody").holds);
}

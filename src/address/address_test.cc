#include "address/address.h"
#include <doctest/doctest.h>

using address::Channel;

TEST_CASE("an address for service is one that no file, header or command could be broken with") {
    CHECK(address::well_formed(Channel::sms, "13800000000"));
    for (auto* wrong : {"1380000000", "23800000000", "1380000000a", "+8613800000000", "", "0319-0000000"}) CHECK_FALSE(address::well_formed(Channel::sms, wrong));
    CHECK(address::well_formed(Channel::email, "zhang.san+1@firm.example"));
    for (auto* wrong : {"a@b", "@firm.example", "a@@firm.example", "a b@firm.example", "a@firm.example\r\nBcc:x@y.example", "<a@firm.example>", "-a@firm.example",
                        "a@.example", "a@firm.example.", "a,b@firm.example", "", "张@firm.example"})
        CHECK_FALSE(address::well_formed(Channel::email, wrong));
}

TEST_CASE("a confirmation counts from its signature until the day it is revoked") {
    auto day = [](int d) { return law::Date{std::chrono::year{2026} / 3 / d}; };
    address::Address a{};
    a.signed_on = day(2);
    CHECK_FALSE(address::in_force(a, day(1)));
    CHECK(address::in_force(a, day(2)));
    a.revoked_on = day(5);
    CHECK(address::in_force(a, day(4)));
    CHECK_FALSE(address::in_force(a, day(5)));
}

#include "complaint/noun.h"
#include <doctest/doctest.h>

TEST_CASE("whoever is complained about does not read the complaint, also when it is the credit office") {
    complaint::Complaint c{};
    c.organ = "complained_about";
    c.intake = "window";
    c.handled_by = "handling";
    auto reads = [&](std::string agency, law::Party role) {
        casework::Actor actor;
        actor.agency = std::move(agency);
        actor.roles = role;
        return complaint::ComplaintNoun::may_read(c, {}, actor);
    };
    CHECK_FALSE(reads("complained_about", law::Party::handler));
    CHECK_FALSE(reads("complained_about", law::Party::office));
    CHECK(reads("credit", law::Party::office));
    CHECK(reads("window", law::Party::officer));
    CHECK(reads("handling", law::Party::approver));
    CHECK_FALSE(reads("third", law::Party::handler));
    CHECK(reads("", law::Party::auditor));
}

#include "clue/noun.h"
#include <doctest/doctest.h>

TEST_CASE("a clue is known to the credit office, the auditor, and from its being told to those who answer for the agency concerned; to nobody else") {
    clue::Clue c{};
    c.organ = "concerned";
    casework::CaseFile file;
    file.agency = "credit";
    auto reads = [&](std::string agency, law::Party role) {
        casework::Actor actor;
        actor.agency = std::move(agency);
        actor.roles = role;
        return clue::ClueNoun::may_read(c, file, actor);
    };
    CHECK(reads("credit", law::Party::office));
    CHECK(reads("", law::Party::auditor));
    for (auto role : {law::Party::handler, law::Party::supervisor}) CHECK_FALSE(reads("concerned", role));
    file.agency = "concerned";
    CHECK(reads("concerned", law::Party::supervisor));         // opened it there
    CHECK_FALSE(reads("concerned", law::Party::handler));
    file.steps.push_back({"notify", law::Party::office, "office", {}, 1});
    for (auto role : {law::Party::handler, law::Party::supervisor}) CHECK(reads("concerned", role));
    for (auto role : {law::Party::officer, law::Party::data_clerk, law::Party::approver, law::Party::agency_system}) CHECK_FALSE(reads("concerned", role));
    for (auto role : {law::Party::legal_reviewer, law::Party::publisher, law::Party::system_admin}) CHECK_FALSE(reads("credit", role));
    CHECK_FALSE(reads("third", law::Party::supervisor));
}

TEST_CASE("no state of a clue but its conclusion says that anything is established") {
    auto procedure = clue::ClueNoun::editions().back();
    for (auto& state : procedure.states) {
        bool waits = state.name == "found" || state.name == "notified" || state.name == "explained" || state.name == "verified" || state.name == "referred";
        CHECK((state.zh.find("未经认定") != state.zh.npos) == waits);
    }
    for (auto& rule : procedure.rules)                         // the clock and the law only destroy
        if (rule.who.meets({law::Party::clock, law::Party::law})) CHECK(procedure.acts[std::size_t(rule.may)].name == "destroy");
}

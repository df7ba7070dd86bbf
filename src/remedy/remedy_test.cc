#include <doctest/doctest.h>
#include "remedy/noun.h"

namespace {

casework::Actor actor(std::string agency, law::Party role) {
    casework::Actor all;
    all.agency = std::move(agency);
    all.roles = role;
    return all;
}

}  // namespace

TEST_CASE("an agency that is told of a correction reads the remedy, but not who applied; others read nothing") {
    remedy::Remedy r{};
    r.respondent = "ours";
    r.applicant = "某公司";
    r.recipients.push_back({"theirs", "某局", {}, {}});
    auto reads = [&](casework::Actor const& who) { return remedy::RemedyNoun::may_read(r, {}, who); };
    auto sees_applicant = [&](casework::Actor const& who) {
        return remedy::RemedyNoun::view(r, casework::Reader{who, true, law::Date{std::chrono::year{2026} / 3 / 2}, false, nullptr}).contains("applicant");
    };
    auto ours = actor("ours", law::Party::handler), theirs = actor("theirs", law::Party::officer), office = actor("credit", law::Party::office);
    CHECK((reads(ours) && sees_applicant(ours)));
    CHECK((reads(office) && sees_applicant(office)));
    CHECK((reads(theirs) && !sees_applicant(theirs)));
    CHECK_FALSE(reads(actor("third", law::Party::officer)));
    CHECK_FALSE(reads(actor("ours", law::Party::system_admin)));
}

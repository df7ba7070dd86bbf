#include <doctest/doctest.h>
#include "remedy/noun.h"
#include "remedy/store.h"
#include "test/county.h"

namespace {

casework::Actor actor(std::string agency, law::Party role) {
    casework::Actor all;
    all.agency = std::move(agency);
    all.roles = role;
    return all;
}

}  // namespace

TEST_CASE("who asked in a batch whose row named the entry, and who opened the record, received it; who was answered otherwise did not") {
    test::County county;
    auto note = [&](std::string const& agency, ledger::Draft draft) {
        county.read([&](store::Db&, casework::Door& door) {
            casework::Setting now{county.today(), 0, nullptr, nullptr, "130528"};
            auto asker = actor(agency, law::Party::officer);
            asker.purpose = "casework";
            return door.note(std::move(draft), asker, now);
        });
    };
    auto named = [](std::string const& entry) { return json::Object{{"noun", "check"}, {"act", "ask"}, {"entries", json::Array{json::Value(entry)}}}; };
    json::Object batch{{"noun", "check"}, {"act", "ask_batch"}};
    note("a", {batch, {}, {{named("other"), {}}, {named("thing"), {}}}});
    note("b", {batch, {}, {{named("other"), {}}}});
    note("c", {named("thing")});
    note("d", {{{"noun", "record"}, {"act", "look"}, {"cases", json::Array{json::Value("thing")}}}});
    auto told = [&](char const* kind) { return county.read([&](store::Db& db, casework::Door&) { return remedy::recipients_of(db, kind, "thing"); }); };
    CHECK(told("entry") == std::vector<std::string>{"a", "c"});
    CHECK(told("record") == std::vector<std::string>{"d"});
}

TEST_CASE("an agency that is told of a correction reads the remedy, but not who applied; others read nothing") {
    remedy::Remedy r{};
    r.respondent = "ours";
    r.applicant = "某公司";
    r.recipients.push_back({"theirs", "某局", {}, "", {}});
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

#include <doctest/doctest.h>
#include "simulation/town.h"

using simulation::Town;

namespace {

casework::Actor actor(Town& town, std::string const& role) {
    for (auto& [id, account] : town.world.accounts)
        if (account.user.starts_with(role)) return *town.actor(account.user);
    throw std::runtime_error("nobody is " + role);
}

json::Object period_of(Town& town) {
    json::Object content;
    for (auto& [id, rule] : town.world.rules) if (rule.kind == rule::Kind::period) content = json::write(rule).get_object();
    REQUIRE(!content.empty());
    for (auto* name : {"id", "version", "published_on", "ended_on"}) content.erase(name);
    return content;
}

}  // namespace

TEST_CASE("a question whose remit ends in the same commit is refused and leaves no leaf") {
    Town town(1, 20, nullptr);
    auto officer = actor(town, "officer1");
    auto& agency = town.world.agencies.at(officer.agency);
    REQUIRE(!agency.remits.empty());
    auto matter = agency.remits.front().matter;
    agency::Content content{agency.code, agency.name, agency.kind, agency.remits, agency.duties, agency.from, agency.to};
    content.remits.front().to = town.today() - std::chrono::days{1};
    town.begin(1);
    REQUIRE(bool(town.act(actor(town, "sysadmin"), {"agency", agency.id, "propose_change", {{"agency", json::write(content)}}, {}, {}, {}})));
    CHECK(bool(town.ask(officer, {matter, "", "91130528MA00000019", "", {}})));
    town.begin(2);
    auto leaves = town.leaves();
    auto [done, answered] = town.act_and_ask(actor(town, "secadmin"), {"agency", agency.id, "confirm", {}, {}, {}, {}}, officer,
                                           {matter, "", "91130528MA00000019", "", {}});
    REQUIRE(bool(done));
    auto answer = answered.get();
    REQUIRE(!answer);
    CHECK(answer.refusal().code == "outside_remit");
    CHECK(town.leaves() == leaves + 1);
}

// A commit with an act and a question fails at each of its statements in turn. The question after it, beside another act, must not be
// answered from the picture that the failed commit had made for itself.
TEST_CASE("a question in a commit that failed leaves no picture behind for the next") {
    Town town(2, 20, nullptr);
    std::string officer, matter, code, measure;
    for (auto& [id, account] : town.world.accounts)
        for (auto& remit : town.world.agencies.contains(account.agency) ? town.world.agencies.at(account.agency).remits : std::vector<agency::Remit>{})
            if (account.user.starts_with("officer1") && remit.kind == "licence") officer = account.user, matter = remit.matter;
    for (auto& [id, subject] : town.world.subjects) if (subject.kind == subject::Kind::organisation) code = subject.code;
    for (auto& [id, m] : town.world.measures) if (m.number == "I02N") measure = id;
    REQUIRE((!officer.empty() && !code.empty() && !measure.empty()));
    auto shows = [](json::Object const& answer) { return json::canonical(json::Value(answer)).find("\"I02N\"") != std::string::npos; };
    json::Object content = json::write(town.world.measures.at(measure)).get_object();
    for (auto* name : {"id", "version", "edition", "published_on", "ended_on", "memoranda"}) content.erase(name);
    check::Desk::Request request{matter, "", code, "", {}};
    casework::Command draft{"measure", "", "draft", {{"measure", content}}, {}, {}, {}}, repeal{"measure", measure, "repeal", {{"reason", "上级废止"}}, {}, {}, {}};
    town.begin(1);
    auto drafted = town.act(actor(town, "office0"), draft);
    REQUIRE(bool(drafted));
    casework::Command amend{"measure", drafted->id, "amend", {{"measure", content}}, {}, {}, {}};
    int failed = 0;
    for (bool done = false; !done; ++failed) {
        REQUIRE(failed < 300);
        town.begin(std::uint64_t(failed) * 2 + 2);
        town.fail_in(failed, false);
        std::string told;
        bool acted = false;
        try {
            auto both = town.act_and_ask(actor(town, "publisher0"), repeal, *town.actor(officer), request);
            acted = bool(both.first);
            done = bool(both.second.get());
        } catch (store::Failure const& e) {
            if (!acted) told = e.code;
        }
        town.fail_in(-1, false);
        // What broke may have been the commit, or the reading after it: nobody is told then that nothing was changed.
        auto is_repealed = town.read([&](store::Db& db, casework::Door&, casework::Setting const&) {
            return store::load(db, casework::kCaseFiles, measure)->state == "repealed";
        });
        CHECK((acted ? is_repealed : told == "simulated" ? !is_repealed : told == "outcome_unknown"));
        if (is_repealed) break;
        town.begin(std::uint64_t(failed) * 2 + 3);
        auto next = town.act_and_ask(actor(town, "office0"), amend, *town.actor(officer), request);
        REQUIRE(bool(next.first));
        auto answer = next.second.get();
        REQUIRE(bool(answer));
        CHECK_MESSAGE(shows(*answer), "after a failure at statement " << failed);
    }
    CHECK(failed > 5);
    town.begin(1000);
    CHECK(!shows(*town.ask(*town.actor(officer), request)));
    CHECK(town.findings().empty());
}

// A disk that is full ends the whole transaction. What had been noted before must not be sealed without its row, nor what comes after it be kept
// statement by statement.
TEST_CASE("a database that undoes a whole transaction by itself leaves no leaf without its row") {
    Town town(4, 20, nullptr);
    std::string officer, matter, code, agency;
    for (auto& [id, account] : town.world.accounts)
        for (auto& remit : town.world.agencies.contains(account.agency) ? town.world.agencies.at(account.agency).remits : std::vector<agency::Remit>{})
            if (account.user.starts_with("officer1")) officer = account.user, matter = remit.matter;
    for (auto& [id, subject] : town.world.subjects) if (subject.kind == subject::Kind::organisation) code = subject.code;
    casework::Command draft{"rule", "", "draft", {{"rule", period_of(town)}}, {}, {}, {}};
    auto office = actor(town, "office0");
    int failed = 0;
    for (bool done = false; !done; ++failed) {
        REQUIRE(failed < 300);
        town.begin(std::uint64_t(failed) + 1);
        auto leaves = town.leaves();
        bool acted = false, asked = false;
        // A question, then the act that fails, then another question.
        std::shared_ptr<std::promise<law::Result<json::Object>>> before, after;
        std::promise<bool> acting;
        town.writer().together([&] {
            before = town.submit(*town.actor(officer), {matter, "", code, "", {}});
            town.writer().submit(
                [&](store::Db& db, casework::Door& door, casework::Setting const& now) {
                    town.fail_in(failed, true, true);
                    auto result = door.act(db, office, draft, now);
                    return casework::Finished{!result, [&](auto*) { acting.set_value(true); }};
                },
                [&](std::exception_ptr) { acting.set_value(false); });
            after = town.submit(*town.actor(officer), {matter, "", code, "", {}});
        });
        acted = acting.get_future().get();
        auto answered = [](auto& promise) {
            try {
                return bool(promise->get_future().get());
            } catch (store::Failure const&) {
                return false;
            }
        };
        asked = answered(before);
        CHECK(answered(after) == asked);
        done = acted && asked;
        town.recover();
        CHECK_MESSAGE(town.leaves() == leaves + (done ? 3 : 0), "after a failure at statement " << failed);
    }
    CHECK(failed > 5);
    CHECK(town.findings().empty());
}

TEST_CASE("an answer that cannot be given ends nothing, and whoever broke is told although the commit breaks too") {
    Town town(5, 20, nullptr);
    town.begin(1);
    town.writer().submit([](store::Db&, casework::Door&, casework::Setting const&) {
        return casework::Finished{false, [](auto*) { throw std::runtime_error("nobody listens"); }};
    }, [](std::exception_ptr) {});
    CHECK(town.findings().empty());
    std::promise<std::string> told;
    town.writer().together([&] {
        town.writer().submit([](store::Db&, casework::Door&, casework::Setting const&) -> casework::Finished { throw std::runtime_error("this job breaks"); },
                             [&](std::exception_ptr) { told.set_value("told"); });
        town.writer().submit(
            [&](store::Db&, casework::Door&, casework::Setting const&) {
                town.fail_in(1);                               // the release of this job's own savepoint goes through; the commit does not
                return casework::Finished{false, [](auto*) {}};
            },
            [](std::exception_ptr) {});
    });
    auto answer = told.get_future();
    REQUIRE(answer.wait_for(std::chrono::seconds(10)) == std::future_status::ready);
    town.recover();
    CHECK(town.findings().empty());
}

TEST_CASE("the same question under the same key within one commit is one question with one answer") {
    Town town(6, 20, nullptr);
    std::string officer, matter, code;
    for (auto& [id, account] : town.world.accounts)
        for (auto& remit : town.world.agencies.contains(account.agency) ? town.world.agencies.at(account.agency).remits : std::vector<agency::Remit>{})
            if (account.user.starts_with("officer1")) officer = account.user, matter = remit.matter;
    for (auto& [id, subject] : town.world.subjects) if (subject.kind == subject::Kind::organisation) code = subject.code;
    check::Desk::Request request{matter, "", code, "", {"officer POST /api/v1/checks", "k1", "f"}};
    town.begin(1);
    auto leaves = town.leaves();
    std::shared_ptr<std::promise<law::Result<json::Object>>> first, second;
    town.writer().together([&] {
        first = town.submit(*town.actor(officer), request);
        second = town.submit(*town.actor(officer), request);
    });
    auto one = first->get_future().get(), two = second->get_future().get();
    REQUIRE((bool(one) && bool(two)));
    CHECK(json::canonical(*one) == json::canonical(*two));
    CHECK(town.leaves() == leaves + 1);
}

// The law is read anew within the commit that changes it. An act whose commit could not read it is not done: neither kept nor in the ledger.
TEST_CASE("an act that changes the law is done whole or not at all, whichever of its statements fails") {
    Town town(3, 20, nullptr);
    auto office = actor(town, "office0");
    casework::Command draft{"rule", "", "draft", {{"rule", period_of(town)}}, {}, {}, {}};
    auto rules = [&] {
        return town.read([](store::Db& db, casework::Door&, casework::Setting const&) { return *db.number({"rules_counted", "SELECT COUNT(*) FROM casefile WHERE noun = 'rule'"}); });
    };
    auto before = rules();
    int failed = 0;
    for (bool done = false; !done; ++failed) {
        REQUIRE(failed < 300);
        town.begin(std::uint64_t(failed) + 1);
        town.fail_in(failed);
        std::string told;
        try {
            done = bool(town.act(office, draft));
            REQUIRE(done);
        } catch (store::Failure const& e) {
            told = e.code;
        }
        town.recover();
        CHECK((done || told == "simulated" || told == "outcome_unknown"));
        CHECK_MESSAGE(rules() == before + (done ? 1 : 0), "after a failure at statement " << failed);
    }
    CHECK(failed > 5);
    CHECK(town.findings().empty());
}

#include "casework/work.h"
#include <doctest/doctest.h>
#include "engine/nouns.h"

namespace {

using casework::Urgency;

law::Date day(std::string_view text) { return *law::date_from(text); }

// "task.due own, determination.submitted" for an actor with these roles.
std::string awaited(law::Parties roles) {
    casework::Actor actor;
    actor.agency = "a";
    actor.roles = roles;
    std::string all;
    for (auto& each : casework::awaited_from(engine::all_nouns(), actor))
        all += (all.empty() ? "" : ", ") + each.noun->name + "." + each.state + (each.own_agency_only ? " own" : "");
    return all;
}

}  // namespace

TEST_CASE("what is due before today is overdue, and a week ends on its seventh day") {
    auto today = day("2026-03-02");
    CHECK(casework::urgency(day("2026-03-01"), today) == Urgency::overdue);
    CHECK(casework::urgency(today, today) == Urgency::today);
    CHECK(casework::urgency(day("2026-03-03"), today) == Urgency::week);
    CHECK(casework::urgency(day("2026-03-08"), today) == Urgency::week);
    CHECK(casework::urgency(day("2026-03-09"), today) == Urgency::later);
    CHECK(casework::urgency(std::nullopt, today) == Urgency::open);
}

TEST_CASE("an officer's work is what awaits an officer of their own agency, and what is on file or applied awaits nobody") {
    CHECK(awaited({law::Party::officer}) ==
          "withdrawal.over own, withdrawal.silent own, withdrawal.told own, objection.forwarded own, objection.returned own, repair.returned own, "
          "check.answered own, subscription.subscribed own, subscription.urged own, task.due own, commitment.due own, commitment.heard own, commitment.notified own, complaint.returned own, "
          "review.accepted own, review.filed own, review.returned own, document.issued own, "
          "notice.due own, notice.failed own, notice.sent own");
    CHECK(awaited({law::Party::data_clerk}) == "memorandum.followed own, batch.brought own, subscription.subscribed own, subscription.urged own");
}

TEST_CASE("the credit office reaches every agency's cases, each role those that await it") {
    CHECK(awaited({law::Party::publisher}) == "list_type.reviewed, rule.reviewed, memorandum.reported_up, measure.reviewed, determination.reviewed, batch.reviewed, objection.answered, remedy.pending");
    CHECK(awaited({law::Party::legal_reviewer}) == "list_type.legal_review, rule.legal_review, measure.legal_review, objection.answered, remedy.pending");
    CHECK(awaited({law::Party::security_admin}) == "agency.change_proposed, agency.proposed, account.opened, account.reset_proposed, account.roles_proposed");
    CHECK(awaited({law::Party::auditor}) == "");
}

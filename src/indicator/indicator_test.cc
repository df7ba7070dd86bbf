#include "indicator/indicator.h"
#include <doctest/doctest.h>

using namespace indicator;

namespace {

json::Object act(std::string const& noun, std::string const& act, std::string const& id, std::string const& on, json::Object file, json::Object more = {}) {
    json::Object facts{{"noun", noun}, {"act", act}, {"case", id}, {"on", on}, {"agency", "office"}};
    for (auto& each : more) facts[each.key()] = each.value();
    file["noun"] = noun;
    json::Array images{json::Object{{"kind", "casefile"}, {"id", id}, {"fields", std::move(file)}}};
    if (noun == "task") images.push_back(json::Object{{"kind", "task"}, {"id", id}, {"fields", json::Object{{"voluntary", json::flag_or(more, "voluntary", false)}}}});
    facts["images"] = std::move(images);
    return facts;
}

std::size_t count(Tally const& tally, std::string_view name, std::string const& agency) {
    for (auto& each : tally.figures()) if (each.indicator->name == name && each.agency == agency) return each.evidence.size();
    return 999;
}

Tally march() {
    Tally tally(*law::date_from("2026-03-01"), *law::date_from("2026-03-31"));
    json::Array images;
    for (auto* id : {"office", "buyer"}) images.push_back(json::Object{{"kind", "agency"}, {"id", id}, {"fields", json::Object{{"name", id}}}});
    tally.take(1, {}, {{"noun", "agency"}, {"act", "found"}, {"on", "2020-03-18"}, {"images", std::move(images)}});
    return tally;
}

}  // namespace

TEST_CASE("acts count on their day, for the agency whose case it is or who acted") {
    auto tally = march();
    for (auto* day : {"2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"})
        tally.take(2, {}, act("objection", "answer", "o", day, {{"state", "answered"}, {"agency", "buyer"}}, {{"late", std::string(day) == "2026-03-31"}}));
    tally.take(3, {}, act("objection", "reject", "o", "2026-03-31", {{"state", "rejected"}, {"agency", "buyer"}}));
    CHECK(count(tally, "objections_answered_in_time", "buyer") == 1);
    CHECK(count(tally, "objections_answered_late", "buyer") == 1);
    CHECK(count(tally, "objections_decided_in_time", "buyer") == 0);
    CHECK(count(tally, "objections_decided_in_time", "office") == 1);
    CHECK(count(tally, "objections_decided_in_time", "") == 1);
}

TEST_CASE("a batch counts by its rows, not by the leaf over them") {
    auto tally = march();
    tally.take(2, {}, {{"noun", "check"}, {"act", "ask_batch"}, {"agency", "buyer"}, {"on", "2026-03-05"}});
    for (std::uint64_t row = 0; row < 3; ++row) tally.take(2, row, {{"noun", "check"}, {"act", "ask"}});
    tally.take(3, {}, {{"noun", "check"}, {"act", "ask"}, {"agency", "office"}, {"on", "2026-03-05"}});
    CHECK(count(tally, "checks_made", "buyer") == 3);
    CHECK(count(tally, "checks_made", "") == 4);
    auto all = tally.figures();
    for (auto& each : all)
        if (each.indicator->name == "checks_made" && each.agency == "buyer") CHECK(each.evidence.back().reference() == "2.2");
}

TEST_CASE("a task is overdue when its time ran out before the last day, never on a provisional day, and a voluntary one never counts") {
    auto overdue = [](json::Object more, std::string const& due, bool provisional, bool answered) {
        auto tally = march();
        json::Object file{{"state", "due"}, {"agency", "buyer"}, {"due", due}, {"provisional", provisional}};
        tally.take(2, {}, act("task", "open", "t", "2026-03-02", file, more));
        file["state"] = "applied";
        tally.take(3, {}, act("task", "apply", "t", answered ? "2026-03-31" : "2026-04-01", file, more));
        return std::pair(count(tally, "tasks_overdue", "buyer"), count(tally, "tasks_applied", "buyer"));
    };
    using Pair = std::pair<std::size_t, std::size_t>;
    CHECK(overdue({}, "2026-03-30", false, false) == Pair(1, 0));
    CHECK(overdue({}, "2026-03-31", false, false) == Pair(0, 0));
    CHECK(overdue({}, "2026-03-30", true, false) == Pair(0, 0));
    CHECK(overdue({}, "2026-03-30", false, true) == Pair(0, 1));
    CHECK(overdue({{"voluntary", true}}, "2026-03-30", false, true) == Pair(0, 0));
    CHECK(overdue({{"voluntary", true}}, "2026-03-30", false, false) == Pair(0, 0));
}

#include "casework/recount.h"
#include <algorithm>

namespace casework {
namespace {

std::optional<law::Counted> counted(law::Procedure const& procedure, CaseFile const& file, law::Periods const& periods, law::Calendar const& calendar) {
    std::vector<law::Taken> steps;
    for (auto& step : file.steps)
        if (auto act = procedure.act_named(step.act)) steps.push_back({*act, step.party, step.on});
    return law::count_again(procedure, steps, {}, {periods, calendar});
}

bool says(CaseFile const& file, law::Procedure const& procedure, law::Counted const& counted) {
    auto due = counted.due ? std::optional(counted.due->day) : std::nullopt;
    auto left = counted.days_left ? std::optional(std::int64_t(*counted.days_left)) : std::nullopt;
    return procedure.states[std::size_t(counted.state)].name == file.state && due == file.due && left == file.days_left &&
           (counted.due && counted.due->provisional) == file.provisional;
}

// Where the day costs a right or moves the case on, it does not lie in the past.
law::Date not_over(law::ProcedureLimit const* limit, law::Date due, law::Date today) {
    bool costs = limit && limit->otherwise != law::Otherwise::delay_is_recorded;
    return costs ? std::max(due, today) : due;
}

}  // namespace

std::vector<CountedAgain> counted_again(store::Db& db, Nouns const& nouns, law::Periods const& periods, law::Calendar const& before,
                                        law::Calendar const& after, law::Date today) {
    static constexpr store::Query waiting{"casefiles_waiting", "SELECT id FROM casefile WHERE due IS NOT NULL OR days_left IS NOT NULL ORDER BY id"};
    std::vector<std::string> ids;
    db.each(waiting, [&](store::Row const& r) { ids.emplace_back(r.text(0)); });
    std::vector<CountedAgain> all;
    for (auto& id : ids) {
        auto file = *store::load(db, kCaseFiles, id);
        auto& procedure = law::edition_for(nouns.named(file.noun)->editions, file.opened);
        auto state = procedure.state_named(file.state);
        auto* limit = state ? procedure.limit_of(*state) : nullptr;
        if (!limit || !limit->within.until.empty()) continue;
        auto was = counted(procedure, file, periods, before), is = counted(procedure, file, periods, after);
        if (!was || !is || !says(file, procedure, *was)) continue;
        CountedAgain each{file, file};
        if (is->due) each.after.due = is->due->day == file.due ? is->due->day : not_over(limit, is->due->day, today);
        each.after.provisional = is->due && is->due->provisional;
        if (is->days_left) each.after.days_left = *is->days_left;
        if (each.after.due == file.due && each.after.provisional == file.provisional && each.after.days_left == file.days_left) continue;
        all.push_back(std::move(each));
    }
    return all;
}

}  // namespace casework

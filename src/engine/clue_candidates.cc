#include "engine/clue_candidates.h"
#include "casework/work.h"
#include "clue/clue.h"
#include "engine/described.h"
#include "engine/engine.h"
#include "indicator/indicator.h"
#include "ledger/verify.h"

namespace engine {
namespace {

using clue::Kind;

constexpr std::size_t kMost = 200;                         // more than anybody looks into
constexpr int kLookedBack = 365;                           // days in which what was done late still asks for an explanation

// What a delay in a case of this noun may be, if it is anything; nothing where （二十三） names no such duty of an agency.
std::optional<Kind> duty_of(std::string_view noun) {
    if (noun == "task") return Kind::not_applying;
    if (noun == "objection") return Kind::objection_handling;
    if (noun == "complaint") return Kind::complaint_handling;
    if (noun == "repair") return Kind::repair_handling;
    if (noun == "withdrawal") return Kind::wrongly_applying;
    return std::nullopt;
}

struct Candidate {
    Kind kind;
    std::string agency, noun, of_case, leaf, state;
    std::optional<law::Date> due;                          // overdue; nothing when it was done, late
};

// Done late in the year until today, or waiting for an answer that is overdue, as the indicators count it: no voluntary measure, no provisional day.
void from_figures(store::Db& db, law::Date today, std::vector<Candidate>& all) {
    indicator::Tally tally(today - std::chrono::days{kLookedBack}, today);
    ledger::read_facts(db, [&](auto leaf, auto row, json::Object const& facts) { tally.take(leaf, row, facts); });
    for (auto& figure : tally.figures()) {
        auto& what = *figure.indicator;
        auto kind = duty_of(what.noun);
        if (figure.agency.empty() || !kind || (what.lateness != indicator::Lateness::late && what.waits_in.empty())) continue;
        for (auto& each : figure.evidence) {
            auto file = what.waits_in.empty() ? std::nullopt : store::load(db, casework::kCaseFiles, each.of_case);
            all.push_back({*kind, figure.agency, each.noun, each.of_case, each.reference(), file ? file->state : "", file ? file->due : std::nullopt});
        }
    }
}

// States in which the agency whose case it is was to answer, and may be asked why it did not. Tasks are among the figures.
bool waits_for_its_agency(casework::CaseFile const& file, law::Date today) {
    auto in = [&](std::string_view noun, std::string_view state) { return file.noun == noun && file.state == state; };
    if (in("withdrawal", "silent")) return true;
    bool theirs = in("objection", "forwarded") || in("complaint", "forwarded") || in("repair", "forwarded") || in("repair", "extended") || in("withdrawal", "told");
    return theirs && !file.provisional && casework::urgency(file.due, today) == casework::Urgency::overdue;
}

void from_cases(store::Db& db, law::Date today, std::vector<Candidate>& all) {
    static std::string const kWhere =
        "WHERE noun IN ('objection', 'complaint', 'repair', 'withdrawal') AND state IN ('forwarded', 'extended', 'told', 'silent') ORDER BY due, id";
    for (auto& file : store::select(db, casework::kCaseFiles, kWhere))
        if (waits_for_its_agency(file, today))
            all.push_back({*duty_of(file.noun), file.agency, file.noun, file.id, std::to_string(file.steps.back().leaf), file.state, file.due});
}

law::Refusal not_the_office() {
    return {"office_only", "线索候选只供信用办查看。", "Candidates are read by the credit office alone.", "宁社信发〔2020〕6号", "（二十三）", {}, {}, 403};
}

}  // namespace

json::Object clue_candidates(store::Db& db, law::Date today) {
    std::vector<Candidate> all;
    from_cases(db, today, all);
    from_figures(db, today, all);
    json::Array items;
    for (auto& each : all) {
        if (items.size() == kMost) break;
        items.push_back(json::Object{{"kind", json::enum_name(each.kind)}, {"agency", each.agency}, {"noun", each.noun}, {"of_case", each.of_case}, {"leaf", each.leaf},
                                     {"state", each.state}, {"due", json::write(each.due)}});
    }
    return {{"on", law::to_text(today)}, {"zh", "账本所示的逾期，未经认定，不构成线索；是否登记线索由人决定。"},
            {"en", "Delays as the ledger shows them: not established, and no clues. Whether one is opened, a person decides."},
            {"more", all.size() > items.size()}, {"items", std::move(items)}, {"next", nullptr}};
}

void add_clue_candidates(http::Router& router, SheetRoutes const& with) {
    router.add(http::Route{"GET", "/api/v1/clues/candidates", http::Policy::logged_in, "Delays that the ledger shows, for whoever may open a clue",
                           logged_in(with.engine, [with](auto& actor, auto request, auto answer) {
                               if (!actor.roles.has(law::Party::office)) return answer(casework::problem_of(not_the_office(), request->wants_english()));
                               with.jobs.aside(actor, request, [&engine = with.engine] {
                                   return http::json_response(200, engine.readers.with([&](store::Db& db) { return clue_candidates(db, engine.today()); }));
                               }, answer);
                           })}.as(telling_candidates()));
}

}  // namespace engine

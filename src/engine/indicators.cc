#include "engine/indicators.h"
#include <algorithm>
#include "engine/described.h"
#include "engine/engine.h"
#include "indicator/indicator.h"
#include "ledger/history.h"
#include "ledger/verify.h"

namespace engine {
namespace {

using indicator::Evidence;
using indicator::Figure;

constexpr std::size_t kEvidenceShown = 200;                // of each figure, where all are asked for at once
constexpr int kLongest = 366;                              // days of one period: a year of work

std::string address_of(Evidence const& evidence) {
    auto* noun = all_nouns().named(evidence.noun);
    if (!noun || evidence.of_case.empty()) return "/api/v1/receipts/" + evidence.reference();
    return "/api/v1/" + noun->path + "/" + evidence.of_case;
}

json::Object figure_told(Figure const& figure, std::string const& agency_name, std::size_t most) {
    auto& what = *figure.indicator;
    json::Array evidence;
    for (auto& each : figure.evidence) {
        if (evidence.size() == most) break;
        evidence.push_back(json::Object{{"leaf", each.reference()}, {"href", address_of(each)}});
    }
    auto left_off = std::int64_t(figure.evidence.size() - evidence.size());
    return {{"indicator", what.name}, {"zh", what.zh}, {"en", what.en}, {"clause", what.clause}, {"means_zh", what.means_zh}, {"means_en", what.means_en},
            {"agency", figure.agency.empty() ? json::Value(nullptr) : json::Value(figure.agency)}, {"agency_name", agency_name},
            {"count", std::int64_t(figure.evidence.size())}, {"evidence", std::move(evidence)}, {"evidence_left_off", left_off}};
}

law::Date day_asked(http::Request const& request, std::string const& name) {
    auto day = law::date_from(request.query_or(name));
    if (!day) throw json::Error(name + ": '" + request.query_or(name) + "' 应写作 2026-03-02 / is no day written 2026-03-02");
    return *day;
}

Counting asked_by(Engine& engine, http::Request const& request) {
    Counting asked{day_asked(request, "from"), day_asked(request, "to"), {}, request.query_or("indicator")};
    if (asked.to < asked.from) throw json::Error("to: 早于 from / is before from");
    if (engine.today() < asked.to) throw json::Error("to: 期间尚未结束 / the period has not come to its end");
    if ((asked.to - asked.from).count() >= kLongest) throw json::Error("to: 期间不超过一年 / a period is a year at most");
    auto known = indicator::indicators();
    if (!asked.indicator.empty() && std::none_of(known.begin(), known.end(), [&](auto& each) { return each.name == asked.indicator; }))
        throw json::Error("indicator: '" + asked.indicator + "' 没有这个指标 / there is no such indicator");
    if (auto agency = request.query_or("agency"); !agency.empty()) asked.agency = agency;
    return asked;
}

void tell_figures(SheetRoutes const& with, casework::Actor const& actor, std::shared_ptr<http::Request const> request, http::Answer answer) {
    auto asked = asked_by(with.engine, *request);
    bool all = actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
    bool own = actor.roles.meets(casework::kAgencyRoles) && !actor.agency.empty() && asked.agency.value_or(actor.agency) == actor.agency;
    if (!all && !own)
        return answer(casework::problem_of({"figures_of_others", "只能查看本单位的考核指标。", "An agency reads the figures of its own work.", "宁社信发〔2020〕6号", "（二十一）", {}, {}, 403},
                                           request->wants_english()));
    if (!all) asked.agency = actor.agency;
    with.jobs.aside(actor, request, [&engine = with.engine, asked] {
        return http::json_response(200, engine.readers.with([&](store::Db& db) { return figures_now(db, asked); }));
    }, answer);
}

}  // namespace

json::Object figures_now(store::Db& db, Counting const& asked) {
    indicator::Tally tally(asked.from, asked.to);
    ledger::read_facts(db, [&](auto leaf, auto row, json::Object const& facts) { tally.take(leaf, row, facts); });
    json::Array items;
    for (auto& figure : tally.figures()) {
        if (asked.agency && figure.agency != *asked.agency) continue;
        if (!asked.indicator.empty() && figure.indicator->name != asked.indicator) continue;
        auto name = figure.agency.empty() ? std::string() : tally.agencies().at(figure.agency);
        items.push_back(figure_told(figure, name, asked.indicator.empty() ? kEvidenceShown : figure.evidence.size()));
    }
    return {{"from", law::to_text(asked.from)}, {"to", law::to_text(asked.to)}, {"items", std::move(items)}, {"next", nullptr},
            {"checkpoint", ledger::History(db).head.note}};
}

void add_indicator_routes(http::Router& router, SheetRoutes const& with) {
    router.add(http::Route{"GET", "/api/v1/indicators", http::Policy::logged_in,
                           "Figures of the agencies' work from the ledger, each with its evidence",
                           logged_in(with.engine, [with](auto& actor, auto request, auto answer) { tell_figures(with, actor, request, std::move(answer)); })}.as(telling_figures()));
}

}  // namespace engine

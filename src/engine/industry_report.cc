#include "engine/industry_report.h"
#include "engine/described.h"
#include "engine/engine.h"
#include "indicator/report.h"
#include "ledger/history.h"
#include "ledger/verify.h"

namespace engine {
namespace {

law::Date last_of(std::string const& month) {
    auto first = law::date_from(month + "-01");
    if (!first) throw json::Error("month: '" + month + "' 应写作 2026-03 / is no month written 2026-03");
    std::chrono::year_month_day day{*first};
    return std::chrono::sys_days{day.year() / day.month() / std::chrono::last};
}

json::Object numbers(std::map<std::string, std::size_t> const& all) {
    json::Object told;
    for (auto& [polarity, number] : all) told[polarity] = std::int64_t(number);
    return told;
}

void tell_report(SheetRoutes const& with, casework::Actor const& actor, std::shared_ptr<http::Request const> request, http::Answer answer) {
    auto on = last_of(request->query_or("month"));
    if (with.engine.today() <= on) throw json::Error("month: 该月尚未结束 / the month is not over");
    with.jobs.aside(actor, request, [&engine = with.engine, on] {
        return http::json_response(200, engine.readers.with([&](store::Db& db) { return report_now(db, on); }));
    }, answer);
}

}  // namespace

json::Object report_now(store::Db& db, law::Date on) {
    indicator::Standing standing(on);
    ledger::read_facts(db, [&](auto, auto row, json::Object const& facts) { standing.take(row, facts); });
    auto& floor = indicator::floor_on(on);
    auto report = indicator::report_of(standing.members(), floor.organisations);
    json::Array items;
    for (auto& each : report.lists) {
        json::Object item{{"list_type", each.list.code}, {"polarity", each.list.polarity}, {"field", each.list.field}, {"zh", each.list.name_zh}, {"en", each.list.name_en}};
        item["organisations"] = each.organisations ? json::Value(std::int64_t(*each.organisations)) : json::Value(nullptr);
        item["fewer_than"] = each.organisations ? json::Value(nullptr) : json::Value(std::int64_t(report.floor));
        items.push_back(std::move(item));
    }
    return {{"on", law::to_text(on)}, {"clause", "（九）"}, {"floor", std::int64_t(report.floor)}, {"floor_basis", std::string(floor.under.article)}, {"items", std::move(items)},
            {"others", numbers(report.others)}, {"totals", numbers(report.totals)}, {"next", nullptr}, {"checkpoint", ledger::History(db).head.note}};
}

void add_industry_report(http::Router& router, SheetRoutes const& with) {
    router.add(http::Route{"GET", "/api/v1/reports/industry", http::Policy::logged_in,
                           "Organisations on public lists by field at the end of a month, no number below the floor of disclosure",
                           logged_in(with.engine, [with](auto& actor, auto request, auto answer) { tell_report(with, actor, request, std::move(answer)); })}.as(telling_report()));
}

}  // namespace engine

#include "batch/api.h"
#include "batch/noun.h"
#include "batch/store.h"
#include "http/described.h"

namespace batch {
namespace {

constexpr std::int64_t kFurthest = 1'000'000;

void tell_samples(std::shared_ptr<casework::Api> api, std::shared_ptr<http::Request const> request, http::Answer answer) {
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
    auto skip = std::clamp<std::int64_t>(std::atoll(request->query_or("skip", "0").c_str()), 0, kFurthest);
    auto found = api->readers.with([&](store::Db& db) -> std::optional<Samples> {
        auto id = request->parameter("id");
        auto file = store::load(db, casework::kCaseFiles, id);
        auto batch = store::load(db, BatchNoun::table(), id);
        if (!file || !batch || !BatchNoun::may_read(*batch, *file, *actor)) return std::nullopt;
        return samples(db, *batch, std::size_t(skip), law::legal_day(api->now()));
    });
    if (!found)
        return answer(http::problem(404, "unknown_case", request->wants_english() ? "There is no such case, or it is not yours to see." : "没有这个事项，或您无权查看。"));
    answer(http::json_response(200, json::write(*found)));
}

}  // namespace

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api) {
    router.add(http::Route{"GET", "/api/v1/batches/{id}/samples", http::Policy::logged_in_or_agency_system, "Some of each kind of change of a batch",
                           [api](auto request, auto answer) { tell_samples(api, request, std::move(answer)); }}
                   .as(http::Described().query("skip", "so many of each kind of change", json::schema::integer())
                           .gives(200, "Some of each kind", json::schema::of<Samples>(json::schema::Way::written))));
}

}  // namespace batch

#include "subscription/api.h"
#include <charconv>
#include "http/described.h"
#include "subscription/feed.h"
#include "subscription/store.h"
#include "subscription/take.h"

namespace subscription {
namespace {

using http::Request;
using http::Response;

std::int64_t number(Request const& request, char const* name, std::int64_t otherwise, std::int64_t least, std::int64_t most) {
    auto text = request.query_or(name);
    if (text.empty()) return otherwise;
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw json::Error(std::string(name) + ": 应为" + std::to_string(least) + "至" + std::to_string(most) + "的整数 / a whole number in that range");
    return value;
}

void get(std::shared_ptr<casework::Api> api, check::Desk& desk, Feed feed, std::shared_ptr<Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    Page page{feed, number(*request, "after", 0, 0, std::int64_t{1} << 53), number(*request, "limit", kPage, 1, kMostOnPage)};
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); };
    take(api->writer, desk, *actor, page,
         [answer, english](law::Result<json::Object> taken) { answer(taken ? http::json_response(200, *taken) : casework::problem_of(taken.refusal(), english)); }, failed);
}

void acknowledge(std::shared_ptr<casework::Api> api, Feed feed, std::shared_ptr<Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    auto body = casework::body_object(*request);
    json::refuse_unknown(body, {"cursor", "digest", "officer"});
    body["act"] = "acknowledge";
    body["feed"] = json::enum_name(feed);
    auto own = api->readers.with([&](store::Db& db) { return of_agency(db, actor->agency); });
    auto& noun = *api->nouns.named("subscription");
    auto command = casework::command_from(*api, noun, own ? own->id : "nothing", std::move(body), *request, *actor);
    if (!command) return answer(casework::problem_of(command.refusal(), english));
    auto work = [actor = *actor, command = *command](store::Db& db, casework::Door& door, casework::Setting const& now) -> law::Result<Response> {
        auto done = door.act(db, actor, command, now);
        if (!done) return done.refusal();
        return http::json_response(200, json::Object{{"id", done->id}, {"state", done->state}, {"version", done->version}, {"leaf", std::int64_t(done->leaf)}, {"cursor", command.fields.at("cursor")}});
    };
    casework::perform(*api, request, *actor, std::move(work), std::move(answer));
}

using namespace json::schema;

json::Object measure_schema() {
    return object({{"number", string()}, {"edition", integer()}, {"name", string()}, {"kind", values_of<measure::Kind>()}, {"binds_by_law", flag()}, {"basis", string()}, {"what_to_do", string()}});
}

// As feed.h: told_of_entry makes it. Of what has left, nothing but that it has.
json::Object entry_schema() {
    return object({{"id", string()}, {"leaf", integer()}, {"change", values_of<What>()}, {"list_type", string()}, {"list_type_name?", string()}, {"polarity?", values_of<list_type::Polarity>()},
                   {"name?", string("a natural person masked")}, {"code?", string("a natural person's number masked")}, {"issuer?", string()}, {"document_no?", string()}, {"basis?", string()},
                   {"listed_on?", or_null(day())}, {"until?", or_null(day())}, {"state?", values_of<entry::Standing>()}, {"measures?", array(measure_schema())}});
}

json::Object measure_told_schema() {
    return object({{"id", string()}, {"leaf", integer()}, {"change", values_of<What>()}, {"number", string()}, {"edition", integer()}, {"name?", string()}, {"kind?", values_of<measure::Kind>()},
                   {"binds_by_law?", flag()}, {"basis?", string()}, {"what_to_do?", string()}, {"target?", values_of<measure::Target>()}, {"list_types?", array(string())}, {"until?", or_null(day())}});
}

json::Object page_schema(json::Object item) {
    return object({{"feed", values_of<Feed>()}, {"subscription", string()}, {"after", integer()}, {"next", integer()}, {"complete", flag()}, {"as_of", day()}, {"items", array(std::move(item))},
                   {"digest", string("hex; H(H({after,agency,feed}) as hex ‖ item) and so on, each in canonical JSON (RFC 8785), by the hash of the county's suite")}, {"acknowledged", integer()},
                   {"in_force", array(string("number/edition of a measure that the agency may apply today"))}, {"look", integer()}});
}

http::Described reading(json::Object item) {
    return http::Described()
        .query("after", "leaf to read on from; 0 from the beginning", integer()).query("limit", "at most so many items, 1 to 1000", integer())
        .gives(200, "What changed since that leaf, as it is today; a leaf is never cut in two, so a page may be longer than its limit", page_schema(std::move(item)));
}

http::Described acknowledging() {
    return http::Described()
        .once().takes(object({{"cursor", integer()}, {"digest", string()}, {"officer?", or_null(string("user name, from an agency's system"))}}))
        .gives(200, "Acknowledged up to there", object({{"id", string()}, {"state", string()}, {"version", integer()}, {"leaf", integer()}, {"cursor", integer()}}));
}

}  // namespace

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, check::Desk& desk) {
    using http::Policy;
    for (auto feed : {Feed::entries, Feed::measures}) {
        auto path = "/api/v1/feed/" + json::enum_name(feed);
        router.add(http::Route{"GET", path, Policy::logged_in_or_agency_system, "Take what changed of the published " + json::enum_name(feed) + " since a leaf",
                    casework::guarded([api, &desk, feed](auto request, auto answer) { get(api, desk, feed, request, std::move(answer)); })}
                       .as(reading(feed == Feed::entries ? entry_schema() : measure_told_schema())));
        router.add(http::Route{"POST", path + "/ack", Policy::logged_in_or_agency_system, "Acknowledge what was taken, by cursor and digest",
                    casework::guarded([api, feed](auto request, auto answer) { acknowledge(api, feed, request, std::move(answer)); })}.as(acknowledging()));
    }
}

}  // namespace subscription

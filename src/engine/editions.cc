#include "engine/editions.h"
#include "casework/read.h"
#include "engine/described.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "rule/noun.h"

namespace engine {
namespace {

using law::Refusal;

template <class T> json::Object written(std::any const& row) { return json::write(std::any_cast<T const&>(row)).get_object(); }

std::optional<json::Object> edition_of(std::string const& noun, std::any const& row) {
    if (noun == "measure") return written<measure::Measure>(row);
    if (noun == "list_type") return written<list_type::ListType>(row);
    if (noun == "rule") return written<rule::Rule>(row);
    if (noun == "memorandum") return written<memorandum::Memorandum>(row);
    return std::nullopt;
}

Refusal not_in_editions(std::string const& noun) {
    return {"not_in_editions", "该类事项没有版本可比较。", "There are no editions of this to compare.", "宁社信发〔2020〕6号", "（十二）", {},
            {{"noun", noun, "不分版本 / has no editions", "measure list_type rule memorandum"}}, 422};
}

law::Result<json::Object> compare(store::Db& db, casework::Nouns const& nouns, casework::Actor const& actor, http::Request const& request) {
    auto name = request.query_or("noun"), from = request.query_or("from"), to = request.query_or("to");
    auto* noun = nouns.at_path(name) ? nouns.at_path(name) : nouns.named(name);
    if (!noun) return not_in_editions(name);
    auto before = casework::readable(db, nouns, *noun, from, actor), after = casework::readable(db, nouns, *noun, to, actor);
    if (!before || !after) return casework::no_such_case(*noun);
    auto was = edition_of(name, before->row), is = edition_of(name, after->row);
    if (!was || !is) return not_in_editions(name);
    return json::Object{{"noun", noun->name}, {"from", from}, {"to", to}, {"from_title", before->file.title}, {"to_title", after->file.title},
                        {"changed", difference(*was, *is)}};
}

}  // namespace

json::Array difference(json::Object const& before, json::Object const& after) {
    json::Array all;
    for (auto& member : after) {
        auto name = std::string_view(member.key());
        if (name == "id" || name == "version" || name == "edition" || name == "published_on" || name == "ended_on" || name == "memoranda") continue;
        auto* old = before.if_contains(name);
        if (old && *old == member.value()) continue;
        all.push_back(json::Object{{"member", name}, {"before", old ? *old : json::Value(nullptr)}, {"after", member.value()}});
    }
    return all;
}

void add_differences(http::Router& router, std::shared_ptr<casework::Api> api) {
    auto tell = [api](std::shared_ptr<http::Request const> request, http::Answer answer) {
        auto actor = api->authenticate(*request);
        if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
        auto told = api->readers.with([&](store::Db& db) { return compare(db, api->nouns, *actor, *request); });
        if (!told) return answer(casework::problem_of(told.refusal(), request->wants_english()));
        answer(http::json_response(200, std::move(*told)));
    };
    router.add(http::Route{"GET", "/api/v1/differences", http::Policy::logged_in_or_agency_system, "What differs between two editions of a measure, list type, rule or memorandum",
                           casework::guarded(tell)}.as(telling_differences()));
}

}  // namespace engine

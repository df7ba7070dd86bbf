#include "record/api.h"
#include "casework/read.h"
#include "http/described.h"
#include "record/store.h"
#include "subject/subject.h"

namespace record {
namespace {

law::Refusal none_of_persons() {
    return {"no_class_of_persons", "自然人（含个体工商户）不作信用行为分类，也不评分、排名；请查看其名单条目和信息记录。",
            "Natural persons, sole traders too, have no class, score or rank; look at their entries and records.", "宁社信发〔2020〕6号",
            "（一）（二）；个人信息保护法第二十四条", {},
            {{"", "", "不得对自然人分类 / natural persons are not classed", "查看条目、记录 / see entries and records"}}, 422};
}

struct Words {
    std::string_view name, zh, en;
};
constexpr Words kClasses[] = {{rule::kModel, "典型守信", "typical honesty"}, {rule::kGeneral, "一般失信", "general dishonesty"},
                              {rule::kSevere, "严重失信", "severe dishonesty"}, {rule::kLongTerm, "长期失信", "lasting dishonesty"}};

json::Object told(ConductClass const& given, bool english) {
    std::string_view title;
    for (auto& each : kClasses) if (each.name == given.rule.name) title = english ? each.en : each.zh;
    auto first = given.rule.name.find('.') + 1;
    return {{"class", given.rule.name.substr(first, given.rule.name.find('.', first) - first)},
            {"title", title},
            {"rule", json::Object{{"id", given.rule.id}, {"name", given.rule.name}, {"instrument", given.rule.instrument}, {"article", given.rule.article},
                                  {"confirmed", given.rule.confirmed}}},
            {"because", json::write(given.because)}};
}

json::Object told(Evaluation const& given) {
    auto& what = *given.recognised.recognition;
    return {{"record", given.record.id}, {"region", what.region}, {"region_name", what.region_name}, {"issuer", given.record.issuer}, {"words", given.record.content},
            {"decided_on", law::to_text(given.record.decided_on)}, {"until", json::write(given.record.shown_until)}, {"basis", rule::basis_of(given.recognised)},
            {"rule", given.recognised.id}};
}

json::Object told(std::string const& subject, law::Date on, OnFile const& file, bool english) {
    json::Array classes, evaluations;
    for (auto& each : conduct_of(file, on)) classes.push_back(told(each, english));
    for (auto& each : evaluations_of(file, on)) evaluations.push_back(told(each));
    auto note = english ? "For information: a class, or an evaluation of another region, has no effect of its own and is no ground for any measure."
                        : "仅供参考：分类和外地评价结果本身不产生任何效力，不得作为奖惩措施的依据。";
    return {{"subject", subject}, {"on", law::to_text(on)}, {"classes", std::move(classes)}, {"evaluations", std::move(evaluations)}, {"note", note}};
}

// Told once the look is in the ledger, as when the file itself is opened.
void tell(std::shared_ptr<casework::Api> api, std::shared_ptr<http::Request const> request, http::Answer answer) {
    bool english = request->wants_english();
    auto actor = api->authenticate(*request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), english));
    auto& noun = *api->nouns.named("subject");
    auto id = request->parameter("id");
    auto on = law::legal_day(api->now());
    law::Result<json::Object> found = casework::no_such_case(noun);
    api->readers.with([&](store::Db& db) {
        auto read = casework::readable(db, api->nouns, noun, id, *actor);
        if (!read) return 0;
        if (!has_classes(std::any_cast<subject::Subject const&>(read->row).kind)) found = none_of_persons();
        else found = told(id, on, on_file(db, id), english);
        return 0;
    });
    if (!found) return answer(casework::problem_of(found.refusal(), english));
    auto failed = [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); };
    casework::look(*api, noun, *actor, {id}, [answer, found = std::move(*found)] { answer(http::json_response(200, found)); }, failed);
}

http::Described telling() {
    using namespace json::schema;
    auto rule = object({{"id", string()}, {"name", string()}, {"instrument", string()}, {"article", string()}, {"confirmed", flag()}});
    auto given = object({{"class", string()}, {"title", string()}, {"rule", std::move(rule)}, {"because", of<decltype(ConductClass::because)>(Way::written)}});
    auto evaluation = object({{"record", string()}, {"region", string()}, {"region_name", string()}, {"issuer", string()}, {"words", string()}, {"decided_on", day()},
                              {"until", or_null(day())}, {"basis", string()}, {"rule", string()}});
    return http::Described().gives(200, "For information: of no effect of its own", object({{"subject", string()}, {"on", day()}, {"classes", array(std::move(given))},
                                                                                          {"evaluations", array(std::move(evaluation))}, {"note", string()}}));
}

}  // namespace

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api) {
    router.add(http::Route{"GET", "/api/v1/subjects/{id}/class", http::Policy::logged_in_or_agency_system, "An organisation's classes of conduct, with what gave them, and evaluations of other regions",
                           casework::guarded([api](auto request, auto answer) { tell(api, request, std::move(answer)); })}.as(telling()));
}

}  // namespace record

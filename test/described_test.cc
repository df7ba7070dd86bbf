// The OpenAPI document is made from what the server goes by; here it is held against what the server offers.
#include <doctest/doctest.h>
#include <set>
#include "casework/described.h"
#include "casework/forms.h"
#include "http/router.h"
#include "test/county.h"
#include "test/own_folder.h"

namespace {

struct Document {
    test::OwnFolder folder{"described"};
    std::string file = folder.file("county.db");
    test::County county{file};
    json::Object all;
    Document() {
        http::Router router;
        casework::add_routes(router, county.api(file, "office"), {});
        all = router.openapi("1");
    }
    json::Object const& body_of(std::string const& path) const {
        auto& schema = all.at("paths").at(path).at("post").at("requestBody").at("content").at("application/json").at("schema");
        return all.at("components").at("schemas").at(std::string(schema.at("$ref").as_string()).substr(std::string("#/components/schemas/").size())).as_object();
    }
    // The acts that a body may be, by name.
    std::map<std::string, json::Object> acts_of(std::string const& path) const {
        auto& body = body_of(path);
        json::Array alternatives;
        for (auto* name : {"oneOf", "anyOf"}) if (auto* some = body.if_contains(name)) alternatives = some->as_array();
        if (alternatives.empty() && body.contains("properties")) alternatives.push_back(body);
        std::map<std::string, json::Object> found;
        for (auto& each : alternatives) {
            std::string name(each.at("properties").at("act").at("const").as_string());
            CHECK(found.emplace(name, each.as_object()).second);
        }
        return found;
    }
};

std::set<std::string> names(json::Array const& all) {
    std::set<std::string> found;
    for (auto& each : all) if (each.is_string()) found.emplace(each.as_string());
    return found;
}

// Just as a case, or the list of nouns, offers it to people.
void expect_fields(json::Object const& offered, json::Object const& described) {
    auto& properties = described.at("properties").as_object();
    std::set<std::string> asked{"act", "on", "officer"}, required;
    for (auto& each : offered.at("fields").as_array()) {
        auto& field = each.as_object();
        auto name = json::text(field, "name");
        CAPTURE(name);
        asked.insert(name);
        if (field.at("required").as_bool() && name != "officer") required.insert(name);
        REQUIRE(properties.contains(name));
        if (json::text(field, "type") != "choice") continue;
        auto values = names(properties.at(name).at("enum").as_array());
        values.erase("");
        CHECK(values == names(field.at("values").as_array()));
    }
    std::set<std::string> has;
    for (auto& member : properties) has.emplace(member.key());
    CHECK(has == asked);
    auto must = described.contains("required") ? names(described.at("required").as_array()) : std::set<std::string>{};
    must.erase("act");
    CHECK(must == required);
}

}  // namespace

TEST_CASE("the OpenAPI document asks for the fields that a case asks for, act by act, and for no other") {
    Document document;
    for (auto& noun : document.county.nouns().all()) {
        if (noun.editions.size() > 1) continue;            // a case of an older edition may ask for less: the contract's journey compares those
        CAPTURE(noun.name);
        auto& procedure = noun.editions.back();
        std::set<std::string> acting, opening;
        auto base = "/api/v1/" + noun.path;
        for (auto& rule : procedure.rules) {
            if (!casework::by_people(rule)) continue;
            bool opens = rule.when == procedure.begins;
            auto offered = casework::acts_json(noun, procedure, {{&rule}}, true).at(0).as_object();
            auto described = document.acts_of(opens ? base : base + "/{id}/acts");
            auto name = json::text(offered, "act");
            CAPTURE(name);
            (opens ? opening : acting).insert(name);
            REQUIRE(described.contains(name));
            expect_fields(offered, described.at(name));
        }
        CHECK(document.acts_of(base + "/{id}/acts").size() == acting.size());
        if (!opening.empty()) CHECK(document.acts_of(base).size() == opening.size());
    }
}

TEST_CASE("every operation of every kind of case says what it takes, how it succeeds and with what") {
    Document document;
    for (auto& path : document.all.at("paths").as_object())
        for (auto& method : path.value().as_object()) {
            CAPTURE(path.key());
            CAPTURE(method.key());
            if (method.key() == "post") CHECK(method.value().as_object().contains("requestBody"));
            int successes = 0;
            for (auto& response : method.value().at("responses").as_object())
                if (response.key().starts_with("2") && ++successes) CHECK(response.value().as_object().contains("content"));
            CHECK(successes == 1);
        }
}

TEST_CASE("what a view shows as its row has it is described as the row is, and what it works out as it shows it") {
    Document document;
    auto& schemas = document.all.at("components").at("schemas").as_object();
    auto& measure = schemas.at("Measure").at("properties").as_object();
    CHECK(json::canonical(measure.at("kind").at("enum")) == R"(["rights_reducing","management","voluntary","incentive"])");
    CHECK(measure.at("in_force").at("type") == "boolean");
    CHECK(measure.at("bases").at("items").at("properties").as_object().contains("article"));
    CHECK(json::canonical(measure.at("published_on").at("type")) == R"(["string","null"])");
    CHECK(schemas.at("Measure").at("additionalProperties") == false);
    CHECK(names(schemas.at("Measure").at("required").as_array()).contains("history"));
    CHECK_FALSE(schemas.at("MeasureListed").at("properties").as_object().contains("history"));
    auto states = names(schemas.at("Objection").at("properties").at("state").at("enum").as_array());
    CHECK(states.contains("filed"));
    CHECK_FALSE(states.contains("not_yet"));               // no case is ever found in it
    CHECK(states.size() + 1 == document.county.nouns().named("objection")->editions.back().states.size());
}

#include "json/schema.h"
#include <doctest/doctest.h>

namespace {

enum class Paint { red, green };
BOOST_DESCRIBE_ENUM(Paint, red, green)

struct Panel {
    std::string name;
    std::optional<std::int64_t> weight;
};
BOOST_DESCRIBE_STRUCT(Panel, (), (name, weight))

struct Fence {
    Paint colour;
    std::vector<Panel> parts;
    std::optional<Paint> inside;
    bool whole;
};
BOOST_DESCRIBE_STRUCT(Fence, (), (colour, parts, inside, whole))

using json::schema::Way;

}  // namespace

TEST_CASE("a struct that is read may leave out what is optional; one that is written has every member") {
    auto read = json::schema::of<Fence>(Way::read), written = json::schema::of<Fence>(Way::written);
    CHECK(json::canonical(read.at("required")) == R"(["colour","whole"])");
    CHECK(json::canonical(written.at("required")) == R"(["colour","parts","inside","whole"])");
    CHECK(read.at("additionalProperties") == false);
    auto& members = written.at("properties");
    CHECK(json::canonical(members.at("inside")) == R"({"enum":["red","green",null],"type":["string","null"]})");
    CHECK(json::canonical(members.at("parts").at("items").at("properties").at("weight")) == R"({"type":["integer","null"]})");
    CHECK(json::canonical(members.at("colour")) == R"({"enum":["red","green"],"type":"string"})");
}

TEST_CASE("a member may be absent when its name says so, and is required once however often it is named") {
    auto all = json::schema::object({{"id", json::schema::string()}, {"row?", json::schema::integer()}});
    CHECK(json::canonical(all.at("required")) == R"(["id"])");
    json::schema::add(all, "id", json::schema::integer(), true);
    CHECK(json::canonical(all.at("required")) == R"(["id"])");
    CHECK(all.at("properties").at("id").at("type") == "integer");
}

TEST_CASE("what may be null says so beside a reference, and what may be anything needs not") {
    CHECK(json::canonical(json::schema::or_null(json::schema::component("Receipt"))) == R"({"anyOf":[{"$ref":"#/components/schemas/Receipt"},{"type":"null"}]})");
    CHECK(json::schema::or_null(json::schema::anything()).empty());
    CHECK(json::canonical(json::schema::or_null(json::schema::day()).at("type")) == R"(["string","null"])");
}

#include "json/shape.h"
#include <doctest/doctest.h>
#include "law/citation.h"

namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Inner {
    std::string name;
    std::optional<law::Date> from;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, from))
struct Outer {
    std::string id;
    std::int64_t count;
    bool ready;
    Colour colour;
    law::Id<Outer> other;
    law::Date day;
    std::vector<Inner> inner;
    std::vector<std::string> words;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (id, count, ready, colour, other, day, inner, words))

// "colour!:choice(red green)", one line a shape.
std::string spelled(json::Shape const& shape) {
    std::string all = shape.name + (shape.required ? "!" : "?") + ":" + json::enum_name(shape.type);
    for (auto& value : shape.values) all += " " + value;
    if (!shape.inside.empty()) all += "(";
    for (auto& each : shape.inside) all += (&each == &shape.inside.front() ? "" : ", ") + spelled(each);
    return all + (shape.inside.empty() ? "" : ")");
}

}  // namespace

TEST_CASE("a shape tells every member of a described struct with its type") {
    CHECK(spelled(json::shape_of<Outer>("outer")) ==
          "outer!:object(id!:text, count!:integer, ready!:flag, colour!:choice red green, other!:text, day!:date, "
          "inner?:array(!:object(name!:text, from?:date)), words?:array(!:text))");
}

TEST_CASE("members that the procedure sets are left out of a shape, and only those") {
    CHECK(spelled(json::without(json::shape_of<Inner>(), {"from", "id"})) == "!:object(name!:text)");
}

TEST_CASE("what a shape does not require may be missing, and what it requires may not") {
    auto whole = json::parse(R"({"id":"","count":1,"ready":true,"colour":"red","other":"x","day":"2026-03-02","inner":[],"words":[]})").get_object();
    for (auto& member : json::shape_of<Outer>().inside) {
        auto lacking = whole;
        lacking.erase(member.name);
        if (member.required) CHECK_THROWS_AS(json::read<Outer>(json::Value(lacking)), json::Error);
        else CHECK_NOTHROW(json::read<Outer>(json::Value(lacking)));
    }
}

#include "json/json.h"
#include <doctest/doctest.h>
#include <algorithm>
#include <random>
#include "json/described.h"

namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Part {
    std::string code;
    std::uint8_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (code, count))
struct Whole {
    std::string title;
    bool ready = false;
    Colour colour{};
    std::optional<std::int64_t> size;
    std::vector<Part> parts;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (title, ready, colour, size, parts))

std::string error_of(auto const& act) {
    try {
        act();
    } catch (json::Error const& e) {
        return e.what();
    }
    return "";
}
std::string parse_error(std::string_view text) {
    return error_of([&] { json::parse(text); });
}
std::string read_error(std::string_view text) {
    return error_of([&] { json::read<Whole>(json::parse(text)); });
}
std::string nested(int depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("json: what is accepted comes back in its one spelling") {
    CHECK(json::canonical(json::parse(R"( {"b": [1, -2, true, null, {}], "a": "x\u0041\/\n\u001f" } )")) ==
          R"({"a":"xA/\n\u001f","b":[1,-2,true,null,{}]})");
    CHECK(json::canonical(json::parse("9007199254740991")) == "9007199254740991");
    CHECK(json::canonical(json::parse("-9007199254740991")) == "-9007199254740991");
    CHECK(json::canonical(json::parse(R"("\u5b81\u664b\ud83d\ude00")")) == "\"宁晋😀\"");
    CHECK(json::canonical(json::parse(R"("\b\t\n\f\r\"\\\u007f")")) == "\"\\b\\t\\n\\f\\r\\\"\\\\\x7f\"");
}

TEST_CASE("json: names sort by UTF-16 unit, as in RFC 8785 section 3.2.3") {
    auto value = json::parse(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})");
    CHECK(json::canonical(value) == "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xEF\xAC\xB3\":3}");
    CHECK(json::canonical(json::parse(R"({"aa":1,"a":2,"":3})")) == R"({"":3,"a":2,"aa":1})");
}

TEST_CASE("json: the refused spellings say where and why") {
    CHECK(parse_error(R"({"a":{"b":[0,{"c":1,"c":2}]}})") == "$.a.b[1].c: 同一名称出现两次 / this name stands twice");
    CHECK(parse_error(R"({"a":1,"\u0061":2})") == "$.a: 同一名称出现两次 / this name stands twice");
    for (std::string number : {"1.0", "1e3", "1E0", "0.5", "-0.0", "100000000000000000000", "1e400", "-0", "9007199254740992",
                               "-9007199254740992", "9223372036854775808"}) {
        CAPTURE(number);
        CHECK(parse_error("{\"n\":[7," + number + "]}").starts_with("$.n[1]: "));
        CHECK(!parse_error(number).empty());
    }
    CHECK(parse_error(R"({"n":1.5})") == "$.n: 只接受 2^53-1 以内的整数，不带小数和指数 / only integers within 2^53-1 are accepted, without fraction or exponent");
}

TEST_CASE("json: text that is no JSON or no UTF-8 is refused") {
    for (std::string bad : {"", " ", "{", "[1,]", "01", "+1", "nul", "NaN", "Infinity", "'a'", "{a:1}", "[1] 2", "/**/1", "\"\n\"",
                            "\"\\x41\"", "\"\\ud800\"", "\"\\ud800x\"", "\"\\udc00\"", "\xEF\xBB\xBF{}", "\"\x80\"", "\"\xC0\xAF\"",
                            "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE5\xAE\"", "{\"\xFF\":1}"}) {
        CAPTURE(bad);
        CHECK(parse_error(bad).starts_with("$"));
    }
    CHECK(parse_error(R"({"a":[1,)" "\"\xFF\"]}").starts_with("$.a[1]: 第 9 字节处不是 JSON / not JSON at byte "));
}

TEST_CASE("json: no text holds U+0000, which the databases do not keep alike") {
    for (auto* text : {R"("a\u0000b")", R"({"a\u0000":1})", R"(["\u0000"])"}) CHECK_THROWS_AS(json::parse(text), json::Error);
}

TEST_CASE("json: an error taken apart names field, value and reason") {
    auto apart = [](char const* what) { return json::misread(json::Error(what)); };
    CHECK(apart("$.measure.kind: 应为文字 / expected a string").field == "measure.kind");
    auto day = apart("as_of: 'bad' is not a date");
    CHECK((day.field == "as_of" && day.value == "bad" && day.reason == "is not a date"));
    auto quoted = apart("$.name: 'it's' 应为文字 / expected a string");
    CHECK((quoted.value == "it's" && quoted.reason == "应为文字 / expected a string"));
    CHECK(apart(("$.name: '" + std::string(100, 'x') + "' is too long").c_str()).value == "…");
    CHECK((apart("$: 应为对象 / expected an object").field.empty() && apart("no place named: at all").reason == "no place named: at all"));
}

TEST_CASE("json: 32 levels and no more") {
    CHECK(parse_error(nested(32)).empty());
    CHECK(parse_error(nested(33)).find("nested deeper than 32 levels") != std::string::npos);
    CHECK(parse_error(std::string(1 << 20, '[')).find("nested deeper") != std::string::npos);
}

TEST_CASE("json: canonical text is recognised, every other spelling is not") {
    CHECK(json::is_canonical(R"({"a":[1,"x"],"b":null})"));
    for (auto other : {R"({"b":1,"a":2})", R"({"a": 1})", R"(["\u0041"])", R"(["\/"])", R"(["\u001F"])", "[1.0]", "[1]\n", "[-0]", "["}) {
        CAPTURE(other);
        CHECK(!json::is_canonical(other));
    }
}

TEST_CASE("json: any order of members has the same canonical text, which parses back to itself") {
    std::mt19937 random(7);
    std::vector<std::string> names = {"a", "ab", "Z", "é", "宁", "\xEE\x80\x80", "\xEF\xBF\xBD", "😀", "\xF4\x8F\xBF\xBF", "\n", "\"", "~"};
    auto build = [&] {
        json::Object all;
        for (auto const& name : names) all[name] = json::Array{name, static_cast<std::int64_t>(name.size()), json::Object{{"x", name}}};
        return json::canonical(all);
    };
    auto expected = build();
    for (int i = 0; i < 50; ++i) {
        std::shuffle(names.begin(), names.end(), random);
        CHECK(build() == expected);
    }
    CHECK(json::is_canonical(expected));
}

TEST_CASE("json: pretty text is for people and keeps the order") {
    CHECK(json::pretty(json::parse(R"({"b":[1,{"c":2}],"a":{},"d":[]})")) ==
          "{\n  \"b\": [\n    1,\n    {\n      \"c\": 2\n    }\n  ],\n  \"a\": {},\n  \"d\": []\n}");
}

TEST_CASE("json: members, wanted and optional") {
    auto value = json::parse(R"({"s":"x","n":5,"f":true,"o":{"k":"v"},"l":[1],"z":null})");
    auto const& o = value.get_object();
    CHECK(json::text(o, "s") == "x");
    CHECK(json::text_or(o, "z", "d") == "d");
    CHECK(json::text_or(o, "absent") == json::none());
    CHECK(json::integer(o, "n") == 5);
    CHECK(json::integer_or(o, "absent", 9) == 9);
    CHECK(json::flag_or(o, "f", false));
    CHECK(json::flag_or(o, "z", true));
    CHECK(json::text(json::object(o, "o"), "k") == "v");
    CHECK(json::array(o, "l").size() == 1);
    CHECK(json::array_or_empty(o, "absent").empty());
    CHECK(error_of([&] { json::text(o, "absent"); }) == "$.absent: 缺少此项 / required field is missing");
    CHECK(error_of([&] { json::text(o, "n", "$.subject"); }) == "$.subject.n: 应为文字 / expected a string");
    CHECK(error_of([&] { json::text_or(o, "n"); }) == "$.n: 应为文字 / expected a string");
    CHECK(error_of([&] { json::integer_or(o, "s", 1); }) == "$.s: 应为整数 / expected an integer");
    CHECK(error_of([&] { json::flag_or(o, "n", true); }) == "$.n: 应为 true 或 false / expected true or false");
    CHECK(error_of([&] { json::object(o, "z"); }) == "$.z: 应为对象 / expected an object");
    CHECK(error_of([&] { json::array_or_empty(o, "s"); }) == "$.s: 应为列表 / expected a list");
    CHECK(error_of([&] { json::refuse_unknown(o, {"s", "n", "f", "o", "l"}); }) == "$.z: 不认识的成员 / unknown field");
    CHECK(error_of([&] { json::refuse_unknown(o, {"s", "n", "f", "o", "l", "z"}); }).empty());
}

TEST_CASE("json: an error repeats what was sent, of lists and objects a sign, and nothing long") {
    auto sent = [](std::string const& text) {
        auto value = json::parse(R"({"m":)" + text + "}");
        try {
            json::text(value.get_object(), "m");
        } catch (json::Error const& e) {
            return json::misread(e).value;
        }
        return std::string("nothing is wrong");
    };
    CHECK((sent("7") == "7" && sent("true") == "true" && sent("null") == "null" && sent("[1,2]") == "[…]" && sent(R"({"a":1})") == "{…}"));
    CHECK(json::as_sent(json::Value("五万")) == "五万");
    CHECK(json::as_sent(json::Value(std::string(81, 'x'))) == "…");
    try {
        json::read<Whole>(json::parse(R"({"title":"t","ready":"ja","colour":"red"})"));
        FAIL("read");
    } catch (json::Error const& e) {
        CHECK((json::misread(e).field == "ready" && json::misread(e).value == "ja"));
    }
}

TEST_CASE("json: described structs there and back") {
    auto text = R"({"colour":"green","parts":[{"code":"a","count":255}],"ready":true,"size":null,"title":"t"})";
    auto whole = json::read<Whole>(json::parse(text));
    CHECK(whole.parts.at(0).count == 255);
    CHECK(whole.colour == Colour::green);
    CHECK(!whole.size);
    CHECK(json::canonical(json::write(whole)) == text);
    CHECK(json::read<Whole>(json::parse(R"({"title":"t","ready":false,"colour":"red"})")).parts.empty());
}

TEST_CASE("json: a described struct names the member that is wrong") {
    CHECK(read_error(R"({"ready":true,"colour":"red"})") == "$.title: 缺少此项 / required field is missing");
    CHECK(read_error(R"({"title":"t","ready":1,"colour":"red"})") == "$.ready: 应为 true 或 false / expected true or false");
    CHECK(read_error(R"({"title":"t","ready":true,"colour":"blue"})") == "$.colour: 'blue' 应为下列之一：red green / is none of: red green");
    CHECK(read_error(R"({"title":"t","ready":true,"colour":"red","x":1})") == "$.x: 不认识的成员 / unknown field");
    CHECK(read_error(R"({"title":"t","ready":true,"colour":"red","parts":[{"code":"a","count":1},{"code":"b","count":256}]})") ==
          "$.parts[1].count: 数值超出范围 / the number is out of range");
    CHECK(read_error(R"({"title":"t","ready":true,"colour":"red","size":"5"})") == "$.size: 应为整数 / expected an integer");
}

// JSON as this product accepts and writes it: strings, integers below 2^53, booleans, null, arrays and objects. No fractions: an
// amount is an integer in its smallest unit. Parsing refuses duplicate names, fractions, and text that is not UTF-8, and says where.
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

// What is wrong and where: "$.subject.code: 应为文字 / expected a string"; and what was sent instead, where that says something.
struct Error : std::runtime_error {
    explicit Error(std::string const& what, std::string sent = "") : std::runtime_error(what), sent(std::move(sent)) {}
    std::string sent;
};

// A value as an error repeats it: a list or an object as a sign for one, and nothing long.
std::string as_sent(Value const& value);

// The same taken apart for whoever shows it by field: "$.subject.day: '7' 应为日期 / is no date" names subject.day, 7 and the reason.
struct Misread {
    std::string field, value, reason;
};
Misread misread(Error const& error);

// Why a value cannot be read; the page that verifies receipts says the same.
inline constexpr std::string_view kMissing = "缺少此项 / required field is missing", kStranger = "不认识的成员 / unknown field", kNoText = "应为文字 / expected a string",
                                  kNoInteger = "应为整数 / expected an integer", kNoList = "应为列表 / expected a list", kNoObject = "应为对象 / expected an object",
                                  kNoFlag = "应为 true 或 false / expected true or false", kTooLarge = "数值超出范围 / the number is out of range";

constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;      // either way; what any reader of JSON keeps whole

Value parse(std::string_view text);                 // throws Error
std::string canonical(Value const& value);          // RFC 8785 (names by UTF-16 unit, shortest escapes); asserts no fraction
std::string pretty(Value const& value);             // two-space indent, for people
bool is_canonical(std::string_view text);

// Members of an object. A missing or mistyped required member throws Error naming `path.name`; an optional one gives the fallback
// when absent or null. `path` is where the object itself lies.
std::string const& none();                          // the empty string, for defaults
std::string text(Object const& object, std::string_view name, std::string_view path = "$");
std::string text_or(Object const& object, std::string_view name, std::string_view fallback = "", std::string_view path = "$");
std::int64_t integer(Object const& object, std::string_view name, std::string_view path = "$");
std::int64_t integer_or(Object const& object, std::string_view name, std::int64_t fallback, std::string_view path = "$");
bool flag_or(Object const& object, std::string_view name, bool fallback, std::string_view path = "$");
Object const& object(Object const& parent, std::string_view name, std::string_view path = "$");
Array const& array(Object const& parent, std::string_view name, std::string_view path = "$");
Array const& array_or_empty(Object const& parent, std::string_view name, std::string_view path = "$");
// Throws Error naming the stranger.
void refuse_unknown(Object const& object, std::initializer_list<std::string_view> known, std::string_view path = "$");

}  // namespace json

// Value → text, and the members of an object.
#include "json/json.h"
#include <algorithm>
#include <cassert>
#include <charconv>
#include <vector>

namespace json {
namespace {

using Member = boost::json::key_value_pair;

// UTF-8 sorts by code point; UTF-16 differs only in putting the supplementary planes (lead bytes F0…F4) before U+E000…U+FFFF
// (lead bytes EE and EF).
bool before_in_utf16(std::string_view a, std::string_view b) {
    auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
    auto rank = [](unsigned char lead) { return lead == 0xEE || lead == 0xEF ? lead + 0x10 : int{lead}; };
    return rank(static_cast<unsigned char>(*x)) < rank(static_cast<unsigned char>(*y));
}

class Writer {
 public:
    explicit Writer(bool pretty) : pretty_(pretty) {}
    std::string take() { return std::move(out_); }

    void write(Value const& value) {
        switch (value.kind()) {
            case boost::json::kind::null: out_ += "null"; return;
            case boost::json::kind::bool_: out_ += value.get_bool() ? "true" : "false"; return;
            case boost::json::kind::int64: return number(value.get_int64());
            case boost::json::kind::uint64:
                assert(value.get_uint64() <= static_cast<std::uint64_t>(kLargest));
                return number(static_cast<std::int64_t>(value.get_uint64()));
            case boost::json::kind::double_: assert(!"a fraction has no place in this product's JSON"); return;
            case boost::json::kind::string: return string(value.get_string());
            case boost::json::kind::array: return list(value.get_array());
            case boost::json::kind::object: return members(value.get_object());
        }
    }

 private:
    std::string out_;
    std::vector<Member const*> sorted_;   // one stack for all levels, so that nesting allocates nothing
    bool pretty_;
    std::size_t depth_ = 0;

    void number(std::int64_t n) {
        assert(-kLargest <= n);
        assert(n <= kLargest);
        char digits[20];
        auto end = std::to_chars(digits, digits + sizeof digits, n).ptr;
        out_.append(digits, end);
    }

    void string(std::string_view s) {
        out_ += '"';
        std::size_t plain = 0;   // start of what needs no escape
        for (std::size_t i = 0; i < s.size(); ++i) {
            auto c = static_cast<unsigned char>(s[i]);
            if (c >= 0x20 && c != '"' && c != '\\') continue;
            out_.append(s, plain, i - plain);
            escape(c);
            plain = i + 1;
        }
        out_.append(s, plain);
        out_ += '"';
    }

    void escape(unsigned char c) {
        constexpr std::string_view kShort = "\b\t\n\f\r\"\\", kLetters = "btnfr\"\\", kHex = "0123456789abcdef";
        out_ += '\\';
        if (auto at = kShort.find(static_cast<char>(c)); at != kShort.npos) {
            out_ += kLetters[at];
            return;
        }
        out_ += "u00";
        out_ += kHex[c >> 4];
        out_ += kHex[c & 15];
    }

    void list(Array const& array) {
        open('[');
        for (auto const& each : array) {
            separate(&each == array.data());
            write(each);
        }
        close(']', array.empty());
    }

    void members(Object const& object) {
        auto first = sorted_.size();
        for (auto const& member : object) sorted_.push_back(&member);
        if (!pretty_)
            std::sort(sorted_.begin() + static_cast<std::ptrdiff_t>(first), sorted_.end(),
                      [](Member const* a, Member const* b) { return before_in_utf16(a->key(), b->key()); });
        open('{');
        for (auto i = first; i < first + object.size(); ++i) {
            separate(i == first);
            string(sorted_[i]->key());
            out_ += pretty_ ? ": " : ":";
            write(sorted_[i]->value());
        }
        close('}', object.empty());
        sorted_.resize(first);
    }

    void open(char bracket) {
        out_ += bracket;
        ++depth_;
    }
    void close(char bracket, bool empty) {
        --depth_;
        if (!empty) new_line();
        out_ += bracket;
    }
    void separate(bool is_first) {
        if (!is_first) out_ += ',';
        new_line();
    }
    void new_line() {
        if (!pretty_) return;
        out_ += '\n';
        out_.append(2 * depth_, ' ');
    }
};

std::string write(Value const& value, bool pretty) {
    Writer writer(pretty);
    writer.write(value);
    return writer.take();
}

[[noreturn]] void refuse(std::string_view path, std::string_view name, std::string_view why, std::string sent = "") {
    throw Error(std::string(path) + "." + std::string(name) + ": " + std::string(why), std::move(sent));
}

Value const* find(Object const& object, std::string_view name) {
    auto const* member = object.if_contains(name);
    return member && !member->is_null() ? member : nullptr;
}

Value const& require(Object const& object, std::string_view name, std::string_view path) {
    auto const* member = object.if_contains(name);
    if (!member) refuse(path, name, kMissing);
    return *member;
}

std::string text_of(Value const& value, std::string_view name, std::string_view path) {
    if (!value.is_string()) refuse(path, name, kNoText, as_sent(value));
    return std::string(std::string_view(value.get_string()));
}

std::int64_t integer_of(Value const& value, std::string_view name, std::string_view path) {
    if (!value.is_int64()) refuse(path, name, kNoInteger, as_sent(value));
    return value.get_int64();
}

Array const& array_of(Value const& value, std::string_view name, std::string_view path) {
    if (!value.is_array()) refuse(path, name, kNoList, as_sent(value));
    return value.get_array();
}

}  // namespace

std::string canonical(Value const& value) { return write(value, false); }
std::string pretty(Value const& value) { return write(value, true); }

bool is_canonical(std::string_view text) {
    try {
        return canonical(parse(text)) == text;
    } catch (Error const&) {
        return false;
    }
}

std::string const& none() {
    static std::string const empty;
    return empty;
}

std::string text(Object const& object, std::string_view name, std::string_view path) {
    return text_of(require(object, name, path), name, path);
}
std::string text_or(Object const& object, std::string_view name, std::string_view fallback, std::string_view path) {
    auto const* member = find(object, name);
    return member ? text_of(*member, name, path) : std::string(fallback);
}
std::int64_t integer(Object const& object, std::string_view name, std::string_view path) {
    return integer_of(require(object, name, path), name, path);
}
std::int64_t integer_or(Object const& object, std::string_view name, std::int64_t fallback, std::string_view path) {
    auto const* member = find(object, name);
    return member ? integer_of(*member, name, path) : fallback;
}
bool flag_or(Object const& object, std::string_view name, bool fallback, std::string_view path) {
    auto const* member = find(object, name);
    if (!member) return fallback;
    if (!member->is_bool()) refuse(path, name, kNoFlag, as_sent(*member));
    return member->get_bool();
}
Object const& object(Object const& parent, std::string_view name, std::string_view path) {
    auto const& member = require(parent, name, path);
    if (!member.is_object()) refuse(path, name, kNoObject, as_sent(member));
    return member.get_object();
}
Array const& array(Object const& parent, std::string_view name, std::string_view path) {
    return array_of(require(parent, name, path), name, path);
}
Array const& array_or_empty(Object const& parent, std::string_view name, std::string_view path) {
    static Array const empty;
    auto const* member = find(parent, name);
    return member ? array_of(*member, name, path) : empty;
}
void refuse_unknown(Object const& object, std::initializer_list<std::string_view> known, std::string_view path) {
    for (auto const& member : object)
        if (std::find(known.begin(), known.end(), std::string_view(member.key())) == known.end())
            refuse(path, member.key(), kStranger);
}

std::string as_sent(Value const& value) {
    constexpr std::size_t kMost = 80;
    if (value.is_object()) return "{…}";
    if (value.is_array()) return "[…]";
    auto words = value.is_string() ? std::string(std::string_view(value.get_string())) : canonical(value);
    return words.size() > kMost ? "…" : words;
}

Misread misread(Error const& error) {
    std::string_view all = error.what();
    Misread found{"", error.sent, std::string(all)};
    auto ends = all.find(": ");
    auto where = all.substr(0, std::min(ends, all.size()));
    if (ends == all.npos || where.find(' ') != where.npos) return found;
    found.field = where.starts_with("$.") ? where.substr(2) : where == "$" ? "" : where;
    found.reason = all.substr(ends + 2);
    if (auto end = found.reason.find("' ", 1); found.reason.starts_with('\'') && end != std::string::npos) {
        found.value = as_sent(Value(found.reason.substr(1, end - 1)));
        found.reason = found.reason.substr(end + 2);
    }
    return found;
}

}  // namespace json

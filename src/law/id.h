// Ids of all nouns. Each is a UUIDv7 (RFC 9562) as 36 characters; ids of different nouns are different types.
#pragma once
#include <string>
#include "json/described.h"
#include "law/date.h"

namespace law {

template <class Noun> struct Id {
    std::string value;
    auto operator<=>(Id const&) const = default;
};

std::string uuid7(Instant at, std::string_view ten_random_bytes);
Instant instant_of(std::string_view uuid7);        // when it was made

}  // namespace law

template <class Noun> struct json::Text<law::Id<Noun>> {
    static std::string to(law::Id<Noun> const& id) { return id.value; }
    static law::Id<Noun> from(std::string_view text) { return {std::string(text)}; }
};
template <> struct json::Text<law::Date> {
    static constexpr bool kIsDate = true;
    static std::string to(law::Date day) { return law::to_text(day); }
    static law::Date from(std::string_view text) {
        auto day = law::date_from(text);
        if (!day) throw json::Error("'" + std::string(text) + "' 应写作 2026-03-02 / is not a date YYYY-MM-DD");
        return *day;
    }
};

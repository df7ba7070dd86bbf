// The fields of an act, taken into the members of a row: what was not sent stays as it was. A wrong one throws json::Error naming its place.
#pragma once
#include "json/described.h"
#include "law/id.h"

namespace law {

template <class E> E choice_sent(json::Object const& fields, char const* name) {
    auto sent = json::text(fields, name);
    auto known = json::enum_from<E>(sent);
    if (!known) json::none_of({nullptr, "$." + std::string(name)}, sent, json::kEnumerators<E>);
    return *known;
}

struct Sent {
    json::Object const& fields;

    void text(char const* name, std::string& member) const {
        if (fields.contains(name)) member = json::text(fields, name);
    }
    template <class E> void choice(char const* name, E& member) const {
        if (fields.contains(name)) member = choice_sent<E>(fields, name);
    }
    void day(char const* name, std::optional<Date>& member) const {
        if (auto sent = json::text_or(fields, name); !sent.empty()) member = json::Text<Date>::from(sent);
    }
};

}  // namespace law

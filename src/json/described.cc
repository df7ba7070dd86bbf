#include "json/described.h"
#include <algorithm>

namespace json {

std::string_view name_of(std::span<Enumerator const> all, std::int64_t value) {
    auto found = std::find_if(all.begin(), all.end(), [&](auto& each) { return each.value == value; });
    return found == all.end() ? "?" : found->name;
}
std::optional<std::int64_t> value_of(std::span<Enumerator const> all, std::string_view name) {
    auto found = std::find_if(all.begin(), all.end(), [&](auto& each) { return each.name == name; });
    return found == all.end() ? std::nullopt : std::optional(found->value);
}
std::string names_of(std::span<Enumerator const> all) {
    std::string names;
    for (auto& each : all) {
        if (!names.empty()) names += " ";
        names += each.name;
    }
    return names;
}

std::string to_text(Path const& path) {
    if (!path.within) return std::string(path.name);
    auto where = to_text(*path.within);
    return path.name.empty() ? where + "[" + std::to_string(path.at) + "]" : where + "." + std::string(path.name);
}
void wrong(Path const& path, std::string_view what, std::string sent) { throw Error(to_text(path) + ": " + std::string(what), std::move(sent)); }
void wrong(Path const& path, std::string_view what, Value const& sent) { wrong(path, what, as_sent(sent)); }
void none_of(Path const& path, std::string_view value, std::span<Enumerator const> all) {
    wrong(path, "'" + std::string(value) + "' 应为下列之一：" + names_of(all) + " / is none of: " + names_of(all));
}
void refuse_strangers(Object const& object, std::span<std::string_view const> known, Path const& path) {
    for (auto const& member : object)
        if (std::find(known.begin(), known.end(), std::string_view(member.key())) == known.end()) wrong({&path, member.key()}, kStranger);
}
void put(Object& object, std::string_view name, Value value) { object.insert_or_assign(name, std::move(value)); }

}  // namespace json

#include "store/table.h"
#include <algorithm>

namespace store {
namespace {

std::string mark(std::size_t place) { return "?" + std::to_string(place); }

}  // namespace

std::string column(std::string_view member) { return "\"" + std::string(member) + "\""; }
std::string column_list(Members members) {
    std::string all;
    for (auto& each : members) all += (all.empty() ? "" : ", ") + column(each);
    return all;
}

std::string insert_text(std::string_view table, Members members) {
    std::string marks;
    for (std::size_t i = 1; i <= members.size(); ++i) marks += (i == 1 ? "" : ", ") + mark(i);
    return "INSERT INTO " + std::string(table) + " (" + column_list(members) + ") VALUES (" + marks + ")";
}

std::string update_text(std::string_view table, Members members) {
    std::string sets;
    for (std::size_t i = 2; i <= members.size(); ++i) sets += (i == 2 ? "" : ", ") + column(members[i - 1]) + " = " + mark(i);
    return "UPDATE " + std::string(table) + " SET " + sets + " WHERE id = ?1 AND version = ?2 - 1";
}

void stale(std::string_view table, std::string const& id) { throw Failure(std::string(table) + " " + id + ": changed by someone else", "stale"); }

bool is_personal(std::vector<std::string_view> const& personal, std::string_view member, bool sealed) {
    return sealed || std::find(personal.begin(), personal.end(), member) != personal.end();
}
void put(Image& image, std::vector<std::string_view> const& personal, std::string_view member, bool sealed, json::Value value) {
    json::put(is_personal(personal, member, sealed) ? image.person : image.facts, member, std::move(value));
}

}  // namespace store

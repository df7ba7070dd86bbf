#include "indicator/report.h"
#include <algorithm>

namespace indicator {
namespace {

using namespace std::chrono;
constexpr Floor kFloors[] = {{sys_days{2020y / 3 / 18}, 5, law::own_rule("汇总数据不得指向个别主体，最小披露单位为五家")}};

std::string day(json::Object const& fields, std::string_view name) {
    auto* value = fields.if_contains(name);
    return value && value->is_string() ? std::string(value->as_string()) : "";
}

// On the list and shown there, that day: neither suspended, nor past its last day, nor gone.
bool stands(json::Object const& entry, std::string const& state, std::string const& on) {
    auto listed = day(entry, "listed_on"), until = day(entry, "until"), exited = day(entry, "exited_on");
    return state == "listed" && !listed.empty() && listed <= on && (until.empty() || on <= until) && (exited.empty() || on < exited);
}

bool is_public(json::Object const& type, std::string const& on) {
    auto published = day(type, "published_on"), ended = day(type, "ended_on");
    return !published.empty() && published <= on && (ended.empty() || on < ended) && json::text(type, "publicity") != "none";
}

}  // namespace

Floor const& floor_on(law::Date on) {
    Floor const* last = &kFloors[0];
    for (auto& each : kFloors) if (each.from <= on) last = &each;
    return *last;
}

bool may_be_told_together(std::size_t organisations, std::size_t lists, std::size_t floor) {
    return organisations >= floor && lists > 0 && organisations <= (lists - 1) * (floor - 1);
}

Report report_of(Members const& members, std::size_t floor) {
    Report all{floor, {}, {}, {}};
    std::map<std::string, std::pair<std::size_t, std::set<std::string>>> below;
    for (auto& [list, organisations] : members) {
        all.totals[list.polarity];
        bool enough = organisations.size() >= floor;
        all.lists.push_back({list, enough ? std::optional(organisations.size()) : std::nullopt});
        if (enough) {
            all.totals[list.polarity] += organisations.size();
            continue;
        }
        auto& [lists, together] = below[list.polarity];
        ++lists;
        together.insert(organisations.begin(), organisations.end());
    }
    for (auto& [polarity, small] : below)
        if (may_be_told_together(small.second.size(), small.first, floor)) {
            all.others[polarity] = small.second.size();
            all.totals[polarity] += small.second.size();
        }
    return all;
}

void Standing::take(std::optional<std::uint64_t> row, json::Object const& facts) {
    if (!row) batch_on_ = json::text_or(facts, "on");
    auto* images = facts.if_contains("images");
    if (!images || json::text_or(facts, "on", batch_on_) > on_) return;
    for (auto& each : images->as_array()) {
        auto& image = each.as_object();
        auto kind = json::text(image, "kind"), id = json::text(image, "id");
        auto& fields = image.at("fields").as_object();
        if (kind == "entry") entries_[id] = fields;
        if (kind == "list_type") list_types_[id] = fields;
        if (kind == "casefile" && json::text(fields, "noun") == "entry") states_[id] = json::text(fields, "state");
        if (kind != "subject") continue;
        if (json::text_or(fields, "kind") == "organisation") organisations_.insert(id);
        else organisations_.erase(id);
    }
}

Members Standing::members() const {
    Members all;
    std::map<std::string, List> public_ones;
    for (auto& [id, type] : list_types_) {
        if (!is_public(type, on_)) continue;
        List list{json::text(type, "code"), json::text(type, "polarity"), json::text_or(type, "field"), json::text_or(type, "name_zh"), json::text_or(type, "name_en")};
        public_ones.insert_or_assign(list.code, std::move(list));
    }
    for (auto& [code, list] : public_ones) all[list];
    for (auto& [id, entry] : entries_) {
        auto list = public_ones.find(json::text(entry, "list_type"));
        auto state = states_.find(id);
        auto subject = json::text_or(entry, "subject");
        if (list != public_ones.end() && state != states_.end() && organisations_.contains(subject) && stands(entry, state->second, on_)) all[list->second].insert(subject);
    }
    return all;
}

}  // namespace indicator

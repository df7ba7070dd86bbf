#include "subscription/feed.h"
#include <algorithm>

namespace subscription {
namespace {

using entry::Standing;

std::vector<measure::Measure const*> applied_to(Asked const& asked, entry::Entry const& e) {
    std::vector<measure::Measure const*> all;
    for (auto& m : asked.board.measures)
        if (measure::in_force(m, asked.today) && implements(asked.agency, m, asked.today) && check::targets(m, e) && !check::is_unfitting(asked.board, e.subject, m.id)) all.push_back(&m);
    return all;
}

json::Object item(std::string const& thing, std::int64_t leaf, What what, std::string const& list_type) {
    return {{"id", thing}, {"leaf", leaf}, {"change", json::enum_name(what)}, {"list_type", list_type}};
}

What change_of(Moved const& moved, Standing state) {
    if (state == Standing::held) return What::suspended;
    if (moved.published) return What::added;
    return moved.act == "resume" ? What::resumed : What::changed;
}

json::Object shown(measure::Measure const& m, law::Date today) {
    return {{"number", m.number}, {"edition", m.edition}, {"name", m.name_zh}, {"kind", json::enum_name(m.kind)}, {"binds_by_law", m.binds_by_law},
            {"basis", check::cited(m, today)}, {"what_to_do", m.what_to_do_zh}};
}

}  // namespace

std::set<std::string> topics_of(Subscription const& s, check::Board const& board, agency::Agency const& agency, law::Date today) {
    std::vector<list_type::ListType> types;
    for (auto& [code, type] : board.list_types) types.push_back(type);
    auto all = concerns(agency, board.measures, types, today);
    if (!s.only.empty()) std::erase_if(all, [&](std::string const& code) { return std::find(s.only.begin(), s.only.end(), code) == s.only.end(); });
    return all;
}

std::optional<json::Object> told_of_entry(Asked const& asked, Moved const& moved) {
    auto* found = check::item_of(asked.board, moved.thing);
    auto state = found ? check::standing(asked.board, found->entry, asked.today) : Standing::exited;
    if (state != Standing::in_force && state != Standing::held) return item(moved.thing, moved.leaf, What::withdrawn, moved.topic);
    auto& e = found->entry;
    auto applied = applied_to(asked, e);
    if (applied.empty()) return std::nullopt;
    auto all = item(moved.thing, moved.leaf, change_of(moved, state), moved.topic);
    auto type = asked.board.list_types.find(e.list_type);
    bool organisation = found->kind == subject::Kind::organisation;
    all["list_type_name"] = type == asked.board.list_types.end() ? "" : type->second.name_zh;
    all["polarity"] = json::enum_name(e.polarity);
    all["name"] = subject::shown_name(found->kind, found->name);
    all["code"] = organisation || found->number_masked.empty() ? found->code : found->number_masked;
    all["issuer"] = e.origin.issuer.empty() ? e.origin.node : e.origin.issuer;
    all["document_no"] = e.origin.document_no;
    all["basis"] = e.origin.basis;
    all["listed_on"] = json::write(e.listed_on);
    all["until"] = json::write(e.until);
    all["state"] = json::enum_name(state);
    // Nothing is applied while it is held (I-18), nor an incentive beside discipline (I-6), nor what is contested for its subject.
    bool nothing = state == Standing::held || (e.polarity == list_type::Polarity::incentive && asked.disciplined(e.subject));
    json::Array measures;
    for (auto* m : applied)
        if (!nothing && !check::is_contested(asked.board, e.subject, m->number)) measures.push_back(shown(*m, asked.today));
    all["measures"] = std::move(measures);
    return all;
}

std::optional<json::Object> told_of_measure(Asked const& asked, Moved const& moved) {
    auto found = std::find_if(asked.board.measures.begin(), asked.board.measures.end(), [&](auto& m) { return m.id == moved.thing; });
    if (found == asked.board.measures.end() || !implements(asked.agency, *found, asked.today)) return std::nullopt;
    json::Object all{{"id", moved.thing}, {"leaf", moved.leaf}, {"number", found->number}, {"edition", found->edition}};
    if (!measure::in_force(*found, asked.today)) {
        if (!found->ended_on && asked.today < found->from) return std::nullopt;           // its day has not come; `in_force` names it then
        all["change"] = json::enum_name(What::withdrawn);
        return all;
    }
    all["change"] = json::enum_name(What::added);
    for (auto& each : shown(*found, asked.today)) all[each.key()] = each.value();
    all["target"] = json::enum_name(found->target);
    all["list_types"] = json::write(found->list_types);
    all["until"] = json::write(found->to);
    return all;
}

json::Array in_force_today(Asked const& asked) {
    json::Array all;
    for (auto& m : asked.board.measures)
        if (measure::in_force(m, asked.today) && implements(asked.agency, m, asked.today)) all.push_back(json::Value(m.number + "/" + std::to_string(m.edition)));
    return all;
}

std::string digest_of(crypto::Suite suite, std::string const& agency, Feed feed, std::int64_t after, json::Array const& items) {
    auto hashed = [&](std::string const& before, json::Object const& one) { return crypto::hex(crypto::bytes(crypto::hash(suite, {before, json::canonical(json::Value(one))}))); };
    auto digest = hashed("", {{"agency", agency}, {"feed", json::enum_name(feed)}, {"after", after}});
    for (auto& each : items) digest = hashed(digest, each.as_object());
    return digest;
}

}  // namespace subscription

#include "list_type/store.h"
#include <algorithm>
#include "list_type/noun.h"

namespace list_type {
namespace {

// Listed by its last day. An entry past its own last day leaves by itself, whether or not the clock has come by.
constexpr store::Query kResting{
    "entries_resting_on_list_type",
    "SELECT e.id FROM entry e JOIN casefile f ON f.id = e.id WHERE e.list_type = ?1 AND f.state IN ('listed', 'held') AND e.listed_on <= ?3"
    " AND (e.until IS NULL OR e.until >= ?2) ORDER BY e.id"};

// What rests on this row, and on no other of its code, when it ends with the day before `first`; rows that hold only until it begins.
void give_resting(law::Facts& facts, store::Db& db, ListType const& type, std::vector<ListType> same_code, law::Date first, law::Date today) {
    std::erase_if(same_code, [&](ListType const& other) { return other.id == type.id || !in_force(other, first); });
    std::vector<std::string> yielding, resting;
    for (auto& other : same_code) if (other.ended_on) yielding.push_back(other.id);
    facts.give("yielding", std::move(yielding));
    if (!same_code.empty()) return;
    db.each(kResting, [&](store::Row const& r) { resting.emplace_back(r.text(0)); }, type.code, law::to_text(today), law::to_text(std::min(first, today)));
    facts.give("resting", std::move(resting));
}

std::vector<ListType> published(store::Db& db, std::string const& code) {
    return store::select(db, ListTypeNoun::table(), "WHERE code = ?1 AND published_on IS NOT NULL ORDER BY id", code);
}

law::Date first_day(ListType const& type) { return std::max(type.from, *type.published_on); }

}  // namespace

std::optional<ListType> known_on(std::vector<ListType> const& same_code, law::Date on) {
    ListType const *before = nullptr, *after = nullptr;
    for (auto& type : same_code) {
        if (in_force(type, on)) return type;
        if (!type.published_on || (type.ended_on && *type.ended_on <= first_day(type))) continue;     // given up before it began
        auto first = first_day(type);
        if (first <= on && (!before || first_day(*before) <= first)) before = &type;
        if (on < first && (!after || first < first_day(*after))) after = &type;
    }
    auto* known = before ? before : after;
    return known ? std::optional(*known) : std::nullopt;
}

std::optional<ListType> in_force_on(store::Db& db, std::string const& code, law::Date on) {
    for (auto& type : published(db, code))
        if (in_force(type, on)) return type;
    return std::nullopt;
}

std::optional<ListType> known_on(store::Db& db, std::string const& code, law::Date on) { return known_on(published(db, code), on); }

law::Facts ListTypeNoun::facts(casework::Asking<ListType> const& now) {
    if (!now.row) return {};
    auto on = now.command.on.value_or(now.setting.today);
    auto same_code = store::select(now.db, table(), "WHERE code = ?1 ORDER BY id", now.row->code);
    auto facts = answers(*now.row, same_code, on);
    if (now.command.act == "end") give_resting(facts, now.db, *now.row, same_code, on, now.setting.today);
    if (now.command.act == "lapse") give_resting(facts, now.db, *now.row, same_code, on + std::chrono::days{1}, now.setting.today);
    return facts;
}

}  // namespace list_type

HENGXIN_NOUN(, list_type::ListTypeNoun);

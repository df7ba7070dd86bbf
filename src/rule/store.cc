#include "rule/store.h"
#include <set>
#include "list_type/store.h"
#include "rule/noun.h"
#include "rule/recognition.h"

namespace rule {
namespace {

// What is listed here because it is listed there. An entry past its last day leaves by itself, whether or not the clock has come by.
constexpr store::Query kResting{
    "entries_resting_on_recognition",
    "SELECT e.id, e.list_type, e.until FROM entry e JOIN casefile f ON f.id = e.id WHERE f.state IN ('listed', 'held') AND (e.until IS NULL OR e.until >= ?2)"
    " AND e.batch IN (SELECT b.id FROM batch b JOIN rule r ON r.id = b.recognition WHERE r.name = ?1) ORDER BY e.id"};

std::vector<Rule> rows_named(store::Db& db, std::string const& name) { return store::select(db, RuleNoun::table(), "WHERE name = ?1 ORDER BY id", name); }

law::Finding fits(store::Db& db, Rule const& rule, casework::Setting const& now) {
    if (!rule.recognition) return {true};
    if (!is_elsewhere(rule.recognition->region, now.region))
        return {false, "本县及其所属的市、省不是外地，其名单按上级名单报送。", "This county, its city and its province are not another region; their lists come as upstream lists."};
    if (rule.recognition->list_type.empty()) return {true};
    auto type = list_type::in_force_on(db, rule.recognition->list_type, std::max(now.today, *rule.from));
    if (type && type->origin == list_type::Origin::upstream) return {true};
    return {false, "名单类别：" + rule.recognition->list_type + "。", "List type: " + rule.recognition->list_type + "."};
}

// Entries whose recognition will end before they do, each with its last day; none of today on: an empty day.
void give_resting(law::Facts& facts, store::Db& db, std::string const& name, std::vector<Rule> const& after, law::Date today) {
    std::vector<std::string> ids, last_days;
    db.each(
        kResting,
        [&](store::Row const& r) {
            auto carried = carries(after, std::string(r.text(1)), today);
            bool ends_before = carried.last && (r.is_null(2) || *carried.last < json::Text<law::Date>::from(r.text(2)));
            if (carried.now && !ends_before) return;
            ids.emplace_back(r.text(0));
            last_days.push_back(carried.now ? law::to_text(*carried.last) : "");
        },
        name, law::to_text(today));
    facts.give("resting", std::move(ids));
    facts.give("resting_until", std::move(last_days));
}

}  // namespace

law::Facts RuleNoun::facts(casework::Asking<Rule> const& now) {
    if (!now.row && !now.command.fields.contains("rule")) return {};
    auto rule = now.row ? *now.row : content(now.command.fields);
    auto same_name = rows_named(now.db, rule.name);
    auto step = now.row && now.command.act == "end" ? Step::end : Step::publish;
    auto facts = answers(rule, same_name, step);
    facts.answer(recognition_fits, fits(now.db, rule, now.setting));
    if (rule.recognition && rule.recognition->of == Of::list) give_resting(facts, now.db, rule.name, afterwards(rule, same_name, step), now.setting.today);
    return facts;
}

std::vector<Rule> recognitions(store::Db& db, std::string const& region, Of of, std::string const& theirs) { return rows_named(db, recognition_name(region, of, theirs)); }

casework::Law read_law(store::Db& db) {
    auto rules = store::select(db, RuleNoun::table(), "WHERE published_on IS NOT NULL AND ended_on IS NULL ORDER BY name, id");
    return {periods_of(rules), calendar_of(rules)};
}

std::vector<std::string> missing_periods(law::Periods const& periods, casework::Nouns const& nouns) {
    std::set<std::string> all;
    for (auto& noun : nouns.all())
        for (auto& edition : noun.editions) {
            auto need = [&](std::string_view name) {
                if (name.empty() || periods.covers(name, edition.from, std::nullopt)) return;
                all.insert(noun.name + ": " + std::string(name) + " 自" + law::to_text(edition.from) +
                           "起有的日子没有值 / lacks a value on some day since then");
            };
            for (auto& limit : edition.limits) need(limit.within.period);
            for (auto& rule : edition.rules) need(rule.extends);
        }
    return {all.begin(), all.end()};
}

}  // namespace rule

HENGXIN_NOUN(, rule::RuleNoun);

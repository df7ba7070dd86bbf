#include "rule/store.h"
#include <set>
#include "rule/noun.h"

namespace rule {

law::Facts RuleNoun::facts(casework::Asking<Rule> const& now) {
    if (!now.row) {
        if (!now.command.fields.contains("rule")) return {};
        auto sent = content(now.command.fields);
        return answers(sent, store::select(now.db, table(), "WHERE name = ?1 ORDER BY id", sent.name), Step::publish);
    }
    auto same_name = store::select(now.db, table(), "WHERE name = ?1 ORDER BY id", now.row->name);
    return answers(*now.row, same_name, now.command.act == "end" ? Step::end : Step::publish);
}

casework::Law read_law(store::Db& db) {
    auto rules = store::select(db, RuleNoun::table(), "WHERE published_on IS NOT NULL AND ended_on IS NULL ORDER BY name, id");
    return {periods_of(rules), calendar_of(rules)};
}

std::vector<std::string> missing_periods(law::Periods const& periods, casework::Nouns const& nouns) {
    std::set<std::string> all;
    for (auto& noun : nouns.all())
        for (auto& edition : noun.editions)
            for (auto& limit : edition.limits) {
                auto name = limit.within.period;
                if (name.empty() || periods.covers(name, edition.from, std::nullopt)) continue;
                all.insert(noun.name + ": " + std::string(name) + " 自" + law::to_text(edition.from) +
                           "起有的日子没有值 / lacks a value on some day since then");
            }
    return {all.begin(), all.end()};
}

}  // namespace rule

HENGXIN_NOUN(, rule::RuleNoun);

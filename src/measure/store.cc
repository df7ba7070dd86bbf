#include <algorithm>
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/store.h"
#include "subscription/store.h"

namespace measure {
namespace {

std::vector<list_type::ListType> targeted(store::Db& db, Measure const& measure) {
    std::vector<list_type::ListType> all;
    for (auto& code : measure.list_types)
        for (auto& type : store::select(db, list_type::ListTypeNoun::table(), "WHERE code = ?1 ORDER BY id", code)) all.push_back(std::move(type));
    return all;
}

// The memoranda that name this measure or that it cites, as they are told in its row.
void give_memoranda(law::Facts& facts, Measure const& measure, std::vector<memorandum::Memorandum> const& agreed) {
    std::vector<std::string> named_in, cited;
    for (auto& m : agreed) {
        bool cites = false;
        for (auto& basis : measure.bases)
            if (memorandum::is_cited_as(m, basis.instrument)) {
                cites = true;
                cited.push_back(basis.instrument);
            }
        if (cites || memorandum::names_measure(m, measure.number)) named_in.push_back(json::canonical(json::write(Named{m.id, m.name, m.document_no, {}})));
    }
    facts.give("named_in", std::move(named_in));
    facts.give("memoranda_cited", std::move(cited));
}

// What is on file as a memorandum counts as one, whatever rank the draft gives it (I-9).
Measure ranked(Measure measure, std::vector<memorandum::Memorandum> const& agreed) {
    memorandum::rank_as_agreed(measure.bases, agreed);
    return measure;
}

// Of any edition of the number. What was applied until a day that is over lapses by itself.
constexpr store::Query kResting{
    "tasks_resting_on_measure",
    "SELECT t.id FROM task t JOIN casefile f ON f.id = t.id WHERE t.measure_number = ?1 AND (f.state IN ('due', 'deferred') OR (f.state = 'applied' AND (f.due IS NULL OR f.due >= ?2)))"
    " ORDER BY t.id"};

// What rests on this edition, and on no other of its number, when it ends with the day before `first`; editions that hold only until it begins.
void give_resting(law::Facts& facts, store::Db& db, Measure const& measure, std::vector<Measure> editions, law::Date first, law::Date today) {
    std::erase_if(editions, [&](Measure const& other) { return other.id == measure.id || !in_force(other, first); });
    std::vector<std::string> yielding, resting;
    for (auto& other : editions) if (other.ended_on) yielding.push_back(other.id);
    facts.give("yielding", std::move(yielding));
    if (!editions.empty()) return;
    db.each(kResting, [&](store::Row const& r) { resting.emplace_back(r.text(0)); }, measure.number, law::to_text(today));
    facts.give("resting", std::move(resting));
}

}  // namespace

law::Facts MeasureNoun::facts(casework::Asking<Measure> const& now) {
    auto measure = now.row ? *now.row : content(now.command.fields);
    auto on = now.command.on.value_or(now.setting.today);
    auto agreed = memorandum::agreed_on(now.db, on);
    auto editions = store::select(now.db, table(), "WHERE number = ?1 ORDER BY edition", measure.number);
    auto facts = answers(ranked(measure, agreed), targeted(now.db, measure), editions, on);
    give_memoranda(facts, measure, agreed);
    if (now.command.act == "repeal") give_resting(facts, now.db, measure, editions, on, now.setting.today);
    if (now.command.act == "lapse") give_resting(facts, now.db, measure, editions, on + std::chrono::days{1}, now.setting.today);
    return facts;
}

// Agencies that take the feed read on from the leaf of it.
void MeasureNoun::noted(store::Db& db, Measure const& measure, casework::Noted const& by) {
    subscription::note_change(db, subscription::Feed::measures, "", measure.id, by);
}

}  // namespace measure

HENGXIN_NOUN(, measure::MeasureNoun);

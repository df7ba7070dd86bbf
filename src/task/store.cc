#include <algorithm>
#include "casework/about_fields.h"
#include "check/check.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "measure/noun.h"
#include "record/store.h"
#include "subject/store.h"
#include "task/noun.h"

namespace task {
namespace {

std::string bases_in_words(measure::Measure const& measure, law::Date on) {
    std::string all;
    for (auto& each : measure.bases)
        if (law::in_force(each, on)) all += (all.empty() ? "" : "；") + (each.instrument.find("〔") != std::string::npos ? each.instrument : "《" + each.instrument + "》") + each.article;
    return all.empty() ? "措施清单" : all;
}

// The agency that applied it, and the leaf by which it did.
void give_who_applied(law::Facts& facts, Task const& task, casework::CaseFile const& file) {
    auto step = std::find_if(file.steps.begin(), file.steps.end(), [](casework::Step const& each) { return each.act == "apply" || each.act == "open_applied"; });
    if (step == file.steps.end()) return;
    facts.give("recipients", {task.agency});
    facts.give("received_on", {law::to_text(step->on)});
    facts.give("received_leaf", {std::to_string(step->leaf)});
}

}  // namespace

law::Facts TaskNoun::facts(casework::Asking<Task> const& now) {
    auto measure_id = now.row ? now.row->measure : json::text(now.command.fields, "measure");
    auto entry_id = now.row ? now.row->entry : json::text_or(now.command.fields, "entry");
    law::Facts facts;
    auto measure = store::load(now.db, measure::MeasureNoun::table(), measure_id);
    bool by_system = now.actor.roles.has(law::Party::agency_system);
    facts.answer(officer_is_named, casework::about_fields(officer_is_named, !by_system || !now.actor.officer.empty(), now.command.fields, {"officer"}));
    facts.answer(measure_still_in_force, measure && measure::in_force(*measure, now.setting.today));
    if (measure) facts.give("name", {measure->name_zh});
    if (now.row && now.command.act == "lift") give_who_applied(facts, *now.row, *now.file);
    if (measure && measure->polarity == measure::Polarity::discipline) {
        facts.give("burden", {measure->name_zh});
        facts.give("basis", {bases_in_words(*measure, now.setting.today)});
    }
    bool in_force = entry_id.empty();
    auto entry = in_force ? std::nullopt : store::load(now.db, entry::EntryNoun::table(), entry_id);
    if (entry) in_force = entry::standing_on(now.db, *entry, now.setting.today) == entry::Standing::in_force;
    if (entry && entry->until) facts.give("entry_until", {law::to_text(*entry->until)});
    facts.answer(another_reason_is_explained, check::is_explained(json::text_or(now.command.fields, "reason"), json::text_or(now.command.fields, "words")));
    auto subject = now.row ? now.row->subject : json::text_or(now.command.fields, "subject");
    bool incentive = measure && measure->polarity == measure::Polarity::incentive;
    if (incentive && now.row && subject::declines_here(now.db, subject, now.row->agency, now.row->matter, now.setting.today))
        facts.answer(entry_still_in_force, law::Finding{false, "该主体声明不参加守信宣传。", "The subject declines to be promoted as a model."});
    else if (incentive && entry::discipline_in_force(now.db, subject, now.setting.today))
        facts.answer(entry_still_in_force, law::Finding{false, "该主体已有在期的惩戒条目。", "A discipline entry of this subject is in force."});
    else if (entry_id.empty() && record::adverse(now.db, subject, now.setting.today))
        facts.answer(entry_still_in_force, law::Finding{false, "该主体已有不良信用记录。", "This subject has an adverse record by now."});
    else
        facts.answer(entry_still_in_force, in_force);
    return facts;
}

}  // namespace task

HENGXIN_NOUN(, task::TaskNoun);

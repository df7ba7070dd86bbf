#include <algorithm>
#include <set>
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "check/check.h"
#include "check/verdict.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "measure/noun.h"
#include "objection/store.h"
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

// Whom the confirmation it came from says to be one: an incentive to one of them stands beside no discipline of another (I-6).
std::set<std::string> confirmed_as_one(store::Db& db, std::string const& confirmation, std::string const& subject) {
    auto check = store::load(db, check::CheckNoun::table(), confirmation);
    auto all = check ? check::who_it_is(*check, check->entry) : std::set<std::string>{};
    all.insert(subject);
    return all;
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

namespace {

// By which edition a task is done today: the one it was opened on, or that in force in its place, where it is still for this entry, subject and matter (I-11).
std::optional<measure::Measure> edition_today(store::Db& db, Task const& task, std::optional<entry::Entry> const& entry, law::Date today) {
    auto measure = store::load(db, measure::MeasureNoun::table(), task.measure);
    if (!measure || measure::in_force(*measure, today)) return measure;
    auto agency = store::load(db, agency::AgencyNoun::table(), task.agency);
    auto* remit = agency ? agency::remit_for(*agency, task.matter, today) : nullptr;
    for (auto& other : store::select(db, measure::MeasureNoun::table(), "WHERE number = ?1 AND published_on IS NOT NULL ORDER BY edition", task.measure_number)) {
        bool for_it = entry ? check::targets(other, *entry) : other.target == measure::Target::none_adverse;
        if (for_it && measure::in_force(other, today) && remit && check::is_used_in(other, *agency, *remit) && !objection::unfitting(db, other.id, task.subject)) return other;
    }
    return measure;
}

}  // namespace

law::Facts TaskNoun::facts(casework::Asking<Task> const& now) {
    auto entry_id = now.row ? now.row->entry : json::text_or(now.command.fields, "entry");
    law::Facts facts;
    bool in_force = entry_id.empty();
    auto entry = in_force ? std::nullopt : store::load(now.db, entry::EntryNoun::table(), entry_id);
    auto measure = now.row && now.command.act == "apply" ? edition_today(now.db, *now.row, entry, now.setting.today)
                                                         : store::load(now.db, measure::MeasureNoun::table(), now.row ? now.row->measure : json::text(now.command.fields, "measure"));
    if (measure) facts.give("edition", {measure->id});
    bool by_system = now.actor.roles.has(law::Party::agency_system);
    facts.answer(officer_is_named, casework::about_fields(officer_is_named, !by_system || !now.actor.officer.empty(), now.command.fields, {"officer"}));
    facts.answer(measure_still_in_force, measure && measure::in_force(*measure, now.setting.today));
    if (measure) facts.give("name", {measure->name_zh});
    if (now.row && now.command.act == "lift") give_who_applied(facts, *now.row, *now.file);
    if (measure && measure->polarity == measure::Polarity::discipline) {
        facts.give("burden", {measure->name_zh});
        facts.give("basis", {bases_in_words(*measure, now.setting.today)});
    }
    if (entry) in_force = entry::standing_on(now.db, *entry, now.setting.today) == entry::Standing::in_force;
    auto last = entry && measure ? check::last_day_of(*measure, *entry) : entry ? entry->until : measure ? measure->to : std::nullopt;
    if (last) facts.give("entry_until", {law::to_text(*last)});
    facts.answer(another_reason_is_explained, check::is_explained(json::text_or(now.command.fields, "reason"), json::text_or(now.command.fields, "words")));
    auto subject = now.row ? now.row->subject : json::text_or(now.command.fields, "subject");
    auto listed = [&] {
        auto all = confirmed_as_one(now.db, now.row ? now.row->confirmation : json::text_or(now.command.fields, "check"), subject);
        return std::any_of(all.begin(), all.end(), [&](std::string const& each) { return entry::discipline_in_force(now.db, each, now.setting.today); });
    };
    bool incentive = measure && measure->polarity == measure::Polarity::incentive;
    if (incentive && now.row && subject::declines_here(now.db, subject, now.row->agency, now.row->matter, now.setting.today))
        facts.answer(entry_still_in_force, law::Finding{false, "该主体声明不参加守信宣传。", "The subject declines to be promoted as a model."});
    else if (incentive && listed())
        facts.answer(entry_still_in_force, law::Finding{false, "该主体已有在期的惩戒条目。", "A discipline entry of this subject is in force."});
    else if (entry_id.empty() && record::adverse(now.db, subject, now.setting.today))
        facts.answer(entry_still_in_force, law::Finding{false, "该主体已有不良信用记录。", "This subject has an adverse record by now."});
    else
        facts.answer(entry_still_in_force, in_force);
    return facts;
}

}  // namespace task

HENGXIN_NOUN(, task::TaskNoun);

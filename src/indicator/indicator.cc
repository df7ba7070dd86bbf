#include "indicator/indicator.h"
#include <algorithm>

namespace indicator {
namespace {

const std::vector<Indicator> kAll{
    {"determinations_published", "公布的认定", "determinations published", "（十一）", "期间内公布的认定件数，计入作出认定的单位。",
     "Determinations published in the period, for the agency that made them.", "determination", {"publish"}},
    {"entries_lifted", "移出名单的条目", "entries lifted", "（十八）", "期间内期满或者被移出名单的条目件数，计入条目的管理单位。",
     "Entries that expired or were removed in the period, for the agency that keeps them.", "entry", {"expire", "remove"}},
    {"checks_made", "查询比对", "checks made", "（十三）", "期间内作出的查询比对次数，批量比对按行计，计入查询单位。",
     "Checks made in the period, a batch by its rows, for the agency that asked.", "check", {"ask"}, Lateness::either, Whose::the_acting_agency},
    {"answers_confirmed", "确认身份的答复", "answers confirmed", "（十三）", "期间内由具名人员确认身份的答复件数，计入查询单位。",
     "Answers whose subject a named officer confirmed in the period, for the agency that asked.", "check", {"confirm"}},
    {"tasks_applied", "适用的措施", "measures applied", "（十三）", "期间内登记为已适用的奖惩任务件数，自愿措施不计。",
     "Tasks recorded as applied in the period; voluntary measures are not counted.", "task", {"open_applied", "apply"}},
    {"tasks_not_applied", "未适用的措施", "measures not applied", "（十三）", "期间内登记理由后不适用的奖惩任务件数，自愿措施不计。",
     "Tasks recorded as not applied, with a reason, in the period; voluntary measures are not counted.", "task", {"open_not_applied", "not_apply"}},
    {"tasks_overdue", "逾期未反馈的任务", "tasks overdue", "（十三）", "期间最后一日仍未反馈、且反馈期限在该日以前届满的奖惩任务件数；期限暂定的和自愿措施不计。",
     "Tasks without an answer on the last day of the period whose time had run out before that day; provisional days and voluntary measures are not counted.",
     "task", {}, Lateness::either, Whose::the_cases_agency, "due"},
    {"objections_accepted", "受理的异议", "objections accepted", "（十七）", "期间内受理（含期满视为受理和自行发现）的异议件数，计入当时的承办单位。",
     "Objections accepted in the period, by the clock and self-found ones as well, for the agency whose case it then was.", "objection", {"accept", "note"}},
    {"objections_declined", "不予受理的异议", "objections declined", "（十七）", "期间内不予受理的异议件数，计入作出决定的单位。",
     "Objections that were not accepted in the period, for the agency that decided.", "objection", {"decline"}, Lateness::either, Whose::the_acting_agency},
    {"objections_answered_in_time", "按期核实的异议", "objections answered in time", "（十七）", "期间内信息来源单位按期核实答复的异议次数。",
     "Answers of source units to objections in the period, given in time.", "objection", {"answer"}, Lateness::in_time},
    {"objections_answered_late", "逾期核实的异议", "objections answered late", "（十七）", "期间内信息来源单位逾期核实答复的异议次数。",
     "Answers of source units to objections in the period, given late.", "objection", {"answer"}, Lateness::late},
    {"objections_decided_in_time", "按期办结的异议", "objections decided in time", "（十七）", "期间内按期作出结论的异议件数，计入作出结论的单位。",
     "Objections decided in time in the period, for the agency that decided.", "objection", {"uphold", "reject"}, Lateness::in_time, Whose::the_acting_agency},
    {"objections_decided_late", "逾期办结的异议", "objections decided late", "（十七）", "期间内逾期作出结论的异议件数，计入作出结论的单位。",
     "Objections decided late in the period, for the agency that decided.", "objection", {"uphold", "reject"}, Lateness::late, Whose::the_acting_agency},
    {"repairs_decided_in_time", "按期决定的修复", "repairs decided in time", "（十八）", "期间内认定单位按期决定的信用修复件数。",
     "Repairs that the recogniser decided in time in the period.", "repair", {"approve", "refuse"}, Lateness::in_time},
    {"repairs_decided_late", "逾期决定的修复", "repairs decided late", "（十八）", "期间内认定单位逾期决定的信用修复件数。",
     "Repairs that the recogniser decided late in the period.", "repair", {"approve", "refuse"}, Lateness::late},
    {"corrections_told", "告知的暂停和纠正", "corrections told", "（十九）", "期间内告知接收单位暂停适用、核实结果或者移出、更正、续期的次数，计入接收单位。",
     "Times an agency was told in the period to suspend what it had received, how that ended, or that it was ended, corrected or renewed.", "withdrawal", {"tell_hold", "tell_end"}},
    {"corrections_acknowledged", "签收的暂停和纠正", "corrections acknowledged", "（十九）", "期间内接收单位签收上述告知的次数。",
     "Times an agency acknowledged in the period that it was told.", "withdrawal", {"acknowledge"}},
};

bool waits(std::string_view noun) {
    return std::any_of(kAll.begin(), kAll.end(), [&](Indicator const& each) { return !each.waits_in.empty() && each.noun == noun; });
}

json::Array const& images_of(json::Object const& facts) {
    static json::Array const none;
    auto* images = facts.if_contains("images");
    return images && images->is_array() ? images->as_array() : none;
}

// The fields of the last image of a kind in this leaf or row.
json::Object const* fields_of(json::Object const& facts, std::string_view kind) {
    json::Object const* found = nullptr;
    for (auto& image : images_of(facts))
        if (json::text(image.as_object(), "kind") == kind) found = &image.as_object().at("fields").as_object();
    return found;
}

std::string text_or_none(json::Object const& fields, std::string_view name) {          // a day may be null
    auto* value = fields.if_contains(name);
    return value && value->is_string() ? std::string(value->as_string()) : "";
}

}  // namespace

std::span<Indicator const> indicators() { return kAll; }

std::string Evidence::reference() const { return std::to_string(leaf) + (row ? "." + std::to_string(*row) : ""); }

Tally::Tally(law::Date from, law::Date to) : from_(law::to_text(from)), to_(law::to_text(to)) {}

void Tally::take(std::uint64_t leaf, std::optional<std::uint64_t> row, json::Object const& facts) {
    if (!row) {
        batch_agency_ = json::text_or(facts, "agency");
        batch_on_ = json::text_or(facts, "on");
    }
    Evidence at{leaf, row, json::text_or(facts, "noun"), json::text_or(facts, "case")};
    remember(facts, at, json::text_or(facts, "on", batch_on_));
    count(facts, at);
}

void Tally::remember(json::Object const& facts, Evidence const& at, std::string const& on) {
    for (auto& each : images_of(facts)) {
        auto& image = each.as_object();
        auto kind = json::text(image, "kind"), id = json::text(image, "id");
        auto& fields = image.at("fields").as_object();
        if (kind == "agency") agencies_[id] = json::text_or(fields, "name");
        if (kind == "task" && json::flag_or(fields, "voluntary", false)) voluntary_.insert(id);
        if (kind != "casefile" || on > to_ || !waits(json::text(fields, "noun"))) continue;
        files_[id] = {json::text(fields, "state"), json::text_or(fields, "agency"), text_or_none(fields, "due"), json::flag_or(fields, "provisional", false),
                      {at.leaf, at.row, json::text(fields, "noun"), id}};
    }
}

void Tally::count(json::Object const& facts, Evidence const& at) {
    auto act = json::text_or(facts, "act"), on = json::text_or(facts, "on", batch_on_);
    if (on < from_ || on > to_ || voluntary_.contains(at.of_case)) return;
    if (at.of_case.empty() && act != "ask") return;                 // a leaf over many cases: its rows count
    bool late = json::flag_or(facts, "late", false);
    for (auto& each : kAll) {
        if (each.noun != at.noun || std::find(each.acts.begin(), each.acts.end(), act) == each.acts.end()) continue;
        if (each.lateness != Lateness::either && late != (each.lateness == Lateness::late)) continue;
        auto* file = fields_of(facts, "casefile");
        auto agency = each.whose == Whose::the_acting_agency ? json::text_or(facts, "agency", batch_agency_) : file ? json::text_or(*file, "agency") : "";
        counted_[each.name][agency].push_back(at);
    }
}

std::vector<Figure> Tally::figures() const {
    auto counted = counted_;
    for (auto& each : kAll)
        for (auto& [id, file] : files_)
            if (!each.waits_in.empty() && file.evidence.noun == each.noun && file.state == each.waits_in && !file.due.empty() && file.due < to_ && !file.provisional &&
                !voluntary_.contains(id))
                counted[each.name][file.agency].push_back(file.evidence);
    auto in_order = [](std::vector<Evidence> all) {
        std::sort(all.begin(), all.end(), [](Evidence const& a, Evidence const& b) { return std::pair(a.leaf, a.row) < std::pair(b.leaf, b.row); });
        return all;
    };
    std::vector<Figure> all;
    for (auto& each : kAll) {
        std::vector<Evidence> county;
        for (auto& [agency, evidence] : counted[each.name]) county.insert(county.end(), evidence.begin(), evidence.end());
        all.push_back({&each, "", in_order(std::move(county))});
    }
    for (auto& [agency, name] : agencies_)
        for (auto& each : kAll) all.push_back({&each, agency, in_order(counted[each.name][agency])});
    return all;
}

}  // namespace indicator

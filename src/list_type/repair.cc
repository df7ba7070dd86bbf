#include "list_type/repair.h"
#include <algorithm>
#include "json/described.h"

namespace list_type {
namespace {

constexpr law::Date day(int y, unsigned m, unsigned d) { return law::Date{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}; }

constexpr law::Basis k527{"发改办财金〔2019〕527号", "信用修复", law::Rank::normative_document};
constexpr law::Basis k58{"国家发改委令第58号", "信用修复", law::Rank::departmental_rule};
constexpr law::Basis k36{"国办发〔2025〕22号；国家发改委令第36号", "信用修复", law::Rank::central_policy};
constexpr law::Basis kCourt{"最高人民法院关于公布失信被执行人名单信息的若干规定", "履行完毕等情形由执行法院删除", law::Rank::normative_document};

// How documents of the days before a generation are to be treated is not in the texts at hand: the subject may rest on the better one,
// and what rests on an older row is shown as not confirmed.
constexpr RepairLaw kLaws[] = {
    // from              to                 governed by            keeps  window shields under confirmed
    {day(2020, 3, 18), day(2023, 4, 30),  Governs::application, true,  false, false, k527, false},
    {day(2023, 5, 1),  day(2026, 3, 31),  Governs::application, true,  false, false, k58,  false},
    {day(2026, 4, 1),  std::nullopt,      Governs::application, true,  true,  true,  k36,  true},
};

constexpr std::string_view kWays = "repair.", kEveryOther = "repair.list.min";

// Until their rows say it: ways of a folder that has the periods of before, and no row of a way.
constexpr std::string_view kPeriodOfBefore = "repair.wage_arrears.min";
struct Before {
    std::string_view list_type;
    RepairWay way;
    std::string_view period;
};
constexpr Before kBefore[] = {
    {"dishonest_judgment_debtor", RepairWay::at_once,         {}},
    {"wage_arrears",              RepairWay::from_correction, kPeriodOfBefore},
    {"wage_arrears_county",       RepairWay::from_correction, kPeriodOfBefore},
    {"market_regulation_severe",  RepairWay::from_document,   "repair.market_regulation.min"},
};

bool waits(RepairWay way) { return way == RepairWay::from_document || way == RepairWay::from_correction; }

std::optional<RepairRule> rule_of_before(std::string_view list_type, law::Periods const& periods) {
    bool before = std::any_of(periods.rows().begin(), periods.rows().end(), [](auto& row) { return row.name == kPeriodOfBefore; });
    for (auto& each : kBefore)
        if (before && each.list_type == list_type) return RepairRule{each.way, std::string(each.period), waits(each.way) ? law::Basis{} : kCourt, false};
    return std::nullopt;
}

struct Days {
    law::Date from;
    std::optional<law::Date> to;
    bool hold(law::Date on) const { return from <= on && (!to || on <= *to); }
};
Days both(RepairLaw const& one, law::PeriodValue const& other) {
    Days all{std::max(one.from, other.from), one.to};
    if (other.to && (!all.to || *other.to < *all.to)) all.to = other.to;
    return all;
}

// The first day on which a value of a period under one generation lets a repair be asked for.
std::optional<law::Date> first_day_under(RepairLaw const& law, law::PeriodValue const& value, law::Date counted_from, law::Date document) {
    auto passed = law::last_day(value.span, law::Sort::burden, counted_from, law::Calendar{}).day + std::chrono::days{1};
    auto days = both(law, value);
    if (days.hold(document) && (law.keeps_its_documents || law.governed_by == Governs::document)) return passed;
    if (law.governed_by == Governs::document) return std::nullopt;
    auto first = std::max(passed, days.from);
    return days.hold(first) ? std::optional(first) : std::nullopt;
}

}  // namespace

std::span<RepairLaw const> repair_laws() { return kLaws; }
RepairLaw const& repair_law_on(law::Date on) {
    for (auto& law : kLaws) if (!law.to || on <= *law.to) return law;
    assert(false);                       // the last row is open
    return kLaws[0];
}

std::vector<RepairRule> repair_rules_of(std::string_view list_type, law::Periods const& periods) {
    std::vector<RepairRule> all;
    for (auto way : {RepairWay::at_once, RepairWay::from_document, RepairWay::from_correction, RepairWay::forbidden}) {
        auto name = std::string(kWays) + std::string(json::enum_name(way)) + "." + std::string(list_type);
        law::PeriodValue const* row = nullptr;
        for (auto& each : periods.rows()) if (each.name == name && (!row || row->from < each.from)) row = &each;
        if (row && waits(way)) all.push_back({way, name});
        else if (row) all.push_back({way, {}, {row->instrument, row->article, row->rank}, row->confirmed});
    }
    if (!all.empty()) return all;
    if (auto before = rule_of_before(list_type, periods)) return {*before};
    return {{RepairWay::from_document, std::string(kEveryOther)}};
}

Eligibility eligibility(RepairRule const& rule, law::Periods const& periods, law::Date document, std::optional<law::Date> corrected,
                        std::span<RepairLaw const> laws) {
    auto text = [](auto const& instrument, auto const& article) { return std::string(instrument) + " " + std::string(article); };
    Eligibility best{rule.way, std::nullopt, "", rule.confirmed};
    if (rule.period.empty()) {
        best.under = text(rule.under.instrument, rule.under.article);
        if (rule.way == RepairWay::at_once) best.from = document;
        return best;
    }
    auto counted_from = rule.way == RepairWay::from_correction ? corrected : std::optional(document);
    for (auto& law : laws)
        for (auto& value : periods.rows()) {
            if (value.name != rule.period) continue;
            auto first = first_day_under(law, value, counted_from.value_or(document), document);
            if (!first || (best.from && *best.from < *first)) continue;
            best.from = first;
            best.under = text(value.instrument, value.article);
            best.confirmed = value.confirmed && law.confirmed;
        }
    if (!counted_from) best.from = std::nullopt;
    return best;
}

Eligibility eligibility(std::vector<RepairRule> const& rules, law::Periods const& periods, law::Date document, std::optional<law::Date> corrected) {
    std::optional<Eligibility> best;
    for (auto& rule : rules) {
        auto each = eligibility(rule, periods, document, corrected);
        if (!best || (each.from && (!best->from || *each.from < *best->from))) best = each;
    }
    return best.value_or(Eligibility{});
}

namespace {

bool is_near(law::Date day, law::PeriodValue const& value, law::Calendar const& calendar, law::Date today) {
    auto within = [&](law::Date from, law::Date to) { return from <= to && to <= law::last_day(value.span, law::Sort::burden, from, calendar).day; };
    return within(today, day) || within(day, today);
}

}  // namespace

Reminder reminder(Eligibility const& when, std::optional<law::Date> last, Reminder const& told, law::Periods const& periods, law::Calendar const& calendar, law::Date today) {
    auto* value = periods.in_force("repair.remind", today);
    Reminder all;
    if (!value || when.way == RepairWay::none || when.way == RepairWay::forbidden) return all;
    bool waits = when.way == RepairWay::from_document || when.way == RepairWay::from_correction;     // at once is a day that nobody has to wait for
    bool before_its_end = when.from && (!last || *when.from <= *last);
    if (waits && before_its_end && when.from != told.may_apply && is_near(*when.from, *value, calendar, today)) all.may_apply = when.from;
    if (last && last != told.ends && today <= *last && is_near(*last, *value, calendar, today)) all.ends = last;
    return all;
}

std::string may_apply_in_words(Eligibility const& when) {
    return "自" + law::in_chinese(*when.from) + "起可以申请信用修复（" + when.under + (when.confirmed ? "" : "，依据待核对") + "）";
}
std::string ends_in_words(Eligibility const& when, law::Date last) {
    auto end = "期限至" + law::in_chinese(last) + "届满，届满后自动终止，无须申请";
    if (!when.from) return end + "；在此之前符合条件的，可以申请信用修复";
    return end + (*when.from <= last ? "；在此之前，" + may_apply_in_words(when) : "");
}

}  // namespace list_type

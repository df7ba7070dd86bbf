#include "law/period.h"
#include <cassert>

namespace law {
namespace {

// 民法典 art. 202: the corresponding day of the last month; where there is none, that month's last day.
Date months_later(Date event, std::chrono::months count) {
    auto target = std::chrono::year_month_day{event} + count;
    return target.ok() ? Date{target} : Date{target.year() / target.month() / std::chrono::last};
}

bool governs(PeriodValue const& row, std::string_view name, Date on) {
    return row.name == name && row.from <= on && (!row.to || on <= *row.to);
}

// Counts working days, and remembers whether one of the days it looked at has no announced calendar.
class Count {
 public:
    explicit Count(Calendar const& calendar) : calendar_(calendar) {}
    bool is_working(Date day) {
        provisional_ = provisional_ || !calendar_.is_announced(day);
        return calendar_.is_working(day);
    }
    Date working_days_later(Date day, int count) {
        while (count > 0) {
            day += std::chrono::days{1};
            if (is_working(day)) --count;
        }
        return day;
    }
    Date working_day_from(Date day) {
        while (!is_working(day)) day += std::chrono::days{1};
        return day;
    }
    bool provisional() const { return provisional_; }

 private:
    Calendar const& calendar_;
    bool provisional_ = false;
};

}  // namespace

std::string in_words(Due const& due) {
    return in_chinese(due.day) + (due.provisional ? "（暂定：期间所经年度的放假安排尚未公布，公布后重新计算）" : "");
}

// Where two rows govern a day, the later law prevails.
PeriodValue const* Periods::in_force(std::string_view name, Date on) const {
    PeriodValue const* found = nullptr;
    for (auto const& row : rows_)
        if (governs(row, name, on) && (!found || row.from >= found->from)) found = &row;
    return found;
}

bool Periods::covers(std::string_view name, Date from, std::optional<Date> to) const {
    auto uncovered = from;   // every day before it has a value
    while (!to || uncovered <= *to) {
        auto const* row = in_force(name, uncovered);
        if (!row) return false;
        if (!row->to) return true;
        uncovered = *row->to + std::chrono::days{1};
    }
    return true;
}

Due last_day(Span span, Sort sort, Date event, Calendar const& calendar) {
    assert(span.count >= 0);
    Count count(calendar);
    Date day = event;
    switch (span.unit) {
        case Unit::working_days: day = count.working_days_later(event, span.count); break;
        case Unit::calendar_days: day = event + std::chrono::days{span.count}; break;
        case Unit::months: day = months_later(event, std::chrono::months{span.count}); break;
        case Unit::years: day = months_later(event, std::chrono::months{12} * span.count); break;
    }
    if (sort == Sort::time_to_act) day = count.working_day_from(day);
    return {.day = day, .provisional = count.provisional()};
}

}  // namespace law

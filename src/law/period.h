// Named, dated periods. A statute names a period; its value is a dated row with basis, so a change of law is a new row.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "law/basis.h"
#include "law/calendar.h"

namespace law {

enum class Unit { working_days, calendar_days, months, years };
BOOST_DESCRIBE_ENUM(Unit, working_days, calendar_days, months, years)

// A time to act rolls to the next working day when it ends on a day off; a burden ends on the day, never later. No default.
enum class Sort { time_to_act, burden };
BOOST_DESCRIBE_ENUM(Sort, time_to_act, burden)

struct Span {
    int count;
    Unit unit;
};

// One dated row. `from` … `to` (inclusive, open when absent) is when the value governs waits that begin.
struct PeriodValue {
    std::string name;              // "objection.source"
    Span span;
    Sort sort;
    Date from;
    std::optional<Date> to;
    std::string instrument, article;
    Rank rank;
    bool confirmed;                // false: still to be checked against the official text, and said so on the screen
};

class Periods {
 public:
    explicit Periods(std::vector<PeriodValue> rows = {}) : rows_(std::move(rows)) {}
    // The value in force when a wait begins. Start-up proves that every named period has one for every day of its edition.
    PeriodValue const* in_force(std::string_view name, Date on) const;
    bool covers(std::string_view name, Date from, std::optional<Date> to) const;
    std::vector<PeriodValue> const& rows() const { return rows_; }
 private:
    std::vector<PeriodValue> rows_;
};

struct Due {
    Date day;
    bool provisional;              // counted over days whose calendar is not announced; costs nobody a right
};

std::string in_words(Due const& due);     // as papers and notices write it; of a provisional day that it is one, and why

// The last day of a period that begins with an event on `event`. The day of the event does not count (行政处罚法 art. 85 for working
// days; 民法典 art. 201–203 for days, months and the roll to the next working day).
Due last_day(Span span, Sort sort, Date event, Calendar const& calendar);

}  // namespace law

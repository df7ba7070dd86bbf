// Working days as announced each year by the State Council (国务院办公厅部分节假日安排的通知): holidays on weekdays, make-up working
// days on weekends. A year without an announcement counts Monday to Friday and is marked provisional.
#pragma once
#include <set>
#include <vector>
#include "law/date.h"

namespace law {

class Calendar {
 public:
    enum class Kind { holiday, make_up_working_day };
    struct Departure { Date day; Kind kind; };
    bool operator==(Calendar const&) const = default;
    Calendar() = default;
    // A year is announced when `years` names it.
    Calendar(std::vector<Departure> const& departures, std::set<int> years);
    bool is_working(Date day) const;
    bool is_announced(Date day) const;
 private:
    std::set<Date> holidays_, make_up_days_;
    std::set<int> years_;
};

}  // namespace law

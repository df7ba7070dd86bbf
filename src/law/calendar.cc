#include "law/calendar.h"
#include <utility>

namespace law {

Calendar::Calendar(std::vector<Departure> const& departures, std::set<int> years) : years_(std::move(years)) {
    for (auto const& departure : departures)
        (departure.kind == Kind::holiday ? holidays_ : make_up_days_).insert(departure.day);
}

bool Calendar::is_working(Date day) const {
    std::chrono::weekday weekday{day};
    bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return weekend ? make_up_days_.contains(day) : !holidays_.contains(day);
}

bool Calendar::is_announced(Date day) const { return years_.contains(int{std::chrono::year_month_day{day}.year()}); }

}  // namespace law

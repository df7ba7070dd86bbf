// A Rule (法定期间、工作日历、信用行为分类规则) of law as data: one dated value of a named period, the working calendar of one announced year,
// or what gives an organisation a class of conduct. A change
// of law is a new row, drafted, reviewed and published by three persons (I-10); nothing of it is a constant in code.
#pragma once
#include "casework/noun.h"

namespace rule {

enum class Kind { period, calendar, conduct_class };
BOOST_DESCRIBE_ENUM(Kind, period, calendar, conduct_class)

// What may give a class, and which (（二）: 典型守信、一般失信、严重失信、长期失信). `lasting` says for how long, as count and unit.
inline constexpr std::string_view kModel = "class.model.incentive_entry", kGeneral = "class.general.record",
                                  kSevere = "class.severe.statutory_list", kLongTerm = "class.long_term.lasting";
// As law::Calendar has them: a weekday off, a weekend day worked.
enum class DayKind { holiday, make_up_working_day };
BOOST_DESCRIBE_ENUM(DayKind, holiday, make_up_working_day)

struct Day {
    law::Date date;
    DayKind kind;
};
BOOST_DESCRIBE_STRUCT(Day, (), (date, kind))

struct Rule {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string name;                        // "objection.source"; of a calendar "calendar.2026"; of a class as above
    std::optional<std::int64_t> count;       // of a period, down to rank
    std::optional<law::Unit> unit;
    std::optional<law::Sort> sort;
    std::optional<law::Date> from, to;       // when the value governs waits that begin
    std::string instrument, article;
    std::optional<law::Rank> rank;
    bool confirmed;                          // against the official text
    std::optional<std::int64_t> year;        // of a calendar, down to days
    std::string source;                      // the notice
    std::vector<Day> days;
    std::optional<law::Date> published_on;
    std::optional<law::Date> ended_on;       // replaced or taken back: law no longer, for no day
};
BOOST_DESCRIBE_STRUCT(Rule, (), (id, version, kind, name, count, unit, sort, from, to, instrument, article, rank, confirmed, year, source, days,
                                 published_on, ended_on))

// Published and not taken back: what the law is read from, for past days too.
inline bool is_law(Rule const& rule) { return rule.published_on && !rule.ended_on; }
// … and about this very day.
bool in_force(Rule const& rule, law::Date on);

}  // namespace rule

// A Rule (法定期间、工作日历、信用行为分类规则、跨区域互认规定) of law as data: a period, the calendar of a year, what gives a class of conduct, what is
// recognised of another region. A change of law is a new row, drafted, reviewed and published by three persons (I-10); none is a constant in code.
#pragma once
#include "casework/noun.h"

namespace rule {

enum class Kind { period, calendar, conduct_class, recognition };
BOOST_DESCRIBE_ENUM(Kind, period, calendar, conduct_class, recognition)

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

// What is recognised of another region, or that it is not (跨区域互认): one list of its own as one of our list types, or its evaluations.
enum class Of { list, evaluation };
BOOST_DESCRIBE_ENUM(Of, list, evaluation)
struct Recognition {
    std::string region, region_name;         // its code of GB/T 2260 and its name
    Of of;
    std::string theirs, theirs_name;         // code and name that the origin gives its list, or its way of evaluating
    bool recognised;
    std::string list_type;                   // ours, of a recognised list
    std::vector<std::string> classes;        // words of recognised evaluations; never points
};
BOOST_DESCRIBE_STRUCT(Recognition, (), (region, region_name, of, theirs, theirs_name, recognised, list_type, classes))

struct Rule {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string name;                        // "objection.source"; of a calendar "calendar.2026"; of a class as above; of a recognition by its region
    std::optional<std::int64_t> count;       // of a period, down to rank
    std::optional<law::Unit> unit;
    std::optional<law::Sort> sort;
    std::optional<law::Date> from, to;       // when the value governs waits that begin
    std::string instrument, article;
    std::optional<law::Rank> rank;
    bool confirmed;                          // against the official text
    std::optional<std::int64_t> year;        // of a calendar, down to days
    std::string source;                      // the notice; of a recognition the agreement (合作协议)
    std::vector<Day> days;
    std::optional<law::Date> published_on;
    std::optional<law::Date> ended_on;       // replaced or taken back: law no longer, for no day
    std::optional<Recognition> recognition;  // of a recognition
};
BOOST_DESCRIBE_STRUCT(Rule, (), (id, version, kind, name, count, unit, sort, from, to, instrument, article, rank, confirmed, year, source, days,
                                 published_on, ended_on, recognition))

// Published and not taken back: what the law is read from, for past days too.
inline bool is_law(Rule const& rule) { return rule.published_on && !rule.ended_on; }
// … and about this very day.
bool in_force(Rule const& rule, law::Date on);

}  // namespace rule

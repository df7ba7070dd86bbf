// What is recognised of other regions (（五）跨区域互认), read from the published rules. Without one in force nothing of another region is taken in
// or has effect; how long one carries is how long its rows go on saying the same.
#pragma once
#include "rule/rule.h"

namespace rule {

// "recognition.130600.wage-arrears", "recognition.130600.evaluation": one answer for each list, one for the evaluations of a region.
std::string recognition_name(std::string const& region, Of of, std::string const& theirs = "");

// Throws json::Error naming the member of a draft that says no recognition; gives it its name.
void check_recognition(Rule& rule);

// Neither this county nor what it is part of: 130600 is elsewhere for 130528, 130500 and 130000 are not.
bool is_elsewhere(std::string const& region, std::string const& own);

// Through which day, from `day` on, rows of one name recognise the list as this list type. Not at all: `now` is false.
struct Carries {
    bool now;
    std::optional<law::Date> last;           // none: until a change
};
Carries carries(std::vector<Rule> const& same_name, std::string const& list_type, law::Date day);

// The row in force that day, recognising or refusing.
Rule const* recognition_on(std::vector<Rule> const& same_name, law::Date day);
// Whether these words are a recognised evaluation that day.
bool recognises(std::vector<Rule> const& same_name, std::string const& words, law::Date day);

// "邻市（130600）“…”，某办法 第三条，某协议"
std::string basis_of(Rule const& rule);

}  // namespace rule

// A Task (奖惩任务): one measure on one entry for one case of an agency, opened when a named officer has confirmed the subject's identity
// (I-13). Applied (the subject is told, by a notice of its own), not applied with a reason, or deferred under an objection; lifted when the entry exits.
#pragma once
#include "casework/noun.h"

namespace task {

struct Task {
    std::string id;
    std::int64_t version = 0;
    std::string check_ref;               // leaf reference of the check
    std::string confirmation;            // id of the check's case
    std::string agency, matter, case_no;
    std::string subject;                 // id
    std::string entry;                   // id; empty for a measure on "no adverse record"
    std::string measure;                 // id of the measure in its edition
    std::string measure_number;
    bool voluntary = false;              // I-4: no duty, no deadline, no rate
    std::optional<law::Date> entry_until;  // earlier last day of the entry and the measure, copied so that what was applied is lifted with it
    std::string outcome;                 // applied, not_applied, deferred; empty: open
    std::string reason;                  // code from the list
    std::string words;                   // of the officer
    std::optional<law::Date> applied_on, lifted_on;
    std::string told_by;                 // how the subject was told when it was applied, or is to be
};
BOOST_DESCRIBE_STRUCT(Task, (), (id, version, check_ref, confirmation, agency, matter, case_no, subject, entry, measure, measure_number, voluntary, entry_until, outcome,
                                 reason, words, applied_on, lifted_on, told_by))

}  // namespace task

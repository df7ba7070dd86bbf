// A Commitment (信用承诺): what a subject promised an organ, by when, for which convenience; kept or broken as a named officer finds, after
// the subject was heard (clause 六). A broken one ends the convenience of its own case and nothing else: no entry, no record, no class and
// no measure follows from it. That its day has passed is no finding.
#pragma once
#include "casework/noun.h"

namespace commitment {

enum class Kind { deferred_documents, notified, repair, open_pledge };
BOOST_DESCRIBE_ENUM(Kind, deferred_documents, notified, repair, open_pledge)
// Statement and defence before `broken`: made, waived in so many words, or not made within its time.
enum class Stated { not_yet, made, waived, silent };
BOOST_DESCRIBE_ENUM(Stated, not_yet, made, waived, silent)

struct Commitment {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string subject;                 // id
    std::string agency;                  // id: whom it was promised
    std::string matter, case_no;         // of the procedure that goes on because of it
    std::string promise, proof;          // what was promised; where it is signed
    law::Date made_on, due_on;
    std::string notice;                  // that it is about to be found broken, why, and how the subject was told
    std::optional<law::Date> notified_on;
    Stated stated = Stated::not_yet;
    std::string statement;
    std::string finding, evidence;
    std::string found_by;                // account of the named officer
    std::optional<law::Date> found_on;
    std::optional<law::Date> convenience_ended_on;
    std::string correction;              // why a finding was taken back
    std::string withdrawal;
    std::optional<law::Date> archived_until; // since it ended: the last day it is kept
    std::optional<law::Date> destroyed_on;   // what is left is its skeleton
};
BOOST_DESCRIBE_STRUCT(Commitment, (), (id, version, kind, subject, agency, matter, case_no, promise, proof, made_on, due_on, notice, notified_on, stated,
                                       statement, finding, evidence, found_by, found_on, convenience_ended_on, correction, withdrawal, archived_until, destroyed_on))

}  // namespace commitment

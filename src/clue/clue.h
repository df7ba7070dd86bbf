// A Clue (责任追究线索): what somebody named alleges about an agency's duty under （二十三）, and what it rests on. It is an allegation until the
// organ that may decide by law has concluded; nothing else is decided by it (I-23).
#pragma once
#include "casework/noun.h"

namespace clue {

enum class Kind {
    not_collecting, not_processing, not_reporting, not_publishing, objection_handling, complaint_handling, repair_handling, not_querying, not_applying, wrongly_applying,
    leaking, altering, destroying, selling, providing
};
BOOST_DESCRIBE_ENUM(Kind, not_collecting, not_processing, not_reporting, not_publishing, objection_handling, complaint_handling, repair_handling, not_querying,
                    not_applying, wrongly_applying, leaking, altering, destroying, selling, providing)
enum class Holds { allegation, cleared, withdrawn, concluded };
BOOST_DESCRIBE_ENUM(Holds, allegation, cleared, withdrawn, concluded)

struct Clue {
    std::string id;
    std::int64_t version = 0;
    std::string organ;                   // agency concerned: its id
    Kind kind;
    std::string officer;                 // account of an officer concerned, rarely
    std::string complaint;               // closed, which suggested it
    std::string case_noun, of_case;      // the case that it rests on
    std::string leaves;                  // references of leaves that it rests on, separated by spaces
    std::string words;                   // what is alleged
    std::string asked;                   // of the agency
    std::string explanation, explained_by;      // its words, and its document
    std::string reasons;                 // why it was found worth referring, or cleared
    std::string referred_to, referral, letter;
    std::string outcome, outcome_no;     // as that organ told it
    std::optional<law::Date> outcome_on;
    std::string withdrawn_because;
    Holds holds = Holds::allegation;     // what it may be called
    std::optional<law::Date> archived_until;    // since it ended: the last day it is kept
    std::optional<law::Date> destroyed_on;      // what is left is its skeleton
};
BOOST_DESCRIBE_STRUCT(Clue, (), (id, version, organ, kind, officer, complaint, case_noun, of_case, leaves, words, asked, explanation, explained_by, reasons,
                                 referred_to, referral, letter, outcome, outcome_no, outcome_on, withdrawn_because, holds, archived_until, destroyed_on))

}  // namespace clue

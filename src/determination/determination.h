// A Determination (认定): an agency's decision on a subject, brought to the list. It passes the evidence gate of its list type (I-10),
// is reviewed by another person (I-21), and is published by a third. Nothing is ever filled in to pass the gate.
#pragma once
#include "casework/noun.h"

namespace determination {

struct Determination {
    std::string id;
    std::int64_t version = 0;
    std::string subject;                 // id
    std::string list_type;               // code
    std::string issuer;                  // agency id
    std::string document_no;
    std::optional<law::Date> decided_on, notice_on, served_on, until;
    std::string basis;                   // instrument and article
    std::string facts;                   // in words
    std::string statement_outcome;       // statement and defence: made and weighed how, or waived
    std::string exit_conditions, remedies;
    std::optional<law::Date> proposal_shown_from, proposal_shown_until;   // incentive: publicity of the proposal
    std::string secrecy_checked_by;      // account that did the secrecy review before publication (I-14, clause 十五)
    std::string return_reasons;
};
BOOST_DESCRIBE_STRUCT(Determination, (), (id, version, subject, list_type, issuer, document_no, decided_on, notice_on, served_on, until, basis, facts,
                                          statement_outcome, exit_conditions, remedies, proposal_shown_from, proposal_shown_until,
                                          secrecy_checked_by, return_reasons))

}  // namespace determination

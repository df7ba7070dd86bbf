// A Determination (认定): an agency's decision on a subject, brought to the list. It passes the evidence gate of its list type (I-10),
// is reviewed by another person (I-21), and is published by a third. Nothing is ever filled in to pass the gate: the days of a decision
// made here are those of its acts, those of a decision made elsewhere are what the agency recorded.
#pragma once
#include "casework/noun.h"

namespace determination {

// How a paper was served (送达).
enum class Way { not_served, in_person, left_there, post, electronic, announced };
BOOST_DESCRIBE_ENUM(Way, not_served, in_person, left_there, post, electronic, announced)
struct Service {
    Way way = Way::not_served;
    std::string receiver;
    std::string proof;                   // document id
    std::string consent;                 // address id that electronic service rested on
};
BOOST_DESCRIBE_STRUCT(Service, (), (way, receiver, proof, consent))

// A service by announcement: what was tried before, and since when it was in public. It counts as served when it has run.
struct Announcement {
    std::string act;                     // notice, serve
    std::optional<law::Date> announced_on;   // none: the notice that proves it says it
    std::string tried, tried_proof;      // document id
};
BOOST_DESCRIBE_STRUCT(Announcement, (), (act, announced_on, tried, tried_proof))

enum class Heard { nothing_heard, in_writing, orally, at_a_hearing };
BOOST_DESCRIBE_ENUM(Heard, nothing_heard, in_writing, orally, at_a_hearing)
enum class Weighed { not_weighed, accepted, partly_accepted, not_accepted };
BOOST_DESCRIBE_ENUM(Weighed, not_weighed, accepted, partly_accepted, not_accepted)

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
    Service notice, service;             // of the prior notice; of the decision with the notice of credit repair
    std::string waiver;                  // document id: statement and defence waived in writing
    Heard heard = Heard::nothing_heard;
    std::string statement;               // statement and defence as received
    Weighed weighed = Weighed::not_weighed;
    std::string shown_at;                // incentive: where the proposal is shown
    std::string correction;              // number of the corrected paper and why
    std::optional<law::Date> basis_gone_on;
    bool reported_late = false;          // that the basis is gone
    std::string revoked_why, revoked_under;
    std::string remark;                  // such as that the sum was paid
    std::optional<law::Date> renewal_until, renewal_proposed_on;   // as proposed; none: nothing is
    std::string renewal_reason;          // why, and on what proof
    std::string renewal_outcome;         // number of the decision, statement and defence and how it was weighed; or why it was dropped
    std::optional<law::Date> renewed_on;
    std::string return_answer;           // to why it was returned
    std::string reinstated;              // why its basis stands, after it was reported gone
    std::vector<Announcement> announcements;
};
BOOST_DESCRIBE_STRUCT(Determination, (), (id, version, subject, list_type, issuer, document_no, decided_on, notice_on, served_on, until, basis, facts,
                                          statement_outcome, exit_conditions, remedies, proposal_shown_from, proposal_shown_until,
                                          secrecy_checked_by, return_reasons, notice, service, waiver, heard, statement, weighed, shown_at, correction,
                                          basis_gone_on, reported_late, revoked_why, revoked_under, remark,
                                          renewal_until, renewal_proposed_on, renewal_reason, renewal_outcome, renewed_on, return_answer, reinstated, announcements))

}  // namespace determination

// A Remedy (权益救济): administrative reconsideration or litigation about something the county holds or did, as its organ or court decides it,
// and what is done to make good an error (clause 十九). It never judges; it records, suspends where the organ ordered so, and carries out.
#pragma once
#include "casework/noun.h"

namespace remedy {

enum class Kind { reconsideration, litigation };
BOOST_DESCRIBE_ENUM(Kind, reconsideration, litigation)
enum class About { entry, record, measure, task, determination, check };
BOOST_DESCRIBE_ENUM(About, entry, record, measure, task, determination, check)
enum class Result { none_yet, wholly, in_part, not_at_all };
BOOST_DESCRIBE_ENUM(Result, none_yet, wholly, in_part, not_at_all)

// An agency that received the error and is told of its correction (I-20), by a withdrawal.
struct Recipient {
    std::string agency;                  // id
    std::string name;
    std::optional<law::Date> told_on;
    std::optional<law::Date> acknowledged_on;
};
BOOST_DESCRIBE_STRUCT(Recipient, (), (agency, name, told_on, acknowledged_on))

struct Remedy {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string organ, organ_case;       // who decides, under which number
    About about_kind;
    std::string about;                   // id
    std::string respondent;              // agency whose act it is
    std::string applicant, claim;
    law::Date applied_on;
    std::optional<law::Date> known_on, apply_until;    // learned of the act; last day to apply, for information
    std::optional<law::Date> taken_up_on;
    bool suspended = false;              // by order of the organ, until lifted
    std::string suspension_document;
    Result result = Result::none_yet;
    std::string outcome_document;
    std::optional<law::Date> decided_on, effective_on;
    std::string conclusion;
    std::optional<law::Date> until;      // last day as corrected, upheld in part
    std::vector<Recipient> recipients;
    std::string public_correction;
    std::int64_t compensation_cents = 0;
    std::string compensation_document;
    std::string unacknowledged;          // about those who did not
    std::string correction;              // of an answer that was found wrong: what would have been right. Noted with it, which stays as it was given. Of a record: what changes
    std::string compensation_corrected;  // why the compensation was recorded anew
    std::optional<law::Date> archived_until; // since it ended: the last day it is kept
    std::optional<law::Date> destroyed_on;   // what is left is its skeleton
};
BOOST_DESCRIBE_STRUCT(Remedy, (), (id, version, kind, organ, organ_case, about_kind, about, respondent, applicant, claim, applied_on, known_on, apply_until,
                                   taken_up_on, suspended, suspension_document, result, outcome_document, decided_on, effective_on, conclusion, until,
                                   recipients, public_correction, compensation_cents, compensation_document, unacknowledged, correction,
                                   compensation_corrected, archived_until, destroyed_on))

// What a decision in part changes of a record.
json::Object part_of_record(json::Object const& fields);

}  // namespace remedy

// An Objection (异议): somebody says that an entry is wrong, or that it means somebody else. From its acceptance until it is decided no
// joint measure rests on the entry in any answer (I-18, clause 十七). A doubt that an organ finds itself takes the same road and holds
// from its recording.
#pragma once
#include "casework/noun.h"

namespace objection {

enum class Applicant { subject, agent, administrator, partner, organ };
BOOST_DESCRIBE_ENUM(Applicant, subject, agent, administrator, partner, organ)
enum class Channel { window, phone, mail, portal, app, official_account };
BOOST_DESCRIBE_ENUM(Channel, window, phone, mail, portal, app, official_account)
enum class Ground { mistaken_identity, content, basis, period, procedure, measure };
BOOST_DESCRIBE_ENUM(Ground, mistaken_identity, content, basis, period, procedure, measure)
// What the source unit finds: the entry stands, its last day was wrong, or it should not be there.
enum class Found { nothing_yet, stands, correct, remove };
BOOST_DESCRIBE_ENUM(Found, nothing_yet, stands, correct, remove)

struct Objection {
    std::string id;
    std::int64_t version = 0;
    std::string entry;                   // id
    std::string intake;                  // agency that took it in
    std::string source;                  // agency that verifies and answers: who determined, else the credit office for the origin
    Applicant applicant_kind;
    std::string applicant;               // name
    std::string authorisation;           // of an agent or an insolvency administrator: what it is and from when
    store::Sealed contact;
    Channel channel;
    Ground ground;
    std::string claim, evidence;
    bool holds = false;                  // not a repetition of what was already rejected: the entry is suspended
    bool returned_once = false;
    std::string missing;                 // what was missing, all of it, when it was returned
    std::string pause_reason;            // an appraisal: since the days stand still
    Found found = Found::nothing_yet;
    std::string answer;                  // of the source unit, with reasons
    std::optional<law::Date> until;      // the right last day, where that was wrong
    std::string conclusion;              // reasons told to whoever objected
    std::string remedies;                // told with a rejection
};
BOOST_DESCRIBE_STRUCT(Objection, (), (id, version, entry, intake, source, applicant_kind, applicant, authorisation, contact, channel, ground, claim,
                                      evidence, holds, returned_once, missing, pause_reason, found, answer, until, conclusion, remedies))

}  // namespace objection

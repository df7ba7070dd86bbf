// An Objection (异议): somebody says that an entry, a record, a measure or the answer to a check is wrong, or that it means somebody else. From
// its acceptance until it is decided no joint measure rests on what is contested in any answer (I-18, clause 十七), and every agency that
// received it is told. A doubt that an organ or a partner finds itself takes the same road and holds from its recording.
#pragma once
#include "casework/noun.h"

namespace objection {

enum class Applicant { subject, agent, administrator, partner, organ };
BOOST_DESCRIBE_ENUM(Applicant, subject, agent, administrator, partner, organ)
enum class About { entry, record, measure, check };
BOOST_DESCRIBE_ENUM(About, entry, record, measure, check)
enum class Channel { window, phone, mail, portal, app, official_account };
BOOST_DESCRIBE_ENUM(Channel, window, phone, mail, portal, app, official_account)
enum class Ground { mistaken_identity, content, basis, period, procedure, measure };
BOOST_DESCRIBE_ENUM(Ground, mistaken_identity, content, basis, period, procedure, measure)
// What the source unit finds: it stands, part of it was wrong, it should not be there (a measure: does not fit this subject), or something is missing.
enum class Found { nothing_yet, stands, correct, remove, supplement };
BOOST_DESCRIBE_ENUM(Found, nothing_yet, stands, correct, remove, supplement)

// Why it is not examined at all: whoever brings it is neither the subject nor authorised; what it is about is nothing of this system; or what was told
// to be missing is still missing.
enum class Declining { no, not_entitled, outside, still_incomplete };
BOOST_DESCRIBE_ENUM(Declining, no, not_entitled, outside, still_incomplete)
struct GroundToDecline {
    std::string_view zh, en;
    law::Basis under;
};
GroundToDecline const& ground_to_decline(Declining ground);

// What of an entry or a record was wrong, as it should be; empty: that was right.
struct PutRight {
    std::string document_no, penalty_kind, content;
    std::optional<std::int64_t> fine_cents;
};
BOOST_DESCRIBE_STRUCT(PutRight, (), (document_no, penalty_kind, content, fine_cents))
// The same of what else an entry, the determination it rests on or a record says; or what was missing. `proof`: on what the finding rests.
struct Amendment {
    std::string issuer, basis, facts, exit_conditions, remedies, remark, proof;
};
BOOST_DESCRIBE_STRUCT(Amendment, (), (issuer, basis, facts, exit_conditions, remedies, remark, proof))

struct Objection {
    std::string id;
    std::int64_t version = 0;
    std::string entry;                   // id, where it is about an entry
    std::string intake;                  // agency that took it in
    std::string source;                  // agency that verifies and answers: who determined, else the credit office for the origin
    Applicant applicant_kind;
    std::string applicant;               // name
    std::string authorisation;           // of an agent or an insolvency administrator: what it is and from when
    store::Sealed contact;
    Channel channel;
    Ground ground;
    std::string claim, evidence;
    bool holds = false;                  // not a repetition of what was already rejected: what is contested is suspended
    bool returned_once = false;
    std::string missing;                 // what was missing, all of it, when it was returned
    std::string pause_reason;            // an appraisal: since the days stand still
    Found found = Found::nothing_yet;
    std::string answer;                  // of the source unit, with reasons
    std::optional<law::Date> until;      // the right last day, where that was wrong
    std::string conclusion;              // reasons told to whoever objected
    std::string remedies;                // told with a rejection
    About about_kind = About::entry;
    std::string about;                   // id; of an answer its leaf reference
    std::string subject;                 // id of whom it concerns; empty: a measure as such
    std::string document;                // id of the authorisation as uploaded
    PutRight put_right;
    // Of an answer that was wrong: what would have been right, noted with it, which stays as it was given. Of an entry or a record, once upheld: what
    // it had said and says now, part by part.
    std::string correction;
    Amendment amendment;
    std::string extension;               // why the source takes longer; told to whoever objected
    Declining declining = Declining::no; // proposed, or agreed to; the reasons are the conclusion
    std::string withdrawal;              // id of the signed withdrawal as uploaded; an organ's own has none
};
BOOST_DESCRIBE_STRUCT(Objection, (), (id, version, entry, intake, source, applicant_kind, applicant, authorisation, contact, channel, ground, claim,
                                      evidence, holds, returned_once, missing, pause_reason, found, answer, until, conclusion, remedies, about_kind, about, subject,
                                      document, put_right, correction, amendment, extension, declining, withdrawal))

// Who contests what is said of itself reads what it said and says now; who found it wrong of another reads the decision alone.
inline bool contests_its_own(Objection const& o) {
    return o.applicant_kind != Applicant::organ && o.applicant_kind != Applicant::partner && o.ground != Ground::mistaken_identity;
}

}  // namespace objection

// A Complaint (投诉): somebody says that an organ or one of its officers did wrong (clauses 十九, 二十三). It is no objection: what an entry says
// is not its matter. What it alleges stays an allegation until a person concludes (I-23); the organ complained about never handles it.
#pragma once
#include "casework/noun.h"

namespace complaint {

enum class About { organ, officer, entry };                // `entry` is what people also come with, and is told the way
BOOST_DESCRIBE_ENUM(About, organ, officer, entry)
enum class Concern {
    collecting, publishing, objection_handling, complaint_handling, repair_handling, querying, not_applying, wrongly_applying, data_security, service
};
BOOST_DESCRIBE_ENUM(Concern, collecting, publishing, objection_handling, complaint_handling, repair_handling, querying, not_applying, wrongly_applying, data_security, service)
enum class Channel { window, phone, mail, portal, app, official_account };
BOOST_DESCRIBE_ENUM(Channel, window, phone, mail, portal, app, official_account)
enum class Found { nothing_yet, founded, partly_founded, unfounded, cannot_be_verified };
BOOST_DESCRIBE_ENUM(Found, nothing_yet, founded, partly_founded, unfounded, cannot_be_verified)

struct Complaint {
    std::string id;
    std::int64_t version = 0;
    std::string intake;                  // agency that received it
    std::string organ;                   // complained about: agency id
    About about;
    std::string officer;                 // complained about, as named
    Concern concerns;
    std::string matter_case;             // case of this system that it concerns
    bool anonymous = false;
    std::string complainant;
    store::Sealed contact;
    Channel channel;
    std::string claim, evidence;
    bool returned_once = false;
    std::string missing;                 // all of it, when it was returned
    std::string handled_by;              // agency that answers
    std::string passed_on_because;
    Found found = Found::nothing_yet;
    std::string answer;
    std::string clue_suggested;          // in words: an allegation, from which nothing follows by itself
    std::string told, remedies;          // to whoever complained
    std::string withdrawn_because;
    std::optional<law::Date> archived_until; // since it ended: the last day it is kept
    std::optional<law::Date> destroyed_on;   // what is left is its skeleton
    std::string withdrawal;              // id of the signed withdrawal as uploaded
};
BOOST_DESCRIBE_STRUCT(Complaint, (), (id, version, intake, organ, about, officer, concerns, matter_case, anonymous, complainant, contact, channel, claim,
                                      evidence, returned_once, missing, handled_by, passed_on_because, found, answer, clue_suggested, told, remedies,
                                      withdrawn_because, archived_until, destroyed_on, withdrawal))

}  // namespace complaint

// An Address (送达地址确认书): somebody agrees in writing to be told by text message or e-mail, under which number or address. Without one in
// force on the day nothing is served electronically. It is of a subject, or of whoever is no subject for one case alone; it may be revoked at
// any time.
#pragma once
#include "casework/noun.h"

namespace address {

enum class Channel { sms, email };
BOOST_DESCRIBE_ENUM(Channel, sms, email)

struct Address {
    std::string id;
    std::int64_t version = 0;
    std::string subject;                 // id; empty when it is for one case
    std::string about;                   // id of that case; empty when it is a subject's
    Channel channel;
    store::Sealed contact;               // number or e-mail address
    std::string signed_by;               // the subject, its representative or agent, by name
    law::Date signed_on;
    std::string proof;                   // the signed confirmation: document id; of those recorded before that was asked for, where it lies in words
    std::string taken_by;                // agency id
    std::optional<law::Date> revoked_on;
    std::string revoked_why;
};
BOOST_DESCRIBE_STRUCT(Address, (), (id, version, subject, about, channel, contact, signed_by, signed_on, proof, taken_by, revoked_on, revoked_why))

// Whether it may be relied on that day: not before it was signed, not on or after the day of revocation.
bool in_force(Address const& address, law::Date on);
// A mobile number of the mainland, or an address with one @ and a dot behind it: nothing that a header or a file could be broken with.
bool well_formed(Channel channel, std::string_view contact);

}  // namespace address

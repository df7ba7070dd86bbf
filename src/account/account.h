// An Account: how a person, an agency's system or a subject proves who they are. Roles are opened by the system administrator and take
// effect only when the security administrator confirms them; the audit administrator sees both. Staff of the operator and of the credit
// office never share an account.
#pragma once
#include "casework/noun.h"

namespace account {

enum class Kind { person, system, subject };
BOOST_DESCRIBE_ENUM(Kind, person, system, subject)

struct Account {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string user;                    // login name or client id
    std::string name;                    // of the person
    std::string agency;                  // agency id, of a market partner its own; empty for subjects
    std::vector<law::Party> roles;
    std::string secret;                  // Argon2id string of the password or client secret
    std::vector<std::string> officers;   // accounts that a system may name as its officer
    std::string subject;                 // for Kind::subject
    std::optional<law::Date> until;      // contractors' accounts expire
    std::vector<law::Party> proposed_roles;   // wait for the security administrator
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, version, kind, user, name, agency, roles, secret, officers, subject, until, proposed_roles))

}  // namespace account

// Who acts, in which capacity, through what, and for which purpose (I-3, I-13, I-16). Every read and every act takes one; without a
// purpose there is none. Made only by account/ (after a login), by the command line, and by the door itself for the clock and the law.
#pragma once
#include <string>
#include "law/party.h"

namespace casework {

struct Actor {
    std::string account;                 // account id, the pseudonym that leaves carry
    std::string user;                    // login name, for messages
    std::string agency;                  // id of the agency whose duties the account holds
    law::Parties roles = law::Parties::none();
    std::string officer = {};            // the named officer (account id) for whom an agency system acts; a person is their own
    std::string purpose = {};            // matter code of the procedure, "review_honour" and such of a review's questions, or "casework"
    std::string channel = {};            // http, cli, clock, law
    std::string os_user = {};            // of the command line
    std::string subject = {};            // of a subject's own account: id of whom it speaks for
};

// For what a sealed case may still be opened (封存档案的查阅目的). Whoever opens one names it, and the look is in the ledger with it.
struct ArchivePurpose {
    std::string_view name, zh, en;
};
inline constexpr ArchivePurpose kArchivePurposes[] = {
    {"archive_remedy", "复议、诉讼、投诉举证", "evidence for reconsideration, litigation or a complaint"},
    {"archive_audit", "审计、监督检查", "audit and supervision"},
    {"archive_subject", "信用主体查阅本人档案", "the subject asks for its own file"},
};
constexpr bool opens_archive(std::string_view purpose) {
    for (auto& each : kArchivePurposes) if (each.name == purpose) return true;
    return false;
}

inline constexpr law::Parties kAgencyRoles{law::Party::officer, law::Party::data_clerk, law::Party::handler, law::Party::approver,
                                           law::Party::supervisor, law::Party::agency_system};
inline constexpr law::Parties kOfficeRoles{law::Party::office, law::Party::legal_reviewer, law::Party::publisher, law::Party::evaluator};

// The named person behind an act: the officer of an agency system, otherwise the account itself.
inline std::string const& person_of(Actor const& actor) { return actor.officer.empty() ? actor.account : actor.officer; }

}  // namespace casework

#pragma once
#include "account/account.h"
#include "account/statute.h"

namespace account {

struct AccountNoun {
    using Row = Account;
    static constexpr std::string_view kName = "account", kPath = "accounts";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static void noted(store::Db&, Row const&, casework::Noted const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// Which roles may meet: the three administrators never; staff of the operator holds no case role; roles of the credit office only there;
// an agency system holds only that. Pure; `duties` are those of the account's agency today.
struct AgencyDuties {
    bool credit_office = false, operator_ = false, known = false;
    bool partner = false;                                  // it is no agency but a market partner
};
law::Finding roles_fit(Kind kind, std::vector<law::Party> const& roles, AgencyDuties const& duties);

// Whether it may be a login name or client id: nothing that looks like another. Pure.
law::Finding user_fits(std::string const& user);
// Whether a system may act for this person: one of its officers, who may still confirm and act on tasks. Pure.
law::Finding officer_fits(Account const& system, Account const* named, std::string const& sent);

// The account an opening act brings, without its secret.
Account account_sent(json::Object const& fields);

}  // namespace account

HENGXIN_NOUN(extern, account::AccountNoun);

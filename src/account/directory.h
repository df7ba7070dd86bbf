// Who there is, in memory: accounts that are in use, with their agencies, as of the last commit. Revocation is immediate: the next
// request asks here.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include "account/account.h"
#include "agency/agency.h"
#include "casework/door.h"

namespace partner { struct Partner; }

namespace account {

// What a market party's agreement lets it ask for.
struct Agreed {
    std::string purpose, title, title_en;
};

class Directory {
 public:
    void load(store::Db& db);
    void committed(store::Db& db, std::vector<casework::Touched> const& touched);
    // Accounts in use on that day; nothing for those locked, closed, not yet authorised, expired, or of an agency that has ended.
    std::optional<Account> find(std::string const& user, law::Date on) const;
    std::optional<Account> find_by_id(std::string const& id, law::Date on) const;
    std::string agency_name(std::string const& id) const;
    std::vector<agency::Remit> remits(std::string const& agency, law::Date on) const;      // in force that day
    std::vector<Agreed> agreed(std::string const& partner, law::Date on) const;            // none without an agreement in force that day

 private:
    struct Inner {
        std::map<std::string, Account> by_id;
        std::map<std::string, std::string> by_user;
        std::map<std::string, agency::Agency> agencies;
        std::map<std::string, std::shared_ptr<partner::Partner const>> partners;
    };
    std::shared_ptr<Inner const> inner() const;
    static bool in_use(Inner const& all, Account const& account, law::Date on);
    mutable std::mutex mutex_;
    std::shared_ptr<Inner const> inner_ = std::make_shared<Inner const>();
};

// An account as the actor of one request.
casework::Actor actor_of(Account const& account, std::string channel);

}  // namespace account

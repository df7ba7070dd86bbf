// What changed on the lists and in the catalogue, and what was given to whom: two tables beside the ledger, derived and unproven, so that
// reading on from a leaf reads nothing before it.
#pragma once
#include "casework/noun.h"
#include "ledger/verify.h"
#include "subscription/subscription.h"

namespace subscription {

// That an entry (its topic is its list type) or a measure was published or changed, by this leaf.
void note_change(store::Db& db, Feed feed, std::string const& topic, std::string const& thing, casework::Noted const& by);
// The same once more from the steps of the cases, where an upgrade has left the table empty.
void make_changes_if_missing(store::Db& db);

// The whole table again, inside the caller's transaction.
void make_changes_again(store::Db& db);
// Rows that are missing, unknown or altered against the steps of the cases, as `verify --full` tells them.
std::vector<ledger::Finding> wrong_changes(store::Db& db);

// The newest change of each thing after a leaf, in their order; a leaf is never cut in two.
struct Change {
    std::int64_t leaf;
    std::string thing, topic, act;
    bool published;                      // since that leaf, for the first time or again
};
struct Changes {
    std::vector<Change> all;
    bool complete = true;
};
Changes changes_after(store::Db& db, Feed feed, std::set<std::string> const& topics, std::int64_t after, std::size_t limit);

std::optional<Subscription> of_agency(store::Db& db, std::string const& agency);

// A page as it was given; kept until more has been acknowledged.
struct Given {
    std::string agency;
    Feed feed;
    std::int64_t after, next;
    std::string digest;
};
void give(store::Db& db, Given const& page, law::Date on, std::uint64_t leaf);

// Whether a discipline entry of the subject is in force, so that no incentive is told (I-6).
bool has_discipline(store::Db& db, std::string const& subject, law::Date today);

}  // namespace subscription

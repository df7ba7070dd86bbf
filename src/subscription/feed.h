// The feed: what changed since a leaf of what an agency has to apply, as it is today. Pure: from the board, which knows nothing unpublished, and
// by measure::in_force, the one function that says what may be applied (I-11). Nobody is named of whom no measure of this agency's asks anything
// (I-3, I-7), and of what has left nothing but that it has (I-15).
#pragma once
#include <functional>
#include "check/verdict.h"
#include "subscription/subscription.h"

namespace subscription {

enum class What { added, changed, suspended, resumed, withdrawn };
BOOST_DESCRIBE_ENUM(What, added, changed, suspended, resumed, withdrawn)

struct Moved {
    std::int64_t leaf;
    std::string thing, topic, act;
    bool published;                      // since the leaf that is read on from
};

struct Asked {
    check::Board const& board;
    agency::Agency const& agency;
    law::Date today;
    // Whether discipline stands beside an incentive of this subject: no incentive is applied then (I-6).
    std::function<bool(std::string const& subject)> disciplined;
};

// Codes of the list types that concern the agency, within its restriction.
std::set<std::string> topics_of(Subscription const& s, check::Board const& board, agency::Agency const& agency, law::Date today);
// What the agency is told of this change; nothing where it is nothing to it.
std::optional<json::Object> told_of_entry(Asked const&, Moved const&);
std::optional<json::Object> told_of_measure(Asked const&, Moved const&);
// Number and edition of every measure that the agency may apply today.
json::Array in_force_today(Asked const&);

// H(… H(H(beginning) ‖ item 1) … ‖ item n), each as its canonical JSON after the digest before it in hex.
std::string digest_of(crypto::Suite suite, std::string const& agency, Feed feed, std::int64_t after, json::Array const& items);

}  // namespace subscription

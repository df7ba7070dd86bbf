// Answers already given to a request with an Idempotency-Key, kept seven days, so that repeating it has one effect. All requests pass the
// one writer in turn, so a repeated one never finds the first still in flight.
#pragma once
#include "casework/actor.h"
#include "http/message.h"
#include "law/date.h"
#include "store/db.h"

namespace casework::idempotency {

struct Key {
    std::string scope, key, fingerprint;      // account and route; the client's key, empty when none; hash of the body
};
Key key_of(http::Request const& request, Actor const& actor);
// The answer given before; a 422 problem when the same key came with another body.
std::optional<http::Response> find(store::Db& db, Key const& key, law::Instant now);
void keep(store::Db& db, Key const& key, law::Instant now, http::Response const& response);
void forget_old(store::Db& db, law::Instant now);

}  // namespace casework::idempotency

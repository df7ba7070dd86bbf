// Taking the feed: a page is made within the writer's turn, from what is published and in force at that leaf, and given only once the look at it
// is in the ledger with its digest (I-16). Acknowledging it is an act on the agency's subscription.
#pragma once
#include "check/ask.h"
#include "subscription/subscription.h"

namespace subscription {

constexpr std::int64_t kPage = 200, kMostOnPage = 1000;

struct Page {
    Feed feed = Feed::entries;
    std::int64_t after = 0, limit = kPage;
};
using Taken = std::function<void(law::Result<json::Object>)>;
void take(casework::Writer& writer, check::Desk& desk, casework::Actor actor, Page page, Taken taken, casework::Failed failed);

}  // namespace subscription

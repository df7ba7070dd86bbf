#pragma once
#include "casework/api.h"
#include "check/ask.h"

namespace subscription {

// GET /api/v1/feed/entries, /api/v1/feed/measures, and POST …/ack, the short road to `acknowledge`.
void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, check::Desk& desk);

}  // namespace subscription

// What differs between two editions of a measure, a list type, a rule or a memorandum (（十二）: measures in editions): of a draft and what it
// would replace, or of two that were published.
#pragma once
#include "casework/api.h"

namespace engine {

// Members that differ, in the order of the struct; what the procedure itself sets (numbers, days of publication) is no difference.
json::Array difference(json::Object const& before, json::Object const& after);

// GET /api/v1/differences?noun=&from=&to=: two cases of one noun that the actor may read.
void add_differences(http::Router& router, std::shared_ptr<casework::Api> api);

}  // namespace engine

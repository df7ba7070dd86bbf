// A route of its own: an organisation's classes of conduct, for whoever may read its file.
#pragma once
#include "casework/api.h"

namespace record {

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api);

}  // namespace record

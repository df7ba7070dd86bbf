// A route of the batch's own: samples of what it changes, for whoever reviews or publishes it.
#pragma once
#include "casework/api.h"

namespace batch {

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api);

}  // namespace batch

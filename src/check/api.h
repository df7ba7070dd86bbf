// Asking over HTTP: one check, and whole sheets as jobs.
#pragma once
#include "casework/api.h"
#include "check/ask.h"

namespace check {

void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, Desk& desk);

}  // namespace check

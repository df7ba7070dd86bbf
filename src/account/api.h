// Login and logout over HTTP.
#pragma once
#include "account/auth.h"

namespace account {

void add_routes(http::Router& router, Auth& auth);

// Another site's page must not log a browser in, for whoever works there would do so under a foreign name.
law::Refusal login_from_elsewhere();

}  // namespace account

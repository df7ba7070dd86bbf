// Login and logout over HTTP.
#pragma once
#include "account/auth.h"

namespace account {

void add_routes(http::Router& router, Auth& auth);

}  // namespace account

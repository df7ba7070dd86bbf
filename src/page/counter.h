// The counter without script (/window/plain): log in, check one subject, confirm and feed back, take the receipt, on any browser there is.
// Everything goes through the same desk and the same door as the API. Asking and confirming are two forms: whatever a scanner types, and
// however often it sends Enter, it only ever asks again.
#pragma once
#include "account/auth.h"
#include "casework/api.h"
#include "check/ask.h"

namespace page {

struct Counter {
    std::shared_ptr<casework::Api> api;
    account::Auth& auth;
    check::Desk& desk;
    std::function<std::string(std::size_t)> random;        // bytes
};
void add_counter(http::Router& router, Counter counter);

}  // namespace page

// How often one address may ask where nobody logs in: each has a number of requests in hand, which comes back with time. Asking too
// often is 429 with Retry-After (RFC 6585, section 4), for that address alone.
#pragma once
#include <mutex>
#include <unordered_map>
#include "http/message.h"

namespace http {

class Rate {
 public:
    // `now` in milliseconds of a clock that never goes back.
    Rate(int per_minute, int in_hand, std::function<std::int64_t()> now);
    // Counts a request of this address. Seconds until the next is answered; 0: this one is.
    int wait(std::string const& address);

 private:
    struct Left {
        double requests;
        std::int64_t at;
    };
    void forget_the_rested(std::int64_t now);

    double const per_millisecond_, in_hand_;
    std::function<std::int64_t()> const now_;
    std::mutex mutex_;
    std::unordered_map<std::string, Left> left_;
};

// Who asks: the other end of the connection, or whom a gateway on this machine names as its other end (the last of X-Forwarded-For).
std::string asker_of(Request const& request);

Handler limited(std::shared_ptr<Rate> rate, Handler handler);

}  // namespace http

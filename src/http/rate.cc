#include "http/rate.h"
#include <algorithm>
#include <cmath>

namespace http {
namespace {

constexpr std::size_t kMostAddresses = 100'000;            // then those that have all their requests in hand again are forgotten
constexpr double kMillisecondsAMinute = 60'000, kMillisecondsASecond = 1000;

bool is_this_machine(std::string const& address) { return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127."); }

}  // namespace

Rate::Rate(int per_minute, int in_hand, std::function<std::int64_t()> now)
    : per_millisecond_(per_minute / kMillisecondsAMinute), in_hand_(in_hand), now_(std::move(now)) {}

int Rate::wait(std::string const& address) {
    std::lock_guard lock(mutex_);
    auto now = now_();
    if (left_.size() >= kMostAddresses) forget_the_rested(now);
    auto& left = left_.try_emplace(address, Left{in_hand_, now}).first->second;
    left.requests = std::min(in_hand_, left.requests + double(now - left.at) * per_millisecond_);
    left.at = now;
    if (left.requests < 1) return int(std::ceil((1 - left.requests) / per_millisecond_ / kMillisecondsASecond));
    left.requests -= 1;
    return 0;
}

void Rate::forget_the_rested(std::int64_t now) {
    std::erase_if(left_, [&](auto& each) { return each.second.requests + double(now - each.second.at) * per_millisecond_ >= in_hand_; });
}

std::string asker_of(Request const& request) {
    auto forwarded = request.header("x-forwarded-for");
    if (!is_this_machine(request.peer) || forwarded.empty()) return request.peer;
    auto comma = forwarded.rfind(',');
    auto last = comma == std::string::npos ? forwarded : forwarded.substr(comma + 1);
    return last.substr(std::min(last.find_first_not_of(' '), last.size()));
}

Handler limited(std::shared_ptr<Rate> rate, Handler handler) {
    return [rate = std::move(rate), handler = std::move(handler)](std::shared_ptr<Request const> request, Answer answer) {
        auto seconds = rate->wait(asker_of(*request));
        if (seconds == 0) return handler(std::move(request), std::move(answer));
        auto text = std::to_string(seconds);
        auto response = problem(429, "too_many_requests", request->wants_english() ? "Too many requests; ask again in " + text + " s." : "查询过于频繁，请 " + text + " 秒后再试。");
        response.headers.push_back({"Retry-After", text});
        answer(std::move(response));
    };
}

}  // namespace http

// What an operator's monitoring reads, in the text format of Prometheus: counters and gauges without any case's content. Served on an
// address of its own (`serve --metrics`), so that it is never reachable where clerks are.
#pragma once
#include <array>
#include <atomic>
#include "engine/engine.h"
#include "http/router.h"

namespace engine {

class Metrics {
 public:
    // The handler, with each answer counted by the first digit of its status.
    http::Handler counting(http::Handler handler);
    std::string text(Engine& engine) const;

 private:
    std::array<std::atomic<std::uint64_t>, 6> answers_{};       // [2]: 2xx
};

}  // namespace engine

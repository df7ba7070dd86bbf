// What day it is. In a demo folder the clock is virtual: the machine's clock plus what `clock advance` added, kept in DIR/clock.
#pragma once
#include <atomic>
#include <string>
#include "law/date.h"

namespace engine {

class Clock {
 public:
    Clock(std::string dir, bool is_virtual);
    law::Instant now() const;
    // ISO 8601 duration of days, weeks or hours: P8D, P2W, PT36H. Throws std::invalid_argument in plain words.
    void advance(std::string const& duration);
    bool is_virtual() const { return virtual_; }
 private:
    std::string path_;
    bool virtual_;
    std::atomic<law::Instant> offset_{0};
};

}  // namespace engine

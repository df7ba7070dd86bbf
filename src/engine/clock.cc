#include "engine/clock.h"
#include <filesystem>
#include <regex>
#include "engine/files.h"

namespace engine {

Clock::Clock(std::string dir, bool is_virtual) : path_(dir + "/clock"), virtual_(is_virtual) {
    if (virtual_ && std::filesystem::exists(path_)) offset_ = std::stoll(read_file(path_));
}

law::Instant Clock::now() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() + offset_;
}

void Clock::advance(std::string const& duration) {
    static std::regex const form("P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?(?:T(\\d{1,5})H)?");
    std::smatch parts;
    if (!virtual_) throw std::invalid_argument("只有演示目录的时钟可以拨动 / only a demo folder's clock can be moved");
    if (!std::regex_match(duration, parts, form) || duration.size() < 3)
        throw std::invalid_argument("时长应写作 P8D、P2W 或 PT36H / write a duration like P8D, P2W or PT36H: " + duration);
    auto number = [&](int i) { return parts[i].matched ? std::stoll(parts[i]) : 0; };
    auto next = offset_ + ((number(1) * 7 + number(2)) * 24 + number(3)) * 3600 * 1000;
    write_file(path_, std::to_string(next) + "\n");
    offset_ = next;
}

}  // namespace engine

// The parts of a ZIP package (an .xlsx is one), opened as if every byte were hostile: what the directory claims is bounded before anything
// is unpacked, and what comes out is held to it while it streams. Throws Error in Chinese and English.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace spreadsheet {

class Package {
 public:
    // `bytes` outlive the package.
    explicit Package(std::string_view bytes);
    ~Package();
    Package(Package const&) = delete;

    bool has(std::string const& part) const { return parts_.contains(part); }
    std::uint64_t size(std::string const& part) const { return parts_.at(part).size; }       // unpacked, as it claims
    std::vector<std::string> names() const;
    // Unpacks a part in pieces of at most 64 KiB. Throws for a part that is missing, longer than it claims or damaged.
    void read(std::string const& part, std::function<void(std::string_view piece)> const& each) const;

 private:
    struct Part { std::uint64_t index, size; };
    void add(std::uint64_t index);
    ::zip* zip_ = nullptr;
    std::map<std::string, Part> parts_;
};

}  // namespace spreadsheet

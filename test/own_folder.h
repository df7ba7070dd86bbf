// A folder that no other run of the tests has or had, gone at its end. (A process number comes again: what a killed run left would be met.)
#pragma once
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace test {

class OwnFolder {
 public:
    explicit OwnFolder(std::string const& name) : path_("/tmp/hengxin-" + name + "-XXXXXX") {
        if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder " + path_);
    }
    ~OwnFolder() { std::error_code gone; std::filesystem::remove_all(path_, gone); }
    OwnFolder(OwnFolder const&) = delete;
    OwnFolder& operator=(OwnFolder const&) = delete;
    std::string const& path() const { return path_; }
    std::string file(std::string const& name) const { return path_ + "/" + name; }

 private:
    std::string path_;
};

}  // namespace test

// A real PostgreSQL for tests, started once per run of the test program and thrown away at its end.
#pragma once
#include <unistd.h>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include "store/db.h"

namespace test {

class Postgres {
 public:
    static Postgres& instance() {
        static Postgres all;
        return all;
    }
    // The address of an empty database of its own.
    std::string fresh_database() {
        auto name = "t" + std::to_string(++count_);
        store::open(address("postgres"))->script("CREATE DATABASE " + name);
        return address(name);
    }

 private:
    Postgres() : dir_("/tmp/hengxin-postgres-" + std::to_string(::getpid())) {
        if (tell("start") != 0) throw std::runtime_error("PostgreSQL did not start");
    }
    ~Postgres() { tell("stop"); }
    int tell(std::string const& what) { return std::system((SOURCE_DIR "/test/postgres.sh " + what + " " + dir_).c_str()); }
    std::string address(std::string const& name) const { return "postgresql:///" + name + "?host=" + dir_ + "&user=test"; }
    std::string dir_;
    int count_ = 0;
};

}  // namespace test

// A real PostgreSQL for tests, started once per run of the test program and thrown away at its end.
#pragma once
#include <cstdlib>
#include <stdexcept>
#include <string>
#include "own_folder.h"
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
    Postgres() {
        if (tell("start") != 0) throw std::runtime_error("PostgreSQL did not start");
    }
    ~Postgres() { tell("stop"); }
    int tell(std::string const& what) { return std::system((SOURCE_DIR "/test/postgres.sh " + what + " " + dir_.path()).c_str()); }
    std::string address(std::string const& name) const { return "postgresql:///" + name + "?host=" + dir_.path() + "&user=test"; }
    OwnFolder dir_{"postgres"};
    int count_ = 0;
};

}  // namespace test

// What a data folder is: DIR/hengxin.conf. Written by `init` and `demo`, read by every verb.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

namespace engine {

struct Config {
    std::string region;                  // GB/T 2260 code of the county: 130528
    std::string database;                // file beside the configuration, or postgresql://…
    std::string suite;                   // sm3-sm2 or sha256-ed25519, fixed at genesis
    std::string keys;                    // folder of the keys; may lie on another disk
    bool demo = false;                   // a generated county: virtual clock, --as without a credential
    std::int64_t seed = 0;               // of the demo
};
BOOST_DESCRIBE_STRUCT(Config, (), (region, database, suite, keys, demo, seed))

Config read_config(std::string const& dir);                   // throws std::runtime_error in plain words
void write_config(std::string const& dir, Config const& config);
std::string database_address(std::string const& dir, Config const& config);

}  // namespace engine

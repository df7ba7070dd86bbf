// What a data folder is: DIR/hengxin.conf. Written by `init` and `demo`, read by every verb.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>
#include "sending/sending.h"

namespace engine {

// How messages leave, by "sending" in the configuration; what is absent is not sent. SMS go by a gateway or into a file, not both.
struct PlatformFile {
    std::string folder;                  // that the county's SMS platform takes files from
    std::string encoding;                // "UTF-8" (with BOM) or "GB18030" (which GBK readers read)
};
BOOST_DESCRIBE_STRUCT(PlatformFile, (), (folder, encoding))
struct Sending {
    std::optional<sending::Gateway> sms_gateway;
    std::optional<PlatformFile> sms_file;
    std::optional<sending::Mail> email;
};
BOOST_DESCRIBE_STRUCT(Sending, (), (sms_gateway, sms_file, email))

// The county's seal platform and whose seals it keeps, by "sealing" in the configuration. Who has none there stamps by hand.
struct Seal {
    std::string organ;                   // unified code of the agency whose seal it is
    std::string id;                      // what the platform calls it; letters, digits, - _ .
    std::string name;                    // 衡安县某局电子印章
};
BOOST_DESCRIBE_STRUCT(Seal, (), (organ, id, name))
struct Sealing {
    sending::SealPlatform platform;
    std::vector<Seal> seals;
};
BOOST_DESCRIBE_STRUCT(Sealing, (), (platform, seals))

struct Config {
    std::string region;                  // GB/T 2260 code of the county: 130528
    std::string database;                // file beside the configuration, or postgresql://…
    std::string suite;                   // sm3-sm2 or sha256-ed25519, fixed at genesis
    std::string keys;                    // folder of the keys; may lie on another disk
    bool demo = false;                   // a generated county: virtual clock, --as without a credential
    std::int64_t seed = 0;               // of the demo
    std::optional<Sending> sending = {};
    std::optional<Sealing> sealing = {};
};
BOOST_DESCRIBE_STRUCT(Config, (), (region, database, suite, keys, demo, seed, sending, sealing))

Config read_config(std::string const& dir);                   // throws std::runtime_error in plain words
void write_config(std::string const& dir, Config const& config);
std::string database_address(std::string const& dir, Config const& config);

}  // namespace engine

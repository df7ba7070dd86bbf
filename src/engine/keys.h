// The keys of a deployment, apart from its data: one file each, mode 0600. signing.pem signs checkpoints; sealing.key encrypts numbers,
// contacts and the personal parts of leaves; blind.key makes blind indexes of numbers.
#pragma once
#include <string>
#include "crypto/crypto.h"
#include "store/db.h"

namespace engine {

struct Keys {
    crypto::SigningKey signing;
    crypto::SealingKey sealing;
    std::string blind;
};

Keys make_keys(std::string const& folder, crypto::Suite suite);     // refuses to overwrite
Keys read_keys(std::string const& folder);

// Encrypts columns and leaf parts under the sealing key.
class KeySealer : public store::Sealer {
 public:
    explicit KeySealer(crypto::SealingKey key) : key_(std::move(key)) {}
    std::string seal(std::string_view context, std::string_view plain) const override { return crypto::seal(key_, context, plain); }
    std::string open(std::string_view context, std::string_view sealed) const override;
 private:
    crypto::SealingKey key_;
};

// Hex of HMAC-SM3 under the blind key: the same number always gives the same index, and without the key it tells nothing.
std::string blind_index(Keys const& keys, std::string_view number);

}  // namespace engine

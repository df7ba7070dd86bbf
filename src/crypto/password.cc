// Passwords and randomness, by libsodium.
#include <sodium.h>
#include <algorithm>
#include "crypto/evp.h"

namespace crypto {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = std::size_t{64} << 20;

}  // namespace

void sodium_ready() {
    static bool const started = sodium_init() >= 0;
    must(started, "libsodium");
}

std::string random_bytes(std::size_t count) {
    sodium_ready();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string password_hash(std::string_view password) {
    sodium_ready();
    char text[crypto_pwhash_STRBYTES];
    must(crypto_pwhash_str_alg(text, password.data(), password.size(), kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13) == 0, "Argon2id");
    return text;
}

bool password_fits(std::string_view hash, std::string_view password) {
    sodium_ready();
    char text[crypto_pwhash_STRBYTES] = {};   // the library wants exactly this room, filled with zeros
    if (hash.size() >= sizeof text) return false;
    if (hash.find('\0') != hash.npos) return false;
    std::copy(hash.begin(), hash.end(), text);
    return crypto_pwhash_str_verify(text, password.data(), password.size()) == 0;
}

}  // namespace crypto

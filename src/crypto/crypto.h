// Hashes, signatures, ciphers and passwords, each from a library (OpenSSL 3, libsodium); nothing here is our own cryptography.
// Bytes travel as std::string. A failure of the library throws std::runtime_error; a bad signature or ciphertext is a value.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

// The two suites of the ledger, fixed at genesis: SM3 (GB/T 32905) with SM2 (GB/T 32918), or SHA-256 with Ed25519.
enum class Suite { sm3_sm2, sha256_ed25519 };
std::string_view name(Suite suite);                       // "sm3-sm2", "sha256-ed25519"
std::optional<Suite> suite_named(std::string_view name);

using Digest = std::array<unsigned char, 32>;
inline std::string_view bytes(Digest const& d) { return {reinterpret_cast<char const*>(d.data()), d.size()}; }
std::optional<Digest> digest_from(std::string_view bytes);   // exactly 32 bytes

// Hashes the concatenation of its parts. Fetches the algorithm once; safe from every thread.
Digest hash(Suite suite, std::initializer_list<std::string_view> parts);
Digest hmac(Suite suite, std::string_view key, std::string_view message);

// A signing key of a suite. Private keys are kept as PKCS#8 PEM in a file of mode 0600.
class SigningKey {
 public:
    static SigningKey generate(Suite suite);
    static SigningKey from_pem(std::string_view pem);
    // Deterministic, for the virtual clock's simulations only (Ed25519 from a 32-byte seed).
    static SigningKey from_seed(std::string_view seed32);
    std::string pem() const;
    Suite suite() const;
    std::string public_bytes() const;                     // Ed25519: 32 bytes; SM2: uncompressed point, 65 bytes
    std::string sign(std::string_view message) const;     // Ed25519: 64 bytes; SM2: DER, id "1234567812345678"
 private:
    struct Inner;
    std::shared_ptr<Inner const> inner_;
};
bool verify(Suite suite, std::string_view public_bytes, std::string_view message, std::string_view signature);

// Authenticated encryption at rest: SM4-CTR then HMAC-SM3 (encrypt-then-MAC), because OpenSSL 3.0 has no SM4-GCM.
// Layout: key id (4 bytes, big endian) ‖ nonce (16) ‖ ciphertext ‖ tag (32). `context` is bound into the tag (table and column).
struct SealingKey { std::uint32_t id; std::string encrypt16, mac32; };
std::string seal(SealingKey const& key, std::string_view context, std::string_view plain);
std::optional<std::string> open(SealingKey const& key, std::string_view context, std::string_view sealed);  // nothing when altered

std::string random_bytes(std::size_t count);              // from the operating system; only main.cc, cli/ and key making may call it

// Argon2id, 64 MiB, for passwords. The string carries its parameters.
std::string password_hash(std::string_view password);
bool password_fits(std::string_view hash, std::string_view password);

std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);        // lower case only
std::string base64(std::string_view bytes);                        // standard alphabet, padded
std::optional<std::string> from_base64(std::string_view text);     // canonical spelling only
bool same(std::string_view a, std::string_view b);                 // constant time

}  // namespace crypto

// SM3 and SHA-256, alone and keyed.
#include <openssl/hmac.h>
#include <algorithm>
#include "crypto/evp.h"

namespace crypto {
namespace {

EVP_MD const* fetched(char const* name) {
    auto const* md = EVP_MD_fetch(nullptr, name, nullptr);   // kept for the life of the process
    must(md != nullptr, name);
    return md;
}

// One context a thread: making one for each row costs a third of hashing it.
EVP_MD_CTX* context() {
    static thread_local Owned<EVP_MD_CTX, EVP_MD_CTX_free> const mine(EVP_MD_CTX_new());
    must(mine != nullptr, "digest context");
    return mine.get();
}

}  // namespace

std::string_view name(Suite suite) {
    switch (suite) {
        case Suite::sm3_sm2: return "sm3-sm2";
        case Suite::sha256_ed25519: return "sha256-ed25519";
    }
    throw std::logic_error("no such suite");
}

std::optional<Suite> suite_named(std::string_view wanted) {
    for (auto suite : {Suite::sm3_sm2, Suite::sha256_ed25519})
        if (name(suite) == wanted) return suite;
    return std::nullopt;
}

std::optional<Digest> digest_from(std::string_view bytes) {
    Digest digest;
    if (bytes.size() != digest.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

EVP_MD const* algorithm(Suite suite) {
    static EVP_MD const* const sm3 = fetched("SM3");
    static EVP_MD const* const sha256 = fetched("SHA2-256");
    return suite == Suite::sm3_sm2 ? sm3 : sha256;
}

Digest hash(Suite suite, std::initializer_list<std::string_view> parts) {
    auto* md = context();
    must(EVP_DigestInit_ex2(md, algorithm(suite), nullptr) == 1, "digest");
    for (auto part : parts) must(EVP_DigestUpdate(md, part.data(), part.size()) == 1, "digest");
    Digest digest;
    must(EVP_DigestFinal_ex(md, digest.data(), nullptr) == 1, "digest");
    return digest;
}

Digest hmac(Suite suite, std::string_view key, std::string_view message) {
    Digest digest;
    must(HMAC(algorithm(suite), key.data(), static_cast<int>(key.size()), octets(message), message.size(), digest.data(), nullptr),
         "HMAC");
    return digest;
}

}  // namespace crypto

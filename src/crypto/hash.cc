// SM3 and SHA-256, alone and keyed.
#include <openssl/core_names.h>
#include <openssl/params.h>
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

using Keyed = Owned<EVP_MAC_CTX, EVP_MAC_CTX_free>;

Keyed keyed(std::string digest) {
    static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);      // kept for the life of the process
    Keyed made(EVP_MAC_CTX_new(hmac));
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0), OSSL_PARAM_construct_end()};
    must(made && EVP_MAC_CTX_set_params(made.get(), parameters) == 1, "HMAC");
    return made;
}

// One context a thread and suite, for the same reason: each column of each row that is opened or sealed asks for one.
EVP_MAC_CTX* keyed(Suite suite) {
    static thread_local Keyed const sm3 = keyed("SM3"), sha256 = keyed("SHA2-256");
    return suite == Suite::sm3_sm2 ? sm3.get() : sha256.get();
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
    auto* context = keyed(suite);
    Digest digest;
    std::size_t size = 0;
    must(EVP_MAC_init(context, octets(key.empty() ? std::string_view("") : key), key.size(), nullptr) == 1, "HMAC");
    must(EVP_MAC_update(context, octets(message), message.size()) == 1, "HMAC");
    must(EVP_MAC_final(context, digest.data(), &size, digest.size()) == 1 && size == digest.size(), "HMAC");
    return digest;
}

}  // namespace crypto

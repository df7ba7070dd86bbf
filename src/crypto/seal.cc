// Authenticated encryption of single fields.
#include <cassert>
#include "crypto/evp.h"

namespace crypto {
namespace {

constexpr std::size_t kIdSize = 4, kNonceSize = 16, kTagSize = sizeof(Digest), kHeadSize = kIdSize + kNonceSize;

std::string big_endian(std::uint64_t number, std::size_t size) {
    std::string bytes(size, '\0');
    for (auto i = size; i-- > 0; number >>= 8) bytes[i] = static_cast<char>(number & 0xFF);
    return bytes;
}

// CTR adds a key stream, so encrypting and decrypting are one operation.
std::string sm4_ctr(std::string_view key, std::string_view nonce, std::string_view text) {
    static EVP_CIPHER const* const cipher = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);   // kept for the life of the process
    must(cipher != nullptr, "SM4-CTR");
    Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
    must(context && EVP_EncryptInit_ex2(context.get(), cipher, octets(key), octets(nonce), nullptr) == 1, "SM4-CTR");
    std::string result(text.size(), '\0');
    int size = 0;
    must(EVP_EncryptUpdate(context.get(), octets(result), &size, octets(text), static_cast<int>(text.size())) == 1, "SM4-CTR");
    assert(static_cast<std::size_t>(size) == text.size());
    return result;
}

// The length in front keeps (context, body) apart from any other split of the same bytes.
Digest tag(SealingKey const& key, std::string_view context, std::string_view body) {
    auto bound = big_endian(context.size(), 8);
    bound += context;
    bound += body;
    return hmac(Suite::sm3_sm2, key.mac32, bound);
}

void check(SealingKey const& key) {
    assert(key.encrypt16.size() == 16);
    assert(key.mac32.size() == 32);
}

}  // namespace

std::string seal(SealingKey const& key, std::string_view context, std::string_view plain) {
    check(key);
    auto sealed = big_endian(key.id, kIdSize);
    auto nonce = random_bytes(kNonceSize);
    sealed += nonce;
    sealed += sm4_ctr(key.encrypt16, nonce, plain);
    sealed += bytes(tag(key, context, sealed));
    return sealed;
}

std::optional<std::string> open(SealingKey const& key, std::string_view context, std::string_view sealed) {
    check(key);
    if (sealed.size() < kHeadSize + kTagSize) return std::nullopt;
    auto body = sealed.substr(0, sealed.size() - kTagSize);
    if (body.substr(0, kIdSize) != big_endian(key.id, kIdSize)) return std::nullopt;
    auto expected = tag(key, context, body);
    if (!same(bytes(expected), sealed.substr(body.size()))) return std::nullopt;
    return sm4_ctr(key.encrypt16, body.substr(kIdSize, kNonceSize), body.substr(kHeadSize));
}

}  // namespace crypto

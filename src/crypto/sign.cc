// SM2 (GB/T 32918, with SM3 and the customary signer id) and Ed25519. OpenSSL signs and keeps the keys; a signature of Ed25519 is verified by
// libsodium, which takes less than half the time: whoever verifies a whole ledger verifies one for each checkpoint.
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <sodium.h>
#include "crypto/evp.h"

namespace crypto {
namespace {

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Memory = Owned<BIO, BIO_free_all>;
constexpr std::string_view kSigner = "1234567812345678";   // the id that GM/T 0009 prescribes where none was agreed
constexpr std::size_t kPointSize = 65, kEdwardsSize = 32;

char const* type_of(Suite suite) { return suite == Suite::sm3_sm2 ? "SM2" : "ED25519"; }

// A digest context ready for one signature. SM2 wants the signer's id set on a key context that is attached before the digest
// starts, and the digest context does not free it: hence both live here, in this order.
struct Operation {
    KeyContext key;
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> md{EVP_MD_CTX_new()};

    template <auto init> bool begin(Suite suite, EVP_PKEY* with) {
        must(md != nullptr, "digest context");
        if (suite == Suite::sha256_ed25519) return init(md.get(), nullptr, nullptr, nullptr, nullptr, with, nullptr) == 1;
        key.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, with, nullptr));
        must(key != nullptr, "key context");
        must(EVP_PKEY_CTX_set1_id(key.get(), kSigner.data(), static_cast<int>(kSigner.size())) == 1, "signer id");
        EVP_MD_CTX_set_pkey_ctx(md.get(), key.get());
        return init(md.get(), nullptr, "SM3", nullptr, nullptr, with, nullptr) == 1;
    }
};

// Nothing when the bytes are no public key (not on the curve, wrong length).
Key public_key(Suite suite, std::string_view bytes) {
    if (suite == Suite::sha256_ed25519) {
        if (bytes.size() != kEdwardsSize) return nullptr;
        return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(bytes), bytes.size()));
    }
    if (bytes.size() != kPointSize || bytes[0] != POINT_CONVERSION_UNCOMPRESSED) return nullptr;
    char group[] = "SM2";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, const_cast<char*>(bytes.data()), bytes.size()),
        OSSL_PARAM_construct_end(),
    };
    KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
    must(context && EVP_PKEY_fromdata_init(context.get()) == 1, "key import");
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) return nullptr;
    return Key(key);
}

// One signature, one spelling: whatever decodes but would be encoded otherwise is refused.
bool is_canonical_der(std::string_view signature) {
    auto const* at = octets(signature);
    Owned<ECDSA_SIG, ECDSA_SIG_free> decoded(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())));
    if (!decoded) return false;
    unsigned char* encoded = nullptr;
    auto size = i2d_ECDSA_SIG(decoded.get(), &encoded);
    if (size <= 0) return false;
    std::string again(reinterpret_cast<char*>(encoded), static_cast<std::size_t>(size));
    OPENSSL_free(encoded);
    return again == signature;
}

// An encrypted key must fail, not ask a terminal for its password.
int no_password(char*, int, int, void*) { return -1; }

}  // namespace

struct SigningKey::Inner {
    Suite suite;
    Key key;
};

SigningKey SigningKey::generate(Suite suite) {
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, type_of(suite)));
    must(key != nullptr, "key generation");
    SigningKey made;
    made.inner_ = std::make_shared<Inner const>(Inner{suite, std::move(key)});
    return made;
}

SigningKey SigningKey::from_pem(std::string_view pem) {
    Quiet quiet;
    Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    must(memory != nullptr, "memory");
    Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, no_password, nullptr));
    if (!key) throw std::runtime_error("not an unencrypted private key in PEM");
    for (auto suite : {Suite::sm3_sm2, Suite::sha256_ed25519}) {
        if (!EVP_PKEY_is_a(key.get(), type_of(suite))) continue;
        KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
        must(context != nullptr, "key context");
        if (EVP_PKEY_pairwise_check(context.get()) != 1) throw std::runtime_error("private and public key do not belong together");
        SigningKey read;
        read.inner_ = std::make_shared<Inner const>(Inner{suite, std::move(key)});
        return read;
    }
    throw std::runtime_error("the key is neither SM2 nor Ed25519");
}

SigningKey SigningKey::from_seed(std::string_view seed32) {
    Quiet quiet;
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed32), seed32.size()));
    must(key != nullptr, "an Ed25519 seed has 32 bytes");
    SigningKey derived;
    derived.inner_ = std::make_shared<Inner const>(Inner{Suite::sha256_ed25519, std::move(key)});
    return derived;
}

std::string SigningKey::pem() const {
    Memory memory(BIO_new(BIO_s_secmem()));
    must(memory != nullptr, "memory");
    must(PEM_write_bio_PKCS8PrivateKey(memory.get(), inner_->key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1, "key export");
    char* text = nullptr;
    auto size = BIO_get_mem_data(memory.get(), &text);
    must(size > 0, "key export");
    return {text, static_cast<std::size_t>(size)};
}

Suite SigningKey::suite() const { return inner_->suite; }

std::string SigningKey::public_bytes() const {
    if (suite() == Suite::sha256_ed25519) {
        std::string bytes(kEdwardsSize, '\0');
        auto size = bytes.size();
        must(EVP_PKEY_get_raw_public_key(inner_->key.get(), octets(bytes), &size) == 1, "public key");
        return bytes;
    }
    // Coordinates rather than the encoded point, whose form follows the PEM that the key came from.
    std::string bytes(1, static_cast<char>(POINT_CONVERSION_UNCOMPRESSED));
    for (auto const* coordinate : {OSSL_PKEY_PARAM_EC_PUB_X, OSSL_PKEY_PARAM_EC_PUB_Y}) {
        BIGNUM* number = nullptr;
        must(EVP_PKEY_get_bn_param(inner_->key.get(), coordinate, &number) == 1, "public key");
        std::string padded(kPointSize / 2, '\0');
        auto size = BN_bn2binpad(number, octets(padded), static_cast<int>(padded.size()));
        BN_free(number);
        must(size == static_cast<int>(padded.size()), "public key");
        bytes += padded;
    }
    return bytes;
}

std::string SigningKey::sign(std::string_view message) const {
    Operation operation;
    must(operation.begin<EVP_DigestSignInit_ex>(suite(), inner_->key.get()), "signature");
    std::size_t size = 0;
    must(EVP_DigestSign(operation.md.get(), nullptr, &size, octets(message), message.size()) == 1, "signature");
    std::string signature(size, '\0');
    must(EVP_DigestSign(operation.md.get(), octets(signature), &size, octets(message), message.size()) == 1, "signature");
    signature.resize(size);
    return signature;
}

bool verify(Suite suite, std::string_view public_bytes, std::string_view message, std::string_view signature) {
    if (suite == Suite::sha256_ed25519) {
        sodium_ready();
        if (public_bytes.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
        return crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(public_bytes)) == 0;
    }
    Quiet quiet;
    auto key = public_key(suite, public_bytes);
    if (!key) return false;
    if (!is_canonical_der(signature)) return false;
    Operation operation;
    if (!operation.begin<EVP_DigestVerifyInit_ex>(suite, key.get())) return false;
    return EVP_DigestVerify(operation.md.get(), octets(signature), signature.size(), octets(message), message.size()) == 1;
}

}  // namespace crypto

#include "crypto/crypto.h"
#include <doctest/doctest.h>
#include <thread>
#include <vector>

namespace {

using crypto::Suite;

std::string raw(std::string_view text) { return crypto::from_hex(text).value(); }
std::string hex(crypto::Digest const& digest) { return crypto::hex(crypto::bytes(digest)); }
std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
}
constexpr Suite kSuites[] = {Suite::sm3_sm2, Suite::sha256_ed25519};

// GB/T 32918.5-2017, appendix A: the signature of "message digest" under the recommended curve.
std::string const kSm2Public =
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
std::string const kSm2R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
std::string const kSm2S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

}  // namespace

TEST_CASE("crypto: suites have names") {
    for (auto suite : kSuites) CHECK(crypto::suite_named(crypto::name(suite)) == suite);
    CHECK(!crypto::suite_named("md5-rsa"));
}

TEST_CASE("crypto: hashes agree with the published vectors") {
    // GB/T 32905-2016 appendix A; FIPS 180-4.
    CHECK(hex(crypto::hash(Suite::sm3_sm2, {"abc"})) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string abcd;
    for (int i = 0; i < 16; ++i) abcd += "abcd";
    CHECK(hex(crypto::hash(Suite::sm3_sm2, {abcd})) == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    CHECK(hex(crypto::hash(Suite::sha256_ed25519, {"abc"})) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(crypto::hash(Suite::sha256_ed25519, {})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (auto suite : kSuites) CHECK(crypto::hash(suite, {"a", "", "bc"}) == crypto::hash(suite, {"abc"}));
}

TEST_CASE("crypto: threads hash without disturbing one another") {
    auto expected = crypto::hash(Suite::sm3_sm2, {"row"});
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    for (auto& count : wrong)
        threads.emplace_back([&] {
            for (int i = 0; i < 2000; ++i) count += crypto::hash(Suite::sm3_sm2, {"r", "ow"}) != expected;
        });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("crypto: HMAC agrees with RFC 4231 and with its definition") {
    CHECK(hex(crypto::hmac(Suite::sha256_ed25519, "Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    std::string inner(64, '\x36'), outer(64, '\x5c'), key = "a key";
    for (std::size_t i = 0; i < key.size(); ++i) {
        inner[i] = static_cast<char>(inner[i] ^ key[i]);
        outer[i] = static_cast<char>(outer[i] ^ key[i]);
    }
    auto inside = crypto::hash(Suite::sm3_sm2, {inner, "message"});
    CHECK(crypto::hmac(Suite::sm3_sm2, key, "message") == crypto::hash(Suite::sm3_sm2, {outer, crypto::bytes(inside)}));
    CHECK(crypto::hmac(Suite::sm3_sm2, "", "") != crypto::hmac(Suite::sm3_sm2, "k", ""));
}

TEST_CASE("crypto: a digest is exactly 32 bytes") {
    auto digest = crypto::hash(Suite::sm3_sm2, {"x"});
    CHECK(crypto::digest_from(crypto::bytes(digest)) == digest);
    CHECK(!crypto::digest_from(std::string(31, 'x')));
    CHECK(!crypto::digest_from(std::string(33, 'x')));
}

TEST_CASE("crypto: Ed25519 agrees with RFC 8032 test 2, and refuses the same signature with s + L") {
    auto key = crypto::SigningKey::from_seed(raw("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    CHECK(crypto::hex(key.public_bytes()) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    auto signature = key.sign("r");
    CHECK(crypto::hex(signature) ==
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(crypto::verify(Suite::sha256_ed25519, key.public_bytes(), "r", signature));
    auto order = raw("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    for (unsigned carry = 0, i = 0; i < 32; ++i) {
        carry += static_cast<unsigned char>(signature[32 + i]) + static_cast<unsigned char>(order[i]);
        signature[32 + i] = static_cast<char>(carry & 0xFF);
        carry >>= 8;
    }
    CHECK(!crypto::verify(Suite::sha256_ed25519, key.public_bytes(), "r", signature));
    CHECK_THROWS_AS(crypto::SigningKey::from_seed("short"), std::runtime_error);
}

TEST_CASE("crypto: SM2 verifies the standard's example, in one spelling only") {
    auto der = [](std::string head) { return raw(head + "022100" + kSm2R + "022100" + kSm2S); };
    auto fits = [](std::string const& signature) { return crypto::verify(Suite::sm3_sm2, raw(kSm2Public), "message digest", signature); };
    CHECK(fits(der("3046")));
    CHECK(!fits(der("308146")));                                                        // long form of a short length
    CHECK(!fits(der("3046") + '\0'));                                                   // something after the end
    CHECK(!fits(raw("30470222" "0000" + kSm2R + "022100" + kSm2S)));                     // a zero too many
    CHECK(!fits(raw("3080022100" + kSm2R + "022100" + kSm2S + "0000")));                 // BER's indefinite length
    CHECK(!fits(raw("3044" "0220" + kSm2R + "0220" + kSm2S)));                           // negative numbers
    CHECK(!fits(raw("3006020100020100")));                                              // r = s = 0
    CHECK(!fits(""));
}

TEST_CASE("crypto: what a key signs its public half verifies, and nothing else") {
    for (auto suite : kSuites) {
        CAPTURE(crypto::name(suite));
        auto key = crypto::SigningKey::generate(suite), other = crypto::SigningKey::generate(suite);
        CHECK(key.suite() == suite);
        auto open_half = key.public_bytes(), signature = key.sign("checkpoint");
        CHECK(open_half.size() == (suite == Suite::sm3_sm2 ? 65 : 32));
        CHECK(crypto::verify(suite, open_half, "checkpoint", signature));
        CHECK(!crypto::verify(suite, open_half, "checkpoinT", signature));
        CHECK(!crypto::verify(suite, other.public_bytes(), "checkpoint", signature));
        for (std::size_t i = 0; i < signature.size(); ++i) CHECK(!crypto::verify(suite, open_half, "checkpoint", flipped(signature, i)));
        for (std::size_t i = 0; i < open_half.size(); ++i) CHECK(!crypto::verify(suite, flipped(open_half, i), "checkpoint", signature));
        for (std::size_t n = 0; n < signature.size(); ++n) CHECK(!crypto::verify(suite, open_half, "checkpoint", signature.substr(0, n)));
        CHECK(!crypto::verify(suite, "", "checkpoint", signature));
        CHECK(!crypto::verify(suite, std::string(open_half.size(), '\xFF'), "checkpoint", signature));
        CHECK(crypto::verify(suite, open_half, "", key.sign("")));
    }
}

TEST_CASE("crypto: a private key survives its PEM; anything else is refused without a question") {
    for (auto suite : kSuites) {
        auto key = crypto::SigningKey::generate(suite);
        CHECK(key.pem().starts_with("-----BEGIN PRIVATE KEY-----"));
        auto again = crypto::SigningKey::from_pem(key.pem());
        CHECK(again.suite() == suite);
        CHECK(again.public_bytes() == key.public_bytes());
        CHECK(crypto::verify(suite, key.public_bytes(), "m", again.sign("m")));
    }
    CHECK_THROWS_AS(crypto::SigningKey::from_pem(""), std::runtime_error);
    CHECK_THROWS_AS(crypto::SigningKey::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), std::runtime_error);
    // An X25519 key: sound, but it cannot sign (RFC 8410's encoding around 32 bytes).
    auto x25519 = crypto::base64(raw("302e020100300506032b656e04220420") + std::string(32, 'k'));
    CHECK_THROWS_AS(crypto::SigningKey::from_pem("-----BEGIN PRIVATE KEY-----\n" + x25519 + "\n-----END PRIVATE KEY-----\n"), std::runtime_error);
}

TEST_CASE("crypto: what is sealed opens with its key and context only, and not when altered") {
    crypto::SealingKey key{7, std::string(16, 'e'), std::string(32, 'm')};
    for (std::string plain : {"", "宁晋县", "130528199001010010"}) {
        auto sealed = crypto::seal(key, "subject.citizen_number", plain);
        CHECK(sealed.size() == 4 + 16 + plain.size() + 32);
        CHECK(sealed.starts_with(std::string("\0\0\0\x07", 4)));
        CHECK(crypto::open(key, "subject.citizen_number", sealed) == plain);
        CHECK(!crypto::open(key, "subject.name", sealed));
        for (std::size_t i = 0; i < sealed.size(); ++i) CHECK(!crypto::open(key, "subject.citizen_number", flipped(sealed, i)));
        for (std::size_t n = 0; n < sealed.size(); ++n) CHECK(!crypto::open(key, "subject.citizen_number", sealed.substr(0, n)));
        CHECK(crypto::seal(key, "subject.citizen_number", plain) != sealed);
    }
    auto sealed = crypto::seal(key, "c", "secret");
    CHECK(!crypto::open({8, key.encrypt16, key.mac32}, "c", sealed));
    CHECK(!crypto::open({7, key.encrypt16, std::string(32, 'n')}, "c", sealed));
}

TEST_CASE("crypto: the cipher inside a seal is SM4 in counter mode (GB/T 32907 example 1)") {
    crypto::SealingKey key{1, raw("0123456789abcdeffedcba9876543210"), std::string(32, 'm')};
    // With the standard's plaintext as first counter block, the standard's ciphertext is the key stream.
    auto body = raw("00000001" "0123456789abcdeffedcba9876543210" "681edf34d206965e86b3e94f536e4246");
    auto tag = crypto::hmac(Suite::sm3_sm2, key.mac32, raw("0000000000000003") + "ctx" + body);
    CHECK(crypto::open(key, "ctx", body + std::string(crypto::bytes(tag))) == std::string(16, '\0'));
}

TEST_CASE("crypto: passwords are kept as Argon2id with 64 MiB") {
    auto hash = crypto::password_hash("正确的口令");
    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
    CHECK(crypto::password_fits(hash, "正确的口令"));
    CHECK(!crypto::password_fits(hash, "错误的口令"));
    for (std::string bad : {std::string(), std::string("plain"), std::string(500, 'x'), hash.substr(0, 40), hash + '\0' + "x"})
        CHECK(!crypto::password_fits(bad, "正确的口令"));
}

TEST_CASE("crypto: bytes as text have one spelling") {
    CHECK(crypto::hex(std::string("\x00\xff\x10", 3)) == "00ff10");
    CHECK(crypto::from_hex("") == "");
    CHECK(crypto::from_hex("00ff10") == std::string("\x00\xff\x10", 3));
    for (auto bad : {"0", "0F", "0g", "00 ", "0x00", "00:11"}) CHECK(!crypto::from_hex(bad));
    CHECK(crypto::base64("") == "");
    CHECK(crypto::base64("foobar") == "Zm9vYmFy");
    CHECK(crypto::base64("fooba") == "Zm9vYmE=");
    CHECK(crypto::from_base64("Zm9vYg==") == "foob");
    CHECK(crypto::from_base64("") == "");
    for (auto bad : {"Zm9vYg", "Zm9vYg=", "Zm9vYh==", "Zm9v\n", "Zm9vYg== ", "Zm-_", "====", "A"}) CHECK(!crypto::from_base64(bad));
    CHECK(crypto::random_bytes(16).size() == 16);
    CHECK(crypto::random_bytes(16) != crypto::random_bytes(16));
    CHECK(crypto::same("abc", "abc"));
    CHECK(!crypto::same("abc", "abd"));
    CHECK(!crypto::same("abc", "ab"));
    CHECK(crypto::same("", ""));
}

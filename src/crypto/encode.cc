// Bytes as text and back. What decodes but would be spelled otherwise is refused, so that equal bytes are equal text.
#include <sodium.h>
#include "crypto/crypto.h"

namespace crypto {

std::string hex(std::string_view bytes) {
    std::string text(2 * bytes.size() + 1, '\0');   // libsodium writes a closing zero
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0)
        return std::nullopt;
    bytes.resize(size);
    if (hex(bytes) != text) return std::nullopt;
    return bytes;
}

std::string base64(std::string_view bytes) {
    constexpr auto kVariant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), kVariant);
    text.pop_back();   // libsodium writes a closing zero
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    if (base64(bytes) != text) return std::nullopt;
    return bytes;
}

bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto

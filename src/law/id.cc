#include "law/id.h"
#include <array>
#include <cassert>

namespace law {

// RFC 9562 section 5.7: 48 bits of milliseconds, 4 of version (7), 12 random, 2 of variant (binary 10), 62 random.
std::string uuid7(Instant at, std::string_view ten_random_bytes) {
    assert(at >= 0);
    assert(at < Instant{1} << 48);
    assert(ten_random_bytes.size() == 10);
    std::array<unsigned char, 16> octets;
    for (int i = 0; i < 6; ++i) octets[i] = static_cast<unsigned char>(at >> (40 - 8 * i));
    for (int i = 0; i < 10; ++i) octets[6 + i] = static_cast<unsigned char>(ten_random_bytes[i]);
    octets[6] = static_cast<unsigned char>(0x70 | (octets[6] & 0x0F));
    octets[8] = static_cast<unsigned char>(0x80 | (octets[8] & 0x3F));

    std::string text;
    text.reserve(36);
    for (int i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += "0123456789abcdef"[octets[i] >> 4];
        text += "0123456789abcdef"[octets[i] & 15];
    }
    return text;
}

Instant instant_of(std::string_view uuid7) {
    Instant at = 0;
    for (char c : uuid7.substr(0, 13))
        if (c != '-') at = at << 4 | Instant(c <= '9' ? c - '0' : c - 'a' + 10);
    return at;
}

}  // namespace law

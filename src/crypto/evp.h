// What the files of this folder share: owned OpenSSL objects, and the failure of a library call.
#pragma once
#include <openssl/err.h>
#include <openssl/evp.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include "crypto/crypto.h"

namespace crypto {

void sodium_ready();                  // before the first use of libsodium


template <auto release> struct Release {
    template <class T> void operator()(T* p) const { release(p); }
};
template <class T, auto release> using Owned = std::unique_ptr<T, Release<release>>;

// A library call that must succeed did not: memory, or an algorithm that this OpenSSL lacks. Nothing of the data is told.
inline void must(bool succeeded, char const* what) {
    if (!succeeded) throw std::runtime_error(std::string("cryptography failed: ") + what);
}

inline unsigned char const* octets(std::string_view s) { return reinterpret_cast<unsigned char const*>(s.data()); }
inline unsigned char* octets(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

// What went wrong with somebody's bytes stays here: OpenSSL queues errors per thread, and TLS on the same thread would take them
// for its own.
struct Quiet {
    Quiet() { ERR_set_mark(); }
    Quiet(Quiet const&) = delete;
    Quiet& operator=(Quiet const&) = delete;
    ~Quiet() { ERR_pop_to_mark(); }
};

EVP_MD const* algorithm(Suite suite);   // fetched once, because an implicit fetch costs as much as hashing a row

}  // namespace crypto

#include "store/column.h"
#include "crypto/crypto.h"

namespace store {

std::string to_text(Context const& context) { return std::string(context.table) + "." + std::string(context.member); }
void altered(Context const& context, std::string const& what) { throw Failure(to_text(context) + ": " + what, "altered"); }

}  // namespace store

std::string json::Text<store::Bytes>::to(store::Bytes const& bytes) { return crypto::hex(bytes.data); }
store::Bytes json::Text<store::Bytes>::from(std::string_view text) {
    auto bytes = crypto::from_hex(text);
    if (!bytes) throw json::Error("'" + std::string(text) + "' is not lower-case hex");
    return {*bytes};
}

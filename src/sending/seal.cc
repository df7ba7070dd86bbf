// The county's seal platform: POST the PDF, 2xx with the sealed PDF. Anything else it answers is a refusal.
#include "sending/transfer.h"

namespace sending {
namespace {

constexpr std::size_t kLargestSealed = 20u << 20;          // what an upload may be

Sealed refused(std::string why) { return {Fate::refused, "", std::move(why)}; }

}  // namespace

Sealed by_platform(SealPlatform const& platform, std::string const& token, Reach reach, std::string const& seal, std::string const& key, std::string const& pdf) {
    auto handle = transfer(platform.url, reach);
    List headers;
    add(headers, "Content-Type: application/pdf");
    add(headers, "Accept: application/pdf");
    add(headers, "Expect:");                               // no waiting for a 100 that some gateways never send
    add(headers, "Idempotency-Key: " + key);
    add(headers, "Seal: " + seal);
    if (!token.empty()) add(headers, "Authorization: Bearer " + token);
    auto posted = post(handle, headers, pdf, kLargestSealed);
    if (posted.code == CURLE_WRITE_ERROR) return refused("印章平台交回的文件超过 20 MB / the seal platform answered with more than 20 MB");
    if (posted.code != CURLE_OK) return {Fate::unreachable, "", unreachable(posted.code).reason};
    if (posted.status < 200 || posted.status > 299) return refused("印章平台答复 / the seal platform answered: HTTP " + std::to_string(posted.status));
    if (posted.answer.empty()) return refused("印章平台没有交回文件 / the seal platform sent nothing back");
    if (posted.answer == pdf) return refused("印章平台原样退回，未加盖印章 / the seal platform sent it back unsealed");
    return {Fate::sent, std::move(posted.answer), ""};
}

}  // namespace sending

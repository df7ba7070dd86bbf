// An SMS gateway: POST {"id","to","text"} → 2xx {"id": its number}. Anything else it answers is a refusal.
#include "json/json.h"
#include "sending/transfer.h"

namespace sending {
namespace {

constexpr std::size_t kLargestAnswer = 64 * 1024;

std::string number_in(std::string const& answer) {
    try {
        auto value = json::parse(answer);
        return value.is_object() ? json::text_or(value.get_object(), "id") : "";
    } catch (json::Error const&) {
        return "";
    }
}

}  // namespace

Sent by_gateway(Gateway const& gateway, std::string const& token, Reach reach, Message const& message) {
    auto handle = transfer(gateway.url, reach);
    auto body = json::canonical(json::Object{{"id", message.key}, {"to", message.to}, {"text", message.words}});
    List headers;
    add(headers, "Content-Type: application/json");
    add(headers, "Idempotency-Key: " + message.key);
    if (!token.empty()) add(headers, "Authorization: Bearer " + token);
    auto posted = post(handle, headers, body, kLargestAnswer);
    if (posted.code != CURLE_OK) return unreachable(posted.code);
    if (posted.status < 200 || posted.status > 299) return {Fate::refused, "", "短信平台答复 / the gateway answered: HTTP " + std::to_string(posted.status)};
    auto number = number_in(posted.answer);
    return {Fate::sent, number.empty() ? message.key : number, ""};
}

}  // namespace sending

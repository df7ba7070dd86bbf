// What goes out of the house: messages by an SMS gateway (HTTP) and a mail server (SMTP), papers to the county's seal platform (HTTP). Knows no noun. Where they go is in the configuration
// alone; TLS is verified and asked for everywhere but on this machine; nothing is redirected; everything has a limit in time and size.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sending {

struct Gateway {
    std::string url;                     // https://…; http:// on this machine only
    std::string token_file;              // sent as a bearer token; empty when the gateway wants none
};
BOOST_DESCRIBE_STRUCT(Gateway, (), (url, token_file))
struct Mail {
    std::string url;                     // smtps://host:465, or smtp://host:587 with STARTTLS; without TLS on this machine only
    std::string from;
    std::string user, password_file;     // empty when the server wants none
};
BOOST_DESCRIBE_STRUCT(Mail, (), (url, from, user, password_file))

// The county's platform for electronic seals: a PDF goes there and comes back sealed.
struct SealPlatform {
    std::string url;                     // https://…; http:// on this machine only, from a demo folder
    std::string token_file;              // sent as a bearer token
};
BOOST_DESCRIBE_STRUCT(SealPlatform, (), (url, token_file))

// `key` is the same whenever this message is sent again, so that whoever receives it twice can tell.
struct Message {
    std::string key;
    std::string to;
    std::string subject, words;
};

// Refused: the other side has it and will not pass it on. Unreachable: nobody knows; it stays due and is sent again under the same key.
enum class Fate { sent, refused, unreachable };
BOOST_DESCRIBE_ENUM(Fate, sent, refused, unreachable)
struct Sent {
    Fate fate;
    std::string reference;               // the gateway's number, or the message's
    std::string reason;
};

// Sent: something came back, and not what was sent. Whether its signature is good is the platform's to say.
struct Sealed {
    Fate fate;
    std::string pdf;
    std::string reason;
};

// Where a configuration may point: on this machine only (a demo folder), or anywhere with TLS.
enum class Reach { this_machine, anywhere };

// Throws std::invalid_argument in plain words when the address is not one that may be used.
void check_address(std::string const& url, Reach reach);

Sent by_gateway(Gateway const& gateway, std::string const& token, Reach reach, Message const& message);
// POST of the PDF; `seal` is what the platform calls the seal, `key` the same whenever this paper is sent again.
Sealed by_platform(SealPlatform const& platform, std::string const& token, Reach reach, std::string const& seal, std::string const& key, std::string const& pdf);
Sent by_mail(Mail const& mail, std::string const& password, Reach reach, Message const& message, std::int64_t at);

// A mail as it goes over the wire: headers encoded, words in base64, a Message-ID made of the key.
std::string mail_text(std::string const& from, Message const& message, std::int64_t at);

}  // namespace sending

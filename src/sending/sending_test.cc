#include "sending/sending.h"
#include <doctest/doctest.h>
#include <stdexcept>

using sending::Reach;

TEST_CASE("messages go where TLS is, and from a demo folder nowhere but to this machine") {
    for (auto* url : {"http://127.0.0.1:8025/send", "smtp://localhost:2525", "http://[::1]/"}) {
        CHECK_NOTHROW(sending::check_address(url, Reach::this_machine));
        CHECK_NOTHROW(sending::check_address(url, Reach::anywhere));
    }
    for (auto* url : {"https://gateway.example/send", "smtps://mail.example:465", "smtp://mail.example:587"}) {
        CHECK_THROWS_AS(sending::check_address(url, Reach::this_machine), std::invalid_argument);
        CHECK_NOTHROW(sending::check_address(url, Reach::anywhere));
    }
    for (auto* url : {"http://gateway.example/send", "file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1.gateway.example/", "http://127.0.0.1@gateway.example/",
                      "https://user:secret@gateway.example/", "", "gateway"})
        CHECK_THROWS_AS(sending::check_address(url, Reach::anywhere), std::invalid_argument);
}

TEST_CASE("a mail is plain headers and words in base64, whatever its subject holds") {
    auto text = sending::mail_text("notice@county.example", {"key-1", "a@firm.example", "异议处理结果\r\nBcc: x@y.example", "第一行\n第二行"}, 1772424000000);
    CHECK(text.starts_with("Date: Mon, 02 Mar 2026 12:00:00 +0800\r\n"));
    CHECK(text.find("Message-ID: <key-1@county.example>\r\n") != text.npos);
    CHECK(text.find("Bcc") == text.npos);
    auto head = text.substr(0, text.find("\r\n\r\n"));
    for (unsigned char c : head) CHECK(c < 0x80);
    for (std::size_t at = 0, end; (end = head.find("\r\n", at)) != head.npos; at = end + 2) CHECK(end - at <= 78);
}

TEST_CASE("nobody listening is no refusal: the message may be sent again") {
    auto sent = sending::by_gateway({"http://127.0.0.1:1/", ""}, "", Reach::this_machine, {"k", "13800000000", "s", "w"});
    CHECK(sent.fate == sending::Fate::unreachable);
    CHECK_FALSE(sent.reason.empty());
}

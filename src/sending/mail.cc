#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include "crypto/crypto.h"
#include "sending/transfer.h"

namespace sending {
namespace {

// A word of a header that may hold anything (RFC 2047), in pieces that end between letters.
std::string encoded(std::string_view text) {
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(at + 42, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        all += (all.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + crypto::base64(text.substr(at, end - at)) + "?=";
        at = end;
    }
    return all;
}

std::string lines_of_base64(std::string_view text) {
    auto whole = crypto::base64(text);
    std::string all;
    for (std::size_t at = 0; at < whole.size(); at += 76) all += whole.substr(at, 76) + "\r\n";
    return all;
}

std::string date_of(std::int64_t at) {
    using namespace std::chrono;
    static constexpr char const* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr char const* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    sys_seconds here{floor<seconds>(milliseconds{at}) + hours{8}};
    auto day = floor<days>(here);
    year_month_day date(day);
    hh_mm_ss time(here - day);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %d %02d:%02d:%02d +0800", kDays[weekday(day).c_encoding()], unsigned(date.day()), kMonths[unsigned(date.month()) - 1],
                  int(date.year()), int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return text;
}

struct Reading {
    std::string text;
    std::size_t at = 0;
};
std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
    auto& reading = *static_cast<Reading*>(from);
    auto length = std::min(size * count, reading.text.size() - reading.at);
    std::memcpy(into, reading.text.data() + reading.at, length);
    reading.at += length;
    return length;
}

std::string domain_of(std::string const& address) { return address.substr(std::min(address.find('@'), address.size() - 1) + 1); }

}  // namespace

std::string mail_text(std::string const& from, Message const& message, std::int64_t at) {
    return "Date: " + date_of(at) + "\r\nFrom: <" + from + ">\r\nTo: <" + message.to + ">\r\nMessage-ID: <" + message.key + "@" + domain_of(from) + ">\r\nSubject: " +
           encoded(message.subject) + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" + lines_of_base64(message.words);
}

Sent by_mail(Mail const& mail, std::string const& password, Reach reach, Message const& message, std::int64_t at) {
    auto handle = transfer(mail.url, reach);
    auto* h = handle.get();
    Reading reading{mail_text(mail.from, message, at)};
    List receivers;
    add(receivers, "<" + message.to + ">");
    auto from = "<" + mail.from + ">";
    curl_easy_setopt(h, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(h, CURLOPT_MAIL_RCPT, receivers.get());
    if (!mail.user.empty()) {
        curl_easy_setopt(h, CURLOPT_USERNAME, mail.user.c_str());
        curl_easy_setopt(h, CURLOPT_PASSWORD, password.c_str());
    }
    curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(h, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(h, CURLOPT_READDATA, &reading);
    auto code = curl_easy_perform(h);
    long status = 0;
    curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK) return {Fate::sent, message.key + "@" + domain_of(mail.from), ""};
    // 5xx: it will not be taken, however often. 4xx, or no answer: perhaps later.
    if (status >= 500 && status <= 599 && code != CURLE_LOGIN_DENIED) return {Fate::refused, "", "邮件服务器答复 / the mail server answered: " + std::to_string(status)};
    return unreachable(code);
}

}  // namespace sending

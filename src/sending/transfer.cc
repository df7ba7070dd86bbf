#include "sending/transfer.h"
#include <stdexcept>

namespace sending {
namespace {

constexpr long kConnectSeconds = 10, kSeconds = 30;

struct FreeUrl { void operator()(CURLU* url) const { curl_url_cleanup(url); } };

std::string part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
    std::string all(text);
    curl_free(text);
    return all;
}

struct Parts {
    std::string scheme, host;
    bool this_machine, with_tls;
};

Parts parts_of(std::string const& address) {
    std::unique_ptr<CURLU, FreeUrl> url(curl_url());
    bool read = url && curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) == CURLUE_OK;
    Parts all{read ? part(url.get(), CURLUPART_SCHEME) : "", read ? part(url.get(), CURLUPART_HOST) : "", false, false};
    if (all.host.empty() || !part(url.get(), CURLUPART_USER).empty())
        throw std::invalid_argument("发送地址有误，且不得含用户名 / not an address to send to, or one with a user in it: " + address);
    all.this_machine = all.host == "127.0.0.1" || all.host == "localhost" || all.host == "[::1]";
    all.with_tls = all.scheme == "https" || all.scheme == "smtps";
    if (!all.with_tls && all.scheme != "http" && all.scheme != "smtp")
        throw std::invalid_argument("发送地址只能是 https、smtps、http 或 smtp / only these can be sent to: " + address);
    return all;
}

struct Taking {
    std::string all;
    std::size_t most;
};
std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& taking = *static_cast<Taking*>(into);
    if (taking.all.size() + size * count > taking.most) return 0;        // ends the transfer
    taking.all.append(bytes, size * count);
    return size * count;
}

void started() {
    static bool const once = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (!once) throw std::runtime_error("libcurl 无法启动 / libcurl does not start");
}

}  // namespace

void check_address(std::string const& address, Reach reach) {
    auto parts = parts_of(address);
    if (reach == Reach::this_machine && !parts.this_machine)
        throw std::invalid_argument("演示目录只能向本机发送 / a demo folder sends to this machine only: " + address);
    if (parts.scheme == "http" && !parts.this_machine)
        throw std::invalid_argument("向别处发送须用 https / elsewhere only https is sent to: " + address);
}

Handle transfer(std::string const& address, Reach reach) {
    started();
    check_address(address, reach);
    auto parts = parts_of(address);
    Handle handle(curl_easy_init());
    if (!handle) throw std::runtime_error("libcurl 无法启动 / libcurl does not start");
    auto* h = handle.get();
    curl_easy_setopt(h, CURLOPT_URL, address.c_str());
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, parts.scheme.c_str());
    curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(h, CURLOPT_PROXY, "");                          // not what an environment happens to say
    curl_easy_setopt(h, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, kSeconds);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(h, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(h, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    // SMTP without TLS from the start has to begin it, except on this machine.
    if (parts.scheme == "smtp" && !parts.this_machine) curl_easy_setopt(h, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    return handle;
}

void add(List& list, std::string const& line) {
    auto* longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
}

Posted post(Handle const& handle, List const& headers, std::string const& body, std::size_t most) {
    auto* h = handle.get();
    Taking taking{{}, most};
    curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(h, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.size()));
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(h, CURLOPT_WRITEDATA, &taking);
    Posted all{curl_easy_perform(h), 0, {}};
    curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &all.status);
    all.answer = std::move(taking.all);
    return all;
}

Sent unreachable(CURLcode code) { return {Fate::unreachable, "", std::string("未能送出 / not sent: ") + curl_easy_strerror(code)}; }

}  // namespace sending

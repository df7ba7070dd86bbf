// One transfer by libcurl, with what every one of them has in common.
#pragma once
#include <curl/curl.h>
#include <memory>
#include "sending/sending.h"

namespace sending {

struct FreeHandle { void operator()(CURL* handle) const { curl_easy_cleanup(handle); } };
struct FreeList { void operator()(curl_slist* list) const { curl_slist_free_all(list); } };
using Handle = std::unique_ptr<CURL, FreeHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

Handle transfer(std::string const& url, Reach reach);              // throws like check_address
void add(List& list, std::string const& line);
// A POST with these headers, whose answer may be at most so large.
struct Posted {
    CURLcode code;
    long status = 0;
    std::string answer;
};
Posted post(Handle const& handle, List const& headers, std::string const& body, std::size_t most);
// What libcurl says went wrong before the other side could answer.
Sent unreachable(CURLcode code);

}  // namespace sending

// The screens as files from the program: exact names only, compressed where the browser takes it, revalidated or kept for good, and under
// a policy that lets nothing foreign and nothing inline run.
#pragma once
#include "http/router.h"
#include "page/built.h"

namespace page {

// What every page of ours allows: its own files and nothing else.
inline constexpr std::string_view kOwnFilesOnly =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

// The policy of a page that holds everything it needs: the hashes of its own inline scripts and styles, and no network.
std::string policy_of_whole(std::string_view html);

// Headers of every page: the policy, no frame around it, no address told to other sites.
std::vector<std::pair<std::string, std::string>> page_headers(std::string_view policy, std::string_view caching, std::string_view referrer = "no-referrer");

// Routes of the screens: the application at its addresses, its assets, the page that verifies receipts. Without the application (a build of
// the server alone) a page says how to build it. As served, the verifying page names the deployment's own key (base64); the file itself
// names none.
void add_site(http::Router& router, std::span<BuiltFile const> files, std::string const& own_key);

}  // namespace page

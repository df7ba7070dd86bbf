// Files that are part of the program: what web/ was built into, and what lies beside these sources. Written by scripts/embed-web.cmake.
#pragma once
#include <span>
#include <string_view>

namespace page {

struct BuiltFile {
    std::string_view path;               // below web/dist: "index.html", "assets/index-4f2a.js"
    std::string_view body, gzip;
};
std::span<BuiltFile const> built_files();

}  // namespace page

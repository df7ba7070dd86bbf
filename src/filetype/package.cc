#include "filetype/package.h"
#include <algorithm>
#include <memory>
#include <zip.h>

namespace filetype {
namespace {

// An evidence file has some dozens of parts. Far beyond that lies a bomb, not a document.
constexpr zip_int64_t kMostParts = 5000;
constexpr zip_uint64_t kLargestAll = 400u << 20, kLargestTypes = 1u << 20;

using Archive = std::unique_ptr<zip_t, decltype([](zip_t* zip) { zip_discard(zip); })>;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text;
}

Found refused(std::string what, std::string zh, std::string en) { return {std::nullopt, std::move(what), std::move(zh), std::move(en)}; }

Found damaged() { return refused("damaged ZIP package", "压缩结构损坏", "its ZIP structure is damaged"); }

// A part whose name says that it runs: macros, ActiveX, embedded objects, programs and scripts.
bool runs(std::string const& part) {
    for (auto* piece : {"vbaproject", "vbadata", "macrosheets/", "activex/", "oleobject"}) if (part.find(piece) != part.npos) return true;
    for (auto* end : {".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk", ".jar", ".sh", ".html",
                      ".htm", ".svg"})
        if (part.ends_with(end)) return true;
    return false;
}

std::string read_part(zip_t* zip, char const* name) {
    zip_stat_t stat;
    if (zip_stat(zip, name, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || stat.size > kLargestTypes) return "";
    std::unique_ptr<zip_file_t, decltype([](zip_file_t* part) { zip_fclose(part); })> part(zip_fopen(zip, name, 0));
    if (!part) return "";
    std::string all(stat.size, '\0');
    auto got = zip_fread(part.get(), all.data(), all.size());
    return got == zip_int64_t(all.size()) ? all : "";
}

Found by_types(std::string const& types) {
    auto has = [&](char const* piece) { return types.find(piece) != types.npos; };
    if (has("macroenabled")) return refused("Office file with macros", "含宏", "it holds macros");
    if (has("wordprocessingml.document.main+xml")) return {Type::docx, "DOCX"};
    if (has("spreadsheetml.sheet.main+xml")) return {Type::xlsx, "XLSX"};
    return refused("ZIP package", "是压缩包，不是 DOCX、XLSX 或 OFD", "a ZIP package, but no DOCX, XLSX or OFD");
}

}  // namespace

Found examine_package(std::string_view content) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(content.data(), content.size(), 0, &error);
    Archive zip(source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr);
    zip_error_fini(&error);
    if (!zip) {
        if (source) zip_source_free(source);
        return damaged();
    }
    auto parts = zip_get_num_entries(zip.get(), 0);
    if (parts > kMostParts) return refused("ZIP package", "所含部件过多", "it holds too many parts");
    zip_uint64_t all = 0;
    bool ofd = false;
    for (zip_int64_t i = 0; i < parts; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip.get(), zip_uint64_t(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) return damaged();
        if (stat.valid & ZIP_STAT_SIZE) all += std::min(stat.size, kLargestAll + 1);
        if (all > kLargestAll) return refused("ZIP bomb", "解压后过大", "it grows too large when unpacked");
        if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
            return refused("encrypted ZIP package", "已加密，无法核对内容", "it is encrypted and cannot be examined");
        auto name = lower(stat.name);
        std::string part = stat.name;
        if (runs(name))
            return refused("package with " + part, "含宏、控件、嵌入对象或程序：" + part, "it holds macros, controls, embedded objects or programs: " + part);
        ofd = ofd || name == "ofd.xml";
    }
    if (ofd) return {Type::ofd, "OFD"};
    return by_types(lower(read_part(zip.get(), "[Content_Types].xml")));
}

}  // namespace filetype

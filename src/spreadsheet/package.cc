#include "spreadsheet/package.h"
#include <zip.h>
#include <algorithm>
#include <cassert>
#include "spreadsheet/csv.h"

namespace spreadsheet {
namespace {

constexpr std::uint64_t kMostParts = 1000;
constexpr std::uint64_t kLargestPart = 96u << 20;
constexpr std::uint64_t kLargestRatio = 150, kRatioCountsFrom = 4u << 20;      // sheets of real life pack 10 to 60 to 1
constexpr std::size_t kPiece = 64 * 1024, kEndRecord = 22, kLongestComment = 65535;

[[noreturn]] void damaged() {
    throw Error("工作簿已损坏或不完整；请用 WPS 或 Excel 打开后“另存为” .xlsx 再上传。"
                "The workbook is damaged or incomplete; open it, use Save as → .xlsx, and send that.");
}
[[noreturn]] void bomb() {
    throw Error("工作簿展开后过大，已拒绝；请只保留要报送的工作表，或改存“CSV UTF-8”。"
                "The workbook unpacks to far more than it is; keep the one sheet that is needed, or save it as \"CSV UTF-8\".");
}

std::uint32_t little(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t number = 0;
    for (int i = count; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return number;
}

// The directory is bounded before a library allocates by it. A package may hold several end records; each is held to the bound.
void check_directory(std::string_view bytes) {
    auto from = bytes.size() < kEndRecord + kLongestComment ? 0 : bytes.size() - kEndRecord - kLongestComment;
    bool any = false;
    for (auto at = bytes.find("PK\x05\x06", from); at != bytes.npos && at + kEndRecord <= bytes.size(); at = bytes.find("PK\x05\x06", at + 1)) {
        any = true;
        if (little(bytes, at + 10, 2) > kMostParts) bomb();
        // Only packages of more than 4 GB or 65,535 parts need the wide directory.
        if (at >= 20 && bytes.substr(at - 20, 4) == "PK\x06\x07") bomb();
    }
    if (!any) damaged();
}

std::string lower(std::string name) {
    for (auto& c : name) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return name;
}

}  // namespace

Package::Package(std::string_view bytes) {
    check_directory(bytes);
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source) zip_ = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !zip_) zip_source_free(source);
    zip_error_fini(&error);
    if (!zip_) damaged();
    try {
        auto count = zip_get_num_entries(zip_, 0);
        for (std::int64_t i = 0; i < count; ++i) add(std::uint64_t(i));
    } catch (...) {
        zip_discard(zip_);
        throw;
    }
}

Package::~Package() { zip_discard(zip_); }

void Package::add(std::uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr std::uint64_t kWanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(zip_, index, 0, &stat) != 0 || (stat.valid & kWanted) != kWanted) damaged();
    if (stat.encryption_method != ZIP_EM_NONE)
        throw Error("文件带有密码；请去掉密码后再上传。The file is protected by a password; remove it and send the file again.");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) damaged();
    if (stat.size > kLargestPart || (stat.size > kRatioCountsFrom && stat.size / kLargestRatio > stat.comp_size)) bomb();
    if (!parts_.emplace(lower(stat.name), Part{index, stat.size}).second) damaged();     // two parts of one name: which one is meant?
}

std::vector<std::string> Package::names() const {
    std::vector<std::string> all;
    for (auto& [name, part] : parts_) all.push_back(name);
    return all;
}

void Package::read(std::string const& part, std::function<void(std::string_view piece)> const& each) const {
    auto found = parts_.find(lower(part));
    if (found == parts_.end()) damaged();
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(zip_, found->second.index, 0), &zip_fclose);
    if (!file) damaged();
    std::string piece(kPiece, '\0');
    for (std::uint64_t all = 0;;) {
        auto count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0) damaged();                        // also when the checksum does not fit, at the end
        if (count == 0) {
            if (all != found->second.size) damaged();
            return;
        }
        all += std::uint64_t(count);
        if (all > found->second.size) bomb();
        each(std::string_view(piece).substr(0, std::size_t(count)));
    }
}

}  // namespace spreadsheet

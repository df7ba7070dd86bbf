#include "filetype/filetype.h"
#include <algorithm>
#include <array>
#include <magic.h>
#include <memory>
#include <stdexcept>
#include "filetype/package.h"
#include "text/name.h"

namespace filetype {
namespace {

struct Form {
    Type type;
    std::string_view media;
    std::array<std::string_view, 2> endings;
    std::array<std::string_view, 4> claims;            // media types under which browsers upload it
};
constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr Form kForms[] = {
    {Type::pdf, "application/pdf", {"pdf"}, {"application/pdf"}},
    {Type::jpeg, "image/jpeg", {"jpg", "jpeg"}, {"image/jpeg", "image/jpg"}},
    {Type::png, "image/png", {"png"}, {"image/png"}},
    {Type::docx, kDocx, {"docx"}, {kDocx}},
    {Type::xlsx, kXlsx, {"xlsx"}, {kXlsx}},
    {Type::ofd, "application/ofd", {"ofd"}, {"application/ofd", "application/zip"}},
    {Type::csv, "text/csv", {"csv"}, {"text/csv", "text/plain", "application/vnd.ms-excel"}},
    {Type::txt, "text/plain", {"txt"}, {"text/plain"}},
};

template <class All> bool has(All const& all, std::string_view one) { return !one.empty() && std::find(std::begin(all), std::end(all), one) != std::end(all); }

std::string lower(std::string_view text) {
    std::string all(text);
    std::transform(all.begin(), all.end(), all.begin(), [](unsigned char c) { return char(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return all;
}

// A text of even lines passes for a tape with the releases that look for tapes.
#ifdef MAGIC_NO_CHECK_SIMH
constexpr int kNoTapes = MAGIC_NO_CHECK_SIMH;
#else
constexpr int kNoTapes = 0;
#endif

std::string asked(int flags, std::string_view content) {
    std::unique_ptr<magic_set, decltype([](magic_set* set) { magic_close(set); })> cookie(magic_open(flags | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | kNoTapes));
    if (!cookie || magic_load(cookie.get(), nullptr) != 0) throw std::runtime_error("libmagic cannot read its database");
    auto* said = magic_buffer(cookie.get(), content.data(), content.size());
    return said ? said : "data";
}

Found refused(std::string what, std::string zh, std::string en) { return {std::nullopt, std::move(what), std::move(zh), std::move(en)}; }

bool delimits(char c) { return std::string_view(" \t\r\n\f()<>[]{}/%").find(c) != std::string_view::npos || c == '\0'; }

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

// The PDF name that begins at `at`, with its #xx spelled out.
std::string pdf_name(std::string_view content, std::size_t at) {
    std::string name = "/";
    for (++at; at < content.size() && name.size() < 32 && !delimits(content[at]); ++at) {
        bool escaped = content[at] == '#' && at + 2 < content.size() && digit(content[at + 1]) >= 0 && digit(content[at + 2]) >= 0;
        name += escaped ? char(digit(content[at + 1]) * 16 + digit(content[at + 2])) : content[at];
        if (escaped) at += 2;
    }
    return name;
}

// What of a PDF runs or hides, by its names outside of streams. What is packed into object streams stays unseen: it is sent as a download
// into no page of ours, and viewers ask before they run anything.
Found examine_pdf(std::string_view content) {
    static constexpr std::string_view kActive[] = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/ImportData"};
    for (std::size_t at = 0; (at = content.find_first_of("/s", at)) != content.npos; ++at) {
        if (content[at] == 's') {
            bool stream = content.substr(at, 7) == "stream\r" || content.substr(at, 7) == "stream\n";
            if (!stream) continue;
            if ((at = content.find("endstream", at)) == content.npos) break;
            at += 8;
            continue;
        }
        auto name = pdf_name(content, at);
        if (has(kActive, name))
            return refused("PDF with " + name, "PDF 含脚本、动作或嵌入文件：" + name, "the PDF holds scripts, actions or embedded files: " + name);
    }
    return {Type::pdf, "PDF"};
}

// Plain words in UTF-8 or GB18030 without controls, and no markup that a browser would follow.
bool is_plain_text(std::string_view content) {
    if (content.empty() || text::guess_charset(content).empty()) return false;
    for (unsigned char c : content) if (c < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f') return false;
    auto begin = lower(content.substr(0, 4096));
    for (auto* tag : {"<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "#!/"})
        if (begin.find(tag) != begin.npos) return false;
    return true;
}

Found by_content(std::string_view content, std::string_view ending) {
    if (content.empty()) return refused("empty", "文件是空的", "the file is empty");
    auto media = asked(MAGIC_MIME_TYPE, content), what = asked(MAGIC_NONE, content).substr(0, 120);
    if (media == "application/pdf") return examine_pdf(content);
    if (media == "image/jpeg") return {Type::jpeg, "JPEG"};
    if (media == "image/png") return {Type::png, "PNG"};
    if (content.starts_with("PK\3\4")) return examine_package(content);
    bool like_text = media == "text/plain" || media == "text/csv" || media == "application/csv" || media == "application/octet-stream";
    if (like_text && is_plain_text(content)) return ending == "csv" ? Found{Type::csv, "CSV"} : Found{Type::txt, "TXT"};
    return refused(what, "内容是 " + what + "（" + media + "），不在准许之列", "the content is " + what + " (" + media + "), which is not accepted");
}

}  // namespace

std::string_view media_type(Type type) { return kForms[std::size_t(type)].media; }

Found examine(std::string_view content, std::string_view name, std::string_view claimed) {
    auto dot = name.rfind('.');
    auto ending = dot == name.npos ? std::string() : lower(name.substr(dot + 1));
    auto found = by_content(content, ending);
    if (!found.type) return found;
    auto& form = kForms[std::size_t(*found.type)];
    if (!has(form.endings, ending))
        return refused(found.what, "内容是 " + found.what + "，与文件名的扩展名“" + ending + "”不符",
                       "the content is " + found.what + ", but the name ends in '" + ending + "'");
    auto media = lower(claimed.substr(0, claimed.find(';')));
    while (media.ends_with(' ')) media.pop_back();
    if (media.empty() || media == "application/octet-stream" || has(form.claims, media)) return found;
    return refused(found.what, "内容是 " + found.what + "，与声明的类型 " + media + " 不符", "the content is " + found.what + ", but it was sent as " + media);
}

}  // namespace filetype

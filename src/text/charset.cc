#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <memory>
#include <stdexcept>
#include "text/name.h"

namespace text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool continues(std::string_view bytes, std::size_t at) { return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80; }

// The character at `at` and its length; length 0 when the bytes are no character (overlong, surrogate, out of range, cut off).
struct Decoded { char32_t point; std::size_t length; };

Decoded decode(std::string_view bytes, std::size_t at) {
    auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[i])); };
    auto lead = byte(at);
    if (lead < 0x80) return {lead, 1};
    std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0) return {kReplacement, 0};
    char32_t point = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(bytes, at + i)) return {kReplacement, 0};
        point = point << 6 | (byte(at + i) & 0x3F);
    }
    bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (overlong || surrogate || point > 0x10FFFF) return {kReplacement, 0};
    return {point, length};
}

void append(std::string& all, char32_t point) {
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacement;
    auto tail = [&](int shift) { all += static_cast<char>(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) {
        all += static_cast<char>(point);
    } else if (point < 0x800) {
        all += static_cast<char>(0xC0 | point >> 6);
        tail(0);
    } else if (point < 0x10000) {
        all += static_cast<char>(0xE0 | point >> 12);
        tail(6);
        tail(0);
    } else {
        all += static_cast<char>(0xF0 | point >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

// Bytes that are no UTF-8 become U+FFFD, one for each byte: looking at hostile text must not fail.
std::u32string code_points(std::string_view utf8) {
    std::u32string all;
    all.reserve(utf8.size() / 3 + 1);
    for (std::size_t at = 0; at < utf8.size();) {
        auto [point, length] = decode(utf8, at);
        all += point;
        at += length == 0 ? 1 : length;
    }
    return all;
}

std::string utf8(std::u32string_view points) {
    std::string all;
    all.reserve(points.size() * 3);
    for (auto point : points) append(all, point);
    return all;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        auto length = decode(bytes, at).length;
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") {
        if (!is_utf8(bytes)) throw std::runtime_error("不是 UTF-8 / bytes that are not UTF-8");
        if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
        return std::string(bytes);
    }
    if (bytes.size() > 0x3FFFFFFF) throw std::runtime_error("文本过大 / too much text to convert at once");
    std::string wanted(charset);
    auto error = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(wanted.c_str(), &error), &ucnv_close);
    if (U_FAILURE(error)) throw std::runtime_error("不认识的编码 / unknown encoding: " + wanted);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::u16string text(bytes.size() + 1, u'\0');          // no encoding makes more than one unit of a byte
    auto length = ucnv_toUChars(converter.get(), text.data(), static_cast<std::int32_t>(text.size()), bytes.data(),
                                static_cast<std::int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) throw std::runtime_error("不是 " + wanted + " / bytes that are not " + wanted);
    std::string all;
    icu::UnicodeString(false, text.data(), length).toUTF8String(all);
    return all;
}

std::string from_utf8(std::string_view text, std::string_view charset) {
    if (charset == "UTF-8") return std::string(text);
    std::string wanted(charset), all;
    auto error = U_ZERO_ERROR;
    auto points = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), std::int32_t(text.size())));
    std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(wanted.c_str(), &error), &ucnv_close);
    if (U_FAILURE(error)) throw std::runtime_error("不认识的编码 / unknown encoding: " + wanted);
    all.resize(std::size_t(points.length()) * 4 + 1);      // GB18030 spells a unit in at most four bytes
    all.resize(std::size_t(points.extract(all.data(), std::int32_t(all.size()), converter.get(), error)));
    if (U_FAILURE(error)) throw std::runtime_error("无法写成 " + wanted + " / cannot be written in " + wanted);
    return all;
}

std::string guess_charset(std::string_view bytes) {
    if (is_utf8(bytes)) return "UTF-8";
    try {
        to_utf8(bytes, "GB18030");
        return "GB18030";
    } catch (std::runtime_error const&) {
        return "";
    }
}

}  // namespace text

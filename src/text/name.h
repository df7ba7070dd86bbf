// Names as people write them, made comparable: NFKC, traditional → simplified (OpenCC), half-width brackets, one kind of name dot,
// no spaces and zero-width characters, upper-case Latin letters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace text {

std::string normalise_name(std::string_view name);
// What a document's number says, however its brackets, digits, spaces, 第 and 号 are typed: 〔2026〕1号, [2026] １号, （二〇二六）第01号. For comparison alone;
// what is stored stays as written.
std::string document_key(std::string_view number);
bool same_document(std::string_view one, std::string_view other);
// The letters that carry the name: without region prefixes and endings (有限公司, 厂, 合作社, …). Kept beside the full name, never
// alone a reason for a candidate.
std::string core_name(std::string_view normalised);
// Leaves nothing to be seen: spaces of every script, marks without width, controls, and letters that are drawn as nothing (Hangul fillers, blank Braille).
bool is_unseen(char32_t point);
bool is_blank(std::string_view text);               // no text, or such points alone
bool names_something(std::string_view typed);      // not brackets, dots and spaces alone, nor the word that stands where there is nothing: 无, 暂无, N/A
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view points);
bool is_utf8(std::string_view bytes);
std::string to_utf8(std::string_view bytes, std::string_view charset);   // "GB18030", "UTF-8", "UTF-16"; throws on bytes that are not
std::string from_utf8(std::string_view text, std::string_view charset);  // "GB18030", "UTF-8"
// UTF-8 when it is (with or without BOM), else GB18030 when it is; empty when neither.
std::string guess_charset(std::string_view bytes);

}  // namespace text

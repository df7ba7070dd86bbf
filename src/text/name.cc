#include "text/name.h"
#include <opencc/opencc.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <algorithm>
#include <array>
#include <bitset>
#include <stdexcept>

namespace text {
namespace {

constexpr char32_t kDot = 0xB7;
// Dots that people write between the parts of a name; the full stop is one of them, and full width must not make a difference.
constexpr std::u32string_view kDots = U"•‧・･．.·∙⋅\u0387";
constexpr std::u32string_view kOpening = U"（［｛〔【〖﹙﹝[{", kClosing = U"）］｝〕】〗﹚﹞]}";
// Converting, composing and cleaning may each make work for the others. Text needs two rounds; the bound is for hostile text.
constexpr int kMostRounds = 8;

opencc::SimpleConverter const& simplifier() {
    static auto const all = [] {
        try {
            return opencc::SimpleConverter("t2s.json");
        } catch (std::exception const& e) {
            throw std::runtime_error(std::string("缺少 OpenCC 繁简转换数据 t2s.json / the OpenCC data t2s.json cannot be loaded: ") + e.what());
        }
    }();
    return all;
}

std::string simplified(std::string const& name) {
    try {
        return simplifier().Convert(name);
    } catch (std::exception const& e) {
        throw std::runtime_error(std::string("繁简转换失败 / traditional to simplified: ") + e.what());
    }
}

icu::Normalizer2 const& nfkc() {
    static auto const* all = [] {
        auto error = U_ZERO_ERROR;
        auto* found = icu::Normalizer2::getNFKCInstance(error);
        if (U_FAILURE(error)) throw std::runtime_error("缺少 ICU 规范化数据 / the ICU data for NFKC cannot be loaded");
        return found;
    }();
    return *all;
}

std::u32string composed(std::u32string const& points) {
    auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<UChar32 const*>(points.data()), static_cast<std::int32_t>(points.size()));
    auto error = U_ZERO_ERROR;
    auto normal = nfkc().normalize(text, error);
    if (U_FAILURE(error)) throw std::runtime_error("Unicode 规范化失败 / NFKC failed");
    std::u32string all(static_cast<std::size_t>(normal.countChar32()), U'\0');
    normal.toUTF32(reinterpret_cast<UChar32*>(all.data()), static_cast<std::int32_t>(all.size()), error);
    return all;
}

char32_t upper(char32_t point) {
    auto c = static_cast<UChar32>(point);
    return uscript_hasScript(c, USCRIPT_LATIN) ? static_cast<char32_t>(u_toupper(c)) : point;
}

std::u32string cleaned(std::u32string_view points) {
    std::u32string all;
    all.reserve(points.size());
    for (auto point : points) {
        if (kDots.find(point) != kDots.npos) all += kDot;
        else if (kOpening.find(point) != kOpening.npos) all += U'(';
        else if (kClosing.find(point) != kClosing.npos) all += U')';
        else if (!is_unseen(point)) all += upper(point);
    }
    return all;
}

std::string thorough(std::string_view name) {
    auto points = code_points(name);
    for (int round = 0; round < kMostRounds; ++round) {
        auto next = code_points(simplified(utf8(cleaned(composed(cleaned(points))))));
        if (next == points) break;
        points = std::move(next);
    }
    return utf8(points);
}

// Chinese characters that stay what they are: most names are made of nothing else, and a million of them pass here.
constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
using Plain = std::bitset<kLastHan - kFirstHan + 1>;

Plain const& plain() {
    static auto const all = [] {
        std::u32string asked;
        for (auto point = kFirstHan; point <= kLastHan; ++point) {
            asked += point;
            asked += U'\n';                                    // keeps neighbours from making a phrase
        }
        auto given = code_points(simplified(utf8(asked)));
        Plain fitting;
        if (given.size() != asked.size()) return fitting;      // then every name takes the long way
        for (std::size_t i = 0; i < asked.size(); i += 2)
            fitting[i / 2] = given[i] == asked[i] && nfkc().isInert(static_cast<UChar32>(asked[i]));
        return fitting;
    }();
    return all;
}

// Around the year of a document number: a batch holds one in every row.
constexpr std::u32string_view kYearOpens = U"〔【", kYearCloses = U"〕】";

// What a half-width or full-width ASCII character becomes: 0 nothing, 1 not decided here.
constexpr auto kAscii = [] {
    std::array<unsigned char, 128> all{};
    for (int c = 0x21; c < 0x7F; ++c) all[c] = static_cast<unsigned char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    all['['] = all['{'] = '(';
    all[']'] = all['}'] = ')';
    all['.'] = 1;
    return all;
}();

// The short way, for half-width and full-width ASCII, brackets of years and plain Chinese characters; false when anything else is there.
bool quick(std::string_view name, std::string& all) {
    auto const& stays = plain();
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    auto tail = [&](std::size_t i) { return i < name.size() && (byte(i) & 0xC0) == 0x80; };
    all.reserve(name.size());
    for (std::size_t at = 0; at < name.size();) {
        char32_t point = byte(at);
        if (point >= 0x80) {
            if (point < 0xE3 || point > 0xEF || !tail(at + 1) || !tail(at + 2)) return false;
            point = (point & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
            if (point >= kFirstHan && point <= kLastHan && stays[point - kFirstHan]) {
                all.append(name, at, 3);
                at += 3;
                continue;
            }
            if (kYearOpens.find(point) != kYearOpens.npos || kYearCloses.find(point) != kYearCloses.npos) {
                all += kYearOpens.find(point) != kYearOpens.npos ? '(' : ')';
                at += 3;
                continue;
            }
            if (point < 0xFF01 || point > 0xFF5E) return false;
            point -= 0xFEE0;
            at += 2;
        }
        ++at;
        auto becomes = kAscii[point];
        if (becomes == 1) return false;
        if (becomes != 0) all += static_cast<char>(becomes);
    }
    return true;
}

// Places before a name and forms behind it. Only what is certain goes: the rest stays in the core.
constexpr std::u32string_view kPlaces[] = {U"内蒙古", U"黑龙江", U"北京", U"天津", U"河北", U"山西", U"辽宁", U"吉林", U"上海", U"江苏", U"浙江",
                                           U"安徽",   U"福建",   U"江西", U"山东", U"河南", U"湖北", U"湖南", U"广东", U"广西", U"海南",
                                           U"重庆",   U"四川",   U"贵州", U"云南", U"西藏", U"陕西", U"甘肃", U"青海", U"宁夏", U"新疆", U"邢台", U"宁晋"};
constexpr std::u32string_view kForms[] = {U"股份有限责任公司", U"农民专业合作社联合社", U"股份有限公司", U"有限责任公司", U"农民专业合作社", U"专业合作社",
                                          U"有限公司", U"集团公司", U"分公司", U"联合社", U"合作社", U"经营部", U"服务部", U"门市部", U"营业部", U"营业厅",
                                          U"工作室", U"公司", U"集团", U"中心", U"商店", U"商行", U"农场", U"厂", U"店", U"部"};
constexpr std::u32string_view kWords[] = {U"超市", U"城市", U"都市", U"门市", U"股市", U"社区", U"小区", U"园区", U"景区", U"校区"};

std::size_t place_before(std::u32string_view name) {
    for (auto place : kPlaces) {
        if (!name.starts_with(place)) continue;
        auto next = place.size() < name.size() ? name[place.size()] : U'\0';
        return place.size() + (next == U'省' || next == U'市' || next == U'县' || next == U'区' ? 1 : 0);
    }
    if (name.size() > 1 && name[1] == U'县') return 2;
    for (std::size_t at = 2; at < 5 && at < name.size(); ++at) {
        if (name[at] != U'省' && name[at] != U'市' && name[at] != U'县' && name[at] != U'区') continue;
        auto word = name.substr(at - 1, 2);
        return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords) ? 0 : at + 1;
    }
    return 0;
}

std::size_t form_behind(std::u32string_view name) {
    for (auto form : kForms)
        if (name.ends_with(form)) return form.size();
    return 0;
}

std::u32string without_brackets(std::u32string_view name) {
    std::u32string all;
    int depth = 0;
    for (auto point : name) {
        if (point == U'(') ++depth;
        if (depth == 0) all += point;
        if (point == U')' && depth > 0) --depth;
    }
    return depth == 0 ? all : std::u32string(name);
}

}  // namespace

bool is_unseen(char32_t point) {
    auto c = static_cast<UChar32>(point);
    constexpr UChar32 kBrailleBlank = 0x2800;
    return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_CONTROL_CHAR ||
           u_charType(c) == U_FORMAT_CHAR || c == kBrailleBlank;
}

bool is_blank(std::string_view text) {
    auto said = code_points(text);
    return std::all_of(said.begin(), said.end(), is_unseen);
}

bool names_something(std::string_view typed) {
    std::u32string said;
    for (auto c : code_points(typed))
        if (u_isalnum(static_cast<UChar32>(c)) && !is_unseen(c)) said += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    if (said.empty()) return false;
    // What a form is filled with where there is nothing to say.
    for (std::u32string_view nothing : {U"无", U"無", U"暂无", U"暫無", U"没有", U"沒有", U"na", U"null", U"none"})
        if (said == nothing) return false;
    return true;
}

std::string normalise_name(std::string_view name) {
    std::string all;
    if (quick(name, all)) return all;
    return thorough(name);
}

std::string document_key(std::string_view number) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    auto normal = normalise_name(number);
    auto all = code_points(normal);
    for (auto& c : all) {
        if (auto at = kDigits.find(c == U'零' ? U'〇' : c); at != kDigits.npos) c = U'0' + char32_t(at);
    }
    auto digit = [](char32_t c) { return U'0' <= c && c <= U'9'; };
    std::u32string key;
    bool apart = false;                                        // something between that is no letter: it keeps two numbers apart
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto next = i + 1 < all.size() ? all[i + 1] : U'\0';
        bool after_digit = !key.empty() && digit(key.back()) && !apart;
        bool idle = (all[i] == U'第' && digit(next)) || (all[i] == U'号' && after_digit) || (all[i] == U'0' && !after_digit && digit(next));
        if (idle) continue;
        if (!u_isalnum(static_cast<UChar32>(all[i]))) {
            apart = true;
            continue;
        }
        if (apart && !key.empty() && digit(key.back()) && digit(all[i])) key += U'.';
        key += all[i];
        apart = false;
    }
    return key.empty() ? normal : utf8(key);
}

bool same_document(std::string_view one, std::string_view other) { return one == other || document_key(one) == document_key(other); }

std::string core_name(std::string_view normalised) {
    constexpr std::size_t kLeast = 2;                          // letters a core must have; else the last step is not taken
    auto whole = code_points(normalised);
    auto rest = without_brackets(whole);
    if (rest.size() < kLeast) rest = whole;
    std::u32string_view core = rest;
    for (auto cut = place_before(core); cut != 0 && core.size() >= cut + kLeast; cut = place_before(core)) core.remove_prefix(cut);
    for (auto cut = form_behind(core); cut != 0 && core.size() >= cut + kLeast; cut = form_behind(core)) core.remove_suffix(cut);
    return utf8(core);
}

}  // namespace text

#include "text/code.h"
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include "text/name.h"

namespace text {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";      // GB 32100-2015: no I O S V Z
constexpr std::string_view kCitizenChecks = "10X98765432";
constexpr std::size_t kUnified = 18, kLegacy = 15;
constexpr std::ptrdiff_t kLeastStars = 3, kLeastKnown = 4;

constexpr auto kValues = [] {
    std::array<signed char, 256> all{};
    all.fill(-1);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) all[static_cast<unsigned char>(kAlphabet[i])] = static_cast<signed char>(i);
    return all;
}();

int value_of(char c) { return kValues[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); }
bool all_digits(std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); }
bool among(std::u32string_view all, char32_t one) { return all.find(one) != all.npos; }

Remark check_digit() { return {"check_digit", "校验码不符，请核对；按所填代码查询", "check digit"}; }
Remark name_only() { return {"name_only", "未填代码，仅按名称比对，只给出疑似对象", "name only: candidates"}; }
Remark legacy_number() { return {"legacy_number", "旧注册号；比中的只是疑似对象", "legacy registration number; a hit is a candidate"}; }
Remark masked_number() { return {"masked", "号码已遮盖；比中的只是疑似对象", "masked number; a hit is a candidate"}; }
Remark scientific() { return {"scientific", "科学计数法：末尾数字已丢失", "scientific notation: last digits lost"}; }
Remark no_code() { return {"no_code", "所填内容中没有代码", "no code in what was typed"}; }

Remark two_codes() { return {"two_codes", "一栏中有两个代码，每行只填一个", "two codes; one a row"}; }
Remark legacy_beside() { return {"legacy_beside", "同栏另有旧注册号；只按18位代码查询，请核对是否同一主体", "an old registration number stands beside it; only the code is looked up"}; }

Remark wrong_length(std::size_t length) {
    auto n = std::to_string(length);
    return {"length", "长度 " + n + " 位，应为 18 位", "length " + n};
}

Remark wrong_letter(char32_t letter) {
    auto shown = utf8(std::u32string(1, letter));
    Remark all{"letter", "含有代码不使用的字符：" + shown, "letter not in the alphabet: " + shown};
    std::string_view zh, en;
    switch (letter) {
        case U'O': zh = en = "0"; break;
        case U'I': zh = en = "1"; break;
        case U'S': zh = en = "5"; break;
        case U'Z': zh = en = "2"; break;
        case U'V': zh = "U 或 Y", en = "U or Y"; break;
        default: return all;
    }
    all.zh += "；是否应为 " + std::string(zh);
    all.en += "; did you mean " + std::string(en);
    return all;
}

Code invalid(std::string value, Remark why) { return {CodeKind::invalid, std::move(value), {std::move(why)}}; }

// Half-width, upper case, without what is only there to be looked at. Several kinds of star become one.
std::u32string cleaned(std::u32string_view typed) {
    constexpr std::u32string_view kStars = U"*＊×∗✱●■█", kQuotes = U"'\"`´‘’“”′″＇＂｀", kHyphens = U"-－‐‑‒–—―−﹣─ー";
    constexpr std::u32string_view kGone = U"\u00A0\u00AD\u1680\u180E\u202F\u205F\u3000\u2028\u2029\uFEFF\u061C\u0085";
    std::u32string all;
    all.reserve(typed.size());
    for (auto c : typed) {
        if (among(kStars, c)) c = U'*';
        if (among(kQuotes, c) || among(kHyphens, c) || among(kGone, c)) continue;
        if (c <= 0x20 || c == 0x7F || (c >= 0x2000 && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
        all += c;
    }
    return all;
}

// 9.11305E+16: a spreadsheet took the code for a number. A bare E is a letter of the alphabet, so a point or a sign must be there.
bool is_scientific(std::u32string_view text) {
    std::size_t at = 0;
    auto digits = [&] {
        auto from = at;
        while (at < text.size() && text[at] >= U'0' && text[at] <= U'9') ++at;
        return at != from;
    };
    bool marked = false;
    if (!digits()) return false;
    if (at < text.size() && text[at] == U'.') {
        marked = true;
        ++at;
        digits();
    }
    if (at == text.size() || text[at++] != U'E') return false;
    if (at < text.size() && text[at] == U'+') {
        marked = true;
        ++at;
    }
    return marked && digits() && at == text.size();
}

bool means_nothing(std::u32string_view text) { return text.empty() || text == U"/" || text == U"\\" || text == U"无" || text == U"暂无"; }

bool is_surely_a_code(std::string_view code);
bool is_address(std::u32string_view text) { return text.find(U"://") != text.npos || text.starts_with(U"WWW."); }

// The codes in the address of a licence's QR code, or in a line of text around it: of 18 characters, and old numbers of 15 digits.
struct Within {
    std::vector<std::string> codes, legacy;
};
Within codes_within(std::u32string_view text) {
    auto plain = [&](std::size_t i) { return i < text.size() && text[i] < 0x80 && is_alnum(static_cast<char>(text[i])); };
    constexpr std::ptrdiff_t kLeastDigits = 8;
    Within all;
    for (std::size_t at = 0; at < text.size();) {
        if (!plain(at)) {
            at += text[at] == U'%' ? 3 : 1;                    // an escaped character of an address is no part of a code
            continue;
        }
        std::string run;
        for (; plain(at); ++at) run += static_cast<char>(text[at]);
        auto take = [&](std::vector<std::string>& into) { if (std::find(into.begin(), into.end(), run) == into.end()) into.push_back(run); };
        if (run.size() == kLegacy && all_digits(run)) take(all.legacy);
        else if (unified_check_fits(run) || (run.size() == kUnified && std::count_if(run.begin(), run.end(), is_digit) >= kLeastDigits)) take(all.codes);
    }
    // An address holds numbers of its own: the likeliest is the code.
    if (is_address(text) && all.codes.size() > 1) {
        auto likeliest = std::find_if(all.codes.begin(), all.codes.end(), is_surely_a_code);
        if (likeliest == all.codes.end()) likeliest = std::find_if(all.codes.begin(), all.codes.end(), unified_check_fits);
        all = {{likeliest == all.codes.end() ? all.codes.front() : *likeliest}, {}};
    }
    return all;
}

bool region_and_birth_date(std::string_view number) {
    if (number.size() != kUnified || !all_digits(number.substr(0, 17)) || !(is_digit(number[17]) || number[17] == 'X')) return false;
    auto of = [&](std::size_t at, std::size_t length) {
        int all = 0;
        for (auto c : number.substr(at, length)) all = all * 10 + (c - '0');
        return all;
    };
    using namespace std::chrono;
    auto day = year_month_day{year{of(6, 4)}, month{static_cast<unsigned>(of(10, 2))}, std::chrono::day{static_cast<unsigned>(of(12, 2))}};
    return of(0, 2) >= 11 && of(0, 2) <= 82 && of(6, 4) >= 1900 && of(6, 4) <= 2099 && day.ok();
}

// Letters and digits with at least three stars; or a run of at least three X in place of stars, where all else is digits and the whole
// is no unified code of its own right.
std::string masked(std::string const& text) {
    if (std::count(text.begin(), text.end(), '*') >= kLeastStars) return text;
    auto run = text.find("XXX");
    if (run == text.npos || unified_check_fits(text)) return {};
    auto end = text.find_first_not_of('X', run);
    if (end == text.npos) return {};
    constexpr std::size_t kSurelyStars = 6;                    // fewer occur in codes of organisations, which begin with 9
    if (text[0] == '9' && end - run < kSurelyStars) return {};
    auto rest = text.substr(end);
    if (!all_digits(text.substr(0, run)) || !all_digits(std::string_view(rest).substr(0, rest.size() - 1))) return {};
    if (!is_digit(rest.back()) && rest.back() != 'X') return {};
    auto all = text;
    std::fill(all.begin() + static_cast<std::ptrdiff_t>(run), all.begin() + static_cast<std::ptrdiff_t>(end), '*');
    return all;
}

// Numbers and codes have 18 characters, old ones 15: a mask of another length fits none of them, and would be told to be listed nowhere.
Code of_mask(std::string all) {
    if (all.size() != kUnified && all.size() != kLegacy) return invalid(all, wrong_length(all.size()));
    auto known = std::count_if(all.begin(), all.end(), is_alnum);
    if (known < kLeastKnown) return invalid(std::move(all), {"masked", "遮盖过多，无从比对", "masked number: too little of it is left"});
    return {CodeKind::masked, std::move(all), {masked_number()}};
}

// Old registration numbers: 15 digits; those of cooperatives have NA behind the region and may end in X.
bool is_legacy(std::string_view text) {
    if (text.size() != kLegacy) return false;
    if (all_digits(text)) return true;
    return all_digits(text.substr(0, 6)) && text.substr(6, 2) == "NA" && all_digits(text.substr(8, 6)) && (is_digit(text[14]) || text[14] == 'X');
}

Code of_characters(std::string all) {
    if (is_legacy(all)) return {CodeKind::legacy, std::move(all), {legacy_number()}};
    if (all.size() != kUnified) return invalid(all, wrong_length(all.size()));
    for (auto c : all)
        if (value_of(c) < 0) return invalid(all, wrong_letter(static_cast<char32_t>(c)));
    bool unified = unified_check_fits(all), citizen = citizen_check_fits(all);
    if (region_and_birth_date(all) && (citizen || !unified)) {
        Code person{CodeKind::citizen, std::move(all), {}};
        if (!citizen) person.remarks.push_back(check_digit());
        return person;
    }
    Code organisation{CodeKind::unified, std::move(all), {}};
    if (!unified) organisation.remarks.push_back(check_digit());
    return organisation;
}

// Of a code that stands among other letters and digits without a gap: its check digit and its region tell it from what is there by chance.
bool is_surely_a_code(std::string_view code) {
    auto region = code.substr(2, 6);
    bool unified = unified_check_fits(code) && all_digits(region) && region >= "110000" && region < "830000";
    return unified || (region_and_birth_date(code) && citizen_check_fits(code));
}

// The code that a run of letters, digits and stars in a name is, or holds.
std::optional<Code> code_of_run(std::string const& run) {
    constexpr std::ptrdiff_t kLeast = 6;                       // digits; fewer stand in names. Of a masked one, what it keeps: its last may be a letter
    bool starred = std::count(run.begin(), run.end(), '*') >= kLeastStars;
    auto known = starred ? std::count_if(run.begin(), run.end(), is_alnum) : std::count_if(run.begin(), run.end(), is_digit);
    if (run.size() < kLegacy || known < kLeast) return std::nullopt;
    if (auto whole = normalise_code(run); whole.kind != CodeKind::none && whole.kind != CodeKind::invalid) return whole;
    for (std::size_t at = 0; at + kUnified <= run.size(); ++at)
        if (auto part = run.substr(at, kUnified); is_surely_a_code(part)) return of_characters(std::move(part));
    return std::nullopt;
}

}  // namespace

bool looks_like_unified(std::string_view code) {
    return code.size() == kUnified && std::all_of(code.begin(), code.end(), [](char c) { return value_of(c) >= 0; });
}

bool name_is_a_code(std::string_view name) { return code_within_name(name).kind != CodeKind::none; }

Code code_within_name(std::string_view name) {
    auto text = cleaned(code_points(name));
    std::string run;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        auto c = at < text.size() ? text[at] : U' ';
        if (c < 0x80 && (is_alnum(static_cast<char>(c)) || c == U'*')) {
            run += static_cast<char>(c);
            continue;
        }
        if (auto found = code_of_run(run)) return *found;
        run.clear();
    }
    return {CodeKind::none, "", {}};
}

char unified_check(std::string_view first17) {
    if (first17.size() < 17) return '\0';
    int sum = 0, weight = 1;
    for (auto c : first17.substr(0, 17)) {
        if (value_of(c) < 0) return '\0';
        sum += value_of(c) * weight;
        weight = weight * 3 % 31;
    }
    return kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

bool unified_check_fits(std::string_view code18) { return looks_like_unified(code18) && unified_check(code18) == code18[17]; }

char citizen_check(std::string_view first17) {
    constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (first17.size() < 17) return '\0';
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        if (!is_digit(first17[i])) return '\0';
        sum += (first17[i] - '0') * kWeights[i];
    }
    return kCitizenChecks[static_cast<std::size_t>(sum % 11)];
}

bool looks_like_citizen(std::string_view number18) { return region_and_birth_date(number18); }
bool citizen_check_fits(std::string_view number18) { return number18.size() == kUnified && citizen_check(number18) == number18[17]; }

std::string mask_citizen(std::string_view number) {
    constexpr std::size_t kHead = 4, kTail = 2;
    auto all = code_points(number);
    auto tail = all.size() > kHead + kTail ? kTail : 0, head = tail != 0 ? kHead : 0;
    std::fill(all.begin() + static_cast<std::ptrdiff_t>(head), all.end() - static_cast<std::ptrdiff_t>(tail), U'*');
    return utf8(all);
}

Code normalise_code(std::string_view typed) {
    // Nearly all of a million rows are as they should be.
    if (unified_check_fits(typed) && !region_and_birth_date(typed)) return {CodeKind::unified, std::string(typed), {}};
    auto text = cleaned(code_points(typed));
    if (means_nothing(text)) return {CodeKind::none, "", {name_only()}};
    if (is_scientific(text)) return invalid(utf8(text), scientific());
    auto odd = std::find_if(text.begin(), text.end(), [](char32_t c) { return c >= 0x80 || !(is_alnum(static_cast<char>(c)) || c == U'*'); });
    if (odd != text.end()) {
        auto found = codes_within(text);
        if (found.codes.size() > 1 || (found.codes.empty() && found.legacy.size() > 1)) return invalid(utf8(text), two_codes());
        if (!found.codes.empty()) {
            auto all = of_characters(std::move(found.codes.front()));
            if (!found.legacy.empty() && all.kind != CodeKind::invalid) all.remarks.push_back(legacy_beside());
            return all;
        }
        if (!found.legacy.empty()) return of_characters(std::move(found.legacy.front()));
        if (is_address(text)) return invalid(utf8(text), no_code());
        if (text.size() != kUnified) return invalid(utf8(text), wrong_length(text.size()));
        return invalid(utf8(text), wrong_letter(*odd));
    }
    auto plain = utf8(text);
    if (auto stars = masked(plain); !stars.empty()) return of_mask(std::move(stars));
    if (plain.find('*') != plain.npos)
        return invalid(plain, plain.size() == kUnified ? wrong_letter(U'*') : wrong_length(plain.size()));
    return of_characters(std::move(plain));
}

}  // namespace text

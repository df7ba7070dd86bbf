#include "text/personal.h"
#include <vector>
#include "text/code.h"
#include "text/name.h"

namespace text {
namespace {

constexpr std::size_t kNumber = 18, kHead = 4, kTail = 2;

// As people write a digit: plain, full-width, in numerals (一) and in numerals of accounts (壹).
char digit_of(char32_t letter) {
    constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九", kOfAccounts = U"零壹贰叁肆伍陆柒捌玖", kTraditional = U"○壹貳參肆伍陸柒捌玖";
    for (auto numerals : {kNumerals, kOfAccounts, kTraditional})
        if (auto at = numerals.find(letter); at != numerals.npos) return char('0' + at);
    if (letter >= U'0' && letter <= U'9') return char(letter);
    if (letter >= U'０' && letter <= U'９') return char('0' + (letter - U'０'));
    if (letter == U'X' || letter == U'x' || letter == U'Ｘ' || letter == U'ｘ') return 'X';
    return 0;
}

bool is_between(char32_t letter) { return letter == U' ' || letter == U'-' || letter == U'\u3000' || letter == U'\u200B' || letter == U'\uFEFF' || letter == U'－'; }

struct Run {
    std::string digits;
    std::vector<std::size_t> places;
};

// Stars out each number of a run. Within a longer run only one whose check digit fits, because long account numbers hold dates by chance.
bool mask(std::u32string& letters, Run const& run) {
    bool found = false;
    for (std::size_t at = 0; at + kNumber <= run.digits.size(); ++at) {
        auto number = std::string_view(run.digits).substr(at, kNumber);
        if (!looks_like_citizen(number) || (run.digits.size() != kNumber && !citizen_check_fits(number))) continue;
        found = true;
        for (auto i = at + kHead; i < at + kNumber - kTail; ++i) letters[run.places[i]] = U'*';
    }
    return found;
}

bool mask_all(std::u32string& letters) {
    bool found = false;
    Run run;
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        char digit = i < letters.size() ? digit_of(letters[i]) : 0;
        if (digit) {
            run.digits += digit;
            run.places.push_back(i);
        } else if (i == letters.size() || !is_between(letters[i])) {
            found = mask(letters, run) || found;
            run = {};
        }
    }
    return found;
}

}  // namespace

bool holds_citizen_number(std::string_view words) {
    if (words.size() < kNumber) return false;
    auto letters = code_points(words);
    return mask_all(letters);
}

std::string without_citizen_numbers(std::string_view words) {
    if (words.size() < kNumber) return std::string(words);
    auto letters = code_points(words);
    return mask_all(letters) ? utf8(letters) : std::string(words);
}

std::string_view never_collected(std::string_view words) {
    constexpr std::string_view kNever[] = {"宗教", "基因", "指纹", "血型", "疾病", "病史"};
    for (auto word : kNever)
        if (words.find(word) != words.npos) return word;
    return {};
}

}  // namespace text

#include "text/personal.h"
#include <algorithm>
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

namespace {

// A word that tells of what is never collected, and the phrases in which it tells of nobody: organs, laws, goods, and what it is only a part of.
struct Telltale {
    std::string_view word, unless = {};
};
constexpr Telltale kTelltales[] = {
    {"宗教", "宗教事务 宗教局 宗教委 宗教活动场所 宗教用品 民族宗教"}, {"信仰"}, {"信教", "信教育 信教师 信教学 信教材 信教程 信教导 信教授"}, {"信佛"}, {"皈依"}, {"受洗"},
    {"做礼拜"}, {"教徒"}, {"信徒", "信徒刑"}, {"佛教", "佛教协会"}, {"道教", "道教协会 街道教 人道教 频道教 渠道教 通道教 轨道教 跑道教 报道教 知道教"},
    {"伊斯兰", "伊斯兰教协会 伊斯兰共和国"}, {"基督教", "基督教协会 基督教三自 基督教堂"}, {"基督徒"}, {"天主教", "天主教爱国会 天主教堂"}, {"东正教", "东正教堂"}, {"犹太教"},
    {"穆斯林"}, {"牧师"}, {"神父"}, {"阿訇"},
    {"基因", "转基因 基因工程 基因科技 基因公司 基因生物 基因检测业务 基因检测服务 基因检测机构"}, {"dna"}, {"指纹", "指纹锁 指纹机 指纹考勤 指纹打卡 指纹识别"}, {"掌纹"},
    {"虹膜", "虹膜识别"}, {"血型"}, {"a型血", "a型血管"}, {"b型血", "b型血管"}, {"o型血", "o型血管"},
    {"疾病", "疾病预防 疾病控制 疾病防控 疾病防治 疾病治疗 疾病诊断 疾病应急 预防疾病 治疗疾病 防治疾病 动物疾病"}, {"病史"},
    {"艾滋病人"}, {"艾滋病感染者"}, {"hiv感染"}, {"hiv阳性"}, {"精神病人"}, {"麻风病人"},
};
// Illnesses stand in many words about goods and work (宣称治疗糖尿病); of a person they tell with one of these before them.
constexpr std::string_view kIllnesses[] = {
    "艾滋", "hiv", "梅毒", "淋病", "性病", "尖锐湿疣", "麻风", "结核", "肝炎", "乙肝", "丙肝", "癌", "肿瘤", "白血病", "尿毒症", "糖尿病", "高血压", "心脏病", "冠心病", "癫痫",
    "精神病", "精神分裂", "精神障碍", "抑郁症", "双相", "自闭症", "孤独症", "帕金森", "阿尔茨海默", "新冠",
};
constexpr std::string_view kHasIt[] = {"患", "确诊", "感染", "携带", "染上", "得了"};
constexpr std::string_view kIsOne[] = {"系", "其是", "其为", "本人是", "本人为"}, kWhoHasIt[] = {"患者", "病人", "携带者", "感染者"};
constexpr std::string_view kNoIllness[] = {"隐患", "后患", "祸患", "外患", "患者", "系列", "系统", "关系", "联系"};
constexpr std::size_t kCharacter = 3, kNear = 6 * kCharacter, kNext = 3 * kCharacter;

// Whether one of the phrases, which hold the word, stands where the word was found.
bool within(std::string_view words, std::size_t at, std::string_view word, std::string_view phrases) {
    while (!phrases.empty()) {
        auto phrase = phrases.substr(0, phrases.find(' '));
        phrases.remove_prefix(std::min(phrase.size() + 1, phrases.size()));
        auto before = phrase.find(word);
        if (before <= at && words.substr(at - before).starts_with(phrase)) return true;
    }
    return false;
}

bool tells(std::string_view words, Telltale const& one) {
    for (auto at = words.find(one.word); at != words.npos; at = words.find(one.word, at + one.word.size()))
        if (!within(words, at, one.word, one.unless)) return true;
    return false;
}

// What follows in the same breath.
std::string_view near(std::string_view words, std::size_t from) {
    auto all = words.substr(std::min(from, words.size()));
    for (std::string_view end : {"。", "；", "，", "、", ",", ";"}) all = all.substr(0, all.find(end));
    return all;
}

template <class Then> std::string_view illness_after(std::string_view words, std::string_view verb, std::size_t most, Then then) {
    for (auto at = words.find(verb); at != words.npos; at = words.find(verb, at + verb.size())) {
        auto follows = near(words, at + verb.size());
        bool another = false;
        for (auto no : kNoIllness) another = another || (no.find(verb) != no.npos && within(words, at, verb, no));
        for (auto illness : kIllnesses)
            if (auto found = follows.find(illness); !another && found <= most && then(follows.substr(std::min(found + illness.size(), follows.size())))) return illness;
    }
    return {};
}

}  // namespace

std::string_view never_collected(std::string_view said) {
    std::string words(said);
    std::transform(words.begin(), words.end(), words.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    for (auto& one : kTelltales)
        if (tells(words, one)) return one.word;
    for (auto verb : kHasIt)
        if (auto illness = illness_after(words, verb, kNear, [](std::string_view) { return true; }); !illness.empty()) return illness;
    auto names_whom = [](std::string_view rest) {
        return std::any_of(std::begin(kWhoHasIt), std::end(kWhoHasIt), [&](auto whom) { return rest.substr(0, kNear).find(whom) != rest.npos; });
    };
    for (auto verb : kIsOne)
        if (auto illness = illness_after(words, verb, kNext, names_whom); !illness.empty()) return illness;
    return {};
}

}  // namespace text

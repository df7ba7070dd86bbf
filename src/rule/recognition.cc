#include "rule/recognition.h"
#include <algorithm>
#include "list_type/drafted.h"

namespace rule {

using law::Date;
using list_type::expect;

std::string recognition_name(std::string const& region, Of of, std::string const& theirs) {
    return "recognition." + region + "." + (of == Of::evaluation ? "evaluation" : "list." + theirs);
}

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kCode = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

bool is_code(std::string const& text) { return !text.empty() && text.size() <= 40 && text.find_first_not_of(kCode) == text.npos; }

// A class is a word: whoever writes points, a rank or a percentage writes a figure (I-2).
bool is_word(std::string const& text) {
    constexpr std::string_view figures[] = {"分", "％", "%", "第", "名次", "０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    if (text.empty() || text.size() > 60 || text.find_first_of(kDigits) != text.npos) return false;
    return std::none_of(std::begin(figures), std::end(figures), [&](auto figure) { return text.find(figure) != text.npos; });
}

void check_what(Recognition const& what) {
    bool list = what.of == Of::list;
    if (!what.recognised || !list) expect(what.list_type.empty(), "$.rule.recognition.list_type", "只用于予以互认的名单 / only of a list that is recognised");
    else expect(!what.list_type.empty(), "$.rule.recognition.list_type", "必填：对应本县哪一名单类别 / required: which of our list types it is here");
    if (!what.recognised || list) expect(what.classes.empty(), "$.rule.recognition.classes", "只用于予以互认的评价结果 / only of evaluations that are recognised");
    else expect(!what.classes.empty(), "$.rule.recognition.classes", "必填：互认的等次用语 / required: the words that are recognised");
    for (auto& word : what.classes) expect(is_word(word), "$.rule.recognition.classes", "'" + word + "' 应为等次用语，不含分数、排名、数字 / is no word of a class: without points, rank or figures");
}

}  // namespace

void check_recognition(Rule& r) {
    expect(r.recognition.has_value(), "$.rule.recognition", "互认规定必填 / required of a recognition");
    auto& what = *r.recognition;
    bool region = what.region.size() == 6 && what.region.find_first_not_of(kDigits) == what.region.npos;
    expect(region, "$.rule.recognition.region", "应为六位数字，如 130600 / expected six digits, as 130600");
    expect(!what.region_name.empty(), "$.rule.recognition.region_name", "必填 / required");
    expect(is_code(what.theirs), "$.rule.recognition.theirs", "应为该地自己的代码：字母、数字、- 和 _ / expected the origin's own code: letters, digits, - and _");
    expect(!what.theirs_name.empty(), "$.rule.recognition.theirs_name", "必填：该地的名称 / required: what the origin calls it");
    check_what(what);
    expect(r.from.has_value(), "$.rule.from", "互认规定必填 / required of a recognition");
    expect(r.rank.has_value(), "$.rule.rank", "互认规定必填 / required of a recognition");
    expect(!r.to || *r.from <= *r.to, "$.rule.to", "早于起始日期 / lies before `from`");
    expect(!r.count && !r.unit && !r.sort && !r.year && r.days.empty(), "$.rule", "互认规定没有 count、unit、sort、year、days / count, unit, sort, year and days are not of a recognition");
    auto name = recognition_name(what.region, what.of, what.theirs);
    expect(r.name.empty() || r.name == name, "$.rule.name", "该互认规定的名称为 " + name + " / of this recognition is " + name);
    r.name = name;
}

bool is_elsewhere(std::string const& region, std::string const& own) {
    auto part = region;
    while (part.ends_with("00")) part.resize(part.size() - 2);
    return !own.starts_with(part);
}

Rule const* recognition_on(std::vector<Rule> const& same_name, Date day) {
    for (auto& rule : same_name) if (rule.kind == Kind::recognition && in_force(rule, day)) return &rule;
    return nullptr;
}

Carries carries(std::vector<Rule> const& same_name, std::string const& list_type, Date day) {
    for (auto from = day;;) {
        auto* rule = recognition_on(same_name, from);
        bool same = rule && rule->recognition->recognised && rule->recognition->list_type == list_type;
        if (!same) return {from != day, from - std::chrono::days{1}};
        if (!rule->to) return {true, std::nullopt};
        from = *rule->to + std::chrono::days{1};
    }
}

bool recognises(std::vector<Rule> const& same_name, std::string const& words, Date day) {
    auto* rule = recognition_on(same_name, day);
    if (!rule || !rule->recognition->recognised) return false;
    auto& classes = rule->recognition->classes;
    return std::find(classes.begin(), classes.end(), words) != classes.end();
}

std::string basis_of(Rule const& rule) {
    auto& what = *rule.recognition;
    return what.region_name + "（" + what.region + "）“" + what.theirs_name + "”，" + rule.instrument + rule.article + (rule.source.empty() ? "" : "，" + rule.source);
}

}  // namespace rule

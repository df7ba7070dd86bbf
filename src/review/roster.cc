#include "review/roster.h"
#include <algorithm>
#include <map>
#include <set>
#include "text/code.h"
#include "text/name.h"
#include "text/personal.h"

namespace review {
namespace {

constexpr std::size_t kMostTold = 100, kLongestName = 200, kLongestCode = 64;

std::vector<std::string> parts_of(std::string_view line) {
    std::vector<std::string> all(1);
    for (auto c : text::code_points(line)) {
        if (c == U',' || c == U'，' || c == U'\t' || c == U';' || c == U'；') all.emplace_back();
        else all.back() += text::utf8(std::u32string(1, c));
    }
    for (auto& each : all) {
        auto from = each.find_first_not_of(" \r"), to = each.find_last_not_of(" \r");
        each = from == each.npos ? "" : each.substr(from, to - from + 1);
    }
    while (all.size() > 1 && all.back().empty()) all.pop_back();
    return all;
}

bool reads_as_code(std::string const& part) {
    auto kind = text::normalise_code(part).kind;
    return kind == text::CodeKind::unified || kind == text::CodeKind::citizen || kind == text::CodeKind::legacy || kind == text::CodeKind::masked;
}

// What stands alone in its line and has no letter of a name: a code, though it may be none.
bool typed_as_code(std::string const& part) {
    bool digit = false, plain = true;
    for (char c : part) {
        digit = digit || (c >= '0' && c <= '9');
        plain = plain && c > ' ' && c <= '~';
    }
    return reads_as_code(part) || (digit && plain);
}

bool is_heading(std::vector<std::string> const& parts) {
    static std::set<std::string> const known{"名称", "企业名称", "单位名称", "主体名称", "姓名", "name", "代码", "统一社会信用代码", "社会信用代码", "证件号码", "code"};
    return known.contains(parts.front()) && known.contains(parts.back());
}

struct Why {
    std::string reason, remedy;
};

// Why a row cannot be checked; nothing when it can.
std::optional<Why> unfit(Typed const& typed, text::Code const& code) {
    using text::CodeKind;
    if (typed.parts > 2) return Why{"多于名称、代码两项 / more than a name and a code", "每行只填“名称,代码” / only \"name,code\" in a line"};
    if (text::holds_citizen_number(typed.name)) return Why{"名称中含公民身份号码 / the name holds a citizen number", "号码只填在代码一项 / put it where the code belongs"};
    if (text::code_points(typed.name).size() > kLongestName || typed.code.size() > kLongestCode) return Why{"过长 / too long", "只填名称和代码 / only name and code"};
    if (code.kind == CodeKind::invalid) return Why{code.remarks.front().zh + " / " + code.remarks.front().en, "按证照填写，不知代码的只填名称 / as on the licence, or the name alone"};
    if (code.kind == CodeKind::masked) return Why{"号码不完整，自然人只按完整号码比对 / masked: natural persons are compared by the whole number alone", "填写完整号码 / give the whole number"};
    bool mistyped = std::any_of(code.remarks.begin(), code.remarks.end(), [](auto& remark) { return remark.code == "check_digit"; });
    if (code.kind == CodeKind::citizen && mistyped) return Why{"公民身份号码校验位不符 / the citizen number's check digit fails", "按身份证更正 / correct it from the card"};
    return std::nullopt;
}

std::string spelled(Typed const& typed) { return text::without_citizen_numbers(typed.name + (typed.code.empty() ? "" : "," + typed.code)); }

}  // namespace

std::vector<Typed> lines_typed(std::string_view text) {
    std::vector<Typed> all;
    for (std::size_t at = 0, line = 1; at <= text.size(); ++line) {
        auto end = std::min(text.find('\n', at), text.size());
        auto parts = parts_of(text.substr(at, end - at));
        at = end + 1;
        if (parts.size() == 1 && parts.front().empty()) continue;
        if (line == 1 && is_heading(parts)) continue;
        if (parts.size() == 1) all.push_back(typed_as_code(parts[0]) ? Typed{line, "", parts[0]} : Typed{line, parts[0], ""});
        else if (reads_as_code(parts[0]) && !reads_as_code(parts[1])) all.push_back({line, parts[1], parts[0], parts.size()});
        else all.push_back({line, parts[0], parts[1], parts.size()});
    }
    return all;
}

Read read_roster(std::vector<Typed> const& typed) {
    Read all{{}, {}, {true}};
    auto tell = [&](std::string place, std::string value, Why why) {
        if (all.finding.fields.size() < kMostTold) all.finding.fields.push_back({std::move(place), std::move(value), std::move(why.reason), std::move(why.remedy)});
    };
    if (typed.empty()) tell("roster", "", {"名单中没有人 / nobody is on it", "每行填写“名称,代码”，或上传 CSV、XLSX / a line each, or a CSV or XLSX"});
    if (typed.size() > kMostRows)
        tell("roster", std::to_string(typed.size()), {"超过每函 " + std::to_string(kMostRows) + " 行 / more rows than a letter may have", "分几次来函 / divide it between letters"});
    std::map<std::string, std::size_t> seen;
    for (auto& each : typed) {
        auto code = text::normalise_code(each.code);
        auto key = each.code.empty() ? text::normalise_name(each.name) : code.value;
        auto why = unfit(each, code);
        auto [before, fresh] = seen.emplace(key, each.line);
        if (!why && !fresh) why = Why{"与第 " + std::to_string(before->second) + " 行重复 / the same as that line", "删去其中一行 / take one of them out"};
        if (why) tell("roster[" + std::to_string(each.line) + "]", spelled(each), *why);
        if (why) continue;
        bool person = code.kind == text::CodeKind::citizen;
        all.rows.push_back({each.name, person ? text::mask_citizen(code.value) : code.value, person, "", "", "", "", "", "", {}});
        all.numbers.push_back(person ? code.value : "");
    }
    all.finding.holds = all.finding.fields.empty();
    return all;
}

}  // namespace review

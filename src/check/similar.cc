#include "check/similar.h"
#include <utility>
#include <boost/unordered/unordered_flat_map.hpp>
#include "text/name.h"

namespace check {
namespace {

struct Edit { std::size_t at; char32_t asked, listed; };       // 0 where one has no character; at counts from 1

std::vector<Edit> edits(std::u32string_view asked, std::u32string_view listed) {
    auto a = asked, b = listed;
    strip(a, b);
    auto skipped = static_cast<std::size_t>(a.data() - asked.data());
    auto n = a.size(), m = b.size(), width = m + 1;
    std::vector<std::size_t> cost((n + 1) * width);
    for (std::size_t i = 0; i <= n; ++i)
        for (std::size_t j = 0; j <= m; ++j)
            cost[i * width + j] = i == 0   ? j
                                  : j == 0 ? i
                                           : std::min({cost[(i - 1) * width + j - 1] + (a[i - 1] != b[j - 1]), cost[(i - 1) * width + j] + 1,
                                                       cost[i * width + j - 1] + 1});
    std::vector<Edit> all;
    for (auto i = n, j = m; i + j > 0;) {
        auto here = cost[i * width + j];
        if (i > 0 && j > 0 && here == cost[(i - 1) * width + j - 1] + (a[i - 1] != b[j - 1])) {
            --i, --j;
            if (a[i] != b[j]) all.push_back({skipped + i + 1, a[i], b[j]});
        } else if (i > 0 && here == cost[(i - 1) * width + j] + 1) {
            --i;
            all.push_back({skipped + i + 1, a[i], 0});
        } else {
            --j;
            all.push_back({skipped + j + 1, 0, b[j]});
        }
    }
    std::reverse(all.begin(), all.end());
    return all;
}

void explain(Hit& hit, std::u32string_view asked, std::u32string_view listed) {
    constexpr std::size_t kShown = 3, kLongest = 256;
    if (asked == listed) {
        hit.reason_zh = "名称相同，须人工核对";
        hit.reason_en = "the name is the same; a person must confirm";
        return;
    }
    if (asked.size() > kLongest || listed.size() > kLongest) {
        hit.reason_zh = "名称相近，须人工核对";
        hit.reason_en = "the names are alike; a person must confirm";
        return;
    }
    auto all = edits(asked, listed);
    auto letter = [](char32_t c) { return text::utf8(std::u32string(1, c)); };
    bool one = all.size() == 1;
    hit.reason_zh = one ? "名称相差一字：" : "名称相差 " + std::to_string(all.size()) + " 字：";
    hit.reason_en = one ? "one character differs " : std::to_string(all.size()) + " characters differ: ";
    for (std::size_t i = 0; i < std::min(all.size(), kShown); ++i) {
        auto [at, before, after] = all[i];
        auto place = std::to_string(at);
        if (i > 0) hit.reason_zh += "，", hit.reason_en += ", ";
        hit.reason_en += "at position " + place + ": ";
        if (before == 0) {
            hit.reason_zh += "名单多第 " + place + " 字 " + letter(after);
            hit.reason_en += "the listed name has " + letter(after) + " more";
        } else if (after == 0) {
            hit.reason_zh += "名单少第 " + place + " 字 " + letter(before);
            hit.reason_en += "the listed name lacks " + letter(before);
        } else {
            hit.reason_zh += "第 " + place + " 字 " + letter(before) + "→" + letter(after);
            hit.reason_en += letter(before) + " → " + letter(after);
        }
    }
    if (all.size() > kShown) hit.reason_zh += " 等", hit.reason_en += ", …";
}

// Edit distance without any shortcut that the index takes: 64 rows at a time in the bits of a word (Myers), and row by row beyond.
class Distance {
 public:
    explicit Distance(std::u32string asked) : asked_(std::move(asked)) {
        for (std::size_t i = 0; i < std::min<std::size_t>(asked_.size(), 64); ++i) places_[asked_[i]] |= std::uint64_t{1} << i;
    }
    std::size_t to(std::u32string_view listed) const { return asked_.size() <= 64 && !asked_.empty() ? in_bits(listed) : in_rows(listed); }

 private:
    std::size_t in_bits(std::u32string_view listed) const {
        auto up = ~std::uint64_t{0}, down = std::uint64_t{0}, last = std::uint64_t{1} << (asked_.size() - 1);
        auto distance = asked_.size();
        for (auto c : listed) {
            auto found = places_.find(c);
            auto equal = found == places_.end() ? 0 : found->second;
            auto zero = (((equal & up) + up) ^ up) | equal | down;
            auto plus = down | ~(zero | up), minus = zero & up;
            if (plus & last) ++distance;
            if (minus & last) --distance;
            plus = plus << 1 | 1;
            minus <<= 1;
            up = minus | ~(zero | plus);
            down = plus & zero;
        }
        return distance;
    }
    std::size_t in_rows(std::u32string_view listed) const {
        std::vector<std::size_t> row(listed.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
        for (std::size_t i = 1; i <= asked_.size(); ++i) {
            auto corner = std::exchange(row[0], i);
            for (std::size_t j = 1; j < row.size(); ++j)
                corner = std::exchange(row[j], std::min({corner + (asked_[i - 1] != listed[j - 1]), row[j] + 1, row[j - 1] + 1}));
        }
        return row.back();
    }

    std::u32string asked_;
    boost::unordered_flat_map<char32_t, std::uint64_t> places_;
};

}  // namespace

std::vector<Hit> ranked(std::vector<Found> all, std::u32string_view asked, int top) {
    std::sort(all.begin(), all.end(), [](Found const& a, Found const& b) {
        return a.item != b.item ? a.item < b.item : a.score != b.score ? a.score > b.score : a.name < b.name;
    });
    all.erase(std::unique(all.begin(), all.end(), [](Found const& a, Found const& b) { return a.item == b.item; }), all.end());
    std::stable_sort(all.begin(), all.end(), [](Found const& a, Found const& b) { return a.score > b.score; });
    if (all.size() > static_cast<std::size_t>(std::max(top, 0))) all.resize(static_cast<std::size_t>(std::max(top, 0)));
    std::vector<Hit> hits;
    for (auto& found : all) {
        hits.push_back({found.item, found.name == asked ? Grade::exact_name : Grade::candidate, found.score, "", ""});
        explain(hits.back(), asked, found.name);
    }
    return hits;
}

std::vector<Hit> scan_names(std::vector<Listed> const& all, std::string_view normalised, int top, int min_score) {
    auto asked = text::code_points(normalised);
    std::vector<Found> found;
    Distance distance(asked);
    for (auto& listed : all) {
        auto name = text::code_points(listed.name);
        if (asked.empty() || name.empty()) continue;
        auto score = score_of(distance.to(name), std::max(asked.size(), name.size()));
        if (score >= min_score) found.push_back({score, listed.item, std::move(name)});
    }
    return ranked(std::move(found), asked, top);
}

}  // namespace check

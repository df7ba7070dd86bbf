// How far two names are apart, and why, in plain words.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "check/index.h"

namespace check {

inline constexpr int kWhole = 10000;

// 10000 × (1 − distance / longer), rounded down: only the same name reaches 10000.
inline int score_of(std::size_t distance, std::size_t longer) { return static_cast<int>(kWhole * (longer - distance) / longer); }

// The most edits with which names of which the longer has this length still reach the score.
inline std::size_t allowed(std::size_t longer, int min_score) { return longer * static_cast<std::size_t>(kWhole - min_score) / kWhole; }

template <class T> void strip(std::basic_string_view<T>& a, std::basic_string_view<T>& b) {
    std::size_t same = 0, shorter = std::min(a.size(), b.size());
    while (same < shorter && a[same] == b[same]) ++same;
    a.remove_prefix(same);
    b.remove_prefix(same);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
}

// The edit distance when it is at most `most`, else anything above; only the band that can matter is filled.
template <class T> std::size_t bounded(std::basic_string_view<T> a, std::basic_string_view<T> b, std::size_t most) {
    strip(a, b);
    if (a.size() > b.size()) std::swap(a, b);
    auto n = a.size(), m = b.size();
    if (m - n > most) return most + 1;
    if (n == 0) return m;
    thread_local std::vector<std::size_t> row;
    row.resize(m + 1);
    for (std::size_t j = 0; j <= std::min(m, most); ++j) row[j] = j;
    for (std::size_t i = 1; i <= n; ++i) {
        auto from = i > most ? i - most : 1, to = std::min(m, i + most);
        auto corner = row[from - 1], best = most + 1;
        row[from - 1] = from == 1 ? i : most + 1;
        for (auto j = from; j <= to; ++j) {
            auto above = j == i + most ? most + 1 : row[j];
            auto here = std::min({corner + (a[i - 1] != b[j - 1]), above + 1, row[j - 1] + 1});
            corner = row[j];
            row[j] = here;
            best = std::min(best, here);
        }
        if (best > most && row[from - 1] > most) return most + 1;
    }
    return row[m];
}

struct Found { int score; std::uint32_t item; std::u32string name; };

// Each item once with its best name; best first, then by item. A score of 10000 is the same name, so exact ones lead.
std::vector<Hit> ranked(std::vector<Found> all, std::u32string_view asked, int top);

}  // namespace check

// The index of what is listed: exact by identifier, candidates by masked number and by name. In memory, immutable base plus small
// overlay, swapped as one pointer after commit. Pure: it is told everything.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace check {

// What is indexed: one listed item under one key. `item` is the caller's number for it (dense from 0).
struct Listed {
    std::uint32_t item;
    std::string code;              // normalised unified or legacy code; empty when none
    std::string blind;             // blind index of a citizen number (any length up to 32 bytes); empty when none
    std::string masked;            // masked number; empty when none
    std::string name;              // normalised full name
};

enum class Grade { exact_code, exact_name, candidate };

// A hit with its reason in plain words. exact_name is still only a candidate for the law (I-13): a name alone never takes effect.
struct Hit {
    std::uint32_t item;
    Grade grade;
    int score;                     // 0 … 10000: 10000 × (1 − edit distance / longer length) of normalised names; exact 10000
    std::string reason_zh, reason_en;   // "名称相差一字：第 4 字 聚来→聚盛", "one character differs at position 4: 来 → 盛"
};

class Index {
 public:
    // Seed 0: one of this process, so that nobody can choose codes that collide.
    explicit Index(std::vector<Listed> const& base, std::uint64_t seed = 0);
    // Of millions, which need not be in memory all at once: `each` hands every one of them to the function that it is given.
    using Feed = std::function<void(std::function<void(Listed const&)> const&)>;
    static std::unique_ptr<Index> fed(Feed const& each, std::uint64_t seed = 0);
    ~Index();
    std::vector<std::uint32_t> by_code(std::string_view code) const;
    std::vector<std::uint32_t> by_blind(std::string_view blind) const;
    // Candidates: masked numbers compatible with the one asked (same length, equal where neither is starred); of a masked one also the
    // codes that it fits.
    std::vector<Hit> by_masked(std::string_view masked_or_full) const;
    // Names at least `min_score` alike (default 8500), best first, exact first, then by item. Identical to a brute-force scan.
    std::vector<Hit> by_name(std::string_view normalised, int top = 5, int min_score = 8500) const;
    std::size_t size() const;
 private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Brute force, for the test and the benchmark's reference.
std::vector<Hit> scan_names(std::vector<Listed> const& all, std::string_view normalised, int top, int min_score);

}  // namespace check

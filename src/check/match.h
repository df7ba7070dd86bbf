// The matching engine alone, for lists of any kind: codes first, then names. No database, no law: what a hit means, others decide.
// Whoever reads the files hands over rows and takes matches: L `id,name,code`, Q `qid,name,code`, O `qid,rank,id,score,grade,reason`.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include "check/index.h"

namespace check {

struct Listing { std::string id, name, code; };                // as in the file; normalised here

struct Match {
    std::string id;
    Grade grade;
    int score;                                                 // 0 … 10000
    std::string reason_zh, reason_en;
};

class Matcher {
 public:
    explicit Matcher(std::vector<Listing> const& list);
    // Of millions: `each` hands every row to the function that it is given.
    using Feed = std::function<void(std::function<void(Listing const&)> const&)>;
    explicit Matcher(Feed const& each);
    // Best first; rank is the place in it, from 1. A code of 18 characters that is listed is exact_code; an old registration number and a
    // masked number only make candidates. Then names, exact before alike, each item once. `top` counts them all; `min_score` (0 … 10000)
    // is for names. A code that cannot be one is not looked up; one that stands with the name, where no other is given, is.
    std::vector<Match> matches(std::string_view name, std::string_view code, int top = 5, int min_score = 8500) const;
    std::size_t size() const { return ends_.size(); }

 private:
    void build(Feed const& each);
    std::string id_of(std::uint32_t item) const;
    std::string ids_;                                          // one behind the other
    std::vector<std::uint64_t> ends_;
    std::unique_ptr<Index> index_;
};

char const* grade_word(Grade grade);                           // "exact_code"
std::string score_text(int score);                             // of 100 with two decimals: 9333 → "93.33"
std::vector<std::string> match_row(std::string_view query, std::size_t rank, Match const& match);    // qid,rank,id,score,grade,reason
std::vector<std::string> match_heading();

}  // namespace check

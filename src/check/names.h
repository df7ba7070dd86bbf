// Names by the pairs of letters in them, for finding those a few edits away without looking at each.
#pragma once
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "check/similar.h"

namespace check {

using Symbol = std::uint16_t;
using Symbols = std::basic_string_view<Symbol>;

// A character in 16 bits: itself, or one of the places that no character has. The rare name for which they run out is kept apart.
class Letters {
 public:
    Symbol known(char32_t c) const {
        if (c < 0x10000) return static_cast<Symbol>(c);
        auto found = symbols_.find(c);
        return found == symbols_.end() ? kUnknown : found->second;
    }
    Symbol learn(char32_t c) {
        if (auto symbol = known(c); symbol != kUnknown || rare_.size() == kPlaces) return symbol;
        rare_.push_back(c);
        return symbols_[c] = static_cast<Symbol>(kUnknown + rare_.size());
    }
    char32_t letter(Symbol s) const { return s > kUnknown && s <= kUnknown + kPlaces ? rare_[static_cast<std::size_t>(s - kUnknown - 1)] : s; }
    static constexpr Symbol kUnknown = 0xD800;

 private:
    static constexpr std::size_t kPlaces = 2047;               // the surrogates, but for one
    boost::unordered_flat_map<char32_t, Symbol> symbols_;
    std::u32string rare_;
};

// Names of one length, one behind the other, and where which two letters stand side by side: `id` and `position` from `start[g]` are of
// the pair `gram[g]`, by position.
struct Block {
    std::size_t length, first, count, text;
    std::vector<std::uint32_t> gram, start, id;
    std::vector<std::uint8_t> position;

    struct Range { std::uint32_t from = 0, to = 0; std::uint32_t size() const { return to - from; } };
    Range places(std::uint32_t wanted, std::size_t low, std::size_t high) const;
};

// What the search of one query in one block needs: pairs of letters of the query that do not overlap, and where they may stand.
struct Pairs {
    std::vector<Block::Range> chosen;  // fewest places first
    std::uint64_t places = 0;
};

class Names {
 public:
    void add(std::string_view name, std::uint32_t item);
    void finish();                                             // after the last one
    // Every name at least so alike, in no order. Identical to looking at each.
    std::vector<Found> find(std::u32string_view asked, int min_score) const;

 private:
    static constexpr std::size_t kLongest = 255, kMostInBlock = std::size_t{1} << 24, kMostPlaces = std::size_t{1} << 31;
    static constexpr std::size_t kScanned = 24;                // so few names are looked at one by one
    struct Query { std::u32string_view asked; Symbols symbols; int min_score; std::vector<Found>* found; };
    void index(Block& block) const;
    void find(Query const& query, Block const& block) const;
    void verify(Query const& query, Block const& block, std::size_t id, std::size_t most) const;
    void verify_all(Query const& query, Block const& block, std::vector<Block::Range> const& ranges, std::size_t most) const;
    void verify_often(Query const& query, Block const& block, Pairs const& pairs, std::size_t most) const;

    Letters letters_;
    std::vector<Symbol> text_;
    std::vector<std::uint8_t> lengths_;                        // only while names are added
    std::vector<std::uint32_t> items_;
    std::vector<Block> blocks_;
    std::vector<Found> apart_;
};

}  // namespace check

#include "check/names.h"
#include <algorithm>
#include <array>
#include <bit>
#include "text/name.h"

namespace check {
namespace {

// Stable, by the upper half.
void sort_by_gram(std::vector<std::uint64_t>& all) {
    constexpr int kBits = 11;
    std::vector<std::uint64_t> other(all.size());
    for (int shift = 32; shift < 64; shift += kBits) {
        std::array<std::size_t, (1 << kBits) + 1> next{};
        auto digit = [&](std::uint64_t one) { return one >> shift & ((1u << kBits) - 1); };
        for (auto one : all) ++next[digit(one) + 1];
        for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
        for (auto one : all) other[next[digit(one)]++] = one;
        all.swap(other);
    }
}

std::uint32_t gram_at(Symbol const* text) { return static_cast<std::uint32_t>(text[0]) << 16 | text[1]; }

// An edit breaks at most one of several pairs that do not overlap, so of `wanted` pairs at most `edits` are gone. Those with the fewest
// places are chosen, by dynamic programming over the positions of the query.
Pairs choose(std::vector<Block::Range> const& ranges, std::size_t wanted) {
    auto n = ranges.size(), width = n + 2;
    constexpr auto kNever = std::uint64_t{1} << 60;
    std::vector<std::uint64_t> least((wanted + 1) * width, 0);
    for (std::size_t j = 1; j <= wanted; ++j) {
        least[j * width + n] = least[j * width + n + 1] = kNever;
        for (auto i = n; i-- > 0;) least[j * width + i] = std::min(least[j * width + i + 1], ranges[i].size() + least[(j - 1) * width + i + 2]);
    }
    Pairs all;
    all.places = least[wanted * width];
    if (all.places >= kNever) return all;
    for (std::size_t i = 0, j = wanted; j > 0;) {
        if (least[j * width + i] == least[j * width + i + 1]) {
            ++i;
            continue;
        }
        all.chosen.push_back(ranges[i]);
        --j, i += 2;
    }
    std::sort(all.chosen.begin(), all.chosen.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
    return all;
}

}  // namespace

void Names::add(std::string_view name, std::uint32_t item) {
    auto points = text::code_points(name);
    if (points.empty()) return;
    std::basic_string<Symbol> symbols;
    for (auto c : points) symbols += letters_.learn(c);
    if (symbols.size() > kLongest || symbols.find(Letters::kUnknown) != symbols.npos) return apart_.push_back({0, item, std::move(points)});
    text_.insert(text_.end(), symbols.begin(), symbols.end());
    lengths_.push_back(static_cast<std::uint8_t>(symbols.size()));
    items_.push_back(item);
}

// Names go by length; then nothing but their number is needed to find one.
void Names::finish() {
    std::array<std::size_t, kLongest + 2> first{}, offset{};
    for (auto length : lengths_) ++first[length + 1u];
    for (std::size_t m = 1; m < first.size(); ++m) {
        offset[m] = offset[m - 1] + first[m] * (m - 1);
        first[m] += first[m - 1];
    }
    auto next = first;
    std::vector<Symbol> text(text_.size());
    std::vector<std::uint32_t> items(items_.size());
    auto const* from = text_.data();
    for (std::size_t i = 0; i < items_.size(); from += lengths_[i++]) {
        std::size_t length = lengths_[i], place = next[length]++;
        items[place] = items_[i];
        std::copy_n(from, length, text.data() + offset[length] + (place - first[length]) * length);
    }
    text_.swap(text);
    items_.swap(items);
    std::vector<std::uint8_t>().swap(lengths_);
    std::vector<Symbol>().swap(text);
    for (std::size_t m = 1; m <= kLongest; ++m) {
        auto most = std::min(kMostInBlock, kMostPlaces / m);
        for (auto at = first[m]; at < first[m + 1]; at += most) {
            blocks_.push_back({m, at, std::min(most, first[m + 1] - at), offset[m] + (at - first[m]) * m, {}, {}, {}, {}});
            if (blocks_.back().count > kScanned) index(blocks_.back());
        }
    }
}

void Names::index(Block& block) const {
    if (block.length < 2) return;
    std::vector<std::uint64_t> all;
    all.reserve(block.count * (block.length - 1));
    for (std::size_t at = 0; at + 1 < block.length; ++at)
        for (std::size_t id = 0; id < block.count; ++id)
            all.push_back(std::uint64_t{gram_at(text_.data() + block.text + id * block.length + at)} << 32 | at << 24 | id);
    sort_by_gram(all);
    block.id.reserve(all.size());
    block.position.reserve(all.size());
    for (auto one : all) {
        auto gram = static_cast<std::uint32_t>(one >> 32);
        if (block.gram.empty() || block.gram.back() != gram) {
            block.gram.push_back(gram);
            block.start.push_back(static_cast<std::uint32_t>(block.id.size()));
        }
        block.id.push_back(static_cast<std::uint32_t>(one & (kMostInBlock - 1)));
        block.position.push_back(static_cast<std::uint8_t>(one >> 24));
    }
    block.start.push_back(static_cast<std::uint32_t>(block.id.size()));
    block.gram.shrink_to_fit();
    block.start.shrink_to_fit();
}

void Names::verify(Query const& query, Block const& block, std::size_t id, std::size_t most) const {
    Symbols name(text_.data() + block.text + id * block.length, block.length);
    auto distance = bounded(query.symbols, name, most);
    if (distance > most) return;
    std::u32string letters;
    for (auto s : name) letters += letters_.letter(s);
    query.found->push_back({score_of(distance, std::max(query.symbols.size(), block.length)), items_[block.first + id], std::move(letters)});
}

void Names::verify_all(Query const& query, Block const& block, std::vector<Block::Range> const& ranges, std::size_t most) const {
    for (auto [from, to] : ranges)
        for (auto at = from; at < to; ++at) verify(query, block, block.id[at], most);
}

// Only names that hold enough of the pairs: all but `most`. A bit for each pair in a small table by name; names that share a place there
// are looked at for nothing, but none is missed.
void Names::verify_often(Query const& query, Block const& block, Pairs const& pairs, std::size_t most) const {
    thread_local std::vector<std::uint16_t> seen;
    auto size = std::clamp<std::size_t>(std::bit_ceil(pairs.places * 4), 1u << 12, 1u << 19);
    seen.assign(size, 0);
    auto place = [&](std::uint32_t at) -> std::uint16_t& { return seen[block.id[at] & (size - 1)]; };
    for (std::size_t p = 0; p < pairs.chosen.size(); ++p)
        for (auto at = pairs.chosen[p].from; at < pairs.chosen[p].to; ++at) place(at) |= static_cast<std::uint16_t>(1u << p);
    auto needed = static_cast<int>(pairs.chosen.size() - most);
    for (std::size_t p = 0; p <= most; ++p)                    // a name that holds enough of them is in one of the shortest
        for (auto at = pairs.chosen[p].from; at < pairs.chosen[p].to; ++at)
            if (std::popcount(place(at)) >= needed) verify(query, block, block.id[at], most);
}

void Names::find(Query const& query, Block const& block) const {
    constexpr std::uint64_t kFew = 128, kWorthwhile = 24;      // places; how many more to read rather than look at one more name
    constexpr std::size_t kBits = 16;
    auto n = query.symbols.size(), m = block.length;
    auto most = allowed(std::max(n, m), query.min_score);
    if ((n > m ? n - m : m - n) > most) return;
    if (block.gram.empty() || n < 2 * (most + 1)) {
        for (std::size_t id = 0; id < block.count; ++id) verify(query, block, id, most);
        return;
    }
    // With so many edits and so different lengths, letters move to the right by so much at most, and to the left.
    auto right = (most + m - n) / 2, left = (most + n - m) / 2;
    std::vector<Block::Range> ranges(n - 1);
    for (std::size_t at = 0; at + 1 < n; ++at)
        ranges[at] = block.places(gram_at(query.symbols.data() + at), at > left ? at - left : 0, at + right);
    auto pairs = choose(ranges, most + 1);
    if (pairs.places <= kFew) return verify_all(query, block, pairs.chosen, most);
    for (auto more = std::min(most + 3, kBits); more > most + 1; --more) {
        if (n < 2 * more) continue;
        auto stricter = choose(ranges, more);
        if (stricter.places <= pairs.places * kWorthwhile) return verify_often(query, block, stricter, most);
    }
    verify_all(query, block, pairs.chosen, most);
}

std::vector<Found> Names::find(std::u32string_view asked, int min_score) const {
    std::vector<Found> found;
    if (asked.empty() || min_score > kWhole) return found;
    min_score = std::max(min_score, 0);
    std::basic_string<Symbol> symbols;
    for (auto c : asked) symbols += letters_.known(c);
    Query query{asked, symbols, min_score, &found};
    for (auto& block : blocks_) find(query, block);
    for (auto& [score, item, name] : apart_) {
        auto longer = std::max(asked.size(), name.size()), most = allowed(longer, min_score);
        auto distance = bounded<char32_t>(asked, name, most);
        if (distance <= most) found.push_back({score_of(distance, longer), item, name});
    }
    return found;
}

Block::Range Block::places(std::uint32_t wanted, std::size_t low, std::size_t high) const {
    auto found = std::lower_bound(gram.begin(), gram.end(), wanted);
    if (found == gram.end() || *found != wanted || low >= length) return {};
    auto g = static_cast<std::size_t>(found - gram.begin());
    auto begin = position.begin() + start[g], end = position.begin() + start[g + 1];
    auto from = std::lower_bound(begin, end, low);
    auto to = std::upper_bound(from, end, std::min(high, length));
    return {static_cast<std::uint32_t>(from - position.begin()), static_cast<std::uint32_t>(to - position.begin())};
}

}  // namespace check

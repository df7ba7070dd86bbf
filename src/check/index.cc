#include "check/index.h"
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cassert>
#include <random>
#include "check/names.h"
#include "text/name.h"

namespace check {
namespace {

// ---- exact keys

// Up to 20 characters of 0-9 A-Z in 16 bytes, six bits each; 0 means no character, so that lengths differ too.
struct Key {
    std::uint64_t first = 0, second = 0;
    bool operator==(Key const&) const = default;
};

bool pack(std::string_view code, Key& key) {
    constexpr std::size_t kHalf = 10;
    if (code.empty() || code.size() > 2 * kHalf) return false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        auto c = code[i];
        std::uint64_t value = c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
        if (value == 0) return false;
        auto& half = i < kHalf ? key.first : key.second;
        half = half << 6 | value;
    }
    return true;
}

// A masked number against packed codes of its length, without unpacking any: which bits count, and what they must be.
class PackedMask {
 public:
    explicit PackedMask(std::string_view asked) : size_(asked.size()) {
        std::string left(asked);
        std::replace(left.begin(), left.end(), '*', '0');      // anything: those places are not compared
        able_ = size_ > kFirst && pack(left, wanted_);
        for (std::size_t i = 0; able_ && i < size_; ++i) {
            auto& half = i < kFirst ? counted_.first : counted_.second;
            half = half << kBits | (asked[i] == '*' ? 0 : kAll);
        }
    }
    bool fits(Key const& key) const {
        if (!able_) return false;
        auto rest = kBits * (size_ - kFirst);
        bool as_long = key.second >> rest == 0 && key.second >> (rest - kBits) != 0;
        return as_long && ((key.first ^ wanted_.first) & counted_.first) == 0 && ((key.second ^ wanted_.second) & counted_.second) == 0;
    }

 private:
    static constexpr std::size_t kFirst = 10, kBits = 6;       // as `pack` has it
    static constexpr std::uint64_t kAll = 63;
    std::size_t size_;
    bool able_ = false;
    Key wanted_, counted_;
};

std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
    auto product = static_cast<unsigned __int128>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

struct Hash {
    using is_avalanching = void;
    std::uint64_t seed;
    static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u, kOther = 0xD6E8FEB86659FD93u;
    std::size_t operator()(Key const& key) const { return folded(folded(key.first ^ seed, key.second ^ kOdd) ^ seed, kOther); }
    std::size_t operator()(std::string const& text) const {
        auto all = seed ^ text.size();
        for (std::size_t at = 0; at < text.size(); at += 8) {
            std::uint64_t part = 0;
            for (std::size_t i = at; i < std::min(at + 8, text.size()); ++i) part = part << 8 | static_cast<unsigned char>(text[i]);
            all = folded(all ^ part, kOdd) + kOther;
        }
        return folded(all ^ seed, kOther);
    }
};

// Items by key. Nearly always one: it stands in the map itself; several stand in a list of their own.
template <class K> class Items {
 public:
    explicit Items(std::uint64_t seed) : at_(0, Hash{seed}) {}
    void reserve(std::size_t n) { at_.reserve(n); }
    void add(K const& key, std::uint32_t item) {
        assert(item < kSeveral);
        auto [found, fresh] = at_.try_emplace(key, item);
        if (fresh || found->second == item) return;
        if ((found->second & kSeveral) == 0) {
            several_.push_back({found->second});
            found->second = kSeveral | static_cast<std::uint32_t>(several_.size() - 1);
        }
        several_[found->second & ~kSeveral].push_back(item);
    }
    std::vector<std::uint32_t> find(K const& key) const {
        auto found = at_.find(key);
        if (found == at_.end()) return {};
        if ((found->second & kSeveral) == 0) return {found->second};
        auto all = several_[found->second & ~kSeveral];
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    template <class Take> void each(Take take) const {
        for (auto& [key, item] : at_) take(key, find(key));
    }
    template <class Fits, class Take> void each_that(Fits fits, Take take) const {
        for (auto& [key, item] : at_) if (fits(key)) take(find(key));
    }

 private:
    static constexpr std::uint32_t kSeveral = 0x80000000u;
    boost::unordered_flat_map<K, std::uint32_t, Hash> at_;
    std::vector<std::vector<std::uint32_t>> several_;
};

// ---- masked numbers

// Numbers with stars in the same places, by the characters that are left.
struct Masks {
    std::string pattern;               // '*' where starred
    Items<std::string> left;
};

std::string pattern_of(std::string_view number) {
    std::string all(number);
    for (auto& c : all) c = c == '*' ? '*' : '?';
    return all;
}

std::string left_of(std::string_view number, std::string_view pattern) {
    std::string all;
    for (std::size_t i = 0; i < number.size(); ++i)
        if (pattern[i] != '*') all += number[i];
    return all;
}

bool compatible(std::string_view a, std::string_view b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i] && a[i] != '*' && b[i] != '*') return false;
    return true;
}

std::uint64_t process_seed() {
    static auto const seed = [] {
        std::random_device random;
        return std::uint64_t{random()} << 32 | random() | 1;
    }();
    return seed;
}

}  // namespace

struct Index::Inner {
    explicit Inner(std::uint64_t seed) : codes(seed), odd_codes(seed), blinds(seed), seed(seed) {}
    void add(Listed const& one);
    Items<Key> codes;
    Items<std::string> odd_codes, blinds;      // codes of other characters or too long to pack
    std::vector<Masks> masks;
    Names names;
    std::uint64_t seed;
    std::size_t size = 0;
};

void Index::Inner::add(Listed const& one) {
    ++size;
    Key key;
    if (pack(one.code, key)) codes.add(key, one.item);
    else if (!one.code.empty()) odd_codes.add(one.code, one.item);
    if (!one.blind.empty()) blinds.add(one.blind, one.item);
    if (!one.masked.empty()) {
        auto pattern = pattern_of(one.masked);
        auto found = std::find_if(masks.begin(), masks.end(), [&](Masks const& m) { return m.pattern == pattern; });
        if (found == masks.end()) found = masks.insert(masks.end(), Masks{pattern, Items<std::string>(seed)});
        found->left.add(left_of(one.masked, pattern), one.item);
    }
    names.add(one.name, one.item);
}

Index::Index(std::vector<Listed> const& base, std::uint64_t seed) : inner_(std::make_unique<Inner>(seed == 0 ? process_seed() : seed)) {
    inner_->codes.reserve(static_cast<std::size_t>(std::count_if(base.begin(), base.end(), [](Listed const& one) { return !one.code.empty(); })));
    for (auto& one : base) inner_->add(one);
    inner_->names.finish();
}

std::unique_ptr<Index> Index::fed(Feed const& each, std::uint64_t seed) {
    auto all = std::make_unique<Index>(std::vector<Listed>{}, seed);
    all->inner_->names = {};
    each([&](Listed const& one) { all->inner_->add(one); });
    all->inner_->names.finish();
    return all;
}

Index::~Index() = default;

std::size_t Index::size() const { return inner_->size; }

std::vector<std::uint32_t> Index::by_code(std::string_view code) const {
    Key key;
    return pack(code, key) ? inner_->codes.find(key) : inner_->odd_codes.find(std::string(code));
}

std::vector<std::uint32_t> Index::by_blind(std::string_view blind) const { return inner_->blinds.find(std::string(blind)); }

std::vector<Hit> Index::by_masked(std::string_view asked) const {
    std::vector<Hit> hits;
    auto take = [&](std::string_view pattern, std::vector<std::uint32_t> const& items) {
        int compared = 0;
        for (std::size_t i = 0; i < asked.size(); ++i) compared += asked[i] != '*' && pattern[i] != '*';
        if (compared == 0) return;                             // nothing speaks for it
        auto n = std::to_string(compared);
        for (auto item : items)
            hits.push_back({item, Grade::candidate, kWhole * compared / static_cast<int>(asked.size()), "遮盖号码相符：能比对的 " + n + " 位都相同，须人工核对",
                            "the masked number fits: all " + n + " characters that can be compared are the same; a person must confirm"});
    };
    for (auto& [pattern, left] : inner_->masks) {
        if (pattern.size() != asked.size()) continue;
        auto mine = left_of(asked, pattern);
        if (mine.find('*') == mine.npos) take(pattern, left.find(mine));
        else left.each([&, &pattern = pattern](std::string const& theirs, auto const& items) { if (compatible(mine, theirs)) take(pattern, items); });
    }
    // What is listed with its whole code fits as well. A whole number that is asked is compared with codes exactly, and not here.
    if (asked.find('*') != asked.npos) {
        PackedMask mask(asked);
        std::string whole(asked.size(), '?');
        inner_->codes.each_that([&](Key const& key) { return mask.fits(key); }, [&](auto const& items) { take(whole, items); });
    }
    std::sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.item != b.item ? a.item < b.item : a.score > b.score; });
    hits.erase(std::unique(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.item == b.item; }), hits.end());
    std::stable_sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
    return hits;
}

std::vector<Hit> Index::by_name(std::string_view normalised, int top, int min_score) const {
    auto asked = text::code_points(normalised);
    return ranked(inner_->names.find(asked, min_score), asked, top);
}

}  // namespace check

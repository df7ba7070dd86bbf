// Chance from a seed, and orders without repetition: what the standard library leaves to the implementation is done here by hand, so
// that a seed means the same county everywhere.
#pragma once
#include <cassert>
#include <cstdint>
#include <numeric>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace demo {

class Chance {
 public:
    Chance(std::uint64_t seed, std::uint64_t stream) : engine_(mixed(seed + 0x9E3779B97F4A7C15u * (stream + 1))) {}
    std::uint64_t below(std::uint64_t n) {      // the bias of a remainder is far below what anyone could see here
        assert(n > 0);
        return engine_() % n;
    }
    int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least + 1))); }
    bool percent(unsigned n) { return below(100) < n; }
    template <class All> auto const& one_of(All const& all) { return all[below(std::size(all))]; }
    template <class T> void shuffle(std::vector<T>& all) {
        for (auto i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
    }
    // The place of one of the weights, by its weight.
    template <class All, class Weight> std::size_t weighted(All const& all, Weight const& weight) {
        std::uint64_t sum = 0;
        for (auto& each : all) sum += weight(each);
        auto drawn = below(sum);
        std::size_t at = 0;
        while (drawn >= weight(all[at])) drawn -= weight(all[at++]);
        return at;
    }

 private:
    static std::uint64_t mixed(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
        return x ^ (x >> 31);
    }
    std::mt19937_64 engine_;
};

// The numbers below `size`, each once, in an order that looks like none: no table, no look-up of what was taken.
class Sequence {
 public:
    Sequence(std::uint64_t size, Chance& chance) : size_(size), offset_(chance.below(size)), stride_(1) {
        assert(size > 0 && size < (std::uint64_t{1} << 31));             // so that no product overflows
        if (size < 8) return;
        do stride_ = size / 2 + chance.below(size / 4); while (std::gcd(stride_, size) != 1);      // neighbours lie far apart
    }
    bool exhausted() const { return taken_ == size_; }
    std::uint64_t take() {
        if (exhausted()) throw std::length_error("编不出更多名称和号码 / no more names and numbers for so large a county");
        return (offset_ + taken_++ * stride_) % size_;
    }

 private:
    std::uint64_t size_, offset_, stride_, taken_ = 0;
};

}  // namespace demo

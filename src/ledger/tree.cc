// The growing tree. Each level of tiles keeps the whole pyramid over its newest, partial tile, and the pyramids of the tiles used
// last, so that a proof of a new leaf copies hashes and computes almost none.
#include "ledger/tree.h"
#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <map>
#include <utility>

namespace ledger {
namespace {

constexpr std::uint64_t kTile = 256;        // leaves of a tile
constexpr int kTileHeight = 8;
constexpr std::size_t kKeptTiles = 256;     // pyramids in memory: 16 KiB each

// All complete nodes over at most 256 hashes: rows[h] holds those of height h. The top of a full one lives on the next level.
struct Pyramid {
    std::array<std::vector<Digest>, kTileHeight> rows;

    std::uint64_t count() const { return rows[0].size(); }
    bool full() const { return count() == kTile; }
    void push(Suite suite, Digest node) {
        for (int h = 0; h < kTileHeight; ++h) {
            auto& row = rows[static_cast<std::size_t>(h)];
            row.push_back(node);
            if (row.size() % 2 == 1) return;
            if (h + 1 < kTileHeight) node = node_hash(suite, row[row.size() - 2], row.back());
        }
    }
    Digest top(Suite suite) const {
        assert(full());
        return node_hash(suite, rows.back()[0], rows.back()[1]);
    }
};

struct Kept {
    std::shared_ptr<Pyramid const> pyramid;
    std::uint64_t used;
};

}  // namespace

struct Tree::Mark {
    std::uint64_t size;
    std::vector<Pyramid> newest;
    std::size_t untaken;
};

struct Tree::Inner {
    Suite suite;
    TileReader tile;
    std::uint64_t size = 0;
    std::vector<Pyramid> newest;                                // of each level: the partial tile, never full
    std::vector<Tile> untaken;
    std::map<std::pair<int, std::uint64_t>, Kept> kept;         // full tiles
    std::uint64_t clock = 0;
    std::vector<Digest> edge;                                   // [h]: root over the leaves from the last multiple of 2^h; empty: stale

    // Hashes pushed so far on this level.
    std::uint64_t hashes(int level) const { return size >> (kTileHeight * level); }

    void push(int level, Digest const& hash, std::uint64_t tile_index) {
        if (newest.size() <= static_cast<std::size_t>(level)) newest.emplace_back();
        auto& pyramid = newest[static_cast<std::size_t>(level)];
        pyramid.push(suite, hash);
        if (!pyramid.full()) return;
        auto done = std::make_shared<Pyramid>(std::exchange(pyramid, {}));
        untaken.push_back({level, tile_index, done->rows[0]});
        auto top = done->top(suite);
        keep(level, tile_index, std::move(done));
        push(level + 1, top, tile_index / kTile);
    }

    void keep(int level, std::uint64_t index, std::shared_ptr<Pyramid const> pyramid) {
        if (kept.size() >= kKeptTiles)
            kept.erase(std::min_element(kept.begin(), kept.end(), [](auto& a, auto& b) { return a.second.used < b.second.used; }));
        kept[{level, index}] = {std::move(pyramid), ++clock};
    }

    Pyramid const& full_tile(int level, std::uint64_t index) {
        if (auto found = kept.find({level, index}); found != kept.end()) {
            found->second.used = ++clock;
            return *found->second.pyramid;
        }
        auto hashes = tile(level, index);
        if (hashes.size() != kTile) throw std::runtime_error("a tile of the ledger does not hold 256 hashes");
        auto pyramid = std::make_shared<Pyramid>();
        for (auto const& hash : hashes) pyramid->push(suite, hash);
        keep(level, index, pyramid);
        return *pyramid;
    }

    // The complete node of this height that covers leaves index·2^height and on.
    Digest node(int height, std::uint64_t index) {
        assert(((index + 1) << height) <= size);
        int level = height / kTileHeight, h = height % kTileHeight;
        auto tile_index = index >> (kTileHeight - h);
        auto within = index & ((kTile >> h) - 1);
        auto row = static_cast<std::size_t>(h);
        bool partial = tile_index == hashes(level) / kTile;
        auto const& pyramid = partial ? newest[static_cast<std::size_t>(level)] : full_tile(level, tile_index);
        return pyramid.rows[row].at(within);
    }

    std::vector<Digest> const& right_edge() {
        assert(size > 0);
        if (!edge.empty()) return edge;
        auto last = size - 1;
        edge.push_back(node(0, last));
        for (int h = 0; (last >> h) > 0; ++h) {
            bool right = (last >> h) & 1;
            edge.push_back(right ? node_hash(suite, node(h, (last >> h) - 1), edge.back()) : edge.back());
        }
        return edge;
    }

    // Root over `count` leaves from `begin`, a range as RFC 9162 splits the tree.
    Digest range(std::uint64_t begin, std::uint64_t count) {
        if (std::has_single_bit(count)) return node(std::countr_zero(count), begin / count);
        if (begin + count == size) return right_edge()[static_cast<std::size_t>(std::bit_width(count - 1))];
        auto left = std::bit_floor(count);
        return node_hash(suite, range(begin, left), range(begin + left, count - left));
    }

    // SUBPROOF of RFC 9162 section 2.1.4.1, over `count` leaves from `begin`, the first `old` of which the verifier knows.
    void subproof(std::uint64_t begin, std::uint64_t old, std::uint64_t count, bool known, Proof& proof) {
        if (old == count) {
            if (!known) proof.push_back(range(begin, count));
            return;
        }
        auto left = std::bit_floor(count - 1);
        if (old <= left) {
            subproof(begin, old, left, known, proof);
            proof.push_back(range(begin + left, count - left));
        } else {
            subproof(begin + left, old - left, count - left, false, proof);
            proof.push_back(range(begin, left));
        }
    }
};

Tree::Tree(Suite suite, TileReader tile) : inner_(std::make_shared<Inner>()) {
    inner_->suite = suite;
    inner_->tile = std::move(tile);
}

void Tree::resume(std::uint64_t size, std::vector<std::vector<Digest>> partial) {
    auto& in = *inner_;
    in.size = size;
    in.newest.assign(partial.size(), {});
    in.untaken.clear();
    in.kept.clear();
    in.edge.clear();
    for (std::size_t level = 0; level < partial.size(); ++level) {
        assert(partial[level].size() == in.hashes(static_cast<int>(level)) % kTile);
        for (auto const& hash : partial[level]) in.newest[level].push(in.suite, hash);
    }
    assert(in.hashes(static_cast<int>(partial.size())) == 0);
}

void Tree::append(Digest const& leaf) {
    auto& in = *inner_;
    in.push(0, leaf, in.size / kTile);
    ++in.size;
    in.edge.clear();
}

std::uint64_t Tree::size() const { return inner_->size; }
Digest Tree::root() const { return inner_->size == 0 ? empty_root(inner_->suite) : inner_->right_edge().back(); }

Proof Tree::inclusion(std::uint64_t index) const {
    auto& in = *inner_;
    assert(index < in.size);
    auto last = in.size - 1;
    int inner = static_cast<int>(std::bit_width(index ^ last));       // below this height the paths of `index` and of the last leaf are apart
    Proof proof;
    proof.reserve(static_cast<std::size_t>(std::bit_width(last)));
    for (int h = 0; h + 1 < inner; ++h) proof.push_back(in.node(h, (index >> h) ^ 1));
    if (inner > 0) proof.push_back(in.right_edge()[static_cast<std::size_t>(inner - 1)]);
    for (int h = inner; (index >> h) > 0; ++h)
        if ((index >> h) & 1) proof.push_back(in.node(h, (index >> h) - 1));
    return proof;
}

Proof Tree::consistency(std::uint64_t old_size) const {
    assert(old_size <= inner_->size);
    Proof proof;
    if (old_size > 0) inner_->subproof(0, old_size, inner_->size, true, proof);
    return proof;
}

std::vector<Tree::Tile> Tree::take_full_tiles() { return std::exchange(inner_->untaken, {}); }

std::vector<std::vector<Digest>> Tree::partial_tiles() const {
    std::vector<std::vector<Digest>> all;
    for (auto const& pyramid : inner_->newest) all.push_back(pyramid.rows[0]);
    return all;
}

std::shared_ptr<Tree::Mark const> Tree::mark() const {
    return std::make_shared<Mark>(Mark{inner_->size, inner_->newest, inner_->untaken.size()});
}

void Tree::rewind(std::shared_ptr<Mark const> const& mark) {
    auto& in = *inner_;
    assert(mark->size <= in.size);
    assert(mark->untaken <= in.untaken.size());
    in.size = mark->size;
    in.newest = mark->newest;
    in.untaken.resize(mark->untaken);
    in.edge.clear();
    std::erase_if(in.kept, [&](auto const& entry) { return entry.first.second >= in.hashes(entry.first.first) / kTile; });
}

}  // namespace ledger

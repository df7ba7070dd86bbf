// The Merkle tree of RFC 9162 section 2.1, over either suite. Pure. Leaf hash: H(0x00 ‖ bytes); node hash: H(0x01 ‖ left ‖ right).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>
#include "crypto/crypto.h"

namespace ledger {

using crypto::Digest;
using crypto::Suite;
using Proof = std::vector<Digest>;

Digest leaf_hash(Suite suite, std::string_view bytes);
Digest node_hash(Suite suite, Digest const& left, Digest const& right);
Digest empty_root(Suite suite);

// Roots and proofs over all leaf hashes in memory: small trees (the rows of a batch), tests, and the second opinion of `verify`.
Digest root_of(Suite suite, std::vector<Digest> const& leaves);
Proof inclusion_of(Suite suite, std::vector<Digest> const& leaves, std::uint64_t index);
Proof consistency_of(Suite suite, std::vector<Digest> const& leaves, std::uint64_t old_size);

// RFC 9162 section 2.1.3.2 and 2.1.4.2. False for every proof that is too long, too short, or for an index outside the tree.
bool included(Suite suite, Digest const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Digest const& root);
bool consistent(Suite suite, std::uint64_t old_size, Digest const& old_root, std::uint64_t size, Digest const& root, Proof const& proof);

// A growing tree that keeps only what the right edge needs, and reads complete tiles of 256 hashes (level L holds nodes of height 8L)
// through `tile` when a proof needs older nodes.
class Tree {
 public:
    using TileReader = std::function<std::vector<Digest>(int level, std::uint64_t index)>;   // 256 hashes
    Tree(Suite suite, TileReader tile);
    // Resumes at `size` from the hashes of the partial tile of each level (oldest first).
    void resume(std::uint64_t size, std::vector<std::vector<Digest>> partial);
    void append(Digest const& leaf);
    std::uint64_t size() const;
    Digest root() const;
    Proof inclusion(std::uint64_t index) const;                      // in the present tree; cheap for the newest tiles
    Proof consistency(std::uint64_t old_size) const;
    struct Tile { int level; std::uint64_t index; std::vector<Digest> hashes; };
    std::vector<Tile> take_full_tiles();                             // completed since the last call, for storing
    std::vector<std::vector<Digest>> partial_tiles() const;          // of each level, as resume() takes them
    struct Mark;                                                     // for rewinding appended leaves that were not stored
    std::shared_ptr<Mark const> mark() const;
    void rewind(std::shared_ptr<Mark const> const& mark);
 private:
    struct Inner;
    std::shared_ptr<Inner> inner_;
};

}  // namespace ledger

// RFC 9162 section 2.1 to the letter: trees held in memory, and the two verifications.
#include <bit>
#include <cassert>
#include <span>
#include "ledger/tree.h"

namespace ledger {
namespace {

using namespace std::string_view_literals;
using Leaves = std::span<Digest const>;

Digest root(Suite suite, Leaves leaves) {
    if (leaves.empty()) return empty_root(suite);
    if (leaves.size() == 1) return leaves[0];
    auto left = std::bit_floor(leaves.size() - 1);
    return node_hash(suite, root(suite, leaves.first(left)), root(suite, leaves.subspan(left)));
}

void path(Suite suite, Leaves leaves, std::uint64_t index, Proof& proof) {
    if (leaves.size() == 1) return;
    auto left = std::bit_floor(leaves.size() - 1);
    if (index < left) {
        path(suite, leaves.first(left), index, proof);
        proof.push_back(root(suite, leaves.subspan(left)));
    } else {
        path(suite, leaves.subspan(left), index - left, proof);
        proof.push_back(root(suite, leaves.first(left)));
    }
}

void subproof(Suite suite, Leaves leaves, std::uint64_t old, bool known, Proof& proof) {
    if (old == leaves.size()) {
        if (!known) proof.push_back(root(suite, leaves));
        return;
    }
    auto left = std::bit_floor(leaves.size() - 1);
    if (old <= left) {
        subproof(suite, leaves.first(left), old, known, proof);
        proof.push_back(root(suite, leaves.subspan(left)));
    } else {
        subproof(suite, leaves.subspan(left), old - left, false, proof);
        proof.push_back(root(suite, leaves.first(left)));
    }
}

// The place of a node on its level and that of the level's last node, as a verifier climbs.
struct Climb {
    std::uint64_t place, last;
    bool takes_left() const { return (place & 1) || place == last; }
    void up() { place >>= 1, last >>= 1; }
    void skip_to_left_sibling() {
        while (!(place & 1) && place != 0) up();
    }
};

}  // namespace

Digest leaf_hash(Suite suite, std::string_view bytes) { return crypto::hash(suite, {"\0"sv, bytes}); }
Digest node_hash(Suite suite, Digest const& left, Digest const& right) {
    return crypto::hash(suite, {"\1"sv, crypto::bytes(left), crypto::bytes(right)});
}
Digest empty_root(Suite suite) { return crypto::hash(suite, {}); }

Digest root_of(Suite suite, std::vector<Digest> const& leaves) { return root(suite, leaves); }

Proof inclusion_of(Suite suite, std::vector<Digest> const& leaves, std::uint64_t index) {
    assert(index < leaves.size());
    Proof proof;
    path(suite, leaves, index, proof);
    return proof;
}

Proof consistency_of(Suite suite, std::vector<Digest> const& leaves, std::uint64_t old_size) {
    assert(old_size <= leaves.size());
    Proof proof;
    if (old_size > 0) subproof(suite, leaves, old_size, true, proof);
    return proof;
}

bool included(Suite suite, Digest const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Digest const& root) {
    if (index >= size) return false;
    Climb at{index, size - 1};
    Digest hash = leaf;
    for (auto const& sibling : proof) {
        if (at.last == 0) return false;
        if (at.takes_left()) {
            hash = node_hash(suite, sibling, hash);
            at.skip_to_left_sibling();
        } else {
            hash = node_hash(suite, hash, sibling);
        }
        at.up();
    }
    return at.last == 0 && hash == root;
}

bool consistent(Suite suite, std::uint64_t old_size, Digest const& old_root, std::uint64_t size, Digest const& root, Proof const& proof) {
    if (old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    if (old_size == 0) return proof.empty() && old_root == empty_root(suite);
    if (proof.empty()) return false;
    Climb at{old_size - 1, size - 1};
    while (at.place & 1) at.up();
    bool whole = std::has_single_bit(old_size);      // then the old root is itself the first node
    Digest old_hash = whole ? old_root : proof[0], hash = old_hash;
    for (std::size_t i = whole ? 0 : 1; i < proof.size(); ++i) {
        if (at.last == 0) return false;
        if (at.takes_left()) {
            old_hash = node_hash(suite, proof[i], old_hash);
            hash = node_hash(suite, proof[i], hash);
            at.skip_to_left_sibling();
        } else {
            hash = node_hash(suite, hash, proof[i]);
        }
        at.up();
    }
    return at.last == 0 && old_hash == old_root && hash == root;
}

}  // namespace ledger

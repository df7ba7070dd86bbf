#include <doctest/doctest.h>
#include <cstdlib>
#include <map>
#include <random>
#include "ledger/tree.h"

using namespace ledger;

namespace {

constexpr Suite kSha = Suite::sha256_ed25519;

Digest digest(std::string_view hex) { return *crypto::digest_from(*crypto::from_hex(hex)); }
Proof proof(std::initializer_list<char const*> hashes) {
    Proof all;
    for (auto hex : hashes) all.push_back(digest(hex));
    return all;
}

// Certificate Transparency's published tree of eight leaves.
std::vector<Digest> published() {
    std::vector<Digest> all;
    for (auto hex : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        all.push_back(leaf_hash(kSha, *crypto::from_hex(hex)));
    return all;
}
constexpr char const* kRoots[] = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Digest> numbered(Suite suite, std::size_t count) {
    std::vector<Digest> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(leaf_hash(suite, std::to_string(i)));
    return all;
}
std::vector<Digest> first(std::vector<Digest> const& all, std::size_t count) {
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

// A tree whose full tiles are kept, as a database keeps them.
struct Kept {
    std::map<std::pair<int, std::uint64_t>, std::vector<Digest>> tiles;
    std::size_t reads = 0;
    Tree tree;
    explicit Kept(Suite suite) : tree(suite, [this](int level, std::uint64_t index) { return ++reads, tiles.at({level, index}); }) {}
    void append(Digest const& leaf) {
        tree.append(leaf);
        for (auto& tile : tree.take_full_tiles()) REQUIRE(tiles.emplace(std::pair(tile.level, tile.index), tile.hashes).second);
    }
};

}  // namespace

TEST_CASE("the published tree of RFC 6962 has its published roots and proofs") {
    auto leaves = published();
    Tree tree(kSha, nullptr);
    CHECK(tree.root() == digest("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (std::size_t size = 1; size <= 8; ++size) {
        tree.append(leaves[size - 1]);
        CHECK(tree.root() == digest(kRoots[size - 1]));
        CHECK(root_of(kSha, first(leaves, size)) == digest(kRoots[size - 1]));
    }
    struct Path { std::size_t index, size; Proof proof; };
    auto a = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
         b = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
         c = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
         d = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
         e = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
         f = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    for (auto const& path : {Path{0, 1, {}}, Path{0, 8, proof({a, b, c})}, Path{5, 8, proof({d, e, kRoots[3]})}, Path{2, 3, proof({kRoots[1]})},
                             Path{1, 5, proof({kRoots[0], b, d})}}) {
        CHECK(inclusion_of(kSha, first(leaves, path.size), path.index) == path.proof);
        CHECK(included(kSha, leaves[path.index], path.index, path.size, path.proof, digest(kRoots[path.size - 1])));
    }
    for (auto const& path : {Path{1, 1, {}}, Path{1, 8, proof({a, b, c})}, Path{6, 8, proof({f, e, kRoots[3]})}, Path{2, 5, proof({b, d})}}) {
        CHECK(consistency_of(kSha, first(leaves, path.size), path.index) == path.proof);
        CHECK(consistent(kSha, path.index, digest(kRoots[path.index - 1]), path.size, digest(kRoots[path.size - 1]), path.proof));
    }
}

TEST_CASE("the growing tree agrees with the definition at every size to 600, in both suites") {
    for (auto suite : {kSha, Suite::sm3_sm2}) {
        auto leaves = numbered(suite, 600);
        std::vector<Digest> roots{empty_root(suite)};
        Kept kept(suite);
        for (std::size_t size = 1; size <= 600; ++size) {
            kept.append(leaves[size - 1]);
            auto now = first(leaves, size);
            roots.push_back(root_of(suite, now));
            REQUIRE(kept.tree.root() == roots.back());
            bool every = size <= 70 || (suite == kSha && (size % 97 == 0 || (size >= 510 && size <= 515)));
            for (std::size_t i = every ? 0 : size - 1; i < size; ++i) REQUIRE(kept.tree.inclusion(i) == inclusion_of(suite, now, i));
            for (std::size_t old = every ? 0 : size - 1; old <= size; ++old) REQUIRE(kept.tree.consistency(old) == consistency_of(suite, now, old));
            for (std::size_t i = 0; i < size; i += 13) REQUIRE(included(suite, leaves[i], i, size, kept.tree.inclusion(i), roots[size]));
            for (std::size_t old = 0; old <= size; old += 11)
                REQUIRE(consistent(suite, old, roots[old], size, roots[size], kept.tree.consistency(old)));
        }
    }
}

TEST_CASE("large trees: tiles read back, trees resumed and rewound") {
    std::mt19937_64 random(20261123);
    auto leaves = numbered(kSha, 70'000);
    Kept kept(kSha);
    std::map<std::size_t, Digest> roots;
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        kept.append(leaves[size - 1]);
        if (random() % 5000 == 0 || size % 65'536 <= 1) {
            REQUIRE(kept.tree.root() == root_of(kSha, first(leaves, size)));
            roots[size] = kept.tree.root();
        }
    }
    auto root = kept.tree.root();
    REQUIRE(root == root_of(kSha, leaves));
    CHECK(kept.tiles.size() == 273 + 1);

    Tree resumed(kSha, [&](int level, std::uint64_t index) { return ++kept.reads, kept.tiles.at({level, index}); });
    resumed.resume(kept.tree.size(), kept.tree.partial_tiles());
    kept.reads = 0;
    for (int i = 0; i < 2000; ++i) {
        auto index = random() % leaves.size();
        auto path = resumed.inclusion(index);
        REQUIRE(included(kSha, leaves[index], index, leaves.size(), path, root));
        if (i < 5) REQUIRE(path == inclusion_of(kSha, leaves, index));
    }
    CHECK(kept.reads > 0);
    for (auto const& [size, old] : roots) REQUIRE(consistent(kSha, size, old, leaves.size(), root, resumed.consistency(size)));

    auto mark = resumed.mark();
    for (int i = 0; i < 3000; ++i) resumed.append(leaf_hash(kSha, "elsewhere"));
    CHECK(resumed.root() != root);
    resumed.rewind(mark);
    CHECK(resumed.root() == root);
    CHECK(resumed.take_full_tiles().empty());
    auto more = leaves;
    for (int i = 0; i < 3000; ++i) more.push_back(leaf_hash(kSha, std::to_string(i))), resumed.append(more.back());
    CHECK(resumed.root() == root_of(kSha, more));
    CHECK(resumed.inclusion(70'001) == inclusion_of(kSha, more, 70'001));
}

TEST_CASE("proofs of the newest leaves read no tile") {
    Kept kept(kSha);
    for (auto const& leaf : numbered(kSha, 70'000)) kept.append(leaf);
    for (std::uint64_t i = 60'000; i < 70'000; ++i) kept.tree.inclusion(i);
    CHECK(kept.reads == 0);
}

// HENGXIN_LONG=1 tries a million.
TEST_CASE("no altered proof is accepted") {
    std::mt19937_64 random(7);
    auto leaves = numbered(kSha, 1000);
    std::vector<Digest> roots;
    for (std::size_t size = 0; size <= leaves.size(); ++size) roots.push_back(root_of(kSha, first(leaves, size)));
    Kept kept(kSha);
    for (auto const& leaf : leaves) kept.append(leaf);
    auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    auto flip = [&](Digest& hash) { hash[below(32)] ^= static_cast<unsigned char>(1u << below(8)); };
    auto alter = [&](Proof& path) {
        switch (below(5)) {
            case 0: path.insert(path.begin() + static_cast<std::ptrdiff_t>(below(path.size() + 1)), leaves[below(1000)]); return;
            case 1: if (!path.empty()) path.erase(path.begin() + static_cast<std::ptrdiff_t>(below(path.size()))); return;
            case 2: if (path.size() > 1) std::swap(path[0], path[1 + below(path.size() - 1)]); return;
            case 3: if (!path.empty()) path[below(path.size())] = path[below(path.size())]; return;
            default: if (!path.empty()) flip(path[below(path.size())]); return;
        }
    };
    char const* wanted = std::getenv("HENGXIN_LONG");
    std::size_t rounds = wanted && *wanted == '1' ? 1'000'000 : 100'000, accepted = 0, tried = 0;
    while (tried < rounds) {
        auto index = below(1000), old = 1 + below(1000);
        auto whole = kept.tree.inclusion(index), path = whole;
        alter(path);
        if (path != whole) ++tried, accepted += included(kSha, leaves[index], index, 1000, path, roots[1000]);
        if (auto other = below(1100); other != index) ++tried, accepted += included(kSha, leaves[index], other, 1000, whole, roots[1000]);
        auto steps = kept.tree.consistency(old), altered = steps;
        alter(altered);
        if (altered != steps) ++tried, accepted += consistent(kSha, old, roots[old], 1000, roots[1000], altered);
        auto root = roots[old];
        flip(root);
        ++tried, accepted += consistent(kSha, old, root, 1000, roots[1000], steps);
        ++tried, accepted += consistent(kSha, old, roots[old], 1000, root, steps);
    }
    CHECK(accepted == 0);
    CHECK(tried >= rounds);
}

// What is sealed, read from the database: heads, proofs, receipts. Any connection may load its own History; the writer's Log has one
// that grows with it. A History stays at the head it was loaded at.
#pragma once
#include <memory>
#include "ledger/log.h"

namespace ledger {

struct Leaf;
struct RowProof;

struct Head {
    std::int64_t epoch;
    std::uint64_t size;
    Digest root;
};
std::optional<Head> head_of(store::Db& db);

// What a receipt says of persons: what is sealed with the leaf, or only the commitments to it. It proves the same facts either way.
enum class Tells { persons, facts_alone };

class History {
 public:
    // Suite, origin and key are those of the genesis leaf. Throws store::Failure "missing" when there is no ledger.
    explicit History(store::Db& db);
    History(store::Db& db, Suite suite, std::string origin, std::string public_key, Checkpoint head);

    json::Object receipt(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row, Tells tells = Tells::persons) const;
    json::Object proof(store::Db& db, std::uint64_t leaf) const;                     // {"leaf","size","proof","checkpoint"}
    // {"from","to","from_root","to_root","proof"}, and "from_checkpoint" and "to_checkpoint" where their notes are still kept.
    json::Object consistency(store::Db& db, std::uint64_t from, std::uint64_t to) const;

    // The history as it was when this leaf was sealed, so that its receipt is the same again, byte for byte. Later than that where the
    // signature of that day is no longer kept.
    History as_sealed(store::Db& db, std::uint64_t leaf) const;

    Checkpoint head;
    Suite suite;
    std::string origin, public_key;
    Tree tree;

 private:
    json::Object rendered(store::Db& db, std::uint64_t number, Leaf const& leaf, std::optional<RowProof> const& row, Tells tells) const;

    std::shared_ptr<store::Db*> reading_;         // whom the tree asks for tiles
    struct Batch {
        std::uint64_t leaf;
        Tree tree;
    };
    mutable std::optional<Batch> batch_;          // the small tree used last: receipts of a batch are asked for in a run
};

Tree small_tree(Suite suite, std::vector<Digest> leaves);

}  // namespace ledger

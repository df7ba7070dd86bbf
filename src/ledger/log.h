// The ledger of a deployment: one tree, no tail outside it. A leaf holds commitments H(32-byte salt ‖ canonical bytes): one to its
// facts (kept for good, no personal data) and one to each personal part (one subject each, erasable). What the commitments cover lies
// beside them in the same row; personal parts lie there sealed. A leaf may commit to rows (a batch): `facts.rows = {count, root}` is
// the root of a small tree over them, and row n of leaf m is called "m.n".
//
// Used by the writer alone, inside its transaction: append() for each act, then once seal(), then commit. After a failed or unknown
// commit: load() again.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include "json/json.h"
#include "law/date.h"
#include "ledger/tree.h"
#include "store/db.h"

namespace ledger {

struct RowDraft {
    json::Object facts, person;                  // an empty person part makes no commitment
};
struct Draft {
    json::Object facts;                          // append() adds "leaf" (its number) and "at" (RFC 3339), and "rows" when there are rows
    std::vector<json::Object> persons = {};
    std::vector<RowDraft> rows = {};
};

struct Checkpoint {
    std::uint64_t size;
    Digest root;
    std::string note;                            // C2SP signed note: origin, size, root, blank line, signature line
};

// Who signs and under which name. `salts` gives that many random bytes; a simulation passes a seeded one.
struct Signer {
    std::string origin;                          // "hengxin/130528/<first 8 hex digits of the key>"
    crypto::SigningKey key;
    std::function<std::string(std::size_t)> salts;
};

// A personal part of a leaf, or of a row of one.
struct Part {
    std::uint64_t leaf;
    std::optional<std::uint64_t> row;
    std::size_t part;
};

// What one commit sealed: receipts of its leaves, made without the database and beside the writer, by one thread.
class Sealed {
 public:
    virtual ~Sealed() = default;
    virtual json::Object receipt(std::uint64_t leaf, std::optional<std::uint64_t> row = {}) const = 0;
};

class Log {
 public:
    explicit Log(Signer signer);
    ~Log();
    // Reads head and right edge, in the caller's transaction. An empty ledger gets its genesis leaf {act: "genesis", suite, origin,
    // key} there, sealed; one that began with another suite, origin or key is a Failure "signer".
    void load(store::Db& db, law::Instant at);
    std::uint64_t size() const;                  // = number of the next leaf
    std::uint64_t append(Draft draft, law::Instant at);      // buffered; returns the leaf's number
    // Forgets for good the personal parts of what a leaf tells of one case, whether it is sealed already or not; their commitments stay.
    // The caller appends the leaf {act: "erased", erased: […]} that tells of them, in the same transaction.
    std::vector<Part> forget(store::Db& db, std::uint64_t leaf, std::string_view of_case);
    std::uint64_t mark() const;                  // = size(); rewind forgets leaves appended since that mark and not sealed
    void rewind(std::uint64_t mark);
    // Writes buffered leaves, their rows, full tiles, the head (which must be as expected: another writer is a Failure "epoch") and the
    // signed checkpoint of this commit. Nothing when no leaf was appended.
    std::optional<Checkpoint> seal(store::Db& db, law::Instant at);
    std::shared_ptr<Sealed const> sealed() const;                                      // of the last seal(); null before the first
    // Receipts (canonical JSON objects, see receipt.h), for leaves of the last seal() from memory, else from the database.
    json::Object receipt(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row = {}) const;
    Checkpoint head() const;
    json::Object proof(store::Db& db, std::uint64_t leaf) const;                       // {"leaf","size","proof","checkpoint"}
    json::Object consistency(store::Db& db, std::uint64_t from, std::uint64_t to) const;
    Suite suite() const;
    std::string const& origin() const;
    std::string public_key() const;
 private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// "17" is a leaf, "17.3" a row of one. Nothing for any other spelling.
struct Reference {
    std::uint64_t leaf;
    std::optional<std::uint64_t> row;
};
std::optional<Reference> reference_from(std::string_view text);

// A leaf as stored, opened. For reading histories.
struct Stored {
    std::uint64_t leaf;
    law::Instant at;
    json::Object facts;
    std::vector<std::optional<json::Object>> persons;          // nothing where erased
};
std::optional<Stored> read_leaf(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row = {});

// Forgets a personal part for good: its commitment stays. The caller appends the leaf {act: "erased", erased: [{leaf, part}]} (and
// "row" for a row of a batch, whose part is 0) in the same transaction. False when there is no such part any more.
bool erase_person(store::Db& db, std::uint64_t leaf, std::size_t part, std::optional<std::uint64_t> row = {});

// Drops signatures older than seven days but the last of each legal day; roots stay. Returns how many.
std::size_t prune_notes(store::Db& db, law::Instant now);

}  // namespace ledger

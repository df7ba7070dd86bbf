// A leaf, or a row of a batch, in memory: what is committed to and the commitments. Files of this folder only.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>
#include "json/json.h"
#include "law/date.h"
#include "ledger/history.h"
#include "ledger/tree.h"
#include "store/db.h"

namespace ledger {

constexpr std::size_t kSalt = 32;
constexpr std::string_view kLeafPersons = "leaf.persons", kRowPerson = "leaf_row.person";      // contexts of sealing

// A personal part; nothing but its commitment remains once it is erased.
struct Personal {
    Digest commitment;
    std::optional<json::Object> body;
    std::string salt;
    std::string text = {};             // canonical, of a body just committed to; empty when it was read from the database
};

struct Leaf {
    json::Object facts;
    std::string facts_text;            // canonical
    std::string facts_salt;
    std::vector<Personal> persons;
    std::string commitments;           // canonical {"facts":B64,"persons":[B64…]}
    Digest hash;                       // of the leaf in the tree, over `commitments`
};

Digest commit(Suite suite, std::string_view salt, std::string_view canonical);

using Salts = std::function<std::string(std::size_t)>;
Leaf new_leaf(Suite suite, json::Object facts, std::vector<json::Object> persons, Salts const& salts);

struct Commitments {
    Digest facts;
    std::vector<Digest> persons;
};
std::string text_of(Commitments const& commitments);
std::optional<Commitments> commitments_from(std::string_view text);        // nothing unless spelled as text_of() spells it

// The sealed column: canonical [{"body":{…},"salt":B64} | null …]; null where erased, and no value when there is nothing to keep.
store::Value sealed_persons(store::Db& db, std::string_view context, std::vector<Personal> const& persons);

// The columns of a stored leaf or row, as they lie there.
struct Columns {
    std::uint64_t number;
    std::int64_t at;
    std::string commitments, facts_salt, facts;
    std::optional<std::string> persons;
};
// Opens columns; throws store::Failure "altered" when they cannot be read. Compares no commitment: that is verification.
Leaf leaf_from(store::Db& db, Suite suite, std::string_view context, Columns const& columns);

// A column may be made to hold any number; the calendar reads those of the years 1970 to 9999.
law::Instant readable(law::Instant at);

std::vector<Columns> leaves_from(store::Db& db, std::uint64_t first, std::size_t limit);
std::vector<Columns> rows_from(store::Db& db, std::uint64_t leaf, std::uint64_t first, std::size_t limit);

std::vector<Digest> stored_tile(store::Db& db, int level, std::uint64_t index);      // empty when there is none, or no whole hashes

// All that a receipt of a leaf says. `row` with its proof in the leaf's small tree.
struct RowProof {
    std::uint64_t number;
    Leaf const& row;
    Proof proof;
};
struct Proven {
    Suite suite;
    std::string const& public_key;
    std::string const& checkpoint;     // the signed note
    std::uint64_t number;
    Leaf const& leaf;
    Proof proof;
};
json::Object render(Proven const& proven, std::optional<RowProof> const& row, Tells tells = Tells::persons);

std::string base64(Digest const& digest);
std::optional<Digest> digest_from_base64(std::string_view text);

}  // namespace ledger

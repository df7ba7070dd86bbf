#include "ledger/history.h"
#include <algorithm>
#include <limits>
#include "ledger/leaf.h"

namespace ledger {
namespace {

constexpr store::Query kHead{"ledger_head", "SELECT epoch, size, root FROM head WHERE id = 1"};
constexpr store::Query kNote{"checkpoint_note", "SELECT note FROM checkpoint WHERE size = ?1"};
constexpr store::Query kFirstNote{"checkpoint_first", "SELECT size, root, note FROM checkpoint WHERE size > ?1 AND note IS NOT NULL ORDER BY size LIMIT 1"};
constexpr std::uint64_t kTileSize = 256;

std::int64_t integer(std::uint64_t n) { return static_cast<std::int64_t>(n); }      // as databases and JSON know it

[[noreturn]] void missing(std::string const& what) { throw store::Failure("the ledger has no " + what, "missing"); }

Digest digest_at(store::Row const& row, int column) {
    auto digest = crypto::digest_from(row.bytes(column));
    if (!digest) throw store::Failure("a root of the ledger is not 32 bytes", "altered");
    return *digest;
}

// The right edge of the tree as it was at `size`: the newest tile of each level, of leaves from the leaves themselves.
std::vector<std::vector<Digest>> edge_at(store::Db& db, Suite suite, std::uint64_t size) {
    std::vector<std::vector<Digest>> partial;
    for (int level = 0; (size >> (8 * level)) > 0; ++level) {
        auto hashes = size >> (8 * level);
        auto count = hashes % kTileSize;
        auto& tile = partial.emplace_back();
        if (count == 0) continue;
        tile = stored_tile(db, level, hashes / kTileSize);
        if (tile.empty() && level == 0)
            for (auto const& leaf : leaves_from(db, size - count, count)) tile.push_back(leaf_hash(suite, leaf.commitments));
        if (tile.size() < count) throw store::Failure("tiles or leaves of the ledger are missing", "altered");
        tile.resize(count);
    }
    return partial;
}

Tree tree_at(store::Db& db, Suite suite, std::uint64_t size, std::shared_ptr<store::Db*> const& reading) {
    Tree tree(suite, [reading](int level, std::uint64_t index) { return stored_tile(**reading, level, index); });
    tree.resume(size, edge_at(db, suite, size));
    return tree;
}

json::Array proof_json(Proof const& proof) {
    json::Array all;
    for (auto const& hash : proof) all.push_back(json::Value(base64(hash)));
    return all;
}

// An answer lies beside its receipt, which carries its hash in the facts; printed in it as well it would not fit a QR code.
json::Object personal_json(Personal const& person, bool disclose) {
    if (disclose && person.body && !person.body->contains("answer")) return {{"body", *person.body}, {"salt", crypto::base64(person.salt)}};
    return {{"commitment", base64(person.commitment)}};
}

}  // namespace

std::optional<Head> head_of(store::Db& db) {
    std::optional<Head> head;
    db.each(kHead, [&](store::Row const& row) {
        head = Head{row.integer(0), static_cast<std::uint64_t>(row.integer(1)), digest_at(row, 2)};
    });
    return head;
}

Tree small_tree(Suite suite, std::vector<Digest> leaves) {
    auto all = std::make_shared<std::vector<Digest> const>(std::move(leaves));
    Tree tree(suite, [suite, all](int level, std::uint64_t index) {        // asked only for what the tree no longer remembers
        std::vector<Digest> hashes;
        auto each = std::size_t{1} << (8 * level), begin = index * kTileSize * each;
        for (std::size_t at = begin; at < begin + kTileSize * each; at += each)
            hashes.push_back(root_of(suite, {all->begin() + static_cast<std::ptrdiff_t>(at), all->begin() + static_cast<std::ptrdiff_t>(at + each)}));
        return hashes;
    });
    for (auto const& leaf : *all) tree.append(leaf);
    tree.take_full_tiles();
    return tree;
}

History::History(store::Db& db, Suite suite_, std::string origin_, std::string public_key_, Checkpoint head_)
    : head(std::move(head_)), suite(suite_), origin(std::move(origin_)), public_key(std::move(public_key_)), tree(suite, nullptr),
      reading_(std::make_shared<store::Db*>(&db)) {
    tree = tree_at(db, suite, head.size, reading_);
}

History::History(store::Db& db) : suite(), tree(suite, nullptr), reading_(std::make_shared<store::Db*>(&db)) {
    auto stored = head_of(db);
    auto genesis = read_leaf(db, 0);
    if (!stored || !genesis) missing("beginning");
    auto named = crypto::suite_named(json::text(genesis->facts, "suite"));
    auto key = crypto::from_base64(json::text(genesis->facts, "key"));
    if (!named || !key) throw store::Failure("the genesis leaf cannot be read", "altered");
    suite = *named;
    origin = json::text(genesis->facts, "origin");
    public_key = *key;
    head = {stored->size, stored->root, db.word(kNote, integer(stored->size)).value_or("")};
    tree = tree_at(db, suite, head.size, reading_);
}

json::Object render(Proven const& proven, std::optional<RowProof> const& row, Tells tells) {
    auto const& leaf = proven.leaf;
    json::Array persons;
    for (auto const& person : leaf.persons) persons.push_back(personal_json(person, !row && tells == Tells::persons));    // a row's receipt tells of no one else
    json::Object all;
    all.reserve(14);
    all["v"] = 1;
    all["suite"] = crypto::name(proven.suite);
    all["key"] = crypto::base64(proven.public_key);
    all["leaf"] = integer(proven.number);
    all["facts"] = leaf.facts;
    all["facts_salt"] = crypto::base64(leaf.facts_salt);
    all["persons"] = std::move(persons);
    all["proof"] = proof_json(proven.proof);
    all["checkpoint"] = proven.checkpoint;
    if (!row) return all;
    all["row"] = integer(row->number);
    all["row_facts"] = row->row.facts;
    all["row_facts_salt"] = crypto::base64(row->row.facts_salt);
    if (!row->row.persons.empty()) all["row_person"] = personal_json(row->row.persons[0], tells == Tells::persons);
    all["row_proof"] = proof_json(row->proof);
    return all;
}

json::Object History::rendered(store::Db& db, std::uint64_t number, Leaf const& leaf, std::optional<RowProof> const& row, Tells tells) const {
    *reading_ = &db;
    return render({suite, public_key, head.note, number, leaf, tree.inclusion(number)}, row, tells);
}

json::Object History::receipt(store::Db& db, std::uint64_t number, std::optional<std::uint64_t> row, Tells tells) const {
    auto name = "leaf " + std::to_string(number);
    auto columns = leaves_from(db, number, 1);
    if (number >= head.size || columns.empty() || columns[0].number != number) missing(name);
    auto leaf = leaf_from(db, suite, kLeafPersons, columns[0]);
    if (!row) return rendered(db, number, leaf, {}, tells);

    auto stored = rows_from(db, number, *row, 1);
    if (stored.empty() || stored[0].number != *row) missing("row " + std::to_string(*row) + " of " + name);
    if (!batch_ || batch_->leaf != number) {
        std::vector<Digest> hashes;
        for (auto const& each : rows_from(db, number, 0, std::numeric_limits<std::int32_t>::max()))
            hashes.push_back(leaf_hash(suite, each.commitments));
        batch_ = Batch{number, small_tree(suite, std::move(hashes))};
    }
    if (*row >= batch_->tree.size()) throw store::Failure("rows of " + name + " are missing", "altered");
    auto opened = leaf_from(db, suite, kRowPerson, stored[0]);
    return rendered(db, number, leaf, RowProof{*row, opened, batch_->tree.inclusion(*row)}, tells);
}

History History::as_sealed(store::Db& db, std::uint64_t leaf) const {
    Checkpoint first = head;
    db.each(
        kFirstNote,
        [&](store::Row const& row) { first = {static_cast<std::uint64_t>(row.integer(0)), digest_at(row, 1), std::string(row.text(2))}; }, integer(leaf));
    return History(db, suite, origin, public_key, std::move(first));
}

json::Object History::proof(store::Db& db, std::uint64_t leaf) const {
    if (leaf >= head.size) missing("leaf " + std::to_string(leaf));
    *reading_ = &db;
    return {{"leaf", integer(leaf)}, {"size", integer(head.size)}, {"proof", proof_json(tree.inclusion(leaf))}, {"checkpoint", head.note}};
}

json::Object History::consistency(store::Db& db, std::uint64_t from, std::uint64_t to) const {
    if (from > to || to > head.size) missing("consistency from " + std::to_string(from) + " to " + std::to_string(to));
    *reading_ = &db;
    auto earlier = tree_at(db, suite, from, reading_);
    auto later = to == head.size ? tree : tree_at(db, suite, to, reading_);
    json::Object all{{"from", integer(from)}, {"to", integer(to)}, {"from_root", base64(earlier.root())}, {"to_root", base64(later.root())}};
    all["proof"] = proof_json(later.consistency(from));
    if (auto note = db.word(kNote, integer(from))) all["from_checkpoint"] = *note;
    if (auto note = db.word(kNote, integer(to))) all["to_checkpoint"] = *note;
    return all;
}

}  // namespace ledger

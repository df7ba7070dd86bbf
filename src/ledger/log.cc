#include "ledger/log.h"
#include <cassert>
#include <future>
#include <utility>
#include "ledger/history.h"
#include "ledger/leaf.h"
#include "ledger/receipt.h"

namespace ledger {
namespace {

constexpr store::Query kPutLeaf{"put_leaf",
    "INSERT INTO leaf (seq, at, commitments, facts_salt, facts, persons) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
constexpr store::Query kPutRow{"put_leaf_row",
    "INSERT INTO leaf_row (leaf, n, commitments, facts_salt, facts, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
// Tiles above the leaves are written as they grow, so that a start reads one row a level.
constexpr store::Query kPutTile{"put_tile",
    "INSERT INTO tile (level, idx, hashes) VALUES (?1, ?2, ?3) ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes"};
constexpr store::Query kPutCheckpoint{"put_checkpoint", "INSERT INTO checkpoint (size, at, root, note) VALUES (?1, ?2, ?3, ?4)"};
constexpr store::Query kPutHead{"put_head", "INSERT INTO head (id, epoch, size, root) VALUES (1, 1, 0, ?1)"};
constexpr store::Query kMoveHead{"move_head", "UPDATE head SET size = ?1, root = ?2 WHERE id = 1 AND epoch = ?3 AND size = ?4"};
constexpr store::Query kNoteOf{"note_of_head", "SELECT note FROM checkpoint WHERE size = ?1"};
constexpr store::Query kOldNotes{"old_notes", "SELECT size, at FROM checkpoint WHERE note IS NOT NULL AND at < ?1 ORDER BY size DESC"};
constexpr store::Query kDropNote{"drop_note", "UPDATE checkpoint SET note = NULL WHERE size = ?1"};

using Rows = std::vector<std::vector<store::Value>>;

store::Value integer(std::uint64_t n) { return static_cast<std::int64_t>(n); }
store::Bytes blob(Digest const& digest) { return {std::string(crypto::bytes(digest))}; }
store::Bytes blob(std::vector<Digest> const& hashes) {
    store::Bytes all;
    for (auto const& hash : hashes) all.data += crypto::bytes(hash);
    return all;
}

template <class Db> void put(Db& db, store::Query const& query, Rows const& rows) {
    if (rows.empty()) return;
    if constexpr (requires { db.run_many(query, rows); }) db.run_many(query, rows);
    else for (auto const& row : rows) db.run(query, row, {});
}

}  // namespace

namespace {

struct Entry {
    std::uint64_t number;
    law::Instant at;
    Leaf leaf;
    std::vector<Leaf> rows;
    std::optional<Tree> small;                      // over the rows
    Proof proof;                                    // once sealed
};

struct SealedEntries : Sealed {
    Suite suite;
    std::string public_key, checkpoint;
    std::vector<Entry> entries;

    bool has(std::uint64_t leaf) const { return !entries.empty() && leaf >= entries.front().number && leaf <= entries.back().number; }
    json::Object receipt(std::uint64_t leaf, std::optional<std::uint64_t> row) const override {
        assert(has(leaf));
        auto const& entry = entries[leaf - entries.front().number];
        Proven proven{suite, public_key, checkpoint, leaf, entry.leaf, entry.proof};
        if (!row) return render(proven, {});
        if (*row >= entry.rows.size()) throw store::Failure("leaf " + std::to_string(leaf) + " has no row " + std::to_string(*row), "missing");
        return render(proven, RowProof{*row, entry.rows[*row], entry.small->inclusion(*row)});
    }
};

}  // namespace

struct Log::Inner {
    explicit Inner(Signer s) : signer(std::move(s)) {}

    Signer signer;
    std::optional<History> history;                 // nothing until load()
    std::int64_t epoch = 0;
    std::vector<Entry> buffered;
    // Personal parts of buffered leaves that were forgotten, and by which leaf's job: given back when that job is undone.
    struct Wiped {
        std::uint64_t by, leaf;
        std::optional<std::uint64_t> row;
        std::size_t part;
        Personal was;
    };
    std::vector<Wiped> wiped;
    std::shared_ptr<SealedEntries const> sealed;    // by the last seal()

    Suite suite() const { return signer.key.suite(); }
    std::uint64_t next() const { return history->head.size + buffered.size(); }
    Leaf& waiting(std::uint64_t leaf, std::optional<std::uint64_t> row) {
        auto& entry = buffered.at(leaf - history->head.size);
        return row ? entry.rows.at(*row) : entry.leaf;
    }

    json::Object genesis() const {
        return {{"act", "genesis"}, {"suite", crypto::name(suite())}, {"origin", signer.origin}, {"key", crypto::base64(signer.key.public_bytes())}};
    }

    // Whoever signs with another key than the genesis leaf names makes checkpoints and receipts that prove nothing.
    void must_be_of(store::Db& db) const {
        auto stored = read_leaf(db, 0);
        if (!stored) throw store::Failure("the ledger has no genesis leaf", "altered");
        for (auto const& named : genesis())
            if (auto const* is = stored->facts.if_contains(named.key()); !is || *is != named.value())
                throw store::Failure("the ledger began with another " + std::string(named.key()) + " than this signer's", "signer");
    }

    // Sealing is half of the work of writing, and each part is sealed by itself: half of it is done beside this thread.
    static std::vector<store::Value> sealed_parts(store::Db& db, std::vector<Entry> const& entries) {
        std::vector<std::pair<std::string_view, std::vector<Personal> const*>> parts;
        for (auto const& entry : entries) {
            parts.emplace_back(kLeafPersons, &entry.leaf.persons);
            for (auto const& row : entry.rows) parts.emplace_back(kRowPerson, &row.persons);
        }
        std::vector<store::Value> all(parts.size());
        auto seal = [&](std::size_t from, std::size_t to) {
            for (auto i = from; i < to; ++i) all[i] = sealed_persons(db, parts[i].first, *parts[i].second);
        };
        constexpr std::size_t kWorthAThread = 32;
        auto middle = parts.size() < kWorthAThread ? 0 : parts.size() / 2;
        auto beside = std::async(middle ? std::launch::async : std::launch::deferred, seal, 0, middle);
        seal(middle, parts.size());
        beside.get();
        return all;
    }

    void write_leaves(store::Db& db) {
        Rows leaves, rows;
        auto sealed = sealed_parts(db, buffered);
        auto part = sealed.begin();
        for (auto const& entry : buffered) {
            leaves.push_back({integer(entry.number), entry.at, entry.leaf.commitments, store::Bytes{entry.leaf.facts_salt},
                              entry.leaf.facts_text, std::move(*part++)});
            std::int64_t n = 0;
            for (auto const& row : entry.rows)
                rows.push_back({integer(entry.number), n++, row.commitments, store::Bytes{row.facts_salt}, row.facts_text, std::move(*part++)});
        }
        put(db, kPutLeaf, leaves);
        put(db, kPutRow, rows);
    }

    void write_tiles(store::Db& db, std::uint64_t old_size) {
        Rows rows;
        auto& tree = history->tree;
        for (auto const& tile : tree.take_full_tiles()) rows.push_back({std::int64_t{tile.level}, integer(tile.index), blob(tile.hashes)});
        auto partial = tree.partial_tiles();
        for (std::size_t level = 1; level < partial.size(); ++level) {
            auto hashes = tree.size() >> (8 * level);
            if (hashes == old_size >> (8 * level) || partial[level].empty()) continue;
            rows.push_back({static_cast<std::int64_t>(level), integer(hashes / 256), blob(partial[level])});
        }
        put(db, kPutTile, rows);
    }
};

Log::Log(Signer signer) : inner_(std::make_unique<Inner>(std::move(signer))) {}
Log::~Log() = default;

void Log::load(store::Db& db, law::Instant at) {
    auto& in = *inner_;
    in.buffered.clear();
    in.wiped.clear();
    in.sealed = nullptr;
    auto head = head_of(db);
    if (!head) {
        db.exec(kPutHead, blob(empty_root(in.suite())));
        head = head_of(db);
    }
    in.epoch = head->epoch;
    if (head->size > 0) in.must_be_of(db);
    Checkpoint checkpoint{head->size, head->root, db.word(kNoteOf, integer(head->size)).value_or("")};
    in.history.emplace(db, in.suite(), in.signer.origin, in.signer.key.public_bytes(), std::move(checkpoint));
    if (in.history->tree.root() != head->root) throw store::Failure("the head of the ledger is not the root of its leaves", "altered");
    if (head->size > 0) return;
    append(Draft{in.genesis()}, at);
    seal(db, at);
}

std::uint64_t Log::size() const { return inner_->next(); }

std::uint64_t Log::append(Draft draft, law::Instant at) {
    auto& in = *inner_;
    auto number = in.next();
    // Words of the ledger's own: a leaf that used one for something else would verify as altered.
    for (auto* own : {"leaf", "at", "rows"}) assert(!draft.facts.contains(own));
    Entry entry{number, at, {}, {}, {}, {}};
    std::vector<Digest> hashes;
    for (auto& row : draft.rows) {
        std::vector<json::Object> persons;
        if (!row.person.empty()) persons.push_back(std::move(row.person));
        entry.rows.push_back(new_leaf(in.suite(), std::move(row.facts), std::move(persons), in.signer.salts));
        hashes.push_back(entry.rows.back().hash);
    }
    draft.facts["leaf"] = static_cast<std::int64_t>(number);
    draft.facts["at"] = law::instant_text(at);
    if (!hashes.empty()) {
        entry.small = small_tree(in.suite(), std::move(hashes));
        draft.facts["rows"] = json::Object{{"count", static_cast<std::int64_t>(entry.rows.size())}, {"root", base64(entry.small->root())}};
    }
    entry.leaf = new_leaf(in.suite(), std::move(draft.facts), std::move(draft.persons), in.signer.salts);
    in.buffered.push_back(std::move(entry));
    return number;
}

namespace {

// Both for a leaf that waits to be sealed and for one that was: `erase` says whether there was such a part.
template <class Erase> std::vector<Part> forget_parts(std::uint64_t leaf, std::optional<std::uint64_t> row, std::size_t count, Erase erase) {
    std::vector<Part> all;
    for (std::size_t part = 0; part < count; ++part)
        if (erase(part)) all.push_back({leaf, row, part});
    return all;
}


}  // namespace

std::vector<Part> Log::forget(store::Db& db, std::uint64_t leaf, std::string_view of_case) {
    auto& in = *inner_;
    auto tells = [&](json::Object const& facts) { return json::text_or(facts, "case") == of_case; };
    auto forget_waiting = [&](std::optional<std::uint64_t> row) {
        auto& persons = in.waiting(leaf, row).persons;
        return forget_parts(leaf, row, persons.size(), [&](std::size_t part) {
            if (!persons[part].body) return false;
            in.wiped.push_back({in.next(), leaf, row, part, persons[part]});
            persons[part].body.reset();
            persons[part].text.clear();
            return true;
        });
    };
    if (leaf >= in.history->head.size) {
        auto& entry = in.buffered.at(leaf - in.history->head.size);
        if (tells(entry.leaf.facts)) return forget_waiting({});
        for (std::size_t n = 0; n < entry.rows.size(); ++n)
            if (tells(entry.rows[n].facts)) return forget_waiting(n);
        return {};
    }
    auto stored = read_leaf(db, leaf);
    if (!stored) throw store::Failure("leaf " + std::to_string(leaf) + " is missing", "altered");
    auto forget = [&](std::optional<std::uint64_t> row, std::size_t count) {
        return forget_parts(leaf, row, count, [&](std::size_t part) { return erase_person(db, leaf, part, row); });
    };
    if (tells(stored->facts)) return forget({}, stored->persons.size());
    auto rows = stored->facts.contains("rows") ? json::integer(json::object(stored->facts, "rows"), "count") : 0;
    for (std::int64_t n = 0; n < rows; ++n)
        if (auto row = read_leaf(db, leaf, std::uint64_t(n)); row && tells(row->facts)) return forget(std::uint64_t(n), row->persons.size());
    return {};
}

std::uint64_t Log::mark() const { return size(); }

void Log::rewind(std::uint64_t mark) {
    auto& in = *inner_;
    assert(mark >= in.history->head.size);
    assert(mark <= in.next());
    in.buffered.erase(in.buffered.begin() + static_cast<std::ptrdiff_t>(mark - in.history->head.size), in.buffered.end());
    for (; !in.wiped.empty() && in.wiped.back().by >= mark; in.wiped.pop_back())
        if (auto& each = in.wiped.back(); each.leaf < mark) in.waiting(each.leaf, each.row).persons[each.part] = std::move(each.was);
}

std::optional<Checkpoint> Log::seal(store::Db& db, law::Instant at) {
    auto& in = *inner_;
    if (in.buffered.empty()) return std::nullopt;
    auto& tree = in.history->tree;
    auto old_size = tree.size();
    for (auto const& entry : in.buffered) tree.append(entry.leaf.hash);
    Checkpoint checkpoint{tree.size(), tree.root(), {}};
    // Beside the writing when that takes longer than a thread takes to begin.
    constexpr std::size_t kWorthAThread = 4;
    auto note = std::async(in.buffered.size() < kWorthAThread ? std::launch::deferred : std::launch::async, [&] { return sign_note(in.signer.origin, checkpoint.size, checkpoint.root, in.signer.key); });

    // The head first: it is what two writers meet at, before either's leaves collide.
    if (db.exec(kMoveHead, integer(checkpoint.size), blob(checkpoint.root), in.epoch, integer(old_size)) != 1)
        throw store::Failure("another writer has moved the head of the ledger", "epoch");
    in.write_leaves(db);
    in.write_tiles(db, old_size);
    checkpoint.note = note.get();
    db.exec(kPutCheckpoint, integer(checkpoint.size), at, blob(checkpoint.root), checkpoint.note);
    in.history->head = checkpoint;
    for (auto& entry : in.buffered) entry.proof = tree.inclusion(entry.number);
    auto sealed = std::make_shared<SealedEntries>();
    sealed->suite = in.suite();
    sealed->public_key = in.signer.key.public_bytes();
    sealed->checkpoint = checkpoint.note;
    sealed->entries = std::exchange(in.buffered, {});
    in.wiped.clear();
    in.sealed = std::move(sealed);
    return checkpoint;
}

json::Object Log::receipt(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row) const {
    auto& in = *inner_;
    return in.sealed && in.sealed->has(leaf) ? in.sealed->receipt(leaf, row) : in.history->receipt(db, leaf, row);
}

std::shared_ptr<Sealed const> Log::sealed() const { return inner_->sealed; }

Checkpoint Log::head() const { return inner_->history->head; }
json::Object Log::proof(store::Db& db, std::uint64_t leaf) const { return inner_->history->proof(db, leaf); }
json::Object Log::consistency(store::Db& db, std::uint64_t from, std::uint64_t to) const {
    return inner_->history->consistency(db, from, to);
}
Suite Log::suite() const { return inner_->suite(); }
std::string const& Log::origin() const { return inner_->signer.origin; }
std::string Log::public_key() const { return inner_->signer.key.public_bytes(); }

std::size_t prune_notes(store::Db& db, law::Instant now) {
    constexpr law::Instant kSevenDays = law::Instant{7} * 24 * 60 * 60 * 1000;
    std::vector<std::int64_t> doomed;
    std::optional<law::Date> day;
    db.each(kOldNotes, [&](store::Row const& row) {
        auto of_note = law::legal_day(readable(row.integer(1)));
        if (day == of_note) doomed.push_back(row.integer(0));
        day = of_note;                               // newest first: the last note of each day stays
    }, now - kSevenDays);
    for (auto size : doomed) db.exec(kDropNote, size);
    return doomed.size();
}

}  // namespace ledger

// One pass over the leaves in their order, recomputing everything; then the rows against the newest images.
#include "ledger/verify.h"
#include <algorithm>
#include <limits>
#include "ledger/erasures.h"
#include "ledger/history.h"
#include "ledger/images.h"

namespace ledger {
namespace {

constexpr std::size_t kPage = 512;
constexpr std::uint64_t kTileSize = 256;
constexpr std::uint64_t kMostMissing = 1 << 20;    // in a row: a number farther off than that is itself what was altered
constexpr store::Query kCheckpoints{"checkpoints", "SELECT size, root, note, at FROM checkpoint WHERE size > ?1 ORDER BY size LIMIT ?2"};
constexpr store::Query kLeafCount{"leaf_count", "SELECT COUNT(*) FROM leaf"};
constexpr store::Query kRowCount{"leaf_row_count", "SELECT COUNT(*) FROM leaf_row"};
constexpr store::Query kNoSize{"checkpoints_of_nothing", "SELECT COUNT(*) FROM checkpoint WHERE size <= 0"};
constexpr store::Query kOfSize{"checkpoint_of_size", "SELECT COUNT(*) FROM checkpoint WHERE size = ?1"};
constexpr store::Query kTiles{"tile_count", "SELECT COUNT(*) FROM tile"};
constexpr store::Query kBatches{"batches", "SELECT DISTINCT leaf FROM leaf_row ORDER BY leaf"};

std::string text(std::uint64_t n) { return std::to_string(n); }

law::Date day_of(law::Instant at) { return law::legal_day(readable(at)); }

struct StoredCheckpoint {
    std::uint64_t size;
    std::optional<Digest> root;
    std::optional<std::string> note;
    law::Instant at;
};

struct Outside {
    std::string name;
    Note note;
};

class Audit {
 public:
    Audit(store::Db& db, Suite suite, std::string const& public_key)
        : db_(db), suite_(suite), key_(public_key), tree_(suite, [](int, std::uint64_t) -> std::vector<Digest> { return {}; }), images_(suite) {}

    Report run(std::vector<Kind> const& kinds, std::vector<std::string> const& outside,
               std::function<void(std::uint64_t, std::uint64_t)> const& progress) {
        read_outside(outside);
        auto head = stored_head();
        for (std::uint64_t next = 0;;) {
            auto page = leaves_from(db_, next, kPage);
            for (auto const& columns : page) {
                next = columns.number + 1;
                if (columns.number > tree_.size() && !missing_leaves(columns.number)) continue;
                leaf(columns);
                ++report_.leaves;
            }
            if (progress) progress(tree_.size(), head ? std::max(head->size, tree_.size()) : tree_.size());
            if (page.size() < kPage) break;
        }
        check_head(head);
        late_checkpoints();
        count_tiles();
        unclaimed_rows();
        unseen();
        erasures_.compare(report_);
        for (; outside_next_ < outside_.size(); ++outside_next_)
            tell("outside checkpoint", outside_[outside_next_].name, "账本只有 " + text(tree_.size()) + " 叶：账本被回退或截断",
                 "the ledger has only " + text(tree_.size()) + " leaves: it was rolled back or truncated");
        images_.compare(db_, kinds, report_);
        return std::move(report_);
    }

 private:
    void tell(std::string what, std::string name, std::string zh, std::string en) {
        report_.findings.push_back({std::move(what), std::move(name), std::move(zh), std::move(en)});
    }

    // ---- leaves ----
    void leaf(Columns const& columns) {
        auto name = "leaf " + text(columns.number);
        if (auto opened = open(columns, name, kLeafPersons, {})) try {
            if (json::text_or(opened->facts, "at") != law::instant_text(readable(columns.at)) || json::integer_or(opened->facts, "leaf", -1) != signed_size())
                tell("leaf", name, "叶号或时间与其事实所载不符", "its number or instant is not what its facts tell");
            else at_ = columns.at;
            if (columns.number == 0) genesis(*opened);
            if (opened->facts.contains("rows")) batch(*opened, columns.number);
            if (json::text_or(opened->facts, "act") == "erased") erasures_.take(opened->facts, columns.number);
            images_.take(*opened, columns.number, {}, report_);
        } catch (json::Error const&) {
            tell("leaf", name, "事实的写法不是账本所用的", "its facts are not written as a ledger writes them");
        }
        grow(leaf_hash(suite_, columns.commitments));
    }

    std::int64_t signed_size() const { return static_cast<std::int64_t>(tree_.size()); }

    // Opens columns and holds them against their commitments.
    std::optional<Leaf> open(Columns const& columns, std::string const& name, std::string_view context, std::optional<std::uint64_t> of_leaf) {
        try {
            auto leaf = leaf_from(db_, suite_, context, columns);
            auto commitments = commitments_from(columns.commitments);
            if (commit(suite_, leaf.facts_salt, leaf.facts_text) != commitments->facts || json::canonical(leaf.facts) != leaf.facts_text ||
                leaf.facts_salt.size() != kSalt)
                tell("leaf", name, "事实或其盐值与承诺不符（已被改动）", "its facts or their salt were altered");
            for (std::size_t p = 0; p < leaf.persons.size(); ++p) {
                auto const& person = leaf.persons[p];
                if (!person.body)
                    erasures_.absent({of_leaf.value_or(columns.number), of_leaf ? static_cast<std::int64_t>(columns.number) : -1, p});
                else if (person.salt.size() != kSalt || commit(suite_, person.salt, json::canonical(*person.body)) != person.commitment)
                    tell("leaf", name, "个人部分 " + text(p) + " 与承诺不符（已被改动）", "personal part " + text(p) + " was altered");
            }
            return leaf;
        } catch (std::exception const&) {            // its words may quote what it could not read
            tell("leaf", name, "无法读取（已被改动）", "unreadable: its commitments, facts or personal parts were altered");
            return std::nullopt;
        }
    }

    void genesis(Leaf const& leaf) {
        if (json::text_or(leaf.facts, "act") == "genesis" && json::text_or(leaf.facts, "suite") == crypto::name(suite_) &&
            json::text_or(leaf.facts, "key") == crypto::base64(key_)) return;
        tell("leaf", "leaf 0", "创始叶所载的密码套件或公钥不是这里所用的", "the genesis leaf names another suite or key");
    }

    void batch(Leaf const& leaf, std::uint64_t number) {
        claimed_.push_back(number);
        auto const& claim = json::object(leaf.facts, "rows");
        auto count = std::min(static_cast<std::uint64_t>(json::integer(claim, "count")), kMostMissing);
        std::vector<Digest> hashes;
        for (std::uint64_t next = 0;;) {
            auto page = rows_from(db_, number, next, kPage);
            for (auto const& columns : page) {
                next = columns.number + 1;
                ++rows_;
                auto name = "leaf " + text(number) + "." + text(columns.number);
                if (columns.number >= count) {
                    tell("leaf", name, "批次中没有这一行（来历不明）", "unknown: its batch has no such row");
                    continue;
                }
                missing_rows(number, columns.number, hashes);
                if (auto opened = open(columns, name, kRowPerson, number)) images_.take(*opened, number, columns.number, report_);
                hashes.push_back(leaf_hash(suite_, columns.commitments));
            }
            if (page.size() < kPage) break;
        }
        missing_rows(number, count, hashes);
        if (json::text(claim, "root") == base64(root_of(suite_, hashes))) return;
        tell("leaf", "leaf " + text(number), "批次的各行不是该叶所承诺的行", "the rows of its batch are not those it commits to");
    }

    void missing_rows(std::uint64_t leaf, std::uint64_t until, std::vector<Digest>& hashes) {
        if (hashes.size() < until)
            tell("leaf", "leaf " + text(leaf) + "." + span(hashes.size(), until), "批次中的行缺失", "missing from its batch");
        hashes.resize(until);
    }

    static std::string span(std::uint64_t first, std::uint64_t end) { return text(first) + (end - first > 1 ? "–" + text(end - 1) : ""); }

    // False when `until` is so far off that the number itself must have been altered.
    bool missing_leaves(std::uint64_t until) {
        if (until - tree_.size() > kMostMissing) {
            tell("leaf", "leaf " + text(until), "叶号超出账本", "its number is far beyond the ledger");
            return false;
        }
        tell("leaf", "leaf " + span(tree_.size(), until), "缺失", "missing");
        while (tree_.size() < until) {
            auto const& tile = tile_of(tree_.size());
            auto within = tree_.size() % kTileSize;
            lost_ = lost_ || within >= tile.size();               // from here on no root can be recomputed
            grow(within < tile.size() ? tile[within] : Digest{});
        }
        return true;
    }

    // ---- tree ----
    std::vector<Digest> const& tile_of(std::uint64_t number) {
        if (number % kTileSize == 0 || tile_index_ != number / kTileSize) {
            tile_index_ = number / kTileSize;
            tile_ = stored_tile(db_, 0, *tile_index_);
            auto above = tile_.size() == kTileSize ? stored_tile(db_, 1, *tile_index_ / kTileSize) : std::vector<Digest>();
            auto within = *tile_index_ % kTileSize;
            tile_holds_ = within < above.size() && above[within] == root_of(suite_, tile_);
        }
        return tile_;
    }

    // Where a leaf disagrees with a tile that the tile above bears out, it is the leaf that was altered. Going on with the tile's word
    // names it alone; a checkpoint tells when it was both tiles.
    void grow(Digest hash) {
        auto number = tree_.size(), within = number % kTileSize;
        auto const& tile = tile_of(number);
        if (tile_holds_ && tile[within] != hash) {
            tell("leaf", "leaf " + text(number), "与第 0 层第 " + text(number / kTileSize) + " 块所存的散列不符",
                 "it is not the leaf whose hash tile 0/" + text(number / kTileSize) + " holds");
            hash = tile[within];
        }
        tree_.append(hash);
        for (auto const& full : tree_.take_full_tiles()) check_tile(full.level, full.index, full.hashes);
        checkpoints();
        for (; outside_next_ < outside_.size() && outside_[outside_next_].note.size == tree_.size(); ++outside_next_)
            if (!lost_ && outside_[outside_next_].note.root != tree_.root())
                tell("outside checkpoint", outside_[outside_next_].name, "同样大小的账本有另一个根：历史被改写",
                     "the ledger of that size has another root: history was rewritten");
    }

    void check_tile(int level, std::uint64_t index, std::vector<Digest> const& hashes) {
        ++tiles_;
        auto stored = level == 0 ? tile_ : stored_tile(db_, level, index);
        auto name = "tile " + std::to_string(level) + "/" + text(index);
        if (stored.empty()) {
            --tiles_;
            tell("tile", name, "这一块缺失或无法读取", "this tile is missing or unreadable");
        } else if (stored != hashes && !lost_) {
            tell("tile", name, "与重新计算的散列不符（已被改动）", "altered: it is not what the leaves give");
        }
    }

    void count_tiles() {
        auto partial = tree_.partial_tiles();
        for (std::size_t level = 1; level < partial.size(); ++level)
            if (!partial[level].empty()) check_tile(static_cast<int>(level), (tree_.size() >> (8 * level)) / kTileSize, partial[level]);
        auto stored = db_.number(kTiles).value_or(0);
        if (stored > tiles_)
            tell("tile", "tile", "多出 " + std::to_string(stored - tiles_) + " 块来历不明的散列", std::to_string(stored - tiles_) + " unknown tiles");
    }

    // ---- checkpoints ----
    StoredCheckpoint const* next_checkpoint() {
        if (next_ == page_.size() && !no_more_) {
            page_.clear();
            next_ = 0;
            db_.each(kCheckpoints, [&](store::Row const& row) {
                StoredCheckpoint each{static_cast<std::uint64_t>(row.integer(0)), crypto::digest_from(row.bytes(1)), std::nullopt, row.integer(3)};
                if (!row.is_null(2)) each.note = std::string(row.text(2));
                page_.push_back(std::move(each));
            }, static_cast<std::int64_t>(last_checkpoint_), static_cast<std::int64_t>(kPage));
            no_more_ = page_.empty();
        }
        return next_ < page_.size() ? &page_[next_] : nullptr;
    }

    void checkpoints() {
        auto const* next = next_checkpoint();
        if (!next || next->size != tree_.size()) return;
        auto name = "checkpoint " + text(next->size);
        if (!lost_ && next->root != tree_.root()) {
            if (wrong_roots_++ == 0)
                tell("checkpoint", name, "根与重新计算的不符：第 " + text(good_) + " 叶至第 " + text(next->size - 1) + " 叶之间有改动",
                     "its root is not that of the leaves: something from leaf " + text(good_) + " to leaf " + text(next->size - 1) + " was altered");
        } else if (!lost_) {
            good_ = next->size;
        }
        if (next->at < at_) tell("checkpoint", name, "时间早于其最后一叶", "its instant is before that of its last leaf");
        lawfully_unsigned(next);
        if (next->note) {
            auto note = open_note(*next->note, suite_, key_);
            if (!note) tell("checkpoint", name, "签名不成立", "its signature does not hold");
            else if (note->size != next->size || note->root != next->root)
                tell("checkpoint", name, "签名所签的不是这个检查点", "its note signs another checkpoint");
        }
        last_checkpoint_ = next->size;
        ++next_;
    }

    // Signatures are dropped in time, but never that of a day's last checkpoint.
    void lawfully_unsigned(StoredCheckpoint const* next) {
        if (unsigned_ && (!next || day_of(next->at) != day_of(unsigned_->at)))
            tell("checkpoint", "checkpoint " + text(unsigned_->size), "签名缺失（当日最后一个检查点的签名应当保留）",
                 "its signature is missing, and it is the last of its day");
        unsigned_.reset();
        if (next && !next->note) unsigned_ = *next;
    }

    void late_checkpoints() {
        lawfully_unsigned(nullptr);
        if (wrong_roots_ > 1)
            tell("checkpoint", "checkpoint", "其后另有 " + text(wrong_roots_ - 1) + " 个检查点的根不符",
                 text(wrong_roots_ - 1) + " later checkpoints have other roots, too");
        if (last_checkpoint_ != tree_.size() && tree_.size() > 0)
            tell("checkpoint", "checkpoint " + text(tree_.size()), "缺少账本当前大小的检查点", "the present size of the ledger has no checkpoint");
        while (auto const* next = next_checkpoint()) {
            tell("checkpoint", "checkpoint " + text(next->size), "超出账本现有的叶数", "it is beyond the leaves of the ledger");
            last_checkpoint_ = next->size;
            ++next_;
        }
        if (auto nothing = db_.number(kNoSize).value_or(0); nothing > 0)
            tell("checkpoint", "checkpoint 0", "大小为零或负的检查点", "a checkpoint of no leaves");
    }

    std::optional<Head> stored_head() {
        try {
            return head_of(db_);
        } catch (store::Failure const&) {
            return std::nullopt;
        }
    }

    void check_head(std::optional<Head> const& head) {
        if (!head) return tell("head", "head", "账本没有头，或头无法读取", "the ledger has no head, or it is unreadable");
        // Deleted from the end: head and checkpoint tell that there were more, and neither alone is believed.
        if (head->size > tree_.size() && head->size - tree_.size() <= kMostMissing && db_.number(kOfSize, static_cast<std::int64_t>(head->size)) == 1)
            tell("leaf", "leaf " + span(tree_.size(), head->size), "缺失", "missing");
        if (head->size != tree_.size())
            tell("head", "head", "头记载 " + text(head->size) + " 叶，实有 " + text(tree_.size()) + " 叶",
                 "it tells of " + text(head->size) + " leaves, but there are " + text(tree_.size()));
        else if (!lost_ && head->root != tree_.root())
            tell("head", "head", "根与重新计算的不符", "its root is not that of the leaves");
    }

    void read_outside(std::vector<std::string> const& texts) {
        for (auto const& all : texts)
            for (auto const& each : notes_in(all)) {
                auto name = "outside checkpoint " + text(++outside_read_);
                if (auto note = open_note(each, suite_, key_)) outside_.push_back({name + " (" + text(note->size) + ")", *note});
                else tell("outside checkpoint", name, "签名不成立，或不是这把密钥所签", "its signature does not hold, or another key signed it");
            }
        std::stable_sort(outside_.begin(), outside_.end(), [](auto const& a, auto const& b) { return a.note.size < b.note.size; });
        std::erase_if(outside_, [](auto const& each) { return each.note.size == 0; });      // says nothing
        report_.outside = outside_.size();
    }

    // ---- what remains ----
    void unclaimed_rows() {
        std::vector<std::uint64_t> stored;
        db_.each(kBatches, [&](store::Row const& row) { stored.push_back(static_cast<std::uint64_t>(row.integer(0))); });
        for (auto number : stored)
            if (!std::binary_search(claimed_.begin(), claimed_.end(), number))
                tell("leaf", "leaf " + text(number), "其下的行来历不明", "the rows under it are unknown: it commits to none");
    }

    // Leaves and rows that no page showed have numbers below zero, or lie under a leaf that commits to none.
    void unseen() {
        auto leaves = db_.number(kLeafCount).value_or(0), rows = db_.number(kRowCount).value_or(0);
        if (leaves > static_cast<std::int64_t>(report_.leaves)) tell("leaf", "leaf", "另有来历不明的叶", "there are unknown leaves besides");
        if (rows > static_cast<std::int64_t>(rows_)) tell("leaf", "leaf", "另有来历不明的批次行", "there are unknown rows of batches besides");
    }

    store::Db& db_;
    Suite suite_;
    std::string const& key_;
    Report report_;
    Tree tree_;                                    // of what the leaves give
    Images images_;
    std::uint64_t rows_ = 0;                       // of batches
    bool lost_ = false;                            // a leaf is missing and no tile knows its hash
    std::optional<std::uint64_t> tile_index_;
    std::vector<Digest> tile_;                     // the stored tile over the leaves at hand
    bool tile_holds_ = false;                      // the tile above it says so
    law::Instant at_ = std::numeric_limits<law::Instant>::min();       // of the last leaf that tells its instant truly
    std::int64_t tiles_ = 0;
    std::vector<StoredCheckpoint> page_;           // of checkpoints
    std::size_t next_ = 0;                         // in page_
    bool no_more_ = false;
    std::optional<StoredCheckpoint> unsigned_;     // the last one, when it has no note
    std::uint64_t last_checkpoint_ = 0, good_ = 0, wrong_roots_ = 0;
    std::vector<Outside> outside_;                 // smallest first
    std::size_t outside_next_ = 0;
    std::uint64_t outside_read_ = 0;
    std::vector<std::uint64_t> claimed_;           // leaves that commit to rows
    Erasures erasures_;
};

}  // namespace

Report verify_all(store::Db& db, Suite suite, std::string const& public_key, std::vector<Kind> const& kinds,
                  std::vector<std::string> const& outside, std::function<void(std::uint64_t, std::uint64_t)> const& progress) {
    return Audit(db, suite, public_key).run(kinds, outside, progress);
}

}  // namespace ledger

#include <algorithm>
#include "batch/noun.h"

namespace batch {

using casework::Consequence;
using casework::Deciding;
using casework::Outcome;

namespace {

// A leaf holds the images of at most this many rows; a larger batch is several leaves of one act.
constexpr std::size_t kRowsPerLeaf = 4096;

}  // namespace

bool large_drop(Batch const& batch) {
    auto gone = std::int64_t(batch.gone.size());
    return gone > 10 && gone * 5 > batch.listed_before;
}

law::Editions BatchNoun::editions() { return {law::procedure("batch", "批次", "Batch", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }
store::Table<Batch> const& BatchNoun::table() {
    static store::Table<Batch> const all{"batch"};
    return all;
}

Batch batch_sent(json::Object const& fields) {
    json::Object sent = json::object(fields, "batch");
    for (auto* member : {"id", "version"}) sent.erase(member);
    sent["id"] = "";
    sent["version"] = 0;
    return json::read<Batch>(sent, "$.batch");
}

namespace {

void add_in_chunks(std::vector<Consequence>& all, std::string act, std::vector<std::string> const& ids, json::Object const& fields = {}) {
    for (std::size_t at = 0; at < ids.size(); at += kRowsPerLeaf) {
        auto end = std::min(at + kRowsPerLeaf, ids.size());
        all.push_back({"entry", act, {ids.begin() + std::ptrdiff_t(at), ids.begin() + std::ptrdiff_t(end)}, fields, {}, false});
    }
}

void submit_entries(std::vector<Consequence>& all, json::Array const& entries, std::string const& batch) {
    std::vector<json::Object> each;
    auto flush = [&] {
        if (!each.empty()) all.push_back({"entry", "submit", {}, {}, std::exchange(each, {}), false});
    };
    for (auto& sent : entries) {
        if (!sent.is_object()) throw json::Error("$.entries: expected objects");
        json::Object entry = sent.get_object();
        entry["batch"] = batch;
        each.push_back({{"entry", std::move(entry)}});
        if (each.size() == kRowsPerLeaf) flush();
    }
    flush();
}

}  // namespace

law::Result<Outcome<Batch>> BatchNoun::decide(Deciding<Batch> const& now) {
    auto act = Act(now.move.rule->may);
    Outcome<Batch> all{now.before ? *now.before : batch_sent(now.command.fields)};
    Batch& batch = all.after;
    auto submitted = now.facts.given("submitted"), listed = now.facts.given("listed"), blocked = now.facts.given("blocked");
    switch (act) {
        case Act::bring:
            submit_entries(all.consequences, json::array(now.command.fields, "entries"), now.id);
            all.title = batch.list_type + " · " + batch.node + " · " + batch.source;
            break;
        case Act::review: break;
        case Act::return_it:
        case Act::withdraw: add_in_chunks(all.consequences, "discard", submitted); break;
        case Act::publish:
            // What a changed row replaces leaves in the same act in which its successor comes.
            add_in_chunks(all.consequences, "remove", now.facts.given("replaced"), {{"reason", "replaced"}});
            add_in_chunks(all.consequences, "remove", now.facts.given("gone"), {{"reason", "withdrawn_by_origin"}});
            // No incentive beside a discipline entry (I-6): such rows stay out, the others are published.
            add_in_chunks(all.consequences, "discard", blocked);
            std::erase_if(submitted, [&](std::string const& id) { return std::binary_search(blocked.begin(), blocked.end(), id); });
            add_in_chunks(all.consequences, "publish", submitted);
            break;
        case Act::undo:
            add_in_chunks(all.consequences, "remove", listed, {{"reason", "batch_undone"}});
            add_in_chunks(all.consequences, "relist", now.facts.given("restorable"));
            break;
    }
    all.facts = {{"list_type", batch.list_type}, {"origin", batch.node}, {"handed_over", batch.rows}, {"fresh", batch.fresh}, {"changed", batch.changed},
                 {"gone", std::int64_t(batch.gone.size())}, {"digest", batch.digest}};
    if (!blocked.empty()) all.facts["blocked"] = std::int64_t(blocked.size());
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"list_type"}, {"level", "层级", "level"}, {"node", "来源节点", "node"}, {"source", "文件或系统", "source"}, {"snapshot", "全量名单", "snapshot"},
    {"rows", "报送行数", "rows"}, {"same", "未变", "unchanged"}, {"fresh", "新增", "new"}, {"changed", "变更", "changed"}, {"gone", "移出", "gone"},
    {"listed_before", "此前在列", "listed before"}, {"large_drop", "大量移出", "large drop"}, {"digest", "文件摘要", "digest"},
    {"replaced_entries", "被替换的条目", "entries replaced"}, {"gone_entries", "移出的条目", "entries gone"},
};
constexpr casework::Word kInside[] = {
    {"replaced", "被替换的条目", "entries replaced"}, {"nation", "国家", "nation"}, {"province", "省", "province"}, {"city", "市", "city"},
};

}  // namespace

casework::Vocabulary BatchNoun::words() { return {kMembers, kInside}; }
std::vector<json::Shape> BatchNoun::shapes() { return {json::without(json::shape_of<Batch>("batch"), {"id", "version"})}; }

json::Object BatchNoun::view(Batch const& batch, casework::Reader const& reader) {
    json::Object all{{"list_type", batch.list_type}, {"level", batch.level}, {"node", batch.node}, {"source", batch.source}, {"snapshot", batch.snapshot},
                     {"rows", batch.rows}, {"same", batch.same}, {"fresh", batch.fresh}, {"changed", batch.changed}, {"gone", std::int64_t(batch.gone.size())},
                     {"listed_before", batch.listed_before}, {"large_drop", large_drop(batch)}};
    if (reader.full) {
        all["digest"] = batch.digest;
        all["replaced_entries"] = json::write(batch.replaced);
        all["gone_entries"] = json::write(batch.gone);
    }
    return all;
}

bool BatchNoun::may_read(Batch const&, casework::CaseFile const& file, casework::Actor const& actor) {
    return file.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

}  // namespace batch

#include "casework/known.h"
#include "ledger/log.h"

namespace casework {
namespace {

using ledger::Stored;

[[noreturn]] void missing(std::string const& what) { throw store::Failure(what + " is missing in the ledger", "altered"); }

void add_fields(json::Object& all, json::Object const& part, std::string_view kind, std::string const& id) {
    for (auto& each : json::array_or_empty(part, "images")) {
        auto& image = each.as_object();
        if (json::text(image, "kind") != kind || json::text(image, "id") != id) continue;
        all["id"] = id;
        all["version"] = json::integer(image, "version");
        for (auto& field : json::object(image, "fields")) all[field.key()] = field.value();
    }
}

bool is_erased(Stored const& stored) {
    for (auto& person : stored.persons) if (!person) return true;
    return false;
}

// The image of a row in a leaf, its personal half included.
json::Object image_in(Stored const& stored, std::string_view kind, std::string const& id) {
    json::Object all;
    add_fields(all, stored.facts, kind, id);
    for (auto& person : stored.persons) if (person) add_fields(all, *person, kind, id);
    if (all.empty()) missing("the image of " + std::string(kind) + " " + id);
    return all;
}

// What a leaf tells of one case: the leaf itself, or the row of it that is this case's.
Stored told_of(store::Db& db, Stored leaf, std::string const& id) {
    if (!leaf.facts.contains("rows")) return leaf;
    auto count = json::integer(json::object(leaf.facts, "rows"), "count");
    for (std::int64_t n = 0; n < count; ++n)
        if (auto row = ledger::read_leaf(db, leaf.leaf, std::uint64_t(n)); row && json::text_or(row->facts, "case") == id) return std::move(*row);
    missing("the row of case " + id + " in leaf " + std::to_string(leaf.leaf));
}

}  // namespace

std::optional<Known> known_at(store::Db& db, Noun const& noun, CaseFile const& now, law::Instant at) {
    std::optional<Known> known;
    for (auto step = now.steps.rbegin(); step != now.steps.rend(); ++step) {
        auto leaf = ledger::read_leaf(db, std::uint64_t(step->leaf));
        if (!leaf) missing("leaf " + std::to_string(step->leaf));
        if (leaf->at > at) continue;
        auto told = told_of(db, std::move(*leaf), now.id);
        if (is_erased(told)) return Known{now, {}, true};
        if (!known) known = Known{json::read<CaseFile>(image_in(told, kCaseFiles.name, now.id)), {}, false};
        if (step->act == kCountedAgain) continue;          // tells of the wait alone; the row is as it was before
        known->row = noun.from_image(image_in(told, noun.kinds.front().name, now.id));
        return known;
    }
    return std::nullopt;
}

}  // namespace casework

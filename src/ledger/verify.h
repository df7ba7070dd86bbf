// The whole ledger against every proven row (I-17: any altered record is detected and named).
#pragma once
#include <functional>
#include <string>
#include <vector>
#include "ledger/receipt.h"
#include "store/table.h"

namespace ledger {

// A kind of proven row: how to list its ids and read one image (throws when the row cannot be read: that is an altered row).
struct Kind {
    std::string name;                                                  // "measure"
    std::function<std::vector<std::string>(store::Db&)> ids;
    std::function<std::optional<store::Image>(store::Db&, std::string const& id)> image;
};
template <class T> Kind kind_of(store::Table<T> const& table) {
    return {std::string(table.name),
            [table](store::Db& db) {
                std::vector<std::string> all;
                std::string sql = "SELECT id FROM " + std::string(table.name) + " ORDER BY id";
                db.each(store::Query{table.name, sql}, [&](store::Row const& r) { all.emplace_back(r.text(0)); });
                return all;
            },
            [table](store::Db& db, std::string const& id) -> std::optional<store::Image> {
                auto row = store::load(db, table, id);
                if (!row) return std::nullopt;
                return store::image_of(table, *row);
            }};
}

// Images inside leaves: facts.images = [{"kind","id","version","fields":{…}}] and, in person part p, images likewise with personal
// fields. Rows of a batch carry their images in the row's parts in the same way.
struct Finding {
    std::string what;      // "leaf", "row", "checkpoint", "tile", "head", "outside checkpoint"
    std::string name;      // "measure 0192…", "leaf 17", "checkpoint 120"
    std::string zh, en;    // what is wrong: altered field by field, missing, unknown, unreadable, rolled back, signed differently
};
struct Report {
    std::uint64_t leaves = 0, rows = 0, erased = 0;
    std::uint64_t outside = 0;                         // checkpoints kept elsewhere that were compared
    std::vector<Finding> findings;
};

// `outside`: checkpoints kept elsewhere (signed notes; a file of --anchor holds many, separated by a blank line after each note).
// `progress` is told (done, all) now and then. Reads many times: call it inside one transaction where others write.
Report verify_all(store::Db& db, Suite suite, std::string const& public_key, std::vector<Kind> const& kinds,
                  std::vector<std::string> const& outside, std::function<void(std::uint64_t, std::uint64_t)> const& progress = {});

// leaves one JSON line each: {"leaf","at","facts","facts_salt","commitments"} and, unless facts_only, persons.
void export_all(store::Db& db, bool facts_only, std::function<void(std::string const& line)> const& write);

// The facts of every leaf, each followed by those of its rows, in order. Opens nothing that is sealed and compares no commitment.
void read_facts(store::Db& db, std::function<void(std::uint64_t leaf, std::optional<std::uint64_t> row, json::Object const& facts)> const& take);

}  // namespace ledger

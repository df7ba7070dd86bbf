// The newest image of every row, gathered from the leaves in their order, and the rows compared with them. Files of this folder only.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>
#include "ledger/leaf.h"
#include "ledger/verify.h"

namespace ledger {

class Images {
 public:
    explicit Images(Suite suite) : suite_(suite) {}
    // The images in the facts and persons of a leaf, or of a row of one.
    void take(Leaf const& leaf, std::uint64_t number, std::optional<std::uint64_t> row, Report& report);
    void compare(store::Db& db, std::vector<Kind> const& kinds, Report& report);

 private:
    // What an image says of some members: a hash of them, because a ledger names more rows than memory holds.
    struct Side {
        Digest hash;
        std::vector<std::string> const* names;
    };
    struct Newest {
        std::int64_t version;
        std::uint64_t leaf;
        std::optional<std::uint64_t> row;
        bool gone = false, seen = false;
        std::optional<Side> facts, person;
    };

    void take_one(json::Object const& image, bool personal, std::uint64_t number, std::optional<std::uint64_t> row, Report& report);
    Side side_of(json::Object const& fields);
    bool holds(Side const& side, json::Object const& fields) const;
    void compare_row(store::Db& db, Kind const& kind, std::string const& id, Report& report);
    std::string altered_fields(store::Db& db, Newest const& newest, store::Image const& actual) const;

    Suite suite_;
    std::map<std::string, std::vector<std::string>> shapes_;                     // names of members, by their joined spelling
    std::map<std::string, std::unordered_map<std::string, Newest>, std::less<>> kinds_;
};

}  // namespace ledger

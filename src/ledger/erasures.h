// Personal parts that are not there any more, held against the leaves that tell of their erasure. Files of this folder only.
#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include "ledger/verify.h"

namespace ledger {

class Erasures {
 public:
    using Part = std::tuple<std::uint64_t, std::int64_t, std::size_t>;         // leaf, row or -1, part

    void absent(Part const& part) { absent_.insert(part); }
    // The facts of leaf `number`, whose act is "erased".
    void take(json::Object const& facts, std::uint64_t number);
    void compare(Report& report) const;

 private:
    std::set<Part> absent_;
    std::map<Part, std::uint64_t> erased_;                                     // by which leaf
};

}  // namespace ledger

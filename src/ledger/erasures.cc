#include "ledger/erasures.h"

namespace ledger {
namespace {

std::string name_of(Erasures::Part const& part) {
    auto [leaf, row, number] = part;
    return "leaf " + std::to_string(leaf) + (row < 0 ? "" : "." + std::to_string(row));
}

}  // namespace

void Erasures::take(json::Object const& facts, std::uint64_t number) {
    for (auto const& each : json::array_or_empty(facts, "erased")) {
        if (!each.is_object()) throw json::Error("$.erased: not a list of objects");
        auto const& part = each.get_object();
        erased_[{static_cast<std::uint64_t>(json::integer(part, "leaf")), json::integer_or(part, "row", -1),
                 static_cast<std::size_t>(json::integer_or(part, "part", 0))}] = number;
    }
}

void Erasures::compare(Report& report) const {
    auto tell = [&](Part const& part, std::string const& zh, std::string const& en) {
        auto number = std::to_string(std::get<2>(part));
        report.findings.push_back({"leaf", name_of(part), "个人部分 " + number + zh, "personal part " + number + en});
    };
    for (auto const& part : absent_) {
        auto found = erased_.find(part);
        if (found != erased_.end() && found->second > std::get<0>(part)) ++report.erased;
        else tell(part, " 缺失，而没有删除的记载", " is missing, and no leaf tells that it was erased");
    }
    for (auto const& [part, by] : erased_)
        if (!absent_.contains(part))
            tell(part, " 应已按第 " + std::to_string(by) + " 叶删除，却仍在", " was erased by leaf " + std::to_string(by) + ", but is still here");
}

}  // namespace ledger

// Single leaves as stored: reading one, and forgetting a personal part of one.
#include "ledger/leaf.h"
#include "ledger/log.h"
#include <charconv>

namespace ledger {
namespace {

constexpr store::Query kForget{"forget_persons", "UPDATE leaf SET persons = ?2 WHERE seq = ?1"};
constexpr store::Query kForgetOfRow{"forget_person_of_row", "UPDATE leaf_row SET person = ?3 WHERE leaf = ?1 AND n = ?2"};

struct Found {
    Columns columns;
    Leaf opened;
};

// The suite matters to hashes only, and nothing here uses one.
std::optional<Found> find(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row) {
    auto columns = row ? rows_from(db, leaf, *row, 1) : leaves_from(db, leaf, 1);
    if (columns.empty() || columns[0].number != row.value_or(leaf)) return std::nullopt;
    auto opened = leaf_from(db, Suite::sha256_ed25519, row ? kRowPerson : kLeafPersons, columns[0]);
    return Found{std::move(columns[0]), std::move(opened)};
}

}  // namespace

std::optional<Reference> reference_from(std::string_view text) {
    auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
        std::uint64_t n = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
        bool plain = error == std::errc{} && end == digits.data() + digits.size() && n < std::uint64_t{1} << 53 && std::to_string(n) == digits;
        return plain ? std::optional(n) : std::nullopt;
    };
    auto dot = text.find('.');
    auto leaf = number(text.substr(0, dot));
    auto row = dot == text.npos ? std::nullopt : number(text.substr(dot + 1));
    if (!leaf || (dot != text.npos && !row)) return std::nullopt;
    return Reference{*leaf, row};
}

std::optional<Stored> read_leaf(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row) {
    auto found = find(db, leaf, row);
    if (!found) return std::nullopt;
    Stored stored{leaf, found->columns.at, std::move(found->opened.facts), {}};
    for (auto& person : found->opened.persons) stored.persons.push_back(std::move(person.body));
    if (row)                                         // a row happened when its leaf did
        for (auto const& of : leaves_from(db, leaf, 1)) stored.at = of.at;
    return stored;
}

bool erase_person(store::Db& db, std::uint64_t leaf, std::size_t part, std::optional<std::uint64_t> row) {
    auto found = find(db, leaf, row);
    if (!found || part >= found->opened.persons.size() || !found->opened.persons[part].body) return false;
    found->opened.persons[part].body.reset();
    auto left = sealed_persons(db, row ? kRowPerson : kLeafPersons, found->opened.persons);
    auto number = static_cast<std::int64_t>(leaf);
    if (row) db.exec(kForgetOfRow, number, static_cast<std::int64_t>(*row), left);
    else db.exec(kForget, number, left);
    return true;
}

}  // namespace ledger

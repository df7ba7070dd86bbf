#pragma once
#include "commitment/commitment.h"
#include "commitment/statute.h"

namespace commitment {

struct CommitmentNoun {
    using Row = Commitment;
    static constexpr std::string_view kName = "commitment", kPath = "commitments";
    static constexpr bool kAsksAlways = true;              // what was written about it is destroyed along with it
    static constexpr bool kTellsOfItsSubject = true;
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The commitment as `make` would leave it. Throws json::Error naming the place.
Commitment commitment_sent(json::Object const& fields);
// Promised inside a procedure: such a one names its matter and case.
bool belongs_to_a_case(Kind kind);

}  // namespace commitment

HENGXIN_NOUN(extern, commitment::CommitmentNoun);

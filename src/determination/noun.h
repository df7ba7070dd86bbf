#pragma once
#include "casework/correction.h"
#include "determination/determination.h"
#include "determination/statute.h"
#include "list_type/list_type.h"

namespace determination {

struct DeterminationNoun {
    using Row = Determination;
    static constexpr std::string_view kName = "determination", kPath = "determinations";
    static constexpr bool kAsksAlways = true;              // publication and revocation reach the list type and the entry
    static constexpr bool kTellsOfItsSubject = true;
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// What `draft` and `amend` record of a decision made elsewhere; what `propose` and `revise` leave of an earlier round: nothing that was
// told, heard or weighed, because what was not told is not decided on.
Determination determination_sent(json::Object const& fields, Determination before);
Determination proposal_sent(json::Object const& fields, Determination const& before);

// Its parts that may be corrected, and the determination as a correction would leave it.
std::vector<casework::Part> parts_of(Determination const& d);
json::Object says_now(Determination const& d);
Determination corrected(Determination before, json::Object const& fields);

// The evidence gate of a county determination (I-10), field by field. `statement_ends` is the last day for statement and defence after
// the prior notice.
law::Finding gate(Determination const& d, list_type::Gate gate, std::optional<law::Date> statement_ends, law::Date today);

// What it rests on is of the list's own law, by name: any other words are none. A correction that leaves the basis alone asks nothing.
law::Finding names_its_basis(Determination const& d, std::optional<list_type::ListType> const& type, json::Object const& fields, std::string_view act);

// How an entry whose determination lost its basis names why it is suspended, before the determination's id.
inline std::string const kBasisGone = "认定依据已撤销或者变更 ";

}  // namespace determination

HENGXIN_NOUN(extern, determination::DeterminationNoun);

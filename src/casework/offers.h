// What may be done on a case now, as screens offer it: each act of the statute that the parties may do, and of those that no form could do
// yet, what they wait for. The noun is asked for its facts with a form that is still empty, and only where that can tell (law/decide.h).
#pragma once
#include "casework/forms.h"

namespace casework {

std::vector<Offer> offers(store::Db& db, Door const& door, Noun const& noun, CaseFile const& file, std::any const& row, Actor const& actor, Setting const& setting);

// Of what the law supersedes by a later edition: the act by which this actor begins that edition; nothing of anything else.
law::ProcedureRule const* next_edition(Door const& door, Noun const& noun, CaseFile const& file, Actor const& actor);

}  // namespace casework

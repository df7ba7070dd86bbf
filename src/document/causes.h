// When a paper may be issued on a case, as far as the case's own course says, and by whom.
#pragma once
#include "casework/noun.h"

namespace document {

law::Finding cause_of_determination(casework::CaseFile const& about, std::string const& form, bool for_discipline, bool has_left);
law::Finding cause_of_repair(casework::CaseFile const& about, std::string const& form);
law::Finding cause_of_objection(casework::CaseFile const& about, std::string const& form);
law::Finding cause_of_review(casework::CaseFile const& about);

// The organ whose case it is, also when the credit office handles what others have issued papers on. The papers of an objection, a letter of
// supervision and a refusal to accept are the credit office's; a form to sign is printed wherever it is asked for.
law::Finding yours_to_issue(casework::Actor const& actor, casework::CaseFile const& about, std::string const& form, bool to_sign);

}  // namespace document

// When a paper may be issued on a case, as far as the case's own course says.
#pragma once
#include "casework/noun.h"

namespace document {

law::Finding cause_of_determination(casework::CaseFile const& about, std::string const& form, bool for_discipline, bool has_left);
law::Finding cause_of_repair(casework::CaseFile const& about, std::string const& form);
law::Finding cause_of_objection(casework::CaseFile const& about, std::string const& form);
law::Finding cause_of_review(casework::CaseFile const& about);

}  // namespace document

// What screens are drawn from: which kinds of case there are, what each is called, and which acts are possible with which fields. Nothing
// here is written for one noun.
#pragma once
#include "casework/door.h"

namespace casework {

// Acts under these rules as {"act","title","article","fields":[{"name","title","type","required","values","value_titles","shape"?}]}.
json::Array acts_json(Noun const& noun, law::Procedure const& procedure, std::vector<law::ProcedureRule const*> const& rules, bool english);

// A kind of case as {"name","path","title","states","opens","members","words"}; `opens` is what this actor may open.
json::Object noun_json(Noun const& noun, Actor const& actor, bool english);

}  // namespace casework

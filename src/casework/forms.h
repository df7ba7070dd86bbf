// What screens are drawn from: which kinds of case there are, what each is called, and which acts are possible with which fields. Nothing
// here is written for one noun.
#pragma once
#include "casework/door.h"

namespace casework {

// An act that is offered: under which rule, and what it waits for when no form could do it yet.
struct Offer {
    law::ProcedureRule const* rule;
    std::optional<law::Refusal> not_yet = {};
};

// As {"act","title","article","fields":[{"name","title","type","required","values","value_titles","shape"?}],
// "not_yet"?:{"code","words","article","details"}}.
json::Array acts_json(Noun const& noun, law::Procedure const& procedure, std::vector<Offer> const& offers, bool english);

// A kind of case as {"name","path","title","states","opens","members","words"}; `opens` is what this actor may open.
json::Object noun_json(Noun const& noun, Actor const& actor, bool english);

}  // namespace casework

// What a draft would change once it were published (（十二）（十八）): which entries, agencies, matters and open cases a measure, a list type
// or a rule touches, against what is in force now. Reads only; nobody is bound by it, and publication looks at everything again.
#pragma once
#include "casework/api.h"
#include "check/verdict.h"

namespace engine {

class Engine;

struct Present {                                           // what a draft is held against
    store::Db& db;
    casework::Nouns const& nouns;
    check::Board const& board;
    casework::Law const& law;
    law::Date today;
};

// What the draft of this case would change, as OpenAPI says under POST /what-if. A refusal when the case is no draft that waits to be published.
law::Result<json::Object> what_if(Present const& now, casework::CaseFile const& file);
// What it would take away to repeal this published measure.
law::Result<json::Object> what_if_repealed(Present const& now, casework::CaseFile const& file);
// Every draft of this noun that waits to be published: a whole catalogue before it is.
json::Object what_if_all(Present const& now, std::string const& noun);

// POST /api/v1/what-if {"noun","id"?,"act"?: "publish" | "repeal"}: for the office, whose drafts they are.
void add_what_if(http::Router& router, Engine& engine, std::shared_ptr<casework::Api> api);

}  // namespace engine

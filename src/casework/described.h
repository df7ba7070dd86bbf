// What the routes of a noun take and give, for the OpenAPI document: from the statute that decides, the shapes that are read and the views
// that are shown, so that it cannot say what the server does not do.
#pragma once
#include "casework/api.h"
#include "http/described.h"

namespace casework {

// Is any act of this rule a person's, or an agency's system's?
bool by_people(law::ProcedureRule const& rule);

// Everything that the routes of every noun refer to.
void define_common(http::Router& router);
// What one noun's routes refer to: its cases and its acts.
void define(http::Router& router, Noun const& noun, json::Object const& beside);

http::Described listing(Noun const& noun);
http::Described finding_by_code(Noun const& noun);
http::Described reading(Noun const& noun);
http::Described acting(Noun const& noun);
http::Described opening(Noun const& noun);
http::Described telling_nouns();
http::Described telling_work();

}  // namespace casework

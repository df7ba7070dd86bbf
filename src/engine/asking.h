// What the command line asks of cases, files and papers goes through the same handlers as the API, so that neither knows a rule of its own.
#pragma once
#include "engine/calls.h"

namespace engine {

// {"method","path","query"?,"body"?,"type"?,"english"?}: `body` in base64. Answers {"status","type","name","body"}, the body in base64 again; a
// problem is the refusal that it tells of.
Called ask_api(Engine& engine, casework::Actor const& actor, json::Object const& arguments);

// Fields as somebody types them, read by the types that the statute gives the act's fields: numbers, flags and JSON, and words as they stand.
json::Object typed_fields(law::Procedure const& procedure, std::string const& act, json::Object const& words);

}  // namespace engine

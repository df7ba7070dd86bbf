// A condition about single fields, answered with their names and what was sent, so that a form shows the refusal where it was typed.
#pragma once
#include <initializer_list>
#include "json/json.h"
#include "law/facts.h"

namespace casework {

// A value as a refusal repeats it: no citizen number, and nothing long.
std::string as_sent(json::Value const& value);
law::Finding about_fields(law::Question const& question, bool holds, json::Object const& sent, std::initializer_list<std::string_view> fields);

}  // namespace casework

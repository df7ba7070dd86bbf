// What stands in a request line and its traceparent, decoded or refused.
#pragma once
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include "json/json.h"

namespace http {

struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

// Nothing when an escape is broken, the text is not UTF-8, the path holds an escaped slash, a control character or a dot segment, or
// a name stands twice in the query.
std::optional<Target> read_target(std::string_view target);

// Why it is refused: for its path, or for the parameter that stands twice or cannot be decoded, which is named.
json::Error why_no_target(std::string_view target);

// The trace id of a W3C traceparent of version 00; nothing when it is not one.
std::optional<std::string> trace_id_from(std::string_view traceparent);
std::string new_trace_id(std::mt19937_64& random);

}  // namespace http

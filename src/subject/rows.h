// Rows of a spreadsheet of subjects: cells by field name → the fields of `register`. Cells come trimmed, dates as YYYY-MM-DD.
#pragma once
#include <map>
#include <string>
#include <vector>
#include "json/json.h"
#include "law/refusal.h"

namespace subject {

using Row = std::map<std::string, std::string>;

struct ReadRow {
    json::Object fields;                        // of `register`
    std::vector<law::FieldError> errors;        // the row cannot be used
    std::vector<law::FieldError> warnings;      // it can; a person should look
};
ReadRow read_row(Row const& row);

}  // namespace subject

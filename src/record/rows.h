// Rows of the 双公示 layouts (CF_* penalties, XK_* licences): cells → the fields of `enter` and the row of the subject. A cell is named by
// field, by the layout's code or by its Chinese heading. Cells come trimmed, dates as YYYY-MM-DD.
#pragma once
#include "record/record.h"
#include "subject/rows.h"

namespace record {

// Which headings mean which field, for whoever finds the columns of a sheet and makes its template.
struct Heading {
    std::string field;
    std::vector<std::string> spellings;         // the layout's code first
    bool required;
    std::string zh, note;
};
std::vector<Heading> const& penalty_headings();
std::vector<Heading> const& licence_headings();

struct ReadRow {
    json::Object fields;                        // of `enter`, but `subject`, which the caller finds or registers
    subject::Row subject;                       // for subject::read_row
    std::vector<law::FieldError> errors;        // the row cannot be used; `field` is the heading as it was sent
    std::vector<law::FieldError> warnings;      // it can; a person should look
};
ReadRow read_penalty(subject::Row const& row, std::string const& source);
ReadRow read_licence(subject::Row const& row, std::string const& source);

// An amount in 万元 as text, exactly: "0.2" → 200000 cents. More than six decimals are less than a cent and refused.
struct Amount {
    std::optional<std::int64_t> cents;
    std::string reason, remedy;                 // when there is none
};
Amount cents_of_wan(std::string_view text);

}  // namespace record

// What an uploaded file is by its content, whatever its name or sender say: libmagic for the outside, libzip for what an office file holds.
// Allowed are the forms in which offices exchange evidence, without active content; everything else is named and refused.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace filetype {

enum class Type { pdf, jpeg, png, docx, xlsx, ofd, csv, txt };
BOOST_DESCRIBE_ENUM(Type, pdf, jpeg, png, docx, xlsx, ofd, csv, txt)

std::string_view media_type(Type type);                // "application/pdf", as it is sent

struct Found {
    std::optional<Type> type;                          // nothing: refused
    std::string what;                                  // what the content is, in words
    std::string zh = {}, en = {};                      // why it is refused
};

// `name` and `claimed` (a media type, may be empty) must fit the content.
Found examine(std::string_view content, std::string_view name, std::string_view claimed);

}  // namespace filetype

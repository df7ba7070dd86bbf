// A Document (文书材料): a file that someone brought as evidence, or an official paper that was issued. An upload's content lies sealed beside
// its row and must hash to the row's digest; a paper is its words as issued, from which its PDF and DOCX are made. It belongs to a case:
// who may not read that one may not read this.
#pragma once
#include "casework/noun.h"

namespace document {

inline constexpr std::string_view kUpload = "upload";

struct Document {
    std::string id;
    std::int64_t version = 0;
    std::string kind;                    // "upload", or the template of an issued paper
    std::string name;                    // of the file; of the paper in words
    std::string agency;                  // id, whose it is
    std::string author;                  // account that brought or issued it
    std::string type;                    // filetype::Type by name; empty for a paper
    std::int64_t size = 0;               // bytes
    std::string digest;                  // hex SHA-256 of salt ‖ content; empty for a paper
    store::Sealed salt;                  // hex
    std::string about_noun, about;       // the case it belongs to; empty while it belongs to none
    std::int64_t about_version = 0;      // of that case when it came to belong
    std::int64_t year = 0, serial = 0;   // of a paper's number, one series for each agency, template and year
    std::string number;                  // 文号, in full
    store::Sealed words;                 // of a paper as issued: canonical JSON of a paper::Sheet
    std::string scan;                    // of a paper: the scan of what was stamped
    std::string paper;                   // of a scan, or of what came back from the seal platform: the paper it shows
    std::optional<law::Date> withdrawn_on;   // its content is gone
    std::string seal;                    // of what came back from the seal platform: by which electronic seal
};
BOOST_DESCRIBE_STRUCT(Document, (), (id, version, kind, name, agency, author, type, size, digest, salt, about_noun, about, about_version, year, serial,
                                     number, words, scan, paper, withdrawn_on, seal))

inline bool has_content(Document const& document) { return document.kind == kUpload && !document.withdrawn_on; }

// The digest that binds an upload's content.
std::string digest_of(std::string_view salt_hex, std::string_view content);

}  // namespace document

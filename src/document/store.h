// Contents of uploads, sealed in pieces beside their rows; papers and files of a case.
#pragma once
#include "document/document.h"

namespace document {

// What an upload's act is told of its content: the fields of `content`, and the sealed pieces to keep. Made apart from the writer.
struct Content {
    json::Object fields;                 // type, size, digest, salt
    std::vector<std::string> pieces;
};
Content seal_content(store::Sealer const& sealer, std::string const& id, std::string_view type, std::string_view content, std::string_view salt);
void keep_content(store::Db& db, std::string const& id, Content const& content);
// The content as it was brought; throws store::Failure "altered" when it is not what the row says.
std::string read_content(store::Db& db, Document const& document);

// Ids under which contents are kept that no document on file speaks for: no row would be named for them.
std::vector<std::string> contents_of_nothing(store::Db& db);

// Documents of a case, in the order in which they came to it.
std::vector<Document> documents_of(store::Db& db, std::string const& noun, std::string const& id);

// Whether this agency uploaded it, it is still there, and it speaks for no other case than `about`.
bool in_hand(store::Db& db, std::string const& id, std::string const& agency, std::string const& about);

// Whether these are one paper: the same document, or the same content uploaded again; of a notice, what it was served by.
bool same_paper(store::Db& db, std::string const& one, std::string const& other);

// Templates of papers that this actor could issue on the case as it stands; what is missing in them is said when one is issued.
std::vector<std::string> issuable(store::Db& db, std::string const& noun, std::string const& id, casework::Actor const& actor, law::Date today);

}  // namespace document

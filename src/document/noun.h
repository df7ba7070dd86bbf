#pragma once
#include "document/document.h"
#include "document/statute.h"

namespace document {

struct DocumentNoun {
    using Row = Document;
    static constexpr std::string_view kName = "document", kPath = "documents";
    static constexpr bool kAsksAlways = true;              // a scan comes to belong to the case of its paper
    static law::Editions editions();
    static store::Table<Row> const& table();
    static Row forgotten(Row, law::Date on);
    static ledger::Kind kind();                            // verification compares the content, too
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static store::Image save(store::Db& db, Row const&);   // what was withdrawn loses its content
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
    static std::optional<casework::Owner> belongs_to(Row const&);
};

}  // namespace document

HENGXIN_NOUN(extern, document::DocumentNoun);

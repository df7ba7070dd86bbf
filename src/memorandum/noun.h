#pragma once
#include "memorandum/memorandum.h"
#include "memorandum/statute.h"

namespace memorandum {

struct MemorandumNoun {
    using Row = Memorandum;
    static constexpr std::string_view kName = "memorandum", kPath = "memoranda";
    static constexpr bool kAsksAlways = true;              // names become agencies; effect and end reach the measures
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

// The contents as `draft`, `amend` or `follow` would leave them; its parties are given apart. Throws json::Error naming the place.
Memorandum contents_sent(json::Object const& fields, Memorandum before);
// Whom the fields name as parties, as they were written.
std::vector<std::string> parties_sent(json::Object const& fields);

// What clause （十） asks a memorandum to say and this one does not, item by item.
law::Finding contents_of(Memorandum const& memorandum);

}  // namespace memorandum

HENGXIN_NOUN(extern, memorandum::MemorandumNoun);

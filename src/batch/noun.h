#pragma once
#include "batch/batch.h"
#include "batch/statute.h"
#include "entry/elsewhere.h"

namespace batch {

struct BatchNoun {
    using Row = Batch;
    static constexpr std::string_view kName = "batch", kPath = "batches";
    static constexpr bool kAsksAlways = true;              // review and publication reach the batch's entries
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

Batch batch_sent(json::Object const& fields);

// The entries handed over, as they would be listed; those of another region mapped.
json::Array entries_as_listed(json::Object const& fields, std::optional<entry::Recognised> const& recognised);

}  // namespace batch

HENGXIN_NOUN(extern, batch::BatchNoun);

#pragma once
#include "review/review.h"
#include "review/statute.h"

namespace review {

struct ReviewNoun {
    using Row = Review;
    static constexpr std::string_view kName = "review", kPath = "reviews";
    static constexpr bool kAsksAlways = true;              // what was written about it is destroyed along with it
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const& row) { return row.persons && !row.destroyed_on; }
};

// The review as `file` or `supplement` would leave it, its roster aside. Throws json::Error naming the place.
Review review_sent(json::Object const& fields, Review before);

}  // namespace review

HENGXIN_NOUN(extern, review::ReviewNoun);

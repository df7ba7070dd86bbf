// A basis as data: what a list type, a measure or a determination rests on.
#pragma once
#include "law/basis.h"
#include "law/date.h"
#include "law/id.h"

namespace law {

struct Citation {
    std::string instrument, article;     // "政府采购法", "第二十二条"
    Rank rank;
    std::optional<Date> from = {}, to = {};   // when the cited text is in force
};
BOOST_DESCRIBE_STRUCT(Citation, (), (instrument, article, rank, from, to))

// A memorandum is one by what it is called, whatever rank it was given (I-9).
inline Rank rank_of(Citation const& c) { return c.instrument.find("备忘录") != std::string::npos ? Rank::memorandum : c.rank; }
inline bool in_force(Citation const& c, Date on) { return (!c.from || *c.from <= on) && (!c.to || on <= *c.to); }
// The highest rank among those in force that day; house_rule when there is none.
inline Rank highest_rank(std::vector<Citation> const& all, Date on) {
    Rank best = Rank::house_rule;
    for (auto& c : all) if (in_force(c, on) && rank_of(c) < best) best = rank_of(c);
    return best;
}

}  // namespace law

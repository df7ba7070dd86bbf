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

inline bool in_force(Citation const& c, Date on) { return (!c.from || *c.from <= on) && (!c.to || on <= *c.to); }
// The highest rank among those in force that day; house_rule when there is none.
inline Rank highest_rank(std::vector<Citation> const& all, Date on) {
    Rank best = Rank::house_rule;
    for (auto& c : all) if (in_force(c, on) && c.rank < best) best = c.rank;
    return best;
}

}  // namespace law

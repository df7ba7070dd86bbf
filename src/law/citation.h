// A basis as data: what a list type, a measure or a determination rests on.
#pragma once
#include <algorithm>
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

// The highest rank that an instrument can have by what it is called. A memorandum is one, whatever rank it was given (I-9). What bears a document number
// 〔year〕 is no law and no regulation: only the centre's own documents are its policy, every other is a normative document (I-7; 立法法, GB/T 9704).
inline Rank rank_by_name(std::string_view instrument) {
    if (instrument.find("备忘录") != instrument.npos) return Rank::memorandum;
    auto number = instrument.rfind("〔");
    if (number == instrument.npos) return Rank::law;
    auto before = instrument.substr(0, number);
    for (std::string_view centre : {"国发", "国办发", "国函", "国办函", "中发", "中办发", "厅字", "中委", "中政"})
        if (before.ends_with(centre)) return Rank::central_policy;
    return Rank::normative_document;
}
inline Rank rank_of(Citation const& c) { return std::max(c.rank, rank_by_name(c.instrument)); }
inline bool in_force(Citation const& c, Date on) { return (!c.from || *c.from <= on) && (!c.to || on <= *c.to); }
// The highest rank among those in force that day; house_rule when there is none.
inline Rank highest_rank(std::vector<Citation> const& all, Date on) {
    Rank best = Rank::house_rule;
    for (auto& c : all) if (in_force(c, on) && rank_of(c) < best) best = rank_of(c);
    return best;
}

}  // namespace law

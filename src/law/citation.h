// A basis as data: what a list type, a measure or a determination rests on.
#pragma once
#include <vector>
#include "law/basis.h"
#include "law/date.h"
#include "law/facts.h"
#include "law/id.h"

namespace law {

struct Citation {
    std::string instrument, article;     // "政府采购法", "第二十二条"
    Rank rank;
    std::optional<Date> from = {}, to = {};   // when the cited text is in force
};
BOOST_DESCRIBE_STRUCT(Citation, (), (instrument, article, rank, from, to))

// What an instrument is called, however brackets, widths and spaces were typed: every bracket a round one, but the six-cornered, which are square.
std::u32string plain_name(std::string_view instrument);
// The highest rank that an instrument can have by what it is called. A memorandum is one, whatever rank it was given (I-9). What bears a document
// number, however its year is typed, is no law and no regulation: only the centre's own documents are its policy, every other is a normative document;
// so are opinions, notices, plans and measures of a province, city or county, which make law by regulations alone, whatever a district, a township, a
// street or an office issues, and agreements, standards and instructions. A decree (令) of another than the State Council or the President is at most a
// rule (I-7; 立法法, GB/T 9704).
Rank rank_by_name(std::string_view instrument);
// A normative document of a county or of what is below it: by whose own authority nobody is listed (I-1).
bool is_of_the_county_or_below(std::string_view instrument);
// What names no instrument or no article is no basis.
bool names_its_text(Citation const& c);
Rank rank_of(Citation const& c);
inline bool in_force(Citation const& c, Date on) { return (!c.from || *c.from <= on) && (!c.to || on <= *c.to); }
// The highest rank among those in force that day; house_rule when there is none.
Rank highest_rank(std::vector<Citation> const& all, Date on);
// A law or a regulation says so itself: policy does not forbid by law (I-18).
bool a_law_says_so(std::vector<Citation> const& all, Date on);
// Whether they suffice, and of those that do not: which name bears no such rank. `path` is where they lie.
Finding bases_told(bool suffice, std::vector<Citation> const& all, std::string const& path);

}  // namespace law

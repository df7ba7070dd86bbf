// A ListType (名单类别): which list there may be, by whose determination, on what basis, behind which evidence gate, for how long, shown
// where, repaired how. Dated data, changed by acts of two persons (I-10).
#pragma once
#include "casework/noun.h"
#include "law/citation.h"

namespace list_type {

enum class Polarity { incentive, discipline };
BOOST_DESCRIBE_ENUM(Polarity, incentive, discipline)
enum class Origin { county, upstream };
BOOST_DESCRIBE_ENUM(Origin, county, upstream)
enum class Gate { county_discipline, upstream, incentive };
BOOST_DESCRIBE_ENUM(Gate, county_discipline, upstream, incentive)
enum class PeriodKind { fixed, until_origin_removes, renewable };
BOOST_DESCRIBE_ENUM(PeriodKind, fixed, until_origin_removes, renewable)
// Where its entries are public: a link to 信用中国 (upstream types publish centrally), on the county's own page, or nowhere.
enum class Publicity { link, local, none };
BOOST_DESCRIBE_ENUM(Publicity, link, local, none)

// How whoever is listed may mend what it did (修复方式): correction with a commitment is open by law; community or voluntary service (社会公益、志愿服务)
// counts only where the rules of the list type say so. It never shortens the time that must pass, unless they name a time of their own for it.
enum class Mending { correction, service };
BOOST_DESCRIBE_ENUM(Mending, correction, service)
struct Way {
    Mending by;
    std::string counts;                  // what counts, who certifies it, and for what
    law::Citation under;                 // the article that allows it
    std::optional<std::string> period;   // name of the dated period that must pass when it is used; none: the one of every repair
    bool confirmed;
};
BOOST_DESCRIBE_STRUCT(Way, (), (by, counts, under, period, confirmed))

struct ListType {
    std::string id;
    std::int64_t version = 0;
    std::string code;                    // "DC-03"
    std::string name_zh, name_en;
    Polarity polarity;
    std::string field;                   // 领域
    Origin origin;
    std::string determines;              // who determines, in words; county types: agencies with duty "determines:<code>"
    bool persons_allowed;                // its law names natural persons
    Gate gate;
    PeriodKind period_kind;
    std::optional<std::int64_t> period_months;   // of fixed and renewable
    Publicity publicity;
    std::string repair, exit_conditions, remedies;
    std::vector<law::Citation> bases;
    law::Date from;
    std::optional<law::Date> to;
    bool confirmed;                      // against the official text
    std::optional<law::Date> published_on;
    std::optional<law::Date> ended_on;   // first day on which it no longer holds
    std::vector<Way> ways;               // of repair, as its rules say; none: correction alone
};
BOOST_DESCRIBE_STRUCT(ListType, (), (id, version, code, name_zh, name_en, polarity, field, origin, determines, persons_allowed, gate, period_kind,
                                     period_months, publicity, repair, exit_conditions, remedies, bases, from, to, confirmed, published_on, ended_on, ways))

// Published, valid and not ended that day: new entries may rest on it.
bool in_force(ListType const& type, law::Date on);
// The last day that its own period sets for what was decided that day (I-19); none: until the origin removes it.
std::optional<law::Date> last_day(ListType const& type, std::optional<law::Date> decided_on);
// What its rules say of this way; none: nothing.
Way const* way_of(ListType const& type, Mending by);
// Nothing is listed on a county's own paper: a discipline list that the county determines rests on law, administrative regulation or
// Central/State-Council policy; one that mirrors a higher origin rests on what its origin cites.
bool basis_suffices(ListType const& type, law::Date on);
// Whether these words name an instrument that the list rests on: by its name, with or without 《》 and what stands in brackets behind it, or by its number.
bool names_a_basis(ListType const& type, std::string_view words);

}  // namespace list_type

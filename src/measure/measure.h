// A Measure (奖惩措施) of the catalogue (措施清单). I-7: a rights-reducing one needs a basis in law, administrative regulation or
// Central/State-Council policy (or a local regulation, for an item of the supplementary list); I-11: only one that is published and in
// force that day is ever applied, offered or pushed.
#pragma once
#include "casework/noun.h"
#include "law/citation.h"

namespace measure {

enum class Polarity { incentive, discipline };
BOOST_DESCRIBE_ENUM(Polarity, incentive, discipline)
enum class Category { administrative, market, industry, social };
BOOST_DESCRIBE_ENUM(Category, administrative, market, industry, social)
enum class Kind { rights_reducing, management, voluntary, incentive };
BOOST_DESCRIBE_ENUM(Kind, rights_reducing, management, voluntary, incentive)
// Whom it targets: entries of named list types, every discipline or incentive entry, or subjects without any adverse record (六).
enum class Target { list_types, all_discipline, all_incentive, none_adverse };
BOOST_DESCRIBE_ENUM(Target, list_types, all_discipline, all_incentive, none_adverse)

// A memorandum that names this measure or that it cites: told when it began to and when it ended. The measure rests on its own bases
// and does not end with it (I-9).
struct Named {
    std::string memorandum, name, document_no;
    std::optional<law::Date> ended_on;
};
BOOST_DESCRIBE_STRUCT(Named, (), (memorandum, name, document_no, ended_on))

struct Measure {
    std::string id;
    std::int64_t version = 0;
    std::string number;                  // in the catalogue: "C-012"
    std::int64_t edition;                // of this number: 1, 2, …
    std::string name_zh, name_en;
    Polarity polarity;
    Category category;
    Kind kind;
    Target target;
    std::vector<std::string> list_types; // codes, when target is list_types
    std::vector<std::string> matter_kinds;   // licence, procurement, …; empty: every matter
    std::vector<std::string> agencies;   // kinds of agency that implement it; "*": every one
    bool binds_by_law;                   // the law itself forbids; a hold cannot make it "may proceed" (I-18)
    bool supplementary;                  // item of the province's or city's supplementary list (I-7)
    std::string what_to_do_zh, what_to_do_en;
    std::string repair;
    std::vector<law::Citation> bases;
    law::Date from;                      // validity
    std::optional<law::Date> to;
    bool confirmed;                      // against the official text
    std::optional<law::Date> published_on, ended_on;   // set by the acts publish and supersede/repeal
    std::vector<Named> memoranda;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (id, version, number, edition, name_zh, name_en, polarity, category, kind, target, list_types, matter_kinds,
                                    agencies, binds_by_law, supplementary, what_to_do_zh, what_to_do_en, repair, bases, from, to, confirmed,
                                    published_on, ended_on, memoranda))

// I-11, in one place: published, valid, not ended, and its basis in force and high enough (I-7) on that day.
bool in_force(Measure const& measure, law::Date on);
bool basis_suffices(Measure const& measure, law::Date on);

}  // namespace measure

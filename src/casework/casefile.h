// What every case has, whatever its noun: state, due date, owner, and the steps that led here. One row per case beside the noun's own
// row of the same id.
#pragma once
#include "law/decide.h"
#include "store/table.h"

namespace casework {

struct Step {
    std::string act;
    law::Party party;
    std::string account;                 // person_of(actor)
    law::Date on;                        // legal day
    std::int64_t leaf;
};
BOOST_DESCRIBE_STRUCT(Step, (), (act, party, account, on, leaf))

struct CaseFile {
    std::string id;
    std::int64_t version = 0;
    std::string noun, state;
    std::optional<law::Date> due;
    bool provisional = false;
    std::optional<std::int64_t> days_left;
    law::Date opened;
    std::string agency;                  // whose case it is; empty when nobody's in particular
    std::string subject;                 // subject id, or empty
    std::string title;                   // one line for lists; may name a person
    std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(CaseFile, (), (id, version, noun, state, due, provisional, days_left, opened, agency, subject, title, steps))

inline store::Table<CaseFile> const kCaseFiles{"casefile", {"title"}};

// Steps that no statute has, taken by the engine: its wait was counted again when a calendar came; its words were destroyed along with
// the case it is about.
inline constexpr std::string_view kCountedAgain = "counted_again", kWordsDestroyed = "words_destroyed";

law::Standing standing_of(law::Procedure const& procedure, CaseFile const& file);

}  // namespace casework

HENGXIN_ROW(extern, casework::CaseFile);

// A Memorandum (合作备忘录): agencies agree whom they reward or discipline together, by which measures, and how they share, carry out and
// feed back (clause 十). It routes and coordinates; it is never itself a basis for a burden (I-9): each measure in it is one of the
// catalogue or names a basis of its own. One of a higher level is followed: what its origin supplied is kept, nothing is filled in.
#pragma once
#include "casework/noun.h"
#include "law/citation.h"

namespace memorandum {

enum class Level { county, city, province, nation };
BOOST_DESCRIBE_ENUM(Level, county, city, province, nation)
enum class Opinion { not_yet, consents, comments };
BOOST_DESCRIBE_ENUM(Opinion, not_yet, consents, comments)
enum class EndedBy { nothing, agreement, repealed, superseded };
BOOST_DESCRIBE_ENUM(EndedBy, nothing, agreement, repealed, superseded)

// One agency that takes part, the lead first: what it said when it was consulted, and its signature. Each is recorded by itself alone.
struct Signatory {
    std::string agency, name;            // id; name as it was then
    Opinion opinion = Opinion::not_yet;
    std::string words;
    std::optional<law::Date> heard_on;
    std::string heard_by;                // account
    std::optional<law::Date> signed_on;
    std::string signed_by;               // account
};
BOOST_DESCRIBE_STRUCT(Signatory, (), (agency, name, opinion, words, heard_on, heard_by, signed_on, signed_by))

// A measure in it: of the catalogue by its number, or one with a basis of its own.
struct Item {
    std::string measure, name;
    std::vector<law::Citation> bases;
};
BOOST_DESCRIBE_STRUCT(Item, (), (measure, name, bases))

struct Memorandum {
    std::string id;
    std::int64_t version = 0;
    Level level = Level::county;
    std::string name;
    std::int64_t edition = 1;
    std::string replaces;                // id of the edition before
    std::string lead;                    // agency that began it; of a higher one who brought it
    std::string issuer;                  // of a higher one, in words
    std::string document_no;
    std::optional<law::Date> issued_on;
    std::vector<Signatory> parties;
    std::string targets, implementers, sharing, execution, feedback;
    std::string repair;                  // for how long its discipline measures hold, and how they are repaired (十八)
    std::vector<Item> measures;
    std::vector<law::Citation> bases;
    std::string answer_to_comments, return_reasons;
    std::optional<law::Date> effective_on;       // named when signing begins; never before the last signature
    std::optional<law::Date> reported_on;
    std::string report_receipt;
    std::optional<law::Date> published_on;
    std::string secrecy_checked_by;      // account that did the secrecy review before publication (十五)
    std::optional<law::Date> ended_on;   // first day on which it no longer holds
    EndedBy ended_by = EndedBy::nothing;
    std::string end_text;                // the agreement, or the higher text that repealed it
};
BOOST_DESCRIBE_STRUCT(Memorandum, (), (id, version, level, name, edition, replaces, lead, issuer, document_no, issued_on, parties, targets, implementers,
                                       sharing, execution, feedback, repair, measures, bases, answer_to_comments, return_reasons, effective_on,
                                       reported_on, report_receipt, published_on, secrecy_checked_by, ended_on, ended_by, end_text))

Signatory const* party(Memorandum const& memorandum, std::string_view agency);
bool all_signed(Memorandum const& memorandum);
bool in_force(Memorandum const& memorandum, law::Date on);
// Whether this instrument, as somebody cites it, is the memorandum: by its number or its name.
bool is_cited_as(Memorandum const& memorandum, std::string_view instrument);
// Whatever is on file as a memorandum ranks as one among these bases, whatever rank they were given (I-9).
void rank_as_agreed(std::vector<law::Citation>& bases, std::vector<Memorandum> const& agreed);

}  // namespace memorandum

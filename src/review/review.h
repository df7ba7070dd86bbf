// A Review (信用核查): an agency asks by letter about everybody on a roster, for one purpose and as one matter of its remit, before it honours,
// commends, admits or appoints. What is found is the answer of that day and says so; each row has a receipt of its own. Nobody is scored, counted
// against another or ranked, and nobody is told of who is not on the roster.
#pragma once
#include "casework/noun.h"

namespace review {

enum class Purpose { honour, commendation, qualification, recruitment, subsidy, other };
BOOST_DESCRIBE_ENUM(Purpose, honour, commendation, qualification, recruitment, subsidy, other)
enum class Ground { not_refused, no_purpose, outside_remit, no_basis, other_ground };
BOOST_DESCRIBE_ENUM(Ground, not_refused, no_purpose, outside_remit, no_basis, other_ground)
enum class Way { none_yet, in_person, post, exchange, system };
BOOST_DESCRIBE_ENUM(Way, none_yet, in_person, post, exchange, system)

// An entry that an answer named, and how it stood that day.
struct Named {
    std::string entry, standing;
};
BOOST_DESCRIBE_STRUCT(Named, (), (entry, standing))

// One of the roster, and what was found of it, in the words of every answer.
struct Row {
    std::string name, code;                  // of a natural person masked: the whole number is in `numbers` while it is needed
    bool person;
    std::string result, wording, lists, measures, note, receipt;
    std::vector<Named> entries;
};
BOOST_DESCRIBE_STRUCT(Row, (), (name, code, person, result, wording, lists, measures, note, receipt, entries))

// How many rows were answered so.
struct Count {
    std::string result;
    std::int64_t rows;
};
BOOST_DESCRIBE_STRUCT(Count, (), (result, rows))

struct Review {
    std::string id;
    std::int64_t version = 0;
    std::string agency;                      // that asks: its id
    Purpose purpose;
    std::string occasion;
    std::string matter;                      // code, of its remit
    std::string basis_instrument, basis_article;
    std::string letter_no;
    std::optional<law::Date> letter_on;
    std::string letter, roster_file;         // documents
    std::int64_t rows = 0;
    std::vector<Row> roster;
    store::Sealed numbers;                   // of natural persons, by row, as canonical JSON: until the reply is served
    bool persons = false;                    // somebody on it is a natural person
    bool returned_once = false;
    std::string missing;
    Ground ground = Ground::not_refused;            // of refusing
    std::string refused_because;
    std::optional<law::Date> reply_due;      // by the period from acceptance on
    std::optional<law::Date> checked_on;     // the day that the answers are of
    std::string checks;                      // leaf of the answers: row n of it has the receipt "leaf.n"
    std::vector<Count> results;
    std::string remarks;                     // of the office, in the reply
    std::string sent_back_because;
    std::string reply;                       // document: the paper as served
    Way way = Way::none_yet;
    std::string receiver;
    std::string withdrawn_because;
    std::optional<law::Date> archived_until; // since it ended: the last day it is kept
    std::optional<law::Date> destroyed_on;   // what is left is its skeleton
};
BOOST_DESCRIBE_STRUCT(Review, (), (id, version, agency, purpose, occasion, matter, basis_instrument, basis_article, letter_no, letter_on, letter, roster_file, rows,
                                   roster, numbers, persons, returned_once, missing, ground, refused_because, reply_due, checked_on, checks, results, remarks,
                                   sent_back_because, reply, way, receiver, withdrawn_because, archived_until, destroyed_on))

// For the paper: 评优评先 and so on; what was found in numbers; and the table of its annex, a line for each row.
std::string_view purpose_in_words(Purpose purpose);
std::string in_numbers(Review const& review);
std::vector<std::string> annex(Review const& review);
// As which purpose the questions of the review are asked, in their leaves.
std::string asked_for(Purpose purpose);

}  // namespace review

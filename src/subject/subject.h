// A Subject (信用主体): organisation, sole trader or natural person. Citizen numbers and contacts are encrypted; a number is found by a
// keyed blind index; a masked number is kept as masked. Never a score, rank or class of a natural person (I-2): there is no field for one.
#pragma once
#include "casework/noun.h"

namespace subject {

enum class Kind { organisation, sole_trader, person };
BOOST_DESCRIBE_ENUM(Kind, organisation, sole_trader, person)

struct NameSpan {
    std::string name;
    law::Date from;
    std::optional<law::Date> to;
};
BOOST_DESCRIBE_STRUCT(NameSpan, (), (name, from, to))

// A dated relation; an effect reaches a related person only where the list's law names them.
struct Relation {
    std::string kind;                    // legal_representative, person_responsible, successor
    std::string subject;                 // id of the other
    law::Date from;
    std::optional<law::Date> to;
};
BOOST_DESCRIBE_STRUCT(Relation, (), (kind, subject, from, to))

struct Subject {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string name;                    // today's, as registered
    std::string code;                    // unified code, normalised; empty when none
    std::string legacy;                  // 15-digit registration number; empty when none
    std::string document;                // citizen, passport, hk_macao, taiwan, residence; empty for organisations
    std::optional<store::Sealed> number; // of that document
    std::string number_index;            // hex of the blind index (HMAC of the number); empty when none
    std::string number_masked;           // 1305************10; also what a masked source gave
    std::optional<law::Date> born;       // from the number: minors are never public, under-14s never recorded
    std::vector<NameSpan> names;         // earlier ones
    std::vector<Relation> relations;
    bool declines_promotion = false;     // may decline to be promoted as model (六)
};
BOOST_DESCRIBE_STRUCT(Subject, (), (id, version, kind, name, code, legacy, document, number, number_index, number_masked, born, names, relations,
                                    declines_promotion))

// Whole years on a day.
int age_on(law::Date born, law::Date on);
// Whether free words about this subject tell what may never be collected of a natural person (text::never_collected); names each field that does.
inline constexpr law::Question words_hold_nothing_forbidden{
    "words_hold_nothing_forbidden", "所写内容含有依法不得归集的自然人信息。", "What is written holds what may not be collected of a natural person.",
    {"浙江省公共信用信息管理条例", "第十四条", law::Rank::local_regulation}, 422};
law::Finding holds_nothing_forbidden(Subject const& subject, std::vector<std::pair<std::string_view, std::string_view>> const& words);

std::string masked_name(std::string_view name);                              // 张*
// The name beside other cases: of a natural person the family name alone.
std::string shown_name(Kind kind, std::string_view name);

// How a record says that it ended because its subject was under 14 when it came about.
inline constexpr std::string_view kUnder14 = "未满十四周岁";

}  // namespace subject

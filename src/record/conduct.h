// A class of conduct (信用行为分类) of an organisation: typical honesty, general, severe or lasting dishonesty (（二）). It is derived, when it is
// asked for, by published rules from what is in force that day; it is explained, informs, and has no effect of its own: no verdict, no
// measure and no row holds one. Natural persons have none, whatever their trade (I-2).
#pragma once
#include <span>
#include "entry/entry.h"
#include "record/record.h"
#include "rule/recognition.h"
#include "subject/subject.h"

namespace record {

struct Because {
    std::string noun, id;                // the entry or record that gives it
    law::Date since;
    std::optional<law::Date> until;      // last day on which it counts
};
BOOST_DESCRIBE_STRUCT(Because, (), (noun, id, since, until))

struct ConductClass {
    rule::Rule rule;                     // which rule gives it; its name says which class
    std::vector<Because> because;
};

// What a class may rest on: the subject's entries and records, and the list types and rules as published.
struct OnFile {
    std::vector<entry::Entry> entries;
    std::vector<Record> records;
    std::vector<list_type::ListType> list_types;
    std::vector<rule::Rule> rules;
};
// A suspended, expired or removed entry gives none; severe dishonesty only mirrors a statutory list in force.
std::vector<ConductClass> conduct_of(OnFile const& all, law::Date on);

// What other regions found in evaluating the organisation (评价结果互认): their words, for information and without effect, through their last day
// and as long as they are recognised.
struct Evaluation {
    Record record;
    rule::Rule recognised;
};
std::vector<Evaluation> evaluations_of(OnFile const& all, law::Date on);

// A sole trader is a natural person too.
bool has_classes(subject::Kind kind);

}  // namespace record

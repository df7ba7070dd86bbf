// What is listed in another region as well as here (跨区域): the law of their conflicts, in one place. Pure.
//
//   whom, what   our list type says who may be on it and which measures are for it; a measure of the origin is none here
//   how long     the shortest governs: the origin's own last day, what our list type allows, the recognition
//   twice        one fact counts once: the county's own entry or that of a higher level governs, between two regions the one that ends first
//   the end      what ended here by repair, revocation or error is not listed again from there, nor what has run out here
//
// A higher text that sets another last day is the governing entry's own; nothing here lengthens or shortens that.
#pragma once
#include "entry/entry.h"
#include "rule/recognition.h"

namespace entry {

// The recognition in force for a list of a region, with our list type for it.
struct Recognised {
    rule::Rule rule;
    list_type::ListType type;
    std::optional<law::Date> last;       // last day on which it carries
};

// An entry as its origin listed it, as it would be listed here.
Entry mapped(Entry theirs, Recognised const& recognised);

// One fact: the same subject, polarity and document. Brackets, width and blanks make no difference.
bool same_fact(Entry const& one, Entry const& other);
// Of two entries of one fact from different places, this one from elsewhere does not count.
bool gives_way(Entry const& theirs, Entry const& other);
bool ended_for_good(Entry const& entry);
// What stands or ended here keeps this entry from elsewhere off the list that day.
bool stays_out(Entry const& theirs, Entry const& other, law::Date on);

}  // namespace entry

// What the papers of an objection say of it, by the blanks of their templates. No code of the program stands on a paper: who reads it knows none.
#pragma once
#include <map>
#include "casework/noun.h"
#include "objection/objection.h"

namespace document {

// What is known elsewhere: what it is about in words, whose it is, and the words of its choices.
struct Told {
    std::string thing, source, intake;
    std::map<std::string, std::string> words;              // the first of a name is meant
};
std::map<std::string, std::string, std::less<>> told_of_objection(objection::Objection const& o, casework::CaseFile const& about, Told const& told);

}  // namespace document

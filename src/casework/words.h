// What a noun calls the things it shows and asks for: Chinese and English of the members of its view, and of the names and values inside
// them. Screens are drawn from these, so a noun is whole only when everything it shows has a title (test/words_test.cc).
#pragma once
#include <map>
#include <span>
#include "json/shape.h"
#include "law/procedure.h"

namespace casework {

struct Word {
    std::string_view name;
    std::string_view zh = {}, en = {};   // absent: as the field of that name is called in the statute, or as everywhere
};

struct Vocabulary {
    std::span<Word const> members;       // of the view, in the order they are shown
    std::span<Word const> inside;        // members of what lies inside, and values that are names
    std::span<Word const> shared = {};   // the same for several nouns
};

// Every title a screen of this noun needs: its own words, the fields of its acts, and what is called the same everywhere.
std::map<std::string, std::string> titles(Vocabulary const& words, law::Procedure const& procedure, bool english);

// As JSON: {"type","members":[{"name","title","required","shape"}],"of":shape,"values":[…],"value_titles":[…]}.
json::Object shape_json(json::Shape const& shape, std::map<std::string, std::string> const& titles);

}  // namespace casework

// The invented subjects of a county and the numbers they go by: no two alike, by construction and not by looking.
#pragma once
#include "demo/chance.h"
#include "demo/generator.h"

namespace demo {

// Unified codes of any prefix: a registration block nobody issues, both check characters right (GB 11714, GB 32100).
class Codes {
 public:
    explicit Codes(Chance& chance);
    std::string next(std::string_view prefix8);

 private:
    Sequence sequence_;
};

std::vector<Subject> make_subjects(Sizes const& sizes, law::Date today, Codes& codes, Chance& chance);

}  // namespace demo

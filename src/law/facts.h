// Facts are answers to questions that a decision asks of the rest of the world: "does the remit cover this matter?". A noun declares
// its questions, its store answers them, the statute row names them (`.provided`). A question without an answer is a bug.
#pragma once
#include <map>
#include "law/basis.h"
#include "law/refusal.h"

namespace law {

// A condition named as a sentence, with what is said when it does not hold.
struct Question {
    std::string_view name;         // "remit_covers_matter"
    std::string_view zh, en;       // said when it does not hold
    Basis under;
    int status = 409;
    bool by_the_case = false;      // asked without a form it already tells whether any form could do: what it denies waits, and is no button
};
inline constexpr bool kByTheCase = true;

struct Finding {
    bool holds;
    std::string zh = {}, en = {};                // more of why not, e.g. which article or date
    std::vector<FieldError> fields = {};         // which fields are missing or wrong
};

class Facts {
 public:
    void answer(Question const& question, Finding finding) { known_[question.name] = std::move(finding); }
    void answer(Question const& question, bool holds) { known_[question.name] = {holds}; }
    Finding const& ask(Question const& question) const {
        auto found = known_.find(question.name);
        assert(found != known_.end());           // the noun's store must answer each question its statute asks
        return found->second;
    }
    Finding const* told(Question const& question) const {       // nothing when it was not answered
        auto found = known_.find(question.name);
        return found == known_.end() ? nullptr : &found->second;
    }
    // What a consequence needs beside yes and no: ids of cases it will reach, a name. Empty when none was given.
    void give(std::string_view name, std::vector<std::string> values) { given_[name] = std::move(values); }
    std::vector<std::string> given(std::string_view name) const {
        auto found = given_.find(name);
        return found == given_.end() ? std::vector<std::string>{} : found->second;
    }
 private:
    std::map<std::string_view, Finding> known_;
    std::map<std::string_view, std::vector<std::string>> given_;
};

}  // namespace law

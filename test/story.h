// Stories: what happens in a county, day by day, as text that a lawyer can read and a machine plays on the real program (test/cases).
//
//   # A title says what the story shows.
//   let full = {"document_no": "…"}                                          a piece of fields, used as +full
//   2026-03-02 handler   determination.draft as D subject=S +full            → drafted
//   2026-03-03 handler   D.submit                                            ✗ not_this_party
//   2026-03-03 officer   check as Q matter=JY-TB-01 code=9111…               → discipline measures=R05,M10
//   2026-03-03 -         find entry determination=D as E                     → listed due 2026-04-01
//   2026-03-03 -         show E standing until                               → standing=in_force until=2026-04-01
//   2026-03-03 -         reads L 决定日期                                    → the first line of the paper that has this word
//   2026-03-03 handler   offered D                                           → submit publish!gate_is_passed
//   2026-03-03 officer   upload as F name=a.pdf about_noun=task about=T      → received
//   2026-04-02 clock     lapse                                               → 1
//
// A line that begins with a blank goes on with the one above. `→` tells state and due day, `✗` the refusal's code and its fields.
// Values: bare, "quoted", [JSON] or {JSON}; a name given by `as` stands for its id, in JSON as "$NAME"; a.b=… sets inside +pieces;
// +measures:R05 is that row of rules/measures.csv; @2026-03-01 is the act's legal day when it is not the day of recording.
#pragma once
#include <map>
#include <set>
#include "test/county.h"

namespace test {

struct StoryLine {
    int number;                                    // of its last line in the file, where the expectation is
    std::string date, who, text, expected;         // expected: "→ …", "✗ …", or empty
};
std::vector<StoryLine> story_lines(std::string const& content);
// The same text with another expectation on that line.
std::string with_expectation(std::string const& line, std::string const& expectation);

// Words of a line: split at blanks outside quotes, brackets and braces.
std::vector<std::string> story_words(std::string const& text);

class Story {
 public:
    explicit Story(County& county) : county_(county), ids_(county.founded()) {
        county.on_hidden([this](std::string const& code) { refused_.insert(code); });
    }
    std::string play(StoryLine const& line);       // what happened, as an expectation

    // Identifying numbers that the story used: none may be among the facts of a leaf.
    std::set<std::string> const& numbers() const { return numbers_; }
    std::set<std::string> const& refused() const { return refused_; }

 private:
    std::string act(std::string const& who, std::vector<std::string> const& words);
    std::string feed(std::string const& who, std::vector<std::string> const& words);
    std::string work(std::string const& who, std::vector<std::string> const& words);
    std::string bring(std::string const& who, std::vector<std::string> const& words);
    std::string ask(std::string const& who, std::vector<std::string> const& words);
    std::string upload(std::string const& who, std::vector<std::string> const& words);
    std::string find(std::vector<std::string> const& words);
    std::string show(std::vector<std::string> const& words);
    std::string reads(std::vector<std::string> const& words);
    std::string offered(std::string const& who, std::vector<std::string> const& words);
    std::string refusal(law::Refusal const& no);
    std::string of_case(std::string const& id);
    std::string id_of(std::string const& name) const;
    std::string value_text(std::string word) const;
    json::Value with_names(json::Value value) const;
    json::Object fields(std::vector<std::string> const& words, std::size_t from, law::Term const* term);
    void set(json::Object& fields, std::string const& path, json::Value value);
    void names(std::vector<std::string> const& words, std::string const& id);

    County& county_;
    std::map<std::string, std::string> ids_;
    std::map<std::string, json::Object> pieces_, answers_;
    std::set<std::string> numbers_, refused_;
    std::optional<law::Date> on_;
};

}  // namespace test

// A template (文书模板): the words of an official paper with blanks in braces, from papers/*.txt, which a lawyer can read. A paper is filled
// from the case alone: a blank without a value is told by name, and nothing is issued.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paper {

// How a line stands: whom it is addressed to (flush left), a heading (黑体), a paragraph (indented by two characters).
enum class Mark { address, heading, body };
BOOST_DESCRIBE_ENUM(Mark, address, heading, body)
struct Line {
    Mark mark;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Line, (), (mark, text))

struct Template {
    std::string name;                    // "measure_notice"
    std::string zh, en;                  // titles
    std::string letter;                  // 文号字: 惩告
    std::string noun;                    // the kind of case it is issued on
    std::vector<Line> lines;
    std::vector<Line> annex;             // after a second "---": follows the signature, on a page of its own
    std::vector<std::string> blanks;     // each once, in the order of the text
};
std::vector<Template> const& templates();                  // throws std::runtime_error naming the line of a template that is not well formed
Template const* template_named(std::string_view name);
Template read_template(std::string_view name, std::string_view text);

struct Filled {
    std::vector<Line> lines, annex;
    std::vector<std::string> missing;    // blanks without a value
};
using Values = std::map<std::string, std::string, std::less<>>;
// Words as they may stand on paper: controls and line ends become blanks, so that no value makes a line; what turns the direction of writing
// goes, so that none reads otherwise than it is.
std::string printable(std::string words);
Filled fill(Template const& form, Values const& values);

// Said beside the QR code of a paper.
inline constexpr char kProofWords[] = "扫码取得账本凭证，可核验本文书";

// A form that people fill in by hand: its blanks are lines to write on.
bool is_form(Template const& form);

// A paper as issued: everything that is printed but its proof.
struct Sheet {
    std::string title, number, organ, on;                  // on: 二〇二六年三月四日 is printed as 2026年3月4日
    std::vector<Line> lines, annex = {};
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (title, number, organ, on, lines, annex))
Sheet unfilled(Template const& form);                      // of no organ and without a number

}  // namespace paper

#include "paper/template.h"
#include <algorithm>
#include <iterator>
#include <stdexcept>
#include "paper/shipped.h"

namespace paper {
namespace {

constexpr std::string_view kColon = "：", kStop = "。";

// Calls `word` for text between blanks and `blank` for each blank.
template <class Word, class Blank> void walk(std::string_view text, Word&& word, Blank&& blank) {
    while (!text.empty()) {
        auto open = text.find('{'), close = text.find('}');
        if (open == text.npos && close == text.npos) return word(text);
        if (open == text.npos || close == text.npos || close < open + 2) throw std::runtime_error("a brace without its other: " + std::string(text));
        word(text.substr(0, open));
        blank(std::string(text.substr(open + 1, close - open - 1)));
        text = text.substr(close + 1);
    }
}

Line line_of(std::string_view text) {
    if (text.starts_with("> ")) return {Mark::address, std::string(text.substr(2))};
    if (text.starts_with("# ")) return {Mark::heading, std::string(text.substr(2))};
    return {Mark::body, std::string(text)};
}

void head(Template& all, std::string_view line) {
    auto colon = line.find(kColon);
    auto name = line.substr(0, colon);
    std::string* to = name == "名称" ? &all.zh : name == "英文" ? &all.en : name == "文号字" ? &all.letter : name == "事项" ? &all.noun : nullptr;
    if (colon == line.npos || !to || !to->empty()) throw std::runtime_error("no line of a template's head: " + std::string(line));
    *to = line.substr(colon + kColon.size());
}

}  // namespace

std::string printable(std::string words) {
    static constexpr std::string_view kTurning[] = {"\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
                                                    "\u061c", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"};
    for (auto& c : words) if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    for (auto& each : kTurning)
        for (std::size_t at; (at = words.find(each)) != words.npos;) words.erase(at, each.size());
    return words;
}

Template read_template(std::string_view name, std::string_view text) {
    Template all{std::string(name), {}, {}, {}, {}, {}, {}, {}};
    auto* lines = static_cast<std::vector<Line>*>(nullptr);      // none: in its head
    while (!text.empty()) {
        auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text = text.substr(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        if (line == "---") lines = lines ? &all.annex : &all.lines;
        else if (!lines) head(all, line);
        else lines->push_back(line_of(line));
    }
    if (all.zh.empty() || all.en.empty() || all.letter.empty() || all.noun.empty() || all.lines.empty())
        throw std::runtime_error("template " + all.name + ": 名称, 英文, 文号字, 事项 and a text are needed");
    for (auto* part : {&all.lines, &all.annex})
        for (auto& line : *part) walk(line.text, [](std::string_view) {}, [&](std::string blank) {
            if (std::find(all.blanks.begin(), all.blanks.end(), blank) == all.blanks.end()) all.blanks.push_back(std::move(blank));
        });
    return all;
}

std::vector<Template> const& templates() {
    static std::vector<Template> const all = [] {
        std::vector<Template> read;
        for (auto& [name, text] : shipped_templates()) read.push_back(read_template(name, text));
        return read;
    }();
    return all;
}

Template const* template_named(std::string_view name) {
    for (auto& each : templates()) if (each.name == name) return &each;
    return nullptr;
}

bool is_form(Template const& form) { return form.name.ends_with("_application"); }

Sheet unfilled(Template const& form) {
    Values lines;
    for (auto& blank : form.blanks) lines[blank] = "＿＿＿＿＿＿＿＿＿＿";
    auto filled = fill(form, lines);
    return {form.zh, "", "", "", std::move(filled.lines), std::move(filled.annex)};
}

Filled fill(Template const& form, Values const& values) {
    Filled all;
    for (auto& blank : form.blanks)
        if (auto value = values.find(blank); value == values.end() || printable(value->second).find_first_not_of(' ') == std::string::npos) all.missing.push_back(blank);
    auto filled_in = [&](Line const& line) {
        Line filled{line.mark, ""};
        // The template ends a sentence; a value that ends with it already does not end it twice.
        auto word = [&](std::string_view words) {
            bool twice = words.starts_with(kStop) && filled.text.ends_with(kStop);
            filled.text += twice ? words.substr(kStop.size()) : words;
        };
        walk(line.text, word, [&](std::string const& blank) {
            if (auto value = values.find(blank); value != values.end()) filled.text += printable(value->second);
        });
        return filled;
    };
    std::transform(form.lines.begin(), form.lines.end(), std::back_inserter(all.lines), filled_in);
    std::transform(form.annex.begin(), form.annex.end(), std::back_inserter(all.annex), filled_in);
    return all;
}

}  // namespace paper

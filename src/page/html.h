// HTML is written through this and nothing else: whatever was typed anywhere is text, never markup. Elements close in the order they were
// opened, or it is a bug of ours.
#pragma once
#include <cassert>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace page {

class Html {
 public:
    // An attribute whose value is its name stands for itself: {"required", "required"}.
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Html& open(std::string_view element, Attributes attributes = {}) {
        tag(element, attributes);
        open_.emplace_back(element);
        return *this;
    }
    Html& close(std::string_view element) {
        assert(!open_.empty() && open_.back() == element);
        out_ += "</" + open_.back() + ">\n";
        open_.pop_back();
        return *this;
    }
    Html& text(std::string_view words) {
        escape(words);
        return *this;
    }
    Html& element(std::string_view name, Attributes attributes, std::string_view words) { return open(name, attributes).text(words).close(name); }
    Html& element(std::string_view name, std::string_view words) { return element(name, {}, words); }
    // Of those that hold nothing: input, br, link, meta.
    Html& empty(std::string_view element, Attributes attributes) {
        tag(element, attributes);
        out_ += "\n";
        return *this;
    }
    std::string take() {
        assert(open_.empty());
        return "<!doctype html>\n" + std::move(out_);
    }

 private:
    void tag(std::string_view element, Attributes attributes) {
        out_ += "<" + std::string(element);
        for (auto& [name, value] : attributes) {
            if (name.empty()) continue;                    // {} stands for an attribute that is not there
            out_ += " " + std::string(name) + "=\"";
            escape(value);
            out_ += "\"";
        }
        out_ += ">";
    }
    void escape(std::string_view words) {
        for (char c : words) {
            switch (c) {
                case '&': out_ += "&amp;"; break;
                case '<': out_ += "&lt;"; break;
                case '>': out_ += "&gt;"; break;
                case '"': out_ += "&quot;"; break;
                case '\'': out_ += "&#39;"; break;
                default: out_ += c;
            }
        }
    }
    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace page

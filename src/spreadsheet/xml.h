// XML from outside, read in a stream (Expat), without anything that reaches beyond the text: a DOCTYPE, and with it every entity of its
// own, is refused, as are deep nesting and tags of more than 256 KiB. Names come without their namespaces.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

namespace spreadsheet {

class Attributes {
 public:
    explicit Attributes(char const** all) : all_(all) {}
    std::string_view operator[](std::string_view name) const;     // empty when absent
 private:
    char const** all_;
};

struct Listener {
    std::function<void(std::string_view name, Attributes const&)> start;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;              // in pieces
};

class Xml {
 public:
    explicit Xml(Listener listener);
    ~Xml();
    Xml(Xml const&) = delete;
    void feed(std::string_view piece);                            // throws Error; what a listener throws comes through
    void finish();
 private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace spreadsheet

// A slip (回执): a title, and lines of a name and what it is.
#pragma once
#include <string>
#include <vector>

namespace paper {

struct Slip {
    std::string title, subtitle;
    struct Row {
        std::string name, value;
        bool large = false;                            // the result, seen from across the counter
    };
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

}  // namespace paper

// A slip (回执): a title, and lines of a name and what it is.
#pragma once
#include <string>
#include <vector>

namespace paper {

struct Slip {
    std::string title;
    struct Row {
        std::string name, value;                       // without a name: another of the same as above
        bool large = false;                            // the result, seen from across the counter
    };
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

}  // namespace paper

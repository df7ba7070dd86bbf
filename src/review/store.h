// What the reply to a review says, for its paper.
#pragma once
#include <map>
#include "store/db.h"

namespace review {

struct Reply {
    std::map<std::string, std::string, std::less<>> values;    // of the template's blanks
    std::vector<std::string> annex;                            // its table, a line for each row
};
Reply reply_of(store::Db& db, std::string const& id);

}  // namespace review

// What a hand-over changes of what is on file.
#pragma once
#include <functional>
#include <set>
#include "entry/entry.h"

namespace batch {

// What tells rows of one origin and list apart: whom they are about, and the document, however its number is typed.
using Key = std::pair<std::string, std::string>;
Key key_of(entry::Entry const& entry);

struct Difference {
    std::vector<std::size_t> fresh, changed;     // rows of the hand-over
    std::vector<std::size_t> settled;            // repaired, revoked, found wrong or corrected here, and handed over all the same: left out
    std::vector<std::size_t> over;               // not listed here, and their last day has passed: left out
    std::vector<std::size_t> unlisted;           // of those that their origin let go: nothing here to take away
    struct Waiting {
        std::size_t row;
        std::string batch;
    };
    std::vector<Waiting> waiting, exited_waiting;    // rows, and those let go, of which another batch waits with something else: neither can be published after the other
    std::set<std::string> unsaid;                // batches with rows waiting that a snapshot does not hold
    std::size_t same = 0;
    std::vector<std::string> replaced, gone;     // ids of entries in force
    std::int64_t listed_before = 0;
};

// `rows` as entries to submit (subject, origin, until), `exited` those that their origin says it let go. Rows of one origin and list type are told apart
// by subject and document number; what a snapshot does not hold was let go as well.
struct HandedOver {
    std::vector<entry::Entry> const& rows;
    bool snapshot;
    std::vector<entry::Entry> exited = {};
};
// `on_file`: what is in force or waits for its review or publication. `settled`: it ended here for good, or
// was corrected here, and was not decided anew.
Difference difference(std::vector<entry::Entry> on_file, HandedOver const& handed, std::function<bool(entry::Entry const&)> const& settled, law::Date today);

}  // namespace batch

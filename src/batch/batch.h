// A Batch (批次): upstream entries of one list type as one source handed them over, with the difference from what is listed. Reviewed and
// published as a whole by two further persons; a snapshot also takes away what it no longer holds (I-5). Each row is an entry of its own.
#pragma once
#include "casework/noun.h"
#include "entry/entry.h"

namespace batch {

struct Batch {
    std::string id;
    std::int64_t version = 0;
    std::string list_type;               // code
    std::string level, node;             // the origin: nation, province, …; its name
    std::string source;                  // name of the file or system
    std::string digest;                  // hex SHA-256 of what was handed over
    bool snapshot;                       // holds everything the origin lists; what it lacks has been withdrawn there
    std::int64_t rows, same;             // handed over; of these listed already and unchanged
    std::int64_t fresh, changed;         // listed for the first time; listed differently
    std::vector<std::string> replaced;   // entries that a changed row replaces; once published, those that it did replace
    std::vector<std::string> gone;       // entries that the snapshot no longer holds; once published, those that left by it
    std::int64_t listed_before;          // entries of this origin and list type in force when it came
    std::string region = {}, theirs = {};    // of another region: its code, and its own code of the list (跨区域)
    std::string recognition = {};        // id of the rule that recognises it
};
BOOST_DESCRIBE_STRUCT(Batch, (), (id, version, list_type, level, node, source, digest, snapshot, rows, same, fresh, changed, replaced, gone, listed_before, region, theirs, recognition))

// How a hold names the batch of another region that no longer holds the entry.
inline std::string const kWithdrawnThere = "来源地已撤回 ";

// A drop this large may be a broken export rather than withdrawals: more than a fifth of what was listed, and more than ten.
bool large_drop(Batch const& batch);

}  // namespace batch

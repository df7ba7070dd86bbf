#include "batch/difference.h"
#include <map>
#include <set>
#include "text/name.h"

namespace batch {

Key key_of(entry::Entry const& entry) { return {entry.subject, text::normalise_name(entry.origin.document_no)}; }

Difference difference(std::vector<entry::Entry> on_file, HandedOver const& handed, std::function<bool(entry::Entry const&)> const& settled, law::Date today) {
    Difference all;
    auto& rows = handed.rows;
    std::map<Key, entry::Entry> listed;
    std::vector<std::string> twice;                            // listed in two spellings of one number: the later one stays
    for (auto& entry : on_file) {
        bool waits = !entry.listed_on;
        all.listed_before += !waits;
        auto& known = listed[key_of(entry)];
        if (known.listed_on && !waits) twice.push_back(known.id);
        known = std::move(entry);
    }
    std::set<Key> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto key = key_of(rows[i]);
        if (!seen.insert(key).second) continue;               // the same row twice in one file
        auto known = listed.find(key);
        if (known == listed.end()) {
            bool over = rows[i].until && *rows[i].until < today;
            (over ? all.over : settled(rows[i]) ? all.settled : all.fresh).push_back(i);
        } else if (known->second.until == rows[i].until && known->second.origin.basis == rows[i].origin.basis &&
                   known->second.origin.issuer == rows[i].origin.issuer && known->second.origin.decided_on == rows[i].origin.decided_on) {
            ++all.same;
        } else {
            all.changed.push_back(i);
            if (known->second.listed_on) all.replaced.push_back(known->second.id);
        }
    }
    std::set<Key> let_go;
    for (std::size_t i = 0; i < handed.exited.size(); ++i) {
        auto key = key_of(handed.exited[i]);
        auto known = listed.find(key);
        bool here = known != listed.end() && known->second.listed_on && !seen.count(key);      // a row that lists it again says more
        if (!here) all.unlisted.push_back(i);
        else let_go.insert(key);
    }
    for (auto& [key, entry] : listed)
        if (let_go.count(key) || (handed.snapshot && entry.listed_on && !seen.count(key))) all.gone.push_back(entry.id);
    if (handed.snapshot) all.gone.insert(all.gone.end(), twice.begin(), twice.end());
    return all;
}

}  // namespace batch

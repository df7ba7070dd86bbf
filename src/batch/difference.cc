#include "batch/difference.h"
#include <map>
#include "text/name.h"

namespace batch {
namespace {

// Of one document: what is in force of it, in however many spellings of its number, and how it was last handed over.
struct Known {
    std::vector<std::string> in_force;
    entry::Entry newest;
    std::string waits_in;                    // the batch
};

std::map<Key, Known> known_of(std::vector<entry::Entry> on_file) {
    std::map<Key, Known> all;
    for (auto& entry : on_file) {
        auto& known = all[key_of(entry)];
        if (entry.listed_on) known.in_force.push_back(entry.id);
        else known.waits_in = entry.batch;
        if (!entry.listed_on || known.waits_in.empty()) known.newest = std::move(entry);
    }
    return all;
}

bool says_the_same(entry::Entry const& known, entry::Entry const& row) {
    auto said = entry::as_handed_over(known);
    return said.until == row.until && said.basis == row.origin.basis && said.issuer == row.origin.issuer && known.origin.decided_on == row.origin.decided_on;
}
bool ends_before(entry::Entry const& row, entry::Entry const& known) { return row.until && (!known.until || *row.until < *known.until); }

void append(std::vector<std::string>& all, std::vector<std::string> const& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

Key key_of(entry::Entry const& entry) { return {entry.subject, text::document_key(entry::as_handed_over(entry).document_no)}; }

Difference difference(std::vector<entry::Entry> on_file, HandedOver const& handed, std::function<bool(entry::Entry const&)> const& settled, law::Date today) {
    Difference all;
    auto& rows = handed.rows;
    auto on_list = known_of(std::move(on_file));
    for (auto& [key, known] : on_list) all.listed_before += std::int64_t(known.in_force.size());
    std::set<Key> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto key = key_of(rows[i]);
        if (!seen.insert(key).second) continue;               // the same row twice in one file
        auto found = on_list.find(key);
        if (found == on_list.end()) {
            bool over = rows[i].until && *rows[i].until < today;
            (over ? all.over : settled(rows[i]) ? all.settled : all.fresh).push_back(i);
            continue;
        }
        auto& known = found->second;
        if (says_the_same(known.newest, rows[i])) {
            ++all.same;
            if (handed.snapshot && known.waits_in.empty()) all.gone.insert(all.gone.end(), known.in_force.begin(), known.in_force.end() - 1);      // one spelling stays
        } else if (!known.waits_in.empty()) {
            all.waiting.push_back({i, known.waits_in});
        } else if (settled(rows[i]) && !ends_before(rows[i], known.newest)) {
            all.settled.push_back(i);
        } else {
            all.changed.push_back(i);
            append(all.replaced, known.in_force);
        }
    }
    std::set<Key> let_go;
    for (std::size_t i = 0; i < handed.exited.size(); ++i) {
        auto key = key_of(handed.exited[i]);
        auto found = on_list.find(key);
        if (found == on_list.end()) all.unlisted.push_back(i);
        else if (auto& batch = found->second.waits_in; !batch.empty()) all.exited_waiting.push_back({i, batch});
        else let_go.insert(key);
    }
    for (auto& [key, known] : on_list) {
        bool lacking = handed.snapshot && !seen.count(key);
        if (lacking && !known.waits_in.empty()) all.unsaid.insert(known.waits_in);
        else if (lacking || let_go.count(key)) append(all.gone, known.in_force);
    }
    return all;
}

}  // namespace batch

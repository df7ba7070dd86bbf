// Objections by what they are about.
#pragma once
#include "casework/casefile.h"

namespace task {
struct Task;
}

namespace objection {

// An open objection that suspends this entry or record, or contests this answer; other than `except`.
std::optional<std::string> holding(store::Db& db, std::string const& about, std::string const& except = "");
// An open objection that says of a measure, by its number, that it does not fit this subject.
std::optional<std::string> contesting(store::Db& db, std::string const& number, std::string const& subject, std::string const& except = "");
// An open objection to the measure or to the answer that this task rests on.
std::optional<std::string> deferring(store::Db& db, task::Task const& task, std::string const& except = "");
// An objection to it that is not over: also one that is not accepted yet, or waits to be completed, or suspends nothing.
bool open(store::Db& db, std::string const& about);
// Whether this edition of a measure, or another that was in its place then, was found not to fit this subject; whether this answer or this entry was found wrong altogether.
bool unfitting(store::Db& db, std::string const& measure, std::string const& subject);
bool found_wrong(store::Db& db, std::string const& about);

// Measures as they are contested for one subject, and editions found not to fit it.
struct Contested {
    std::string subject, measure;        // number; id of each edition that was found not to fit
    bool found_unfitting;
};
std::vector<Contested> contested_measures(store::Db& db);

// What is shown beside a case that objections are about: {"objections_open":[{"id","since","suspends"}],"corrections":[{"objection","correction"}]}.
json::Object beside(store::Db& db, casework::CaseFile const& file);

}  // namespace objection

#pragma once
#include <set>
#include "casework/correction.h"
#include "entry/entry.h"
#include "objection/objection.h"
#include "objection/statute.h"
#include "subject/subject.h"

namespace objection {

struct ObjectionNoun {
    using Row = Objection;
    static constexpr std::string_view kName = "objection", kPath = "objections";
    static constexpr bool kAsksAlways = true;              // acceptance and end reach what it is about
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It names who objects and how to reach them.
    static bool identifies_person(Row const&) { return true; }
};

// How an entry or a record that an objection suspends names its cause, before the objection's id.
inline std::string const kCause = "异议 ";

// The objection as `file`, `note` or `supplement` would leave it. Throws json::Error naming the place.
Objection objection_sent(json::Object const& fields, Objection before);

// Whether these fields of a supplement bring anything that was not there.
law::Finding supplied(Objection const& before, json::Object const& fields);

// Who speaks: the subject, by itself or another; an organ; a partner. What one of them once said, another may say anew.
int side(Applicant a);
// Whether it speaks for this subject: by its name, or on an authorisation that was shown. A word of one is none.
bool speaks_for(Objection const& o, subject::Subject const& subject);
// Whether a doubt of one's own is noted by whose it is: the source, the credit office, and by that alone a partner's.
law::Finding own_doubt(json::Object const& fields, Objection const& o, bool of_the_source, bool office);
// Evidence as single pieces, without regard to spaces and width.
std::set<std::string> pieces_said(std::string_view evidence);

// What the source found in answering, and what would be right where part of it was wrong or missing; the fields of a correction that say so.
void take_finding(json::Object const& fields, Objection& o);
json::Object as_put_right(Objection const& o);
// Whether this may be put right of an entry so. `parts`: of the determination that it rests on in the county, else its own.
law::Finding entry_correction(Objection const& o, json::Object const& right, entry::Entry const& e, std::vector<casework::Part> const& parts);
// What was named although the thing does not say it at all.
void none_of_it(law::Finding& all, json::Object const& right, std::initializer_list<char const*> fields, char const* instead);
// The same in Chinese for whom it concerns, part by part, beside what the thing says before the correction; empty when nothing changes.
std::string what_changes(Objection const& o, json::Object const& says_now);

}  // namespace objection

HENGXIN_NOUN(extern, objection::ObjectionNoun);

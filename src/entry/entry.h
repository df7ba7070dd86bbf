// An Entry (名单条目): a determination as listed. Publication, period end and suspension are evaluated at read time from these dates, by
// state_on(); background jobs only tidy up. I-5: an entry from elsewhere keeps its origin, basis and its origin's withdrawal.
#pragma once
#include "casework/archive.h"
#include "list_type/list_type.h"
#include "list_type/repair.h"

namespace entry {

// Where it comes from: "county" or the higher node that sent it.
struct Origin {
    std::string level;                   // county, city, province, nation, region
    std::string node;                    // name of the node or agency
    std::string issuer, document_no;
    std::optional<law::Date> decided_on;
    std::string basis;
    std::vector<std::string> not_supplied;   // what the origin did not give, shown as such, never filled in
};
BOOST_DESCRIBE_STRUCT(Origin, (), (level, node, issuer, document_no, decided_on, basis, not_supplied))

// What it was in another region (来源地), beside what it is here: the origin's own list and last day, and the recognition it was taken in under.
struct Elsewhere {
    std::string region, region_name;
    std::string theirs, theirs_name;     // code and name of the origin's list
    std::optional<law::Date> until;      // last day there; none: until the origin removes it
    std::string recognition;             // id of the rule
    std::string basis;                   // what the recognition rests on, in words
};
BOOST_DESCRIBE_STRUCT(Elsewhere, (), (region, region_name, theirs, theirs_name, until, recognition, basis))

// What its origin had said, where an objection or an organ found here that it is otherwise: the same said again changes nothing.
struct AsHandedOver {
    std::string document_no, issuer, basis;
    std::optional<law::Date> until;
};
BOOST_DESCRIBE_STRUCT(AsHandedOver, (), (document_no, issuer, basis, until))

struct Entry {
    std::string id;
    std::int64_t version = 0;
    std::string subject;                 // id
    std::string list_type;               // code
    list_type::Polarity polarity;
    Origin origin;
    std::string determination;           // id of the county's determination; empty for upstream
    std::string batch;                   // id of the upstream batch; empty for the county's
    std::optional<law::Date> listed_on;  // day of publication
    std::optional<law::Date> until;      // last day (a burden ends on the day); none: until the origin removes it
    std::optional<law::Date> held_from;  // under a hold since; none: not held
    std::string hold_cause;              // leaf or case that holds it
    std::optional<law::Date> exited_on;
    std::string exit_reason;             // expired, repaired, revoked, listed_in_error, withdrawn_by_origin, recognition_ended, governed_here, list_ended, under_14
    std::optional<law::Date> sealed_on;  // since then for named purposes alone
    std::optional<law::Date> archived_until;   // last day in the archive; it is destroyed after it
    std::optional<law::Date> destroyed_on;     // what is left is its skeleton
    std::optional<Elsewhere> elsewhere;  // of an entry from another region
    std::optional<law::Date> told_may_apply, told_ends;   // the days of a repair that its subject was reminded of last
    std::string remark;                  // such as that the sum was paid
    std::string correction;              // the last one: on what proof, and why
    std::string renewal;                 // why it was renewed, and on what proof
    std::optional<law::Date> duties_done_on;   // since when it is put right, as who determined it noted
    std::string duties_done;             // on what proof
    std::optional<AsHandedOver> handed_over;   // of an entry of a batch that was corrected here
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, version, subject, list_type, polarity, origin, determination, batch, listed_on, until, held_from, hold_cause,
                                  exited_on, exit_reason, sealed_on, archived_until, destroyed_on, elsewhere, told_may_apply, told_ends, remark, correction, renewal,
                                  duties_done_on, duties_done, handed_over))

enum class Standing { not_listed, in_force, held, expired, exited };
BOOST_DESCRIBE_ENUM(Standing, not_listed, in_force, held, expired, exited)
// "In force on a day", by its own dates; whether its list type still holds is asked beside it (store.h: standing_on, check/verdict.h: standing).
Standing state_on(Entry const& entry, law::Date on);

bool stands_on(Entry const& entry, law::Date on);        // in force or held
// The latest lawful last day, where it names a later one than its list type's fixed period allows. A renewable one its origin may have renewed.
std::optional<law::Date> outlasted(Entry const& entry, list_type::ListType const& type);
law::FieldError until_too_late(Entry const& entry, law::Date latest, std::string field);
// Decided after the other had left: another decision, whatever its number.
bool decided_anew(Entry const& entry, Entry const& before);

AsHandedOver as_handed_over(Entry const& entry);

// What a submitted or published entry says of itself: Entry without what only acts set. Throws json::Error naming the place.
Entry entry_sent(json::Object const& fields);

// From when its repair may be asked for (最早可申请修复之日); of a discipline entry only. `corrected`: as an applicant says, else as is on file.
list_type::Eligibility repairable(Entry const& entry, law::Periods const& periods, std::optional<law::Date> corrected = {});

// Days of a repair that its subject is to be reminded of today; none of one that is held or has left.
list_type::Reminder reminder(Entry const& entry, casework::Setting const& now);

}  // namespace entry

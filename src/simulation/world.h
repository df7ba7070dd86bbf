// Everything in the database, as plain maps: what the checker of a simulated history looks at. It is told which cases a commit touched
// and reads their rows; every now and then the whole is compared with the database, so that nothing changes unseen.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include "account/account.h"
#include "agency/agency.h"
#include "batch/batch.h"
#include "casework/door.h"
#include "check/check.h"
#include "commitment/commitment.h"
#include "clue/clue.h"
#include "complaint/complaint.h"
#include "consent/consent.h"
#include "notice/notice.h"
#include "determination/determination.h"
#include "document/document.h"
#include "entry/entry.h"
#include "list_type/list_type.h"
#include "measure/measure.h"
#include "memorandum/memorandum.h"
#include "withdrawal/withdrawal.h"
#include "objection/objection.h"
#include "record/record.h"
#include "remedy/remedy.h"
#include "repair/repair.h"
#include "review/review.h"
#include "rule/rule.h"
#include "subject/subject.h"
#include "subscription/subscription.h"
#include "task/task.h"

namespace simulation {

template <class Row> using Rows = std::unordered_map<std::string, Row>;

struct World {
    Rows<casework::CaseFile> files;
    Rows<agency::Agency> agencies;
    Rows<account::Account> accounts;
    Rows<subject::Subject> subjects;
    Rows<list_type::ListType> list_types;
    Rows<rule::Rule> rules;
    Rows<measure::Measure> measures;
    Rows<determination::Determination> determinations;
    Rows<batch::Batch> batches;
    Rows<entry::Entry> entries;
    Rows<objection::Objection> objections;
    Rows<withdrawal::Withdrawal> withdrawals;
    Rows<record::Record> records;
    Rows<repair::Repair> repairs;
    Rows<partner::Partner> partners;
    Rows<consent::Consent> consents;
    Rows<check::Check> checks;
    Rows<task::Task> tasks;
    Rows<document::Document> documents;
    Rows<notice::Notice> notices;
    Rows<commitment::Commitment> commitments;
    Rows<memorandum::Memorandum> memoranda;
    Rows<review::Review> reviews;
    Rows<subscription::Subscription> subscriptions;
    // The page that an agency took last of each feed, by "agency feed": cursor and digest, to be acknowledged.
    std::map<std::string, std::pair<std::int64_t, std::string>> taken;
    Rows<complaint::Complaint> complaints;
    Rows<clue::Clue> clues;
    Rows<remedy::Remedy> remedies;

    // For looking up: entries by subject that may still count, tasks and repairs by entry, objections and documents by what they are about, withdrawals by
    // objection and by what they are about.
    std::map<std::string, std::set<std::string>> entries_of, tasks_of, objections_of, repairs_of, withdrawals_of, withdrawals_about;
    std::set<std::string> measure_objections;
    std::map<std::string, std::set<std::string>> documents_about;
    std::set<std::string> walking;                      // determinations on their way from the proposal to their service
    // By entry: agencies to whom an answer named it, as the brute-force verdict had it, and the first leaf that did.
    std::map<std::string, std::map<std::string, std::int64_t>> received;
    std::map<std::pair<std::string, law::Date>, std::int64_t> partner_asked;    // by partner and day: questions that were answered
    std::set<std::string> unended;                      // entries without a day of exit, listed or not

    // When a case was first seen, as (number of the act, place in it): stays the same when unrelated acts are left out.
    std::unordered_map<std::string, std::uint64_t> handles;
    std::map<std::string, std::map<std::uint64_t, std::string>> of_noun;

    // Which entries a check named outright and which only as candidates, as the brute-force verdict had them.
    struct Asked {
        std::set<std::string> exact, candidates;
    };
    std::map<std::string, Asked> asked;
    std::vector<std::string> offered;                   // checks that offered only what rests on no list: no cases until taken up

    // What the columns of each row hash to, as the last act left them: by table and id.
    using Prints = std::unordered_map<std::string, std::size_t>;
    std::map<std::string, Prints, std::less<>> prints;

    // How often a case came to a state, by "noun.state".
    std::map<std::string, std::size_t> reached;
    std::unordered_map<std::string, std::string> last_state;

    void take(store::Db& db, std::string const& noun, std::string const& id, std::uint64_t act);
    // Cases that the database has otherwise than this.
    std::vector<casework::Touched> behind(store::Db& db) const;
    // The first difference with the database, in words; nothing when there is none.
    std::optional<std::string> differs(store::Db& db) const;

    std::string const& state_of(std::string const& id) const;       // empty when there is no such case
};

}  // namespace simulation

// The schema against the program: every table is either proven by the ledger, or named here with the reason why it is not.
#include <doctest/doctest.h>
#include <map>
#include <set>
#include "account/noun.h"
#include "address/noun.h"
#include "agency/noun.h"
#include "batch/noun.h"
#include "check/check.h"
#include "clue/noun.h"
#include "commitment/noun.h"
#include "consent/noun.h"
#include "complaint/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "engine/nouns.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "notice/noun.h"
#include "withdrawal/noun.h"
#include "objection/noun.h"
#include "partner/noun.h"
#include "record/noun.h"
#include "repair/noun.h"
#include "remedy/noun.h"
#include "review/noun.h"
#include "rule/noun.h"
#include "subject/noun.h"
#include "subscription/noun.h"
#include "task/noun.h"
#include "test/postgres.h"

namespace {

using Columns = std::vector<std::string>;
using Tables = std::map<std::string, Columns>;

// What an attacker who altered these could gain is nothing that the ledger would have to prove.
std::map<std::string, std::string> const kUnproven{
    {"leaf", "the ledger itself: what the others are proven with"},
    {"leaf_row", "the ledger itself"},
    {"tile", "the ledger itself: hashes that can be computed again from the leaves"},
    {"checkpoint", "the ledger itself: signed"},
    {"head", "the ledger itself: compared with the leaves and the last checkpoint"},
    {"migration", "which schema this is; a changed text is refused at start-up by its digest"},
    {"idempotency", "answers already given, kept seven days so that a repeated request has one effect"},
    {"heading_map", "how an agency's own headings map to fields: a convenience, seen again at every import"},
    {"document_content", "what was uploaded, sealed: it must hash to the digest of its proven row, which reading and verification compare; what no row speaks for is named"},
    {"job", "how far a sheet has come, kept a day, sealed; what it did to cases is in the ledger"},
    {"job_file", "the sheets that jobs hand back, kept a day, sealed; they change nothing"},
    {"partner_question", "which partner asked about whom on which day: made again from the ledger by check/partner_questions.h, which verify --full compares"},
    {"feed_change", "what changed of lists and measures, by which leaf: made again from the steps of proven cases, which verify --full compares"},
    {"feed_given", "pages of the feed as they were given, until they are acknowledged: the looks in the ledger say the same"},
    {"recipient", "who received what for the first time: made again from the ledger by check/recipients.h, which verify --full compares"},
    {"session", "who is logged in just now; logging in and out are leaves, a session burdens nobody"},
};

template <class T> void add(Tables& all, store::Table<T> const& table) {
    Columns columns;
    boost::mp11::mp_for_each<store::members_of<T>>([&](auto d) { columns.emplace_back(d.name); });
    all[std::string(table.name)] = columns;
}

Tables described() {
    Tables all;
    add(all, casework::kCaseFiles);
    add(all, agency::AgencyNoun::table());
    add(all, account::AccountNoun::table());
    add(all, subject::SubjectNoun::table());
    add(all, list_type::ListTypeNoun::table());
    add(all, rule::RuleNoun::table());
    add(all, memorandum::MemorandumNoun::table());
    add(all, measure::MeasureNoun::table());
    add(all, determination::DeterminationNoun::table());
    add(all, batch::BatchNoun::table());
    add(all, entry::EntryNoun::table());
    add(all, withdrawal::WithdrawalNoun::table());
    add(all, objection::ObjectionNoun::table());
    add(all, record::RecordNoun::table());
    add(all, repair::RepairNoun::table());
    add(all, check::CheckNoun::table());
    add(all, task::TaskNoun::table());
    add(all, subscription::SubscriptionNoun::table());
    add(all, commitment::CommitmentNoun::table());
    add(all, partner::PartnerNoun::table());
    add(all, consent::ConsentNoun::table());
    add(all, remedy::RemedyNoun::table());
    add(all, complaint::ComplaintNoun::table());
    add(all, review::ReviewNoun::table());
    add(all, clue::ClueNoun::table());
    add(all, document::DocumentNoun::table());
    add(all, address::AddressNoun::table());
    add(all, notice::NoticeNoun::table());
    return all;
}

Tables in_database(store::Db& db) {
    static constexpr store::Query sqlite{"tables", "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                                                   " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"};
    static constexpr store::Query postgres{"tables", "SELECT table_name::text, column_name::text FROM information_schema.columns"
                                                     " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"};
    Tables all;
    db.each(db.is_postgres() ? postgres : sqlite, [&](store::Row const& r) { all[std::string(r.text(0))].emplace_back(r.text(1)); });
    return all;
}

void fits(store::Db& db) {
    store::migrate(db, store::shipped_migrations());
    auto there = in_database(db);
    auto structs = described();
    for (auto& each : structs) {
        auto& table = each.first;
        auto& columns = each.second;
        CAPTURE(table);
        CHECK(there[table] == columns);                     // also in this order: SELECTs and INSERTs name them, people read them
    }
    for (auto& each : there) {
        auto& table = each.first;
        CAPTURE(table);
        CHECK_MESSAGE((structs.count(table) + kUnproven.count(table) == 1), "a table is proven, or named above with a reason, and never both");
    }
    for (auto& each : kUnproven) {
        auto& table = each.first;
        CAPTURE(table);
        CHECK_MESSAGE(there.count(table) == 1, "named above, but there is no such table");
    }
    CHECK(store::migrate(db, store::shipped_migrations()) == 0);
}

}  // namespace

TEST_CASE("every table is proven or says why not, and has exactly the columns of its struct") {
    SUBCASE("SQLite") { fits(*store::open(":memory:")); }
    SUBCASE("PostgreSQL") { fits(*store::open(test::Postgres::instance().fresh_database())); }
}

TEST_CASE("what the ledger proves is every table of every noun") {
    std::set<std::string> proven, of_nouns;
    for (auto& kind : engine::all_nouns().kinds()) CHECK_MESSAGE(proven.insert(kind.name).second, kind.name);
    for (auto& [table, columns] : described()) of_nouns.insert(table);
    CHECK(proven == of_nouns);
}

#pragma once
#include "record/statute.h"
#include "record/tier.h"
#include "subject/subject.h"

namespace record {

// The record as `enter` or `correct` would leave it, with tier and windows as of the day it is entered.
Record with_fields(Record before, json::Object const& fields, casework::Setting const& setting, law::Date on);
// Publicity from the tier's period, querying from its cap; both run from the decision and end on the day, never later.
void set_windows(Record& record, casework::Setting const& setting, law::Date on);
// Its parts that may be corrected, and whether a correction is one: nothing is made heavier by it.
std::vector<casework::Part> parts_of(Record const& record);
json::Object says_now(Record const& record);
Record corrected(Record before, json::Object const& fields, casework::Setting const& setting, law::Date on);
law::Finding correction_of(Record const& before, json::Object const& fields, bool by_law, casework::Setting const& setting, law::Date on);
law::Finding category_fits(Record const& record, law::Date today);
law::Finding basis_given(Record const& record);
// What the opening act begins with.
Record not_yet(casework::Command const& command);
law::Finding day_fits(Record const& record, law::Date today);

// Whether the public may see it that day: shown, not of a natural person, and not minor (轻微 is in principle not shown).
bool shown_to_public(Record const& record, subject::Kind of, law::Date on);

struct RecordNoun {
    using Row = Record;
    static constexpr std::string_view kName = "record", kPath = "records";
    static constexpr bool kAsksAlways = true;              // its end reaches what was written about it
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static std::vector<std::string> to_remind(store::Db&, casework::Setting const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // Its facts may name people even where its subject is an organisation; a skeleton still names its subject.
    static bool identifies_person(Row const&) { return true; }
};

}  // namespace record

HENGXIN_NOUN(extern, record::RecordNoun);

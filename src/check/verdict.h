// The verdict (比对结果): what the published lists and measures say about a subject, for this agency and this matter, today. Pure; answered
// from one immutable Board. Order: invalid · discipline · suspended · candidate · incentive · none. Nothing unpublished is ever shown
// (I-11); a held entry suspends every joint measure (I-18); no incentive stands beside a discipline entry (I-6); a name, a masked number
// or a legacy number alone only makes candidates for a person to look at (I-13).
#pragma once
#include <map>
#include <set>
#include <unordered_map>
#include "agency/agency.h"
#include "check/index.h"
#include "entry/entry.h"
#include "list_type/list_type.h"
#include "measure/measure.h"
#include "subject/subject.h"
#include "text/code.h"

namespace check {

// A listed entry with what the check needs of its subject.
struct Item {
    entry::Entry entry;
    subject::Kind kind;
    std::string name, code, legacy, number_index, number_masked;
    std::vector<std::string> former_names;
};

// Everything a verdict is made from, as of one commit. Base is immutable and shared; what changed since is in `changed`, whose items
// replace base items of the same entry (or take them away).
struct Base {
    std::vector<Item> items;
    std::unique_ptr<Index> index;
    std::unordered_map<std::string, std::uint32_t> by_entry;
    explicit Base(std::vector<Item> all);
};
struct HeldRecord {
    std::string id, kind;
    law::Date held_from;
};
struct Board {
    std::shared_ptr<Base const> base, changed;
    std::set<std::string> replaced;                        // entry ids whose base item no longer counts
    std::vector<measure::Measure> measures;                // published ones
    std::map<std::string, list_type::ListType> list_types; // by code
    std::map<std::string, std::vector<list_type::ListType>> list_type_rows; // every published one, by code
    std::map<std::string, agency::Agency> agencies;        // by id
    std::map<std::string, law::Date> adverse;              // subjects with adverse records, and the last day one of them counts
    std::map<std::string, std::vector<HeldRecord>> held_records;            // by subject: under examination, without effect
    // By subject: numbers of measures that are contested for it just now, and editions that were found not to fit it.
    std::map<std::string, std::set<std::string>> contested, unfitting;
    std::set<std::string> declining;                       // subjects that decline to be promoted as models
    std::set<std::string> in_proceedings;                  // entries that a remedy is pending about: a mark, without effect
    std::int64_t list_version = 0, catalogue_version = 0;  // leaf of the last act that changed them
};

enum class Result { invalid, discipline, suspended, candidate, incentive, none };
BOOST_DESCRIBE_ENUM(Result, invalid, discipline, suspended, candidate, incentive, none)

struct Question {
    std::string agency, matter;                            // agency id and matter code
    std::string case_no;                                   // of the host procedure, may be empty
    std::string code, name;                                // as typed
    std::string blind;                                     // blind index of the code when it is a citizen number
    std::string known_subject = {};                        // id, when an organisation with this code is on file here
};

struct ShownMeasure {
    std::string number;
    std::int64_t edition;
    std::string id, entry;                                 // of the measure; entry it rests on, empty for "no adverse record"
    std::string name_zh, name_en, basis, what_to_do_zh, what_to_do_en;
    measure::Kind kind;
    bool binds_by_law, suspended;
    std::optional<law::Date> until;
};
struct ShownEntry {
    Item const* item;
    entry::Standing state;
    bool counts;                                           // has a measure for this agency and matter
};
struct ShownCandidate {
    Item const* item;
    int score;                                             // 0 … 100
    std::string reason_zh, reason_en;
};

struct Answer {
    Result result = Result::none;
    std::vector<ShownEntry> entries;
    std::vector<ShownMeasure> measures;
    std::vector<ShownCandidate> candidates;
    std::vector<HeldRecord> records;                       // of this subject, suspended
    std::vector<text::Remark> warnings;
    text::Code code;                                       // what was typed, normalised
    std::string on_file;                                   // name of an organisation that is not listed, but offered something
    std::int64_t list_version = 0, catalogue_version = 0;
    law::Date as_of;
};

// What a measure rests on that day, in words.
std::string cited(measure::Measure const& measure, law::Date on);
// As entry::state_on, and over as well where no row of its list type holds that day, whether or not the clock has come by (I-19).
entry::Standing standing(Board const& board, entry::Entry const& entry, law::Date on);
// Until when a measure may be applied on an entry: through the earlier last day of the two.
std::optional<law::Date> last_day_of(measure::Measure const& measure, entry::Entry const& entry);
// A listed entry as the board has it; null when it is on no list.
Item const* item_of(Board const& board, std::string const& entry);
bool is_contested(Board const& board, std::string const& subject, std::string const& number);
bool is_unfitting(Board const& board, std::string const& subject, std::string const& measure);

text::Remark code_in_name();
// The agency's remit for the matter is the caller's to check; this asserts it.
Answer verdict(Board const& board, Question const& question, law::Date on);
// The same verdict once it is known who on file has this code: what a subject without adverse records is offered is added.
void offer_to_the_clean(Answer& answer, Board const& board, Question const& question, law::Date on);

// Listed entries of exactly this code, in force or held.
std::vector<Item const*> listed_exactly(Board const& board, text::Code const& code, std::string const& blind, law::Date on);

// Whether a measure is for entries like this one, and whether it is used by such an agency in such a matter; in force or not.
bool targets(measure::Measure const& measure, entry::Entry const& entry);
bool is_used_in(measure::Measure const& measure, agency::Agency const& agency, agency::Remit const& remit);

// Measures in force for this question that target this entry.
std::vector<measure::Measure const*> measures_for(Board const& board, Question const& question, entry::Entry const& entry, law::Date on);

// {"id","result","wording","entries",…} without receipt, as the API and the command line show it. `shared` keeps the board alive.
json::Object shown(Answer const& answer, std::string const& id, Board const& board);
// The same for a table of many: {"result","wording","lists","measures","note","receipt","entries":[{"entry","standing"}]}. Only what counts in this
// matter; a candidate stands for nobody and is not named.
json::Object told_in_short(Answer const& answer, Board const& board, std::string const& id);
struct Wording { std::string_view zh, en; };
Wording wording(Result result);

}  // namespace check

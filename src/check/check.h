// A Check (查询比对) that offered measures, as a case: what was offered, who confirmed the subject's identity, and what was decided. Its id
// is the leaf reference of the question ("17", or "17.3" in a batch), which is also its receipt's. Where only incentives for a subject without
// adverse records were offered, nobody owes anything: the case opens when somebody takes them up.
#pragma once
#include <set>
#include "casework/noun.h"
#include "check/statute.h"

namespace check {

// A measure the verdict offered, resting on one entry (or on a candidate that the officer still has to tell apart).
struct Offer {
    std::string measure, number;         // id of the edition; number in the catalogue
    std::string entry, subject;          // ids; entry empty for "no adverse record"
    std::optional<law::Date> until;
    bool voluntary;
    bool candidate;
};
BOOST_DESCRIBE_STRUCT(Offer, (), (measure, number, entry, subject, until, voluntary, candidate))

struct Decision {
    std::string measure;                 // number
    std::string outcome;                 // applied, not_applied
    std::string reason;                  // of not applying
};
BOOST_DESCRIBE_STRUCT(Decision, (), (measure, outcome, reason))

struct Check {
    std::string id;
    std::int64_t version = 0;
    std::string agency, matter, case_no;
    std::string result;
    std::vector<std::string> warnings;   // codes
    std::vector<Offer> offers;
    std::vector<Decision> decisions;
    std::string officer;                 // account
    std::string entry;                   // the candidate that was confirmed
    std::string override_reason;
};
BOOST_DESCRIBE_STRUCT(Check, (), (id, version, agency, matter, case_no, result, warnings, offers, decisions, officer, entry, override_reason))

// The decisions as sent; reading them throws json::Error naming the place.
enum class Decided { applied, not_applied };
BOOST_DESCRIBE_ENUM(Decided, applied, not_applied)
struct Sent {
    std::string measure;                 // number
    Decided outcome;
    std::optional<std::string> reason, words;
};
BOOST_DESCRIBE_STRUCT(Sent, (), (measure, outcome, reason, words))
// A confirmation says that it is the same one; a task may find out later that it is not.
inline constexpr std::string_view kAnother = "not_the_same_subject";
// Whoever has another reason than those of the list says it.
bool is_explained(std::string_view reason, std::string_view words);
std::vector<Sent> decisions_sent(json::Object const& fields);
inline constexpr casework::Word kReasonWords[] = {
    {"not_relevant_to_matter", "与本事项无关", "not relevant to the matter"}, {"discretion_exercised", "依法裁量后不适用", "discretion exercised"},
    {"already_applied", "此前已实施", "already applied"}, {"entry_corrected", "条目已更正", "the entry was corrected"},
    {"subject_corrected_meanwhile", "主体已纠正", "the subject has put it right"}, {"higher_rule_forbids", "上位法不允许", "a higher rule forbids it"},
    {"case_ended_otherwise", "办件已另行终结", "the case ended otherwise"}, {"not_the_same_subject", "非同一主体", "not the same subject"},
    {"other", "其他", "other"},
};
std::vector<std::string> reasons();            // kReasons, one by one, but for the one that says it is somebody else
// Whether what was sent names offered measures, each once; whether what was not applied has its reason.
law::Finding decisions_fit(Check const& check, std::string const& chosen_entry, std::vector<Sent> const& sent);
law::Finding reasons_given(std::vector<Sent> const& sent);
// Offers that a confirmation covers: the entries of exact hits and, when one was chosen, of that candidate's subject.
std::vector<Offer> covered(Check const& check, std::string const& chosen_entry);
// The subjects on file that it says are one: what is in force of one of them bars an incentive to the others (I-6).
std::set<std::string> who_it_is(Check const& check, std::string const& chosen_entry);
std::string name_of(Offer const& offer);       // tells offers of one check apart
bool asks_nothing(std::vector<Offer> const& offers);                    // none of them rests on a list
std::string title_of(Check const& check, std::string const& matter_name);

struct CheckNoun {
    using Row = Check;
    static constexpr std::string_view kName = "check", kPath = "checks";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static std::vector<json::Shape> shapes();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
    static std::optional<casework::Unopened> unopened(store::Db&, std::string const& id);
};

}  // namespace check

HENGXIN_NOUN(extern, check::CheckNoun);

// When a repair (信用修复) may first be asked for. Generations of the law overlap: which day of a repair governs, and what becomes of
// documents older than the generation, are columns of its row; from what the time of a list counts, and how long it is, are dated rows with their article
// (rules/periods.csv). Pure.
#pragma once
#include <span>
#include "law/period.h"

namespace list_type {

enum class Governs { document, application };        // the day that must lie in from … to

struct RepairLaw {
    law::Date from;
    std::optional<law::Date> to;
    Governs governed_by;
    bool keeps_its_documents;            // a document of its days may rest on it also later, where that is better for the subject
    bool one_window;                     // 信用中国 is the single intake
    bool shields;                        // entries of a reorganised enterprise may be suspended (破产重整)
    law::Basis under;
    bool confirmed;
};
std::span<RepairLaw const> repair_laws();
RepairLaw const& repair_law_on(law::Date on);        // of applications of that day

// From when a repair may be asked for: once duties are done; when a time has passed since the document, or since the correction; never.
enum class RepairWay { none, at_once, from_document, from_correction, forbidden };
BOOST_DESCRIBE_ENUM(RepairWay, none, at_once, from_document, from_correction, forbidden)

struct RepairRule {
    RepairWay way;
    std::string period = {};             // that must have passed
    law::Basis under = {};               // of a way without a period; else the period says it
    bool confirmed = false;
};
// What the rules of law say of this list: a row `repair.<way>.<code of the list>` for each way; a list that none names counts `repair.list.min` from its
// document. A folder founded before such rows were has its ways as they were then, until it publishes one. The basis lies in `periods`.
std::vector<RepairRule> repair_rules_of(std::string_view list_type, law::Periods const& periods);

struct Eligibility {
    RepairWay way = RepairWay::none;
    std::optional<law::Date> from;       // first day; none: never, or not before the correction is known
    std::string under;
    bool confirmed = true;
};
Eligibility eligibility(RepairRule const& rule, law::Periods const& periods, law::Date document, std::optional<law::Date> corrected,
                        std::span<RepairLaw const> laws = repair_laws());
// Of several ways that which comes first: the subject may rest on it.
Eligibility eligibility(std::vector<RepairRule> const& rules, law::Periods const& periods, law::Date document, std::optional<law::Date> corrected);

// Days of a repair that the subject is reminded of (关爱机制): the first on which it may be asked for, and the last on which what burdens it lasts by itself.
struct Reminder {
    std::optional<law::Date> may_apply, ends;
    bool any() const { return may_apply || ends; }
};
// Those of them that are `repair.remind` away or less on `today`, or passed no longer ago than that while the clock stood still, and of which the
// subject was not `told` yet. None of what cannot be repaired, nor while the period has no value.
Reminder reminder(Eligibility const& when, std::optional<law::Date> last, Reminder const& told, law::Periods const& periods, law::Calendar const& calendar, law::Date today);
// What it says of them.
std::string may_apply_in_words(Eligibility const& when);
std::string ends_in_words(Eligibility const& when, law::Date last);

}  // namespace list_type

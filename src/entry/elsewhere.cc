#include "entry/elsewhere.h"
#include <algorithm>
#include "text/name.h"

namespace entry {
namespace {

using law::Date;

// None is later than any day.
std::optional<Date> earlier(std::optional<Date> one, std::optional<Date> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

bool same_place(Entry const& one, Entry const& other) {
    if (!one.elsewhere || !other.elsewhere) return !one.elsewhere && !other.elsewhere;
    return one.elsewhere->region == other.elsewhere->region;
}

bool ends_before(std::optional<Date> one, std::optional<Date> other) { return one && (!other || *one < *other); }

}  // namespace

Entry mapped(Entry theirs, Recognised const& recognised) {
    auto& what = *recognised.rule.recognition;
    theirs.elsewhere = Elsewhere{what.region, what.region_name, what.theirs, what.theirs_name, theirs.until, recognised.rule.id, rule::basis_of(recognised.rule)};
    theirs.list_type = recognised.type.code;
    theirs.polarity = recognised.type.polarity;
    theirs.origin.level = "region";
    theirs.origin.node = what.region_name;
    theirs.until = earlier(theirs.until, earlier(list_type::last_day(recognised.type, theirs.origin.decided_on), recognised.last));
    return theirs;
}

bool same_fact(Entry const& one, Entry const& other) {
    bool same = text::same_document(one.origin.document_no, other.origin.document_no) ||
                text::same_document(as_handed_over(one).document_no, as_handed_over(other).document_no);
    return same && one.subject == other.subject && one.polarity == other.polarity;
}

bool gives_way(Entry const& theirs, Entry const& other) {
    if (!theirs.elsewhere || same_place(theirs, other) || !same_fact(theirs, other)) return false;
    if (!other.elsewhere || ends_before(other.until, theirs.until)) return true;
    bool listed_first = other.listed_on && (!theirs.listed_on || *other.listed_on <= *theirs.listed_on);
    return other.until == theirs.until && listed_first;
}

bool ended_for_good(Entry const& entry) { return entry.exit_reason == "repaired" || entry.exit_reason == "revoked" || entry.exit_reason == "listed_in_error"; }

bool stays_out(Entry const& theirs, Entry const& other, Date on) {
    if (!theirs.elsewhere || theirs.id == other.id || !same_fact(theirs, other)) return false;
    switch (state_on(other, on)) {
        case Standing::not_listed: return false;
        case Standing::in_force:
        case Standing::held: return gives_way(theirs, other);
        case Standing::expired: return !same_place(theirs, other);
        case Standing::exited: return ended_for_good(other) || (other.exit_reason == "expired" && !same_place(theirs, other));
    }
    return false;
}

}  // namespace entry

#include "document/causes.h"
#include <algorithm>

namespace document {

// A listing for discipline is told before it is decided, and once it is: decided here, or submitted as decided elsewhere.
law::Finding cause_of_determination(casework::CaseFile const& about, std::string const& form, bool for_discipline, bool has_left) {
    if (!for_discipline) return {false, "只有惩戒名单才制发此类文书。", "Only a listing for discipline is told by this paper."};
    auto in = [&](std::initializer_list<std::string_view> states) { return std::find(states.begin(), states.end(), about.state) != states.end(); };
    if (form == "prior_notice") return {in({"proposed"}), "事先告知书在拟认定时制发。", "A prior notice is issued on a proposal."};
    if (form == "removal_decision") return {has_left, "条目移出名单后才制发移出决定书。", "It is issued once the entry has left the list."};
    if (has_left) return {false, "条目已移出名单，不再制发列入决定书和信用修复告知书。", "The entry has left the list: a paper would say what is no longer so."};
    bool here = std::any_of(about.steps.begin(), about.steps.end(), [](auto& step) { return step.act == "decide"; });
    if (in({"submitted", "reviewed", "published"}) || (here && in({"decided", "returned"}))) return {true};
    return {false, "尚未作出决定或者报送，或已撤回、撤销。", "It is neither decided nor submitted, or was withdrawn or revoked."};
}

law::Finding cause_of_repair(casework::CaseFile const& about, std::string const& form) {
    if (form == "repair_rejection") return {about.state == "not_accepted", "只有不予受理的申请才制发此通知书。", "Only what was not accepted is told by this paper."};
    return {about.state == "applied" || about.state == "returned", "申请表在受理前打印签署。", "The form is printed and signed before acceptance."};
}

// What is missing is told while it is missing, acceptance and outcome once they have come about.
law::Finding cause_of_objection(casework::CaseFile const& about, std::string const& form) {
    bool accepted = std::any_of(about.steps.begin(), about.steps.end(), [](auto& step) { return step.act == "accept" || step.act == "note"; });
    if (form == "objection_missing") return {about.state == "returned", "补正告知书在告知补正时制发。", "What is missing is told when an objection is returned."};
    if (form == "objection_accepted") return {accepted, "异议尚未受理。", "The objection is not accepted yet."};
    if (form == "objection_declined") return {about.state == "declined", "只有不予受理的异议才制发此通知书。", "Only what was declined is told by this paper."};
    if (form == "objection_result") return {about.state == "upheld" || about.state == "rejected", "异议尚未处理完毕，或已撤回。", "The objection is not decided, or was withdrawn."};
    return {true};
}

law::Finding cause_of_review(casework::CaseFile const& about) { return {about.state == "approved", "复函在审签后、送达前制发。", "The reply is issued once it is approved, before it is served."}; }

law::Finding yours_to_issue(casework::Actor const& actor, casework::CaseFile const& about, std::string const& form, bool to_sign) {
    bool of_office = (about.noun == "objection" && !to_sign) || form == "supervision_letter" || form == "repair_rejection" || about.noun == "review";
    if (of_office) return {actor.roles.meets(casework::kOfficeRoles), "由信用办制发。", "The credit office issues it."};
    bool anywhere = about.noun == "objection" || about.noun == "remedy";
    return {anywhere || about.agency == actor.agency, "由办理该事项的单位制发。", "Whose case it is issues it."};
}

}  // namespace document

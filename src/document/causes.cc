#include "document/causes.h"
#include <algorithm>

namespace document {

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

}  // namespace document

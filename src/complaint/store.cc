#include "agency/noun.h"
#include "casework/about_fields.h"
#include "casework/archive.h"
#include "check/store.h"
#include "complaint/noun.h"
#include "document/store.h"

namespace complaint {
namespace {

// What was written about it: notices to whoever complained, and files of both.
constexpr std::string_view kAbout =
    "WITH told(id) AS (SELECT id FROM complaint WHERE id = ?1 UNION SELECT id FROM notice WHERE about = ?1) SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1"
    " AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told) OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

bool names_who_it_should(Complaint const& c) { return c.anonymous ? c.complainant.empty() : !c.complainant.empty(); }

// Whoever took a step in the case that it concerns, by hand or as a consequence of their own act.
bool handled_the_matter(store::Db& db, Complaint const& c, std::string const& person) {
    if (c.matter_case.empty()) return false;
    auto file = store::load(db, casework::kCaseFiles, c.matter_case);
    if (!file) return false;
    for (auto& step : file->steps) if (step.account == person) return true;
    return false;
}

// An answer to a check may be a leaf without a case.
bool is_a_case(store::Db& db, std::string const& id) { return store::load(db, casework::kCaseFiles, id) || check::agency_that_asked(db, id); }

bool another_organ(store::Db& db, Complaint const& c, std::string const& to) {
    return to != c.organ && store::load(db, agency::AgencyNoun::table(), to).has_value();
}

}  // namespace

law::Facts ComplaintNoun::facts(casework::Asking<Complaint> const& now) {
    auto& fields = now.command.fields;
    auto c = complaint_sent(fields, now.row ? *now.row : Complaint{});
    auto organ = store::load(now.db, agency::AgencyNoun::table(), c.organ);
    bool about_me = now.actor.agency == c.organ;
    bool silent = json::text_or(fields, "clue_suggested").empty();

    law::Facts facts;
    facts.answer(is_about_conduct, c.about != About::entry);
    facts.answer(organ_is_known, casework::about_fields(organ_is_known, organ.has_value(), now.command.fields, {"organ"}));
    facts.answer(complainant_is_named, names_who_it_should(c));
    facts.answer(officer_is_named, casework::about_fields(officer_is_named, c.about != About::officer || !c.officer.empty(), fields, {"officer"}));
    facts.answer(matter_is_known, casework::about_fields(matter_is_known, c.matter_case.empty() || is_a_case(now.db, c.matter_case), fields, {"matter_case"}));
    bool nobody = json::text_or(fields, "told") == "nobody_to_tell";
    facts.answer(is_told_where_possible, casework::about_fields(is_told_where_possible, !nobody || (c.anonymous && c.contact.plain.empty()), fields, {"told"}));
    facts.answer(is_not_complained_about, !about_me);
    facts.answer(goes_to_another_organ, another_organ(now.db, c, json::text_or(fields, "to")));
    facts.answer(can_be_told, !c.anonymous || !c.contact.plain.empty());
    facts.answer(not_returned_before, !c.returned_once);
    facts.answer(did_not_handle_the_matter, !handled_the_matter(now.db, c, casework::person_of(now.actor)));
    facts.answer(answers_here, c.handled_by == now.actor.agency);
    facts.answer(withdrawal_is_signed, document::in_hand(now.db, json::text_or(fields, "paper"), now.actor.agency, now.row ? now.row->id : ""));
    facts.answer(clue_has_ground, silent || json::text_or(fields, "found") != "unfounded");
    facts.give("organ_name", {organ ? organ->name : ""});
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_complaint", kAbout}, now.row->id));
    return facts;
}

}  // namespace complaint

HENGXIN_NOUN(, complaint::ComplaintNoun);

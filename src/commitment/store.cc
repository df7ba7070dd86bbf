#include "agency/noun.h"
#include "casework/about_fields.h"
#include "casework/archive.h"
#include "commitment/noun.h"
#include "subject/store.h"

namespace commitment {
namespace {

constexpr store::Query kBroken{
    "commitment_broken_in_case",
    "SELECT c.id FROM commitment c JOIN casefile f ON f.id = c.id WHERE c.agency = ?1 AND c.case_no = ?2 AND c.kind = ?3 AND c.subject = ?4 AND f.state = 'broken'"};

// What was written about it: notices to whoever promised, and files of both.
constexpr std::string_view kAbout =
    "WITH told(id) AS (SELECT id FROM commitment WHERE id = ?1 UNION SELECT id FROM notice WHERE about = ?1) SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1"
    " AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told) OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

}  // namespace

law::Facts CommitmentNoun::facts(casework::Asking<Commitment> const& now) {
    auto& fields = now.command.fields;
    auto today = now.setting.today;
    auto c = now.row ? *now.row : commitment_sent(fields);
    if (!now.row) c.agency = now.actor.agency;
    auto agency = store::load(now.db, agency::AgencyNoun::table(), c.agency);
    bool ours = agency && agency::remit_for(*agency, c.matter, today);
    bool in_case = belongs_to_a_case(c.kind);
    law::Facts facts;
    facts.answer(subject_is_on_file, casework::about_fields(subject_is_on_file, subject::is_on_file(now.db, c.subject), now.command.fields, {"subject"}));
    facts.answer(matter_is_ours, casework::about_fields(matter_is_ours, ours || (!in_case && c.matter.empty()), now.command.fields, {"matter"}));
    facts.answer(case_is_named, casework::about_fields(case_is_named, !in_case || !c.case_no.empty(), now.command.fields, {"case_no"}));
    facts.answer(dates_fit, casework::about_fields(dates_fit, c.made_on <= today && c.made_on <= c.due_on, now.command.fields, {"made_on", "due_on"}));
    facts.answer(convenience_has_not_ended, !in_case || !now.db.word(kBroken, c.agency, c.case_no, std::string(json::enum_name(c.kind)), c.subject));
    facts.answer(time_to_state_is_over, json::text_or(fields, "stated") != "silent" || (now.file && now.file->due && *now.file->due < today));
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_commitment", kAbout}, now.row->id));
    return facts;
}

}  // namespace commitment

HENGXIN_NOUN(, commitment::CommitmentNoun);

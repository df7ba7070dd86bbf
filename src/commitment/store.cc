#include "agency/noun.h"
#include "casework/about_fields.h"
#include "casework/archive.h"
#include "commitment/noun.h"
#include "subject/store.h"
#include "text/name.h"

namespace commitment {
namespace {

constexpr store::Query kOfSubject{
    "commitments_of_subject",
    "SELECT c.case_no, f.state, c.promise, c.id FROM commitment c JOIN casefile f ON f.id = c.id WHERE c.agency = ?1 AND c.kind = ?2 AND c.subject = ?3 ORDER BY c.id"};

// What was written about it: notices to whoever promised, and files of both.
constexpr std::string_view kAbout =
    "WITH told(id) AS (SELECT id FROM commitment WHERE id = ?1 UNION SELECT id FROM notice WHERE about = ?1) SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1"
    " AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told) OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

// What was promised in the same case, however its number is typed: broken, or not over yet.
struct Before {
    bool broken = false, same = false;
};
Before in_its_case(store::Db& db, Commitment const& c) {
    Before all;
    auto number = text::normalise_name(c.case_no), promise = text::normalise_name(c.promise);
    db.each(
        kOfSubject,
        [&](store::Row const& r) {
            if (r.text(3) == c.id || text::normalise_name(r.text(0)) != number) return;
            auto state = r.text(1);
            bool over = state == "kept" || state == "broken" || state == "corrected" || state == "withdrawn" || state == "destroyed";
            all.broken = all.broken || state == "broken";
            all.same = all.same || (!over && text::normalise_name(r.text(2)) == promise);
        },
        c.agency, std::string(json::enum_name(c.kind)), c.subject);
    return all;
}

bool day_has_passed(Commitment const& c, law::Date today) { return c.due_on < today || (c.made_on == c.due_on && c.due_on == today); }

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
    auto before = in_case && !now.row ? in_its_case(now.db, c) : Before{};
    facts.answer(convenience_has_not_ended, !before.broken);
    facts.answer(not_made_before, casework::about_fields(not_made_before, !before.same, fields, {"case_no"}));
    facts.answer(its_day_has_passed, day_has_passed(c, today));
    facts.answer(time_to_state_is_over, json::text_or(fields, "stated") != "silent" || (now.file && now.file->due && *now.file->due < today));
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_commitment", kAbout}, now.row->id));
    return facts;
}

}  // namespace commitment

HENGXIN_NOUN(, commitment::CommitmentNoun);

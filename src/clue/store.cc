#include <sstream>
#include "account/noun.h"
#include "agency/noun.h"
#include "casework/archive.h"
#include "check/check.h"
#include "clue/noun.h"
#include "complaint/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "entry/noun.h"
#include "ledger/log.h"
#include "measure/noun.h"
#include "objection/noun.h"
#include "record/noun.h"
#include "remedy/noun.h"
#include "repair/noun.h"
#include "task/noun.h"
#include "withdrawal/noun.h"

namespace clue {
namespace {

using Asking = casework::Asking<Clue>;

// What was written about it: the files that came with an explanation or a referral.
constexpr std::string_view kAbout =
    "SELECT f.noun, f.id FROM casefile f JOIN document d ON d.id = f.id WHERE d.about = ?1 AND f.steps NOT LIKE '%words_destroyed%' ORDER BY f.id";

template <class N> bool reads(Asking const& now, casework::CaseFile const& file) {
    if (file.noun != N::kName) return false;
    auto row = store::load(now.db, N::table(), file.id);
    return row && N::may_read(*row, file, now.actor);
}

// The case, when a clue may rest on it and whoever opens it may read it: what an agency's work leaves behind.
std::optional<casework::CaseFile> evidence(Asking const& now, std::string const& id) {
    auto file = store::load(now.db, casework::kCaseFiles, id);
    if (!file) return std::nullopt;
    bool yours = reads<task::TaskNoun>(now, *file) || reads<entry::EntryNoun>(now, *file) || reads<determination::DeterminationNoun>(now, *file) ||
                 reads<record::RecordNoun>(now, *file) || reads<objection::ObjectionNoun>(now, *file) || reads<repair::RepairNoun>(now, *file) ||
                 reads<withdrawal::WithdrawalNoun>(now, *file) || reads<remedy::RemedyNoun>(now, *file) || reads<complaint::ComplaintNoun>(now, *file) ||
                 reads<check::CheckNoun>(now, *file) || reads<measure::MeasureNoun>(now, *file);
    return yours ? file : std::nullopt;
}

// A leaf is read by whom its case may be read by, or by the agency that acted.
bool leaf_is_yours(Asking const& now, std::string const& reference) {
    auto named = ledger::reference_from(reference);
    auto stored = named ? ledger::read_leaf(now.db, named->leaf, named->row) : std::nullopt;
    if (!stored) return false;
    if (!now.actor.agency.empty() && json::text_or(stored->facts, "agency") == now.actor.agency) return true;
    return evidence(now, json::text_or(stored->facts, "case")).has_value();
}

bool evidence_is_read(Asking const& now, Clue const& c) {
    if (!c.of_case.empty() && !evidence(now, c.of_case)) return false;
    std::istringstream all(c.leaves);
    for (std::string reference; all >> reference;)
        if (!leaf_is_yours(now, reference)) return false;
    return true;
}

bool suggests_it(Asking const& now, Clue const& c) {
    if (c.complaint.empty()) return true;
    auto file = store::load(now.db, casework::kCaseFiles, c.complaint);
    auto complaint = store::load(now.db, complaint::ComplaintNoun::table(), c.complaint);
    return file && complaint && file->state == "closed" && !complaint->clue_suggested.empty() && complaint->organ == c.organ &&
           complaint::ComplaintNoun::may_read(*complaint, *file, now.actor);
}

bool is_officer_of(store::Db& db, std::string const& account, std::string const& organ) {
    if (account.empty()) return true;
    auto found = store::load(db, account::AccountNoun::table(), account);
    return found && found->agency == organ && found->kind == account::Kind::person;
}

bool paper_is_here(Asking const& now) {
    auto id = json::text_or(now.command.fields, "document");
    if (id.empty()) return true;
    auto paper = store::load(now.db, document::DocumentNoun::table(), id);
    return paper && now.row && paper->about_noun == "clue" && paper->about == now.row->id && document::has_content(*paper) && paper->agency == now.actor.agency;
}

bool outcome_fits(Asking const& now) {
    auto on = law::date_from(json::text_or(now.command.fields, "outcome_on"));
    if (!on || !now.file || *on > now.setting.today) return false;
    for (auto& step : now.file->steps) if (step.act == "refer" && *on < step.on) return false;
    return true;
}

}  // namespace

law::Facts ClueNoun::facts(Asking const& now) {
    auto c = now.row ? *now.row : clue_sent(now.command.fields);
    auto organ = store::load(now.db, agency::AgencyNoun::table(), c.organ);
    auto rests = !now.row && !c.of_case.empty() ? evidence(now, c.of_case) : std::nullopt;

    law::Facts facts;
    facts.answer(organ_is_known, organ.has_value());
    facts.answer(organ_is_not_the_office, !organ || !agency::has_duty(*organ, "credit_office", now.setting.today));
    facts.answer(is_about_your_agency, now.actor.roles.has(law::Party::office) || c.organ == now.actor.agency);
    facts.answer(asking_can_be_known, c.kind != Kind::not_querying);
    facts.answer(rests_on_something, !c.of_case.empty() || !c.complaint.empty() || c.leaves.find_first_not_of(' ') != c.leaves.npos);
    facts.answer(evidence_is_yours_to_read, now.row || evidence_is_read(now, c));
    facts.answer(officer_is_of_the_organ, now.row || is_officer_of(now.db, c.officer, c.organ));
    facts.answer(complaint_suggests_it, now.row || suggests_it(now, c));
    facts.answer(you_opened_it, now.file && now.file->steps.front().account == casework::person_of(now.actor));
    facts.answer(time_to_explain_is_over, now.file && now.file->due && *now.file->due < now.setting.today && !now.file->provisional);
    facts.answer(paper_is_of_this_clue, paper_is_here(now));
    facts.answer(outcome_day_fits, outcome_fits(now));
    facts.give("organ_name", {organ ? organ->name : ""});
    facts.give("case_noun", {rests ? rests->noun : ""});
    if (now.command.act == "destroy") facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_clue", kAbout}, now.row->id));
    return facts;
}

}  // namespace clue

HENGXIN_NOUN(, clue::ClueNoun);

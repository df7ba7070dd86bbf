#include "determination/store.h"
#include <algorithm>
#include <set>
#include "address/store.h"
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "determination/days.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "document/store.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "list_type/store.h"
#include "notice/statute.h"
#include "notice/store.h"
#include "remedy/store.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "text/name.h"
#include "withdrawal/store.h"

namespace determination {
namespace {

constexpr store::Query kOfSubject{
    "determinations_of_subject",
    "SELECT d.id, d.document_no FROM determination d JOIN casefile f ON f.id = d.id WHERE d.subject = ?1 AND d.issuer = ?2 AND d.id <> ?3 AND f.state <> 'withdrawn'"};
// An entry past its last day leaves by itself, whether or not the clock has come by.
constexpr store::Query kEntries{"entries_of_determination",
                                "SELECT id, held_from FROM entry WHERE determination = ?1 AND exited_on IS NULL AND (until IS NULL OR until >= ?2) ORDER BY id"};
constexpr store::Query kLeftOtherwise{"entries_that_left_otherwise", "SELECT MIN(id) FROM entry WHERE determination = ?1 AND exit_reason <> 'revoked'"};
constexpr store::Query kHeldEntries{"held_entries_of_determination", "SELECT id FROM entry WHERE determination = ?1 AND exited_on IS NULL AND held_from IS NOT NULL ORDER BY id"};

// The same document, however its number is typed, is submitted once, unless what it led to ended without any person's word: withdrawn, or revoked by the clock alone because nobody
// had answered a report that its basis was gone. Then it is recorded again, on the whole road; not where its entry had left before, repaired or found wrong.
bool on_file_before(store::Db& db, Determination const& d) {
    std::vector<std::string> all;
    db.each(kOfSubject, [&](store::Row const& r) { if (text::same_document(r.text(1), d.document_no)) all.emplace_back(r.text(0)); }, d.subject, d.issuer, d.id);
    return std::any_of(all.begin(), all.end(), [&](std::string const& id) {
        auto file = store::load(db, casework::kCaseFiles, id);
        return !(file && file->state == "revoked" && !file->steps.empty() && file->steps.back().party == law::Party::clock) || db.word(kLeftOtherwise, id);
    });
}

std::optional<list_type::ListType> county_type(store::Db& db, std::string const& code, law::Date on) {
    auto type = list_type::in_force_on(db, code, on);
    return type && type->origin == list_type::Origin::county ? type : std::nullopt;
}

law::Finding listable(store::Db& db, Determination const& d, std::optional<list_type::ListType> const& type, law::Date on) {
    auto subject = store::load(db, subject::SubjectNoun::table(), d.subject);
    if (!subject || !subject::is_on_file(db, d.subject)) return {false, "主体不在库。", "The subject is not on file."};
    if (subject->born && subject::age_on(*subject->born, on) < 14) return {false, "未满十四周岁。", "Under 14."};
    if (subject->kind == subject::Kind::person && !subject->born)
        return {false, "出生日期未知，不能确认已满十四周岁。", "The date of birth is not known, so that nobody knows whether the person is 14.",
                {{"subject", "", "主体档案没有出生日期 / the file has no date of birth", "先在主体档案补录 born / add `born` to the file first"}}};
    if (subject->kind == subject::Kind::person && type && !type->persons_allowed)
        return {false, "该名单的依据未指明自然人。", "The law of this list does not name natural persons."};
    return {true};
}

std::optional<law::Due> period_after(std::string_view name, std::optional<law::Date> event, casework::Setting const& setting) {
    auto* value = event ? setting.periods->in_force(name, *event) : nullptr;
    if (!value) return std::nullopt;
    return law::last_day(value->span, value->sort, *event, *setting.calendar);
}

std::optional<law::Date> statement_ends(Determination const& d, casework::Setting const& setting) {
    auto due = period_after("determination.statement", d.notice_on, setting);
    return due ? std::optional(due->day) : std::nullopt;
}

// The determination as this act would leave it, as far as conditions ask.
Determination as_sent(casework::Asking<Determination> const& now) {
    Determination d = now.row ? *now.row : Determination{};
    if (!now.row) d.issuer = now.actor.agency;
    auto& fields = now.command.fields;
    if (fields.empty()) return d;                          // before there is a form: as it stands
    if (now.command.act == "draft" || now.command.act == "amend") return determination_sent(fields, d);
    if (now.command.act == "propose" || now.command.act == "revise") return proposal_sent(fields, d);
    if (now.command.act == "correct") return corrected(std::move(d), fields);
    if (now.command.act == "decide") {
        d.document_no = json::text_or(fields, "document_no");
        d.decided_on = now.command.on.value_or(now.setting.today);
        if (auto until = json::text_or(fields, "until"); !until.empty()) d.until = json::Text<law::Date>::from(until);
    }
    return d;
}

using Asking = casework::Asking<Determination>;

law::Date day_of(Asking const& now) { return now.command.on.value_or(now.setting.today); }

// When it went out: of an announcement that day, which lies before the day on which it counts as served.
law::Date went_out(Asking const& now) {
    auto announced = json::text_or(now.command.fields, "announced_on");
    return json::text_or(now.command.fields, "way") == "announced" && !announced.empty() ? std::min(json::Text<law::Date>::from(announced), day_of(now)) : day_of(now);
}

// How many versions the case had when one of these acts was last done; 0 when never. Every step is a version.
std::size_t version_of_last(casework::CaseFile const* file, std::initializer_list<std::string_view> acts) {
    for (std::size_t i = file ? file->steps.size() : 0; i > 0; --i)
        if (std::find(acts.begin(), acts.end(), file->steps[i - 1].act) != acts.end()) return i;
    return 0;
}

// Whether this paper was issued on the case since then, by the day of the act, and is not void.
bool paper_issued(Asking const& now, std::string_view form, std::size_t since) {
    if (!now.row) return false;
    for (auto& paper : document::documents_of(now.db, "determination", now.row->id)) {
        auto file = store::load(now.db, casework::kCaseFiles, paper.id);
        if (paper.kind == form && file && file->state != "voided" && paper.about_version >= std::int64_t(since) && file->opened <= went_out(now)) return true;
    }
    return false;
}

law::Finding both_issued(Asking const& now) {
    law::Finding all{true};
    for (auto* form : {"listing_decision", "repair_notice"})
        if (!paper_issued(now, form, version_of_last(now.file, {"decide"})))
            all.fields.push_back({form, "", "送达日前尚未就本决定制发 / not issued on this decision by the day of service", "先制发，再登记送达 / issue it, then record service"});
    all.holds = all.fields.empty();
    return all;
}

bool is_paper_of_the_case(Asking const& now, std::string const& id) {
    auto proof = store::load(now.db, document::DocumentNoun::table(), id);
    return now.row && proof && document::has_content(*proof) && proof->about_noun == "determination" && proof->about == now.row->id;
}

// The notice about this case that a service is proved by, once it has arrived.
std::optional<notice::Arrival> notice_sent(Asking const& now) {
    return now.row ? notice::arrival_of(now.db, json::text_or(now.command.fields, "proof"), "determination", now.row->id) : std::nullopt;
}

// What this paper, however often it was uploaded, proves of the case already: another step than this one.
bool proves_another_step(store::Db& db, Determination const& d, std::string_view act, std::string const& proof) {
    std::vector<std::pair<std::string_view, std::string>> used{{"notice", d.notice.proof}, {"waive", d.waiver}, {"serve", d.service.proof}};
    for (auto& each : d.announcements) used.emplace_back("", each.tried_proof);
    return std::any_of(used.begin(), used.end(), [&](auto& step) { return step.first != act && document::same_paper(db, step.second, proof); });
}

// A document of the case, or a notice about it that had arrived by that day; of this step alone, and none that was there before what it is to prove: the
// proposal as it stands, or the decision.
law::Finding proof_belongs(Asking const& now) {
    auto proof = json::text_or(now.command.fields, "proof");
    bool serves = now.command.act == "serve";
    if (now.row && proves_another_step(now.db, *now.row, now.command.act, proof))
        return {false, "该材料已用作本件另一环节的证明，一份材料只证明一个环节。", "It proves another step of this case already; one paper proves one step."};
    if (auto sent = notice_sent(now)) return {sent->on <= day_of(now) && (!serves || !now.row->decided_on || *now.row->decided_on <= sent->on)};
    if (!is_paper_of_the_case(now, proof)) return {false};
    auto since = serves ? version_of_last(now.file, {"decide"}) : now.command.act == "notice" ? version_of_last(now.file, {"propose", "revise"}) : 0;
    if (std::int64_t(since) <= store::load(now.db, document::DocumentNoun::table(), proof)->about_version) return {true};
    return {false, "该材料在所证明的拟认定或者决定之前就已附于本件。", "It was there before the proposal or decision whose service it is to prove."};
}

// What an act rests on: for service the decision, else the last step that a person did.
law::Finding follows(Asking const& now) {
    std::optional<law::Date> before = now.command.act == "serve" && now.row ? now.row->decided_on : std::nullopt;
    for (auto& step : now.file ? now.file->steps : std::vector<casework::Step>{})
        if (now.command.act != "serve" && step.party != law::Party::clock) before = step.on;
    if (!before || *before <= went_out(now)) return {true};
    return {false, "前一环节为" + law::to_text(*before) + "。", "That step was on " + law::to_text(*before) + "."};
}

law::Finding time_has_run(Asking const& now) {
    auto due = now.row ? period_after("determination.statement", now.row->notice_on, now.setting) : std::nullopt;
    if (!due || !now.row->waiver.empty()) return {now.row && !now.row->waiver.empty()};
    if (due->provisional) return {false, "期限跨越尚未公布放假安排的年度，暂不能确定。", "It runs into a year whose calendar is not announced."};
    if (due->day < day_of(now)) return {true};
    auto from = law::to_text(due->day + std::chrono::days{1});
    return {false, "期限至" + law::to_text(due->day) + "止，自" + from + "起可以作出决定；当事人已陈述申辩并经核实，或者书面放弃的除外。",
            "It runs until " + law::to_text(due->day) + "; a decision is possible from " + from + ", or once a statement was weighed or waived in writing."};
}

// How a paper was served: electronically under a confirmation in force on that day, in public to an organisation alone.
void answer_way(Asking const& now, Determination const& d, law::Facts& facts) {
    auto way = json::text_or(now.command.fields, "way"), named = json::text_or(now.command.fields, "consent");
    auto confirmed = way == "electronic" ? address::consent(now.db, d.subject, "", day_of(now), named) : std::nullopt;
    auto denied = [](law::Question const& of_a_notice) { return law::Finding{false, std::string(of_a_notice.zh), std::string(of_a_notice.en)}; };
    if (way == "electronic" && !confirmed) facts.answer(way_suits_the_receiver, denied(notice::consent_is_on_file));
    else if (way == "announced" && !notice::may_be_named_in_public(now.db, d.subject)) facts.answer(way_suits_the_receiver, denied(notice::may_be_announced));
    else facts.answer(way_suits_the_receiver, true);
    if (confirmed) facts.give("consent", {confirmed->id});
}

// The last way: when another failed, and counted from its announcement. A notice that was announced has been through both.
void answer_announcement(Asking const& now, law::Facts& facts) {
    auto& fields = now.command.fields;
    auto sent = notice_sent(now);
    bool announced = json::text_or(fields, "way") == "announced" && !(sent && sent->announced);
    auto tried_proof = json::text_or(fields, "tried_proof");
    law::Finding tried{true};
    if (announced && json::text_or(fields, "tried").empty()) tried.fields.push_back({"tried", "", "缺失 / missing", "写明方式、日期和未送达的原因 / say which way, when, and why it did not arrive"});
    if (announced && (document::same_paper(now.db, tried_proof, json::text_or(fields, "proof")) || !is_paper_of_the_case(now, tried_proof)))
        tried.fields.push_back({"tried_proof", "", "不是本件的另一份材料 / not another document of this case", "先将未送达的凭证附于本件 / attach the proof that it did not arrive"});
    auto words = subject::free_of_forbidden(now.db, now.row ? now.row->subject : "", fields);
    tried.fields.insert(tried.fields.end(), words.fields.begin(), words.fields.end());
    tried.holds = tried.fields.empty();
    facts.answer(other_ways_were_tried, std::move(tried));
    auto on = json::text_or(fields, "announced_on");
    auto due = period_after("notice.announce", on.empty() ? std::nullopt : std::optional(json::Text<law::Date>::from(on)), now.setting);
    law::Finding run{!announced || (due && !due->provisional && due->day <= day_of(now))};
    if (!run.holds && due) run.fields.push_back({"announced_on", on, "视为送达之日为" + law::to_text(due->day) + " / counts as served on " + law::to_text(due->day), "该日起登记 / record it from then on"});
    facts.answer(announcement_has_run, std::move(run));
}

// The rows of its list type that it was told under, on the day of the paper and on that of its service, and the one that it was decided under.
std::vector<list_type::ListType> rows_it_stands_under(Asking const& now, Determination const& d) {
    std::set<law::Date> days;
    for (auto& day : {d.notice_on, d.decided_on}) if (day) days.insert(*day);
    auto since = version_of_last(now.file, {"propose", "revise"});
    for (auto& paper : now.row && since > 0 ? document::documents_of(now.db, "determination", now.row->id) : std::vector<document::Document>{}) {
        auto file = store::load(now.db, casework::kCaseFiles, paper.id);
        if (paper.kind == "prior_notice" && file && file->state != "voided" && paper.about_version >= std::int64_t(since)) days.insert(file->opened);
    }
    std::vector<list_type::ListType> rows;
    for (auto day : days)
        if (auto row = list_type::known_on(now.db, d.list_type, day)) rows.push_back(std::move(*row));
    return rows;
}

// Its last day: none of these rows, nor the one in force today, nor a remedy that was upheld in part allows a later one.
void answer_days(Asking const& now, Determination const& d, std::optional<list_type::ListType> const& type, law::Facts& facts) {
    auto rows = rows_it_stands_under(now, d);
    auto found = now.row ? remedy::corrected_until(now.db, now.row->id) : std::nullopt;
    if (found && d.until && *found < *d.until)
        facts.answer(until_is_lawful, law::Finding{false, "", "", {{"until", law::to_text(*d.until), "晚于复议、诉讼更正后的截止日期 / later than a remedy corrected it to",
                                                                    "不晚于" + law::to_text(*found) + " / " + law::to_text(*found) + " at the latest"}}});
    else
        facts.answer(until_is_lawful, until_fits(d, {now.command.act, day_of(now), now.row ? now.row->until : std::nullopt, latest_by(rows, d.decided_on)}));
    if (type) rows.push_back(*type);
    auto last = latest_by(rows, d.decided_on);
    if (d.renewed_on || !last || (d.until && *d.until < *last)) last = d.until;
    if (found && (!last || *found < *last)) last = found;
    facts.answer(time_is_not_over, time_left(last, now.setting.today));
    if (last) facts.give("last_day", {law::to_text(*last)});
}

// Of the procedure that the agency walks here.
void answer_procedure(Asking const& now, Determination const& d, law::Facts& facts) {
    bool here = version_of_last(now.file, {"propose"}) > 0;
    facts.answer(was_decided_here, here);
    facts.answer(was_decided_outside, !here);
    facts.answer(prior_notice_is_issued, paper_issued(now, "prior_notice", version_of_last(now.file, {"propose", "revise"})));
    facts.answer(both_papers_are_issued, both_issued(now));
    facts.answer(proof_is_on_file, proof_belongs(now));
    answer_way(now, d, facts);
    answer_announcement(now, facts);
    facts.answer(day_follows_the_case, follows(now));
    facts.answer(statement_time_has_run, time_has_run(now));
    facts.answer(statement_is_not_accepted, d.weighed != Weighed::accepted);
}

law::Finding heard_of_renewal(Asking const& now, Determination const& d) {
    if (!now.row || !d.renewal_proposed_on) return {false};
    auto served = notice::last_service(now.db, notice::Kind::renewal_proposed, now.row->id, *d.renewal_proposed_on);
    if (!served) return {false, "拟续期事先告知尚未送达。", "The notice of it has not been served yet."};
    auto due = period_after("determination.statement", served, now.setting);
    if (due && !due->provisional && due->day < now.setting.today) return {true};
    return {false, "陈述申辩期至" + (due ? law::to_text(due->day) : "") + "止。", "That time runs until " + (due ? law::to_text(due->day) : "") + "."};
}

law::Finding renewal_is_within(Asking const& now, Determination const& d, std::optional<list_type::ListType> const& type, std::optional<law::Date> ends) {
    auto sent = json::text_or(now.command.fields, "until");
    auto until = now.command.act == "propose_renewal" && !sent.empty() ? std::optional(json::Text<law::Date>::from(sent)) : d.renewal_until;
    if (!until || !type || !type->period_months || !ends || !d.decided_on) return {false};
    auto longest = law::last_day({int(*type->period_months), law::Unit::months}, law::Sort::burden, *ends, *now.setting.calendar).day;
    if (auto cap = period_after("negative.query_cap", d.decided_on, now.setting)) longest = std::min(longest, cap->day);
    if (*ends < *until && *until <= longest) return {true};
    return {false, "可以续期至" + law::to_text(longest) + "以前，现截止日期为" + law::to_text(*ends) + "。", "It ends on " + law::to_text(*ends) + "; a renewal may run until " + law::to_text(longest) + "."};
}

void answer_renewal(Asking const& now, Determination const& d, std::optional<list_type::ListType> const& type, law::Facts& facts) {
    auto entries = facts.given("entries_in_force");
    auto e = entries.empty() ? std::nullopt : store::load(now.db, entry::EntryNoun::table(), entries[0]);
    facts.answer(list_type_is_renewable, type && type->period_kind == list_type::PeriodKind::renewable);
    facts.answer(entry_is_in_force, e.has_value());
    facts.answer(not_renewed_before, !d.renewed_on);
    facts.answer(renewal_is_proposed, d.renewal_until.has_value());
    facts.answer(renewal_fits, renewal_is_within(now, d, type, e ? e->until : std::nullopt));
    facts.answer(renewal_was_told, heard_of_renewal(now, d));
}

// Those that are suspended because the basis was reported gone, and for nothing else.
std::vector<std::string> held_for_the_basis(Asking const& now) {
    std::vector<std::string> held;
    if (!now.row || now.command.act != "reinstate") return held;
    now.db.each(kHeldEntries, [&](store::Row const& r) { held.emplace_back(r.text(0)); }, now.row->id);
    std::erase_if(held, [&](std::string const& id) {
        auto e = store::load(now.db, entry::EntryNoun::table(), id);
        return !entry::held_by_a_case(*e) || entry::cause_of_hold(now.db, id) != kBasisGone + now.row->id || entry::state_on(*e, now.setting.today) != entry::Standing::held;
    });
    return held;
}

// Whether a correction names nothing of what it was decided on, nor of the ways out of it.
law::Finding names_none(json::Object const& fields, std::initializer_list<std::string_view> substance) {
    bool slip = std::all_of(substance.begin(), substance.end(), [&](auto field) { return json::text_or(fields, field).empty(); });
    return casework::about_fields(substance_stays, slip, fields, substance);
}

// Of what is listed.
void answer_listed(Asking const& now, Determination const& d, law::Facts& facts) {
    std::vector<std::string> open, in_force;
    if (now.row)
        now.db.each(kEntries, [&](store::Row const& r) {
            open.emplace_back(r.text(0));
            if (r.is_null(1)) in_force.emplace_back(r.text(0));
        }, now.row->id, law::to_text(now.setting.today));
    facts.give("entries", std::move(open));
    facts.give("entries_in_force", std::move(in_force));
    facts.give("entries_to_resume", held_for_the_basis(now));
    auto gone = now.command.act == "report" ? json::text_or(now.command.fields, "basis_gone_on") : "";
    std::optional<law::Date> gone_on;
    if (!gone.empty()) gone_on = json::Text<law::Date>::from(gone);
    facts.answer(basis_is_gone, !gone_on || *gone_on <= now.setting.today);
    if (auto due = period_after("basis_revoked.report", gone_on, now.setting); due && !due->provisional && due->day < now.setting.today)
        facts.give("report_is_late", {law::to_text(due->day)});
    answer_renewal(now, d, list_type::known_on(now.db, d.list_type, now.setting.today), facts);
    auto as_it_stands = now.row ? *now.row : d;
    facts.answer(substance_stays, names_none(now.command.fields, {"facts", "basis", "exit_conditions", "remedies"}));
    auto type_then = list_type_of(now.db, as_it_stands, now.file, now.setting.today);
    bool corrects = now.command.act == "correct";
    facts.answer(correction_shortens, corrects ? shortens(now.command.fields, type_then ? last_day_of(as_it_stands, *type_then) : as_it_stands.until) : law::Finding{true});
    facts.answer(basis_is_of_the_list, names_its_basis(d, corrects ? type_then : county_type(now.db, d.list_type, now.setting.today), now.command.fields, now.command.act));
    if (!corrects) return;
    auto fits = casework::amendable(now.command.fields, parts_of(as_it_stands), {{"until"}, now.actor.channel == "law", "correction_no"});
    casework::not_before_the_decision(fits, "until", d.until, as_it_stands.decided_on);
    facts.answer(casework::correction_fits, std::move(fits));
}

}  // namespace

bool basis_gone(store::Db& db, std::string const& id) {
    auto file = store::load(db, casework::kCaseFiles, id);
    return file && file->state == "basis_revoked";
}

bool service_rests_on(Determination const& d, casework::CaseFile const& file, std::string_view form, std::int64_t issued_at) {
    bool told = form == "prior_notice";
    if (!told && form != "listing_decision" && form != "repair_notice") return false;
    auto since = told ? version_of_last(&file, {"propose", "revise"}) : version_of_last(&file, {"decide"});
    auto served = version_of_last(&file, {told ? "notice" : "serve"});
    return (told ? d.notice : d.service).way != Way::not_served && std::int64_t(since) <= issued_at && issued_at < std::int64_t(served);
}

std::optional<list_type::ListType> list_type_of(store::Db& db, Determination const& d, casework::CaseFile const* file, law::Date today) {
    auto on = d.decided_on.value_or(today);
    for (auto& step : file ? file->steps : std::vector<casework::Step>{})
        if (step.act == "publish") on = step.on;
    return list_type::known_on(db, d.list_type, on);
}

law::Facts DeterminationNoun::facts(casework::Asking<Determination> const& now) {
    auto d = as_sent(now);
    auto today = now.setting.today;
    auto type = county_type(now.db, d.list_type, today);
    auto agency = store::load(now.db, agency::AgencyNoun::table(), d.issuer);
    bool incentive = type && type->polarity == list_type::Polarity::incentive;
    law::Facts facts;
    facts.answer(list_type_is_the_countys, type.has_value());
    facts.answer(duty_covers_list_type, agency && agency::has_duty(*agency, "determines:" + d.list_type, today));
    facts.answer(subject_may_be_listed, listable(now.db, d, type, today));
    facts.answer(facts_hold_nothing_forbidden, subject::free_of_forbidden(now.db, d.subject, now.command.fields));
    facts.answer(not_determined_before, !on_file_before(now.db, d));
    auto passed = gate(d, incentive ? list_type::Gate::incentive : list_type::Gate::county_discipline, statement_ends(d, now.setting), today);
    auto basis = now.row && version_of_last(now.file, {"propose"}) == 0 ? names_its_basis(d, type, now.command.fields, now.command.act) : law::Finding{true};
    passed.fields.insert(passed.fields.end(), basis.fields.begin(), basis.fields.end());
    passed.holds = passed.fields.empty();
    facts.answer(gate_is_passed, std::move(passed));
    facts.answer(is_for_incentive, incentive);
    auto subject = incentive ? store::load(now.db, subject::SubjectNoun::table(), d.subject) : std::nullopt;
    facts.answer(subject_accepts_promotion, !subject || !subject->declines_promotion);
    facts.answer(no_discipline_in_force, !incentive || !entry::discipline_in_force(now.db, d.subject, today));
    facts.answer(execution_is_not_suspended, !now.row || !remedy::suspending(now.db, now.row->id));
    facts.answer(secrecy_is_reviewed, json::flag_or(now.command.fields, "secrecy_reviewed", false));
    if (type) facts.give("list_type", {json::canonical(json::write(*type))});
    facts.give("agency_name", {agency ? agency->name : ""});
    facts.give("list_name", {notice::list_name(now.db, d.list_type, today)});
    if (now.row && (now.command.act == "revoke" || now.command.act == "correct"))
        withdrawal::give_recipients(now.db, {"determination", now.row->id, json::text_or(now.command.fields, "of"), now.actor, now.command, today}, facts);
    answer_days(now, d, type, facts);
    answer_procedure(now, d, facts);
    answer_listed(now, d, facts);
    return facts;
}

}  // namespace determination

HENGXIN_NOUN(, determination::DeterminationNoun);

#include "record/store.h"
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "objection/noun.h"
#include "objection/store.h"
#include "record/noun.h"
#include "remedy/noun.h"
#include "remedy/store.h"
#include "repair/noun.h"
#include "repair/store.h"
#include "rule/noun.h"
#include "rule/store.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "text/name.h"
#include "withdrawal/store.h"

namespace record {
namespace {

constexpr store::Query kDocument{"record_by_document",
    "SELECT id, issuer, document_no, end_reason FROM record WHERE subject = ?1 AND (kind = ?2 OR (?2 NOT IN ('licence', 'evaluation') AND kind NOT IN ('licence', 'evaluation'))) AND id <> ?3"
    " ORDER BY id"};
constexpr store::Query kCurrent{"record_current",
    "SELECT id FROM record WHERE subject = ?1 AND ended_on IS NULL AND kind NOT IN ('licence', 'evaluation') ORDER BY id"};

constexpr law::Instant kTakenBackWithin = law::Instant{30} * 60 * 1000;

constexpr store::Query kAdverse{"record_adverse",
    "SELECT COUNT(*) FROM record WHERE subject = ?1 AND ended_on IS NULL AND held_from IS NULL AND kind NOT IN ('licence', 'evaluation') AND (shown_until IS NULL OR shown_until >= ?2)"};

// What was written about this record. A remedy that is not over stays.
constexpr std::string_view kAbout =
    "WITH about(id) AS (SELECT id FROM record WHERE id = ?1 UNION SELECT id FROM repair WHERE record = ?1 UNION SELECT r.id FROM remedy r"
    " JOIN casefile s ON s.id = r.id WHERE r.about = ?1 AND s.state NOT IN ('registered', 'pending', 'upheld', 'destroyed')),"
    " told(id) AS (SELECT id FROM about UNION SELECT id FROM notice WHERE about IN (SELECT id FROM about)"
    " UNION SELECT id FROM address WHERE about IN (SELECT id FROM about))"
    " SELECT f.noun, f.id FROM casefile f WHERE f.id <> ?1 AND f.steps NOT LIKE '%words_destroyed%' AND (f.id IN (SELECT id FROM told)"
    " OR f.id IN (SELECT d.id FROM document d WHERE d.about IN (SELECT id FROM told))) ORDER BY f.id";

law::Finding retained_fits(casework::Asking<Record> const& now) {
    auto until = json::text_or(now.command.fields, "until");
    if (!now.row || !now.row->archived_until || until.empty()) return {false};
    auto last = *now.row->archived_until, asked = json::Text<law::Date>::from(until);
    return {last < asked && asked <= casework::a_year_after(last)};
}

// One document of one organ, however its number and the name are typed, and whichever kind of adverse record it is entered as. What was taken back as a slip is entered again; what an
// objection or a remedy found wrong is not.
std::optional<std::string> other_document(store::Db& db, Record const& record, std::string const& own) {
    std::vector<std::pair<std::string, bool>> same;        // and whether it was taken back
    auto issuer = text::normalise_name(record.issuer);
    db.each(kDocument, [&](store::Row const& r) {
        if (text::same_document(r.text(2), record.document_no) && text::normalise_name(r.text(1)) == issuer) same.emplace_back(r.text(0), r.text(3) == "recorded_in_error");
    }, record.subject, json::enum_name(record.kind), own);
    auto counts = [&](auto& each) { return !each.second || objection::found_wrong(db, each.first) || remedy::found_wrong(db, each.first); };
    auto first = std::find_if(same.begin(), same.end(), counts);
    return first == same.end() ? std::nullopt : std::optional(first->first);
}

// Whoever enters it decides its repair and keeps others from entering it: so the organ that decided it, or the credit office for organs without a desk here.
law::Finding decided_itself(casework::Asking<Record> const& now, Record const& record) {
    auto own = store::load(now.db, agency::AgencyNoun::table(), now.actor.agency);
    auto is = [&](std::string const& name) { return text::normalise_name(name) == text::normalise_name(record.issuer); };
    bool may = !own || agency::has_duty(*own, "credit_office", now.setting.today) || is(own->name) || (now.row && is(now.row->issuer));
    return casework::about_fields(issuer_is_own, may, now.command.fields, {"issuer"});
}

// On the day of the decision and today: a child was not punishable then, and grows older.
bool of_age(store::Db& db, Record const& record) {
    auto subject = store::load(db, subject::SubjectNoun::table(), record.subject);
    return !subject || !subject->born || subject::age_on(*subject->born, record.decided_on) >= 14;
}

law::Finding evaluation_recognised(store::Db& db, Record const& record, law::Date today) {
    if (record.kind != Kind::evaluation) return {true};
    if (rule::recognises(rule::recognitions(db, record.region, rule::Of::evaluation), record.content, today)) return {true};
    return {false, "", "", {{"content", record.content, "不是互认的等次用语 / not among the words recognised", "按互认规定填写等次 / use the words of the recognition"}}};
}

bool reason_fits(Record const& record, std::string const& reason) {
    if (reason.empty()) return true;                       // before there is a form
    return record.kind == Kind::evaluation ? reason != "repaired" : reason != "withdrawn_by_origin";
}

law::Finding ends_in_time(Record const& record, law::Date on) {
    if (record.decided_on <= on) return {true};
    return {false, "", "", {{"on", law::to_text(on), "早于决定日期" + law::to_text(record.decided_on) + " / before it was decided", "请核对日期 / check the date"}}};
}

bool evaluates_a_person(store::Db& db, Record const& record) {
    auto subject = store::load(db, subject::SubjectNoun::table(), record.subject);
    return record.kind == Kind::evaluation && subject && !has_classes(subject->kind);
}

}  // namespace

std::optional<std::string> find_document(store::Db& db, std::string const& subject, std::string const& issuer, std::string const& document_no,
                                         Kind kind) {
    Record wanted{};
    wanted.document_no = document_no;
    wanted.issuer = issuer;
    wanted.subject = subject;
    wanted.kind = kind;
    return other_document(db, wanted, "");
}
json::Object beside(store::Db& db, casework::CaseFile const& file, law::Date on) {
    if (file.noun != "entry") return {};
    auto subject = store::load(db, subject::SubjectNoun::table(), file.subject);
    if (!subject || subject->kind == subject::Kind::organisation) return {};
    json::Array all;
    for (auto& r : store::select(db, RecordNoun::table(), "WHERE subject = ?1 AND kind = 'licence' AND ended_on IS NULL ORDER BY decided_on, id", file.subject))
        if (!r.shown_until || on <= *r.shown_until)
            all.push_back(json::Object{{"record", r.id}, {"title", r.content}, {"issuer", r.issuer}, {"until", json::write(r.shown_until)}});
    return all.empty() ? json::Object{} : json::Object{{"licensed_as", std::move(all)}};
}

std::vector<std::string> current_records(store::Db& db, std::string const& subject) {
    std::vector<std::string> all;
    db.each(kCurrent, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, subject);
    return all;
}

OnFile on_file(store::Db& db, std::string const& subject) {
    return {store::select(db, entry::EntryNoun::table(), "WHERE subject = ?1 AND listed_on IS NOT NULL ORDER BY id", subject),
            store::select(db, RecordNoun::table(), "WHERE subject = ?1 ORDER BY id", subject),
            store::select(db, list_type::ListTypeNoun::table(), "WHERE published_on IS NOT NULL ORDER BY code, id"),
            store::select(db, rule::RuleNoun::table(), "WHERE kind IN ('conduct_class', 'recognition') AND published_on IS NOT NULL ORDER BY name, id")};
}

bool adverse(store::Db& db, std::string const& subject, law::Date on) { return db.number(kAdverse, subject, law::to_text(on)).value_or(0) > 0; }

std::optional<std::string> cause_of_hold(store::Db& db, std::string const& record, std::string const& except) {
    if (auto objection = objection::holding(db, record, except)) return objection::kCause + *objection;
    if (auto ordered = remedy::suspending(db, record, except)) return remedy::kCause + *ordered;
    if (auto shield = repair::shielding(db, repair::About{"", record}, except)) return repair::kShield + *shield;
    return std::nullopt;
}

// Nobody is reminded of a repair that is under way.
std::vector<std::string> RecordNoun::to_remind(store::Db& db, casework::Setting const& now) {
    constexpr char kPage[] = "WHERE kind NOT IN ('licence', 'evaluation') AND ended_on IS NULL AND held_from IS NULL AND shown_until >= ?1 AND id > ?2 ORDER BY id LIMIT 1000";
    std::vector<std::string> all;
    std::string last;
    auto today = law::to_text(now.today);
    for (auto page = store::select(db, table(), kPage, today, last); !page.empty(); page = store::select(db, table(), kPage, today, last)) {
        for (auto& r : page)
            if (reminder(r, now).any() && !repair::under_way(db, "", r.id)) all.push_back(r.id);
        last = page.back().id;
    }
    return all;
}

law::Finding correction_fits_now(store::Db& db, Record const& before, json::Object const& fields, bool by_law, casework::Setting const& setting) {
    auto all = correction_of(before, fields, by_law, setting, setting.today);
    auto recognised = before.kind == Kind::evaluation ? evaluation_recognised(db, corrected(before, fields, setting, setting.today), setting.today) : law::Finding{true};
    for (auto& field : recognised.fields) all.fields.push_back(std::move(field));
    all.holds = all.fields.empty();
    return all;
}

law::Facts RecordNoun::facts(casework::Asking<Record> const& now) {
    law::Facts facts;
    facts.answer(entered_by_oneself, now.file && now.file->steps.front().account == casework::person_of(now.actor));
    facts.answer(entered_just_now, now.file && now.setting.at <= law::instant_of(now.file->id) + kTakenBackWithin);
    facts.answer(proceeding_is_pending, now.row && now.command.act == "retain" && !remedy::pending(now.db, now.row->id).empty());
    facts.answer(retained_shortly, retained_fits(now));
    if (now.command.act == "retain") return facts;
    if (now.command.act == "destroy") {
        facts.give(casework::kAlong, casework::written_about(now.db, {"written_about_record", kAbout}, now.row->id));
        return facts;
    }
    auto today = now.setting.today;
    facts.answer(is_an_evaluation, now.row && now.row->kind == Kind::evaluation);
    facts.answer(repaired_by_its_procedure, json::text_or(now.command.fields, "reason") != "repaired");
    if (now.row) facts.answer(ends_after_its_decision, ends_in_time(*now.row, now.command.on.value_or(today)));
    if (now.row) facts.answer(reason_fits_its_kind, reason_fits(*now.row, json::text_or(now.command.fields, "reason")));
    if (now.row && (now.command.act == "end" || now.command.act == "take_back" || now.command.act == "correct"))
        withdrawal::give_recipients(now.db, {"record", now.row->id, "", now.actor, now.command, today}, facts);
    if (now.row) withdrawal::give_suspension(now.db, {"record", now.row->id, "", now.actor, now.command, today}, facts);
    auto record = now.row ? corrected(*now.row, now.command.fields, now.setting, today) : with_fields(not_yet(now.command), now.command.fields, now.setting, today);
    if (now.row && now.command.act == "correct") facts.answer(casework::correction_fits, correction_fits_now(now.db, *now.row, now.command.fields, now.actor.channel == "law", now.setting));
    facts.answer(subject_on_file, subject::is_on_file(now.db, record.subject));
    facts.answer(category_allowed, category_fits(record, today));
    facts.answer(subject::words_hold_nothing_forbidden,
                 subject::free_of_forbidden(now.db, record.subject, now.command.fields, {"conduct", "facts", "content", "basis", "severe_basis", "remark", "proof", "reason", "words"}));
    facts.answer(subject_of_age, of_age(now.db, record));
    facts.answer(cites_its_basis, basis_given(record));
    facts.answer(persons_are_not_evaluated, !evaluates_a_person(now.db, record));
    facts.answer(evaluation_is_recognised, evaluation_recognised(now.db, record, today));
    facts.answer(decision_day_fits, day_fits(record, today));
    facts.answer(issuer_is_own, decided_itself(now, record));
    auto other = other_document(now.db, record, now.row ? now.row->id : "");
    facts.answer(not_recorded_before, law::Finding{!other, other ? "已登记：" + *other : "", other ? "On record as " + *other : ""});
    return facts;
}

}  // namespace record

HENGXIN_NOUN(, record::RecordNoun);

#include "agency/noun.h"
#include "determination/noun.h"
#include "entry/store.h"
#include "list_type/noun.h"
#include "subject/noun.h"
#include "subject/store.h"

namespace determination {
namespace {

constexpr store::Query kSameDocument{
    "determination_with_document",
    "SELECT d.id FROM determination d JOIN casefile f ON f.id = d.id WHERE d.issuer = ?1 AND d.document_no = ?2 AND d.subject = ?3 AND d.id <> ?4 AND f.state <> 'withdrawn'"};
// An entry past its last day leaves by itself, whether or not the clock has come by.
constexpr store::Query kEntries{"entries_of_determination",
                                "SELECT id FROM entry WHERE determination = ?1 AND exited_on IS NULL AND (until IS NULL OR until >= ?2) ORDER BY id"};

std::optional<list_type::ListType> county_type(store::Db& db, std::string const& code, law::Date on) {
    for (auto& type : store::select(db, list_type::ListTypeNoun::table(), "WHERE code = ?1 ORDER BY id", code))
        if (list_type::in_force(type, on) && type.origin == list_type::Origin::county) return type;
    return std::nullopt;
}

law::Finding listable(store::Db& db, Determination const& d, std::optional<list_type::ListType> const& type, law::Date on) {
    auto subject = store::load(db, subject::SubjectNoun::table(), d.subject);
    if (!subject || !subject::is_on_file(db, d.subject)) return {false, "主体不在库。", "The subject is not on file."};
    if (subject->born && subject::age_on(*subject->born, on) < 14) return {false, "未满十四周岁。", "Under 14."};
    if (subject->kind == subject::Kind::person && type && !type->persons_allowed)
        return {false, "该名单的依据未指明自然人。", "The law of this list does not name natural persons."};
    return {true};
}

std::optional<law::Date> statement_ends(Determination const& d, casework::Setting const& setting) {
    if (!d.notice_on) return std::nullopt;
    auto* value = setting.periods->in_force("determination.statement", *d.notice_on);
    if (!value) return std::nullopt;
    return law::last_day(value->span, value->sort, *d.notice_on, *setting.calendar).day;
}

}  // namespace

law::Facts DeterminationNoun::facts(casework::Asking<Determination> const& now) {
    Determination d = now.row ? *now.row : Determination{};
    if (!now.row) d.issuer = now.actor.agency;
    if (now.command.fields.contains("document_no")) d = determination_sent(now.command.fields, d);
    auto today = now.setting.today;
    auto type = county_type(now.db, d.list_type, today);
    auto agency = store::load(now.db, agency::AgencyNoun::table(), d.issuer);
    bool incentive = type && type->polarity == list_type::Polarity::incentive;
    law::Facts facts;
    facts.answer(list_type_is_the_countys, type.has_value());
    facts.answer(duty_covers_list_type, agency && agency::has_duty(*agency, "determines:" + d.list_type, today));
    facts.answer(subject_may_be_listed, listable(now.db, d, type, today));
    facts.answer(not_determined_before, !now.db.word(kSameDocument, d.issuer, d.document_no, d.subject, d.id));
    facts.answer(gate_is_passed, gate(d, incentive ? list_type::Gate::incentive : list_type::Gate::county_discipline, statement_ends(d, now.setting), today));
    facts.answer(no_discipline_in_force, !incentive || !entry::discipline_in_force(now.db, d.subject, today));
    facts.answer(secrecy_is_reviewed, json::flag_or(now.command.fields, "secrecy_reviewed", false));
    if (type) facts.give("list_type", {json::canonical(json::write(*type))});
    facts.give("agency_name", {agency ? agency->name : ""});
    std::vector<std::string> entries;
    if (now.row) now.db.each(kEntries, [&](store::Row const& r) { entries.emplace_back(r.text(0)); }, now.row->id, law::to_text(today));
    facts.give("entries", std::move(entries));
    return facts;
}

}  // namespace determination

template casework::Noun casework::noun<determination::DeterminationNoun>();

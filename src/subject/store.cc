#include "subject/store.h"
#include "subject/noun.h"
#include "text/code.h"

namespace subject {
namespace {

using store::Query;

constexpr Query kByCode{"subject_by_code",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.code = ?1 AND f.state = 'on_file' ORDER BY s.id DESC"};
// One person may run several shops: the person goes before them, so it comes last here.
constexpr Query kByIndex{"subject_by_number",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.number_index = ?1 AND f.state = 'on_file' "
    "ORDER BY CASE s.kind WHEN 'person' THEN 1 ELSE 0 END, s.id DESC"};
constexpr Query kByLegacy{"subject_by_legacy_number",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.legacy = ?1 AND s.legacy <> '' AND f.state = 'on_file' ORDER BY s.id LIMIT 50"};
constexpr Query kByName{"subject_by_name",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.name = ?1 AND f.state = 'on_file' ORDER BY s.id LIMIT 2"};
constexpr Query kOnFile{"subject_on_file", "SELECT id FROM casefile WHERE id = ?1 AND noun = 'subject' AND state = 'on_file'"};
constexpr Query kCodeTaken{"subject_code_taken",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.code = ?1 AND f.state = 'on_file' AND s.id <> ?2 LIMIT 1"};
// Persons only: a shop has its keeper's number. Numbers of passports are unique only within their country, so the name must agree too.
constexpr Query kNumberTaken{"subject_number_taken",
    "SELECT s.id FROM subject s JOIN casefile f ON f.id = s.id WHERE s.number_index = ?1 AND s.kind = 'person' AND s.document = ?2 "
    "AND (?2 = 'citizen' OR s.name = ?3) AND f.state = 'on_file' AND s.id <> ?4 LIMIT 1"};
constexpr Query kEntryRests{"entry_rests_on_subject",
    "SELECT id FROM entry WHERE subject = ?1 AND exited_on IS NULL LIMIT 1"};       // also one that only waits to be published
constexpr Query kRecordRests{"record_rests_on_subject", "SELECT id FROM record WHERE subject = ?1 AND ended_on IS NULL LIMIT 1"};
constexpr Query kSubjectOfAccount{"subject_of_account", "SELECT subject FROM account WHERE id = ?1"};

law::Finding none_of(std::vector<law::FieldError> errors) { return {errors.empty(), {}, {}, std::move(errors)}; }

law::Finding age_fits(Subject const& subject, law::Date today) {
    law::Finding all{!subject.born || age_on(*subject.born, today) >= 14};
    if (subject.born && *subject.born > today) {
        all.holds = false;
        all.fields.push_back({"born", "***", "出生日期晚于今天 / the date of birth lies in the future", "请核对 / check it"});
    }
    return all;
}

law::Finding number_free(store::Db& db, Subject const& subject, std::string const& own) {
    if (subject.kind != Kind::person || subject.number_index.empty()) return {true};
    auto other = db.word(kNumberTaken, subject.number_index, subject.document, subject.name, own);
    return {!other, other ? "已建档：" + *other : "", other ? "On file as " + *other : ""};
}
law::Finding code_free(store::Db& db, Subject const& subject, std::string const& own) {
    auto other = subject.code.empty() ? std::nullopt : db.word(kCodeTaken, subject.code, own);
    return {!other, other ? "已建档：" + *other : "", other ? "On file as " + *other : ""};
}

law::Finding another_name(casework::Asking<Subject> const& now) {
    auto name = json::text_or(now.command.fields, "name");
    if (name.find_first_not_of(" \t") == name.npos || name == now.row->name) return {false};
    law::Date on = now.command.on.value_or(now.setting.today);
    if (!now.row->names.empty() && now.row->names.back().to && on < *now.row->names.back().to) return {false};
    auto since = json::text_or(now.command.fields, "since");
    return {since.empty() || json::Text<law::Date>::from(since) <= on};
}

bool speaks_for(casework::Asking<Subject> const& now) {
    if (!now.actor.roles.has(law::Party::subject)) return true;
    return now.row && now.db.word(kSubjectOfAccount, now.actor.account) == now.row->id;
}

}  // namespace

std::optional<std::string> find_by_code(store::Db& db, std::string const& code) {
    return code.empty() ? std::nullopt : db.word(kByCode, code);
}
std::optional<std::string> find_by_index(store::Db& db, std::string const& blind) {
    return blind.empty() ? std::nullopt : db.word(kByIndex, blind);
}
std::optional<std::string> find_by_name(store::Db& db, std::string const& name) {
    std::vector<std::string> all;
    db.each(kByName, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, name);
    return all.size() == 1 ? std::optional(all[0]) : std::nullopt;
}
bool is_on_file(store::Db& db, std::string const& id) { return db.word(kOnFile, id).has_value(); }

// By a whole number or code: a masked one tells nobody apart. Closed files are not found.
std::vector<std::string> SubjectNoun::by_code(store::Db& db, std::string const& typed, casework::Blind const& blind) {
    auto code = text::normalise_code(typed);
    std::vector<std::string> all;
    auto take = [&](store::Row const& r) { all.emplace_back(r.text(0)); };
    switch (code.kind) {
        case text::CodeKind::unified: db.each(kByCode, take, code.value); break;
        case text::CodeKind::legacy: db.each(kByLegacy, take, code.value); break;
        case text::CodeKind::citizen: db.each(kByIndex, take, blind(code.value)); break;
        case text::CodeKind::masked:
        case text::CodeKind::none:
        case text::CodeKind::invalid: break;
    }
    return all;
}

law::Facts SubjectNoun::facts(casework::Asking<Subject> const& now) {
    law::Facts facts;
    auto& fields = now.command.fields;
    std::string own = now.row ? now.row->id : "";
    auto procedure = editions().front();
    auto act = Act(*procedure.act_named(now.command.act));
    if (act == Act::register_ || act == Act::amend) {
        auto candidate = with_fields(now.row ? *now.row : Subject{}, fields, now.setting.blind);
        facts.answer(identifiers_fit_kind, none_of(unfit_identifiers(candidate)));
        facts.answer(code_is_well_formed, none_of(wrong_codes(candidate)));
        // What is on file already was checked when it came; only a number that is sent now is checked again.
        bool sent = !json::text_or(fields, "number").empty() || !json::text_or(fields, "born").empty() || !json::text_or(fields, "document").empty();
        bool as_issued = !sent || json::flag_or(fields, "number_as_issued", false);
        facts.answer(number_is_well_formed, none_of(wrong_number(candidate, as_issued)));
        facts.answer(not_under_14, age_fits(candidate, now.setting.today));
        facts.answer(code_not_taken, code_free(now.db, candidate, own));
        facts.answer(number_not_taken, number_free(now.db, candidate, own));
    }
    if (act == Act::rename) facts.answer(name_is_another, another_name(now));
    if (act == Act::relate || act == Act::merge_away) {
        auto other = json::text_or(fields, act == Act::relate ? "subject" : "into");
        facts.answer(other_is_on_file, other != own && is_on_file(now.db, other));
    }
    if (act == Act::merge_away || act == Act::close)
        facts.answer(nothing_rests_on_it, !now.db.word(kEntryRests, own) && !now.db.word(kRecordRests, own));
    if (act == Act::decline_promotion || act == Act::accept_promotion) facts.answer(speaks_for_itself, speaks_for(now));
    return facts;
}

}  // namespace subject

HENGXIN_NOUN(, subject::SubjectNoun);

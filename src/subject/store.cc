#include "subject/store.h"
#include "agency/noun.h"
#include "notice/notice.h"
#include "subject/noun.h"
#include "text/code.h"
#include "text/name.h"

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
// What is under way, or was agreed to, in the name of whoever has these numbers. What is published lies in its entry.
constexpr Query kMatterRests{"matter_rests_on_subject",
    "SELECT id FROM casefile WHERE subject = ?1 AND ((noun = 'determination' AND state NOT IN ('withdrawn', 'revoked', 'published'))"
    " OR (noun = 'task' AND state IN ('due', 'applied', 'deferred')) OR (noun = 'commitment' AND state IN ('made', 'due', 'notified', 'heard'))"
    " OR (noun IN ('consent', 'address') AND state = 'in_force')) LIMIT 1"};
constexpr Query kAccountSpeaks{"account_speaks_for_subject",
    "SELECT a.id FROM account a JOIN casefile f ON f.id = a.id WHERE a.subject = ?1 AND f.state NOT IN ('refused', 'closed') LIMIT 1"};
// What ends with the news that it is a child's. What lapses by itself that day leaves by itself.
constexpr Query kEntriesOpen{
    "entries_open_of_subject",
    "SELECT e.id, e.listed_on FROM entry e JOIN casefile f ON f.id = e.id WHERE e.subject = ?1 AND f.state IN ('listed', 'held') AND (e.until IS NULL OR e.until >= ?2) ORDER BY e.id"};
constexpr Query kEntriesWaiting{
    "entries_waiting_of_subject", "SELECT e.id, CAST(?2 AS TEXT) FROM entry e JOIN casefile f ON f.id = e.id WHERE e.subject = ?1 AND f.state = 'submitted' ORDER BY e.id"};
constexpr Query kRecordsOpen{
    "records_open_of_subject",
    "SELECT r.id, r.decided_on FROM record r JOIN casefile f ON f.id = r.id WHERE r.subject = ?1 AND f.state IN ('current', 'held', 'archived')"
    " AND (r.kept_until IS NULL OR r.kept_until >= ?2) ORDER BY r.id"};
constexpr Query kSubjectOfAccount{"subject_of_account", "SELECT subject FROM account WHERE id = ?1"};

law::Finding none_of(std::vector<law::FieldError> errors) { return {errors.empty(), {}, {}, std::move(errors)}; }

// What came about while the subject was under 14. Whether there is any.
bool give_what_ends(store::Db& db, std::string const& own, law::Date born, law::Date today, law::Facts& facts) {
    bool any = false;
    auto give = [&](std::string_view name, Query const& query) {
        std::vector<std::string> ids;
        auto take = [&](store::Row const& r) { if (age_on(born, *law::date_from(std::string(r.text(1)))) < 14) ids.emplace_back(r.text(0)); };
        db.each(query, take, own, law::to_text(today));
        any = any || !ids.empty();
        facts.give(name, std::move(ids));
    };
    give("entries_open", kEntriesOpen);
    give("entries_waiting", kEntriesWaiting);
    give("records_open", kRecordsOpen);
    return any;
}

law::Finding age_fits(Subject const& subject, casework::Asking<Subject> const& now, law::Facts& facts) {
    auto today = now.setting.today;
    if (now.row && now.row->born == subject.born) return {true};
    bool child = subject.born && age_on(*subject.born, today) < 14 && *subject.born <= today;
    // That somebody listed or recorded was a child is put on file, for it ends that; where nothing is, the file is closed instead.
    if (now.row && subject.born && *subject.born <= today && give_what_ends(now.db, now.row->id, *subject.born, today, facts)) return {true};
    law::Finding all{!child};
    if (child && now.row) all = {false, "名下没有条目和记录，请注销该档案。", "Nothing rests on this file; close it."};
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
    if (!text::names_something(name) || name == now.row->name) return {false};
    law::Date on = now.command.on.value_or(now.setting.today);
    if (!now.row->names.empty() && now.row->names.back().to && on < *now.row->names.back().to) return {false};
    auto since = json::text_or(now.command.fields, "since");
    return {since.empty() || json::Text<law::Date>::from(since) <= on};
}

bool listed_or_recorded(store::Db& db, std::string const& id) { return db.word(kEntryRests, id) || db.word(kRecordRests, id); }
bool something_rests(store::Db& db, std::string const& id) { return listed_or_recorded(db, id) || db.word(kMatterRests, id) || db.word(kAccountSpeaks, id); }

// Which numbers an amendment would change. A code is added to a listed name no more than it is replaced: one person's word would say who is listed.
law::Finding same_numbers(Subject const& before, Subject const& after) {
    std::vector<law::FieldError> changed;
    auto differ = [&](char const* field, std::string const& was, std::string const& will_be) {
        if (was != will_be) changed.push_back({field, "", "不得更改、补填或者删除 / neither changed, added nor removed", "对象有误的，先以异议移出 / if somebody else is meant, it leaves by an objection first"});
    };
    differ("code", before.code, after.code);
    differ("legacy", before.legacy, after.legacy);
    differ("document", before.document, after.document);
    differ("number", before.number_index, after.number_index);
    if (changed.empty()) differ("number_masked", before.number_masked, after.number_masked);
    return none_of(std::move(changed));
}

void answer_what_stays(casework::Asking<Subject> const& now, Subject const& candidate, law::Facts& facts) {
    bool rests = now.row && something_rests(now.db, now.row->id);
    facts.answer(numbers_stay, rests ? same_numbers(*now.row, candidate) : law::Finding{true});
    facts.answer(name_stays, !rests || text::normalise_name(now.row->name) == text::normalise_name(candidate.name));
}

// A new name of a subject on which something rests is told to it, so that nobody becomes another behind its back.
void answer_rename(casework::Asking<Subject> const& now, law::Facts& facts) {
    auto& s = *now.row;
    bool rests = something_rests(now.db, s.id);
    facts.answer(name_is_another, another_name(now));
    facts.answer(name_is_not_all, !rests || !s.code.empty() || !s.legacy.empty() || !s.number_index.empty());
    auto name = json::text_or(now.command.fields, "name");
    if (!rests || name.empty()) return;
    auto telling = notice::tell({.kind = notice::Kind::other, .about_noun = "subject", .about = s.id, .sender = now.actor.agency, .addressee = notice::Addressee::subject, .told = s.id,
                                 .detail = "你（单位）在信用档案中的名称已由“" + s.name + "”变更为“" + name + "”，原名称仍可查询。不是你（单位）更名的，请向本单位提出更正，或者提出异议"});
    facts.give("told", {json::canonical(telling.fields)});
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
law::Finding free_of_forbidden(store::Db& db, std::string const& id, json::Object const& sent, std::initializer_list<std::string_view> fields) {
    auto subject = id.empty() ? std::nullopt : store::load(db, SubjectNoun::table(), id);
    if (!subject) return {true};
    std::vector<std::pair<std::string_view, std::string_view>> words;
    for (auto& [field, said] : sent)
        if (said.is_string() && (fields.size() == 0 || std::find(fields.begin(), fields.end(), field) != fields.end())) words.emplace_back(field, said.get_string());
    return holds_nothing_forbidden(*subject, words);
}
bool is_on_file(store::Db& db, std::string const& id) { return db.word(kOnFile, id).has_value(); }

bool declines_here(store::Db& db, std::string const& id, std::string const& agency, std::string const& matter, law::Date on) {
    auto subject = store::load(db, SubjectNoun::table(), id);
    auto asker = subject && subject->declines_promotion ? store::load(db, agency::AgencyNoun::table(), agency) : std::nullopt;
    auto* remit = asker ? agency::remit_for(*asker, matter, on) : nullptr;
    return remit && remit->kind == agency::kHonour;
}

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
        facts.answer(not_under_14, age_fits(candidate, now, facts));
        facts.answer(code_not_taken, code_free(now.db, candidate, own));
        facts.answer(number_not_taken, number_free(now.db, candidate, own));
        answer_what_stays(now, candidate, facts);
    }
    if (act == Act::rename) answer_rename(now, facts);
    if (act == Act::relate || act == Act::merge_away) {
        auto other = json::text_or(fields, act == Act::relate ? "subject" : "into");
        facts.answer(other_is_on_file, other != own && is_on_file(now.db, other));
    }
    if (act == Act::merge_away || act == Act::close)
        facts.answer(nothing_rests_on_it, !listed_or_recorded(now.db, own));
    if (act == Act::decline_promotion || act == Act::accept_promotion) facts.answer(speaks_for_itself, speaks_for(now));
    return facts;
}

}  // namespace subject

HENGXIN_NOUN(, subject::SubjectNoun);

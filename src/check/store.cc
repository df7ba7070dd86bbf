#include "check/store.h"
#include <algorithm>
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "check/check.h"
#include "consent/store.h"
#include "entry/noun.h"
#include "entry/store.h"
#include "ledger/log.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "objection/store.h"
#include "partner/noun.h"
#include "record/store.h"
#include "remedy/store.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "text/name.h"

namespace check {
namespace {

using store::Query;
using store::Row;

// Beyond this many changed entries the base is built anew.
constexpr std::size_t kMostChanged = 2000;

constexpr std::string_view kOpenEntries = "WHERE listed_on IS NOT NULL AND exited_on IS NULL ORDER BY id";
constexpr Query kSubjects{"subjects_of_entries", "SELECT kind, name, code, legacy, number_index, number_masked, names FROM subject WHERE id = ?1"};
constexpr Query kAdverse{"subjects_with_adverse_records", "SELECT subject, shown_until FROM record WHERE ended_on IS NULL AND held_from IS NULL AND kind NOT IN ('licence', 'evaluation')"};
constexpr Query kDeclining{"subjects_declining", "SELECT id FROM subject WHERE declines_promotion = 1"};
constexpr Query kDeclines{"subject_declines", "SELECT declines_promotion FROM subject WHERE id = ?1"};
constexpr Query kHeldRecords{"records_held", "SELECT subject, id, kind, held_from FROM record WHERE ended_on IS NULL AND held_from IS NOT NULL AND kind <> 'evaluation' ORDER BY id"};
// A closed file is on file no more; its code may by now be that of the subject it was merged into.
constexpr Query kOnFile{"organisation_on_file",
                        "SELECT s.id, s.name FROM subject s JOIN casefile f ON f.id = s.id WHERE s.code = ?1 AND s.kind = 'organisation' AND f.state = 'on_file'"};
// About the entry, or about the determination that it rests on.
constexpr Query kInProceedings{
    "entries_in_proceedings",
    "SELECT r.about FROM remedy r JOIN casefile f ON f.id = r.id WHERE f.state = 'pending' AND r.about_kind = 'entry'"
    " UNION SELECT e.id FROM remedy r JOIN casefile f ON f.id = r.id JOIN entry e ON e.determination = r.about WHERE f.state = 'pending' AND r.about_kind = 'determination'"};
constexpr Query kConfirmedBefore{
    "confirmed_before",
    "SELECT c.case_no FROM check_case c JOIN casefile f ON f.id = c.id WHERE c.agency = ?1 AND c.matter = ?2 AND c.case_no <> '' AND f.state = 'confirmed' AND f.subject = ?3 AND c.id <> ?4"};

Item item_of(store::Db& db, entry::Entry entry) {
    Item item{std::move(entry), subject::Kind::organisation, "", "", "", "", "", {}};
    bool found = false;
    db.each(
        kSubjects,
        [&](Row const& r) {
            found = true;
            item.kind = *json::enum_from<subject::Kind>(r.text(0));
            item.name = r.text(1);
            item.code = r.text(2);
            item.legacy = r.text(3);
            item.number_index = r.text(4);
            item.number_masked = r.text(5);
            for (auto& span : json::read<std::vector<subject::NameSpan>>(json::parse(r.text(6)))) item.former_names.push_back(span.name);
        },
        item.entry.subject);
    if (!found) throw store::Failure("entry " + item.entry.id + ": its subject is missing", "altered");
    return item;
}

std::shared_ptr<Base const> load_base(store::Db& db) {
    std::vector<Item> items;
    for (auto& entry : store::select(db, entry::EntryNoun::table(), std::string(kOpenEntries))) items.push_back(item_of(db, std::move(entry)));
    return std::make_shared<Base const>(std::move(items));
}

void load_measures(store::Db& db, Board& board) {
    board.measures = store::select(db, measure::MeasureNoun::table(), "WHERE published_on IS NOT NULL ORDER BY number, edition");
}
void load_list_types(store::Db& db, Board& board) {
    board.list_types.clear();
    board.list_type_rows.clear();
    for (auto& type : store::select(db, list_type::ListTypeNoun::table(), "WHERE published_on IS NOT NULL ORDER BY id")) {
        board.list_type_rows[type.code].push_back(type);
        board.list_types.insert_or_assign(type.code, std::move(type));
    }
}
void load_agencies(store::Db& db, Board& board) {
    board.agencies.clear();
    for (auto& agency : store::select(db, agency::AgencyNoun::table(), "ORDER BY id")) board.agencies.emplace(agency.id, std::move(agency));
}
void load_adverse(store::Db& db, Board& board) {
    board.adverse.clear();
    db.each(kAdverse, [&](Row const& r) {
        auto& last = board.adverse[std::string(r.text(0))];
        last = std::max(last, r.is_null(1) ? law::Date::max() : json::Text<law::Date>::from(r.text(1)));
    });
    board.held_records.clear();
    db.each(kHeldRecords, [&](Row const& r) {
        board.held_records[std::string(r.text(0))].push_back({std::string(r.text(1)), std::string(r.text(2)), json::Text<law::Date>::from(r.text(3))});
    });
}
void load_contested(store::Db& db, Board& board) {
    board.contested.clear();
    board.unfitting.clear();
    for (auto& each : objection::contested_measures(db)) (each.found_unfitting ? board.unfitting : board.contested)[each.subject].insert(each.measure);
}

void load_proceedings(store::Db& db, Board& board) {
    board.in_proceedings.clear();
    db.each(kInProceedings, [&](Row const& r) { board.in_proceedings.emplace(r.text(0)); });
}

void load_declining(store::Db& db, Board& board) {
    db.each(kDeclining, [&](Row const& r) { board.declining.emplace(r.text(0)); });
}
void take_declining(store::Db& db, Board& board, std::vector<casework::Touched> const& touched) {
    for (auto& each : touched) {
        if (each.noun != "subject") continue;
        if (db.number(kDeclines, each.id).value_or(0) != 0) board.declining.insert(each.id);
        else board.declining.erase(each.id);
    }
}

// The entries that these touched cases are, or rest on (a renamed subject changes the items of all its entries).
std::set<std::string> entries_touched(store::Db& db, std::vector<casework::Touched> const& touched) {
    std::set<std::string> all;
    constexpr Query of_subject{"entries_of_subject", "SELECT id FROM entry WHERE subject = ?1"};
    for (auto& each : touched) {
        if (each.noun == "entry") all.insert(each.id);
        if (each.noun == "subject") db.each(of_subject, [&](Row const& r) { all.emplace(r.text(0)); }, each.id);
    }
    return all;
}

void take_changes(store::Db& db, Board& board, std::set<std::string> const& ids) {
    std::map<std::string, Item> items;
    if (board.changed)
        for (auto& item : board.changed->items) if (!ids.count(item.entry.id)) items.emplace(item.entry.id, item);
    for (auto& id : ids) {
        if (board.base->by_entry.count(id)) board.replaced.insert(id);
        auto entry = store::load(db, entry::EntryNoun::table(), id);
        if (entry && entry->listed_on && !entry->exited_on) items.emplace(id, item_of(db, std::move(*entry)));
    }
    if (items.size() + board.replaced.size() > std::max(kMostChanged, board.base->items.size() / 16)) {
        board.base = load_base(db);
        board.changed = nullptr;
        board.replaced.clear();
        return;
    }
    std::vector<Item> all;
    for (auto& [id, item] : items) all.push_back(std::move(item));
    board.changed = std::make_shared<Base const>(std::move(all));
}

}  // namespace

std::shared_ptr<Board const> load_board(store::Db& db, std::int64_t version) {
    auto board = std::make_shared<Board>();
    board->base = load_base(db);
    load_measures(db, *board);
    load_list_types(db, *board);
    load_agencies(db, *board);
    load_adverse(db, *board);
    load_contested(db, *board);
    load_proceedings(db, *board);
    load_declining(db, *board);
    board->list_version = board->catalogue_version = version;
    return board;
}

std::shared_ptr<Board const> refreshed(store::Db& db, std::shared_ptr<Board const> const& board, std::vector<casework::Touched> const& touched,
                                       std::int64_t version) {
    std::set<std::string> nouns;
    for (auto& each : touched) nouns.insert(each.noun);
    auto any = [&](auto... names) { return (nouns.count(names) || ...); };
    if (!any("entry", "subject", "record", "measure", "list_type", "agency", "objection", "remedy")) return board;
    auto next = std::make_shared<Board>(*board);
    if (auto ids = entries_touched(db, touched); !ids.empty()) {
        take_changes(db, *next, ids);
        next->list_version = version;
    }
    if (any("subject")) take_declining(db, *next, touched);
    if (any("record")) load_adverse(db, *next);
    if (any("measure")) load_measures(db, *next);
    if (any("objection", "measure")) load_contested(db, *next);
    if (any("remedy", "entry")) load_proceedings(db, *next);
    if (any("list_type")) load_list_types(db, *next);
    if (any("measure", "list_type")) next->catalogue_version = version;
    if (any("agency")) load_agencies(db, *next);
    return next;
}

OnFile organisation_on_file(store::Db& db, std::string const& code) {
    OnFile all;
    db.each(kOnFile, [&](store::Row const& r) { all = OnFile{std::string(r.text(0)), std::string(r.text(1))}; }, code);
    return all;
}

namespace {

// Why nothing may begin of an offer any more, whatever its entry does: contested, repealed, or something else has come since the question.
std::optional<law::Finding> overtaken(store::Db& db, Check const& check, std::set<std::string> const& who, Offer const& offer, law::Date today) {
    if (objection::holding(db, check.id) || objection::found_wrong(db, check.id) || remedy::found_wrong(db, check.id))
        return law::Finding{false, "对本次答复的异议正在核实，或答复已认定有误。", "An objection to this answer is open, or it was found wrong."};
    if (objection::contesting(db, offer.number, offer.subject) || objection::unfitting(db, offer.measure, offer.subject))
        return law::Finding{false, "措施 " + offer.number + "：该主体的异议正在核实，或已认定不适用于该主体。",
                            "measure " + offer.number + ": contested for this subject, or found not to fit it"};
    auto measure = store::load(db, measure::MeasureNoun::table(), offer.measure);
    if (!measure || !measure::in_force(*measure, today)) return law::Finding{false, "措施 " + offer.number, "measure " + offer.number};
    bool listed = std::any_of(who.begin(), who.end(), [&](std::string const& each) { return entry::discipline_in_force(db, each, today); });
    if (measure->polarity == measure::Polarity::incentive && listed)
        return law::Finding{false, "该主体已有在期的惩戒条目。", "A discipline entry of this subject is in force."};
    if (measure->polarity == measure::Polarity::incentive && subject::declines_here(db, offer.subject, check.agency, check.matter, today))
        return law::Finding{false, "该主体声明不参加守信宣传。", "The subject declines to be promoted as a model."};
    if (offer.entry.empty()) {
        if (!record::adverse(db, offer.subject, today)) return std::nullopt;
        return law::Finding{false, "该主体已有不良信用记录。", "This subject has an adverse record by now."};
    }
    return std::nullopt;
}

entry::Standing standing_of(store::Db& db, Offer const& offer, law::Date today) {
    auto entry = store::load(db, entry::EntryNoun::table(), offer.entry);
    return entry ? entry::standing_on(db, *entry, today) : entry::Standing::not_listed;
}

// Or because its entry has ended or is suspended.
std::optional<law::Finding> fallen_away(store::Db& db, Check const& check, std::set<std::string> const& who, Offer const& offer, law::Date today) {
    if (auto why = overtaken(db, check, who, offer, today)) return why;
    auto standing = offer.entry.empty() ? entry::Standing::in_force : standing_of(db, offer, today);
    if (standing == entry::Standing::in_force) return std::nullopt;
    return law::Finding{false, "条目 " + offer.entry + "：" + json::enum_name(standing), "entry " + offer.entry + ": " + json::enum_name(standing)};
}

// Only suspended: what is asked for begins when the entry counts again (I-18).
bool waits(store::Db& db, Check const& check, std::set<std::string> const& who, Offer const& offer, law::Date today) {
    return !offer.entry.empty() && standing_of(db, offer, today) == entry::Standing::held && !overtaken(db, check, who, offer, today);
}

// A case is a case however its number was typed.
bool confirmed_before(store::Db& db, Check const& check, std::string const& subject) {
    auto typed = text::normalise_name(check.case_no);
    bool found = false;
    if (!typed.empty())
        db.each(kConfirmedBefore, [&](Row const& r) { found = found || text::normalise_name(r.text(0)) == typed; }, check.agency, check.matter, subject, check.id);
    return found;
}

// I-11, I-18, I-19 once more at the moment of confirmation: whatever was applied must still be in force now.
law::Finding all_in_force(store::Db& db, Check const& check, std::string const& chosen_entry, std::vector<Sent> const& sent, law::Date today) {
    auto who = who_it_is(check, chosen_entry);
    for (auto& each : sent) {
        if (each.outcome != Decided::applied) continue;
        for (auto& offer : covered(check, chosen_entry))
            if (offer.number == each.measure)
                if (auto why = fallen_away(db, check, who, offer, today)) return *why;
    }
    return {true};
}

}  // namespace

law::Facts CheckNoun::facts(casework::Asking<Check> const& now) {
    law::Facts facts;
    if (!now.row) return facts;
    auto sent = decisions_sent(now.command.fields);
    auto entry = json::text_or(now.command.fields, "entry");
    auto offers = covered(*now.row, entry);
    auto who = who_it_is(*now.row, entry);
    facts.answer(officer_is_named, casework::about_fields(officer_is_named, !now.actor.roles.has(law::Party::agency_system) || !now.actor.officer.empty(), now.command.fields, {"officer"}));
    facts.answer(decisions_are_of_this_check, decisions_fit(*now.row, entry, sent));
    facts.answer(refusals_have_reasons, reasons_given(sent));
    facts.answer(still_in_force, all_in_force(now.db, *now.row, entry, sent, now.setting.today));
    // What a task is called: one name for each offer, in their order.
    std::vector<std::string> names;
    for (auto& offer : offers) {
        auto measure = store::load(now.db, measure::MeasureNoun::table(), offer.measure);
        names.push_back(measure ? measure->name_zh : "");
    }
    facts.give("measure_names", std::move(names));
    std::vector<std::string> fallen, waiting;
    for (auto& offer : offers)
        if (waits(now.db, *now.row, who, offer, now.setting.today)) waiting.push_back(name_of(offer));
        else if (fallen_away(now.db, *now.row, who, offer, now.setting.today)) fallen.push_back(name_of(offer));
    facts.give("fallen_away", std::move(fallen));
    facts.give("waiting", std::move(waiting));
    facts.answer(warnings_are_overridden, now.row->warnings.empty() || !json::text_or(now.command.fields, "override_reason").empty());
    std::string subject = offers.empty() ? "" : offers.front().subject;
    facts.answer(confirmed_once_per_case, !confirmed_before(now.db, *now.row, subject));
    return facts;
}

// A check that offered only what rests on no list is a leaf until somebody takes it up: its case, read from there.
namespace {

constexpr store::Query kEdition{"measure_of_edition", "SELECT id FROM measure WHERE number = ?1 AND edition = ?2"};

struct Asked {
    std::uint64_t leaf;
    json::Object whole;                                    // facts of the leaf: who asked
    json::Object facts;                                    // of the question: the leaf's, or its row's
    std::string case_no;
};

std::optional<Asked> asked_in(store::Db& db, std::string const& id) {
    auto reference = ledger::reference_from(id);
    if (!reference) return std::nullopt;
    auto whole = ledger::read_leaf(db, reference->leaf);
    auto one = reference->row ? ledger::read_leaf(db, reference->leaf, reference->row) : whole;
    if (!one || json::text_or(one->facts, "noun") != "check" || json::text_or(one->facts, "act") != "ask") return std::nullopt;
    Asked all{reference->leaf, std::move(whole->facts), std::move(one->facts), ""};
    for (auto& person : one->persons)
        if (person && person->contains("case")) all.case_no = json::text(*person, "case");
    return all;
}

std::string matter_name(store::Db& db, Check const& check) {
    auto agency = store::load(db, agency::AgencyNoun::table(), check.agency);
    if (agency)
        for (auto& remit : agency->remits) if (remit.matter == check.matter) return remit.name;
    return "";
}

// The offers of facts whose measures rest on no entry. "I02N/3" is a number and its edition.
std::vector<Offer> offers_in(store::Db& db, json::Object const& facts) {
    std::vector<Offer> all;
    for (auto& each : json::array(facts, "measures")) {
        std::string name(each.as_string()), number = name.substr(0, name.find('/'));
        auto id = db.word(kEdition, number, std::int64_t(std::stoll(name.substr(number.size() + 1))));
        auto measure = id ? store::load(db, measure::MeasureNoun::table(), *id) : std::nullopt;
        if (!measure) throw store::Failure("measure " + name + " is missing", "altered");
        all.push_back({*id, number, "", json::text(facts, "subject"), measure->to, measure->kind == measure::Kind::voluntary, false});
    }
    return all;
}

}  // namespace

bool is_question(json::Object const& facts) { return json::text_or(facts, "noun") == "check" && json::text_or(facts, "act").starts_with("ask"); }

std::optional<WhoAsked> who_asked(store::Db& db, std::string const& id) {
    auto asked = asked_in(db, id);
    return asked ? std::optional(WhoAsked{json::text_or(asked->whole, "agency"), json::Text<law::Date>::from(json::text(asked->whole, "on"))}) : std::nullopt;
}

std::optional<casework::Unopened> CheckNoun::unopened(store::Db& db, std::string const& id) {
    auto asked = asked_in(db, id);
    if (!asked || !asked->facts.contains("subject")) return std::nullopt;
    auto of = [&](char const* name) { return json::text_or(asked->whole, name); };
    Check check{id, 1, of("agency"), json::text(asked->facts, "matter"), asked->case_no, json::text(asked->facts, "result"),
                json::read<std::vector<std::string>>(asked->facts.at("warnings")), offers_in(db, asked->facts), {}, "", "", ""};
    casework::Actor asker;
    asker.account = asker.user = of("account");
    asker.agency = check.agency;
    asker.officer = of("officer");
    asker.purpose = check.matter;
    auto on = json::Text<law::Date>::from(of("on"));
    casework::CaseFile file{id, 1, std::string(kName), "answered", {}, false, {}, on, check.agency, json::text(asked->facts, "subject"), title_of(check, matter_name(db, check)),
                            {{"answer", law::Party::law, person_of(asker), on, std::int64_t(asked->leaf)}}};
    casework::Command opening{std::string(kName), "", "answer", {{"check", json::write(check)}}, {}, {}, id};
    return casework::Unopened{std::move(file), std::move(check), std::move(asker), std::move(opening), asked->leaf};
}

namespace {

constexpr Query kPartnerAsked{"partner_asked_on", "SELECT COUNT(*) FROM partner_question WHERE partner = ?1 AND asked_on = ?2"};
constexpr Query kPartnersOfSubject{
    "partners_that_asked_about",
    "SELECT p.name, q.asked_on, q.purpose, q.consent, q.leaf FROM partner_question q JOIN partner p ON p.id = q.partner WHERE q.subject = ?1 ORDER BY q.leaf DESC LIMIT 200"};

}  // namespace

Asker asker_of(store::Db& db, std::string const& partner, std::optional<partner::Purpose> purpose, text::Code const& code, std::string const& blind, law::Date on) {
    Asker all{store::load(db, partner::PartnerNoun::table(), partner), 0, "", "", {}};
    db.each(kPartnerAsked, [&](store::Row const& r) { all.asked = r.integer(0); }, partner, law::to_text(on));
    auto borne_by = subject::SubjectNoun::by_code(db, code.value, [&](std::string_view) { return blind; });
    if (!borne_by.empty()) all.subject = borne_by.back();
    for (auto& subject : purpose ? borne_by : std::vector<std::string>{})
        if (auto consent = consent::on_file(db, subject, partner, *purpose, on)) {
            all.consented.insert(subject);
            all.subject = subject;
            all.consent = *consent;
        }
    return all;
}

// To the subject itself, to the credit office and to the auditor: a window does not learn of which bank a subject asked for money.
json::Object partners_beside(store::Db& db, casework::CaseFile const& file, casework::Actor const& actor) {
    json::Array all;
    bool theirs = actor.subject == file.id || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
    if (file.noun == "subject" && theirs)
        db.each(kPartnersOfSubject, [&](store::Row const& r) {
            all.push_back(json::Object{{"partner", r.text(0)}, {"on", r.text(1)}, {"purpose", r.text(2)}, {"consent", r.text(3)}, {"leaf", r.integer(4)}});
        }, file.id);
    if (all.empty()) return {};
    return {{"partners_asked", std::move(all)}};
}

}  // namespace check

HENGXIN_NOUN(, check::CheckNoun);

#include "check/recipients.h"
#include <algorithm>
#include <map>
#include "check/store.h"
#include "ledger/history.h"

namespace check {
namespace {

using store::Query;

constexpr Query kReceive{"recipient_receive", "INSERT INTO recipient (thing, agency, received_on, leaf) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (thing, agency) DO NOTHING"};
constexpr Query kForget{"recipient_forget", "DELETE FROM recipient"};
constexpr Query kEditionNamed{"measure_received", "SELECT id FROM measure WHERE number = ?1 AND edition = ?2"};
constexpr Query kOf{"recipients_of_thing", "SELECT agency, received_on, leaf FROM recipient WHERE thing = ?1 ORDER BY agency"};
constexpr Query kOfDetermination{
    "recipients_of_determination",
    "SELECT r.agency, MIN(r.received_on), MIN(r.leaf) FROM recipient r JOIN entry e ON e.id = r.thing WHERE e.determination = ?1 GROUP BY r.agency ORDER BY r.agency"};
constexpr Query kOfSubject{
    "recipients_of_measure_for",
    "SELECT r.agency, r.received_on, r.leaf FROM recipient r WHERE r.thing = ?1"
    " AND EXISTS (SELECT 1 FROM recipient o JOIN entry e ON e.id = o.thing WHERE o.agency = r.agency AND e.subject = ?2) ORDER BY r.agency"};
constexpr Query kTask{"recipient_of_task", "SELECT agency, check_ref FROM task WHERE id = ?1"};
constexpr Query kAll{"recipients_all", "SELECT thing, agency, received_on, leaf FROM recipient ORDER BY thing, agency"};
constexpr Query kAny{"recipients_any", "SELECT thing FROM recipient LIMIT 1"};
constexpr Query kAnyCheck{"checks_any", "SELECT id FROM check_case LIMIT 1"};

void add(std::vector<std::string>& all, std::string thing) {
    if (!thing.empty() && std::find(all.begin(), all.end(), thing) == all.end()) all.push_back(std::move(thing));
}

// Who asked, by the leaf of the question.
std::vector<Received> asker(store::Db& db, std::string const& id) {
    auto agency = agency_that_asked(db, id);
    if (!agency) return {};
    auto leaf = ledger::reference_from(id)->leaf;
    return {{*agency, json::Text<law::Date>::from(json::text(ledger::read_leaf(db, leaf)->facts, "on")), leaf}};
}

using Rows = std::map<std::pair<std::string, std::string>, std::pair<std::string, std::uint64_t>>;      // thing, agency → day, leaf

// What a leaf of the ledger tells an agency of, as it was noted when it was written.
void take_leaf(store::Db& db, std::uint64_t leaf, json::Object const& facts, json::Object const& whole, Rows& rows) {
    auto noun = json::text_or(facts, "noun"), act = json::text_or(facts, "act"), agency = json::text_or(whole, "agency");
    auto on = json::text_or(whole, "on");
    if (agency.empty() || on.empty()) return;
    std::vector<std::string> things;
    if (noun == "check" && (act == "ask" || act == "ask_partner")) things = things_named(db, facts);
    if (noun == "record" && act == "look")
        for (auto& each : json::array_or_empty(facts, "cases")) add(things, std::string(each.as_string()));
    // What candidates were offered stands in the check's case, which opened with the question.
    if (noun == "check" && act == "answer")
        for (auto& image : json::array_or_empty(facts, "images")) {
            if (json::text_or(image.as_object(), "kind") != "check_case") continue;
            for (auto& offer : json::array(json::object(image.as_object(), "fields"), "offers")) {
                add(things, json::text(offer.as_object(), "entry"));
                add(things, json::text(offer.as_object(), "measure"));
            }
            if (auto reference = ledger::reference_from(json::text(image.as_object(), "id"))) leaf = reference->leaf;
        }
    for (auto& thing : things) rows.try_emplace({thing, agency}, on, leaf);
}

// The whole table, as the leaves tell it.
Rows derived(store::Db& db) {
    Rows rows;
    json::Object whole;
    ledger::read_facts(db, [&](std::uint64_t leaf, std::optional<std::uint64_t> row, json::Object const& facts) {
        if (!row) whole = facts;
        bool told = !row || (json::text_or(whole, "act") == "ask_batch" && std::int64_t(*row) < json::integer(whole, "cases"));
        if (told) take_leaf(db, leaf, facts, whole, rows);
    });
    return rows;
}

}  // namespace

void receive(store::Db& db, std::vector<std::string> const& things, std::string const& agency, law::Date on, std::uint64_t leaf) {
    for (auto& thing : things) db.exec(kReceive, thing, agency, law::to_text(on), std::int64_t(leaf));
}

std::vector<std::string> things_named(store::Db& db, json::Object const& facts) {
    std::vector<std::string> all;
    for (auto* name : {"entries", "candidates", "records"})
        for (auto& each : json::array_or_empty(facts, name)) add(all, std::string(each.as_string()));
    for (auto& each : json::array_or_empty(facts, "measures")) {           // "R05/2": a number and its edition
        std::string name(each.as_string());
        auto slash = name.rfind('/');
        add(all, db.word(kEditionNamed, name.substr(0, slash), std::int64_t(std::stoll(name.substr(slash + 1)))).value_or(""));
    }
    return all;
}

std::vector<Received> recipients_of(store::Db& db, std::string const& about_kind, std::string const& about, std::string const& subject) {
    std::vector<Received> all;
    auto take = [&](store::Row const& r) { all.push_back({std::string(r.text(0)), json::Text<law::Date>::from(r.text(1)), std::uint64_t(r.integer(2))}); };
    if (about_kind == "check") return asker(db, about);
    if (about_kind == "determination") db.each(kOfDetermination, take, about);
    else if (about_kind == "measure" && !subject.empty()) db.each(kOfSubject, take, about, subject);
    else if (about_kind == "task") {
        std::string check;
        db.each(kTask, [&](store::Row const& r) { check = r.text(1); }, about);
        if (!check.empty()) return asker(db, check);
    } else db.each(kOf, take, about);
    return all;
}

void make_recipients_again(store::Db& db) {
    auto rows = derived(db);
    db.exec(kForget);
    for (auto& [key, told] : rows) db.exec(kReceive, key.first, key.second, told.first, std::int64_t(told.second));
}

std::vector<ledger::Finding> wrong_recipients(store::Db& db) {
    std::vector<ledger::Finding> all;
    auto rows = derived(db);
    auto tell = [&](std::string const& thing, std::string const& agency, std::string zh, std::string en) {
        all.push_back({"recipient", "recipient " + thing + " " + agency, std::move(zh), std::move(en)});
    };
    db.each(kAll, [&](store::Row const& r) {
        std::string thing(r.text(0)), agency(r.text(1));
        auto found = rows.find({thing, agency});
        if (found == rows.end()) return tell(thing, agency, "来历不明：账本中没有该单位获知它的账页", "unknown: no leaf tells that the agency received it");
        if (found->second != std::pair(std::string(r.text(2)), std::uint64_t(r.integer(3))))
            tell(thing, agency, "获知日期或账页已被改动：应为 " + found->second.first + "、第 " + std::to_string(found->second.second) + " 叶",
                 "altered: it was received on " + found->second.first + " by leaf " + std::to_string(found->second.second));
        rows.erase(found);
    });
    for (auto& [key, told] : rows)
        tell(key.first, key.second, "缺失：该单位于 " + told.first + " 经第 " + std::to_string(told.second) + " 叶获知，撤回、更正将不会通知它",
             "missing: the agency received it on " + told.first + " by leaf " + std::to_string(told.second) + ", and would not be told of a withdrawal");
    return all;
}

void make_recipients_if_missing(store::Db& db) {
    if (!db.word(kAny) && db.word(kAnyCheck)) make_recipients_again(db);
}

}  // namespace check

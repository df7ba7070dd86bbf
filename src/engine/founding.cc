#include "engine/founding.h"
#include "engine/seeds.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "spreadsheet/csv.h"

namespace engine {
namespace {

casework::Actor the_founding() {
    casework::Actor actor;
    actor.account = actor.user = "founding";
    actor.purpose = "casework";
    return casework::the_law(actor);
}

std::vector<std::string> open_by_law(Engine& engine, std::string const& noun, std::vector<json::Object> const& each, std::string const& act = "found") {
    if (each.empty()) return {};
    auto done = engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        return door.open_many(db, the_founding(), {noun, "", act, {}, {}, {}, {}}, each, now);
    });
    if (done) return done->ids;
    auto& no = done.refusal();
    std::string why = no.code + " " + no.en;
    for (auto& f : no.fields) why += " [" + f.field + " " + f.value + ": " + f.reason + "]";
    throw std::runtime_error("founding " + noun + " was refused: " + why);
}

}  // namespace

std::vector<std::map<std::string, std::string>> seed_rows(std::string const& name) {
    std::vector<std::map<std::string, std::string>> all;
    std::vector<std::string> headings;
    for (auto& cells : spreadsheet::read_csv(seed(name))) {
        if (headings.empty()) {
            headings = cells;
            continue;
        }
        auto& row = all.emplace_back();
        for (std::size_t i = 0; i < headings.size(); ++i) row[headings[i]] = i < cells.size() ? cells[i] : "";
    }
    return all;
}

void found_rules(Engine& engine) {
    std::vector<json::Object> each;
    for (auto& row : seed_rows("periods")) each.push_back(rule::fields_from_row(row));
    for (auto& year : rule::fields_from_calendar(seed_rows("calendar"))) each.push_back(std::move(year));
    for (auto& row : seed_rows("classes")) each.push_back(rule::fields_from_class_row(row));
    open_by_law(engine, "rule", each);
}

void draft_catalogue(Engine& engine) {
    std::vector<json::Object> each;
    for (auto& row : seed_rows("list_types")) each.push_back(list_type::fields_from_row(row));
    open_by_law(engine, "list_type", std::exchange(each, {}), "draft");
    for (auto& row : seed_rows("measures"))
        for (auto& one : measure::one_target_each(row)) each.push_back(measure::fields_from_row(one));
    open_by_law(engine, "measure", each, "draft");
}

std::vector<std::string> found_agencies(Engine& engine, std::vector<agency::Content> const& agencies) {
    std::vector<json::Object> each;
    for (auto& agency : agencies) each.push_back({{"agency", json::write(agency)}});
    return open_by_law(engine, "agency", each);
}

std::vector<std::string> found_accounts(Engine& engine, std::vector<FirstAccount> const& accounts) {
    std::vector<json::Object> each;
    for (auto& a : accounts) {
        json::Object account{{"kind", json::enum_name(a.kind)}, {"user", a.user}, {"name", a.name}, {"agency", a.agency}, {"roles", json::write(a.roles)},
                             {"officers", json::write(a.officers)}, {"subject", a.subject}};
        each.push_back({{"account", std::move(account)}, {"secret", a.secret.empty() ? std::string() : crypto::password_hash(a.secret)}});
    }
    return open_by_law(engine, "account", each);
}

// The EFF's habit of words, with syllables instead of a list: 12 syllables of 5 bits.
std::string new_password(std::string const& random_bytes) {
    constexpr char const* syllables[32] = {"ba", "be", "bo", "da", "de", "du", "fa", "fe", "ga", "go", "ha", "ho", "ja", "ka", "ke", "ko",
                                           "la", "li", "lu", "ma", "mi", "mo", "na", "ni", "no", "pa", "pi", "ra", "ri", "ta", "ti", "wa"};
    std::string all;
    for (std::size_t i = 0; i < 12; ++i) {
        if (i && i % 3 == 0) all += "-";
        all += syllables[static_cast<unsigned char>(random_bytes.at(i)) % 32];
    }
    return all;
}

}  // namespace engine

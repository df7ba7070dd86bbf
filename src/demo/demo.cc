#include "demo/demo.h"
#include <filesystem>
#include <set>
#include "demo/people.h"
#include "demo/samples.h"
#include "engine/files.h"
#include "engine/import.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "spreadsheet/csv.h"
#include "text/code.h"

namespace demo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kRowsPerLeaf = 4096;

struct Making {
    engine::Engine& engine;
    County const& county;
    std::vector<std::string> agency_ids = {};
    People people = {};

    casework::Done must(law::Result<casework::Done> done, std::string const& what) {
        if (done) return *done;
        auto& no = done.refusal();
        std::string why = what + " was refused: " + no.code + " " + no.en;
        for (auto& f : no.fields) why += " [" + f.field + " " + f.value + ": " + f.reason + "]";
        throw std::runtime_error(why);
    }
    casework::Done act(std::string const& user, casework::Command command) {
        auto actor = people.actor(engine, user);
        return must(engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.act(db, actor, command, now); }),
                    command.noun + "." + command.act);
    }
    void act_on(std::string const& user, casework::Command command, std::vector<std::string> const& ids) {
        auto actor = people.actor(engine, user);
        for (std::size_t at = 0; at < ids.size(); at += kRowsPerLeaf) {
            std::vector<std::string> some(ids.begin() + std::ptrdiff_t(at), ids.begin() + std::ptrdiff_t(std::min(at + kRowsPerLeaf, ids.size())));
            must(engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.act_on_many(db, actor, command, some, now); }),
                 command.noun + "." + command.act);
        }
    }
    std::vector<std::string> open(std::string const& user, std::string const& noun, std::string const& act, std::vector<json::Object> const& each) {
        auto actor = people.actor(engine, user);
        return must(engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
                        return door.open_many(db, actor, {noun, "", act, {}, {}, {}, {}}, each, now);
                    }),
                    noun + "." + act)
            .ids;
    }
    engine::ImportAnswer import(std::string const& user, std::string const& kind, std::string const& csv, std::string const& list_type = "", std::string const& level = "") {
        auto request = engine::read_import(kind, kind + ".csv", csv, ~std::size_t{0});
        request.list_type = list_type;
        request.level = level;
        auto answer = engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
            return engine::import_sheet(db, door, now, people.actor(engine, user), request);
        });
        if (!answer.bad.empty()) throw std::runtime_error("import of " + kind + ": line " + std::to_string(answer.bad.front().line) + ": " + answer.bad.front().reason);
        return answer;
    }
};

// The shipped list types and measures, through drafting, legal review and publication by three people.
void publish_catalogue(Making& making) {
    auto through = [&](std::string const& noun, std::vector<json::Object> const& drafts) {
        auto ids = making.open("office", noun, "draft", drafts);
        making.act_on("office", {noun, "", "submit", {}, {}, {}, {}}, ids);
        making.act_on("legal", {noun, "", "pass", {}, {}, {}, {}}, ids);
        making.act_on("publisher", {noun, "", "publish", {}, {}, {}, {}}, ids);
    };
    std::vector<json::Object> drafts;
    for (auto& row : engine::seed_rows("list_types")) drafts.push_back(list_type::fields_from_row(row));
    through("list_type", drafts);
    drafts.clear();
    for (auto& row : engine::seed_rows("measures"))
        for (auto& one : measure::one_target_each(row)) drafts.push_back(measure::fields_from_row(one));
    through("measure", drafts);
}

// A bank that may ask before it lends, under an agreement that two persons made.
void agree_with_market(Making& making) {
    std::string name = "衡安县农村商业银行（虚构）", number = "91130528HXBANK001";
    number += text::unified_check(number);
    json::Array types;
    for (auto* code : {"dishonest_judgment_debtor", "wage_arrears", "wage_arrears_county", "tax_severe", "tax_a_grade", "honesty_model_county"}) types.emplace_back(code);
    auto today = making.engine.today();
    auto id = making.act("office", {"partner", "", "draft",
                                    {{"name", name}, {"code", number}, {"kind", "bank"}, {"contact", "信贷部（虚构）"}, {"agreement_no", "信用合作协议〔演示〕1号"},
                                     {"purposes", json::Array{"lending"}}, {"list_types", std::move(types)}, {"daily_quota", 200},
                                     {"from", law::to_text(today)}, {"until", law::to_text(today + std::chrono::days{730})}}, {}, {}, {}}).id;
    making.act("office2", {"partner", id, "approve", {}, {}, {}, {}});
    add_market_account(making.engine, making.people, id, name);
}

void publish_batches(Making& making) {
    std::set<std::string> types;
    for (auto& entry : making.county.entries) types.emplace(entry.list_type);
    for (auto& type : types) {
        for (auto& batch : making.import("office", "entries", entries_csv(making.county, type), type, "province").ids) {
            making.act("office2", {"batch", batch, "review", {}, {}, {}, {}});
            making.act("publisher", {"batch", batch, "publish", {{"secrecy_reviewed", true}}, {}, {}, {}});
        }
    }
}

std::string subject_id(Making& making, Subject const& subject) {
    return making.engine.readers.with([&](store::Db& db) {
        if (!subject.code.empty()) return db.word(store::Query{"by_code", "SELECT id FROM subject WHERE code = ?1"}, subject.code).value_or("");
        return db.word(store::Query{"by_name", "SELECT id FROM subject WHERE name = ?1"}, subject.name).value_or("");
    });
}

void publish_determinations(Making& making) {
    for (auto& d : making.county.determinations) {
        auto subject = subject_id(making, making.county.subjects[d.subject]);
        auto *handler = making.people.with("handler", d.agency), *approver = making.people.with("approver", d.agency);
        if (subject.empty() || !handler || !approver) continue;
        json::Object fields{{"subject", subject}, {"list_type", d.list_type}, {"document_no", d.document_no}, {"decided_on", law::to_text(d.decided_on)}, {"basis", d.basis},
                            {"facts", d.facts}, {"statement_outcome", d.statement_outcome}, {"exit_conditions", d.exit_conditions}, {"remedies", d.remedies}};
        auto day = [&](char const* name, std::optional<law::Date> const& date) { if (date) fields[name] = law::to_text(*date); };
        day("notice_on", d.notice_on);
        day("served_on", d.served_on);
        day("until", d.until);
        day("proposal_shown_from", d.proposal_shown_from);
        day("proposal_shown_until", d.proposal_shown_until);
        auto id = making.act(handler->user, {"determination", "", "draft", fields, {}, {}, {}}).id;
        making.act(approver->user, {"determination", id, "submit", {}, {}, {}, {}});
        making.act("office", {"determination", id, "review", {}, {}, {}, {}});
        making.act("publisher", {"determination", id, "publish", {{"secrecy_reviewed", true}}, {}, {}, {}});
    }
}

// Some entries in doubt, so that the demo shows what a hold does. Only where a matter of the staffed agencies asks.
void hold_some(Making& making) {
    std::vector<std::string> ids;
    std::set<std::string> subjects;
    making.engine.readers.with([&](store::Db& db) {
        db.each(store::Query{"listed", "SELECT e.id, e.subject FROM entry e JOIN casefile f ON f.id = e.id JOIN subject s ON s.id = e.subject WHERE f.state = 'listed'"
                                       " AND e.polarity = 'discipline' AND s.kind = 'organisation' AND s.code <> '' AND (SELECT COUNT(*) FROM entry o WHERE o.subject = e.subject) = 1"
                                       " ORDER BY e.list_type, s.code"},                    // ids are random, and one seed makes one county
                [&](store::Row const& r) { ids.emplace_back(r.text(0)); });
        return 0;
    });
    for (std::size_t i = 0; i < ids.size(); i += std::max<std::size_t>(1, ids.size() / 8))
        making.act("office", {"entry", ids[i], "hold", {{"cause", "来源单位来函更正，核实中（演示）"}}, {}, {}, {}});
}

// Who has accounts: the agencies that determine something, and the first others, so that every kind of matter is asked about.
std::vector<std::size_t> staffed_agencies(County const& county) {
    std::vector<std::size_t> all;
    auto determines = [](agency::Content const& a) {
        for (auto& duty : a.duties) if (duty.name.starts_with("determines:")) return true;
        return false;
    };
    std::set<std::string> kinds;
    for (std::size_t i = 1; i < county.agencies.size(); ++i) {
        auto& agency = county.agencies[i];
        bool fresh = false;
        for (auto& remit : agency.remits) fresh |= kinds.insert(remit.kind).second;
        if (!agency.remits.empty() && (fresh || determines(agency))) all.push_back(i);
    }
    return all;
}

void write_files(Making& making, std::string const& dir, std::vector<std::size_t> const& staffed) {
    std::string accounts = spreadsheet::csv_line({"user", "password", "role", "agency", "name"});
    for (auto& p : making.people.all) accounts += spreadsheet::csv_line({p.user, p.password, p.role, p.agency_name, p.name});
    engine::write_file(dir + "/demo-accounts.csv", accounts, 0600);
    auto& matter = making.county.agencies[making.people.key_agency].remits.front().matter;
    engine::write_file(dir + "/demo-agency-key.json",
                       json::pretty(json::Object{{"client_id", making.people.key_client}, {"client_secret", making.people.key_secret}, {"matter", matter},
                                                 {"officer", making.people.key_officer}}) + "\n", 0600);
    std::string all = spreadsheet::csv_line({"code", "name", "agency", "matter", "user", "expected"});
    for (auto& s : samples(making.engine, making.county, making.people, making.agency_ids, staffed))
        all += spreadsheet::csv_line({s.code, s.name, s.agency, s.matter, s.user, s.expected});
    engine::write_file(dir + "/demo-samples.csv", all);
}

void fill(std::string const& dir, std::int64_t seed, Sizes const& sizes) {
    engine::Engine engine(dir);
    auto county = generate(std::uint64_t(seed), sizes, engine.today());
    Making making{engine, county};
    engine::found_rules(engine);
    making.agency_ids = engine::found_agencies(engine, county.agencies);
    auto staffed = staffed_agencies(county);
    making.people = found_people(engine, county, making.agency_ids, staffed);
    publish_catalogue(making);
    agree_with_market(making);
    making.import("officedata", "subjects", subjects_csv(county));
    publish_determinations(making);
    publish_batches(making);
    making.import("officedata", "penalties", penalties_csv(county));
    making.import("officedata", "licences", licences_csv(county));
    engine.let_lapse();
    hold_some(making);
    write_files(making, dir, staffed);
}

}  // namespace

void make(std::string const& dir, std::int64_t seed, Sizes const& sizes, std::string const& suite, std::string const& database) {
    if (fs::exists(dir + "/hengxin.conf")) throw std::invalid_argument("已有数据目录，不会覆盖 / a data folder is there already and is never overwritten: " + dir);
    auto beside = dir + ".unfinished";
    fs::remove_all(beside);
    try {
        engine::create(beside, {"130528", database, suite, "keys", true, seed});
        fill(beside, seed, sizes);
    } catch (...) {
        fs::remove_all(beside);
        throw;
    }
    fs::remove(dir);                              // an empty folder may be there
    fs::rename(beside, dir);
}

}  // namespace demo

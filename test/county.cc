#include "test/county.h"
#include <future>
#include "batch/noun.h"
#include "batch/store.h"
#include "casework/offers.h"
#include "casework/work.h"
#include "document/store.h"
#include "engine/beside.h"
#include "engine/nouns.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "rule/store.h"
#include "spreadsheet/csv.h"
#include "test/files.h"

namespace test {
namespace {

using casework::Actor;
using casework::Command;
using law::Date;
using law::Party;

constexpr Date kFounded{std::chrono::year{2026} / 1 / 5};
constexpr char const* kSince = "2020-03-18";

crypto::SealingKey sealing_key() { return {1, std::string(16, 'e'), std::string(32, 'm')}; }

Actor founder() {
    Actor actor;
    actor.account = actor.user = "founder";
    actor.purpose = "casework";
    return casework::the_law(actor);
}

struct Bureau {
    char const *user, *name, *kind;
    std::vector<std::pair<char const*, char const*>> matters;              // code, kind
    std::vector<char const*> duties;
};
// Invented bureaux of an invented county.
std::vector<Bureau> const& bureaux() {
    static std::vector<Bureau> const all{
        {"credit", "县信用办", "credit_office", {}, {"credit_office"}},
        {"labour", "县人力资源和社会保障局", "hr_social_security", {{"RS-RY-01", "honour"}},
         {"determines:wage_arrears_county", "determines:honesty_model_county"}},
        {"finance", "县财政局", "finance", {{"CZ-CG-01", "procurement"}, {"CZ-BT-01", "subsidy"}}, {"determines:government_procurement_county"}},
        {"market", "县市场监督管理局", "market_regulation", {{"SC-XK-01", "licence"}, {"SC-JC-01", "inspection"}}, {}},
        {"trading", "县公共资源交易中心", "public_resource_trading", {{"JY-TB-01", "tender"}}, {}},
        {"approval", "县行政审批局", "approval", {{"SP-XK-01", "licence"}}, {"operator"}},
    };
    return all;
}

struct Person {
    char const *user, *bureau;
    Party role;
};
std::vector<Person> const& people() {
    static std::vector<Person> const all{
        {"office", "credit", Party::office},          {"office2", "credit", Party::office},        {"reviewer", "credit", Party::legal_reviewer},
        {"publisher", "credit", Party::publisher},    {"publisher2", "credit", Party::publisher},  {"clerk", "labour", Party::data_clerk},
        {"handler", "labour", Party::handler},        {"approver", "labour", Party::approver},     {"approver2", "labour", Party::approver},
        {"buyer", "finance", Party::officer},         {"finance_handler", "finance", Party::handler},
        {"finance_approver", "finance", Party::approver},
        {"inspector", "market", Party::officer},      {"market_handler", "market", Party::handler}, {"market_approver", "market", Party::approver},
        {"officer", "trading", Party::officer},       {"system", "trading", Party::agency_system}, {"licensing", "approval", Party::officer},
        {"sysadmin", "approval", Party::system_admin}, {"secadmin", "approval", Party::security_admin},
        {"auditadmin", "approval", Party::audit_admin}, {"auditor", "", Party::auditor},
        {"supervisor", "labour", Party::supervisor},
        {"office_clerk", "credit", Party::data_clerk},
        {"trading_supervisor", "trading", Party::supervisor},
    };
    return all;
}

casework::Done must(law::Result<casework::Done> done) {
    if (done) return std::move(*done);
    auto& no = done.refusal();
    auto where = no.fields.empty() ? "" : " " + no.fields[0].field + " " + no.fields[0].reason;
    throw std::runtime_error("founding the county was refused: " + no.code + where);
}

}  // namespace

std::vector<list_type::SeedRow> seed_rows(std::string const& file) {
    auto lines = spreadsheet::read_csv(shipped("rules/" + file));
    std::vector<list_type::SeedRow> all;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        list_type::SeedRow row;
        for (std::size_t c = 0; c < lines[0].size(); ++c) row[lines[0][c]] = lines[i].at(c);
        all.push_back(std::move(row));
    }
    return all;
}

json::Object seed_fields(std::string const& name) {
    auto colon = name.find(':');
    auto file = name.substr(0, colon), key = name.substr(colon + 1);
    json::Object found;
    for (auto& row : seed_rows(file + ".csv")) {
        if (file == "measures" && row.at("number") == key) found = measure::fields_from_row(measure::one_target_each(row).front());
        if (file == "list_types" && row.at("code") == key) found = list_type::fields_from_row(row);
        if (file == "periods" && row.at("name") == key) found = rule::fields_from_row(row);
    }
    if (found.empty()) throw std::runtime_error("no such seed row: " + name);
    return found;
}

County::County(std::string const& address)
    : nouns_(engine::all_nouns()), today_(kFounded), sealer_(sealing_key()),
      keys_{crypto::SigningKey::from_seed(std::string(32, 's')), sealing_key(), std::string(32, 'b')} {
    auto blind = [this](std::string_view number) { return engine::blind_index(keys_, number); };
    auto random = [this](std::size_t count) { return chance(count); };
    auto db = store::open(address);
    db->sealer = &sealer_;
    store::migrate(*db, store::shipped_migrations());
    desk_ = std::make_unique<check::Desk>(check::Desk::Parts{blind, random});
    directory_.load(*db);
    desk_->load(*db, 0);
    casework::Writer::Parts parts;
    parts.db = std::move(db);
    parts.nouns = &nouns_;
    parts.signer = {"hengxin/130528/test", keys_.signing, random};
    parts.now = [this] { return at(); };
    parts.random = random;
    parts.read_law = rule::read_law;
    parts.law_nouns = {"rule"};
    parts.region = "130528";
    parts.blind = blind;
    parts.committed = [this](store::Db& written, std::vector<casework::Touched> const& touched, std::uint64_t leaves) {
        directory_.committed(written, touched);
        desk_->committed(written, touched, leaves);
    };
    parts.reloaded = [this](store::Db& written, std::uint64_t leaves) {
        directory_.load(written);
        desk_->load(written, leaves);
    };
    writer_ = std::make_unique<casework::Writer>(std::move(parts));
    desk_->answer_within(*writer_);
    found();
}

// Noon in China of the legal day.
law::Instant County::at() const { return std::chrono::duration_cast<std::chrono::milliseconds>(today_.time_since_epoch()).count() + 4 * 3600 * 1000; }

// Called by the writer and, between its commits, by the test: never by two at once.
std::string County::chance(std::size_t count) {
    std::string all(count, '\0');
    for (auto& c : all) c = char((seed_ = seed_ * 6364136223846793005u + 1442695040888963407u) >> 56);
    return all;
}

void County::found() {
    writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto& ids = founded_;
        int number = 0;
        for (auto& bureau : bureaux()) {
            json::Array remits, duties;
            for (auto& [code, kind] : bureau.matters)
                remits.push_back(json::Object{{"matter", code}, {"name", code == std::string("CZ-CG-01") ? "政府采购" : code}, {"kind", kind}, {"basis", "三定规定"},
                                              {"from", kSince}, {"to", nullptr}});
            for (auto* duty : bureau.duties) duties.push_back(json::Object{{"name", duty}, {"from", kSince}, {"to", nullptr}});
            json::Object content{{"code", "1113052800000000" + std::to_string(10 + ++number)}, {"name", bureau.name}, {"kind", bureau.kind},
                                 {"remits", std::move(remits)}, {"duties", std::move(duties)}, {"from", kSince}, {"to", nullptr}};
            ids[bureau.user] = must(door.act(db, founder(), {"agency", "", "found", {{"agency", std::move(content)}}}, now)).id;
        }
        for (auto& person : people()) {
            bool system = person.role == Party::agency_system;
            json::Object account{{"kind", system ? "system" : "person"}, {"user", person.user}, {"name", person.user},
                                 {"agency", *person.bureau ? ids[person.bureau] : ""},
                                 {"roles", json::Array{json::Value(json::enum_name(person.role))}}};
            if (system) account["officers"] = json::Array{json::Value(ids["officer"])};
            ids[person.user] = must(door.act(db, founder(), {"account", "", "found", {{"account", std::move(account)}}}, now)).id;
        }
        return 0;
    });
    std::vector<std::pair<std::string, json::Object>> all;
    for (auto& row : seed_rows("periods.csv")) all.emplace_back("rule", rule::fields_from_row(row));
    for (auto& row : seed_rows("classes.csv")) all.emplace_back("rule", rule::fields_from_class_row(row));
    for (auto& fields : rule::fields_from_calendar(seed_rows("calendar.csv"))) all.emplace_back("rule", fields);
    publish(all);
    all.clear();
    for (auto& row : seed_rows("list_types.csv")) all.emplace_back("list_type", list_type::fields_from_row(row));
    for (auto& row : seed_rows("measures.csv"))
        for (auto& each : measure::one_target_each(row)) all.emplace_back("measure", measure::fields_from_row(each));
    publish(all);
}

void County::publish(std::vector<std::pair<std::string, json::Object>> const& drafts) {
    auto office = *actor("office"), reviewer = *actor("reviewer"), publisher = *actor("publisher");
    writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        for (auto& [noun, fields] : drafts) {
            auto id = must(door.act(db, office, {noun, "", "draft", fields}, now)).id;
            must(door.act(db, office, {noun, id, "submit"}, now));
            must(door.act(db, reviewer, {noun, id, "pass"}, now));
            must(door.act(db, publisher, {noun, id, "publish"}, now));
        }
        return 0;
    });
}

std::optional<Actor> County::actor(std::string const& user) const {
    if (user == "law") return founder();
    auto account = directory_.find(user, today_);
    if (!account) return std::nullopt;
    auto actor = account::actor_of(*account, "http");
    if (!account->officers.empty()) actor.officer = account->officers.front();
    return actor;
}

void County::on_hidden(std::function<void(std::string const&)> tell) {
    writer_->door().on_hidden([tell](auto&, auto&, law::Refusal const& no) { tell(no.code); });
}

law::Result<casework::Done> County::act(std::string const& user, Command const& command) {
    auto who = actor(user);
    if (!who) return law::Refusal{"no_account_in_use", "没有在用账号。", "No account of this name is in use.", "test", "test"};
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.act(db, *who, command, now); });
}

std::map<std::string, std::string> County::offered(std::string const& user, std::string const& id) {
    std::map<std::string, std::string> all;
    auto who = actor(user);
    if (!who) return all;
    writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto file = store::load(db, casework::kCaseFiles, id);
        if (!file) return 0;
        auto& noun = *nouns_.named(file->noun);
        auto& procedure = door.procedure_of(*file);
        for (auto& offer : casework::offers(db, door, noun, *file, noun.load(db, id), *who, now))
            all[procedure.acts[offer.rule->may].name] = offer.not_yet ? offer.not_yet->code : "";
        return 0;
    });
    return all;
}

law::Result<casework::Done> County::upload(std::string const& user, std::string const& type, std::string const& content, json::Object fields) {
    auto who = actor(user);
    if (!who) return law::Refusal{"no_account_in_use", "没有在用账号。", "No account of this name is in use.", "test", "test"};
    auto id = law::uuid7(at(), chance(10));
    auto sealed = document::seal_content(sealer_, id, type, content, chance(16));
    fields["content"] = sealed.fields;
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        document::keep_content(db, id, sealed);
        return door.act(db, *who, {"document", "", fields.contains("seal") ? "receive_sealed" : "receive", fields, {}, {}, id}, now);
    });
}

std::shared_ptr<casework::Api> County::api(std::string const& file, std::string const& user) {
    readers_ = std::make_unique<casework::Readers>([this, file] {
        auto db = store::open(file);
        db->sealer = &sealer_;
        return db;
    });
    auto who = actor(user);
    auto asks = [who](http::Request const&) -> law::Result<Actor> {
        if (who) return *who;
        return law::Refusal{"no_account_in_use", "没有在用账号。", "No account of this name is in use.", "test", "test", {}, {}, 401};
    };
    auto blind = [this](std::string_view number) { return engine::blind_index(keys_, number); };
    return std::make_shared<casework::Api>(casework::Api{*writer_, nouns_, *readers_, asks, {}, [this] { return at(); }, {}, blind});
}

engine::ImportAnswer County::import(std::string const& user, std::string const& kind, std::string const& csv, engine::ImportRequest how) {
    auto request = engine::read_import(kind, kind + ".csv", csv, ~std::size_t{0});
    how.kind = request.kind;
    how.source = request.source;
    how.digest = request.digest;
    how.sheets = request.sheets;
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return engine::import_sheet(db, door, now, *actor(user), how); });
}

law::Result<County::Brought> County::bring(std::string const& user, HandOver const& all) {
    auto found = read([&](store::Db& db, casework::Door&) {
        auto recognised = all.region.empty() ? std::nullopt : batch::recognised(db, all.region, all.theirs, today_);
        if (!recognised) return batch::difference(db, all.list_type, all.node, {all.rows, all.snapshot}, today_);
        auto rows = all.rows;
        for (auto& row : rows) row = entry::mapped(std::move(row), *recognised);
        return batch::difference(db, recognised->type.code, recognised->rule.recognition->region_name, {rows, all.snapshot}, today_);
    });
    json::Array entries;
    auto add = [&](std::size_t row) {
        auto& e = all.rows[row];
        entries.push_back(json::Object{{"subject", e.subject}, {"list_type", e.list_type}, {"polarity", json::enum_name(e.polarity)},
                                       {"origin", json::write(e.origin)}, {"until", json::write(e.until)}});
    };
    for (auto row : found.fresh) add(row);
    for (auto row : found.changed) add(row);
    auto digest = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {all.source})));
    auto count = [](auto number) { return std::int64_t(number); };
    json::Object batch{{"list_type", all.list_type}, {"level", all.level}, {"node", all.node}, {"source", all.source}, {"digest", digest},
                       {"snapshot", all.snapshot}, {"rows", count(all.rows.size())}, {"same", count(found.same)},
                       {"fresh", count(found.fresh.size())}, {"changed", count(found.changed.size())},
                       {"replaced", json::write(found.replaced)}, {"gone", json::write(found.gone)}, {"listed_before", found.listed_before}, {"region", all.region}, {"theirs", all.theirs}};
    auto done = act(user, {"batch", "", "bring", {{"batch", std::move(batch)}, {"entries", std::move(entries)}}});
    if (!done) return done.refusal();
    return Brought{std::move(*done), found.fresh.size(), found.changed.size(), found.same, found.gone.size(), found.settled.size(), found.over.size(), found.waiting.size()};
}

law::Result<json::Object> County::ask(std::string const& user, check::Desk::Request const& request) {
    auto who = actor(user);
    if (!who) return law::Refusal{"no_account_in_use", "没有在用账号。", "No account of this name is in use.", "test", "test"};
    auto answered = std::make_shared<std::promise<law::Result<json::Object>>>();
    auto answer = answered->get_future();
    desk_->ask(
        *writer_, *who, request, today_, [answered](law::Result<json::Object> all, bool) { answered->set_value(std::move(all)); },
        [answered](std::exception_ptr error) { answered->set_exception(error); });
    return answer.get();
}

law::Result<json::Object> County::take(std::string const& user, subscription::Page const& page) {
    auto who = actor(user);
    if (!who) return law::Refusal{"no_account_in_use", "没有在用账号。", "No account of this name is in use.", "test", "test"};
    auto answered = std::make_shared<std::promise<law::Result<json::Object>>>();
    auto answer = answered->get_future();
    subscription::take(
        *writer_, *desk_, *who, page, [answered](law::Result<json::Object> all) { answered->set_value(std::move(all)); },
        [answered](std::exception_ptr error) { answered->set_exception(error); });
    return answer.get();
}

json::Object County::work(std::string const& user) {
    auto who = actor(user).value();
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return casework::work_of(db, door, who, now, false); });
}

std::size_t County::let_lapse() {
    return writer_->run([](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.let_lapse(db, now, 10000); });
}

std::optional<casework::CaseFile> County::file(std::string const& id) {
    return read([&](store::Db& db, casework::Door&) { return store::load(db, casework::kCaseFiles, id); });
}

json::Object County::view(std::string const& noun, std::string const& id) {
    auto reader = actor("auditor").value();
    return read([&](store::Db& db, casework::Door&) {
        auto& kind = *nouns_.named(noun);
        auto all = kind.view(kind.load(db, id), casework::Reader{reader, true, today_, false, &writer_->law().periods});
        auto file = store::load(db, casework::kCaseFiles, id);
        if (file)
            for (auto& each : engine::beside(db, *file, reader, today_)) all[each.key()] = each.value();
        return all;
    });
}

std::vector<std::string> County::findings() {
    return read([&](store::Db& db, casework::Door& door) {
        std::vector<std::string> all;
        for (auto& finding : ledger::verify_all(db, door.log().suite(), door.log().public_key(), nouns_.kinds(), {}).findings)
            all.push_back(finding.what + " " + finding.name + ": " + finding.en);
        return all;
    });
}

std::string County::facts_text() {
    return read([&](store::Db& db, casework::Door&) {
        std::string all;
        ledger::export_all(db, true, [&](std::string const& line) { all += line + "\n"; });
        return all;
    });
}

}  // namespace test

#include "simulation/town.h"
#include <algorithm>
#include "document/store.h"
#include "engine/founding.h"
#include "engine/nouns.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "rule/store.h"

namespace simulation {
namespace {

using casework::Actor;
using casework::Command;
using law::Date;
using law::Party;

constexpr Date kFounded{std::chrono::year{2026} / 1 / 5};
constexpr std::size_t kAgencies = demo::kFixedAgencies, kStaffed = 14;
constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15u;

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

crypto::SealingKey sealing_key() { return {1, std::string(16, 'e'), std::string(32, 'm')}; }
std::string key_bytes(std::uint64_t seed) {
    return std::string(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {"simulation ", std::to_string(seed)})));
}

Actor founder() {
    Actor actor;
    actor.account = actor.user = "founder";
    actor.purpose = "casework";
    return casework::the_law(actor);
}

casework::Nouns nouns_with(Plant const* plant) {
    auto all = engine::all_nouns().all();
    if (plant && plant->breaks)
        for (auto& noun : all) plant->breaks(noun);
    return casework::Nouns(std::move(all));
}

template <class T> T must(law::Result<T> done) {
    if (done) return std::move(*done);
    auto& no = done.refusal();
    auto where = no.fields.empty() ? "" : " " + no.fields[0].field + " " + no.fields[0].value + " " + no.fields[0].reason;
    throw std::runtime_error("founding the town was refused: " + no.code + where);
}

}  // namespace

Town::Town(std::uint64_t seed, std::size_t subjects, Plant const* plant)
    : county(demo::generate(seed, {kAgencies, subjects, 30, 0}, kFounded)), seed_(seed), plant_(plant), nouns_(nouns_with(plant)), today_(kFounded),
      sealer_(sealing_key()), keys_{crypto::SigningKey::from_seed(key_bytes(seed)), sealing_key(), std::string(32, 'b')} {
    auto number_index = [this](std::string_view number) { return blind(number); };
    auto random = [this](std::size_t count) { return chance(count); };
    auto db = std::make_unique<Faulty>(store::open(":memory:"));
    db_ = db.get();
    db->sealer = &sealer_;
    store::migrate(*db, store::shipped_migrations());
    desk_ = std::make_unique<check::Desk>(check::Desk::Parts{number_index, random});
    directory_.load(*db);
    desk_->load(*db, 0);
    casework::Writer::Parts parts;
    parts.threads = false;
    parts.db = std::move(db);
    parts.nouns = &nouns_;
    parts.signer = {"hengxin/130528/simulation", keys_.signing, random};
    parts.now = [this] { return at(); };
    parts.random = random;
    parts.read_law = rule::read_law;
    parts.law_nouns = {"rule"};
    parts.region = "130528";
    parts.blind = number_index;
    parts.committed = [this](store::Db& written, std::vector<casework::Touched> const& touched, std::uint64_t leaves) {
        take(written, touched);
        leaves_ = leaves;
        directory_.committed(written, touched);
        auto told = touched;
        if (plant_ && plant_->forgets_exits)
            std::erase_if(told, [&](auto& each) { return each.noun == "entry" && world.entries.at(each.id).exited_on; });
        desk_->committed(written, told, leaves);
    };
    parts.reloaded = [this](store::Db& written, std::uint64_t leaves) {
        directory_.load(written);
        desk_->load(written, leaves);
        if (!db_->until_kept) take(written, world.behind(written));   // only what fails after a commit leaves something kept
        leaves_ = leaves;
    };
    writer_ = std::make_unique<casework::Writer>(std::move(parts));
    desk_->answer_within(*writer_);
    found();
    found_subjects(subjects / 2);
    found_market();
}

Town::~Town() = default;

void Town::begin(std::uint64_t act) {
    act_ = act;
    drawn_ = mixed(seed_ * kStep + act);
    touched_.clear();
    if (plant_ && plant_->edits) read([&](store::Db& db, casework::Door&, casework::Setting const&) { return plant_->edits(db, act), 0; });
}

// The checker's own reading is no part of what may fail.
void Town::take(store::Db& db, std::vector<casework::Touched> const& touched) {
    auto fails_in = std::exchange(db_->fails_in, -1);
    for (auto& each : touched) world.take(db, each.noun, each.id, act_);
    touched_.insert(touched_.end(), touched.begin(), touched.end());
    db_->fails_in = fails_in;
}

void Town::recover() {
    fail_in(-1);
    read([](store::Db&, casework::Door&, casework::Setting const&) { return 0; });
}

// Noon in China of the legal day, and a millisecond more with each commit.
law::Instant Town::at() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(today_.time_since_epoch()).count() + 4 * 3600 * 1000 + law::Instant(instants_++ % 3'600'000);
}

std::string Town::chance(std::size_t count) {
    std::string all(count, '\0');
    for (auto& c : all) c = char(mixed(drawn_ += kStep) >> 56);
    return all;
}

std::optional<Actor> Town::actor(std::string const& user) const {
    auto account = directory_.find(user, today_);
    if (!account) return std::nullopt;
    auto all = account::actor_of(*account, "http");
    if (plant_ && plant_->foreign_agency && all.roles.meets(casework::kAgencyRoles) && act_ % 7 == 0)
        for (auto& [id, agency] : world.agencies) if (id != all.agency) all.agency = id;
    return all;
}

law::Result<casework::Done> Town::act(Actor const& actor, Command const& command) {
    auto* words = command.noun == "document" && command.act == "receive" ? command.fields.if_contains("content") : nullptr;
    if (words && words->is_string()) return bring(actor, command, std::string(words->get_string()));
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.act(db, actor, command, now); });
}

law::Result<casework::Done> Town::bring(Actor const& actor, Command command, std::string const& words) {
    return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        command.new_id = law::uuid7(now.at, chance(10));
        auto content = document::seal_content(*db.sealer, command.new_id, "txt", words, chance(16));
        command.fields["content"] = content.fields;
        document::keep_content(db, command.new_id, content);
        return door.act(db, actor, command, now);
    });
}

std::shared_ptr<std::promise<law::Result<json::Object>>> Town::submit(Actor const& actor, check::Desk::Request const& request) {
    auto answered = std::make_shared<std::promise<law::Result<json::Object>>>();
    desk_->ask(
        *writer_, actor, request, today_, [answered](law::Result<json::Object> all, bool) { answered->set_value(std::move(all)); },
        [answered](std::exception_ptr error) { answered->set_exception(error); });
    return answered;
}

law::Result<json::Object> Town::ask(Actor const& actor, check::Desk::Request const& request) { return submit(actor, request)->get_future().get(); }

law::Result<check::Desk::BatchAnswer> Town::ask_batch(Actor const& actor, std::string const& matter, std::vector<check::Row> rows) {
    std::promise<law::Result<check::Desk::BatchAnswer>> answered;
    auto answer = answered.get_future();
    desk_->ask_batch(
        *writer_, actor, matter, std::move(rows), today_, [&](law::Result<check::Desk::BatchAnswer> all) { answered.set_value(std::move(all)); },
        [&](std::exception_ptr error) { answered.set_exception(error); });
    return answer.get();
}

law::Result<json::Object> Town::take(Actor const& actor, subscription::Page const& page) {
    std::promise<law::Result<json::Object>> answered;
    auto answer = answered.get_future();
    subscription::take(
        *writer_, *desk_, actor, page, [&](law::Result<json::Object> all) { answered.set_value(std::move(all)); }, [&](std::exception_ptr error) { answered.set_exception(error); });
    return answer.get();
}

std::optional<casework::Unopened> Town::unopened(std::string const& check) {
    return read([&](store::Db& db, casework::Door&, casework::Setting const&) { return nouns_.named("check")->unopened(db, check); });
}

std::pair<law::Result<casework::Done>, std::future<law::Result<json::Object>>> Town::act_and_ask(
    Actor const& actor, Command const& command, Actor const& asker, check::Desk::Request const& request) {
    // A failure that is due counts from the act on.
    auto fails_in = std::exchange(db_->fails_in, -1);
    std::promise<law::Result<casework::Done>> done;
    std::shared_ptr<std::promise<law::Result<json::Object>>> answered;
    writer_->together([&] {
        writer_->submit(
            [&](store::Db& db, casework::Door& door, casework::Setting const& now) {
                db_->fails_in = fails_in;
                auto result = door.act(db, actor, command, now);
                bool undo = !result;
                return casework::Finished{undo, [&done, result = std::move(result)](auto*) { done.set_value(result); }};
            },
            [&](std::exception_ptr error) { done.set_exception(error); });
        answered = submit(asker, request);
    });
    auto first = done.get_future().get();
    return {std::move(first), answered->get_future()};
}

std::size_t Town::let_lapse() {
    return writer_->run([](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.let_lapse(db, now, 100'000); });
}

std::string Town::root() {
    return read([](store::Db&, casework::Door& door, casework::Setting const&) { return crypto::hex(crypto::bytes(door.log().head().root)); });
}

std::vector<std::string> Town::findings() {
    return read([&](store::Db& db, casework::Door& door, casework::Setting const&) {
        std::vector<std::string> all;
        for (auto& finding : ledger::verify_all(db, door.log().suite(), door.log().public_key(), nouns_.kinds(), {}).findings)
            all.push_back(finding.what + " " + finding.name + ": " + finding.en);
        return all;
    });
}

// ---- founding ----

std::vector<std::string> Town::open(std::string const& noun, std::string const& act, std::vector<json::Object> const& each) {
    return writer_
        ->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
            return must(door.open_many(db, founder(), {noun, "", act, {}, {}, {}, {}}, each, now));
        })
        .ids;
}

namespace {

// An invented agreement: what a neighbour lists as debtors is a list of ours.
json::Object recognition_of_a_neighbour() {
    json::Object what{{"region", "140100"}, {"region_name", "邻市（虚构）"}, {"of", "list"}, {"theirs", "debtors"}, {"theirs_name", "失信被执行人"}, {"recognised", true},
                      {"list_type", "dishonest_judgment_debtor"}, {"classes", json::Array{}}};
    return {{"rule", json::Object{{"kind", "recognition"}, {"recognition", std::move(what)}, {"from", "2020-03-18"}, {"to", nullptr}, {"instrument", "宁社信发〔2020〕6号"},
                                  {"article", "（五）"}, {"rank", "normative_document"}, {"source", "合作协议（虚构）"}, {"confirmed", false}}}};
}

// And what it finds in evaluating enterprises, by its words.
json::Object evaluations_of_a_neighbour() {
    json::Object what{{"region", "140100"}, {"region_name", "邻市（虚构）"}, {"of", "evaluation"}, {"theirs", "enterprise"}, {"theirs_name", "企业公共信用评价"}, {"recognised", true},
                      {"list_type", ""}, {"classes", json::Array{json::Value("优"), json::Value("良")}}};
    return {{"rule", json::Object{{"kind", "recognition"}, {"recognition", std::move(what)}, {"from", "2020-03-18"}, {"to", nullptr}, {"instrument", "宁社信发〔2020〕6号"},
                                  {"article", "（五）"}, {"rank", "normative_document"}, {"source", "合作协议（虚构）"}, {"confirmed", false}}}};
}

}  // namespace

void Town::found() {
    begin(0);
    std::vector<json::Object> each;
    for (auto& row : engine::seed_rows("periods")) each.push_back(rule::fields_from_row(row));
    for (auto& year : rule::fields_from_calendar(engine::seed_rows("calendar"))) each.push_back(std::move(year));
    for (auto& row : engine::seed_rows("classes")) each.push_back(rule::fields_from_class_row(row));
    open("rule", "found", std::exchange(each, {}));
    for (auto& agency : county.agencies) each.push_back({{"agency", json::write(agency)}});
    found_people(open("agency", "found", each));
    found_catalogue();
    open("rule", "found", {recognition_of_a_neighbour(), evaluations_of_a_neighbour()});
}

void Town::found_people(std::vector<std::string> const& agencies) {
    std::vector<json::Object> each;
    auto add = [&](std::string const& user, Party role, std::string const& agency) {
        json::Object account{{"kind", "person"}, {"user", user}, {"name", user}, {"agency", agency}, {"roles", json::Array{json::Value(json::enum_name(role))}}};
        each.push_back({{"account", std::move(account)}});
    };
    for (int i = 0; i < 3; ++i) add("office" + std::to_string(i), Party::office, agencies[0]);
    for (int i = 0; i < 2; ++i) {
        auto n = std::to_string(i);
        add("reviewer" + n, Party::legal_reviewer, agencies[0]);
        add("publisher" + n, Party::publisher, agencies[0]);
        add("sysadmin" + n, Party::system_admin, agencies[1]);
        add("secadmin" + n, Party::security_admin, agencies[1]);
    }
    auto pillars = each.size();
    add("auditadmin", Party::audit_admin, agencies[1]);
    add("auditor", Party::auditor, "");
    add("officeclerk", Party::data_clerk, agencies[0]);
    // Agencies that determine something first, then whoever has a matter.
    std::vector<std::size_t> staffed;
    auto determines = [&](std::size_t a) {
        return std::any_of(county.agencies[a].duties.begin(), county.agencies[a].duties.end(), [](auto& duty) { return duty.name.starts_with("determines:"); });
    };
    for (bool first : {true, false})
        for (std::size_t a = 2; a < county.agencies.size() && staffed.size() < kStaffed; ++a)
            if (!county.agencies[a].remits.empty() && determines(a) == first && staffed.size() < (first ? kStaffed / 2 : kStaffed)) staffed.push_back(a);
    for (auto a : staffed) {
        auto n = std::to_string(a);
        for (auto role : {Party::officer, Party::handler, Party::approver, Party::data_clerk}) add(json::enum_name(role) + n, role, agencies[a]);
    }
    auto ids = open("account", "found", each);
    founding_.insert(ids.begin(), ids.begin() + std::ptrdiff_t(pillars));
    // An agency's own system acts for its officer.
    each.clear();
    for (auto a : {staffed[0], staffed[5]})
        for (auto& [id, account] : world.accounts)
            if (account.user == "officer" + std::to_string(a))
                each.push_back({{"account", json::Object{{"kind", "system"}, {"user", "system" + std::to_string(a)}, {"name", "业务系统"}, {"agency", agencies[a]},
                                                         {"roles", json::Array{json::Value("agency_system")}}, {"officers", json::Array{json::Value(id)}}}}});
    open("account", "found", each);
}

void Town::found_catalogue() {
    auto publish = [&](std::string const& noun, std::vector<json::Object> const& drafts) {
        writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
            Command common{noun, "", "draft", {}, {}, {}, {}};
            auto ids = must(door.open_many(db, *actor("office0"), common, drafts, now)).ids;
            for (auto [user, act] : {std::pair("office0", "submit"), {"reviewer0", "pass"}, {"publisher0", "publish"}}) {
                common.act = act;
                must(door.act_on_many(db, *actor(user), common, ids, now));
            }
            return 0;
        });
    };
    std::vector<json::Object> drafts;
    for (auto& row : engine::seed_rows("list_types")) drafts.push_back(list_type::fields_from_row(row));
    publish("list_type", std::exchange(drafts, {}));
    for (auto& row : engine::seed_rows("measures"))
        for (auto& one : measure::one_target_each(row)) drafts.push_back(measure::fields_from_row(one));
    publish("measure", drafts);
}

void Town::found_subjects(std::size_t count) {
    std::vector<json::Object> each;
    for (std::size_t i = 0; i < count; ++i) each.push_back(subject_fields(county.subjects[i * 2]));
    open("subject", "register", each);
}

// Two banks with an agreement, staff of theirs, and some who speak for themselves.
void Town::found_market() {
    json::Array purposes, types;
    for (auto* each : {"lending", "credit_report"}) purposes.push_back(json::Value(each));
    for (auto& row : engine::seed_rows("list_types")) types.push_back(json::Value(row.at("code")));
    std::vector<json::Object> each;
    for (auto& subject : county.subjects) {
        if (subject.code.empty() || subject.kind != subject::Kind::organisation || each.size() == 2) continue;
        each.push_back({{"name", "虚构银行" + std::to_string(each.size())}, {"code", subject.code}, {"kind", "bank"}, {"agreement_no", "协〔2026〕1号"}, {"purposes", purposes},
                        {"list_types", types}, {"daily_quota", 4}, {"from", law::to_text(today_)}, {"until", law::to_text(today_ + std::chrono::days{700})}});
    }
    auto banks = writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto ids = must(door.open_many(db, *actor("office0"), {"partner", "", "draft", {}, {}, {}, {}}, each, now)).ids;
        must(door.act_on_many(db, *actor("office1"), {"partner", "", "approve", {}, {}, {}, {}}, ids, now));
        return ids;
    });
    each.clear();
    auto add = [&](std::string const& user, char const* kind, char const* role, std::string const& agency, std::string const& subject) {
        each.push_back({{"account", json::Object{{"kind", kind}, {"user", user}, {"name", user}, {"agency", agency}, {"subject", subject},
                                                 {"roles", json::Array{json::Value(role)}}}}});
    };
    for (std::size_t i = 0; i < banks.size(); ++i) add("bank" + std::to_string(i), "person", "partner", banks[i], "");
    std::map<std::string, std::string> some;                  // by code or name, so that it is the same ones each time
    for (auto& [id, s] : world.subjects) some.emplace(s.name + s.code + s.number_masked, id);
    for (auto& [name, id] : some)
        if (each.size() < banks.size() + 8) add("own" + std::to_string(each.size()), "subject", "subject", "", id);
    open("account", "found", each);
}

json::Object subject_fields(demo::Subject const& subject) {
    json::Object all{{"kind", json::enum_name(subject.kind)}, {"name", subject.name}};
    auto add = [&](char const* name, std::string const& value) { if (!value.empty()) all[name] = value; };
    add("code", subject.code);
    add("legacy", subject.legacy);
    add("document", subject.document);
    add("number", subject.number);
    if (subject.number.empty()) add("number_masked", subject.number_masked);
    return all;
}

}  // namespace simulation

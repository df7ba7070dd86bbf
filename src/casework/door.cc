#include "casework/door.h"
#include <algorithm>
#include "casework/fields.h"
#include "casework/leaf_facts.h"
#include "casework/read.h"

namespace casework {
namespace {

using law::Refusal;
using law::Result;

// Consequences of consequences end: no chain of law is longer than this, so a longer one is a loop of ours.
constexpr int kDeepest = 8;

Refusal unknown_case(std::string const& noun, std::string const& id) {
    return {"unknown_case", "没有这个事项，或您无权查看。", "There is no such case, or it is not yours to see.", "衡信系统规则 (own rule)", noun + " " + id, {}, {}, 404};
}

Refusal stale(std::int64_t version) {
    return {"changed_meanwhile", "该事项刚被他人更改，请刷新后再办理。", "The case was changed meanwhile (now version " + std::to_string(version) + "); read it again.",
            "衡信系统规则 (own rule)", "If-Match", {}, {}, 412};
}

// The rows of one act lie in several leaves, and are counted through.
Refusal rows_after(Refusal no, std::size_t earlier) {
    constexpr std::string_view kRow = "rows[";
    for (auto& each : no.fields) {
        if (!each.field.starts_with(kRow)) continue;
        auto end = each.field.find(']');
        auto row = std::stoull(each.field.substr(kRow.size(), end - kRow.size()));
        each.field = std::string(kRow) + std::to_string(row + earlier) + each.field.substr(end);
    }
    return no;
}

}  // namespace

// An act that has been decided and saved, but is not yet in the ledger.
struct Door::Prepared {
    Done done;
    law::Date on;
    json::Object facts, person;
    std::vector<Consequence> consequences;
    std::vector<Owner> destroyed;
};

Nouns::Nouns(std::vector<Noun> all) : all_(std::move(all)) {
    for (auto& noun : all_) assert(law::editions_follow_one_another(noun.editions));
}
Noun const* Nouns::named(std::string_view name) const {
    for (auto& noun : all_) if (noun.name == name) return &noun;
    return nullptr;
}
Noun const* Nouns::at_path(std::string_view path) const {
    for (auto& noun : all_) if (noun.path == path) return &noun;
    return nullptr;
}
Noun const* Nouns::called(std::string_view said) const {
    std::string name(said), path(said);
    std::replace(name.begin(), name.end(), '-', '_');
    std::replace(path.begin(), path.end(), '_', '-');
    auto* found = named(name);
    return found ? found : at_path(path);
}
std::vector<ledger::Kind> Nouns::kinds() const {
    std::vector<ledger::Kind> all{ledger::kind_of(kCaseFiles)};
    for (auto& noun : all_) all.insert(all.end(), noun.kinds.begin(), noun.kinds.end());
    return all;
}

law::Standing standing_of(law::Procedure const& procedure, CaseFile const& file) {
    auto state = procedure.state_named(file.state);
    if (!state) throw store::Failure("casefile " + file.id + ": unknown state '" + file.state + "'", "altered");
    law::Standing standing{*state, file.due, file.provisional, std::nullopt, {}};
    if (file.days_left) standing.days_left = int(*file.days_left);
    for (auto& step : file.steps)
        if (auto act = procedure.act_named(step.act)) standing.steps.push_back({*act, step.account, step.party, step.on});
    return standing;
}

law::Parties parties_for(Actor const& actor, std::string const& case_agency) {
    if (case_agency.empty() || case_agency == actor.agency) return actor.roles;
    law::Parties all = actor.roles;
    all.bits &= ~(kAgencyRoles.bits | law::Parties{law::Party::partner}.bits);
    return all;
}

Actor the_clock() {
    Actor actor;
    actor.account = actor.user = actor.channel = "clock";
    actor.purpose = "casework";
    actor.roles = law::Parties{law::Party::clock};
    return actor;
}
Actor the_law(Actor const& cause) {
    Actor actor = cause;
    actor.channel = "law";
    actor.roles = law::Parties{law::Party::law};
    return actor;
}

Door::Door(Nouns const& nouns, ledger::Log& log, std::function<std::string(std::size_t)> random)
    : nouns_(nouns), log_(log), random_(std::move(random)) {}

law::Procedure const& Door::procedure_of(CaseFile const& file) const {
    return law::edition_for(nouns_.named(file.noun)->editions, file.opened);
}

std::vector<law::ProcedureRule const*> Door::possible(CaseFile const& file, Actor const& actor) const {
    auto& procedure = procedure_of(file);
    return law::possible(procedure, standing_of(procedure, file), parties_for(actor, file.agency), person_of(actor));
}

std::vector<Touched> Door::take_touched() {
    reminded_touched_ = 0;
    return std::exchange(touched_, {});
}

// Load → facts → decide → save. The leaf is the caller's, because one leaf may cover many cases.
Result<Door::Prepared> Door::prepare(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::uint64_t leaf) {
    try {
        return decide_and_save(db, actor, command, setting, leaf);
    } catch (json::Error const& e) {              // a structured field that is not what its noun reads
        auto [field, value, reason] = json::misread(e);
        auto* remedy = reason == json::kMissing ? "必须填写 / it must be filled in" : "请按接口说明填写 / see the API description";
        return Refusal{"wrong_fields", "填写的内容有误，请按提示更正。", "Some fields are wrong.", "衡信系统规则 (own rule)", "字段校验", {},
                       {{field, value, reason, remedy}}, 400};
    }
}

Result<Door::Prepared> Door::decide_and_save(store::Db& db, Actor const& actor, Command const& sent, Setting const& setting, std::uint64_t leaf) {
    auto* noun = nouns_.named(sent.noun);
    if (!noun) return unknown_case(sent.noun, sent.id);
    std::optional<CaseFile> before;
    std::any row;
    if (!sent.id.empty()) {
        before = store::load(db, kCaseFiles, sent.id);
        if (!before || before->noun != sent.noun) return unknown_case(sent.noun, sent.id);
        row = noun->load(db, sent.id);
        if (sent.expected_version && *sent.expected_version != before->version) return stale(before->version);
    }
    law::Date on = sent.on.value_or(setting.today);
    auto& procedure = law::edition_for(noun->editions, before ? before->opened : on);
    auto act = procedure.act_named(sent.act);
    auto standing = before ? standing_of(procedure, *before) : law::Standing{procedure.begins, {}, false, {}, {}};
    auto parties = parties_for(actor, before ? before->agency : actor.agency);
    if (!act) return unknown_act(procedure, sent.act, law::possible(procedure, standing, parties, person_of(actor)));
    bool by_law = actor.channel == "law" || actor.channel == "clock";
    if (!by_law)
        if (auto no = wrong_fields(procedure.acts[*act], sent.fields)) return *no;
    auto filled = by_law ? std::nullopt : without_blanks(procedure.acts[*act], sent.fields);
    std::optional<Command> plain;
    if (filled) plain.emplace(sent).fields = std::move(*filled);
    auto& command = plain ? *plain : sent;

    law::Asked asked{*act, parties, person_of(actor), on, setting.today};
    law::Facts facts;
    bool known = false;
    auto ask = [&] { known = true; return facts = noun->facts(db, row, before ? &*before : nullptr, actor, command, setting); };
    std::any dated = row;
    auto date = [&](std::string_view name) { return dated.has_value() ? noun->date(dated, name) : std::nullopt; };
    law::Code code{*setting.periods, *setting.calendar};
    auto move = law::decide(procedure, standing, asked, ask, date, code);
    if (!move) return move.refusal();

    if (noun->asks_always && !known) ask();

    Prepared all;
    std::string id = before ? before->id : !command.new_id.empty() ? command.new_id : law::uuid7(setting.at, random_(10));
    auto outcome = noun->decide(row, before ? &*before : nullptr, *move, actor, command, setting, on, id, facts);
    if (!outcome) return outcome.refusal();
    // The wait of the new state may run until a date that only this act set.
    dated = outcome->after;
    if (auto* limit = procedure.limit_of(move->then); limit && !limit->within.until.empty())
        move->due = law::due_in(procedure, move->then, on, date, code);

    CaseFile after = before.value_or(CaseFile{});
    after.id = id;
    after.version = before ? before->version + 1 : 1;
    after.noun = command.noun;
    after.state = procedure.states[move->then].name;
    after.due = move->due ? std::optional(move->due->day) : std::nullopt;
    after.provisional = move->due && move->due->provisional;
    after.days_left = move->days_left;
    if (!before) {
        after.opened = on;
        after.agency = actor.agency;
    }
    if (outcome->agency) after.agency = *outcome->agency;
    if (outcome->subject) after.subject = *outcome->subject;
    if (outcome->title) after.title = *outcome->title;
    if (!before && kAgencyRoles.has(move->as) && after.agency != actor.agency)
        return Refusal{"not_this_agency", "只能办理本单位的事项。", "An agency opens its own cases only.", "宁社信发〔2020〕6号", "（三）", {}, {}, 403};
    after.steps.push_back({command.act, move->as, person_of(actor), on, std::int64_t(leaf)});

    std::vector<store::Image> images;
    for (auto& save : outcome->saves) images.push_back(save(db));
    images.push_back(store::save(db, kCaseFiles, after));
    if (noun->noted) noun->noted(db, outcome->after, {command.act, on, leaf});
    touched_.push_back({command.noun, id});

    all.facts = std::move(outcome->facts);
    all.facts["noun"] = command.noun;
    all.facts["act"] = command.act;
    all.facts["case"] = id;
    all.facts["from"] = procedure.states[standing.state].name;
    all.facts["to"] = after.state;
    all.facts["party"] = json::enum_name(move->as);
    all.facts["on"] = law::to_text(on);
    if (move->late) all.facts["late"] = true;
    if (auto said = words_kept(procedure.acts[*act], command.fields); !said.empty()) all.person["said"] = std::move(said);
    add_images(images, all.facts, all.person);
    all.on = on;
    all.consequences = std::move(outcome->consequences);
    if (outcome->destroys) {
        all.destroyed = std::move(outcome->along);
        all.destroyed.push_back({command.noun, id});
    }
    all.done = {command.noun, id, command.act, after.state, after.version, leaf, after.due, after.provisional, {id}};
    return all;
}

Result<Done> Door::finish(store::Db& db, Actor const& actor, Command const&, Setting const& setting, Prepared prepared,
                          std::optional<std::uint64_t> cause) {
    add_actor(prepared.facts, actor, cause);
    ledger::Draft draft{std::move(prepared.facts), {}, {}};
    if (!prepared.person.empty()) draft.persons.push_back(std::move(prepared.person));
    auto leaf = log_.append(std::move(draft), setting.at);
    assert(leaf == prepared.done.leaf);
    for (auto& each : prepared.destroyed) destroy(db, actor, setting, each, prepared.on, leaf);
    if (auto no = carry_out(db, prepared.consequences, actor, setting, prepared.on, leaf)) return *no;
    return std::move(prepared.done);
}

// What happens to a case before anybody acts on it: what is due lapses, and what was only a leaf opens.
std::optional<Refusal> Door::come_to(store::Db& db, Actor const& actor, Command const& command, Setting const& setting) {
    auto* noun = nouns_.named(command.noun);
    if (!noun || command.id.empty() || actor.channel == "clock") return std::nullopt;
    auto file = store::load(db, kCaseFiles, command.id);
    if (file) return file->noun == command.noun ? lapse(db, *noun, *file, setting) : std::nullopt;
    auto unopened = noun->unopened ? noun->unopened(db, command.id) : std::nullopt;
    if (!unopened) return std::nullopt;
    auto opened = act(db, the_law(unopened->asker), unopened->opening, setting, unopened->leaf);
    return opened ? std::nullopt : std::optional(opened.refusal());
}

// Whoever is refused an act on a case they may not read learns nothing of it from the refusal, not even that there is one.
Result<Done> Door::act(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::optional<std::uint64_t> cause) {
    assert(!actor.purpose.empty());
    auto done = try_to(db, actor, command, setting, cause);
    bool by_person = actor.channel != "law" && actor.channel != "clock";
    if (done || command.id.empty() || !by_person) return done;
    auto* noun = nouns_.named(command.noun);
    if (noun && may_know_of(db, nouns_, *noun, command.id, actor)) return done;
    hidden_(actor, command, done.refusal());
    return unknown_case(command.noun, command.id);
}

Result<Done> Door::try_to(store::Db& db, Actor const& actor, Command const& command, Setting const& setting, std::optional<std::uint64_t> cause) {
    if (auto no = come_to(db, actor, command, setting)) return *no;
    auto touched = touched_.size();
    auto prepared = prepare(db, actor, command, setting, log_.size());
    if (!prepared) return prepared.refusal();
    auto done = finish(db, actor, command, setting, std::move(*prepared), cause);
    if (done && depth_ == 0) done->moved = count_again(db, actor, setting, touched, done->leaf);
    return done;
}

Result<Done> Door::many(store::Db& db, Actor const& actor, std::vector<Command> const& commands, Setting const& setting,
                        std::optional<std::uint64_t> cause) {
    assert(!actor.purpose.empty());
    auto leaf = log_.size();
    ledger::Draft draft;
    Done done;
    std::vector<Consequence> consequences;
    std::vector<std::pair<Owner, law::Date>> destroyed;
    law::Date on = setting.today;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        auto prepared = prepare(db, actor, commands[i], setting, leaf);
        if (!prepared) {
            auto no = prepared.refusal();
            if (no.fields.empty()) no.fields.push_back({"", "", no.zh + " / " + no.en, ""});
            for (auto& field : no.fields) field.field = "rows[" + std::to_string(i) + "]" + (field.field.empty() ? "" : "." + field.field);
            return no;
        }
        on = prepared->on;
        done.ids.push_back(prepared->done.id);
        done.state = prepared->done.state;
        for (auto& each : prepared->consequences) consequences.push_back(std::move(each));
        for (auto& each : prepared->destroyed) destroyed.push_back({std::move(each), prepared->on});
        draft.rows.push_back({std::move(prepared->facts), std::move(prepared->person)});
    }
    draft.facts = {{"noun", commands.front().noun}, {"act", commands.front().act}, {"on", law::to_text(on)}, {"cases", std::int64_t(commands.size())}};
    add_actor(draft.facts, actor, cause);
    done.leaf = log_.append(std::move(draft), setting.at);
    assert(done.leaf == leaf);
    for (auto& [of, on_day] : destroyed) destroy(db, actor, setting, of, on_day, leaf);
    done.noun = commands.front().noun;
    done.act = commands.front().act;
    if (auto no = carry_out(db, consequences, actor, setting, on, leaf)) return *no;
    return done;
}

Result<Done> Door::act_on_many(store::Db& db, Actor const& actor, Command const& common, std::vector<std::string> const& ids,
                               Setting const& setting, std::optional<std::uint64_t> cause) {
    assert(!ids.empty());
    std::vector<Command> all;
    for (auto& id : ids) {
        // Lapses come first and are leaves of their own: the leaf over the many cases must not begin before them.
        all.push_back(common);
        all.back().id = id;
        if (auto no = come_to(db, actor, all.back(), setting)) return *no;
    }
    return many(db, actor, all, setting, cause);
}

Result<Done> Door::open_many(store::Db& db, Actor const& actor, Command const& common, std::vector<json::Object> const& each,
                             Setting const& setting, std::optional<std::uint64_t> cause) {
    assert(!each.empty());
    std::vector<Command> all;
    for (auto& fields : each) {
        all.push_back(common);
        all.back().fields = fields;
    }
    return many(db, actor, all, setting, cause);
}

std::optional<Refusal> Door::carry_out(store::Db& db, std::vector<Consequence> const& consequences, Actor const& actor, Setting const& setting,
                                       law::Date on, std::uint64_t cause) {
    assert(depth_ < kDeepest);
    struct Deeper { int& d; explicit Deeper(int& depth) : d(depth) { ++d; } ~Deeper() { --d; } } deeper(depth_);
    auto as_law = the_law(actor);
    std::size_t opened = 0;                                // rows of the act that earlier leaves took
    for (auto& consequence : consequences) {
        Command command{consequence.noun, "", consequence.act, consequence.fields, on, {}, {}};
        auto mark = log_.mark();
        auto touched = touched_.size();
        std::optional<store::Savepoint> savepoint;
        if (consequence.may_be_dropped) savepoint.emplace(db);
        Result<Done> done = [&]() -> Result<Done> {
            auto carrier = carriers_.find(consequence.noun + "." + consequence.act);
            if (carrier != carriers_.end()) return carried(carrier->second(db, *this, as_law, consequence.fields, setting));
            if (!consequence.each.empty()) return open_many(db, as_law, command, consequence.each, setting, cause);
            if (consequence.ids.size() > 1) return act_on_many(db, as_law, command, consequence.ids, setting, cause);
            if (!consequence.ids.empty()) command.id = consequence.ids.front();
            return act(db, as_law, command, setting, cause);
        }();
        if (done) {
            if (savepoint) savepoint->release();
            opened += consequence.each.size();
        } else if (!consequence.may_be_dropped) {
            return consequence.each.empty() ? done.refusal() : rows_after(done.refusal(), opened);
        } else {
            log_.rewind(mark);
            forget_touched_since(touched);
        }
    }
    return std::nullopt;
}

Result<Done> Door::act_of_the_clock(store::Db& db, Command const& command, Setting const& setting) {
    auto prepared = prepare(db, the_clock(), command, setting, log_.size());
    if (!prepared) return prepared.refusal();
    return finish(db, the_clock(), command, setting, std::move(*prepared), {});
}

std::uint64_t Door::note(ledger::Draft draft, Actor const& actor, Setting const& setting) {
    add_actor(draft.facts, actor, {});
    draft.facts["on"] = law::to_text(setting.today);
    return log_.append(std::move(draft), setting.at);
}

}  // namespace casework

HENGXIN_ROW(, casework::CaseFile);

#include "engine/calls.h"
#include <future>
#include "casework/fields.h"
#include "engine/asking.h"
#include "engine/batches.h"
#include "engine/import.h"
#include "engine/notices.h"
#include "law/refusal.h"
#include "ledger/history.h"

namespace engine {
namespace {

using law::Refusal;

Refusal unknown_call(std::string const& name) {
    return {"unknown_call", "没有这种调用：" + name, "There is no such call: " + name, "衡信系统规则 (own rule)", "命令行", {}, {}, 400};
}

// Waits for what a desk or the login answers from another thread.
template <class T> class Waiting {
 public:
    std::function<void(law::Result<T>)> done() {
        return [state = state_](law::Result<T> result) { state->set_value(std::move(result)); };
    }
    casework::Failed failed() {
        return [state = state_](std::exception_ptr error) { state->set_exception(error); };
    }
    law::Result<T> get() { return state_->get_future().get(); }

 private:
    std::shared_ptr<std::promise<law::Result<T>>> state_ = std::make_shared<std::promise<law::Result<T>>>();
};

// The only matter the account's agency has for it, when none was named.
std::string only_matter(Engine& engine, casework::Actor const& actor) {
    auto board = engine.desk->board();
    auto agency = board->agencies.find(actor.agency);
    std::string found;
    if (agency == board->agencies.end()) return found;
    for (auto& remit : agency->second.remits) {
        if (!agency::in_force(remit, engine.today())) continue;
        if (!found.empty()) return "";
        found = remit.matter;
    }
    return found;
}

// An agency with several matters names the one at hand; without any, it is refused as ever.
std::optional<Refusal> matter_is_named(Engine& engine, casework::Actor const& actor) {
    auto board = engine.desk->board();
    auto agency = board->agencies.find(actor.agency);
    if (agency == board->agencies.end()) return std::nullopt;
    Refusal no{"matter_is_named", "本单位有多个事项，请写明办理哪一个。", "Your agency has several matters: name the one at hand.", "宁社信发〔2020〕6号", "（十三）", {}, {}, 400};
    for (auto& remit : agency->second.remits)
        if (agency::in_force(remit, engine.today())) no.fields.push_back({"matter", "", remit.name, "--matter " + remit.matter});
    return no.fields.empty() ? std::nullopt : std::optional(no);
}

Called check_one(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    check::Desk::Request request{json::text_or(arguments, "matter"), json::text_or(arguments, "case"), json::text_or(arguments, "code"), json::text_or(arguments, "name"), {}};
    if (request.matter.empty()) request.matter = only_matter(engine, actor);
    if (request.matter.empty())
        if (auto no = matter_is_named(engine, actor)) return *no;
    Waiting<json::Object> waiting;
    engine.desk->ask(*engine.writer, actor, std::move(request), engine.today(), [told = waiting.done()](auto result, bool) { told(std::move(result)); }, waiting.failed());
    return waiting.get();
}

Called check_batch(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    std::vector<check::Row> rows;
    for (auto& each : json::array(arguments, "rows")) rows.push_back({json::text(each.as_object(), "name"), json::text(each.as_object(), "code")});
    if (rows.empty() || rows.size() > 4096) throw json::Error("$.rows: 应为 1 至 4096 行 / 1 to 4096 rows");
    auto matter = json::text_or(arguments, "matter");
    if (matter.empty()) matter = only_matter(engine, actor);
    if (matter.empty())
        if (auto no = matter_is_named(engine, actor)) return *no;
    Waiting<check::Desk::BatchAnswer> waiting;
    engine.desk->ask_batch(*engine.writer, actor, matter, std::move(rows), engine.today(), waiting.done(), waiting.failed());
    auto answered = waiting.get();
    if (!answered) return answered.refusal();
    json::Array all;
    for (std::size_t i = 0; i < answered->answers.size(); ++i)
        all.push_back(batch_row(answered->answers[i], *answered->board, std::to_string(answered->leaf) + "." + std::to_string(i)));
    return json::Object{{"leaf", std::int64_t(answered->leaf)}, {"rows", std::move(all)}};
}

json::Object done_json(casework::Done const& done) {
    return {{"noun", done.noun}, {"id", done.id}, {"act", done.act}, {"state", done.state}, {"version", done.version}, {"leaf", std::int64_t(done.leaf)},
            {"due", json::write(done.due)}, {"provisional", done.provisional}, {"ids", json::write(done.ids)}};
}

// {"noun","id"?,"act","fields"?,"words"?,"on"?,"ids"?}: one act on one case, or on many of a kind.
Called act(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    casework::Command command{json::text(arguments, "noun"), json::text_or(arguments, "id"), json::text(arguments, "act"), {}, {}, {}, {}};
    auto* noun = all_nouns().called(command.noun);
    if (!noun) return no_such_noun(command.noun);
    command.noun = noun->name;
    if (auto* fields = arguments.if_contains("fields")) command.fields = fields->as_object();
    if (auto* words = arguments.if_contains("words"))
        for (auto& each : typed_fields(noun->editions.back(), command.act, words->as_object())) command.fields[each.key()] = each.value();
    if (auto no = casework::secret_sent(noun->editions.back(), command.act, command.fields)) return *no;
    if (auto on = json::text_or(arguments, "on"); !on.empty()) command.on = json::Text<law::Date>::from(on);
    std::vector<std::string> ids;
    if (auto* all = arguments.if_contains("ids")) ids = json::read<std::vector<std::string>>(*all, "$.ids");
    auto done = engine.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) {
        return ids.empty() ? door.act(db, actor, command, now) : door.act_on_many(db, actor, command, ids, now);
    });
    if (!done) return done.refusal();
    auto all = done_json(*done);
    if (arguments.contains("receipt"))
        all["receipt"] = engine.readers.with([&](store::Db& db) { return ledger::History(db).receipt(db, done->leaf, std::nullopt); });
    return all;
}

// {"id","password"}: hashed here, by the same steps as over HTTP.
Called set_secret(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    auto id = json::text(arguments, "id");
    if (id.empty()) return no_such_user("");            // no id would be an account that is not opened yet
    Waiting<casework::Done> waiting;
    engine.auth->set_secret(actor, id, json::text(arguments, "password"), waiting.done());
    auto done = waiting.get();
    if (!done) return done.refusal();
    return done_json(*done);
}

Called clock(Engine& engine, json::Object const& arguments) {
    engine.clock.advance(json::text(arguments, "advance"));
    auto lapsed = engine.let_lapse();
    return json::Object{{"today", law::to_text(engine.today())}, {"lapsed", std::int64_t(lapsed)}};
}

Called login(Engine& engine, json::Object const& arguments) {
    Waiting<account::Granted> waiting;
    engine.auth->login(json::text(arguments, "user"), json::text(arguments, "password"), false, "cli", waiting.done());
    auto granted = waiting.get();
    if (!granted) return granted.refusal();
    return json::Object{{"token", granted->token}, {"user", granted->account.user}, {"seconds", granted->seconds}};
}

}  // namespace

law::Result<casework::Actor> actor_of(Engine& engine, Caller const& caller) {
    casework::Actor actor;
    if (engine.config.demo && caller.token.empty()) {
        auto account = engine.directory.find(caller.as, engine.today());
        if (!account)
            return Refusal{"no_such_user", "没有这个在用账号：" + caller.as, "There is no account in use with this name: " + caller.as, "衡信系统规则 (own rule)", "--as",
                           {}, {{"as", caller.as, "未找到 / not found", "见 demo-accounts.csv / see demo-accounts.csv"}}, 401};
        actor = account::actor_of(*account, "cli");
    } else {
        auto known = engine.auth->actor_of_token(caller.token, "cli");
        if (!known) return known.refusal();
        actor = *known;
        if (!caller.as.empty() && actor.user != caller.as)
            return Refusal{"not_logged_in", "请先以该账号登录：hengxin login", "Log in as this user first: hengxin login", "衡信系统规则 (own rule)", "--as", {}, {}, 401};
    }
    actor.os_user = caller.os_user;
    return actor;
}

Called call(Engine& engine, std::string const& name, Caller const& caller, json::Object const& arguments) {
    if (name == "login") return login(engine, arguments);
    if (name == "clock") return clock(engine, arguments);
    auto actor = actor_of(engine, caller);
    if (!actor) return actor.refusal();
    if (actor->roles.has(law::Party::agency_system))
        if (auto officer = json::text_or(arguments, "officer"); !officer.empty()) {
            auto named = engine.auth->name_officer(*actor, officer);
            if (!named) return named.refusal();
            actor = *named;
        }
    if (name == "check") return check_one(engine, *actor, arguments);
    if (name == "check_batch") return check_batch(engine, *actor, arguments);
    if (name == "act") return act(engine, *actor, arguments);
    if (name == "set_secret") return set_secret(engine, *actor, arguments);
    if (name == "ask") return ask_api(engine, *actor, arguments);
    if (name == "import") return import_file(engine, *actor, arguments);
    if (name == "send_notices") return send_notices(engine, *actor);
    return unknown_call(name);
}

law::Refusal no_such_noun(std::string const& said) {
    std::string known;
    for (auto& noun : all_nouns().all()) known += (known.empty() ? "" : " ") + noun.name;
    return {"unknown_noun", "没有这类事项：" + said, "There is no such kind of case: " + said, "衡信系统规则 (own rule)", "act", {},
            {{"noun", said, "没有这类事项 / no such kind of case", known}}, 404};
}

law::Refusal no_such_user(std::string const& user) {
    return {"no_such_user", "没有这个登录名：" + user, "There is no such user: " + user, "衡信系统规则 (own rule)", "账号", {},
            {{"user", user, "没有这个登录名 / no such user", "登录名见 hengxin list accounts，须与开立时一致 / `hengxin list accounts` tells them, spelled as they were opened"}}, 404};
}

}  // namespace engine

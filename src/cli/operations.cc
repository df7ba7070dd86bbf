#include <filesystem>
#include "cli/cli.h"
#include "engine/derived.h"
#include "engine/founding.h"
#include "ledger/history.h"
#include "rule/store.h"

namespace cli {
namespace {

void migrate(std::string const& data, Setting& setting) {
    auto config = engine::read_config(data);
    engine::Lock lock(data);
    auto db = store::open(engine::database_address(data, config));
    int count = store::migrate(*db, store::shipped_migrations());
    if (setting.json) print_json(json::Object{{"applied", count}});
    else std::printf("%s %d\n", setting.say("已应用的迁移", "migrations applied").c_str(), count);
}

// The tables that follow from the ledger, where verify found that they do not. Nobody else may be writing.
void remake(std::string const& data, Setting& setting) {
    auto config = engine::read_config(data);
    engine::Lock lock(data);
    auto db = store::open(engine::database_address(data, config));
    store::Transaction transaction(*db);
    auto keys = engine::read_keys((std::filesystem::path(data) / config.keys).string());      // an absolute one stands alone
    engine::KeySealer sealer(keys.sealing);
    db->sealer = &sealer;
    auto made = engine::make_derived_again(*db, [&](std::string_view text) { return engine::blind_index(keys, text); });
    transaction.commit();
    if (setting.json) return print_json(json::Object{{"remade", json::write(made)}});
    std::string names;
    for (auto& each : made) names += (names.empty() ? "" : ", ") + each;
    std::printf("%s %s\n", setting.say("已由账本重新生成：", "made again from the ledger:").c_str(), names.c_str());
}

// What an operator looks at first: each line a question and its answer.
void doctor(std::string const& data, Setting& setting) {
    struct Line { std::string what; bool ok; std::string said; };
    std::vector<Line> lines;
    auto check = [&](std::string const& what, std::function<std::string()> const& ask) {
        try {
            lines.push_back({what, true, ask()});
        } catch (std::exception const& e) {
            lines.push_back({what, false, e.what()});
        }
    };
    check(setting.say("配置", "configuration"), [&] { return engine::read_config(data).database; });
    check(setting.say("密钥权限", "key files"), [&] {
        auto folder = std::filesystem::path(data) / engine::read_config(data).keys;      // an absolute one stands alone
        for (auto* name : {"signing.pem", "sealing.key", "blind.key"}) {
            auto status = std::filesystem::status(folder / name);
            if (status.type() == std::filesystem::file_type::not_found) throw std::runtime_error(std::string(name) + ": 缺失 / missing");
            auto mode = status.permissions();
            if ((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) != std::filesystem::perms::none)
                throw std::runtime_error(std::string(name) + ": 权限应为 0600 / its mode must be 0600");
        }
        return std::string("0600");
    });
    check(setting.say("数据库", "database"), [&] {
        engine::Reading reading(data);
        return std::to_string(reading.db->number(store::Query{"leaves", "SELECT size FROM head"}).value_or(0)) + setting.say(" 账页", " leaves");
    });
    check(setting.say("法定期间", "periods"), [&] {
        engine::Reading reading(data);
        auto missing = rule::missing_periods(rule::read_law(*reading.db).periods, engine::all_nouns());
        if (!missing.empty()) throw std::runtime_error(missing.front());
        return std::string("ok");
    });
    check(setting.say("剩余空间", "free space"), [&] {
        auto free = std::filesystem::space(data).available >> 20;
        if (free < 1024) throw std::runtime_error(std::to_string(free) + " MiB");
        return std::to_string(free) + " MiB";
    });
    json::Array all;
    for (auto& line : lines) {
        if (!line.ok) setting.exit = kRefused;
        all.push_back(json::Object{{"what", line.what}, {"ok", line.ok}, {"said", line.said}});
        if (!setting.json) std::printf("%s %s: %s\n", line.ok ? "✓" : "✗", line.what.c_str(), line.said.c_str());
    }
    if (setting.json) print_json(json::Object{{"ok", setting.exit == kDone}, {"lines", std::move(all)}});
}

}  // namespace

void add_operations(CLI::App& app, Setting& setting) {
    auto data = std::make_shared<std::string>();
    auto* up = app.add_subcommand("migrate", "把数据库结构升到本程序的版本 / bring the schema up to date");
    up->add_option("--data", *data, "数据目录 / data folder")->required();
    up->callback([data, &setting] { migrate(*data, setting); });
    auto* look = app.add_subcommand("doctor", "体检 / look for trouble");
    look->add_option("--data", *data, "数据目录 / data folder")->required();
    auto again = std::make_shared<bool>(false);
    look->add_flag("--remake", *again, "停止服务后，由账本重新生成 recipient、feed_change、partner_question / with the server stopped: make the tables that follow from the ledger again");
    look->callback([data, again, &setting] { *again ? remake(*data, setting) : doctor(*data, setting); });
    auto* rules = app.add_subcommand("rules", "法律数据 / law as data");
    rules->require_subcommand(1);
    rules->add_subcommand("check", "检查随附的规则文件 / check the shipped seed files")->callback([&setting] {
        json::Object rows;
        for (auto* name : {"periods", "calendar", "list_types", "measures"}) rows[name] = std::int64_t(engine::seed_rows(name).size());
        if (setting.json) return print_json(rows);
        for (auto* name : {"periods", "calendar", "list_types", "measures"})
            std::printf("%s: %zu %s\n", name, engine::seed_rows(name).size(), setting.say("行", "rows").c_str());
    });
}

}  // namespace cli
